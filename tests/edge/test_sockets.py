"""The register of open lines: handshakes, ends, and what a drain tells everybody."""

import asyncio

import pytest
import structlog
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from intakebot.edge import sockets as register
from intakebot.edge.line import Gone
from intakebot.edge.sockets import AWAY_FOR, Sockets, refuse
from intakebot.store.journal import StorageBusy
from tests.edge.plug import Cord, port_of, running

DENIAL = {"websocket.http.response": {}}


def made(jitter=lambda low, high: low, each=100):
    return Sockets(jitter, lambda: 0.0, 10, each)


def scope(*subprotocols, extensions=DENIAL, address="192.0.2.1"):
    return {
        "type": "websocket",
        "subprotocols": list(subprotocols),
        "extensions": extensions,
        "client": (address, 5000),
    }


class Plug(Cord):
    """One that begins with the handshake."""

    def __init__(self):
        super().__init__()
        self.incoming.put_nowait({"type": "websocket.connect"})


async def until_left(line):
    while line.open:
        await line.hear()


async def opened(sockets, count, talk=until_left):
    """That many lines, each with the task that serves it."""
    cords = [Plug() for _ in range(count)]
    tasks = [
        asyncio.ensure_future(
            sockets.serve(scope("intakebot.v1"), cord.incoming.get, cord.send, talk, "customer")
        )
        for cord in cords
    ]
    async with asyncio.timeout(5):
        while len(sockets) < count:
            await asyncio.sleep(0)
    return cords, tasks


# --- handshake and end ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["intakebot.v1"], "intakebot.v1"),
        (["other", "intakebot.v1"], "intakebot.v1"),
        (["intakebot.v2"], None),
        ([], None),
    ],
)
async def test_our_protocol_is_chosen_among_those_offered(offered, chosen):
    cord = Plug()
    cord.leaves()
    await made().serve(scope(*offered), cord.incoming.get, cord.send, until_left, "customer")

    assert cord.sent[0] == {"type": "websocket.accept", "subprotocol": chosen}


@pytest.mark.parametrize(
    ("ends", "code", "told"),
    [
        (Gone(4003), 4003, []),
        (ZeroDivisionError(), 1011, ["socket_failed"]),
        (StorageBusy("everybody comes again"), 1011, []),
    ],
)
async def test_however_a_talk_ends_its_line_is_closed_and_forgotten(ends, code, told):
    async def talk(line):
        assert len(sockets) == 1
        raise ends

    sockets, cord = made(), Plug()
    with structlog.testing.capture_logs() as said:
        await sockets.serve(scope(), cord.incoming.get, cord.send, talk, "customer")

    assert cord.codes == [code]
    assert len(sockets) == 0
    assert [one["event"] for one in said] == told


async def test_who_is_gone_before_the_handshake_is_done_is_nobodys_fault():
    async def talk(line):
        raise AssertionError("there is nobody to talk with")

    sockets, cord = made(), Plug()
    cord.broken = True
    with structlog.testing.capture_logs() as said:
        await sockets.serve(scope(), cord.incoming.get, cord.send, talk, "customer")

    assert (cord.sent, len(sockets), said) == ([], 0, [])


async def test_a_line_whose_task_is_cancelled_is_forgotten_too():
    sockets = made()
    _, tasks = await opened(sockets, 1)
    tasks[0].cancel()
    await asyncio.wait(tasks)

    assert len(sockets) == 0


async def test_a_refusal_is_for_good():
    cord = Plug()
    await refuse(cord.incoming.get, cord.send)
    assert cord.sent == [{"type": "websocket.close", "code": 1008}]


# --- one address ---------------------------------------------------------------------------------


async def turned_away(sockets, address):
    """The status that somebody from there hears instead of a socket; None if let in."""
    cord = Plug()
    cord.leaves()
    asked = scope(address=address)
    await sockets.serve(asked, cord.incoming.get, cord.send, until_left, "customer")
    return cord.sent[0].get("status")


async def test_one_address_holds_so_many_sockets_and_others_have_theirs():
    sockets = made(each=3)
    cords, tasks = await opened(sockets, 3)

    with structlog.testing.capture_logs() as said:
        assert [await turned_away(sockets, "192.0.2.1") for _ in range(3)] == [429, 429, 429]
        assert await turned_away(sockets, "192.0.2.2") is None

    told = {"event": "too_many_sockets", "address": "192.0.2.1", "most": 3}
    assert said == [told | {"log_level": "warning"}], "each is told of once"
    cords[0].leaves()
    await asyncio.wait(tasks[:1], timeout=5)
    assert await turned_away(sockets, "192.0.2.1") is None
    for cord in cords[1:]:
        cord.leaves()
    await asyncio.wait(tasks, timeout=5)


