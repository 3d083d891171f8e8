"""The server under peers that are slow, silent or deaf."""

import asyncio
import socket
from contextlib import asynccontextmanager, suppress

import pytest
from websockets.asyncio.client import connect

from intakebot.edge import peers
from intakebot.edge.peers import LARGEST_HEAD
from intakebot.edge.server import LARGEST_FRAME
from tests.edge.plug import BIG, Mute, jammed, long_log, port_of, protocols, running

ASKED = b"GET /small HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture
def given():
    return {"text_limit": 1_000_000, "messages_a_minute": 100_000, "frames_a_second": 1000}


async def tiny(scope, receive, send):
    """An app that answers with so many bytes, and with who it thinks is asking."""
    sizes = {"/big": BIG, "/small": 5}
    client = scope["client"][0].encode()
    body = b"x" * sizes[scope["path"]] if scope["path"] in sizes else client
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": body})


async def ended(reader, within=5):
    """What still came before the server hung up."""
    try:
        return await asyncio.wait_for(reader.read(), within)
    except ConnectionError:
        return b""


# --- HTTP --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    [
        [b""],
        [b"G"],
        [b"GET / HTTP/1.1\r\nHost: x\r\n"],
        [b"\r\n"],
        [ASKED, b"GET / HT"],
        [ASKED, b"\r\n"],
        [ASKED, ASKED, b"\r\n\r\n"],
    ],
)
async def test_a_request_that_never_comes_to_an_end_is_cut(monkeypatch, sent):
    monkeypatch.setattr(peers, "HEADERS_WITHIN", 0.2)
    async with running(tiny) as (made, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(made))
        for part in sent:
            writer.write(part)
            if part == ASKED:
                assert b"xxxxx" in await reader.readuntil(b"xxxxx")

        assert await ended(reader) == b""
        writer.close()


async def test_a_byte_now_and_then_buys_no_time(monkeypatch):
    monkeypatch.setattr(peers, "HEADERS_WITHIN", 0.3)
    async with running(tiny) as (made, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(made))

        async def drip():
            for byte in b"GET /small HTTP/1.1\r\nX-Slow: " + b"x" * 1000:
                writer.write(bytes([byte]))
                await asyncio.sleep(0.02)

        dripping = asyncio.ensure_future(drip())
        assert await ended(reader) == b""
        dripping.cancel()
        writer.close()


async def test_a_head_without_end_is_cut_before_it_fills_the_memory():
    long = b"GET /small HTTP/1.1\r\nX: " + b"x" * (LARGEST_HEAD - 100)
    async with running(tiny) as (made, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(made))
        for _ in range(2):  # each is counted by itself
            writer.write(long)
            await asyncio.sleep(0.05)
            writer.write(b"\r\n\r\n")
            await reader.readuntil(b"xxxxx")
        writer.write(long + long)

        assert await ended(reader) == b""
        writer.close()


async def test_requests_one_after_the_other_are_served_whatever_the_deadline(monkeypatch):
    monkeypatch.setattr(peers, "HEADERS_WITHIN", 0.1)
    async with running(tiny) as (made, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(made))
        for _ in range(4):
            writer.write(ASKED)
            await reader.readuntil(b"xxxxx")
            await asyncio.sleep(0.06)
        writer.close()


@asynccontextmanager
async def narrow(port, request):
    """A connection that takes in next to nothing by itself."""
    loop, peer = asyncio.get_running_loop(), socket.socket()
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    peer.setblocking(False)
    with peer:
        await loop.sock_connect(peer, ("127.0.0.1", port))
        await loop.sock_sendall(peer, request)
        yield peer


async def none_left(made, within=5):
    async with asyncio.timeout(within):
        while made.server_state.connections:
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("header", [b"", b"Connection: close\r\n"])
async def test_who_does_not_read_an_answer_is_cut(monkeypatch, header):
    monkeypatch.setattr(peers, "READ_WITHIN", 0.3)
    request = b"GET /big HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n"
    async with running(tiny) as (made, _), narrow(port_of(made), request):
        async with asyncio.timeout(5):
            while not made.server_state.connections:
                await asyncio.sleep(0.01)

        await none_left(made)


