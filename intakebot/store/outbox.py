"""Work that was promised with a commit: claimed, done, tried again later, or given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, String, bindparam, case, delete, func, text, update
from sqlmodel import Session, col, select

from intakebot.store.database import Database
from intakebot.store.tables import OutboxRow

LEASE: Final = 60_000
"""Milliseconds after which a claimed job that nobody finished is anybody's again."""
MOST_TRIES: Final = 12
GIVEN_UP: Final = -1

LATEST: Final = 2 * 3_600_000
"""Milliseconds: nothing is put off for longer, unless the clock was wrong when that was done."""

CLAIM: Final = (
    "UPDATE outbox SET due = :now + :lease, tries = tries + 1 WHERE id IN ("
    " SELECT id FROM outbox WHERE done = 0 AND due <= :now AND kind NOT IN :besides"
    " ORDER BY due, id LIMIT :limit)"
    " RETURNING id, kind, conversation, payload, tries"
)
CLAIM_OF_MANY: Final = CLAIM.replace(":limit)", ":limit FOR UPDATE SKIP LOCKED)")
"""The same for PostgreSQL, where others may be claiming at this moment."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that is ours until its lease ends. It may have run before."""

    id: int
    kind: str
    conversation: str
    payload: str
    """JSON."""
    tries: int
    """This one included."""


def back_off(tries: int, job_id: int) -> int:
    """Milliseconds until the next try: doubling from 2 s to an hour, a little spread out."""
    wait = min(2000 << min(tries - 1, 12), 3_600_000)
    return wait + wait * (job_id % 11) // 50


class Outbox:
    """The jobs. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, now: int, limit: int = 50, besides: Sequence[str] = ()) -> list[Claimed]:
        """Take up to ``limit`` jobs that are due, but for some kinds; the longest waiting first."""
        with self._database.reading() as session:
            if not self._due(session, now, besides):
                return []  # looking is free, writing is not
        statement = text(CLAIM_OF_MANY if self._database.is_postgres else CLAIM)
        statement = statement.bindparams(bindparam("besides", type_=String, expanding=True))
        with self._database.writing(together=True) as session:
            astray = update(OutboxRow).where(*self._astray(now)).values(due=now)
            session.connection().execute(astray)
            row = {"now": now, "lease": LEASE, "limit": limit, "besides": list(besides)}
            claimed = [Claimed(*found) for found in session.connection().execute(statement, row)]
        return sorted(claimed, key=lambda job: job.id)

    def _due(self, session: Session, now: int, besides: Sequence[str]) -> bool:
        due = col(OutboxRow.done) == 0, col(OutboxRow.due) <= now
        wanted = *due, col(OutboxRow.kind).not_in(besides)
        mine = (select(OutboxRow.id).where(*each) for each in (wanted, self._astray(now)))
        return any(session.exec(each.limit(1)).first() is not None for each in mine)

    def _astray(self, now: int) -> tuple[ColumnElement[bool], ...]:
        """Put off by a clock that was ahead: they must not wait until it is as late as that."""
        return col(OutboxRow.done) == 0, col(OutboxRow.due) > now + LATEST

    def done(self, jobs: Sequence[Claimed], now: int) -> None:
        """The jobs are finished and never come again."""
        with self._database.writing(together=True) as session:
            # Another try may have ended one meanwhile; what is done stays done.
            mine = col(OutboxRow.id).in_([job.id for job in jobs]), col(OutboxRow.done) == 0
            session.connection().execute(update(OutboxRow).where(*mine).values(done=now, error=""))

    def failed(self, job: Claimed, error: str, now: int) -> None:
        """Try again later, or give up after too many tries; the last error is kept."""
        error = error[:500]
        if job.tries >= MOST_TRIES:
            self._set(job, done=GIVEN_UP, error=error)
        else:
            again = now + back_off(job.tries, job.id)
            self._set(job, due=again, error=error)

    def give_back(self, job: Claimed, now: int) -> None:
        """We shall not come to it: it is anybody's at once, and this was no try."""
        self._set(job, due=now, tries=job.tries - 1)

    def _set(self, job: Claimed, **values: Any) -> None:
        """Of a job that is still ours: somebody may have claimed it since, and be at it now."""
        with self._database.writing(together=True) as session:
            mine = col(OutboxRow.id) == job.id, col(OutboxRow.done) == 0
            ours = update(OutboxRow).where(*mine, col(OutboxRow.tries) <= job.tries)
            session.connection().execute(ours.values(**values))

    def given_up(self) -> list[Claimed]:
        """Jobs that failed too often, newest first, for people to look at."""
        with self._database.reading() as session:
            rows = session.exec(
                select(OutboxRow)
                .where(OutboxRow.done == GIVEN_UP)
                .order_by(col(OutboxRow.id).desc())
                .limit(200)
            ).all()
        return [Claimed(r.id or 0, r.kind, r.conversation, r.payload, r.tries) for r in rows]

    def sweep(self, before: int) -> int:
        """Forget jobs that were done before then; how many."""
        with self._database.writing() as session:
            old = delete(OutboxRow).where(col(OutboxRow.done) > 0, col(OutboxRow.done) < before)
            return int(session.connection().execute(old).rowcount)

    def standing(self, now: int) -> dict[str, int]:
        """How many jobs are due, how many wait for a later try, how many were given up."""
        with self._database.reading() as session:
            state = case((col(OutboxRow.due) <= now, "due"), else_="later")
            jobs = select(state, func.count()).where(OutboxRow.done == 0).group_by(state)
            found = {"due": 0, "later": 0, **dict(session.exec(jobs).all())}
            gone = select(func.count()).select_from(OutboxRow).where(OutboxRow.done == GIVEN_UP)
            return found | {"given_up": session.exec(gone).one()}

    def waiting(self) -> int:
        """How many jobs are open."""
        with self._database.reading() as session:
            count = select(func.count()).select_from(OutboxRow).where(OutboxRow.done == 0)
            return session.exec(count).one()
