#!/usr/bin/env bash
# INDEX of one row with a single position, in a JavaScript spreadsheet engine.
#
# Guess       INDEX(A1:C1, 2) is the second cell of the row, as LibreOffice Calc 7.4.7 (and its documentation) has it: a range
#             of one row needs no row number. LOOKUP, a function of every spreadsheet since the first ones, is there.
# What comes  HyperFormula 3.5.0 (npm) takes the 2 for a row and gives #NUM!; INDEX(A1:C1, 1, 2) is 2022. LOOKUP is unknown:
#             #NAME?. gnumeric 1.12.55 (Debian) also refuses the first form: a reference error.
# Why it      A budget's payback year is found by looking up a year in the row of years. Wrapped in IFERROR, as such formulas
# matters     usually are, the error turns "2022" into "never": whoever opens the workbook in such a program reads that the
#             money does not come back.
# Seen        2026-11-30:  "#NUM!" 2022 "#NAME?"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund hyperformula@3.5.0 >/dev/null
cat >seen.cjs <<'JS'
const { HyperFormula } = require("hyperformula");
const years = [2021, 2022, 2023];
const formulas = ["=INDEX(A1:C1,2)", "=INDEX(A1:C1,1,2)", "=LOOKUP(2022,A1:C1)"];
const sheet = HyperFormula.buildFromArray([years, formulas], { licenseKey: "gpl-v3" });
const shown = ["A2", "B2", "C2"].map((name) => {
  const value = sheet.getCellValue(sheet.simpleCellAddressFromString(name, 0));
  return JSON.stringify(value !== null && typeof value === "object" ? value.value : value);
});
console.log(shown.join(" "));
JS
seen=$(node seen.cjs)
echo "$seen"
[ "$seen" = '"#NUM!" 2022 "#NAME?"' ] || { echo "The behaviour has changed." >&2; exit 1; }
