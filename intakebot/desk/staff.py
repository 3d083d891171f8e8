"""The people who answer: how they come in, stay signed in, invite others and go.

Nobody has a default password: the first admin and everybody invited get a link that works once.
"""

import asyncio
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from yarl import URL

from intakebot.desk.access import PEOPLE, Role, Staff
from intakebot.desk.passwords import Hashing, check
from intakebot.desk.people import address_of, called
from intakebot.desk.takeover import Colleague
from intakebot.desk.tries import Tries
from intakebot.desk.world import World
from intakebot.errors import NotAllowed, NotFound, NotSignedIn
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.agents import Agent, Agents, Invite
from intakebot.store.sessions import Sessions

COOKIE = "__Host-intakebot"
"""The cookie that holds a session's token."""
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
SIGNED_IN_FOR = 7 * DAY
"""Milliseconds a sign-in lasts at most; unused it ends after twelve hours."""
FIRST_LINK_FOR = 15 * MINUTE
INVITED_FOR = 7 * DAY
REMEMBERED_FOR = 1000
"""Milliseconds for which a grant is not read again; a change ends that at once."""
REMEMBERED_AT_MOST = 5000
WRONG = "That e-mail and password don't belong together."
NO_LINK = "This link can't be used any more. Ask an admin for a new one."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh session; the token goes into the cookie and nowhere else."""

    token: str
    staff: Staff


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link's secret, and when it ends, UTC milliseconds."""

    token: str
    expires: int


