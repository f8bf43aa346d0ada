#!/usr/bin/env bash
# The readers of sweep tables: read_sweep_test.sh KOHORT SOURCE_FOLDER
set -eu
kohort=$1
source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
timeout 100 "$kohort" sweep "$source/scenarios/studies/ishigami-sobol.toml" --points 256 \
  --progress none --out sobol >printed
python3 -I - "$source/scripts" <<'PY'
import json, sqlite3, statistics, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from read_sweep import inputs_by_point, points_by_output, read_sweep

sweep = read_sweep("sobol")
assert sweep["about"]["points"] == 256 * 5, sweep["about"]
assert len(sweep["value"]) == 256 * 5 and not sweep["failed"]
means = points_by_output(sweep)[("ishigami", "y")]
inputs = inputs_by_point(sweep)
assert set(inputs[0]) == {"x1", "x2", "x3"} and len(inputs) == len(means)
summary = sweep["summary"][0]
assert abs(statistics.fmean(means.values()) - summary["mean"]) < 1e-9
# The database says the same as the files, and describes every column of every table.
database = sqlite3.connect("sobol/results.sqlite")
assert database.execute("select sum(value) from value").fetchone()[0] - sum(means.values()) < 1e-6
described = set(database.execute("select table_name, column_name from data_dictionary"))
for (table,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
    for column in database.execute(f"select name from pragma_table_info('{table}')"):
        assert (table, column[0]) in described, (table, column)
study = json.load(open("sobol/study.json"))
assert study["analyses"][0]["kind"] == "sobol" and len(study["analyses"][0]["bars"]) == 3
PY
python3 "$source/scripts/read_sweep.py" sobol >printed
grep -q "ishigami y: mean" printed
if command -v Rscript >/dev/null; then
  Rscript "$source/scripts/read_sweep.R" sobol plot.pdf >printed
  grep -q "first" printed
  test -s plot.pdf
fi
echo "readers test: passed"
