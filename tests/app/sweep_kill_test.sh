#!/usr/bin/env bash
# Sweeps as users run them: sweep_kill_test.sh KOHORT SOURCE_FOLDER
# However a study is cut into processes, threads, shards and ranks, and however often it is killed,
# its result hash is one and the same.
set -u
kohort=$1
source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
passed=0
failed=0
pass() { passed=$((passed + 1)); }
fail() {
  failed=$((failed + 1))
  echo "FAILED: $1"
  tail -n 12 "$folder/printed" | sed 's/^/    /'
}
check() { # claim command...
  local claim=$1
  shift
  if "$@"; then pass; else fail "$claim"; fi
}
hash_of() { sed -n 's/.*"result_hash": *"\([0-9a-f]*\)".*/\1/p' "$1/manifest.json" 2>/dev/null; }
complete() { grep -q '"complete": *true' "$1/summary.json" 2>/dev/null; }

# A cheap function with a cost that is the same everywhere: 1,200 tasks of a few milliseconds.
cat >s.toml <<'TOML'
model = { name = "test:ishigami", work = 80, noise = 0.5 }
all_uncertain = true
seed = 7
[design]
kind = "probabilistic"
points = 400
replications = 3
TOML
# Tasks that the store of a folder holds.
stored() {
  python3 -I -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("select count(*) from task").fetchone()[0])' \
    "$1/results.sqlite"
}
cat >t2.toml <<'TOML'
model = { name = "test:linear", work = 40, noise = 1 }
outputs = ["y"]
[[parameters]]
key = "x1"
low = -3
high = 4
[design]
kind = "threshold"
replications = 60
TOML
sweep=(timeout 100 "$kohort" sweep s.toml --progress none --lang en --no-reuse)

"${sweep[@]}" --out whole >printed 2>&1
check "an undisturbed sweep ends with 0" test $? -eq 0
whole=$(hash_of whole)
check "it has a result hash" test -n "$whole"
"${sweep[@]}" --out one --threads 1 >printed 2>&1
check "one thread gives the same hash" test "$(hash_of one)" = "$whole"

# Killed fifty times at random moments; the moments are the same in every run of this test.
RANDOM=11
killed=0
for attempt in $(seq 50); do
  "$kohort" sweep s.toml --progress none --lang en --no-reuse --out killed >printed 2>&1 &
  pid=$!
  sleep "0.$(printf '%03d' $((RANDOM % 60 + 5)))"
  { kill -KILL $pid; } 2>/dev/null && killed=$((killed + 1))
  wait $pid
done 2>/dev/null
"${sweep[@]}" --out killed >printed 2>&1
check "after 50 attempts with SIGKILL the same command completes it" test $? -eq 0
check "most of them were killed at work (were $killed)" test $killed -ge 10
check "killed and undisturbed give the same hash" test "$(hash_of killed)" = "$whole"
check "they give the same tables" cmp -s killed/tables/value.csv whole/tables/value.csv

# Ctrl-C keeps what is finished.
"$kohort" sweep s.toml --progress none --lang en --no-reuse --threads 1 --out stopped >printed 2>&1 &
sleep 0.5
{ kill -INT $!; } 2>/dev/null
wait $!
check "Ctrl-C ends with 130" test $? -eq 130
check "and says that it is not complete" grep -q '"complete": *false' stopped/summary.json
"${sweep[@]}" --out stopped >printed 2>&1
check "the same command goes on" grep -q "were in the folder already" printed
check "to the same hash" test "$(hash_of stopped)" = "$whole"

# A search for a threshold, killed and continued.
timeout 100 "$kohort" sweep t2.toml --progress none --no-reuse --out searched >printed 2>&1
for attempt in $(seq 10); do
  "$kohort" sweep t2.toml --progress none --no-reuse --threads 1 --out search-killed >printed 2>&1 &
  pid=$!
  sleep "0.$(printf '%03d' $((RANDOM % 60 + 20)))"
  { kill -KILL $pid; } 2>/dev/null
  wait $pid
done 2>/dev/null
timeout 100 "$kohort" sweep t2.toml --progress none --no-reuse --out search-killed >printed 2>&1
check "a search that was killed ends as one that was not" \
  test "$(hash_of search-killed)" = "$(hash_of searched)"

# Shards.
"${sweep[@]}" --out parts --shard 1/2 >printed 2>&1
"$kohort" merge parts --lang en >printed 2>&1
check "a missing shard is an error" test $? -eq 2
check "that names it" grep -q "shard 2 of 2 is missing" printed
"${sweep[@]}" --out parts --shard 2/2 >printed 2>&1
"$kohort" merge parts --lang en >printed 2>&1
check "shards are merged" test $? -eq 0
check "to the same hash" test "$(hash_of parts)" = "$whole"

