"""The agents' socket, over a real server: who may, the queue, conversations, taking and giving."""

import asyncio
import secrets

import pytest
from websockets.exceptions import InvalidStatus

from intakebot.edge import line as lines
from intakebot.engine.events import Begin, Say, WantPerson

WORDS = "The page stays blank"


@pytest.fixture
def given():
    return {"sessions_an_hour": 10_000, "frames_a_second": 1000, "text_limit": 2000}


async def waiting(live, text=WORDS):
    """A conversation that waits for a person."""
    token, conversation = await live.token()
    await live.house.say(conversation, Begin(flow="broken-page"), Say(text), WantPerson())
    return token, conversation


async def watching(live, agent, conversation, after=0):
    await agent.send(type="watch", conversation=conversation, after=after)
    await agent.hear("log", conversation=conversation)


def refusal(frame, code):
    return frame["type"] == "refused" and frame["code"] == code


# --- who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1:1", "http://127.0.0.1"]
)
async def test_a_cookie_without_our_own_origin_is_refused(live, origin):
    _, cookie = await live.hired()
    named = {"origin": origin} if origin else {}

    with pytest.raises(InvalidStatus) as refused:
        await live.dial("agent", cookie=cookie, **named)

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("cookie", ["", "__Host-intakebot=", "__Host-intakebot=" + "x" * 43])
async def test_our_origin_without_a_sign_in_is_refused(live, cookie):
    with pytest.raises(InvalidStatus) as refused:
        await live.dial("agent", cookie=cookie, origin=live.address)

    assert refused.value.response.status_code == 403


async def test_an_agent_is_greeted_by_name_with_the_place_in_the_queue(live):
    agent, _ = await live.hired()
    journal = live.house.parts.reception.conversations.journal

    before = live.house.parts.world.now()
    assert agent.frames[0] == {
        "now": agent.frames[0]["now"],
        "type": "attending",
        "agent": live.house.ids["agent"],
        "name": "Agent",
        "epoch": journal.epoch,
        "changed": journal.changed,
    }
    assert before - 60_000 < agent.frames[0]["now"] <= before


@pytest.mark.parametrize("first", ["", "{}", '{"type":"watch","conversation":"c"}', "[[["])
async def test_a_bad_first_frame_closes_with_4001(live, first):
    _, cookie = await live.hired()
    phone = await live.dial("agent", cookie=cookie, origin=live.address)
    await phone.line.send(first)

    assert await phone.closed() == 4001


async def test_no_first_frame_in_time_closes_with_4008(live, monkeypatch):
    monkeypatch.setattr(lines, "FIRST_WITHIN", 0.2)
    _, cookie = await live.hired("lead")
    phone = await live.dial("agent", cookie=cookie, origin=live.address)

    assert await phone.closed() == 4008


@pytest.mark.parametrize(
    "junk",
    [
        "x",
        '{"type":"attend"}',
        '{"type":"do","id":"0123456789abcdef","event":{"type":"begin"}}',
        '{"type":"act","id":"0123456789abcdef","conversation":"c","event":{"type":"say"}}',
        '{"type":"act","id":"short","conversation":"c","event":{"type":"take","fence":0}}',
        '{"type":"watch"}',
    ],
)
async def test_what_is_no_frame_of_the_protocol_closes_with_4400(live, junk):
    agent, _ = await live.hired()
    await agent.line.send(junk)

    assert await agent.closed() == 4400


async def test_signing_out_closes_the_line_at_once(live):
    browser = await live.house.agent("agent")
    agent = await live.agent(browser.headers["cookie"])

    await browser.post("/api/v1/sign-out", json={})

    assert await agent.closed() == 4003


@pytest.mark.parametrize("change", [{"active": False}, {"role": "editor"}])
async def test_losing_the_right_closes_a_silent_line_at_once(live, change):
    agent, _ = await live.hired()
    await live.house.agent("admin")

    await live.house.parts.staff.change(live.house.ids["agent"], **change)

    assert await agent.closed() == 4003


async def test_another_of_ones_sessions_stays_when_one_signs_out(live):
    browser = await live.house.agent("agent")
    agent = await live.agent(browser.headers["cookie"])
    again, _ = await live.hired("agent")

    await browser.post("/api/v1/sign-out", json={})

    assert await agent.closed() == 4003
    await again.settled()


