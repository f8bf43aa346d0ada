#!/usr/bin/env bash
# What `kohort sweep --slurm` prints, submitted as it is to a real Slurm, with a shard whose time is
# up, one that hears nothing and is killed, one that is cancelled and one whose node dies:
#   slurm_test.sh KOHORT
# The merge that waits for them runs by itself, and has the hash of a run on one machine.
set -u
real=$1
. "$(dirname "$0")/slurm.sh"
missing=$(missing_parts | tr '\n' ' ')
if [ -n "$missing" ]; then
  echo "skipped: a cluster cannot be started without: $missing(Debian: slurm-wlm, munge)"
  exit 77
fi
folder=$(mktemp -d)
cd "$folder" || exit 1
trap 'stop_cluster "$folder"; cd /; rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM HUP
if ! start_cluster "$folder"; then
  tail -n 5 log/* | sed 's/^/    /'
  echo "skipped: Slurm is there, but does not start here"
  exit 77
fi
passed=0
failed=0
check() { # claim command...
  local claim=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $claim"
    tail -n 4 printed ./*.log 2>/dev/null | sed 's/^/    /'
  fi
}
hash_of() { sed -n 's/.*"result_hash": *"\([0-9a-f]*\)".*/\1/p' "$1/manifest.json" 2>/dev/null; }
same_hash() { [ -n "$whole" ] && [ "$(hash_of "$1")" = "$whole" ]; }
told() { echo "$1: $(state_of "$2")$(hash_of "$1")"; } # folder job

# Each array task does what TRICKS says of it when it is first started: "slow" computes a moment
# and stands still until it is told to stop, "deaf" hears nothing.
cat >kohort <<WRAPPER
#!/usr/bin/env bash
real='$real'
WRAPPER
cat >>kohort <<'WRAPPER'
case " ${TRICKS:-} " in
  *" slow:${SLURM_ARRAY_TASK_ID:-}.${SLURM_RESTART_COUNT:-0} "*)
    # Signals that Slurm sends to all processes of a job reach it once, by way of this one.
    setsid "$real" "$@" &
    child=$! told=
    trap 'kill -TERM $child; kill -CONT $child; told=yes' TERM
    sleep 0.4
    [ -n "$told" ] || kill -STOP $child
    while told=; wait $child; code=$?; [ -n "$told" ]; do :; done
    exit $code ;;
  *" deaf:${SLURM_ARRAY_TASK_ID:-}.${SLURM_RESTART_COUNT:-0} "*)
    trap '' TERM
    while :; do sleep 1; done ;;
  *) exec "$real" "$@" ;;
esac
WRAPPER
chmod +x kohort
export KOHORT=$folder/kohort
cat >s.toml <<'TOML'
model = { name = "test:ishigami", work = 120, noise = 0.5 }
all_uncertain = true
seed = 7
[design]
kind = "probabilistic"
points = 240
replications = 3
TOML
printed() { "$real" sweep s.toml --slurm --lang en --no-reuse "$@"; } # a script
submit() { # script [TRICKS]: sets $shards and $merge
  TRICKS=${2:-} bash "$1" >printed 2>&1 || return 1
  read -r shards merge < <(sed -n 's/^Shards: \([0-9:]*\)\. Merge: \([0-9]*\)\..*/\1 \2/p' printed)
  [ -n "$merge" ]
}
"$real" sweep s.toml --progress none --lang en --no-reuse --out local >printed 2>&1
whole=$(hash_of local)
check "a local run has a hash" test -n "$whole"

# As it is printed, with time and memory measured; the controller takes arrays of five.
printed --shards 7 --threads 1 --out plain >plain.sh
check "seven shards are submitted" submit plain.sh
check "as two arrays, since the controller takes no more at once" test "${shards//[0-9]/}" = :
plain=$merge

# Others meanwhile: a node for each shard, two limits and one that is cancelled.
ask=(--time 3 --mem 300)
printed "${ask[@]}" --shards 2 --threads 20 --out node >node.sh
submit node.sh "slow:2.0"
node_shards=$shards node=$merge
printed "${ask[@]}" --shards 3 --threads 1 --out limits >limits.sh
# As if from within another array's task.
SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_JOB_ID=1 SLURM_JOB_ID=1 \
  submit limits.sh "slow:1.0 deaf:2.0 slow:3.0"
