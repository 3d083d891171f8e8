"""A disk in memory that falls ill as the dice says, and a journal without its threads.

SQLite itself is real. What its driver would say of a full, busy or broken disk is said by
the connection: before a transaction, in it, at its commit, or after the commit has happened.
"""

import asyncio
import sqlite3
from contextlib import contextmanager
from sqlite3 import dbapi2

from intakebot.store.journal import StorageBroken
from intakebot.store.readers import Reader, Readers
from intakebot.store.writer import Writer
from tests.simulation.loop import NODE

MESSAGES = {
    "full": (sqlite3.SQLITE_FULL, "database or disk is full"),
    "busy": (sqlite3.SQLITE_BUSY, "database is locked"),
    "broken": (sqlite3.SQLITE_IOERR, "disk I/O error"),
}
ILLNESSES = ("well", "slow", *MESSAGES)
CHANGING = ("INSERT", "UPDATE", "DELETE")


class Disk:
    """How it is now, and whether it says no to a statement."""

    def __init__(self, dice, trace):
        self.dice = dice
        self.trace = trace
        self.illness = "well"
        self.chance = 0.0
        """How often it says no where it could."""

    def falls(self, illness):
        self.illness = illness
        self.chance = self.dice.choice((0.1, 0.3, 1.0))
        self.trace.add("disk", illness, self.chance)

    def takes(self):
        """Seconds for one commit."""
        if self.illness == "slow":
            return self.dice.uniform(0.1, 1.5)
        return self.dice.uniform(0.0005, 0.01)

    def before(self, statement):
        """Raises what the driver would if the statement can't be done."""
        match self.illness:
            case "busy":
                self._may_say_no(statement == "BEGIN IMMEDIATE")
            case "full":
                self._may_say_no(statement.lstrip().startswith(CHANGING))
            case "broken":
                self._may_say_no(statement in ("BEGIN", "BEGIN IMMEDIATE", "COMMIT"))

    def after(self, statement):
        """Raises although it was done: whoever asked can't know."""
        self._may_say_no(self.illness == "broken" and statement == "COMMIT")

    def _may_say_no(self, possible):
        if possible and self.dice.random() < self.chance:
            self.trace.add("disk says no", self.illness)
            code, message = MESSAGES[self.illness]
            error = sqlite3.OperationalError(message)
            error.sqlite_errorcode = code
            raise error

    @contextmanager
    def installed(self):
        """Every connection that is opened meanwhile stands on this disk."""
        connect = sqlite3.connect

        class Cursor(sqlite3.Cursor):
            def execute(cursor, statement, *values):  # noqa: N805
                self.before(statement)
                done = super().execute(statement, *values)
                self.after(statement)
                return done

            def executemany(cursor, statement, rows):  # noqa: N805
                self.before(statement)
                return super().executemany(statement, rows)

        class Connection(sqlite3.Connection):
            def cursor(connection, factory=Cursor):  # noqa: N805
                return super().cursor(factory)

            def execute(connection, *statement):  # noqa: N805
                return connection.cursor().execute(*statement)

            def executemany(connection, *statement):  # noqa: N805
                return connection.cursor().executemany(*statement)

            def commit(connection):  # noqa: N805
                if connection.in_transaction:
                    connection.execute("COMMIT")

        def opened(*where, **how):
            made = connect(*where, **how | {"factory": Connection})
            if (node := NODE.get()) is not None and "uri" in how:
                node.connections.append(made)  # the journal's own, which end with the process
            return made

        sqlite3.connect = dbapi2.connect = opened
        try:
            yield
        finally:
            sqlite3.connect = dbapi2.connect = connect


class SimulatedWriter(Writer):
    """The real one, but that its rounds come when the simulated disk is done with the last."""

    _writing = False

    def start(self):
        return None

    def _hand_over(self):
        super()._hand_over()
        self._look()

    def _look(self):
        if not self._writing and not self._handed.empty():
            self._writing = True
            asyncio.get_running_loop().call_later(NODE.get().disk.takes(), self._write_now)

    def _write_now(self):
        going = self.round()
        self._writing = False
        if going:
            self._look()

    async def stop(self):
        asyncio.get_running_loop().call_soon(self._look)
        await super().stop()


class SimulatedReaders(Readers):
    """The real ones, but that the loop says when they have read."""

    def __init__(self, path, threads=0):
        super().__init__(path, threads=0)
        self._reader = Reader(path)

    async def run(self, question, *arguments):
        if self._closed:
            raise StorageBroken("the journal is closed")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            None, self._reader.ask, lambda db: question(db, *arguments)
        )

    def close(self):
        super().close()
        self._reader.close()
