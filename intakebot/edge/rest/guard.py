"""What every route needs: the parts of the app, who calls, and whether they may.

Each route names its action of the desk's policy with ``allowed(…)``; ``unclassified`` finds
those that don't, and the app does not start with one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hmac import compare_digest
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.routing import iter_route_contexts

from intakebot.authoring.library import Library
from intakebot.desk.access import ANYONE, POLICY, Customer, Principal, Staff, Stranger, may
from intakebot.desk.incidents import IncidentDesk
from intakebot.desk.known_incidents import KnownIncidents
from intakebot.desk.limits import Shared
from intakebot.desk.nodes import Nodes
from intakebot.desk.reception import Reception
from intakebot.desk.staff import COOKIE, StaffDesk
from intakebot.desk.takeover import Takeover
from intakebot.desk.uploads import Uploads
from intakebot.desk.world import World
from intakebot.edge.origins import cookie_of, fits, header, network_of, origin_of
from intakebot.edge.sockets import Sockets
from intakebot.errors import NotAllowed, NotSignedIn
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.stores import Stores

READING = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the HTTP side works with; ``app.py`` fills it."""

    settings: Settings
    world: World
    hub: Hub
    library: Library
    stores: Stores
    reception: Reception
    takeover: Takeover
    staff: StaffDesk
    uploads: Uploads
    sockets: Sockets
    incidents: IncidentDesk
    known_incidents: KnownIncidents
    limits: Shared
    nodes: Nodes | None
    """The other processes; None where there can be none."""


class Forged(NotAllowed):
    """This did not come from our own page."""

    code = "forged"


def parts_of(request: Request) -> Parts:
    """The parts that this app was built from."""
    parts: Parts = request.app.state.parts
    return parts


async def _the(request: Request) -> Parts:
    """A coroutine, though nothing is awaited: FastAPI gives all others to a thread each time."""
    return parts_of(request)


The = Annotated[Parts, Depends(_the)]


class May:
    """A route's dependency: the caller, once they have been found to be allowed."""

    def __init__(self, action: str) -> None:
        POLICY[action]  # a route with an action of its own making is a bug, at once
        self.action = action

    async def __call__(self, request: Request) -> Principal:
        """Who calls.

        Raises:
            NotSignedIn: nobody we know, and that is needed.
            NotAllowed: somebody who may not, or a page that is not ours.
        """
        parts = parts_of(request)
        who = await self.who(request, parts)
        own = who.conversation if isinstance(who, Customer) else ""
        if not may(who, self.action, request.path_params.get("conversation_id", own)):
            raise NotSignedIn if isinstance(who, Stranger) else NotAllowed
        if request.method not in READING:
            self._refuse_forged(request, parts, who)
        return who

    async def who(self, request: Request, parts: Parts) -> Principal:
        """Who calls."""
        return await principal(request, parts)

    def _refuse_forged(self, request: Request, parts: Parts, who: Principal) -> None:
        """A browser sends cookies by itself, so what they are good for needs two more proofs."""
        if isinstance(who, Customer):
            return  # a token in a header is never sent by itself
        headers = request.scope["headers"]
        origin = origin_of(headers)
        if self.action == "session.open":
            if not parts.reception.welcomes(origin):
                raise Forged
            return
        if not fits(origin, parts.reception.own_origins):
            raise Forged
        if isinstance(who, Staff) and ANYONE not in POLICY[self.action]:
            sent = header(headers, b"x-csrf-token").encode()
            if not who.csrf or not compare_digest(sent, who.csrf.encode()):
                raise Forged


def allowed(action: str) -> Any:
    """Declare which action of the policy a route is."""
    return Depends(May(action))


async def principal(request: Request, parts: Parts) -> Principal:
    """Who calls: the holder of a conversation's token, a signed-in agent, or nobody."""
    headers = request.scope["headers"]
    scheme, _, token = header(headers, b"authorization").partition(" ")
    if scheme.lower() == "bearer":
        conversation = await parts.reception.admit(token.strip())
        return Customer(conversation.id) if conversation else Stranger()
    cookie = cookie_of(headers, COOKIE)
    staff = await parts.staff.who(cookie) if cookie else None
    return staff or Stranger()


def address_of(request: Request) -> str:
    """What limits count by."""
    return network_of(request.scope)


def actions(app: FastAPI) -> Iterator[tuple[str, str, str]]:
    """Each route's method and path, and its action: empty when it declares none, or several."""
    for route in iter_route_contexts(app.routes):
        dependant = getattr(route, "dependant", None)
        needs = dependant.dependencies if dependant else ()
        declared = [need.call.action for need in needs if isinstance(need.call, May)]
        for method in sorted(route.methods or ("ANY",)):
            yield method, route.path or "", declared[0] if len(declared) == 1 else ""


def unclassified(app: FastAPI) -> list[str]:
    """Routes that are not in the policy, or in it twice."""
    return [f"{method} {path}" for method, path, action in actions(app) if not action]
