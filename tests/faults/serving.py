"""The real server as a child, waiting for a line on stdin before it touches anything.

What the harness plants on purpose is named on the command line; each must be found out.
"""

import argparse
import asyncio
import json
import signal
import sys
import threading
import time
from contextlib import asynccontextmanager
from types import SimpleNamespace

from intakebot import app
from intakebot.bus.line import Line
from intakebot.cli.serve import run
from intakebot.desk import limits, memory, reception
from intakebot.desk.lookout import Lookout
from intakebot.edge import deadline, headers, line, peers, sockets
from intakebot.edge.sockets import Sockets
from intakebot.settings import Settings
from intakebot.store import connection, engines, outbox, tail
from intakebot.store.journal import Committed
from intakebot.store.ledger import Ledger
from intakebot.store.postgres_epoch import standing
from intakebot.store.postgres_journal import PostgresJournal
from intakebot.store.sessions import Sessions

ahead = 0
"""Milliseconds by which the clock is wrong."""


def ack_unwritten():
    """From the signal on, turns are acknowledged and forgotten; it leaves when there were some."""
    commit, go_away = Ledger.commit, Sockets.go_away
    leaving, forgotten = [], []

    async def go_away_and_forget(self):
        leaving.append(True)
        while len(forgotten) < 10:
            await asyncio.sleep(0.01)
        await go_away(self)

    async def commit_or_not(self, turn):
        if leaving:
            forgotten.append(turn.cid)
            return Committed(turn.expected + 1, turn.conversation.seq, 0)
        return await commit(self, turn)

    Ledger.commit, Sockets.go_away = commit_or_not, go_away_and_forget


def wait_for_readers():
    """What uvicorn does by itself: close politely, and wait for everybody to take note."""
    configured(timeout_graceful_shutdown=None)
    peers.READ_WITHIN = 3600.0
    peers.Line._cut_in = lambda *_: None


def say_nothing():
    """Everybody is cut without a word."""

    async def cut(self, code=1012):
        for each in list(self._lines):
            each._send.__self__.transport.abort()

    Sockets.go_away = Sockets.close_all = cut


def ack_early():
    """What is acknowledged is written a little later."""
    commit = Ledger.commit

    async def early(self, turn):
        asyncio.get_running_loop().call_later(
            0.1, lambda: asyncio.ensure_future(commit(self, turn))
        )
        return Committed(turn.expected + 1, turn.conversation.seq, 0)

    Ledger.commit = early


def never_settle():
    """What can be read is taken for safe."""

    async def at_once(self):
        return

    Ledger.settle = at_once


def keep_the_epoch():
    """One server is taken for the other."""

    async def met(self, db):
        epoch, newest = await standing(db, self._epoch)
        if not self._epoch:
            self._begin(epoch, newest)
        return self._epoch

    PostgresJournal._met = met


def ask_nobody():
    """The bus is taken for granted: the store is not asked."""

    async def never(self):
        await asyncio.Event().wait()

    Lookout.run = never


def tell_each_attempt():
    """Whatever goes wrong with the bus has its line in the log."""
    trouble = Line._trouble

    def told_again(self, code, error):
        self._told.clear()
        trouble(self, code, error)

    Line._trouble = told_again


def hurried():
    """Every deadline is a tenth, so that a test needs not wait for it."""
    peers.HEADERS_WITHIN = peers.READ_WITHIN = 1.0
    line.FIRST_WITHIN = 0.5
    headers.BODY_WITHIN = 2.0
    peers.Line.close_timeout = property(lambda _: 1.0, lambda *_: None)
    configured(ws_ping_interval=1.0, ws_ping_timeout=4.0)


def no_limits():
    """Whoever is there may stay, and send whatever they like."""
    peers.HEADERS_WITHIN = peers.READ_WITHIN = 3600.0
    line.FIRST_WITHIN = headers.BODY_WITHIN = 3600.0
    peers.MOST_FRAMES = peers.MOST_PIECES = 2**30
    line.Line._count = lambda *_: None
    sockets.network_of = lambda scope: str(scope["client"])  # each its own
    configured(ws_ping_interval=None, ws_max_size=2**30)