async def test_a_change_of_teams_moves_where_the_agent_counts_as_here(live):
    agent, _ = await live.hired()
    presence = live.house.parts.reception.presence
    assert presence.staffed("orders")

    await live.house.parts.staff.change(live.house.ids["agent"], teams=["web"])

    async with asyncio.timeout(5):
        while presence.staffed("orders"):
            await asyncio.sleep(0.01)
    assert presence.staffed("web")
    await agent.leave()
    async with asyncio.timeout(5):
        while presence.staffed("web"):
            await asyncio.sleep(0.01)
    assert not presence.staffed("orders")


async def test_whoever_is_away_is_not_counted_and_comes_back(live):
    agent, _ = await live.hired()
    presence = live.house.parts.reception.presence

    for on, here in ((True, False), (True, False), (False, True), (False, True)):
        await agent.send(type="away", on=on)
        await agent.settled()
        assert presence.staffed("web") is here


# --- the queue --------------------------------------------------------------------------------


async def test_the_queue_comes_whole_at_first_and_then_as_it_changes(live):
    _, first = await waiting(live)
    agent, _ = await live.hired()
    whole = await agent.hear("queue")
    assert whole["whole"] is True
    assert [row["conversation"] for row in whole["rows"]] == [first]
    assert whole["rows"][0]["phase"] == "waiting"

    _, second = await waiting(live)

    change = await agent.hear("queue")
    assert change["after"] == whole["upto"]
    assert second in [row["conversation"] for row in change["rows"]]
    assert "whole" not in change


async def test_the_queue_resumes_from_the_place_that_is_known(live):
    await waiting(live)
    agent, cookie = await live.hired()
    whole = await agent.hear("queue")
    _, second = await waiting(live)

    again = await live.agent(cookie, whole["upto"], agent.frames[0]["epoch"])
    change = await again.hear("queue")

    assert change["after"] == whole["upto"]
    assert [row["conversation"] for row in change["rows"]] == [second]
    assert "whole" not in change


async def test_a_queue_place_of_another_epoch_or_beyond_the_end_gets_the_whole(live):
    _, conversation = await waiting(live)
    agent, cookie = await live.hired()
    epoch = agent.frames[0]["epoch"]

    for after, known in ((3, "epoch_before"), (3, ""), (10**6, epoch), (10**30, epoch)):
        again = await live.agent(cookie, after, known)
        whole = await again.hear("queue")
        assert whole["whole"] is True
        assert [row["conversation"] for row in whole["rows"]] == [conversation]
        assert whole["upto"] == live.house.parts.reception.conversations.journal.changed


async def test_the_first_look_shows_all_that_is_open_and_not_all_that_ever_was(live, monkeypatch):
    monkeypatch.setattr("intakebot.desk.takeover.LATEST", 2)
    agent, cookie = await live.hired()
    closed = []
    for _ in range(4):
        _, conversation = await waiting(live)
        await agent.act(conversation, type="close", fence=0)
        closed.append(conversation)
    _, open_one = await waiting(live)

    again = await live.agent(cookie)
    shown = {row["conversation"] for row in (await again.hear("queue"))["rows"]}

    assert open_one in shown
    assert shown & set(closed) == {closed[-1]}


async def test_every_change_reaches_the_queue_however_busy_it_is(live):
    agent, _ = await live.hired()
    people = [await waiting(live) for _ in range(20)]
    rows = {}
    async with asyncio.timeout(10):
        while len(rows) < len(people):
            for row in (await agent.hear("queue"))["rows"]:
                rows[row["conversation"]] = row

    assert set(rows) == {conversation for _, conversation in people}


async def test_problems_of_flow_files_are_told_at_once_and_each_once(live):
    agent, _ = await live.hired()
    parts = live.house.parts
    (parts.settings.flows / "orders.yaml").write_text("flow: orders\ncolour: red\n")
    await asyncio.to_thread(parts.library.reload)

    parts.hub.wake("flows")
    parts.hub.wake("flows")

    assert "orders.yaml" in (await agent.hear("notice"))["text"]
    await agent.settled()
    assert sum(frame["type"] == "notice" for frame in agent.frames) == 1


async def test_a_problem_that_was_mended_is_taken_back(live):
    agent, _ = await live.hired()
    parts = live.house.parts
    file = parts.settings.flows / "orders.yaml"
    file.write_text("flow: orders\ncolour: red\n")
    await asyncio.to_thread(parts.library.reload)
    parts.hub.wake("flows")
    told = await agent.hear("notice", level="bad")

    file.unlink()
    await asyncio.to_thread(parts.library.reload)
    parts.hub.wake("flows")

    assert (await agent.hear("notice", level="info"))["text"] == told["text"]