async def test_who_is_turned_away_hears_when_to_come_back():
    sockets, cord = made(lambda low, high: high, each=1), Plug()
    _, tasks = await opened(sockets, 1)

    await sockets.serve(scope(), cord.incoming.get, cord.send, until_left, "customer")

    start, body = cord.sent
    tasks[0].cancel()
    assert (start["status"], start["headers"]) == (429, [(b"retry-after", b"5")])
    assert body["body"] == b""


async def test_one_household_has_one_share_of_version_six_addresses():
    sockets = made(each=1)
    cord = Plug()
    first = scope(address="2001:db8:1:2::1")
    held = asyncio.ensure_future(
        sockets.serve(first, cord.incoming.get, cord.send, until_left, "customer")
    )
    await asyncio.sleep(0)

    assert await turned_away(sockets, "2001:db8:1:2:ffff::9") == 429
    assert await turned_away(sockets, "2001:db8:1:3::1") is None

    cord.leaves()
    await held
    assert await turned_away(sockets, "2001:db8:1:2:ffff::9") is None


@pytest.mark.parametrize(
    ("address", "status"),
    [("192.0.2.1", 429), ("127.0.0.1", None), ("::1", None), ("::ffff:127.0.0.1", None)],
)
async def test_where_nobody_says_only_this_machine_holds_more_than_usual(
    monkeypatch, address, status
):
    monkeypatch.setattr("intakebot.edge.sockets.USUAL", 2)
    sockets = made(each=0)
    cords = [Plug() for _ in range(2)]
    held = [
        asyncio.ensure_future(
            sockets.serve(
                scope(address=address), cord.incoming.get, cord.send, until_left, "customer"
            )
        )
        for cord in cords
    ]
    await asyncio.sleep(0)

    with structlog.testing.capture_logs():
        assert await turned_away(sockets, address) == status

    for cord in cords:
        cord.leaves()
    await asyncio.gather(*held)


async def test_however_a_socket_ends_its_place_is_free_again():
    sockets, crashing = made(each=1), Plug()

    async def talk(line):
        raise ZeroDivisionError

    with structlog.testing.capture_logs():
        await sockets.serve(scope(), crashing.incoming.get, crashing.send, talk, "customer")
    _, tasks = await opened(sockets, 1)
    tasks[0].cancel()
    await asyncio.wait(tasks)

    assert await turned_away(sockets, "192.0.2.1") is None


# --- the drain -----------------------------------------------------------------------------------


async def test_everybody_hears_when_to_come_back_each_at_a_time_of_their_own():
    times = iter([700, 900, 1100])
    asked = []
    sockets = made(lambda low, high: asked.append((low, high)) or next(times))
    cords, tasks = await opened(sockets, 3)

    await sockets.go_away()

    assert sorted(cord.frames[0]["retry_in"] for cord in cords) == [700, 900, 1100]
    assert all(frame["type"] == "going_away" for cord in cords for frame in cord.frames)
    assert set(asked) == {AWAY_FOR}
    assert all(cord.codes == [] for cord in cords), "running turns are still to be answered"
    await sockets.close_all()
    for cord in cords:
        assert cord.codes == [1012]
        cord.leaves()
    await asyncio.wait(tasks, timeout=5)
    assert len(sockets) == 0


async def test_after_going_away_nothing_more_is_taken_from_anybody():
    heard = []

    async def talk(line):
        heard.append(await line.hear())

    sockets = made()
    cords, tasks = await opened(sockets, 1, talk)
    await sockets.go_away()
    cords[0].says("too late")
    cords[0].leaves()
    await asyncio.wait(tasks, timeout=5)

    assert heard == []


async def test_whoever_does_not_read_is_not_waited_for_and_keeps_nobody_from_hearing(monkeypatch):
    monkeypatch.setattr(register, "GOODBYE_WITHIN", 0.05)
    sockets = made()
    cords, _ = await opened(sockets, 20)
    for cord in cords[::2]:
        cord.reads.clear()

    async with asyncio.timeout(2):
        await sockets.go_away()
        await sockets.close_all()

    for cord in cords[1::2]:
        assert [frame["type"] for frame in cord.frames] == ["going_away"]
        assert cord.codes == [1012]
    for cord in cords[::2]:
        assert (cord.frames, cord.codes) == ([], [])
    for cord in cords:
        cord.reads.set()
        cord.leaves()


async def test_a_drain_with_nobody_there_is_done_at_once():
    sockets = made()
    await sockets.go_away()
    await sockets.close_all()
    assert sockets.draining


