#!/usr/bin/env bash
# Sensitivity and information against implementations that are not ours, on the same samples:
# independent_test.sh KOHORT SOURCE_FOLDER
set -eu
kohort=$1
here=$2/tests/app
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
sweep() { timeout 100 "$kohort" sweep "$@" --progress none --lang en --no-reuse >>printed; }

cat >morris.toml <<'STUDY'
model = "test:ishigami"
[design]
kind = "morris"
trajectories = 30
levels = 6
[[parameters]]
key = "x1"
low = -2
high = 3
[[parameters]]
key = "x2"
low = -3
high = 3
[[parameters]]
key = "x3"
low = 0
high = 3
STUDY
sweep morris.toml --out morris
python3 -I "$here/independent_morris.py" morris x1=-2:3 x2=-3:3 x3=0:3

if ! command -v Rscript >/dev/null; then
  echo "R is not installed: regressions are not compared"
elif ! Rscript -e 'quit(status = !requireNamespace("mgcv", quietly = TRUE))'; then
  echo "R has no mgcv (Debian: r-cran-mgcv): regressions are not compared"
else
  for model in ishigami linear-normal-decision; do
    cat >"$model.toml" <<STUDY
model = "test:$model"
all_uncertain = true
outputs = ["y"]
[design]
kind = "probabilistic"
points = 3000
STUDY
    sweep "$model.toml" --out "$model"
    Rscript "$here/independent_regressions.R" "$model"
  done
fi
echo "independent implementations: passed"
