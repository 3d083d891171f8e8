"""Processes that need not read all modules again: forked from one that has, and does nothing else.

Most of a drill's time was Python starting the same server for each one that was killed. From the
fork on a child is what a fresh process would be, down to how its interpreter ends.
"""

import asyncio
import atexit
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

from intakebot.app import one_arena
from intakebot.settings import Settings
from intakebot.store.database import upgrade
from intakebot.wiring.opening import loaded
from tests.house import flow_files

BEAR = ("tests.faults.child", "tests.faults.serving", "tests.faults.ailing")
BEAR += ("tests.faults.tool",)
WARM = ("asyncpg", "psycopg", "redis.asyncio")
"""What is imported only when it is needed, which is in every drill."""


# --- in the tests' process ---------------------------------------------------------------------


class Born:
    """A child, with as much of asyncio's subprocess as the drills use."""

    def __init__(self, pid, stdin, stdout, status):
        self.pid, self.stdin, self.stdout = pid, stdin, stdout
        self.returncode = None
        self._ending = asyncio.ensure_future(self._ended(status))

    async def _ended(self, status):
        self.returncode = int(await status.read() or -signal.SIGKILL)
        self.stdin.close()
        return self.returncode

    async def wait(self):
        return await asyncio.shield(self._ending)

    def send_signal(self, number):
        if self.returncode is None:
            os.kill(self.pid, number)


async def born(command, *, stdout=None, stderr=None):
    """A child in a group of its own that runs a module's ``main`` with these arguments."""
    (in_end, stdin), (stdout_end, out), (status_end, ended) = (os.pipe() for _ in range(3))
    streams = [in_end, stdout.fileno() if stdout else out, stderr.fileno() if stderr else 2, ended]
    try:
        pid = await asyncio.to_thread(nursery().bear, command, streams)
    finally:
        for end in (in_end, out, ended):
            os.close(end)
    return Born(pid, await writer(stdin), await reader(stdout_end), await reader(status_end))


async def reader(end):
    made = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(made), os.fdopen(end, "rb"))
    return made


async def writer(end):
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(
        lambda: asyncio.StreamReaderProtocol(asyncio.StreamReader()), os.fdopen(end, "wb")
    )
    return asyncio.StreamWriter(transport, protocol, None, loop)


class Nursery:
    """The process that forks, begun when it is first needed; it ends with us."""

    def __init__(self):
        self._asking, theirs = socket.socketpair()
        self._one_at_a_time = threading.Lock()
        command = [sys.executable, "-m", "tests.faults.nursery", str(theirs.fileno())]
        root = Path(__file__).parents[2]
        alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # a fork takes one thread along
        self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=root, env=alone)
        theirs.close()
        atexit.register(self.close)

    def bear(self, command, streams):
        """The process id of a new child."""
        with self._one_at_a_time:
            socket.send_fds(self._asking, [json.dumps(command).encode()], streams)
            return int(self._asking.recv(100))

    def close(self):
        self._asking.close()
        self.process.wait()


@cache
def nursery():
    return Nursery()


# --- in the process that forks -----------------------------------------------------------------


def main(asked):
    """Fork whenever we are asked to, and tell how each child ended; in a child, be that."""
    warm()
    gc.collect()
    gc.freeze()
    woken, wake = socket.socketpair()
    woken.setblocking(False)
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    statuses = {}
    while True:
        ready, _, _ = select.select([asked, woken], [], [])
        if woken in ready:
            woken.recv(4096)
            tell(statuses)
        if asked in ready:
            command, streams, _, _ = socket.recv_fds(asked, 65536, 4)
            if not command:
                return
            pid = os.fork()
            if not pid:
                be(json.loads(command), streams)
                return
            with suppress(OSError):  # both do it, so that neither need wait for the other
                os.setpgid(pid, pid)
            statuses[pid] = streams.pop()
            for each in streams:
                os.close(each)
            asked.send(str(pid).encode())


def warm():
    """Do once what every server does when it begins, for what stays in memory of it."""
    one_arena()
    for name in (*BEAR, *WARM):
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        upgrade(f"sqlite:///{folder / 'store.sqlite'}", epoch="e", at=0)
        asyncio.run(loaded(Settings(flows=flow_files(folder / "flows"))))


def tell(statuses):
    """Say of those that ended how they did."""
    while statuses:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        os.write(statuses[pid], str(os.waitstatus_to_exitcode(status)).encode())
        os.close(statuses.pop(pid))


def be(command, streams):
    """A child: nothing is left of where it came from."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setpgid(0, 0)
    for number, stream in enumerate(streams[:3]):
        os.dup2(stream, number)
    os.closerange(3, 1024)
    sys.argv = command
    importlib.import_module(command[0]).main(command[1:])


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
