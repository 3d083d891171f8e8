"""The customer's socket, over a real server: hello, the log, commands, what may be lost."""

import asyncio
import secrets

import pytest
import structlog
from websockets.exceptions import InvalidStatus

from intakebot.cli.logs import configure_logs
from intakebot.edge import line as lines
from intakebot.engine.events import Begin, Say

TOO_LONG = "x" * 70_000


@pytest.fixture
def logged():
    configure_logs("console")
    yield
    structlog.reset_defaults()


def words(phone):
    return [entry["body"].get("text", "") for entry in phone.log]


async def begun(live):
    """A customer who has said what is wrong and stands before the question for the page."""
    token, conversation = await live.token()
    phone = await live.customer(token)
    await phone.do(type="begin", flow="broken-page")
    asked = await phone.do(type="say", text="The page stays blank")
    assert asked["type"] == "ack", asked
    await phone.settled()
    return phone, token, conversation


# --- coming in -----------------------------------------------------------------------------


async def test_a_hello_is_welcomed_and_the_log_follows_from_its_number(live):
    phone, token, conversation = await begun(live)

    again = await live.customer(token)
    await again.upto(phone.seq)

    welcome = again.frames[0]
    assert welcome["type"] == "welcome"
    assert welcome["conversation"] == conversation
    assert welcome["number"] >= 1000
    assert welcome["seq"] == phone.seq
    assert again.log == phone.log
    assert [entry["seq"] for entry in again.log] == list(range(1, phone.seq + 1))


async def test_a_client_resumes_from_any_number_without_a_gap_or_a_double(live):
    phone, token, _ = await begun(live)
    epoch = phone.frames[0]["epoch"]

    for after in range(phone.seq + 1):
        again = await live.customer(token, after, epoch)
        await again.settled()
        assert again.log == phone.log[after:]
        assert "reset" not in [frame["type"] for frame in again.frames]
        await again.leave()


async def test_a_place_that_does_not_exist_is_answered_with_a_reset_and_the_whole_log(live):
    phone, token, _ = await begun(live)

    for after in (phone.seq + 1, 10**6, 2**63, 10**30):
        again = await live.customer(token, after, phone.frames[0]["epoch"])
        assert (await again.hear("reset"))["epoch"] == phone.frames[0]["epoch"]
        await again.settled()
        assert again.log == phone.log


async def test_a_place_before_the_start_is_the_start(live):
    phone, token, _ = await begun(live)

    again = await live.customer(token, after=-(10**30))
    await again.upto(phone.seq)

    assert again.log == phone.log


async def test_another_epoch_is_answered_with_a_reset_before_all_else(live):
    phone, token, _ = await begun(live)

    again = await live.customer(token, after=3, epoch="epoch_before_the_fire")
    await again.upto(phone.seq)

    kinds = [frame["type"] for frame in again.frames]
    assert kinds[:3] == ["reset", "welcome", "log"]
    assert again.log == phone.log


async def test_no_first_frame_in_time_closes_with_4008(live, monkeypatch):
    monkeypatch.setattr(lines, "FIRST_WITHIN", 0.2)
    phone = await live.dial("customer")

    assert await phone.closed() == 4008


@pytest.mark.parametrize(
    "first",
    [
        "",
        "hello",
        "null",
        "[]",
        '{"type":"hello"}',
        '{"type":"ping"}',
        '{"type":"hello","token":7}',
        '{"type":"hello","token":"' + "x" * 5000 + '"}',
        '{"type":"hello","token":"\\ud800"}',
        "[" * 4000,
        '{"type":"hello","token":"\u0645' + "\u0645" * 2100 + '"}',
    ],
)
async def test_a_bad_first_frame_closes_with_4001(live, first):
    phone = await live.dial("customer")
    await phone.line.send(first)

    assert await phone.closed() == 4001


@pytest.mark.parametrize("token", ["", "short", "x" * 43, "x" * 200, "'; DROP TABLE x; --" * 2])
async def test_an_unknown_token_closes_with_4003(live, token):
    phone = await live.dial("customer")
    await phone.send(type="hello", token=token)

    assert await phone.closed() == 4003