async def sip(peer, amount, pause, times):
    """Read that much, wait, and so on; the end comes early when the server hangs up."""
    loop, got = asyncio.get_running_loop(), 0
    for turn in range(1, times + 1):
        while got < turn * amount:
            chunk = await loop.sock_recv(peer, 65536)
            if not chunk:
                return got
            got += len(chunk)
        await asyncio.sleep(pause)
    return got


async def test_who_reads_an_answer_slowly_gets_all_of_it(monkeypatch):
    monkeypatch.setattr(peers, "READ_WITHIN", 0.5)
    async with running(tiny) as (made, _):
        request = b"GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        async with narrow(port_of(made), request) as peer:
            assert await sip(peer, 300_000, 0.1, 100) > BIG


async def test_who_reads_less_than_the_least_is_cut(monkeypatch):
    monkeypatch.setattr(peers, "READ_WITHIN", 0.3)
    monkeypatch.setattr(peers, "READ_AT_LEAST", BIG)
    request = b"GET /big HTTP/1.1\r\nHost: x\r\n\r\n"
    async with running(tiny) as (made, _), narrow(port_of(made), request) as peer:
        with suppress(ConnectionError):
            assert await sip(peer, 300_000, 0.1, 100) < BIG
        await none_left(made)


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [((), "127.0.0.1"), (("10.0.0.1",), "127.0.0.1"), (("127.0.0.1",), "203.0.113.7")],
)
async def test_only_a_proxy_that_is_trusted_says_who_calls(proxies, seen):
    async with running(tiny, proxies=proxies) as (made, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(made))
        writer.write(b"GET /who HTTP/1.0\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n")
        answer = await ended(reader)
        writer.close()

    assert answer.endswith(seen.encode())
    assert b"server:" not in answer.lower()


# --- websockets --------------------------------------------------------------------------------


async def test_who_does_not_read_is_cut_holding_little_and_others_go_on(live, monkeypatch):
    monkeypatch.setattr(peers, "READ_WITHIN", 0.5)
    token = await long_log(live.house)
    mute = await Mute(live.port, "customer").dial(type="hello", token=token)
    held = await jammed(live.house)
    assert held.transport.get_write_buffer_size() < peers.BUFFER + 400_000

    phone = await live.customer(token)
    ack = await phone.do(type="say", text="I am here still")
    await phone.upto(ack["seq"])

    async with asyncio.timeout(5):
        while len(live.house.parts.sockets) > 1:
            await asyncio.sleep(0.02)
    assert held not in protocols(live.house)
    assert (await mute.rest()) < BIG
    await phone.settled()


async def test_who_reads_slowly_is_not_cut(live, monkeypatch):
    monkeypatch.setattr(peers, "READ_WITHIN", 0.5)
    token = await long_log(live.house)
    mute = await Mute(live.port, "customer").dial(type="hello", token=token)
    await jammed(live.house)

    assert await sip(mute.line, 200_000, 0.1, 10) >= 2_000_000

    assert len(live.house.parts.sockets) == 1
    mute.hang_up()


async def hears(scope, receive, send):
    """An app that says nothing."""
    await receive()
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


async def test_whom_we_closed_for_a_frame_too_long_is_gone_for_the_app_at_once():
    gone, full, done = [], asyncio.Event(), asyncio.Event()

    async def answers(scope, receive, send):
        """An app that has much to say to a peer that does not read it."""
        await receive()
        await send({"type": "websocket.accept"})
        await receive()
        (protocol,) = made.server_state.connections
        while not protocol.transport.get_write_buffer_size():
            await send({"type": "websocket.send", "text": "x" * 100_000})
            await asyncio.sleep(0)
        full.set()
        while not protocol.close_sent:
            await asyncio.sleep(0.01)
        for message in ({"type": "websocket.send", "text": "{}"}, {"type": "websocket.close"}):
            try:
                await send(message)
            except OSError:
                gone.append(message["type"])
            except RuntimeError:
                pass  # which nobody who serves a socket expects
        done.set()

    async with running(answers) as (made, _):
        loud = await Mute(port_of(made), "x").dial()
        await full.wait()
        await loud.say("x" * (LARGEST_FRAME + 1))
        await done.wait()
        loud.hang_up()

    assert gone == ["websocket.send", "websocket.close"]


