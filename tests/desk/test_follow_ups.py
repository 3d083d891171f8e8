"""What a turn asks to be done afterwards, and that it asks for nothing twice."""

import pytest

from intakebot.desk.follow_ups import follow_ups
from intakebot.engine import entries as e
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Linked
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Append, HandOver, SendCode
from intakebot.engine.recall import by_mail

BEFORE = Conversation("conv_1", 1001)
WAITING = Conversation("conv_1", 1001, handed_over=1, answers=BEFORE.answers)


def wrote(body, by="customer"):
    return Append(e.Entry(1, 1, by, body))


@pytest.mark.parametrize(
    ("after", "effects", "kinds"),
    [
        (BEFORE, [wrote(e.Said("hello"))], []),
        (WAITING, [wrote(e.Said("hello"))], ["index"]),
        (WAITING, [wrote(e.Said("hello")), HandOver(1001)], ["match", "index"]),
        (BEFORE, [SendCode()], ["prove"]),
        (BEFORE, [wrote(Linked(1000))], ["belong", "joined"]),
        (BEFORE, [wrote(Linked(1000), "agent")], ["belong"]),
        (WAITING, [wrote(e.Closed(1, "solved"), "agent")], ["closed"]),
    ],
)
def test_each_thing_that_happened_asks_for_its_work(after, effects, kinds):
    assert [job.kind for job in follow_ups(BEFORE, after, effects)] == kinds


def test_an_answer_of_a_case_makes_it_be_compared_anew():
    after = Conversation("conv_1", 1001, handed_over=1, answers={"since": Answer("x", "x")})

    assert [job.kind for job in follow_ups(WAITING, after, [])] == ["match", "index"]


def test_a_proof_by_mail_is_spread_over_what_the_browser_did_before():
    browser = Conversation("conv_1", 1001, identity="@conv_0")
    proved = Conversation("conv_1", 1001, identity=by_mail("shop", "mara@garden.example"))

    (job,) = follow_ups(browser, proved, [])

    assert (job.kind, job.payload) == ("proved", '"@conv_0"')
    assert follow_ups(BEFORE, proved, []) == []
