#!/usr/bin/env bash
# The program as users call it: program_test.sh KOHORT SOURCE_FOLDER
# Each wrong input must end with exit code 2, a message with the place and a suggestion, no stack
# trace, and nothing that could be taken for a result.
set -u
kohort=$1
scenarios=$2/scenarios
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
cp "$scenarios"/*.toml .
passed=0
failed=0

pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  echo "FAILED: $1"
  sed 's/^/    /' "$folder/printed" | head -12
}

# expect CLAIM CODE PATTERN COMMAND...
expect() {
  local claim=$1 code=$2 pattern=$3
  shift 3
  timeout 120 "$@" >"$folder/printed" 2>&1 </dev/null
  local got=$?
  if [ $got -ne "$code" ]; then
    fail "$claim: exit code $got instead of $code"
  elif ! grep -Eq -- "$pattern" "$folder/printed"; then
    fail "$claim: no line matches $pattern"
  else
    pass
  fi
}

scenario() { printf '%s\n' 'extends = "gladsaxe-2016-sverigesmodel.toml"' "$@" >s.toml; }
run=("$kohort" run --progress none --replications 2 --draws 2)

expect "no arguments explain the program" 0 "run" "$kohort"
expect "an unknown command is refused" 2 "." "$kohort" fly
expect "shipped scenarios are right" 0 "." "$kohort" check ./*2*.toml denmark.toml
expect "a value can be explained" 0 "turnover_dk_2024" "$kohort" explain denmark.toml casework.turnover

expect "children can be listed without a number" 0 "--child [0-9]" "$kohort" trace gladsaxe-2016-sverigesmodel.toml --diff --set municipality.births_per_year=100
expect "an unknown child is refused with the range" 2 "numbered 1 to [0-9]+" "$kohort" trace gladsaxe-2016-sverigesmodel.toml --child 99999 --set municipality.births_per_year=100
small=(gladsaxe-2016-sverigesmodel.toml --set municipality.births_per_year=40 --no-break-even --lang en)
for seed in 18446744073709551616 -1 0x10 1.5; do
  expect "seed $seed is refused with the range" 2 "18446744073709551615" "${run[@]}" "${small[@]}" --seed=$seed
done
expect "the largest seed is one" 0 "seed 18446744073709551615" "${run[@]}" "${small[@]}" --seed 18446744073709551615 --out largest
# Also options that are added later: those whose value --help calls a number.
for command in run sweep merge calibrate analyse trace cashflow import; do
  for option in $("$kohort" "$command" --help | grep -Eo -- '--[a-z-]+ (UINT|INT|YEARS|\[K\])' | cut -d' ' -f1); do
    for number in 0x10 0b11 1e2; do
      expect "$command $option $number is refused" 2 "$number" "$kohort" "$command" no-such-file "$option" "$number"
    done
    expect "$command $option can have zeros in front" 2 "no-such-file|requires --slurm" "$kohort" "$command" no-such-file "$option" 010
  done
done
expect "zeros in front do not make a number octal" 0 "\b10 (simul|repl)" "$kohort" run --progress none --draws 2 "${small[@]}" --replications 010 --out octal
expect "a replication can be had alone" 0 "without an error" "${run[@]}" "${small[@]}" --repeat 3:1
expect "which must be one" 2 "--repeat 3:x" "${run[@]}" "${small[@]}" --repeat 3:x
scenario '[casework]' 'turnovr = 0.2'
expect "a misspelled key has place and suggestion" 2 "s\.toml:3:1: .*turnover" "$kohort" check s.toml
scenario '[casework]' 'turnover = { value = 0.2, unit = "months" }'
expect "a wrong unit is an error" 2 "s\.toml:3:.*per year" "$kohort" check s.toml
scenario '[casework]' 'turnover = "many"'
expect "text for a number is an error" 2 "s\.toml:3:.*turnover" "$kohort" check s.toml
scenario '[adult]' 'causal_share = 1.2'
expect "a share of 1.2 is an error" 2 "s\.toml:3:.*1\.2.*0.*1" "$kohort" check s.toml
scenario '[adult]' 'causal_share = 1.2' '[casework]' 'turnovr = 3' 'turnover = "x"'
"$kohort" check s.toml >"$folder/printed" 2>&1
[ "$(grep -c '^s\.toml:' "$folder/printed")" -ge 3 ] && pass || fail "three errors are reported together"

echo 'extends = "nowhere.toml"' >s.toml
expect "a missing extends is an error with its place" 2 "s\.toml:1:.*nowhere" "$kohort" check s.toml
echo 'extends = "b.toml"' >a.toml
echo 'extends = "a.toml"' >b.toml
expect "a cycle of extends is an error" 2 "(cycle|circle|ring)" "$kohort" check a.toml
: >s.toml
expect "an empty file is an error" 2 "s\.toml" "$kohort" check s.toml
head -c 10000000 /dev/urandom >s.toml
expect "10 MB of noise is refused at once" 2 "s\.toml" "$kohort" check s.toml
[ "$(wc -l <"$folder/printed")" -lt 60 ] && pass || fail "noise gives a short message"
mkdir d.toml
expect "a folder for a file is an error" 2 "d\.toml" "$kohort" check d.toml
expect "a missing file is an error" 2 "absent\.toml" "$kohort" run absent.toml
expect "--set of an unknown key has a suggestion" 2 "turnover" \
  "${run[@]}" denmark.toml --set casework.turnovr=1
expect "--set without a value is an error" 2 "set" "${run[@]}" denmark.toml --set casework.turnover
expect "a whole number with marks is refused with what to write" 2 "did you mean 1000\?" \
  "$kohort" run --progress none denmark.toml --draws 1.000
expect "an amount that can be off by a thousand is refused" 2 "this can be 1200 or 1.2" \
  "${run[@]}" denmark.toml --precision "1,200 mio. kr."
expect "an unknown unit is refused" 2 "unknown unit .*t\.kr\., mio\. kr\. or mia\. kr\." \
  "${run[@]}" denmark.toml --precision "500 m.kr."
[ -e results ] && fail "wrong input leaves no results folder" || pass

small=(--set municipality.births_per_year=60)
scenario '[municipality]' 'births_per_year = 60.000'
expect "check asks about a Danish thousand" 0 \
  "s\.toml:3:19: municipality.births_per_year = 60.000 is read as 60; .* write 60000, otherwise 60" \
  "$kohort" check s.toml --lang en
expect "so does run, in Danish" 0 "s\.toml:3:19: .* er læst som 60; er det et tusindtal" \
  "${run[@]}" s.toml --no-break-even --out asked
printf 't;udgift;besparelse\n0;1.000,10;\n1;;500,05\n2;;500,05\n' >flow.csv
expect "a rate in per cent may have a comma and a unit" 0 "Rente: 3,5" \
  "$kohort" cashflow flow.csv --rate "3,5 pct."
expect "a rate that can be off by a thousand is refused" 2 "this can be 3500 or 3.5" \
  "$kohort" cashflow flow.csv --rate 3.500
expect "decimals that add up to zero are paid back" 0 "^Tilbagebetalt: +2 " \
  "$kohort" cashflow flow.csv --rate 0
touch taken
expect "results into a file are refused" 2 "taken" "${run[@]}" denmark.toml "${small[@]}" --out taken
expect "results under a file are refused" 2 "taken" \
  "${run[@]}" denmark.toml "${small[@]}" --out taken/below
(
  ulimit -f 20
  exec timeout 120 "${run[@]}" denmark.toml "${small[@]}" --out full >"$folder/printed" 2>&1
)
[ $? -eq 2 ] && pass || fail "a full disk ends with exit code 2"
grep -q '"complete": *true' full/summary.json 2>/dev/null && fail "a full disk leaves no result" || pass
expect "after the disk has room again, the same command completes the run" 0 "." \
  "${run[@]}" denmark.toml "${small[@]}" --out full

many=("$kohort" run denmark.toml --set municipality.births_per_year=400 --progress none
  --replications 4000 --draws 4)
"${many[@]}" --out stopped >"$folder/printed" 2>&1 &
sleep 3
kill -INT $!
wait $!
code=$?
[ $code -eq 130 ] && pass || fail "Ctrl-C ends with 130 (was $code)"
grep -q '"complete": *false' stopped/summary.json && pass || fail "an interrupted run says so"

hash_of() { grep -o '"result_hash": *"[0-9a-f]*"' "$1/manifest.json"; }
base=("$kohort" run gladsaxe-2016-sverigesmodel.toml --progress none --draws 2
  --set municipality.births_per_year=100)
expect "a run succeeds" 0 "." "${base[@]}" --replications 6 --threads 1 --out one
expect "so it does on two threads" 0 "." "${base[@]}" --replications 6 --threads 2 --out two
expect "and on seven" 0 "." "${base[@]}" --replications 6 --threads 7 --out seven
expect "a run of three" 0 "." "${base[@]}" --replications 3 --out parts
expect "goes on to six" 0 "." "${base[@]}" --replications 6 --out parts
[ -n "$(hash_of one)" ] && [ "$(hash_of one)" = "$(hash_of two)" ] &&
  [ "$(hash_of one)" = "$(hash_of seven)" ] && [ "$(hash_of one)" = "$(hash_of parts)" ] &&
  pass || fail "threads and interruptions do not change the result hash"

expect "a report is made from a copied folder" 0 "report\.html" \
  bash -c "mv one 'one <i>\"copy\"' && rm -r ./*.toml && '$kohort' report 'one <i>\"copy\"' --account"
cmp -s 'one <i>"copy"/report.html' two/report.html && pass || fail "two runs give the same report"
expect "why explains a figure" 0 "costs\.caseworker" "$kohort" why two cost_municipality --lang en
expect "why lists figures" 0 "placement_starts" "$kohort" why two
expect "an unknown figure has a suggestion" 2 "cost_municipality" "$kohort" why two cost_municipalty
mkdir empty
expect "a report of an empty folder is refused" 2 "empty.*results folder" "$kohort" report empty
[ -z "$(ls -A empty)" ] && pass || fail "a refused folder stays empty"
echo damaged >empty/results.sqlite
expect "a damaged results file is refused" 2 "damaged" "$kohort" report empty
expect "a report of a file is refused" 2 "is a file" "$kohort" report empty/results.sqlite
scenario ''
cat >shares.toml <<'TOML'
scenario = "s.toml"
set = ["municipality.births_per_year=40"]
[design]
kind = "grid"
levels = 2
[[parameters]]
key = "placement.entry_12_17[foster]"
low = 0.3
high = 0.8
[[parameters]]
key = "placement.entry_12_17[institution]"
low = 0.2
high = 0.9
TOML
expect "shares that exceed 1 together are failed points, with their cause" 3 \
  "placement\.entry_12_17: sums to 1\.[127]" "$kohort" sweep shares.toml --progress none --out shares

expect "a run without programmes has no account" 2 "no scenario has a programme" \
  "$kohort" report full --account
expect "without Chromium the package is named" 2 "package chromium" \
  env KOHORT_CHROMIUM=/nowhere "$kohort" report two --pdf
expect "an interrupted run's report carries a warning" 0 "UFULDST" "$kohort" report stopped

echo "program test: $passed passed, $failed failed"
[ $failed -eq 0 ]
