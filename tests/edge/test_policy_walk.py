"""Every route and every frame, by everybody, on what is theirs, somebody else's and nobody's.

The tables below are written by hand, apart from ``access.POLICY``: whoever adds a route, a
frame or an action has to say here who may use it, or this file fails.
"""

from typing import get_args

import pytest

from intakebot.desk.access import POLICY
from intakebot.edge import agent_socket, api, customer_socket, wire
from intakebot.edge.rest import files
from intakebot.edge.rest.guard import actions
from tests.edge.conftest import OWN, PASSWORD
from tests.edge.plug import Plug

STAFF = ("agent", "lead", "editor", "admin")
PEOPLE = ("agent", "lead", "admin")
CUSTOMERS = ("customer A", "customer B")
EVERYBODY = ("stranger", *CUSTOMERS, *STAFF)

WHO: dict[str, tuple[str, ...]] = {
    "page.read": EVERYBODY,
    "site.read": EVERYBODY,
    "session.open": EVERYBODY,
    "sign.in": EVERYBODY,
    "invite.use": EVERYBODY,
    "proof.use": EVERYBODY,
    "conversation.follow": (*CUSTOMERS, *PEOPLE),
    "conversation.say": CUSTOMERS,
    "conversation.handle": PEOPLE,
    "transcript.read": CUSTOMERS,
    "upload.add": (*CUSTOMERS, *PEOPLE),
    "upload.read": (*CUSTOMERS, *PEOPLE),
    "queue.follow": PEOPLE,
    "case.read": PEOPLE,
    "search": PEOPLE,
    "incident.read": PEOPLE,
    "incident.change": PEOPLE,
    "sign.out": STAFF,
    "me.read": STAFF,
    "team.list": STAFF,
    "agent.list": STAFF,
    "agent.invite": ("lead", "admin"),
    "agent.change": ("admin",),
    "flow.list": STAFF,
    "docs.read": ("admin",),
    "metrics.read": (),
}
"""Who may do what; customers only on their own conversation."""

V1 = "/api/v1"
ROUTES: dict[str, str] = {
    "GET /": "page.read",
    "GET /console": "page.read",
    "GET /widget": "page.read",
    "GET /widget.js": "page.read",
    "GET /assets/{name}": "page.read",
    "GET /prove/style.css": "page.read",
    "GET /prove/{link}": "proof.use",
    "POST /prove/{link}": "proof.use",
    "GET /favicon.ico": "page.read",
    "GET /demo": "page.read",
    "GET /demo/{path:path}": "page.read",
    "GET /livez": "page.read",
    "GET /readyz": "page.read",
    "GET /healthz": "page.read",
    "GET /version": "page.read",
    "GET /metrics": "metrics.read",
    f"GET {V1}/sites/{{site_id}}": "site.read",
    f"POST {V1}/sessions": "session.open",
    f"POST {V1}/files": "upload.add",
    f"POST {V1}/conversations/{{conversation_id}}/files": "upload.add",
    f"GET {V1}/files/{{upload_id}}": "upload.read",
    f"GET {V1}/transcript": "transcript.read",
    f"POST {V1}/sign-in": "sign.in",
    f"POST {V1}/sign-out": "sign.out",
    f"GET {V1}/me": "me.read",
    f"POST {V1}/invite": "invite.use",
    f"POST {V1}/join": "invite.use",
    f"POST {V1}/invites": "agent.invite",
    f"GET {V1}/agents": "agent.list",
    f"PATCH {V1}/agents/{{agent_id}}": "agent.change",
    f"GET {V1}/conversations/{{conversation_id}}/case": "case.read",
    f"POST {V1}/conversations/{{conversation_id}}/known": "case.read",
    f"GET {V1}/conversations/{{conversation_id}}/replies": "case.read",
    f"GET {V1}/conversations/{{conversation_id}}/join/{{case}}": "case.read",
    f"GET {V1}/conversations/{{conversation_id}}/part": "case.read",
    f"GET {V1}/search": "search",
    f"GET {V1}/incidents": "incident.read",
    f"POST {V1}/incidents": "incident.change",
    f"GET {V1}/incidents/{{number}}": "incident.read",
    f"PATCH {V1}/incidents/{{number}}": "incident.change",
    f"POST {V1}/incidents/{{number}}/cases": "incident.change",
    f"POST {V1}/incidents/{{number}}/removals": "incident.change",
    f"POST {V1}/incidents/{{number}}/state": "incident.change",
    f"POST {V1}/incidents/{{number}}/updates": "incident.change",
    f"GET {V1}/teams": "team.list",
    f"GET {V1}/flows": "flow.list",
    f"GET {V1}/openapi.json": "docs.read",
}

