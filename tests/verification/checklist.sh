#!/usr/bin/env bash
# The verification list against the tests there are: checklist.sh LIST.md CTEST BUILD_FOLDER
# Every number from 1 to 72 has one row; every test that a row names exists; a row without a test
# says why; and every test that carries a number is named in that number's row. Besides, no test's name
# is torn apart on its way to ctest.
set -u
list=$1
ctest=$2
build=$3
last=72
failed=0
fail() {
  failed=$((failed + 1))
  echo "FAILED: $1"
}

tests=$("$ctest" --test-dir "$build" -N | sed -nE 's/^ *Test +#[0-9]+: //p')
# A program that has not been built cannot say which tests it has.
if grep -q '_NOT_BUILT' <<<"$tests"; then
  echo "skipped: not all test programs are built:"
  grep '_NOT_BUILT' <<<"$tests"
  exit 77
fi
[ -n "$tests" ] || fail "$ctest lists no tests in $build"

rows=$(grep -E '^\| *[0-9]+ *\|' "$list")
for ((number = 1; number <= last; ++number)); do
  row=$(grep -E "^\| *$number *\|" <<<"$rows")
  if [ "$(grep -c . <<<"$row")" -ne 1 ]; then
    fail "number $number has $(grep -c . <<<"$row") rows"
    continue
  fi
  claim=$(cut -d'|' -f3 <<<"$row")
  shown=$(cut -d'|' -f4- <<<"$row")
  [[ $claim =~ [a-z] ]] || fail "number $number has no claim"
  named=$(grep -oE '`[^`]+`' <<<"$shown" | tr -d '`')
  if [ -z "$named" ] && ! grep -qE '(Not applicable|In preparation): [^|]*[a-z]{3}' <<<"$shown"; then
    fail "number $number names no test and gives no reason"
  fi
  while read -r name; do
    [ -z "$name" ] || grep -qxF -- "$name" <<<"$tests" || fail "number $number names no existing test: $name"
  done <<<"$named"
  while read -r name; do
    [ -z "$name" ] || grep -qxF -- "$name" <<<"$named" || fail "number $number does not name its test: $name"
  done < <(grep -E "(^|: )V0*$number " <<<"$tests")
done
beyond=$(grep -oE '^\| *[0-9]+' <<<"$rows" | tr -d '| ' | awk -v last=$last '$1 < 1 || $1 > last')
[ -z "$beyond" ] || fail "numbers that the list does not have: $beyond"

# CMake takes a semicolon in a name for two names, neither of which runs anything.
torn=$(grep -rPzo --include='*.cpp' 'TEST_CASE\(\s*"[^"]*;[^"]*"' "$(dirname "$0")/.." | tr '\0' '\n')
[ -z "$torn" ] || fail "names of tests with a semicolon: $torn"

echo "verification list: $last numbers, $(grep -c 'In preparation' <<<"$rows") in preparation, $failed failed"
[ $failed -eq 0 ]