limits_shards=$shards limits=$merge
all_run() { running "${limits_shards}_1" && running "${limits_shards}_2" && running "${limits_shards}_3"; }
check "its shards run" until_true 30 all_run
for shard in 1 3; do until_true 30 test -s limits/shard-$shard-of-3/results.sqlite; done
sleep 1
soon=$(date -d '+25 seconds' +%FT%T)
scontrol update "JobId=${limits_shards}_1" EndTime="$soon"
scontrol update "JobId=${limits_shards}_2" EndTime="$(date -d '+5 seconds' +%FT%T)"
scancel "${limits_shards}_3"

check "the merge of what was printed runs by itself" until_true 40 ended "$plain"
check "to the hash of a local run" same_hash plain
told plain "$plain"
check "logs are where the results are" test -s plain/shard-logs/"merge-$plain.log"
check "and none is in the folder of the submission" test -z "$(ls ./*.log 2>/dev/null)"

check "a shard runs on the other node" until_true 30 running "${node_shards}_2"
kill_node n2

# The program in an allocation.
cat >ranks.sh <<'JOB'
#!/bin/bash
#SBATCH --ntasks=3 --mem=1000 --time=5 --output=ranks.log
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
go() { # command... : its code and what it says are in $out.log
  "$@" sweep s.toml --progress none --lang en --no-reuse --out $out >$out.log 2>&1
  echo "$out: $?"
}
out=alone go srun -n 2 "$REAL"
out=pmix go srun --mpi=pmix -n 3 "$REAL"
out=mpirun go mpirun --oversubscribe -n 3 "$REAL"
JOB
ranks=
if "$real" --version | grep -q MPI && command -v mpirun >/dev/null; then
  ranks=$(REAL=$real sbatch --parsable ranks.sh)
  check "ranks in an allocation end" until_true 150 ended "$ranks"
  check "plain srun is refused" grep -qx 'alone: 2' ranks.log
  check "with what to type" grep -q 'srun --mpi=pmix' alone.log
  check "srun --mpi=pmix gives the same hash" same_hash pmix
  check "mpirun gives the same hash" same_hash mpirun
  cat ranks.log
fi

check "a merge runs although a shard's job was killed and one cancelled" until_true 90 ended "$limits"
told limits "$limits"
limit_states=$(for i in 1 2 3; do state_of "${limits_shards}_$i"; done)
echo "shards: $limit_states"
check "the deaf shard was timed out" grep -q TIMEOUT <<<"$limit_states"
check "the cancelled one was cancelled" grep -q CANCELLED <<<"$limit_states"
# Where the limit comes while the program is stopping, the second signal ends it before it has said
# what is left; the script queues it up again all the same.
check "the one that was told in time queued up again and finished" \
  grep -q 'queues up again to go on' limits/shard-logs/"${limits_shards}_1.log"
check "in the same job" grep -q 'Shard 1 of 3 is done' limits/shard-logs/"${limits_shards}_1.log"
check "what was cancelled kept what it had" \
  grep -q 'shard 3 of 3 .* are left' limits/shard-logs/"${limits_shards}_3.log"
check "the merge says what is missing" \
  grep -q 'shard 3 of 3 is not finished' limits/shard-logs/"merge-$limits.log"
check "and ends with an error" grep -q FAILED <<<"$(state_of "$limits")"
check "submitted once more" submit limits.sh
check "they are merged" until_true 60 ended "$merge"
check "to the hash of a local run" same_hash limits
told limits "$merge"

check "a shard whose node died runs on another node" until_true 90 ended "$node"
check "and is merged to the hash of a local run" same_hash node
told node "$node"

# The file itself given to sbatch: an array as its first lines say, merged by hand.
printed "${ask[@]}" --shards 3 --threads 1 --out by-hand >by-hand.sh
array=$(sbatch --parsable by-hand.sh)
check "sbatch takes the file, too" until_true 40 ended "$array"
"$real" merge by-hand --lang en >printed 2>&1
check "to the hash of a local run" same_hash by-hand

[ $failed -eq 0 ] || { squeue; tail -n 5 */shard-logs/* log/slurmctld.log; } 2>&1 | sed 's/^/    /'
echo "cluster test: $passed passed, $failed failed, $SECONDS s"
[ $failed -eq 0 ]