CUSTOMER_FRAMES = {
    "Hello": "conversation.follow",
    "Do": "conversation.say",
    "Typing": "conversation.say",
    "Seen": "conversation.follow",
    "Ping": "conversation.follow",
}
AGENT_FRAMES = {
    "Attend": "queue.follow",
    "Watch": "conversation.follow",
    "Unwatch": "conversation.follow",
    "Act": "conversation.handle",
    "AgentTyping": "conversation.handle",
    "AgentSeen": "conversation.follow",
    "Away": "queue.follow",
    "Ping": "queue.follow",
}

ENDS_A_SESSION = (f"POST {V1}/sign-in", f"POST {V1}/sign-out", f"POST {V1}/join")


class Cast:
    """Two customers with a conversation and a file each, and one agent of every role."""

    def __init__(self, house):
        self.house = house
        self.people = {"stranger": house.client(origin=OWN)}
        self.conversations = {}
        self.uploads = {}

    async def enter(self):
        for name in CUSTOMERS:
            browser, conversation = await self.house.customer()
            made = await browser.post(f"{V1}/files?name=a.txt", content=b"words")
            self.people[name] = browser
            self.conversations[name], self.uploads[name] = conversation, made.json()["id"]
        for role in STAFF:
            self.people[role] = await self.house.agent(role)
        return self

    async def again(self, who):
        """A fresh browser for somebody, since the route to try ends the session."""
        email = f"{who}-again@staff.example"
        return await self.house.agent(who, email) if who in STAFF else self.people[who]

    def targets(self, path):
        """The ids to try: customer A's, customer B's, nobody's."""
        path = path.replace("{case}", "999")
        kinds = {"conversation_id": self.conversations, "upload_id": self.uploads}
        for blank, ids in kinds.items():
            if "{" + blank + "}" in path:
                known = {whose: path.replace("{" + blank + "}", one) for whose, one in ids.items()}
                return known | {"nobody": path.replace("{" + blank + "}", "0" * 37)}
        plain = path.replace("{site_id}", "shop").replace("{name}", "x.js")
        plain = plain.replace("{path:path}", "cart").replace("{agent_id}", "agent_absent")
        return {"": plain + ("?site=shop" if plain == "/widget" else "")}

    async def call(self, route, path, who):
        method = route.partition(" ")[0]
        browser = await self.again(who) if route in ENDS_A_SESSION else self.people[who]
        if route.endswith("/files") and method == "POST":
            return await browser.post(f"{path}?name=a.txt", content=b"words")
        return await browser.request(method, path, json=await self.body(route))

    async def body(self, route):
        token = ""
        if route in (f"POST {V1}/invite", f"POST {V1}/join"):
            token = (await self.house.parts.staff.link("guest@staff.example")).token
        return {
            f"POST {V1}/sessions": {"site": "shop"},
            f"POST {V1}/conversations/{{conversation_id}}/known": {"text": "Which page is it?"},
            f"POST {V1}/sign-in": {"email": "lead@staff.example", "password": PASSWORD},
            f"POST {V1}/sign-out": {},
            f"POST {V1}/invites": {"email": "new@staff.example"},
            f"PATCH {V1}/agents/{{agent_id}}": {"active": True},
            f"POST {V1}/invite": {"token": token},
            f"POST {V1}/join": {"token": token, "name": "Guest", "password": PASSWORD},
        }.get(route)


def expected(action, who, whose):
    """200-like, 401, 403, or 404 for what somebody may know nothing of."""
    if who not in WHO[action]:
        return 401 if who == "stranger" else 403
    if who in CUSTOMERS and whose and whose != who:
        return 404 if action == "upload.read" else 403
    return 404 if whose == "nobody" else 200


@pytest.fixture
def given():
    return {"files_each": 100, "sessions_an_hour": 1000, "tries_to_sign_in": 100}


def test_the_policy_is_what_is_written_here():
    own = {action: ("own" in who, "anyone" in who) for action, who in POLICY.items()}
    assert {
        action: (CUSTOMERS[0] in who and "stranger" not in who, "stranger" in who)
        for action, who in WHO.items()
    } == own
    for action, who in POLICY.items():
        roles = STAFF if "anyone" in who else tuple(one for one in STAFF if one in who)
        assert roles == tuple(one for one in STAFF if one in WHO[action]), action


async def test_every_route_is_classified_here_as_it_is_in_the_app(house):
    app = api.build(house.parts)
    assert {f"{method} {path}": action for method, path, action in actions(app)} == ROUTES


