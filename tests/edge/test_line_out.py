"""What a line does by itself: chores once at a time, the log in order, typing forgotten."""

import asyncio

import msgspec
import pytest
import structlog

from intakebot.edge import line as lines
from intakebot.edge import wire
from intakebot.edge.line import PAGE, Chore, Follower, Gone, Typing
from intakebot.engine.events import Begin, Say, WantPerson
from tests.edge.plug import Cord


@pytest.fixture
def given():
    return {"messages_a_minute": 100_000}


@pytest.fixture
def quiet():
    """What goes to the log is looked at, not shown."""
    with structlog.testing.capture_logs() as said:
        yield said


# --- chores ------------------------------------------------------------------------------------


class Count(Chore):
    """Counts how often it was done; may be stopped in the middle, or fail."""

    def __init__(self, line):
        super().__init__(line)
        self.done = self.at_once = 0
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.fails = None

    async def work(self):
        self.at_once += 1
        assert self.at_once == 1
        await self.go_on.wait()
        self.at_once -= 1
        self.done += 1
        if self.fails:
            raise self.fails


async def settled(chore):
    await asyncio.wait([chore._task], timeout=5)


async def test_a_chore_woken_often_while_busy_is_done_once_more_and_never_twice_at_once():
    chore = Count(Cord().line)
    chore.go_on.clear()
    chore.wake()
    await asyncio.sleep(0)
    for _ in range(50):
        chore.wake()
    await chore.flush()
    assert chore.done == 0, "a flush meanwhile leaves it to whoever is at it"
    chore.go_on.set()
    await settled(chore)

    assert chore.done == 2


async def test_waking_does_nothing_at_once_so_that_a_fan_out_never_waits():
    cords = [Cord() for _ in range(3)]
    chores = [Count(cord.line) for cord in cords]
    chores[0].go_on.clear()  # this peer does not read

    for chore in chores:
        chore.wake()
    assert [chore.done for chore in chores] == [0, 0, 0]
    await settled(chores[2])

    assert [chore.done for chore in chores] == [0, 1, 1]
    chores[0].cancel()


async def test_what_comes_up_while_a_chore_is_held_is_done_at_its_release():
    chore = Count(Cord().line)
    chore.held = True
    chore.wake()
    await asyncio.sleep(0.01)
    assert chore.done == 0

    chore.release()
    await settled(chore)
    assert chore.done == 1
    chore.held = True
    chore.release()
    await asyncio.sleep(0.01)
    assert chore.done == 1, "nothing had come up"


@pytest.mark.parametrize(("fails", "code"), [(Gone(4003), 4003), (ZeroDivisionError(), 1011)])
async def test_a_chore_that_goes_wrong_closes_its_line_and_ours_is_logged(quiet, fails, code):
    cord = Cord()
    chore = Count(cord.line)
    chore.fails = fails
    chore.wake()
    await settled(chore)

    assert cord.codes == [code]
    assert [one["event"] for one in quiet] == (["line_failed"] if code == 1011 else [])
    chore.wake()
    await asyncio.sleep(0.01)
    assert chore.done == 1, "a closed line has nothing to do"


# --- the log -----------------------------------------------------------------------------------


async def talked(house, times=1):
    _, conversation = await house.customer()
    begun = (Begin(flow="broken-page"), Say("The page stays blank"), WantPerson())
    await house.say(conversation, *begun, *(Say(f"word {n}") for n in range(times)))
    return conversation


def follower(house, conversation, after=0, private=False):
    cord = Cord()
    journal = house.parts.reception.conversations.journal
    return cord, Follower(cord.line, journal, conversation, after, private=private)


def numbers(frames):
    """The numbers that frames bring to one who drops what they have, none left out."""
    seen = []
    for frame in frames:
        assert frame["after"] <= (seen[-1] if seen else frame["after"])
        seen += [entry["seq"] for entry in frame["entries"] if not seen or entry["seq"] > seen[-1]]
    return seen


async def test_a_long_log_comes_in_pages_that_follow_each_other(house):
    conversation = await talked(house, PAGE)
    seq = (await house.parts.reception.conversations.get(conversation)).seq
    assert seq > PAGE
    cord, log = follower(house, conversation)

    await log.flush()

    assert len(cord.frames) >= 2
    assert [frame["after"] for frame in cord.frames] == [
        0, *(frame["upto"] for frame in cord.frames[:-1]),
    ]  # fmt: skip
    assert numbers(cord.frames) == [*range(1, seq + 1)]
    assert log.sent == seq


async def test_one_who_does_not_read_gets_no_more_prepared_and_others_get_everything(house):
    conversation = await talked(house)
    (slow, slow_log), (fast, fast_log) = (
        follower(house, conversation),
        follower(house, conversation),
    )
    hub = house.parts.hub
    for log in (slow_log, fast_log):
        hub.subscribe(conversation, log.wake)
    slow.reads.clear()
    slow_log.wake()
    await fast_log.flush()
    before = len(fast.frames)

    await house.say(conversation, *(Say(f"more {n}") for n in range(30)))
    seq = (await house.parts.reception.conversations.get(conversation)).seq
    async with asyncio.timeout(5):
        while fast_log.sent < seq:
            await asyncio.sleep(0.01)

    assert slow.sent == []
    assert slow_log.sent == 0
    assert numbers(fast.frames) == [*range(1, seq + 1)]
    assert len(fast.frames) > before
    slow.reads.set()
    async with asyncio.timeout(5):
        while slow_log.sent < seq:
            await asyncio.sleep(0.01)
    assert numbers(slow.frames) == [*range(1, seq + 1)]
    assert len(slow.frames) == 2, "what it held, and all the rest in one"


async def test_a_place_beyond_the_end_is_reset_and_read_from_the_start(house):
    conversation = await talked(house)
    for private in (False, True):
        cord, log = follower(house, conversation, after=10**6, private=private)
        await log.flush()

        reset, *rest = cord.frames
        assert reset["type"] == "reset"
        assert reset["epoch"] == house.parts.reception.conversations.journal.epoch
        assert reset.get("conversation") == (conversation if private else None)
        assert numbers(rest) == [*range(1, log.sent + 1)]
        assert {frame.get("conversation") for frame in rest} == {reset.get("conversation")}


async def test_every_log_frame_is_a_frame_of_the_protocol(house):
    conversation = await talked(house)
    for private in (False, True):
        cord, log = follower(house, conversation, private=private)
        await log.flush()
        read = msgspec.json.Decoder(wire.ToAgent if private else wire.ToCustomer).decode
        for one in cord.sent:
            assert isinstance(read(one["text"]), wire.Log)


# --- typing ------------------------------------------------------------------------------------


async def test_writing_said_again_is_forgotten_once_and_only_as_said_last(monkeypatch):
    monkeypatch.setattr(lines, "TYPING_FOR", 0.02)
    typing, forgotten = Typing(), asyncio.Queue()
    typing.expect_more(lambda: forgotten.put_nowait("first"))
    typing.expect_more(lambda: forgotten.put_nowait(("second", typing.on)))

    assert await asyncio.wait_for(forgotten.get(), 5) == ("second", False)
    assert forgotten.empty()


async def test_writing_that_was_stopped_is_not_forgotten_later(monkeypatch):
    monkeypatch.setattr(lines, "TYPING_FOR", 0.02)
    typing, forgotten = Typing(), []
    typing.expect_more(lambda: forgotten.append(1))
    typing.stop()
    typing.stop()
    await asyncio.sleep(0.05)

    assert (typing.on, forgotten) == (False, [])
