#!/usr/bin/env bash
# scripts/clients/ask.sh SOCKET STATEMENT...: the smallest client, to copy. Needs socat.
coproc S { exec socat - "UNIX-CONNECT:$1"; }
trap 'kill "$S_PID" 2>/dev/null' EXIT
for statement in "${@:2}"; do
    printf '%s\n' "$statement" >&"${S[1]}"
    while IFS= read -r line <&"${S[0]}"; do
        printf '%s\n' "$line"
        case $line in +*) break ;; -*) exit 1 ;; esac
    done
done
