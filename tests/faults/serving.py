"""The real server as a child, waiting for a line on stdin before it touches anything.

What the harness plants on purpose is named on the command line; each must be found out.
"""

import argparse
import asyncio
import json
import sys

from intakebot import app
from intakebot.cli.serve import run
from intakebot.desk.lookout import Lookout
from intakebot.edge import headers, line, sockets
from intakebot.edge import server as served
from intakebot.edge.sockets import Sockets
from intakebot.settings import Settings
from intakebot.store.journal import Committed
from intakebot.store.ledger import Ledger
from intakebot.store.sqlite_journal import SqliteJournal


def ack_unwritten():
    """From the signal on, turns are acknowledged and forgotten."""
    commit, go_away = SqliteJournal.commit, Sockets.go_away
    leaving = []

    async def go_away_and_forget(self):
        leaving.append(True)
        await asyncio.sleep(0.2)
        await go_away(self)

    async def commit_or_not(self, turn):
        if leaving:
            return Committed(turn.expected + 1, turn.conversation.seq, 0)
        return await commit(self, turn)

    SqliteJournal.commit, Sockets.go_away = commit_or_not, go_away_and_forget


def wait_for_readers():
    """What uvicorn does by itself: close politely, and wait for everybody to take note."""
    configured(timeout_graceful_shutdown=None)
    served.READ_WITHIN = 3600.0
    served.Line._cut_in = lambda *_: None


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


def ask_nobody():
    """The bus is taken for granted: the store is not asked."""

    async def never(self):
        await asyncio.Event().wait()

    Lookout.run = never


def hurried():
    """Every deadline is a tenth, so that a test needs not wait for it."""
    served.HEADERS_WITHIN = served.READ_WITHIN = 1.0
    line.FIRST_WITHIN = 0.5
    headers.BODY_WITHIN = 2.0
    served.Line.close_timeout = property(lambda _: 1.0, lambda *_: None)
    configured(ws_ping_interval=1.0, ws_ping_timeout=4.0)


def no_limits():
    """Whoever is there may stay, and send whatever they like."""
    served.HEADERS_WITHIN = served.READ_WITHIN = 3600.0
    line.FIRST_WITHIN = headers.BODY_WITHIN = 3600.0
    served.MOST_FRAMES = served.MOST_PIECES = 2**30
    line.Line._count = lambda *_: None
    sockets.network_of = lambda scope: str(scope["client"])  # each its own
    configured(ws_ping_interval=None, ws_max_size=2**30)


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
    "ask nobody": ask_nobody,
    "no limits": no_limits,
}

if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("settings", type=json.loads)
    asked.add_argument("--plant", choices=PLANTS, default="")
    asked.add_argument("--hurried", action="store_true")
    options = asked.parse_args()
    if options.hurried:
        hurried()
    PLANTS[options.plant]()
    if sys.stdin.readline():  # "go"
        run(Settings(**options.settings))