class StaffDesk:
    """Signing in and out, invitations, and who may do what."""

    def __init__(
        self, settings: Settings, agents: Agents, sessions: Sessions, hub: Hub, world: World
    ) -> None:
        self._settings = settings
        self._agents = agents
        self._sessions = sessions
        self._hub = hub
        self._world = world
        self.hashing = Hashing()
        self.tries = Tries(settings.tries_to_sign_in)
        self._known: dict[str, tuple[Staff, int, float]] = {}
        """By token: whose session it is, and when that was read, by both clocks."""
        self._watched: set[str] = set()
        self._changes = 0

    # --- coming in and going -------------------------------------------------------------

    async def sign_in(self, email: str, password: str, address: str, old: str = "") -> SignedIn:
        """Begin a session; the one of ``old`` ends. Takes as long for an unknown address.

        Raises:
            NotSignedIn: the two don't belong together; the same words for whatever reason.
            TooMany: tried too often, or too many people sign in at once.
        """
        account = unicodedata.normalize("NFKC", email).strip().casefold()
        self.tries.count(account, address, self._world.now())
        agent = await asyncio.to_thread(self._agents.by_email, account)
        kept = agent.password_hash if agent and agent.active else ""
        if not await self.hashing.fits(kept, password) or agent is None:
            raise NotSignedIn(WRONG)
        self.tries.right(account, address)
        if self.hashing.outdated(kept):
            fresh = await self.hashing.hash(unicodedata.normalize("NFKC", password))
            await asyncio.to_thread(self._agents.rehash, agent.id, kept, fresh)
        return await self._begin(agent, old)

    async def sign_out(self, token: str) -> None:
        """End this session; its open sockets close."""
        staff = await self.who(token)
        await asyncio.to_thread(self._sessions.end, token)
        if staff is not None:
            self._changed(staff.id)

    async def who(self, token: str) -> Staff | None:
        """Whose session this is, as their grant stands now; None when it is over."""
        now = self._world.now()
        known = self._known.get(token)
        if known is not None and 0 <= now - known[1] < REMEMBERED_FOR:
            return known[0]
        changes = self._changes
        # A clock that is set a day ahead signs out nobody who was here a moment ago.
        unused = (self._world.steady() - known[2]) * 1000 if known is not None else None
        found = await asyncio.to_thread(self._sessions.find, token, now, unused)
        if found is None:
            self._known.pop(token, None)
            return None
        staff = staff_of(found.agent, found.csrf)
        if changes == self._changes:  # else somebody's grant changed while we were reading
            self._remember(token, staff, now)
        return staff

    async def _begin(self, agent: Agent, old: str) -> SignedIn:
        """A token that was never sent before the sign-in: nobody can have planted it."""
        now, token, csrf = self._world.now(), self._world.secret(), self._world.secret()
        if old:
            await self.sign_out(old)
        await asyncio.to_thread(
            self._sessions.begin, token, agent.id, csrf, now, now + SIGNED_IN_FOR
        )
        return SignedIn(token, staff_of(agent, csrf))

    # --- one-time links --------------------------------------------------------------------

    async def invite(
        self, by: Staff, email: str, name: str, role: Role, teams: Sequence[str]
    ) -> Link:
        """A link to join with, or to choose a new password for somebody who is here already.

        Raises:
            NotAllowed: a lead invites agents only, and no link may open a higher account.
        """
        known = await asyncio.to_thread(self._agents.by_email, address_of(email))
        if by.role != "admin" and (role != "agent" or (known and known.role != "agent")):
            raise NotAllowed("Only an admin can invite more than agents.")
        if by.role != "admin" and by.teams and not set(teams) <= set(by.teams):
            raise NotAllowed("You can invite to your own teams.")
        if known is not None and not known.active:
            raise NotAllowed("That account is switched off. Switch it on first.", code="inactive")
        return await self.link(email, name, role, teams)

    async def link(
        self,
        email: str,
        name: str = "",
        role: Role = "agent",
        teams: Sequence[str] = (),
        lasts: int = INVITED_FOR,
    ) -> Link:
        """A link made by the operator; asks nobody's leave.

        Raises:
            BadEmail: that is no e-mail address.
        """
        made = Link(self._world.secret(), self._world.now() + lasts)
        invite = Invite(address_of(email), called(name), role, tuple(teams), made.expires)
        await asyncio.to_thread(self._agents.invite, made.token, invite)
        return made

    async def first_admin_link(self, email: str = "") -> str:
        """The secret of a link for the first admin; empty when there is an admin."""
        if any(agent.active and agent.role == "admin" for agent in await self.all()):
            return ""
        host = URL(self._settings.public_url).host or "localhost"
        made = await self.link(email or f"admin@{host}", "Admin", "admin", (), FIRST_LINK_FOR)
        return made.token

    async def invited(self, token: str) -> Invite:
        """What a link is for.

        Raises:
            NotFound: unknown, used or expired.
        """
        invite = await asyncio.to_thread(self._agents.invitation, token, self._world.now())
        if invite is None:
            raise NotFound(NO_LINK)
        return invite

    async def join(self, token: str, name: str, password: str, old: str = "") -> SignedIn:
        """Use a link, once, and be signed in.

        Raises:
            NotFound: unknown, used or expired.
            WeakPassword: the link can be used again with a better one.
        """
        invite = await self.invited(token)
        normal = check(password, invite.email, name)
        kept = await self.hashing.hash(normal)
        new_id, now = self._world.new_id("agent_"), self._world.now()
        shown = called(name) or invite.email.partition("@")[0]
        agent = await asyncio.to_thread(self._agents.join, token, new_id, shown, kept, now)
        if agent is None:
            raise NotFound(NO_LINK)
        self._changed(agent.id)
        return await self._begin(agent, old)

    # --- who is here, and what they may do -------------------------------------------------

    async def all(self) -> list[Agent]:
        """Everybody, by name."""
        return await asyncio.to_thread(self._agents.all)

    async def colleague(self, agent_id: str) -> Colleague | None:
        """Somebody a conversation can be given to; None for who may not work on one."""
        agent = await asyncio.to_thread(self._agents.get, agent_id)
        if agent is None or agent.role not in PEOPLE:
            return None
        return Colleague(agent.id, agent.name, agent.active)

    async def change(
        self,
        agent_id: str,
        *,
        role: Role | None = None,
        teams: Sequence[str] | None = None,
        active: bool | None = None,
    ) -> Agent:
        """Change what somebody may do; it holds for their open sockets at once.

        Raises:
            NotFound: there is no such agent.
            NotAllowed: nobody could administer any more.
        """
        everybody = await self.all()
        if all(agent.id != agent_id for agent in everybody):
            raise NotFound
        admins = {agent.id for agent in everybody if agent.active and agent.role == "admin"}
        loses = active is False or role not in (None, "admin")
        if loses and admins == {agent_id}:
            raise NotAllowed("This is the only admin. Make somebody else one first.")
        changed = await asyncio.to_thread(
            lambda: self._agents.grant(agent_id, role=role, teams=teams, active=active)
        )
        if changed is None:
            raise NotFound
        self._changed(agent_id)
        return changed

    async def sweep(self) -> None:
        """Forget sessions that are over."""
        await asyncio.to_thread(self._sessions.sweep, self._world.now())

    # --- what is remembered ------------------------------------------------------------------

    def _remember(self, token: str, staff: Staff, now: int) -> None:
        if len(self._known) >= REMEMBERED_AT_MOST:
            self._known.clear()
        self._known[token] = (staff, now, self._world.steady())
        if staff.id not in self._watched:
            self._watched.add(staff.id)
            self._hub.subscribe(topic(staff.id), lambda: self._forget(staff.id))

    def _forget(self, agent_id: str) -> None:
        self._changes += 1
        gone = [token for token, (staff, *_) in self._known.items() if staff.id == agent_id]
        for token in gone:
            del self._known[token]

    def _changed(self, agent_id: str) -> None:
        """Whoever follows this agent looks again, we first."""
        self._forget(agent_id)
        self._hub.wake(topic(agent_id))


def topic(agent_id: str) -> str:
    """The hub's topic for a change of what an agent may do."""
    return f"agent:{agent_id}"


def staff_of(agent: Agent, csrf: str) -> Staff:
    """An agent as the policy sees them."""
    return Staff(
        agent.id,
        agent.name,
        agent.email,
        cast("Role", agent.role),
        agent.teams,
        agent.grant_version,
        csrf,
    )