# --- conversations ----------------------------------------------------------------------------


async def test_whoever_watches_gets_the_log_from_their_number_and_what_follows(live):
    token, conversation = await waiting(live)
    agent, _ = await live.hired()
    await watching(live, agent, conversation)
    before = agent.seq

    phone = await live.customer(token)
    ack = await phone.do(type="say", text="are you there?")
    await agent.upto(ack["seq"])

    assert agent.entries[ack["seq"]]["body"]["text"] == "are you there?"
    assert sorted(agent.entries) == list(range(1, agent.seq + 1))
    assert agent.seq > before


async def test_agents_see_notes_and_each_other(live):
    _, conversation = await waiting(live)
    agent, _ = await live.hired()
    lead, _ = await live.hired("lead")
    await watching(live, agent, conversation)
    await watching(live, lead, conversation)

    noted = await agent.act(conversation, type="write_note", text="known since Monday")
    await lead.upto(noted["seq"])
    await lead.send(type="agent_typing", conversation=conversation)

    assert lead.entries[noted["seq"]]["body"]["text"] == "known since Monday"
    people = {}
    async with asyncio.timeout(5):
        while people.get("Lead") != "writing":
            heard = (await agent.hear("presence"))["people"]
            people = {one["name"]: one.get("doing", "reading") for one in heard}
    assert people == {"Agent": "reading", "Lead": "writing"}


async def test_whoever_stops_watching_hears_no_more_and_is_not_shown_any_more(live):
    token, conversation = await waiting(live)
    agent, _ = await live.hired()
    await watching(live, agent, conversation)
    await agent.send(type="agent_typing", conversation=conversation)
    await agent.send(type="unwatch", conversation=conversation)
    await agent.settled()
    heard = len(agent.frames)

    phone = await live.customer(token)
    await phone.do(type="say", text="hello?")
    await agent.settled()

    assert "log" not in [frame["type"] for frame in agent.frames[heard:]]
    assert live.house.parts.reception.presence.room(conversation).agents == {}


async def test_a_line_that_breaks_leaves_no_ghost_in_any_room(live):
    conversations = [(await waiting(live))[1] for _ in range(3)]
    agent, _ = await live.hired()
    parts = live.house.parts
    for conversation in conversations:
        await watching(live, agent, conversation)

    agent.line.transport.abort()
    async with asyncio.timeout(5):
        while len(parts.sockets):
            await asyncio.sleep(0.01)

    assert all(parts.reception.presence.room(one).empty for one in conversations)
    assert parts.hub.topics == 1, "only the staff desk's own memory of the grant may stay"
    assert not parts.reception.presence.here(live.house.ids["agent"])


async def test_watching_twice_follows_once(live):
    _, conversation = await waiting(live)
    agent, _ = await live.hired()
    await watching(live, agent, conversation)
    await agent.send(type="watch", conversation=conversation, after=agent.seq)
    await agent.settled()
    room = live.house.parts.reception.presence.room(conversation)

    assert live.house.parts.hub.listeners(conversation) == 1
    assert [looking.tabs for looking in room.agents.values()] == [1]


async def test_a_place_of_another_run_of_history_resets_that_conversation_only(live):
    _, conversation = await waiting(live)
    _, cookie = await live.hired()

    agent = await live.agent(cookie, 3, "epoch_before")
    await agent.send(type="watch", conversation=conversation, after=2)
    reset = await agent.hear("reset")
    log = await agent.hear("log")

    assert reset["conversation"] == conversation
    assert (log["after"], log["conversation"]) == (0, conversation)


async def test_a_conversation_that_is_not_there_is_refused(live):
    agent, _ = await live.hired()
    await agent.send(type="watch", conversation="conv_absent")

    assert (await agent.hear("refused"))["code"] == "not_found"
    acted = await agent.act("conv_absent", type="write_note", text="x")
    assert refusal(acted, "not_found")


# --- taking, giving, closing ------------------------------------------------------------------


