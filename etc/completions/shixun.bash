# Completion of shixun for bash: options here, statements from the daemon itself.
# shellcheck shell=bash

_shixun() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local line=${COMP_LINE:0:COMP_POINT} socket=() word before=true start text rest
    COMPREPLY=()
    case $previous in
        --socket | -f) mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
        --format) mapfile -t COMPREPLY < <(
            compgen -W 'table csv tsv json jsonl markdown html' -- "$current"
        ) && return ;;
        --progress) mapfile -t COMPREPLY < <(compgen -W 'auto json none' -- "$current") && return ;;
        -c)
            # A statement within one word: what is typed before the candidate stays.
            local typed=${current#[\"\']} whole
            [[ $current == '"'* ]] && typed=${typed//\\\"/\"}
            while IFS=$'\t' read -r start text rest; do
                [[ $start =~ ^[0-9]+$ ]] || continue
                whole=${typed:0:start}$text
                # Within double quotes those of the statement have a backslash before them.
                [[ $current == '"'* ]] && whole=${whole//\"/\\\"}
                COMPREPLY+=("$whole")
            done < <(shixun --format tsv complete "$typed" 2>/dev/null)
            compopt -o nospace
            return
            ;;
        --lang) mapfile -t COMPREPLY < <(compgen -W 'zh en' -- "$current") && return ;;
    esac
    if [[ $current == -* ]]; then
        local options='--socket -c -f -1 --dry-run --keep-going --set --format --bom --progress'
        mapfile -t COMPREPLY < <(compgen -W "$options --lang --version --help" -- "$current")
        return
    fi
    # The statement is what stands after the options.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        case $word in
            --socket) before=socket && continue ;;
            --format | --lang | --progress | --set | -c | -f) before=value && continue ;;
            -*) continue ;;
        esac
        case $before in
            socket) socket=(--socket "$word") && before=true ;;
            value) before=true ;;
            *) break ;;
        esac
    done
    line=${line#"${line%%[[:space:]]*}"}
    while [[ $line =~ ^[[:space:]]+(--(socket|format|lang|progress|set)[[:space:]]+[^[:space:]]+|-[^[:space:]]*) ]]; do
        line=${line#"${BASH_REMATCH[0]}"}
    done
    line=${line#"${line%%[![:space:]]*}"}
    local typed=${line##*[[:space:]]}
    while IFS=$'\t' read -r start text rest; do
        [[ $start =~ ^[0-9]+$ ]] || continue
        # Bash replaces its own word, which begins after an =.
        [[ $typed == *=* && $start -lt ${#line} && $text == *=* ]] && text=${text#*=}
        COMPREPLY+=("$text")
    done < <(shixun "${socket[@]}" --format tsv complete "$line" 2>/dev/null)
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
}

complete -F _shixun shixun
