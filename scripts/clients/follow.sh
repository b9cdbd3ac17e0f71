#!/usr/bin/env bash
# scripts/clients/follow.sh SOCKET [SEQ]: prints each change as it comes, and goes on after a lost
# connection from where it was. Needs socat.
seq=${2-}
while :; do
    while IFS=$'\t' read -r word number changes; do
        case $word in
            '>event') seq=$number && printf '%s %s\n' "$number" "$changes" ;;
            '>RESYNC') seq=$number && printf 'read everything anew\n' ;;
            -*) printf '%s\n' "$word" >&2 && exit 1 ;;
        esac
    done < <(printf 'subscribe%s\n' "${seq:+ from=$seq}" | socat -,ignoreeof "UNIX-CONNECT:$1")
    sleep 1
done
