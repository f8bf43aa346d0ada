#!/usr/bin/env bash
# A spreadsheet program recalculates the workbook: workbook_test.sh WORKBOOK_EXAMPLE KOHORT
# The values stored in formula cells are what LibreOffice computes, also after inputs have changed,
# and its present value is that of `kohort cashflow`. Exit code 77: LibreOffice is missing.
set -eu
example=$1
kohort=$2
command -v soffice >/dev/null || {
  echo "skipped: LibreOffice Calc is not installed (scripts/setup --tests installs it)"
  exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$example" "$folder"

# sheets MODE WORKBOOK FOLDER: every sheet as text, full precision, tab-separated. Mode 0
# recalculates every formula on loading, mode 1 none.
sheets() {
  local user=$folder/profile$1/user
  mkdir -p "$user" "$3"
  cat >"$user/registrymodifications.xcu" <<END
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>$1</value></prop></item>
</oor:items>
END
  timeout 300 soffice "-env:UserInstallation=file://$folder/profile$1" --headless --convert-to \
    'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1' \
    --outdir "$3" "$2" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
  for file in "$3"/*.csv; do mv "$file" "$3/$(basename "$file" | sed 's/^[a-z]*-[a-z]*-[a-z]*-//')"; done
}

# same A B: no cell differs by more than rounding; prints the first that does.
same() {
  paste -d $'\001' "$1" "$2" | awk -F $'\001' -v name="$(basename "$1")" '
    function plain(s) { gsub(/"/, "", s); return s }
    {
      n = split($1, a, "\t"); m = split($2, b, "\t")
      for (i = 1; i <= (n > m ? n : m); ++i) {
        x = plain(a[i]); y = plain(b[i])
        if (x == y) continue
        number = "^-?[0-9.]+(E[-+]?[0-9]+)?$"
        gap = x - y; size = (x < 0 ? -x : x) + 1
        if (x ~ number && y ~ number && gap < 1e-9 * size && gap > -1e-9 * size) continue
        printf "%s row %d column %d: %s instead of %s\n", name, NR, i, x, y
        exit 1
      }
    }'
}

sheets 0 "$folder/two-en-stale.xlsx" "$folder/recalculated"
sheets 1 "$folder/two-en-fresh.xlsx" "$folder/stored"
sheets 1 "$folder/two-en-stale.xlsx" "$folder/old"

[ "$(ls "$folder/stored" | wc -l)" -ge 20 ] || { echo "FAILED: sheets are missing"; exit 1; }
if grep -lE '#(REF|NAME|VALUE|DIV|N/A)|Err:' "$folder"/recalculated/*; then
  echo "FAILED: a formula is an error"
  exit 1
fi
for file in "$folder"/stored/*.csv; do
  same "$folder/recalculated/$(basename "$file")" "$file" || { echo "FAILED: stored values"; exit 1; }
done
# The test would show nothing if LibreOffice took the stored values over.
if same "$folder/recalculated/Overview 1.csv" "$folder/old/Overview 1.csv" >/dev/null; then
  echo "FAILED: nothing was recalculated"
  exit 1
fi

# The municipality's yearly differences and their present value, as recalculated.
awk -F '\t' '
  { gsub(/"/, "") }
  $1 == "Kind" { for (i = 3; i < NF; ++i) year[i] = $i; columns = NF }
  $1 == "In all" { ++totals; if (totals == 3) for (i = 3; i < columns; ++i) amount[i] = $i }
  $1 == "Present value" { print $columns > folder "/value" }
  END {
    print "year,amount"
    for (i = 3; i < columns; ++i) print year[i] "," amount[i]
  }' folder="$folder" "$folder/recalculated/Municipality 1.csv" >"$folder/stream.csv"
"$kohort" cashflow "$folder/stream.csv" --rate 5 --json >"$folder/cashflow.json"
npv=$(sed -n 's/.*"net_present_value": *\(-\{0,1\}[0-9.e+]*\).*/\1/p' "$folder/cashflow.json" | head -1)
awk -v sheet="$(cat "$folder/value")" -v program="$npv" 'BEGIN {
  gap = sheet + program  # a cost is positive in the workbook
  if (program == "" || gap > 1e-6 || gap < -1e-6) {
    printf "FAILED: present value %s in the workbook, %s by kohort cashflow\n", sheet, program
    exit 1
  }
}'
echo "The workbook recalculates to its stored values; present value $(cat "$folder/value")"
