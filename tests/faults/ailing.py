"""The real server on a disk that falls ill and gets well again, as told on stdin line by line.

What the harness plants on purpose is named on the command line; each must be found out.
"""

import argparse
import json
import sqlite3
import sys
import threading
import time
from sqlite3 import dbapi2

from intakebot.cli.serve import run
from intakebot.edge import customer_socket
from intakebot.edge.line import Gone
from intakebot.settings import Settings
from intakebot.store.journal import Committed, StorageBroken, StorageError
from intakebot.store.sqlite_journal import SqliteJournal
from intakebot.store.writer import Writer

SYNC_TAKES = 1.0
"""Seconds of a commit while the disk is slow."""

illness = "well"


class Cursor(sqlite3.Cursor):
    def execute(self, statement, *values):
        if statement.startswith("BEGIN IMMEDIATE"):
            pages = 1 if illness == "full" else 2**30  # the least is what there is
            super().execute(f"PRAGMA max_page_count = {pages}").fetchall()
            super().execute(f"PRAGMA query_only = {int(illness == 'read only')}")
        if statement == "COMMIT" and self.connection.in_transaction:
            wait()
        return super().execute(statement, *values)


class Disk(sqlite3.Connection):
    def cursor(self, factory=Cursor):
        return super().cursor(factory)

    def execute(self, *statement):
        return self.cursor().execute(*statement)

    def commit(self):
        wait()
        super().commit()


def wait():
    if illness == "slow":
        time.sleep(SYNC_TAKES)


def opened(*where, connect=sqlite3.connect, **how):
    return connect(*where, **how | {"factory": Disk})


def listen():
    global illness
    for line in sys.stdin:
        illness = line.strip()


def ack_unwritten():
    """What could not be written is acknowledged all the same."""
    commit = SqliteJournal.commit

    async def commit_or_not(self, turn):
        try:
            return await commit(self, turn)
        except StorageError:
            return Committed(turn.expected + 1, turn.conversation.seq, 0)

    SqliteJournal.commit = commit_or_not


def hang_up():
    """Whoever can't be answered well is cut off."""
    outcome_of = customer_socket.outcome_of

    async def outcome_or_nothing(*asked):
        outcome = await outcome_of(*asked)
        if getattr(outcome, "code", "").startswith("storage_"):
            raise Gone(1011)
        return outcome

    customer_socket.outcome_of = outcome_or_nothing


def never_recover():
    """After the first failure nothing is written any more."""
    failed = Writer._failed

    def failed_for_good(self, batch, error):
        def broken():
            raise StorageBroken("still")

        self._connected = broken
        return failed(self, batch, error)

    Writer._failed = failed_for_good


PLANTS = {
    "": lambda: None,
    "ack unwritten": ack_unwritten,
    "hang up": hang_up,
    "never recover": never_recover,
}


def main(arguments):
    asked = argparse.ArgumentParser()
    asked.add_argument("settings", type=json.loads)
    asked.add_argument("--plant", choices=PLANTS, default="")
    options = asked.parse_args(arguments)
    PLANTS[options.plant]()
    if sys.stdin.readline():  # "go"
        sqlite3.connect = dbapi2.connect = opened
        threading.Thread(target=listen, daemon=True).start()
        run(Settings(**options.settings))
