#!/usr/bin/env python3
"""scripts/support/completes.py SHELL PREFIX SOCKET: Tab in a shell with the installed completion."""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from shixund import die, require  # noqa: E402

WANTED = [
    ("shixun teacher li\t", "st "),
    ("shixun unit show he\t", "tu "),
    ("shixun unit list whe\t", "re="),
    ("shixun unit list show=id,na\t", "me"),
    ("shixun unit add x kind=prim\t", "ary"),
    ("shixun --format ts\t", "tsv"),
    ("shixun --vers\t", "ion"),
    ("shixun -c 'unit list li\t", "mit="),
    ("shixund --che\t", "ck"),
]


def main():
    require("pexpect")
    import pexpect

    shell, prefix, socket = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": f"{prefix}/bin:{prefix}/sbin:/usr/bin:/bin",
            "HOME": home,
            "TERM": "dumb",
            "LANG": "C.UTF-8",
            "SHIXUN_SOCKET": socket,
        }
        if shell == "bash":
            words = ["--norc", "-i"]
            start = f"bind 'set enable-bracketed-paste off'; . {prefix}/share/bash-completion/completions/shixun; . {prefix}/share/bash-completion/completions/shixund"
        else:
            words = ["-f", "-i"]
            start = (
                f"unsetopt zle_bracketed_paste prompt_sp; fpath=({prefix}/share/zsh/site-functions $fpath); "
                f"autoload -Uz compinit; compinit -u -d {home}/dump"
            )
        child = pexpect.spawn(
            shell, words, env=environment, encoding="utf-8", timeout=10, dimensions=(40, 160)
        )
        child.sendline(f"PS1='ready> '; {start}")
        child.expect_exact("ready> ")
        time.sleep(1)
        for typed, wanted in WANTED:
            child.send(typed)
            try:
                child.expect_exact(wanted)
            except pexpect.TIMEOUT:
                die(f"{shell}: {typed!r} became {child.buffer!r}")
            child.send("\x15\r")
            child.expect_exact("ready> ")
        child.close(force=True)


main()
