"""The people who answer. What they may do, and under which password."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from intakebot.store.database import Database
from intakebot.store.tables import AgentRow, InviteRow, SessionRow
from intakebot.store.tokens import hashed, same


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who may sign in."""

    id: str
    email: str
    name: str
    role: str
    teams: tuple[str, ...]
    password_hash: str
    active: bool
    grant_version: int
    """Moves whenever what they may do changes; whoever remembers another one looks again."""
    created: int


@dataclass(frozen=True, slots=True)
class Invite:
    """What a one-time link is for."""

    email: str
    name: str
    role: str
    teams: tuple[str, ...]
    expires: int


class Taken(Exception):
    """Somebody has this e-mail address already."""


def as_key(email: str) -> str:
    """An address as it is stored and looked up."""
    return email.strip().casefold()


class Agents:
    """The agents and their invitations. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, agent_id: str) -> Agent | None:
        """The agent of that id, active or not."""
        with self._database.reading() as session:
            row = session.get(AgentRow, agent_id)
            return agent_of(row) if row else None

    def by_email(self, email: str) -> Agent | None:
        """The agent of that address, active or not."""
        with self._database.reading() as session:
            row = _by_email(session, email)
            return agent_of(row) if row else None

    def all(self) -> list[Agent]:
        """Everybody, by name."""
        with self._database.reading() as session:
            rows = session.exec(select(AgentRow).order_by(col(AgentRow.name))).all()
            return [agent_of(row) for row in rows]

    def add(self, agent: Agent) -> None:
        """Add somebody.

        Raises:
            Taken: the address is somebody's.
        """
        with self._database.writing() as session:
            if _by_email(session, agent.email):
                raise Taken(agent.email)
            session.add(_row(agent))

    def grant(
        self,
        agent_id: str,
        *,
        role: str | None = None,
        teams: Sequence[str] | None = None,
        active: bool | None = None,
    ) -> Agent | None:
        """Change what somebody may do. Who is made inactive is signed out everywhere."""
        with self._database.writing() as session:
            row = session.get(AgentRow, agent_id)
            if row is None:
                return None
            row.role = row.role if role is None else role
            row.teams = row.teams if teams is None else list(teams)
            row.active = row.active if active is None else active
            row.grant_version += 1
            if not row.active:
                _sign_out(session, agent_id)
            return agent_of(row)

    def rehash(self, agent_id: str, old: str, new: str) -> None:
        """The same password under a stronger hash; no session ends."""
        with self._database.writing() as session:
            row = session.get(AgentRow, agent_id)
            if row and row.password_hash == old:
                row.password_hash = new

    # --- one-time links ------------------------------------------------------------------

    def invite(self, token: str, invite: Invite) -> None:
        """Make a link. Links made before for the same address stop working."""
        with self._database.writing() as session:
            earlier = col(InviteRow.email) == as_key(invite.email)
            session.connection().execute(delete(InviteRow).where(earlier, col(InviteRow.used) == 0))
            row = InviteRow(
                token_hash=hashed(token),
                email=as_key(invite.email),
                name=invite.name,
                role=invite.role,
                teams=list(invite.teams),
                expires=invite.expires,
            )
            session.add(row)

    def invitation(self, token: str, now: int) -> Invite | None:
        """What a link is for; None when it is unknown, used or expired."""
        with self._database.reading() as session:
            row = _invite(session, token, now)
            return _invite_of(row) if row else None

    def join(
        self, token: str, agent_id: str, name: str, password_hash: str, now: int
    ) -> Agent | None:
        """Use a link, once: add the invited agent, or give one who is there a new password.

        None when the link is unknown, used, expired, or for somebody who is not active.
        ``agent_id`` is used if they are new.
        """
        with self._database.writing() as session:
            invite = _invite(session, token, now)
            if invite is None:
                return None
            row = _by_email(session, invite.email)
            if row is None:
                row = AgentRow(id=agent_id, email=invite.email, name=name, created=now)
                row.role, row.teams, row.grant_version = invite.role, invite.teams, 0
                session.add(row)
            if not row.active:
                return None
            invite.used = now
            row.name = name
            row.password_hash = password_hash
            row.grant_version += 1
            _sign_out(session, row.id)
            return agent_of(row)


def agent_of(row: AgentRow) -> Agent:
    """A row as everybody else sees it."""
    return Agent(
        row.id,
        row.email,
        row.name,
        row.role,
        tuple(row.teams),
        row.password_hash,
        row.active,
        row.grant_version,
        row.created,
    )


def _row(agent: Agent) -> AgentRow:
    return AgentRow(
        id=agent.id,
        email=as_key(agent.email),
        name=agent.name,
        role=agent.role,
        teams=list(agent.teams),
        password_hash=agent.password_hash,
        active=agent.active,
        grant_version=agent.grant_version,
        created=agent.created,
    )


def _by_email(session: Session, email: str) -> AgentRow | None:
    return session.exec(select(AgentRow).where(AgentRow.email == as_key(email))).first()


def _sign_out(session: Session, agent_id: str) -> None:
    session.connection().execute(delete(SessionRow).where(col(SessionRow.agent) == agent_id))


def _invite(session: Session, token: str, now: int) -> InviteRow | None:
    row = session.get(InviteRow, hashed(token))
    usable = row is not None and not row.used and row.expires > now
    return row if row and usable and same(row.token_hash, token) else None


def _invite_of(row: InviteRow) -> Invite:
    return Invite(row.email, row.name, row.role, tuple(row.teams), row.expires)
