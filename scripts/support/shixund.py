"""A shixund of one's own for the checks, and the native protocol; imported, never run.

Everything here starts a daemon on a store and a socket that it made itself and ends only that one.
"""

import argparse
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def say(text):
    """A line of progress."""
    print(f"==> {text}", file=sys.stderr, flush=True)


def die(text):
    """A complaint, and the end."""
    sys.exit(f"{Path(sys.argv[0]).name}: {text}")


def program(name):
    """The path of shixund or shixun: $SHIXUND, $SHIXUN, else the release build, else debug."""
    candidates = (
        [os.environ.get(name.upper())]
        if os.environ.get(name.upper())
        else [TOP / ".build" / kind / name for kind in ("release", "debug")]
    )
    for candidate in candidates:
        if os.access(candidate, os.X_OK):
            return str(candidate)
    die(f"{name} is not built: run scripts/start or swift build")


def require(*packages):
    """Goes on in .build-venv, where these packages of PyPI are installed if they are missing."""
    venv = TOP / ".build-venv"
    python = venv / "bin" / "python"
    if not python.exists():
        say("making a Python environment in .build-venv")
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    test = f"import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, {packages!r})))"
    if subprocess.run([python, "-c", test]).returncode:
        say(f"installing {', '.join(packages)} from PyPI")
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, *packages], check=True)
    if Path(sys.prefix) != venv:
        os.execv(python, [str(python), *sys.argv])


class Daemon:
    """A shixund with a store and a socket of its own, ended and removed when the block ends."""

    def __init__(self, name, keep=False, environment=None, settings=None):
        self.environment = environment
        self.settings = settings or {}
        work = TOP / ".build-work"
        work.mkdir(exist_ok=True)
        # The store lies on the disk of the tree, since /tmp may be in memory; the socket's path
        # must be short.
        self.folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=work))
        self.short = Path(tempfile.mkdtemp(prefix="shixun-"))
        self.socket = str(self.short / "socket")
        self.log = self.folder / "shixund.log"
        self.keep = keep
        self.process = None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, kind, *_):
        self.end()
        if kind or self.keep:
            say(f"store and log are kept in {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.short, ignore_errors=True)

    @property
    def data(self):
        return self.folder / "store"

    def start(self, seconds=60):
        """Starts it and waits until it answers; says how long that took."""
        arguments = [
            program("shixund"),
            "--socket",
            self.socket,
            "--data",
            str(self.data),
            "--schemes",
            str(TOP / "etc" / "schemes"),
        ]
        if self.settings:
            file = self.folder / "shixund.conf"
            file.write_text("".join(f"{key} = {value}\n" for key, value in self.settings.items()))
            arguments += ["--config", str(file)]
        began = time.monotonic()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, **(self.environment or {})},
            )
        while True:
            try:
                with Connection(self.socket, timeout=5) as connection:
                    if connection.ask("ping").ok:
                        return time.monotonic() - began
            except OSError:
                pass
            if self.process.poll() is not None:
                die(f"shixund ended with status {self.process.returncode}:\n{self.tail()}")
            if time.monotonic() - began > seconds:
                die(f"shixund has not answered after {seconds} s:\n{self.tail()}")
            time.sleep(0.01)

    def tail(self, lines=20):
        """The end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait()

    def end(self, seconds=30):
        """SIGTERM, and SIGKILL where that does not help."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            say(f"shixund has not ended {seconds} s after SIGTERM: killed")
            self.kill()

    def run(self, *arguments, check=True, **options):
        """Runs the client on it."""
        result = subprocess.run(
            [program("shixun"), "--socket", self.socket, *arguments],
            capture_output=True,
            text=True,
            **options,
        )
        if check and result.returncode:
            die(f"shixun {' '.join(arguments)[:200]}: status {result.returncode}\n{result.stderr}")
        return result


@dataclass
class Reply:
    """The answer to one statement."""

    status: str
    head: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def ok(self):
        return self.status.startswith("+")

    @property
    def meta(self):
        """The key=value words of the status."""
        words = self.status.split(" :")[0].split(" ")[1:]
        return dict(word.split("=", 1) for word in words if "=" in word)

    @property
    def records(self):
        """The rows as dictionaries by column name."""
        names = [name.split(":")[0] for name in self.head]
        return [dict(zip(names, row)) for row in self.rows]


ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.))")