async def test_a_token_opens_its_own_conversation_and_no_other(live):
    phone, _, _ = await begun(live)
    token, _ = await live.token()

    other = await live.customer(token, after=phone.seq, epoch=phone.frames[0]["epoch"])
    await other.settled()

    assert other.frames[0]["conversation"] != phone.frames[0]["conversation"]
    assert other.log == []


async def test_another_websites_page_is_refused_with_403(live):
    with pytest.raises(InvalidStatus) as refused:
        await live.dial("customer", origin="https://evil.example")

    assert refused.value.response.status_code == 403


# --- frames that are none ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "junk",
    [
        "no json",
        "{}",
        '{"type":"nothing"}',
        '{"type":"welcome"}',
        '{"type":"do","id":"0123456789abcdef"}',
        '{"type":"do","id":"0123456789abcdef","event":{"type":"take","fence":0}}',
        '{"type":"do","id":"short","event":{"type":"want_person"}}',
        '{"type":"do","id":"' + "x" * 65 + '","event":{"type":"want_person"}}',
        '{"type":"seen","seq":"one"}',
        '{"type":"hello","token":"again"}',
        '{"type":"typing","on":1e400}',
        "[" * 20_000,
    ],
)
async def test_what_is_no_frame_of_the_protocol_closes_with_4400(live, junk):
    token, _ = await live.token()
    phone = await live.customer(token)
    await phone.line.send(junk)

    assert await phone.closed() == 4400