# A full disk.
(
  ulimit -f 60
  exec "${sweep[@]}" --out full
) >printed 2>&1
check "a full disk ends with 2" test $? -eq 2
"${sweep[@]}" --out full >printed 2>&1
check "and is made up for by the same command" test "$(hash_of full)" = "$whole"

# Reuse: another study with the same points computes nothing.
sed 's/points = 400/points = 50/; s/replications = 3/replications = 2/' s.toml >t.toml
mkdir shared
timeout 100 "$kohort" sweep t.toml --progress none --lang en --out shared/a >printed 2>&1
timeout 100 "$kohort" sweep t.toml --progress none --lang en --out shared/b >printed 2>&1
check "another folder takes over what was computed" grep -q "100 tasks were taken over" printed
check "with the same hash" test "$(hash_of shared/a)" = "$(hash_of shared/b)"

# Failed points.
cat >f.toml <<'TOML'
model = "test:root"
[[parameters]]
key = "x1"
low = -0.2
high = 1
[design]
kind = "latin-hypercube"
points = 12
TOML
timeout 100 "$kohort" sweep f.toml --progress none --lang en --out failing >printed 2>&1
check "failed points end with 3" test $? -eq 3
check "two of twelve fail" grep -q "2 points failed" printed
check "with cause and inputs" grep -q "not a finite number.*x1 = -0" failing/tables/failed.csv
timeout 100 "$kohort" sweep f.toml --progress none --allow-failed --out failing >printed 2>&1
check "unless that is allowed" test $? -eq 0

# MPI, where it is there.
if command -v mpirun >/dev/null && ldd "$kohort" | grep -q libmpi; then
  export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
  for ranks in 2 3; do
    timeout 100 mpirun --oversubscribe -n $ranks "$kohort" sweep s.toml --progress none --lang en \
      --no-reuse --out "ranks$ranks" >printed 2>&1
    check "$ranks ranks end with 0" test $? -eq 0
    check "$ranks ranks give the same hash" test "$(hash_of "ranks$ranks")" = "$whole"
    check "$ranks ranks write one summary" test "$(grep -c 'Result hash' printed)" -eq 1
  done
  # A worker that dies takes nothing with it that was finished.
  sed 's/work = 80/work = 400/' s.toml >slow.toml
  timeout 100 "$kohort" sweep slow.toml --progress none --no-reuse --out slow >printed 2>&1
  mpirun --oversubscribe -n 3 "$kohort" sweep slow.toml --progress none --lang en --no-reuse \
    --out rank-killed >printed 2>&1 &
  pid=$!
  worker=
  for attempt in $(seq 100); do
    sleep 0.05
    for child in $(pgrep -P $pid); do
      tr '\0' '\n' <"/proc/$child/environ" 2>/dev/null | grep -qx 'OMPI_COMM_WORLD_RANK=1' && worker=$child
    done
    [ -n "$worker" ] && [ -s rank-killed/results.sqlite ] && break
  done
  sleep 1.5
  { kill -KILL "$worker"; } 2>/dev/null
  check "a worker rank is killed at work" test $? -eq 0
  wait $pid 2>/dev/null
  check "the job ends with an error" test $? -ne 0
  kept=$(stored rank-killed)
  check "what was finished is stored (were $kept tasks)" test "$kept" -gt 0
  timeout 100 mpirun --oversubscribe -n 3 "$kohort" sweep slow.toml --progress none --lang en \
    --no-reuse --out rank-killed >printed 2>&1
  check "the same command goes on after that" grep -q "^$kept of .* were in the folder already" printed
  check "and ends with the same hash" test "$(hash_of rank-killed)" = "$(hash_of slow)"

  # A search for a threshold, whose points no rank knows beforehand.
  for way in "" "timeout 100 mpirun --oversubscribe -n 3"; do
    $way "$kohort" sweep t2.toml --progress none --lang en --no-reuse --out "search${#way}" >printed 2>&1
  done
  check "ranks search as threads do" test "$(hash_of search0)" = "$(hash_of search${#way})"

  sed 's/ishigami/ishigmai/' s.toml >wrong.toml
  timeout 60 mpirun --oversubscribe -n 3 "$kohort" sweep wrong.toml >printed 2>&1
  check "a wrong study ends every rank" test $? -eq 2
  check "with one message" test "$(grep -c 'did you mean' printed)" -eq 1
fi

echo "sweep test: $passed passed, $failed failed"
[ $failed -eq 0 ]
