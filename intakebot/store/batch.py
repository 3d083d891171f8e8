"""One batch of requests in one transaction: all at once when all are good, else one by one."""

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec import structs

from intakebot.engine import conversation as states
from intakebot.store import statements as sql
from intakebot.store.connection import storage_error
from intakebot.store.journal import Committed, JournalError, LostRace, Repeated
from intakebot.store.requests import Amend, Create, Outcome, Request, Result, Settle
from intakebot.store.shapes import TOUCH


class Batches:
    """Writes batches over one connection and hands out numbers and places.

    The counters live in memory and are read again when another connection wrote.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._version = -1
        self._foreign = False
        self.number = 0
        self.changed = 0

    def write(self, batch: Sequence[Request]) -> Result:
        """Write all that can be written; the rest is an exception in its place.

        Raises:
            sqlite3.Error: the disk or database failed; nothing of the batch is written,
                unless the commit itself failed: then its outcome is unknown.
        """
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        counted = self.number, self.changed
        try:
            counted = self._count()
            try:
                result = self._together(batch)
            except Exception as error:
                if storage_error(error):
                    raise
                self._take_back("ROLLBACK", counted)
                db.execute("BEGIN IMMEDIATE")
                counted = self._count()
                result = self._one_by_one(batch)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                self._take_back("ROLLBACK", counted)
            raise
        result.newest = self.changed
        result.elsewhere |= self._foreign
        self._foreign = False
        return result

    def _count(self) -> tuple[int, int]:
        """The counters; read if this connection does not know them for sure."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            number, changed = self._db.execute(sql.NEWEST).fetchone()
            self._foreign |= (changed or 0) > self.changed
            self.number = max(self.number, number or sql.FIRST_NUMBER - 1)
            self.changed = max(self.changed, changed or 0)
            self._version = version
        return self.number, self.changed

    def _take_back(self, statement: str, counted: tuple[int, int]) -> None:
        """Undo. What was counted meanwhile is nobody's: another process may give it out."""
        self._db.execute(statement)
        self.number, self.changed = counted

    def _together(self, batch: Sequence[Request]) -> Result:
        """Every statement once for all turns; any bad row raises."""
        result = Result([])
        turns = []
        for request in batch:
            if isinstance(request, sql.Ready):
                turns.append(request)
                result.outcomes.append(self._committed(request))
            else:
                result.outcomes.append(self._apply(request, result))
        self._move(turns, result.outcomes, batch)
        db = self._db
        self._run(sql.ENTRIES, [row for turn in turns for row in turn.entries])
        if jobs := [row for turn in turns for row in turn.jobs]:
            db.executemany(sql.JOB, jobs)
        for turn in turns:
            self._follow(turn, result)
        for outcome, request in zip(result.outcomes, batch, strict=True):
            self._show(request, outcome, result)
        return result

    def _committed(self, turn: sql.Ready) -> Committed:
        if turn.turn.brief is not None:
            self.changed += 1
        changed = self.changed if turn.turn.brief is not None else 0
        return Committed(turn.turn.expected + 1, turn.turn.conversation.seq, changed)

    def _move(
        self, turns: list[sql.Ready], outcomes: list[Outcome], batch: Sequence[Request]
    ) -> None:
        """Compare and set all conversations; one that is elsewhere raises ``LostRace``.

        A statement of many rows sees each conversation as it was before, so where one moves
        twice, each row goes alone.
        """
        queue: list[tuple[Any, ...]] = []
        plain: list[tuple[Any, ...]] = []
        for request, outcome in zip(batch, outcomes, strict=True):
            if isinstance(request, sql.Ready) and isinstance(outcome, Committed):
                if outcome.changed:
                    queue.append((outcome.changed, *request.move))
                else:
                    plain.append(request.move)
        together = sql.MANY if len({row[-2] for row in (*queue, *plain)}) == len(turns) else (1,)
        moved = self._run(sql.MOVES_IN_QUEUE, queue, together)
        moved += self._run(sql.MOVES, plain, together)
        if moved != len(turns):
            raise LostRace

    def _run(
        self,
        statements: Mapping[int, str],
        rows: list[tuple[Any, ...]],
        sizes: Sequence[int] = sql.MANY,
    ) -> int:
        """Run a statement that comes in sizes for all rows; how many rows it changed."""
        at = changed = 0
        for size in sizes:
            while len(rows) - at >= size:
                values = list(chain.from_iterable(rows[at : at + size]))
                changed += self._db.execute(statements[size], values).rowcount
                at += size
        return changed

    def _follow(self, turn: sql.Ready, result: Result) -> None:
        """What a turn's entries mean to other tables."""
        for statement, row in turn.extras:
            self._db.execute(statement, row)
        for case in turn.cases:
            for (number,) in self._db.execute(sql.UPWARDS, (case,)).fetchall():
                self.changed += 1
                result.elsewhere = True
                self._db.execute(sql.COUNT_CONTACTS, (self.changed, number))

    def _show(self, request: Request, outcome: Outcome, result: Result) -> None:
        """Keep a turn's queue row as readers of the table would find it."""
        if not isinstance(request, sql.Ready) or not isinstance(outcome, Committed):
            return
        brief, now = request.turn.brief, request.turn.conversation
        if brief is None:
            return
        alike, contacts = 0, 1
        if now.handed_over:  # only cases have likes and contacts
            alike, contacts = self._db.execute(sql.OVERLAY, (now.number,)).fetchone()
        shown = structs.replace(brief, changed=outcome.changed, alike=alike, contacts=contacts)
        result.briefs.pop(now.id, None)
        result.briefs[now.id] = shown

    def _apply(self, request: Create | Amend | Settle, result: Result) -> int:
        if isinstance(request, Create):
            return self._create(request)
        if isinstance(request, Settle):
            self._db.execute(TOUCH)
            return 0
        row = (self.changed + 1, request.alike, request.conversation_id, request.anew)
        if not self._db.execute(sql.ALIKE, row).rowcount:
            return 0
        self.changed += 1
        result.elsewhere = True
        return self.changed

    def _create(self, request: Create) -> int:
        self.number += 1
        new = structs.replace(request.conversation, number=self.number)
        state = states.encode(new).decode()
        row = (new.id, self.number, new.site, request.token_hash)
        self._db.execute(sql.CREATE, (*row, new.began, new.phase, new.flow, state))
        return self.number

    def _one_by_one(self, batch: Sequence[Request]) -> Result:
        """Each request in a savepoint of its own, so that a bad one fails alone."""
        result = Result([])
        for request in batch:
            self._db.execute("SAVEPOINT one")
            counted = self.number, self.changed
            try:
                outcome = self._alone(request, result)
            except Exception as error:
                if storage_error(error):
                    raise
                self._take_back("ROLLBACK TO one", counted)
                outcome = self._why(request, error)
            self._db.execute("RELEASE one")
            result.outcomes.append(outcome)
        return result

    def _alone(self, request: Request, result: Result) -> Outcome:
        alone = self._together([request])
        result.briefs |= alone.briefs
        result.elsewhere |= alone.elsewhere
        return alone.outcomes[0]

    def _why(self, request: Request, error: Exception) -> Exception:
        """A repeated command says where it stands; it is also why a race seems lost."""
        if isinstance(request, sql.Ready) and request.turn.cid:
            turn = request.turn
            key = (turn.conversation.number, turn.by, turn.who, turn.cid)
            if found := self._db.execute(sql.COMMAND, key).fetchone():
                return Repeated(*found)
        if isinstance(error, sqlite3.Error):
            return JournalError(str(error))
        return error