async def test_of_two_who_take_the_loser_hears_who_won(live):
    _, conversation = await waiting(live)
    people = [(await live.hired())[0], (await live.hired("lead"))[0]]

    answers = await asyncio.gather(
        *(person.act(conversation, type="take", fence=0) for person in people)
    )

    assert sorted(answer["type"] for answer in answers) == ["ack", "refused"]
    won = next(at for at in (0, 1) if answers[at]["type"] == "ack")
    lost = answers[1 - won]
    assert (lost["code"], lost["by"], lost["fence"]) == ("held", ("Agent", "Lead")[won], 1)


async def test_the_same_act_again_gets_the_same_answer(live):
    _, conversation = await waiting(live)
    agent, _ = await live.hired()
    cid = secrets.token_hex(16)

    first = await agent.act(conversation, cid, type="take", fence=0)
    second = await agent.act(conversation, cid, type="take", fence=0)

    assert first == second
    assert first["type"] == "ack"


async def test_a_transfer_goes_to_a_colleague_with_a_note_and_the_old_hand_is_refused(live):
    token, conversation = await waiting(live)
    agent, _ = await live.hired()
    lead, _ = await live.hired("lead")
    phone = await live.customer(token)
    await agent.act(conversation, type="take", fence=0)

    event = {"type": "transfer", "fence": 1, "agent": live.house.ids["lead"], "note": "VIP"}
    given = await agent.act(conversation, **event)
    late = await agent.act(conversation, type="respond", fence=1, text="one more thing")
    answered = await lead.act(conversation, type="respond", fence=2, text="Hello, Lead here")
    await phone.upto(answered["seq"])

    assert (given["type"], answered["type"]) == ("ack", "ack")
    assert refusal(late, "held")
    assert late["by"] == "Lead"
    told = [entry["body"] for entry in phone.log]
    assert [body["name"] for body in told if body["type"] == "transferred"] == ["Lead"]
    assert "VIP" not in str(phone.frames)


async def test_a_transfer_acknowledged_once_is_acknowledged_again_when_the_colleague_left(live):
    _, conversation = await waiting(live)
    agent, _ = await live.hired()
    await live.house.agent("lead")
    cid = secrets.token_hex(16)
    event = {"type": "transfer", "fence": 0, "agent": live.house.ids["lead"]}
    first = await agent.act(conversation, cid, **event)

    await live.house.parts.staff.change(live.house.ids["lead"], active=False)

    assert await agent.act(conversation, cid, **event) == first
    assert refusal(await agent.act(conversation, **(event | {"fence": 1})), "not_found")


async def test_a_closed_matter_is_reopened_by_an_agent_and_by_the_customers_words(live):
    token, conversation = await waiting(live)
    agent, _ = await live.hired()
    phone = await live.customer(token)

    for fence, by_agent in ((0, True), (2, False)):
        closed = await agent.act(conversation, type="close", fence=fence, reason="solved")
        assert closed["type"] == "ack"
        refused = await agent.act(conversation, type="respond", fence=fence + 1, text="psst")
        assert refusal(refused, "closed")
        if by_agent:
            again = await agent.act(conversation, type="reopen", fence=1)
        else:
            again = await phone.do(type="say", text="It is back")
        assert again["type"] == "ack", again
    state = await live.house.parts.reception.conversations.get(conversation)
    assert (state.phase, state.owner) == ("waiting", "")


@pytest.mark.parametrize(
    "event",
    [
        {"type": "respond", "fence": 0, "text": "x" * 2001},
        {"type": "write_note", "text": "x" * 2001},
        {"type": "transfer", "fence": 0, "team": "web", "note": "x" * 2001},
        {"type": "close", "fence": 0, "text": "x" * 2001},
        {"type": "set_answer", "question": "symptom", "text": "x" * 2001},
    ],
)
async def test_words_that_are_too_long_are_refused_wherever_they_stand(live, event):
    _, conversation = await waiting(live)
    agent, _ = await live.hired()

    assert refusal(await agent.act(conversation, **event), "too_long")


@pytest.mark.parametrize(
    "event",
    [
        {"type": "link", "case": 7},
        {"type": "link", "case": 10**30},
        {"type": "link", "case": -1},
        {"type": "transfer", "fence": 0, "agent": "agent_absent"},
        {"type": "transfer", "fence": 0, "team": "no-such-team"},
    ],
)
async def test_what_an_act_names_and_is_not_there_is_refused(live, event):
    _, conversation = await waiting(live)
    agent, _ = await live.hired()

    assert refusal(await agent.act(conversation, **event), "not_found")
    await agent.settled()
