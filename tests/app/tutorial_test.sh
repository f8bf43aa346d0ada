#!/usr/bin/env bash
# Follows docs/tutorial.md literally: saves its files, runs its commands in order.
# usage: tutorial_test.sh PROGRAM SOURCE_FOLDER
set -euo pipefail
program=$1
source=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/scripts"
ln -s "$program" "$place/scripts/kohort"
ln -s "$source/scenarios" "$place/scenarios"
cd "$place"

# Blocks: ```toml file=NAME is saved; ```sh must end well; ```sh fails must say that the input is wrong.
awk '
  /^```toml file=/ { name = substr($0, 14); inside = 1; next }
  /^```sh fails/   { inside = 2; next }
  /^```sh/         { inside = 3; next }
  /^```/           { inside = 0; next }
  inside == 1      { print > name }
  inside == 2      { print "fails\t" $0 > "commands" }
  inside == 3      { print "works\t" $0 > "commands" }
' "$source/docs/tutorial.md"

count=0
while IFS=$'\t' read -r expected command; do
  echo "$ $command"
  code=0
  bash -c "$command" >output 2>&1 </dev/null || code=$?
  if [ "$expected" = works ] && [ "$code" -ne 0 ] || [ "$expected" = fails ] && [ "$code" -ne 2 ]; then
    cat output
    echo "exit code $code"
    exit 1
  fi
  count=$((count + 1))
done <commands
[ "$count" -ge 8 ] || { echo "only $count commands found"; exit 1; }
[ -s results/my-town/report.html ] || { echo "no report"; exit 1; }
echo "$count commands"
