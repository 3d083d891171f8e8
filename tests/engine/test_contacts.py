"""To which case a conversation belongs: one at a time, taken back whole, told to nobody else."""

import pytest
from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.answers import Answer, Source
from intakebot.engine.belonging import (
    Added,
    Decided,
    Dismissed,
    Gained,
    Linked,
    Lost,
    Parted,
    Placed,
    Unlinked,
)
from intakebot.engine.contact_events import Given
from intakebot.engine.entries import Answered, Cleared, Note, Reopened

DECIDED = [Decided("doing", [1042], ["visa", "mastercard"])]


def written(chat, kind):
    return [entry.body for entry in chat.log if isinstance(entry.body, kind)]


def test_a_link_is_kept_with_its_reasons_and_what_was_decided(waiting):
    waiting.agent(ev.Link(7, 0.9, ["same page"], DECIDED))

    assert written(waiting, Linked) == [Linked(7, 0.9, ["same page"], DECIDED)]
    assert (waiting.now.home, waiting.now.linked, waiting.now.decided) == (7, [7], DECIDED)
    assert waiting.log[-1].private, "the customer hears nothing of it"


def test_a_customer_who_is_proved_to_be_the_same_hears_the_number_and_no_more(waiting):
    before = len(waiting.log)
    waiting.agent(ev.Link(7, own=True))

    public = [entry.body for entry in waiting.log[before:] if not entry.private]
    assert public == [Added(7, "Added to your case 7.")]
    assert waiting.now.joined == 7

    waiting.agent(ev.Unlink(7))
    (parted,) = written(waiting, Parted)
    assert parted.text == f"This is a case of its own now. Your reference is {waiting.now.number}."
    assert (waiting.now.joined, waiting.now.phase) == (0, "waiting")


def test_nobody_belongs_to_two_cases(waiting):
    waiting.agent(ev.Link(7))

    refused = waiting.agent(ev.Link(8)).refused
    assert (refused.code, refused.text) == ("joined", "This is part of case 7 already.")

    waiting.agent(ev.Link(8, moves=True))
    assert waiting.now.linked == [8]
    assert [type(entry.body) for entry in waiting.log[-2:]] == [Unlinked, Linked]


def test_what_is_closed_is_not_joined(waiting):
    waiting.agent(ev.Close(waiting.now.fence, "solved"))
    assert waiting.agent(ev.Link(7)).refused.code == "closed"


def test_taking_it_back_brings_along_what_belongs_here(waiting):
    answer = Answer("pay", "I pressed Pay", source=Source("agent", 9, None, "", "Priya"))
    placed = [Placed("note", 12, "both")]
    waiting.agent(ev.Link(7, decided=DECIDED))
    given = [Given("From 7: call back"), Given(question="doing", answer=answer)]

    waiting.agent(ev.Unlink(7, placed, "", given))

    assert (waiting.now.linked, waiting.now.decided) == ([], [])
    assert written(waiting, Unlinked) == [Unlinked(7, placed)]
    assert written(waiting, Note)[-1].text == "From 7: call back"
    assert waiting.now.answers["doing"] == answer
    assert waiting.agent(ev.Unlink(7)).refused.code == "not_now", "nothing is taken back twice"


@pytest.mark.parametrize(("to", "phase"), [("goes", "waiting"), ("stays", "closed")])
def test_what_was_closed_with_the_other_opens_again_if_it_was_not_its_own(waiting, to, phase):
    waiting.agent(ev.Link(7)).agent(ev.Close(waiting.now.fence, "solved"))

    waiting.agent(ev.Unlink(7, [Placed("closed", waiting.now.number, to)]))

    assert waiting.now.phase == phase
    assert len(written(waiting, Reopened)) == (to == "goes")


def test_a_refusal_is_kept_and_can_be_taken_back(waiting):
    waiting.agent(ev.Dismiss(7, 0.6, ["same page"]))
    assert waiting.now.dismissed == [7]
    assert waiting.agent(ev.Dismiss(7)).refused.code == "not_now"

    waiting.agent(ev.Dismiss(7, on=False))

    assert waiting.now.dismissed == []
    assert written(waiting, Dismissed) == [
        Dismissed(7, 0.6, ["same page"]),
        Dismissed(7, on=False),
    ]
    assert waiting.agent(ev.Dismiss(7, on=False)).refused.code == "not_now"
    assert waiting.agent(ev.Dismiss(waiting.now.number)).refused.code == "not_now"


def test_the_remaining_case_is_told_what_came_and_went(waiting):
    waiting.agent(ev.Tally(9)).agent(ev.Tally(9, gained=False))

    assert written(waiting, Gained) == [Gained(9)]
    assert written(waiting, Lost) == [Lost(9)]


def test_an_answer_that_was_the_other_cases_is_put_back(waiting):
    before = waiting.now.answers["doing"]
    waiting.agent(ev.SetAnswer("doing", "something else"))

    waiting.agent(ev.PutBack("doing", before))
    assert waiting.now.answers["doing"] == before
    waiting.agent(ev.PutBack("doing"))
    assert "doing" not in waiting.now.answers
    assert written(waiting, Cleared)[-1].questions == ["doing"]
    assert waiting.agent(ev.PutBack("no such question")).refused.code == "stale"
    assert written(waiting, Answered)[-1].answer == replace(before)
