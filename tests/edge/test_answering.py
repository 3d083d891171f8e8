"""What a command is answered with: always something, and never twice."""

import asyncio

import pytest
import structlog

from intakebot.desk.commands import Done
from intakebot.edge.answering import RETRY, answer, outcome_of, refused
from intakebot.edge.line import Gone
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Refuse
from intakebot.engine.entries import Asked
from intakebot.errors import NotFound
from intakebot.store.journal import StorageBroken, StorageBusy, StorageError, StorageFull
from tests.edge.plug import Cord

CID = "0123456789abcdef"


def performing(result):
    """A command that ends so, and how often it was performed."""
    calls = []

    async def perform():
        calls.append(1)
        if isinstance(result, BaseException):
            raise result
        return result

    return perform, calls


async def outcome(result, cid=CID):
    return await outcome_of(cid, performing(result)[0], lambda key: f"<{key}>")


@pytest.mark.parametrize("cid", ["x" * 16, "x" * 64, "é" * 16, " " * 32])
async def test_a_command_with_a_proper_name_is_performed_once(cid):
    done = Done(7, 9, Conversation("c"))
    perform, calls = performing(done)

    assert await outcome_of(cid, perform, str) is done
    assert calls == [1]


@pytest.mark.parametrize("cid", ["", "x" * 15, "x" * 65, "x" * 10_000])
async def test_a_command_without_a_proper_name_ends_the_line_before_anything_happens(cid):
    perform, calls = performing(Refuse("empty"))

    with pytest.raises(Gone) as ended:
        await outcome_of(cid, perform, str)

    assert (ended.value.code, calls) == (4400, [])


@pytest.mark.parametrize("trouble", [StorageFull, StorageBusy, StorageBroken])
async def test_a_store_that_says_no_is_our_fault_and_may_be_tried_again(trouble):
    frame = refused(CID, await outcome(trouble("/var/lib/secret.sqlite: disk I/O error")))

    assert (frame.id, frame.code, frame.text) == (CID, trouble.code, "<our_fault>")
    assert frame.retry


def test_every_trouble_of_the_store_is_one_to_try_again_after():
    codes = {kind.code for kind in StorageError.__subclasses__()} | {StorageError.code}
    assert codes <= set(RETRY)
    assert "failed" not in RETRY


async def test_a_conversation_that_is_not_there_is_refused():
    assert (await outcome(NotFound("conv_7"))).code == "not_found"


async def test_a_bug_is_refused_as_ours_and_logged_and_shows_nothing_of_the_inside():
    with structlog.testing.capture_logs() as said:
        frame = refused(CID, await outcome(KeyError("password hunter2")))

    assert (frame.code, frame.text, frame.retry) == ("failed", "<our_fault>", False)
    assert [one["event"] for one in said] == ["command_failed"]


async def test_being_cancelled_is_no_answer():
    with pytest.raises(asyncio.CancelledError):
        await outcome(asyncio.CancelledError())


async def test_done_is_acknowledged_with_its_entry_and_nothing_else():
    cord = Cord()
    await answer(cord.line, CID, Done(7, 9, Conversation("c", opening="not for the wire")))

    assert cord.frames == [{"type": "ack", "id": CID, "seq": 7}]


async def test_a_refusal_says_everything_that_helps_and_leaves_out_what_is_empty():
    cord = Cord()
    open_now = Asked("page", "url", "text", "Page", "On which page?")

    await answer(cord.line, CID, Refuse("stale", "It moved on.", open_now, 7))
    await answer(cord.line, CID, Refuse("held", by="Priya", fence=3))
    await answer(cord.line, CID, Refuse("rate", "Slowly."))

    stale, held, rate = cord.frames
    assert (stale["code"], stale["text"], stale["turn"]) == ("stale", "It moved on.", 7)
    assert stale["open"]["question"] == "page"
    assert held == {"type": "refused", "id": CID, "code": "held", "by": "Priya", "fence": 3}
    assert rate == {
        "type": "refused", "id": CID, "code": "rate", "text": "Slowly.", "retry": True,
    }  # fmt: skip


async def test_an_answer_to_a_peer_that_left_meanwhile_is_dropped():
    cord = Cord()
    cord.line.open = False
    await answer(cord.line, CID, Refuse("empty"))
    assert cord.sent == []