async def test_who_is_heard_is_not_asked_for_a_sign_of_life():
    async with running(hears) as (made, _):
        made.config.ws_ping_interval = 1.5
        silent, lively = [await Mute(port_of(made), "x").dial() for _ in range(2)]
        for _ in range(18):
            await asyncio.sleep(0.1)
            await lively.say("{}")

        assert len(silent.pinged()) == 1  # which it has not answered
        assert lively.pinged() == []
        silent.hang_up()
        lively.hang_up()


async def test_pings_of_one_who_reads_no_pongs_fill_no_memory(live):
    token = await long_log(live.house)
    mute = await Mute(live.port, "customer").dial(type="hello", token=token)
    held = await jammed(live.house)
    before = held.transport.get_write_buffer_size()

    await mute.ping(20_000)

    await asyncio.sleep(0.1)
    assert held.transport.get_write_buffer_size() <= before
    mute.hang_up()


async def test_who_floods_with_what_the_app_never_sees_is_cut(live):
    token, _ = await live.token()
    for flood in ("ping", "pieces"):
        mute = await Mute(live.port, "customer").dial(type="hello", token=token)
        with suppress(ConnectionError):
            if flood == "ping":
                await mute.ping(peers.MOST_FRAMES + 1)
            else:
                mute.protocol.send_text(b"", fin=False)
                for _ in range(peers.MOST_PIECES + 1):
                    mute.protocol.send_continuation(b"", fin=False)
                await mute._flush()

        assert await mute.rest() is not None, flood
        mute.hang_up()

    async with asyncio.timeout(5):
        while live.house.parts.sockets:
            await asyncio.sleep(0.02)


async def test_a_few_pings_and_a_message_in_a_few_pieces_are_no_flood(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    for _ in range(50):
        await phone.line.ping()
    await phone.line.send(iter(['{"type":', *"      ", '"ping"}']))

    await phone.hear("pong")


async def test_compression_is_never_agreed_on_so_that_a_small_frame_stays_small(live):
    async with connect(
        f"ws://127.0.0.1:{live.port}/api/v1/customer", compression="deflate"
    ) as line:
        assert line.protocol.extensions == []


async def test_a_message_in_pieces_counts_as_one(live):
    phone = await live.dial("customer")
    await phone.line.send("x" * (LARGEST_FRAME // 8) for _ in range(9))

    assert await phone.closed() == 1009


class Written:
    """A transport that keeps what was written to it, write by write."""

    def __init__(self, transport):
        self.real = transport
        self.writes = []

    def write(self, frames):
        self.writes.append(frames)
        self.real.write(frames)

    def __getattr__(self, name):
        return getattr(self.real, name)


async def test_an_ack_and_the_log_behind_it_leave_together(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    (line,) = protocols(live.house)
    line.transport = written = Written(line.transport)

    ack = await phone.do(type="say", text="The page stays blank when I pay")
    await phone.upto(ack["seq"])

    spoken = [frames for frames in written.writes if b'"type":"ack"' in frames]
    assert len(spoken) == 1
    assert spoken[0].index(b'"type":"ack"') < spoken[0].index(b'"type":"log"')


async def test_a_goodbye_follows_what_was_said_before_it(live):
    token, _ = await live.token()
    phone = await live.customer(token)

    await phone.send(type="ping")
    await phone.send(type="nonsense")

    await phone.hear("pong")
    assert await phone.closed() == 4400


async def test_a_connected_customer_holds_nothing_of_the_handshake(live):
    token, _ = await live.token()
    await live.customer(token)
    (line,) = protocols(live.house)

    asked = line.conn.parser.gi_frame.f_locals["request"]  # what parses frames holds on to it
    assert not [*asked.headers, *line.scope]
    assert not hasattr(line, "request")
    assert not hasattr(line, "response")
    assert not line.client
    assert len(line.__dict__) <= 30  # beyond that its table takes 1.5 KiB


async def test_a_silent_customer_is_five_coroutines_and_no_timer(live):
    token, _ = await live.token()
    await (await live.customer(token)).settled()
    (line,) = protocols(live.house)

    (waits,) = [task.get_coro() for task in line.tasks if not task.done()]
    deep = 0
    while waits := getattr(waits, "cr_await", None):
        deep += 1
    assert deep == 5  # each stays as long as the customer, and takes a quarter of a KiB
    assert line.ping_timer is None