def keep_everything():
    """Each turn leaves something behind."""
    commit, kept = Ledger.commit, []

    async def and_keep(self, turn):
        kept.append(bytearray(b"x" * 20_000))
        return await commit(self, turn)

    Ledger.commit = and_keep


def forgetful():
    """Caches are full at once: what still grows then is kept for ever."""
    memory.IN_MEMORY = reception.NEWCOMERS = limits.REMEMBERED = 100
    tail.Tails.__init__.__defaults__ = (100, 64 * 1024)
    tail.QueueTail.__init__.__defaults__ = (100,)
    # SQLite fills its pages for each connection, slowly, while the database grows.
    small, opened = "PRAGMA cache_size = -500", connection._opened
    connection.CACHE = 500
    connection._opened = lambda path, *pragmas: opened(path, small, *pragmas)
    engines.PRAGMAS = (*engines.PRAGMAS, small)


def one_at_a_time():
    """Handshakes wait for each other."""
    serve, door = sockets.Sockets.serve, asyncio.Lock()

    async def slowly(self, scope, receive, send, talk):
        async with door:
            await asyncio.sleep(0.2)
        await serve(self, scope, receive, send, talk)

    sockets.Sockets.serve = slowly


def follow_the_clock():
    """Somebody goes by the clock on the wall alone."""
    over = Sessions._over
    Sessions._over = lambda self, row, now, unused: over(self, row, now, None)
    outbox.LATEST = 2**60


def listen():
    """Set the clock to what is told on stdin: milliseconds from the real one, line by line."""
    global ahead
    for told in sys.stdin:
        ahead = int(told)


def settable():
    """Let there be a clock that can be set."""
    real, real_ns = time.time, time.time_ns
    time.time = lambda: real() + ahead / 1000
    time.time_ns = lambda: real_ns() + ahead * 1_000_000
    threading.Thread(target=listen, daemon=True).start()


def count_our_time():
    """A deadline is over when its time is, whoever stood still."""

    @asynccontextmanager
    async def plainly(seconds):
        async with asyncio.timeout(seconds):
            yield SimpleNamespace(left=seconds)

    def at_once(self):
        self._began = self._loop.time()
        return self._loop.call_later(self._every * deadline.BEATS, self._late)

    deadline.Deadline._next = at_once
    line.peer_within = headers.peer_within = plainly
    peers.Line.keepalive_timeout = peers.Line._gone


def count(*_):
    """Say how many tasks there are."""
    sys.stdout.write(f"tasks {len(asyncio.all_tasks())}\n")
    sys.stdout.flush()


def configured(**given):
    """Let uvicorn be set up otherwise."""
    made = app.server

    def otherwise(*arguments):
        running = made(*arguments)
        for name, value in given.items():
            setattr(running.config, name, value)
        return running

    app.server = otherwise


PLANTS = {
    "": lambda: None,
    "ack unwritten": ack_unwritten,
    "wait for readers": wait_for_readers,
    "say nothing": say_nothing,
    "ack early": ack_early,
    "keep the epoch": keep_the_epoch,
    "ask nobody": ask_nobody,
    "tell each attempt": tell_each_attempt,
    "never settle": never_settle,
    "no limits": no_limits,
    "one at a time": one_at_a_time,
    "keep everything": keep_everything,
    "follow the clock": follow_the_clock,
    "count our time": count_our_time,
}


def main(arguments):
    asked = argparse.ArgumentParser()
    asked.add_argument("settings", type=json.loads)
    asked.add_argument("--plant", choices=PLANTS, default="")
    asked.add_argument("--count", action="store_true")
    asked.add_argument("--clock", action="store_true")
    asked.add_argument("--hurried", action="store_true")
    asked.add_argument("--forgetful", action="store_true")
    options = asked.parse_args(arguments)
    if options.hurried:
        hurried()
    if options.forgetful:
        forgetful()
    PLANTS[options.plant]()
    if sys.stdin.readline():  # "go"
        if options.count:
            signal.signal(signal.SIGUSR2, count)
        if options.clock:
            settable()
        run(Settings(**options.settings))
