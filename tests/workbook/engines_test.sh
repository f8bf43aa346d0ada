#!/usr/bin/env bash
# The workbook is the same everywhere: engines_test.sh WORKBOOK_EXAMPLE MODULES
# Exit code 77: a spreadsheet program is missing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder"
node "$(dirname "$0")/engines.mjs" "$folder" "$2"

# No cell is too narrow for its number: on paper nothing is "###".
command -v soffice >/dev/null && command -v pdftotext >/dev/null || {
  echo "skipped: LibreOffice or pdftotext is not installed (scripts/setup --tests)"
  exit 77
}
for name in one-da three-en; do
  timeout 300 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf \
    --outdir "$folder" "$folder/$name-fresh.xlsx" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
  if pdftotext -layout "$folder/$name-fresh.pdf" - | grep -n '###'; then
    echo "FAILED: $name.xlsx has cells that are too narrow"
    exit 1
  fi
done