async def test_a_route_that_nobody_classified_is_found(house):
    app = api.build(house.parts)

    @app.get("/api/v1/everything")
    async def everything() -> str:
        return "all of it"

    found = {f"{method} {path}": action for method, path, action in actions(app)}
    assert found != ROUTES
    assert found["GET /api/v1/everything"] == ""
    assert api.unclassified(app) == ["GET /api/v1/everything"]


async def walked(house):
    """What does not answer as the tables say, and how many calls that took."""
    cast = await Cast(house).enter()
    wrong, tried = [], 0
    for route, action in ROUTES.items():
        for whose, path in cast.targets(route.partition(" ")[2]).items():
            for who in EVERYBODY:
                answer = await cast.call(route, path, who)
                tried += 1
                want = expected(action, who, whose)
                fits = answer.status_code == want if want != 200 else allowed(answer)
                if not fits:
                    wrong.append(f"{who}: {route} of {whose or '-'}: {answer.status_code}, {want}")
    return wrong, tried


async def test_every_route_by_everybody_on_what_is_theirs_anothers_and_nobodys(house):
    wrong, tried = await walked(house)

    assert not wrong, "\n".join(wrong)
    assert tried >= len(ROUTES) * len(EVERYBODY)


async def test_the_walk_finds_a_door_left_open(house, monkeypatch):
    monkeypatch.setattr(files, "may", lambda *_: True)

    wrong, _ = await walked(house)

    assert {one.partition(" of ")[0] for one in wrong} == {
        "customer A: GET /api/v1/files/{upload_id}",
        "customer B: GET /api/v1/files/{upload_id}",
    }


def allowed(answer):
    """Let through by the policy: whatever was then found wrong, it is not about who asks."""
    return answer.status_code not in (401, 403) and answer.status_code < 600


async def test_what_is_anothers_answers_like_what_is_nobodys(house):
    cast = await Cast(house).enter()
    for route in ROUTES:
        targets = cast.targets(route.partition(" ")[2])
        if len(targets) == 1:
            continue
        foreign = await cast.call(route, targets["customer B"], "customer A")
        absent = await cast.call(route, targets["nobody"], "customer A")
        assert foreign.status_code == absent.status_code, route
        assert foreign.content == absent.content
        assert list(foreign.headers) == list(absent.headers)
        differing = {k for k in foreign.headers if foreign.headers[k] != absent.headers[k]}
        assert differing == {"x-request-id"}


# --- frames -------------------------------------------------------------------------------


def test_every_frame_is_classified_here_as_it_is_in_the_sockets():
    for union, socket, written in (
        (wire.FromCustomer, customer_socket, CUSTOMER_FRAMES),
        (wire.FromAgent, agent_socket, AGENT_FRAMES),
    ):
        assert {kind.__name__ for kind in get_args(union)} == set(written)
        assert {kind.__name__: action for kind, action in socket.ACTIONS.items()} == written


FRAMES = {
    "Do": {"type": "do", "id": "0123456789abcdef", "event": {"type": "say", "text": "hello"}},
    "Typing": {"type": "typing", "on": True},
    "Seen": {"type": "seen", "seq": 1},
    "Ping": {"type": "ping"},
    "Unwatch": {"type": "unwatch"},
    "Watch": {"type": "watch"},
    "Act": {"type": "act", "id": "0123456789abcdef", "event": {"type": "write_note", "text": "x"}},
    "AgentTyping": {"type": "agent_typing", "on": True},
    "AgentSeen": {"type": "agent_seen", "seq": 1},
    "Away": {"type": "away", "on": False},
}
NEEDS_A_CONVERSATION = ("Watch", "Unwatch", "Act", "AgentTyping", "AgentSeen")


async def still_open(plug):
    """Whether the line still answers."""
    await plug.say(type="ping")
    return await plug.hear("pong") is not None


async def customer_line(house, token, frame):
    """Whether this frame is served on a customer's line begun with this token."""
    plug = Plug(house.app.asgi, f"{V1}/customer", origin=OWN)
    assert await plug.opened()
    await plug.say(type="hello", token=token)
    if await plug.hear("welcome") is None:
        return plug.code
    if frame != "Hello":
        await plug.say(**FRAMES[frame])
    served = await still_open(plug)
    await plug.leave()
    return served


