# Completion of shixund for bash.
# shellcheck shell=bash

_shixund() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $previous in
        --config | --socket | --restore) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
        --data | --schemes) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
        --until) ;;
        *)
            local options='--config --socket --data --schemes --restore --until --foreground'
            mapfile -t COMPREPLY < <(
                compgen -W "$options --check --version --help" -- "$current"
            )
            ;;
    esac
}

complete -o filenames -F _shixund shixund