async def test_who_comes_while_draining_is_told_with_503_to_come_again():
    sockets = made(lambda low, high: high)
    await sockets.go_away()
    able, unable = Plug(), Plug()

    await sockets.serve(scope(), able.incoming.get, able.send, until_left, "customer")
    await sockets.serve(
        scope(extensions={}), unable.incoming.get, unable.send, until_left, "customer"
    )

    start, body = able.sent
    assert (start["status"], start["headers"]) == (503, [(b"retry-after", b"5")])
    assert body["body"] == b""
    assert unable.sent == [{"type": "websocket.close", "code": 1012}]


async def test_who_is_let_in_as_the_drain_begins_is_leaving_from_the_start():
    """The handshake is under way, so the line is not among those that are told."""
    sockets, cord, lines = made(), Plug(), []

    async def talk(line):
        lines.append(line)

    cord.reads.clear()
    serving = asyncio.ensure_future(
        sockets.serve(scope(), cord.incoming.get, cord.send, talk, "customer")
    )
    await asyncio.sleep(0)
    await sockets.go_away()
    cord.reads.set()
    await serving

    assert lines[0].leaving


# --- over the network ----------------------------------------------------------------------------

HOSTILE = [
    "null",
    "https://shop.example",  # a site that may show the widget; the widget itself is our page
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1:{port}.evil.example",
    "http://user@127.0.0.1:{port}",
    "http://127.0.0.1:{port}/",
    "http://127.0.0.1.:{port}",
    "HTTP://127.0.0.1:{port}",
    "http://127.1:{port}",
    "http://[::ffff:127.0.0.1]:{port}",
    "http://127.0.0.1:{port}, http://evil.example",
    "file://",
]


@pytest.mark.parametrize("path", ["customer", "agent"])
async def test_no_page_but_ours_opens_a_socket_even_with_our_cookie(live, path):
    browser = await live.house.agent("agent")
    cookie = browser.headers["cookie"]
    for origin in HOSTILE:
        with pytest.raises(InvalidStatus) as refused:
            await live.dial(path, origin=origin.format(port=live.port), cookie=cookie)
        assert refused.value.response.status_code == 403, origin
    assert len(live.house.parts.sockets) == 0

    phone = await live.dial(path, origin=live.address, cookie=cookie)
    assert phone.line.subprotocol == "intakebot.v1"


@pytest.mark.parametrize(
    ("proxies", "statuses"), [(["127.0.0.1"], [None, 429, None]), ([], [None, 429, 429])]
)
async def test_behind_a_trusted_proxy_the_address_it_names_is_counted(house, proxies, statuses):
    sockets = house.parts.sockets
    sockets._each = 1
    async with running(house.app.asgi, proxies=proxies) as (server, _):
        heard, lines = [], []
        for address in ("203.0.113.1", "203.0.113.1", "203.0.113.2"):
            try:
                lines.append(
                    await connect(
                        f"ws://127.0.0.1:{port_of(server)}/api/v1/customer",
                        additional_headers={"x-forwarded-for": address},
                        compression=None,
                    )
                )
                heard.append(None)
            except InvalidStatus as refused:
                heard.append(refused.response.status_code)
        for line in lines:
            await line.close()

    assert heard == statuses


async def test_a_socket_that_nobody_listens_on_is_refused(live):
    for path in ("", "nothing", "customer/", "Customer"):
        with pytest.raises(InvalidStatus) as refused:
            await live.dial(path, origin=live.address)
        assert refused.value.response.status_code == 403


async def test_when_the_store_turns_everybody_is_sent_back_and_let_in_again(live):
    token, conversation = await live.token()
    phone = await live.customer(token)
    agent, cookie = await live.hired()
    talks = live.house.parts.reception.conversations
    talks.memory.hold(conversation).keep(await talks.journal.load(conversation), settled=True)

    talks.journal.turned()

    assert talks.memory.hold(conversation).loaded is None
    for one in (phone, agent):
        assert await one.closed() == 1012
        assert [frame["type"] for frame in one.frames].count("going_away") == 1
    await live.customer(token)
    await live.agent(cookie)


async def test_the_apps_drain_tells_customers_and_agents_and_closes_with_1012(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    agent, _ = await live.hired()
    silent = await live.dial("customer")

    await live.house.app.drain()

    for one in (phone, agent, silent):
        assert await one.closed() == 1012
        away = [frame for frame in one.frames if frame["type"] == "going_away"]
        assert [AWAY_FOR[0] <= frame["retry_in"] <= AWAY_FOR[1] for frame in away] == [True]