async def test_a_binary_frame_closes_with_4400(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    await phone.line.send(b'{"type":"ping"}')

    assert await phone.closed() == 4400


async def test_a_frame_over_64_kib_closes_with_1009(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    await phone.line.send('{"type":"do","text":"' + TOO_LONG + '"}')

    assert await phone.closed() == 1009


async def test_a_flood_of_frames_closes_with_4029(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    for _ in range(40):
        await phone.line.send('{"type":"ping"}')

    assert await phone.closed() == 4029
    assert sum(frame["type"] == "pong" for frame in phone.frames) <= 25


# --- commands ---------------------------------------------------------------------------------


async def test_the_same_command_again_gets_the_same_answer_and_is_in_the_log_once(live):
    phone, token, _ = await begun(live)
    cid, event = secrets.token_hex(16), {"type": "say", "text": "https://shop.example/pay"}

    first = await phone.do(cid, **event)
    second = await phone.do(cid, **event)
    later = await (await live.customer(token)).do(cid, **event)

    assert first["type"] == "ack"
    assert first == second == later
    await phone.settled()
    assert [entry.get("cid") for entry in phone.log].count(cid) == 1


async def test_the_same_command_twice_at_once_happens_once(live):
    phone, token, _ = await begun(live)
    other = await live.customer(token)
    cid = secrets.token_hex(16)

    answers = await asyncio.gather(
        *(one.do(cid, type="say", text="It is the basket") for one in (phone, other))
    )

    assert answers[0] == answers[1]
    assert answers[0]["type"] == "ack"
    await phone.settled()
    assert words(phone).count("It is the basket") == 1


async def test_another_body_under_the_same_name_is_a_conflict_and_changes_nothing(live):
    phone, _, _ = await begun(live)
    cid = secrets.token_hex(16)
    await phone.do(cid, type="say", text="one thing")
    await phone.settled()
    before = list(phone.log)

    refused = await phone.do(cid, type="say", text="another thing")

    assert (refused["type"], refused["code"]) == ("refused", "conflict")
    await phone.settled()
    assert phone.log == before


async def test_an_answer_to_a_question_that_moved_on_is_stale_and_says_what_is_open(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    await phone.do(type="begin", flow="broken-page")
    await phone.do(type="say", text="hello")
    await phone.do(type="say", text="The page stays blank")
    await phone.settled()
    stood = next(one for one in reversed(phone.log) if one["body"]["type"] == "asked")

    refused = await phone.do(type="say", text="again", question="symptom", turn=2)

    assert (refused["type"], refused["code"]) == ("refused", "stale")
    assert refused["open"]["question"] == stood["body"]["question"]
    assert refused["turn"] == stood["seq"]
    assert refused["text"]


async def test_of_two_tabs_with_the_same_answer_one_is_accepted_and_both_show_the_same(live):
    phone, token, _ = await begun(live)
    other = await live.customer(token)
    await other.upto(phone.seq)
    asked = next(one for one in reversed(phone.log) if one["body"]["type"] == "asked")
    words_of_both = "Blank, white, nothing at all on https://shop.example/pay"
    event = {"type": "say", "text": words_of_both, "turn": asked["seq"]}
    event["question"] = asked["body"]["question"]

    answers = await asyncio.gather(*(one.do(**event) for one in (phone, other)))

    assert sorted(one["type"] for one in answers) == ["ack", "refused"]
    assert next(one for one in answers if one["type"] == "refused")["code"] == "stale"
    await phone.settled()
    await other.settled()
    assert phone.log == other.log
    assert words(phone).count(words_of_both) == 1


async def test_the_acknowledgement_comes_before_the_log_that_it_caused(live):
    phone, _, _ = await begun(live)
    await phone.settled()
    heard = len(phone.frames)

    ack = await phone.do(type="say", text="https://shop.example/pay")
    await phone.upto(ack["seq"])

    kinds = [frame["type"] for frame in phone.frames[heard:]]
    assert kinds.index("ack") < kinds.index("log")


async def test_a_command_before_the_beginning_is_refused_and_the_line_stays(live):
    token, _ = await live.token()
    phone = await live.customer(token)

    for event in ("want_person", "confirm", "back"):
        refused = await phone.do(type=event)
        assert (refused["type"], refused["code"]) == ("refused", "not_now"), event
    assert (await phone.do(type="begin"))["type"] == "ack"


async def test_a_file_that_is_not_there_is_refused_whatever_the_client_says_of_it(live):
    phone, _, _ = await begun(live)
    lie = {"id": "file_x", "name": "x.html", "media_type": "text/html", "size": 1}

    refused = await phone.do(type="say", text="see", files=["file_x"], uploads=[lie])
    said = await phone.do(type="say", text="see", uploads=[lie])

    assert (refused["code"], refused["type"]) == ("no_file", "refused")
    assert said["type"] == "ack"
    await phone.settled()
    assert all(not entry["body"].get("files") for entry in phone.log)


async def test_too_many_messages_a_minute_are_refused_for_later(live):
    phone, _, conversation = await begun(live)
    for _ in range(70):
        live.house.parts.reception._rates.take(conversation, live.house.clock.now())

    refused = await phone.do(type="say", text="and another thing")

    assert (refused["code"], refused["retry"]) == ("rate", True)


async def test_a_bug_of_ours_is_refused_and_logged_and_does_not_end_the_line(live, logged, capsys):
    phone, _, _ = await begun(live)
    live.house.parts.library.edition = None  # what is called on the way breaks

    refused = await phone.do(type="say", text="it still does not work")

    assert (refused["type"], refused["code"]) == ("refused", "failed")
    assert "retry" not in refused
    del live.house.parts.library.edition
    assert (await phone.do(type="say", text="and now?"))["type"] == "ack"
    said = capsys.readouterr().out
    assert "command_failed" in said
    assert "it still does not work" not in said


# --- what may be lost -------------------------------------------------------------------------


async def test_a_customer_never_receives_a_note_but_their_number_moves_on(live):
    phone, token, conversation = await begun(live)
    agent, _ = await live.hired()

    noted = await agent.act(conversation, type="write_note", text="smells like PAY-4102")
    await phone.upto(noted["seq"])

    again = await live.customer(token)
    await again.upto(noted["seq"])
    assert "smells like" not in str(phone.frames) + str(again.frames)
    assert phone.log == again.log
    assert noted["seq"] not in phone.entries


async def test_an_agents_writing_and_reading_reach_the_customer(live):
    phone, _, conversation = await begun(live)
    agent, _ = await live.hired()
    await agent.send(type="watch", conversation=conversation)
    await agent.upto(phone.seq)

    await agent.send(type="agent_typing", conversation=conversation, on=True)
    assert await phone.hear("writing") == {"type": "writing", "on": True, "name": "Agent"}
    await agent.send(type="agent_typing", conversation=conversation, on=True, note=True)
    assert (await phone.hear("writing"))["on"] is False
    await agent.send(type="agent_seen", conversation=conversation, seq=10**30)
    assert (await phone.hear("read"))["seq"] == phone.seq


async def test_whoever_comes_while_an_agent_writes_hears_of_it_after_the_welcome(live):
    phone, token, conversation = await begun(live)
    agent, _ = await live.hired()
    await agent.send(type="watch", conversation=conversation)
    await agent.send(type="agent_typing", conversation=conversation, on=True)
    await phone.hear("writing")

    again = await live.customer(token)
    await again.hear("writing")

    assert again.frames[0]["type"] == "welcome"


async def test_writing_is_forgotten_when_it_is_not_said_again(live, monkeypatch):
    monkeypatch.setattr(lines, "TYPING_FOR", 0.2)
    phone, _, conversation = await begun(live)
    agent, _ = await live.hired()
    await agent.send(type="watch", conversation=conversation)
    await agent.hear("presence", customer="here")

    await phone.send(type="typing", on=True)

    await agent.hear("presence", customer="writing")
    await agent.hear("presence", customer="here")


async def test_a_tab_that_closes_while_writing_leaves_no_ghost_in_the_other(live):
    phone, token, conversation = await begun(live)
    other = await live.customer(token)
    presence = live.house.parts.reception.presence
    await other.send(type="typing", on=True)
    await other.settled()
    assert presence.room(conversation).customer == "writing"

    other.line.transport.abort()
    await phone.settled()
    async with asyncio.timeout(5):
        while presence.room(conversation).customers == 2:
            await asyncio.sleep(0.01)

    assert presence.room(conversation).customer == "here"


async def test_a_line_that_ends_leaves_nothing_behind(live):
    phone, _, conversation = await begun(live)
    parts = live.house.parts
    await phone.leave()
    async with asyncio.timeout(5):
        while len(parts.sockets):
            await asyncio.sleep(0.01)

    assert parts.hub.listeners(conversation) == 0
    assert parts.hub.topics == 0
    assert parts.reception.presence.room(conversation).empty


async def test_a_waiting_customer_hears_their_place_when_it_changes(live):
    phone, _, _ = await begun(live)
    other, _, _ = await begun(live)
    waiting = live.house.parts.reception.waiting
    await other.do(type="want_person")
    live.house.clock.forward(1)
    await phone.do(type="want_person")

    await waiting.catch_up()

    assert (await other.hear("standing"))["place"] == 1
    assert (await phone.hear("standing"))["place"] == 2


async def test_while_the_server_drains_a_command_is_not_taken_and_not_refused(live):
    phone, _, conversation = await begun(live)
    before = (await live.house.parts.reception.conversations.get(conversation)).seq

    await live.house.parts.sockets.go_away()
    await phone.hear("going_away")
    event = {"type": "say", "text": "too late"}
    await phone.send(type="do", id=secrets.token_hex(16), event=event)
    await asyncio.sleep(0.1)

    assert (await live.house.parts.reception.conversations.get(conversation)).seq == before
    assert all(frame["type"] != "refused" for frame in phone.frames)


async def test_a_customer_who_comes_while_the_server_drains_is_told_to_try_again(live):
    await live.house.parts.sockets.go_away()

    with pytest.raises(InvalidStatus) as refused:
        await live.dial("customer")

    assert refused.value.response.status_code == 503
    assert int(refused.value.response.headers["retry-after"]) >= 1


async def test_a_reader_is_not_disturbed_by_what_is_written_before_they_came(live):
    token, conversation = await live.token()
    await live.house.say(conversation, Begin(flow="broken-page"), Say("The page stays blank"))

    phone = await live.customer(token)
    await phone.settled()

    assert [frame["type"] for frame in phone.frames] == ["welcome", "log", "pong"]
