# A cluster of one machine: munge, a controller of Slurm and two node daemons in a folder of their
# own, as whoever runs the test. Sourced by slurm_test.sh.

missing_parts() {
  local name
  for name in munged slurmctld slurmd sbatch srun scontrol scancel squeue python3; do
    command -v $name >/dev/null || echo "$name"
  done
}

free_ports() { # how many
  python3 -I -c '
import socket, sys
sockets = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in sockets: s.bind(("127.0.0.1", 0))
print(*(s.getsockname()[1] for s in sockets))' "$1"
}

configure_cluster() { # folder
  local me host ports
  me=$(id -un)
  host=$(hostname)
  read -ra ports < <(free_ports 3)
  mkdir -p "$1"/{state,log,run,spool.n1,spool.n2}
  (umask 077 && head -c 256 /dev/urandom >"$1/run/munge.key")
  cat >"$1/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmUser=$me
SlurmdUser=$me
AuthType=auth/munge
AuthInfo=socket=$1/run/munge.socket
CredType=cred/munge
StateSaveLocation=$1/state
SlurmdSpoolDir=$1/spool.%n
SlurmctldPidFile=$1/run/slurmctld.pid
SlurmdPidFile=$1/run/slurmd.%n.pid
SlurmctldLogFile=$1/log/slurmctld.log
SlurmdLogFile=$1/log/slurmd.%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerParameters=sched_interval=2,bf_interval=2
MaxArraySize=6
SlurmdTimeout=8
KillWait=10
ReturnToService=2
SlurmdParameters=config_overrides
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[1]} CPUs=32 RealMemory=20000 Weight=1
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[2]} CPUs=32 RealMemory=20000 Weight=9
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
}

start_cluster() { # folder
  local attempt
  configure_cluster "$1"
  export SLURM_CONF=$1/slurm.conf KOHORT_TEST_CLUSTER=$1
  munged --force --key-file="$1/run/munge.key" --socket="$1/run/munge.socket" \
    --pid-file="$1/run/munged.pid" --log-file="$1/log/munged.log" \
    --seed-file="$1/run/munged.seed" --num-threads=2 >"$1/log/munged.out" 2>&1 || return 1
  slurmctld -c >"$1/log/slurmctld.out" 2>&1 || return 1
  for node in n1 n2; do
    KOHORT_TEST_NODE=$node slurmd -N $node >"$1/log/slurmd.out" 2>&1 || return 1
  done
  for attempt in $(seq 100); do
    [ "$(sinfo -h -N -t idle 2>/dev/null | wc -l)" -eq 2 ] && return 0
    sleep 0.2
  done
  return 1
}

# Processes that carry a mark in their environment; this shell and what it asks with left out.
marked() { # NAME=value
  local entry pid
  for entry in /proc/[0-9]*; do
    pid=${entry#/proc/}
    [ "$pid" != $$ ] && [ "$pid" != "$BASHPID" ] &&
      tr '\0' '\n' 2>/dev/null <"$entry/environ" | grep -qxF -- "$1" && echo "$pid"
  done 2>/dev/null
}

kill_marked() { # NAME=value
  local pid
  for pid in $(marked "$1"); do kill -KILL "$pid" 2>/dev/null; done
}

# The daemon of a step carries no mark; it is the parent of the step's programs.
step_daemons() { # NAME=value
  local pid parent
  for pid in $(marked "$1"); do
    parent=$(awk '/^PPid:/ { print $2 }' "/proc/$pid/status" 2>/dev/null)
    [ "$(cat "/proc/${parent:-0}/comm" 2>/dev/null)" = slurmstepd ] && echo "$parent"
  done
}

# A machine that goes away: its daemon, what that has started, and last the programs, of whose end
# nobody hears.
kill_node() { # name
  local pid
  kill_marked "KOHORT_TEST_NODE=$1"
  for pid in $(step_daemons "SLURMD_NODENAME=$1"); do kill -KILL "$pid" 2>/dev/null; done
  kill_marked "SLURMD_NODENAME=$1"
}

stop_cluster() { # folder; nothing that it has started outlives it
  local round pid
  scancel -u "$(id -un)" >/dev/null 2>&1
  scontrol shutdown >/dev/null 2>&1
  sleep 1
  for round in 1 2 3; do
    for pid in $(step_daemons "KOHORT_TEST_CLUSTER=$1"); do kill -KILL "$pid" 2>/dev/null; done
    kill_marked "KOHORT_TEST_CLUSTER=$1"
  done
}

state_of() { scontrol -o show job "$1" 2>/dev/null | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p' | sort -u | tr '\n' ' '; }

# Slurm lets two minutes pass before it starts a job again; nobody needs to wait for that here.
hasten() {
  local id
  squeue -h -t PD -o '%A %r' 2>/dev/null | while read -r id reason; do
    [ "$reason" = BeginTime ] && scontrol update "JobId=$id" StartTime=now 2>/dev/null
  done
}

# Waits until a command succeeds.
until_true() { # seconds command...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    hasten
    sleep 0.3
  done
}

ended() { # job
  local state
  state=$(state_of "$1")
  [ -n "$state" ] && [[ ! $state =~ PENDING|RUNNING|COMPLETING|REQUEUED|SUSPENDED ]]
}
running() { [[ $(state_of "$1") == *RUNNING* ]]; }
