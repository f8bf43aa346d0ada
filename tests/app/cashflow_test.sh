#!/usr/bin/env bash
# A spreadsheet program's own functions give what `kohort cashflow` gives: cashflow_test.sh KOHORT
# Compares present values, internal and modified rates of return of dated and yearly amounts with
# XNPV, XIRR, NPV, IRR and MIRR of LibreOffice. Exit code 77: LibreOffice is missing.
set -eu
kohort=$1
command -v soffice >/dev/null || {
  echo "skipped: LibreOffice Calc is not installed (scripts/setup --tests installs it)"
  exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Cases: discount rate, finance rate and reinvestment rate in per cent, then amounts by date
# (positive is a gain). Each date is one row of the sheet.
cat >"$folder/dated" <<'END'
6 6 6 2001-01-01:-10000 2002-01-02:2000 2003-01-03:2500 2004-01-05:5000 2005-01-06:10000
3.5 5 2 2019-02-28:-500000 2019-03-01:-125000.5 2020-02-29:80000 2024-12-31:310000 2031-07-15:905000.25
0 0 0 2020-01-01:-1000 2020-01-02:999 2020-12-31:1.5
10 10 10 1999-12-31:-100 2150-06-30:150
END
cat >"$folder/yearly" <<'END'
3 3 3 -3000 500 500 500 500 500 500 500
12 10 12 -120000 39000 30000 21000 37000 46000
10 10 12 -100 1200
4 4 4 -1000 0 0 250.25 0 900
END

cell() { printf '<table:table-cell office:value-type="float" office:value="%s"/>' "$1"; }
formula() { printf '<table:table-cell table:formula="of:=%s"/>' "$1"; }
row() { printf '<table:table-row>%s</table:table-row>\n' "$*"; }
date_cell() { printf '<table:table-cell office:value-type="date" office:date-value="%s"/>' "$1"; }

# sheet KIND: amounts in columns A and B, of each case its results in one row of column D on.
sheet() {
  local at=1 rate finance reinvest
  while read -r rate finance reinvest amounts; do
    local begin=$at
    for amount in $amounts; do
      if [ "$1" = dated ]; then
        row "$(date_cell "${amount%%:*}")$(cell "${amount#*:}")"
      else
        row "$(cell 0)$(cell "$amount")"
      fi
      at=$((at + 1))
    done
    local values="[.B$begin:.B$((at - 1))]" times="[.A$begin:.A$((at - 1))]"
    if [ "$1" = dated ]; then
      row "$(formula "XNPV($rate/100;$values;$times)")$(formula "XIRR($values;$times)")$(cell 0)"
    else
      row "$(formula "NPV($rate/100;$values)*(1+$rate/100)")$(formula "IRR($values)")$(formula "MIRR($values;$finance/100;$reinvest/100)")"
    fi
    at=$((at + 1))
  done <"$folder/$1"
}
document() {
  cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="flow">
END
  sheet "$1"
  printf '</table:table></office:spreadsheet></office:body></office:document>\n'
}

# expected KIND: one line a case with the spreadsheet's values, full precision.
expected() {
  document "$1" >"$folder/$1.fods"
  timeout 300 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to \
    'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false' \
    --outdir "$folder" "$folder/$1.fods" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
  local at=0 rest
  while read -r _ _ _ rest; do
    at=$((at + $(wc -w <<<"$rest") + 1))
    sed -n "${at}p" "$folder/$1.csv"
  done <"$folder/$1"
}

field() { sed -n "s/^ *\"$1\": *\\(-\\{0,1\\}[0-9.e+-]*\\).*/\\1/p" "$folder/json" | head -1; }

cases=0
for kind in dated yearly; do
  expected "$kind" >"$folder/$kind.expected"
  while read -r rate finance reinvest amounts <&3 && IFS=$'\t' read -r value irr mirr <&4; do
    [ "$kind" = dated ] && echo "date,saving" >"$folder/flow.csv" || echo "t,saving" >"$folder/flow.csv"
    t=0
    for amount in $amounts; do
      [ "$kind" = dated ] && echo "${amount/:/,}" || echo "$t,$amount"
      t=$((t + 1))
    done >>"$folder/flow.csv"
    "$kohort" cashflow "$folder/flow.csv" --rate "$rate" --finance-rate "$finance" \
      --reinvest-rate "$reinvest" --json >"$folder/json"
    own_irr=$(tr -d '\n ' <"$folder/json" | sed 's/.*"internal_rates":\[\([^],]*\).*/\1/')
    [ "$kind" = yearly ] && own_mirr=$(field modified_internal_rate) || own_mirr=0
    awk -v what="$kind: $rate $amounts" -v a="${value//\"/} ${irr//\"/} ${mirr//\"/}" \
      -v b="$(field net_present_value) $own_irr $own_mirr" 'BEGIN {
        n = split(a, x, " "); m = split(b, y, " ")
        for (i = 1; i <= n; ++i) if (x[i] ~ /%$/) x[i] = x[i] / 100  # as the cell shows a rate
        if (n != 3 || m != 3) { printf "FAILED: %s: \"%s\" and \"%s\"\n", what, a, b; exit 1 }
        for (i = 1; i <= 3; ++i) {
          gap = x[i] - y[i]; size = (x[i] < 0 ? -x[i] : x[i])
          # IRR and XIRR stop at about ten digits.
          if (gap > 1e-8 * (size + 0.01) || gap < -1e-8 * (size + 0.01)) {
            printf "FAILED: %s: %s in the spreadsheet, %s by kohort\n", what, a, b
            exit 1
          }
        }
      }'
    cases=$((cases + 1))
  done 3<"$folder/$kind" 4<"$folder/$kind.expected"
done
[ "$cases" -eq 8 ] || { echo "FAILED: only $cases cases were compared"; exit 1; }
echo "$cases cash flows have the spreadsheet's XNPV, XIRR, NPV, IRR and MIRR"
