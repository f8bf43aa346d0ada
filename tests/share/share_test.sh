#!/usr/bin/env bash
# The packages for Python and R read what the program writes, and find by other means what it found.
#   share_test.sh KOHORT SOURCE_FOLDER
set -eu
kohort=$1
source=$2
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
quiet() { timeout 300 "$kohort" "$@" >printed || { cat printed >&2; exit 1; }; }
quiet sweep "$source/scenarios/studies/ishigami-sobol.toml" --points 512 --progress none --out sobol
quiet sweep "$source/scenarios/studies/linear-normal-decision.toml" --points 3000 --progress none \
  --csv dk --out decision
small=(--set municipality.births_per_year=40 --set time.horizon_age=20)
quiet run "$source/scenarios/gladsaxe-2016-sverigesmodel.toml" "${small[@]}" --draws 10 \
  --replications 20 --no-break-even --progress none --out run
timeout 300 "$kohort" trace "$source/scenarios/gladsaxe-2016-sverigesmodel.toml" "${small[@]}" \
  --csv >lives.csv

PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$source/share/python" python3 "$here/share_test.py"
echo "Python: passed"
if command -v Rscript >/dev/null; then
  mkdir library
  # Installed from a copy, as a package is.
  cp -r "$source/share/R/kohortresults" package
  R CMD INSTALL --no-docs --library=library package >installed 2>&1 || { cat installed >&2; exit 1; }
  R_LIBS="$folder/library" Rscript "$here/share_test.R"
  echo "R: passed"
else
  echo "R: not here, so its package was not tried"
fi