async def test_every_customers_frame_by_everybody(house):
    cast = await Cast(house).enter()
    tokens = {who: cast.people[who].headers["authorization"].partition(" ")[2] for who in CUSTOMERS}
    for role in STAFF:
        tokens[role] = cast.people[role].headers["cookie"].partition("=")[2]
    tokens["stranger"] = "x" * 43
    for frame, action in CUSTOMER_FRAMES.items():
        for who in EVERYBODY:
            served = await customer_line(house, tokens[who], frame)
            may = who in WHO[action] and who in CUSTOMERS
            assert served == (True if may else 4003), (frame, who)


async def test_a_frame_out_of_the_policy_closes_the_line(house, monkeypatch):
    browser, _ = await house.customer()
    token = browser.headers["authorization"].partition(" ")[2]
    monkeypatch.delitem(customer_socket.ACTIONS, wire.Typing)

    plug = Plug(house.app.asgi, f"{V1}/customer", origin=OWN)
    await plug.opened()
    await plug.say(type="hello", token=token)
    await plug.hear("welcome")
    await plug.say(**FRAMES["Typing"])

    assert await plug.hear("pong", "ack") is None
    assert plug.code == 4400


async def agent_line(house, cookie, frame, conversation):
    """Whether this frame is served on an agents' line opened with this cookie."""
    plug = Plug(house.app.asgi, f"{V1}/agent", origin=OWN, cookie=cookie)
    if not await plug.opened():
        return plug.code
    await plug.say(type="attend")
    assert await plug.hear("attending")
    if frame != "Attend":
        about = {"conversation": conversation} if frame in NEEDS_A_CONVERSATION else {}
        await plug.say(**FRAMES[frame], **about)
    served = await still_open(plug)
    await plug.leave()
    return served


async def test_every_agents_frame_by_everybody_on_every_conversation(house):
    cast = await Cast(house).enter()
    cookies = {role: cast.people[role].headers["cookie"] for role in STAFF}
    for who in CUSTOMERS:
        token = cast.people[who].headers["authorization"].partition(" ")[2]
        cookies[who] = f"__Host-intakebot={token}"
    cookies["stranger"] = ""
    for frame, action in AGENT_FRAMES.items():
        for who in EVERYBODY:
            for conversation in (*cast.conversations.values(), "conv_absent"):
                served = await agent_line(house, cookies[who], frame, conversation)
                may = who in WHO[action] and who in PEOPLE
                assert served == (True if may else 1008), (frame, who)


@pytest.mark.parametrize("frame", ["Watch", "Act"])
async def test_a_conversation_that_is_not_there_is_refused_on_the_agents_line(house, frame):
    agent = await house.agent("agent")
    plug = Plug(house.app.asgi, f"{V1}/agent", origin=OWN, cookie=agent.headers["cookie"])
    await plug.opened()
    await plug.say(type="attend")
    await plug.say(**FRAMES[frame], conversation="conv_absent")

    assert (await plug.hear("refused"))["code"] == "not_found"
    await plug.leave()


ORIGINS = [
    "",
    "null",
    "http://evil.example",
    "http://127.0.0.1:8001",
    "http://127.0.0.1",
    "https://127.0.0.1:8000",
    "http://127.0.0.1:8000.evil.example",
    "http://evil.example/http://127.0.0.1:8000",
    "http://127.0.0.1:8000/",
    "http://127.0.0.1:80000",
    "HTTP://127.0.0.1:8000",
    "http://sub.127.0.0.1:8000",
    "http://127.0.0.1:8000 http://evil.example",
    "file://",
]


async def test_no_other_page_opens_the_agents_line_with_our_cookie(house):
    agent = await house.agent("agent")
    for origin in ORIGINS:
        named = {"origin": origin} if origin else {}
        plug = Plug(house.app.asgi, f"{V1}/agent", cookie=agent.headers["cookie"], **named)
        assert not await plug.opened(), origin
        assert plug.code == 1008


async def test_no_other_page_opens_a_customers_line(house):
    for origin in ORIGINS[1:]:
        plug = Plug(house.app.asgi, f"{V1}/customer", origin=origin)
        assert not await plug.opened(), origin


@pytest.mark.parametrize("change", [{"active": False}, {"role": "editor"}])
async def test_whoever_loses_the_right_loses_the_line_at_once(house, change):
    agent = await house.agent("agent")
    await house.agent("admin")
    plug = Plug(house.app.asgi, f"{V1}/agent", origin=OWN, cookie=agent.headers["cookie"])
    await plug.opened()
    await plug.say(type="attend")
    await plug.hear("attending")

    await house.parts.staff.change(house.ids["agent"], **change)

    await plug.say(type="ping")
    while await plug.hear(within=2) is not None:
        pass
    assert plug.code == 4003
