"""Signed-in browsers: begun, looked up with each request, ended."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, or_
from sqlmodel import col

from intakebot.store.agents import Agent, agent_of
from intakebot.store.database import Database
from intakebot.store.tables import AgentRow, SessionRow
from intakebot.store.tokens import hashed, same

SEEN_EVERY: Final = 60_000
"""Milliseconds between two notes of "still there": reading a page need not write."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session and whose it is."""

    agent: Agent
    csrf: str
    expires: int


class Sessions:
    """The sessions. Methods block: call them in a thread."""

    def __init__(self, database: Database, idle: int = 12 * 3_600_000) -> None:
        """``idle`` is in milliseconds: a session not used for so long is over."""
        self._database = database
        self._idle = idle

    def begin(self, token: str, agent_id: str, csrf: str, now: int, expires: int) -> None:
        """Sign somebody in, until ``expires`` at the latest."""
        with self._database.writing() as session:
            row = SessionRow(
                token_hash=hashed(token),
                agent=agent_id,
                created=now,
                last_seen=now,
                expires=expires,
                csrf=csrf,
            )
            session.add(row)

    def find(self, token: str, now: int, unused: float | None = None) -> SignedIn | None:
        """Who this token is; None when it is unknown or over, or they are active no more.

        ``unused``: milliseconds since the caller saw it used, by a clock that nobody sets.
        """
        with self._database.reading() as session:
            row = session.get(SessionRow, hashed(token))
            if row is None or not same(row.token_hash, token) or self._over(row, now, unused):
                return None
            agent = session.get(AgentRow, row.agent)
            if agent is None or not agent.active:
                return None
            found = SignedIn(agent_of(agent), row.csrf, row.expires)
            stale = not 0 <= now - row.last_seen < SEEN_EVERY
        if stale:
            self._seen(token, now)
        return found

    def _over(self, row: SessionRow, now: int, unused: float | None) -> bool:
        idle = now - row.last_seen if unused is None else min(unused, now - row.last_seen)
        return row.expires <= now or idle >= self._idle

    def _seen(self, token: str, now: int) -> None:
        with self._database.writing(together=True) as session:
            if row := session.get(SessionRow, hashed(token)):
                row.last_seen = now

    def end(self, token: str) -> None:
        """Sign one browser out."""
        with self._database.writing() as session:
            mine = col(SessionRow.token_hash) == hashed(token)
            session.connection().execute(delete(SessionRow).where(mine))

    def sweep(self, now: int) -> None:
        """Forget sessions that are over."""
        with self._database.writing() as session:
            over = or_(
                col(SessionRow.expires) <= now, col(SessionRow.last_seen) <= now - self._idle
            )
            session.connection().execute(delete(SessionRow).where(over))