def unescape(text):
    """The value that a field of the wire stands for; None for no value."""
    if text == "\\N":
        return None

    def one(match):
        if match.group(1):
            return chr(int(match.group(1), 16))
        return {"t": "\t", "n": "\n", "r": "\r"}.get(match.group(2), match.group(2))

    return ESCAPE.sub(one, text)


class ReplyReader:
    """Puts replies together from lines."""

    def __init__(self):
        self.reply = Reply("")

    def take(self, line):
        """Takes one line; gives the reply that it ends, or None."""
        kind, rest = line[:1], line[1:]
        if kind == ":":
            self.reply.head = rest.split("\t")
        elif kind == "=":
            self.reply.rows.append([unescape(value) for value in rest.split("\t")])
        elif kind in "|~":
            self.reply.notes.append(unescape(rest))
        elif kind in "+-":
            done, self.reply = self.reply, Reply("")
            done.status = line
            return done
        else:
            raise ValueError(f"not a line of the protocol: {line!r}")
        return None


class Connection:
    """A blocking connection in the native dialect."""

    def __init__(self, path, timeout=60):
        self.socket = socket.socket(socket.AF_UNIX)
        # Blocking, so that a full backlog is waited for.
        self.socket.connect(path)
        self.socket.settimeout(timeout)
        self.file = self.socket.makefile("r", encoding="utf-8", newline="\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()
        self.socket.close()

    def send(self, *statements):
        self.socket.sendall("".join(statement + "\n" for statement in statements).encode())

    def receive(self):
        reader = ReplyReader()
        while True:
            line = self.file.readline()
            if not line.endswith("\n"):
                raise ConnectionError("the daemon closed the connection")
            if reply := reader.take(line.rstrip("\r\n")):
                return reply

    def ask(self, statement):
        """One statement, one reply."""
        self.send(statement)
        return self.receive()

    def ask_all(self, statement):
        """The rows of a paged list, as dictionaries."""
        records, after = [], None
        while True:
            reply = self.ask(statement + (f" after={after}" if after else ""))
            if not reply.ok:
                raise RuntimeError(f"{statement}: {reply.status}")
            records += reply.records
            after = reply.meta.get("next")
            if after is None:
                return records


def options(document, **defaults):
    """Reads --name VALUE options with these defaults; --help prints the document."""
    parser = argparse.ArgumentParser(
        description=document, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in defaults.items():
        flag = "--" + name.replace("_", "-")
        if isinstance(default, bool):
            parser.add_argument(flag, action="store_true")
        else:
            kind = str if default is None else type(default)
            parser.add_argument(flag, type=kind, default=default, metavar=kind.__name__.upper())
    return parser.parse_args()


# SIGTERM ends a check as an exception does, so that its daemon is ended too.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


class LossyProxy:
    """A socket before a daemon's own, which loses a reply once: the request goes through, its answer
    does not, and the connection is closed."""

    def __init__(self, target):
        self.target = target
        self.folder = tempfile.mkdtemp(prefix="shixun-")
        self.socket = os.path.join(self.folder, "socket")
        self.losses = 0
        self.lost = 0
        self.trigger = b""

    def __enter__(self):
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.socket)
        self.listener.listen(16)
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def lose(self, trigger, times=1):
        """Loses the answers to the next requests that have these bytes in them."""
        self.trigger, self.losses = trigger, times

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(near,), daemon=True).start()

    def serve(self, near):
        far = socket.socket(socket.AF_UNIX)
        far.connect(self.target)
        try:
            while True:
                ready, _, _ = select.select([near, far], [], [])
                if near in ready:
                    data = near.recv(65536)
                    if not data:
                        far.shutdown(socket.SHUT_WR)
                        break
                    far.sendall(data)
                    if self.losses and self.trigger in data:
                        self.losses -= 1
                        self.lost += 1
                        # The daemon's answer is read to its end and kept from the client.
                        far.settimeout(1)
                        try:
                            while far.recv(65536):
                                far.settimeout(0.3)
                        except OSError:
                            pass
                        return
                if far in ready:
                    data = far.recv(65536)
                    if not data:
                        return
                    near.sendall(data)
            while data := far.recv(65536):
                near.sendall(data)
        except OSError:
            pass
        finally:
            near.close()
            far.close()
