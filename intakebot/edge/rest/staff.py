"""Signing in and out, one-time links, and who may do what."""

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response
from yarl import URL

from intakebot.desk.access import Principal, Staff
from intakebot.desk.staff import COOKIE, SIGNED_IN_FOR, SignedIn
from intakebot.edge.models import (
    AgentChange,
    AgentView,
    InviteAsked,
    InviteMade,
    InviteToken,
    InviteView,
    Join,
    Me,
    SignIn,
)
from intakebot.edge.origins import cookie_of, origin_of
from intakebot.edge.rest.guard import Forged, Parts, The, address_of, allowed
from intakebot.edge.rest.strict import StrictRoute
from intakebot.errors import NotFound
from intakebot.store.agents import Agent

router = APIRouter(route_class=StrictRoute, tags=["staff"])

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@router.post("/sign-in", dependencies=[allowed("sign.in")])
async def sign_in(asked: SignIn, request: Request, response: Response, parts: The) -> Me:
    """Begin a session; it lives in a cookie that scripts can't read."""
    safe_for_cookies(request)
    where, old = address_of(request), cookie_of(request.scope["headers"], COOKIE)
    return keep(response, await parts.staff.sign_in(asked.email, asked.password, where, old))


@router.post("/sign-out", status_code=204)
async def sign_out(
    request: Request, parts: The, _: Annotated[Principal, allowed("sign.out")]
) -> Response:
    """End this session; its open sockets close."""
    await parts.staff.sign_out(cookie_of(request.scope["headers"], COOKIE))
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return response


@router.get("/me")
async def who_am_i(me: Annotated[Staff, allowed("me.read")]) -> Me:
    """The signed-in agent."""
    return seen(me)


@router.post("/invite", dependencies=[allowed("invite.use")])
async def invitation(asked: InviteToken, parts: The) -> InviteView:
    """For whom a one-time link is. The token comes in the body: addresses are logged."""
    invite = await parts.staff.invited(asked.token)
    return InviteView(email=invite.email, name=invite.name, role=invite.role)


@router.post("/join", dependencies=[allowed("invite.use")])
async def join(asked: Join, request: Request, response: Response, parts: The) -> Me:
    """Use a one-time link: choose a name and a password, and be signed in."""
    safe_for_cookies(request)
    old = cookie_of(request.scope["headers"], COOKIE)
    return keep(response, await parts.staff.join(asked.token, asked.name, asked.password, old))


@router.post("/invites", status_code=201)
async def invite(
    asked: InviteAsked, parts: The, me: Annotated[Staff, allowed("agent.invite")]
) -> InviteMade:
    """A one-time link for a colleague, or a new password for one who is here. Shown once."""
    known_teams(parts, asked.teams)
    made = await parts.staff.invite(me, asked.email, asked.name, asked.role, asked.teams)
    origin = parts.reception.own_origins[0]
    return InviteMade(link=f"{origin}/console#join={made.token}", expires=made.expires)


@router.get("/agents", dependencies=[allowed("agent.list")])
async def agents(parts: The) -> list[AgentView]:
    """Everybody, by name."""
    return [listed(parts, agent) for agent in await parts.staff.all()]


@router.patch("/agents/{agent_id}", dependencies=[allowed("agent.change")])
async def change(agent_id: str, asked: AgentChange, parts: The) -> AgentView:
    """Change what somebody may do; it holds for their open sockets at once."""
    known_teams(parts, asked.teams or [])
    changed = await parts.staff.change(
        agent_id, role=asked.role, teams=asked.teams, active=asked.active
    )
    return listed(parts, changed)


def safe_for_cookies(request: Request) -> None:
    """Browsers drop our cookie on plain http, except from this very machine: say so.

    Raises:
        Forged: nobody can be signed in over this address.
    """
    origin = URL(origin_of(request.scope["headers"]))
    if origin.scheme == "http" and origin.host not in LOOPBACK:
        raise Forged("Signing in needs https. Set INTAKEBOT_PUBLIC_URL.", code="needs_https")


def keep(response: Response, made: SignedIn) -> Me:
    """Put a fresh session into the cookie."""
    response.set_cookie(
        COOKIE,
        made.token,
        max_age=SIGNED_IN_FOR // 1000,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )
    return seen(made.staff)


def seen(me: Staff) -> Me:
    """An agent as their own console sees them."""
    return Me(
        id=me.id,
        name=me.name,
        email=me.email,
        role=me.role,
        teams=list(me.teams),
        csrf=me.csrf,
    )


def listed(parts: Parts, agent: Agent) -> AgentView:
    """An agent as colleagues see them."""
    return AgentView(
        id=agent.id,
        name=agent.name,
        email=agent.email,
        role=agent.role,
        teams=list(agent.teams),
        online=parts.reception.presence.here(agent.id),
        active=agent.active,
    )


def known_teams(parts: Parts, teams: list[str]) -> None:
    """Refuse teams that are not in teams.yaml.

    Raises:
        NotFound: one of them is not.
    """
    for team in teams:
        if parts.library.team(team) is None:
            raise NotFound(f"There is no team '{team[:40]}'.")
