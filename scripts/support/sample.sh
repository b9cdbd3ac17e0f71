# Where the sample daemon of scripts/start lives: sourced, never run.
# shellcheck shell=bash

# The user's own store is $XDG_STATE_HOME/shixun; this is another folder beside it.
sample=${SHIXUN_SAMPLE:-${XDG_STATE_HOME:-${HOME:-/root}/.local/state}/shixun-sample}
socket=$sample/shixun.sock
pid_file=$sample/shixund.pid
log=$sample/shixund.log

# The process of the pid file, if it runs and is a shixund of this tree; nothing otherwise.
#
# The name of a program that was built anew while it ran ends in " (deleted)".
sample_pid() {
    local pid program
    [[ -r $pid_file ]] || return 0
    pid=$(<"$pid_file")
    [[ $pid =~ ^[0-9]+$ ]] || return 0
    program=$(readlink "/proc/$pid/exe" 2>/dev/null) || return 0
    [[ ${program% (deleted)} == "$(readlink -f "$top/.build")"/*/shixund ]] && printf '%s' "$pid"
    return 0
}

# Whether the program of that process was built anew since it started.
is_outdated() {
    [[ $(readlink "/proc/$1/exe") == *' (deleted)' ]]
}

# Asks the sample daemon to end, and waits for it.
stop_sample() {
    local pid=$1 deadline=$((SECONDS + 30))
    kill -TERM "$pid"
    while kill -0 "$pid" 2>/dev/null; do
        ((SECONDS < deadline)) || die \
            "shixund (pid $pid) has not ended after 30 s; see $log" \
            "shixund（进程 $pid）30 秒内没有结束，见 $log"
        sleep 0.1
    done
    rm -f -- "$pid_file"
}
