#!/usr/bin/env bash
# The program as it is installed: program_test.sh CMAKE BUILD_FOLDER SOURCE_FOLDER
# Installed into one folder and moved to another, it finds its scenarios, its module and its man page.
set -u
cmake=$1
build=$2
source=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
passed=0
failed=0
check() { # claim command...
  local claim=$1
  shift
  if "$@" >printed 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $claim"
    tail -n 8 printed | sed 's/^/    /'
  fi
}
said() { grep -Eq -- "$1" "${2:-printed}"; }
has() { said "$@"; }

check "it installs" "$cmake" --install "$build" --component program --prefix "$folder/first"
mv first moved
prefix=$folder/moved
kohort=$prefix/bin/kohort
mkdir elsewhere
cd elsewhere || exit 1
export HOME=$folder
small=(--set municipality.births_per_year=40 --replications 2 --draws 2 --progress none --lang en)

"$kohort" --version >version 2>&1
check "the version says which" has '^kohort [0-9]+\.[0-9]+\.[0-9]+' version
check "and the commit, or that it is not known" has '^(commit [0-9a-f]{7,}|unknown commit)' version
check "and the libraries with versions" has 'SQLite [0-9]+\.[0-9]+.*Boost [0-9]' version
named=$(sed -n 's/^commit \([0-9a-f]*\).*/\1/p' version)
if [ -n "$named" ] && [ -e "$source/.git" ]; then
  check "the commit is one of this repository" git -C "$source" cat-file -e "$named"
fi

check "a shipped scenario is found by its name" timeout 100 "$kohort" run denmark "${small[@]}"
check "its report is there" test -s results/denmark/report.html
check "also with its ending" timeout 100 "$kohort" check gladsaxe-2016-sverigesmodel.toml
"$kohort" new >ours.toml
check "a scenario of one's own extends a shipped one" timeout 100 "$kohort" check ours.toml
printf 'extends = "denmark.toml"\n[casework]\nturnovr = 1\n' >denmark.toml
check "a file here is meant before a shipped one" bash -c "! '$kohort' check denmark.toml"
rm denmark.toml
check "a name that is nowhere is an error" bash -c "'$kohort' check nowhere; test \$? -eq 2"
check "the report is made again" "$kohort" report results/denmark --out again
check "a design that needs the module finds it" timeout 100 "$kohort" sweep ishigami-sobol --points 64 \
  --progress none --lang en
check "no library is missing" bash -c "! ldd '$kohort' '$prefix'/lib*/kohort/*.so '$prefix'/lib/*/kohort/*.so 2>/dev/null | grep 'not found'"
check "nothing points to where it was built" bash -c "! readelf -d '$kohort' | grep -F '$build'"

# The man page and completion know every command and every option of --help.
page=$prefix/share/man/man1/kohort.1
[ -e "$page.gz" ] && gzip -dk "$page.gz"
check "there is a man page" test -s "$page"
if command -v man >/dev/null; then
  check "it can be read" bash -c "MANPAGER=cat man -l '$page' | grep -q KOHORT"
fi
if command -v groff >/dev/null; then
  check "without warnings" bash -c "groff -man -Tutf8 -ww '$page' 2>&1 >/dev/null | { ! grep -q .; }"
fi
tr -d '\\' <"$page" >page
completions=("$prefix/share/bash-completion/completions/kohort" "$prefix/share/zsh/vendor-completions/_kohort"
  "$prefix/share/fish/vendor_completions.d/kohort.fish")
commands=$("$kohort" --help | sed -n '/^Subcommands:/,$s/^  \([a-z]*\) .*/\1/p')
check "--help lists commands" test "$(echo "$commands" | wc -w)" -ge 12
for command in $commands; do
  check "man page: $command" has "^\.SS $command\$" page
  for file in "${completions[@]}"; do
    check "completion: $command in ${file##*/}" has "\\b$command\\b" "$file"
  done
  for option in $("$kohort" "$command" --help | grep -oE '^  (-[a-z],)?--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
    sed -n "/^\.SS $command\$/,/^\.S[SH] /p" page >part
    check "man page: $command $option" has "fB$option" part
    for file in "${completions[@]}"; do
      check "completion: $command $option in ${file##*/}" has "${option#--}" "$file"
    done
  done
done
check "bash takes the completion" bash -n "${completions[0]}"
complete_with() { # words... ; prints what is offered
  bash -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kohort; printf "%s\n" "${COMPREPLY[@]}"' x \
    "${completions[0]}" "$@"
}
complete_with kohort ca >offered
check "kohort ca<Tab> offers calibrate and cashflow" test "$(sort offered | tr '\n' ' ')" = "calibrate cashflow "
complete_with kohort run --lang '' >offered
check "--lang <Tab> offers languages" test "$(tr '\n' ' ' <offered)" = "da en "
complete_with kohort run --repl >offered
check "run --repl<Tab> offers --replications" test "$(cat offered)" = "--replications"
command -v zsh >/dev/null && check "zsh takes the completion" zsh -n "${completions[1]}"
command -v fish >/dev/null && check "fish takes the completion" fish -n "${completions[2]}"

for schema in scenario study; do
  check "the $schema schema is there" bash -c "test -s '$prefix/share/kohort/schema/$schema.schema.json'"
done
check "it is what the program prints" cmp "$prefix/share/kohort/schema/scenario.schema.json" <("$kohort" schema)

echo "install test: $passed passed, $failed failed"
[ $failed -eq 0 ]
