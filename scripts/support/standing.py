"""What scripts/bench measures beside rates: memory, waiting and starting, of us and of Redis.

  idle      KiB of resident memory that each of 1,000 idle connections costs
  waiting   milliseconds of one client's reads, median and 99th percentile, while 50 others write
            durably
  restart   seconds from the start to the first answer with 100,000 records, and resident MiB
"""

import os
import socket
import subprocess
import time
from pathlib import Path

from shixund import Connection, Daemon, say

IDLE = 1_000


def resident(pid):
    """Resident bytes of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def connect(path):
    one = socket.socket(socket.AF_UNIX)
    one.connect(path)
    one.settimeout(60)
    return one


def exchange(one, request):
    """Sends a request of RESP and waits for its whole answer, which ends a read here."""
    one.sendall(request)
    answer = one.recv(65_536)
    if not answer or answer.startswith(b"-"):
        raise RuntimeError(answer)
    return answer


def request(*words):
    encoded = [word.encode() for word in words]
    return b"*%d\r\n" % len(encoded) + b"".join(b"$%d\r\n%b\r\n" % (len(w), w) for w in encoded)


def idle(path, pid):
    """KiB a connection: each has asked once, as a client that stays connected has."""
    for _ in range(50):
        with connect(path) as one:
            exchange(one, request("PING"))
    before = resident(pid)
    connections = [connect(path) for _ in range(IDLE)]
    for one in connections:
        exchange(one, request("PING"))
    grown = resident(pid) - before
    for one in connections:
        one.close()
    return grown / 1024 / IDLE


def waiting(path, read, write, seconds):
    """Median and 99th percentile, in ms, of reads beside 50 writers."""
    count = str(10_000_000)
    shape = ["-c", "50", "-r", str(2**31 - 1), "-n", count, "-q"]
    writers = subprocess.Popen(
        ["redis-benchmark", "-s", path, *shape, *write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    times = []
    try:
        time.sleep(0.5)
        with connect(path) as one:
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                began = time.perf_counter()
                exchange(one, read)
                times.append((time.perf_counter() - began) * 1000)
                time.sleep(0.001)
    finally:
        writers.kill()
        writers.wait()
    times.sort()
    return times[len(times) // 2], times[len(times) * 99 // 100]


def beside(bench, row):
    """Prints the rows of `idle` and `waiting`; `bench` has the servers, filled."""
    memory, durable = bench.redis
    daemon = bench.daemon
    say("idle: 1,000 connections on each")
    ours, theirs = idle(daemon.socket, daemon.process.pid), idle(memory.socket, memory.process.pid)
    title = "1,000 idle connections, KiB each"
    row("idle", title, f"{theirs:.1f}", f"{ours:.1f}", "", "<= 16 KiB")

    seconds = 2 if bench.quick else 10
    say(f"waiting: reads beside 50 durable writers, {seconds} s on each")
    hash_write = ["HSET", "W-__rand_int__", "name", "x", "unit", "bench"]
    with connect(durable.socket) as one:
        exchange(one, request("HSET", "T-1", "name", "x"))
    theirs = waiting(durable.socket, request("HGETALL", "T-1"), hash_write, seconds)
    key = f"T-{0:012}"
    ours = waiting(
        daemon.socket,
        request("TEACHER", "SHOW", key, *bench.shown),
        ["TEACHER", "ADD", "V-__rand_int__", "name=x", "unit=bench"],
        seconds,
    )
    title = "reads beside 50 writers, ms p50"
    row("waiting", title, f"{theirs[0]:.2f}", f"{ours[0]:.2f}", "", "")
    row("", "reads beside 50 writers, ms p99", f"{theirs[1]:.2f}", f"{ours[1]:.2f}", "", "<= 5 ms")


def restart(script, row):
    """A daemon with the 100,000 records alone is ended and started again."""
    with Daemon("restart") as daemon:
        say("restart: with 100,000 teachers")
        with Connection(daemon.socket) as connection:
            connection.ask("unit add bench name=比较校 kind=primary")
        daemon.run("-f", str(script))
        daemon.end()
        took = daemon.start()
        memory = resident(daemon.process.pid) / 1_000_000
    row("restart", "100,000 teachers, s to the first answer", "", f"{took:.2f}", "", "< 2 s")
    row("", "100,000 teachers, resident MB", "", f"{memory:.0f}", "", "< 300 MB")
