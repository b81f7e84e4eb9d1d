# The sandbox's self-test: each "open" line names something that a command can do and should not.
open() {
  if (eval "$2") >/dev/null 2>&1; then echo "open $1"; fi
}
same() {
  [ "$(readlink "/proc/self/ns/$1")" = "$2" ]
}
open "writing in the system" 'echo x > /usr/awo-probe'
open "writing outside the workspace" 'echo x > "$PROBE/outside"'
open "reading files of the host" 'cat "$PROBE/secret"'
open "the git directory" 'cat .git/config'
open "kernel settings" '[ -w /proc/sys/kernel/core_pattern ]'
open "device nodes" 'chmod 666 /dev/null'
open "capabilities" '! grep -q "^CapEff:[[:space:]]*0*$" /proc/self/status'
open "gaining privileges" '! grep -q "^NoNewPrivs:[[:space:]]*1$" /proc/self/status'
open "new user namespaces" 'unshare --user true'
open "the network of the host" 'same net "$HOST_net"'
open "the processes of the host" 'same pid "$HOST_pid"'
open "the mounts of the host" 'same mnt "$HOST_mnt"'
open "shared memory of the host" 'same ipc "$HOST_ipc"'
open "the host's name" 'same uts "$HOST_uts"'
echo made > made
(setsid sleep 600 >/dev/null 2>&1 &)
echo "probe done"
