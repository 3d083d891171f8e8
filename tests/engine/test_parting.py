"""A conversation that was added to a case leaves it again, with everything that was said."""

import pytest
from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.effects import HandOver
from tests.engine.conftest import Chat, Shelf
from tests.engine.test_knowing import CASE, asked, known

LIKELY = replace(CASE, fit="join", sure=0.97, reasons=["same words: blank"])
UNDO = "No, it's something else"


@pytest.fixture
def added(shop, parcel):
    """Mara, whose first words were so much like her case that they were added to it unasked."""
    chat = Chat(Shelf([shop, parcel]))
    return known(chat.begin(url="https://shop.example/basket"), LIKELY).say("the page is blank")


def test_what_is_surely_about_the_case_is_added_unasked_and_can_be_taken_back(added):
    (told,) = added.all(e.Added)
    assert told.case == 1007
    assert told.text == ("I've added this to your case 1007, “the page stays blank when I pay”.")
    assert told.undo == UNDO
    (link,) = [entry for entry in added.log if isinstance(entry.body, e.Linked)]
    assert (link.by, link.body.score, link.body.reasons) == ("bot", 0.97, ["same words: blank"])
    assert "Welcome back, Mara." in added.texts
    assert asked(added) == ["since"]
    assert added.now.joined == 1007


@pytest.mark.parametrize("how", ["button", "typed", "agent"])
def test_who_takes_it_back_has_a_case_of_its_own(added, how):
    if how == "button":
        added.do(ev.Part(1007))
    elif how == "typed":
        added.say("no, it's something else.")
    else:
        added.agent(ev.Unlink(1007))

    assert (added.now.joined, added.now.linked) == (0, [])
    (left,) = [entry for entry in added.log if isinstance(entry.body, e.Unlinked)]
    assert left.by == ("agent" if how == "agent" else "customer")
    assert added.all(e.Parted) == [
        e.Parted(1007, text="All right, then it's something new. What you wrote is kept.")
    ]
    assert added.now.opening == "the page is blank"
    assert "doing" not in added.now.answers  # that was the other case's
    assert added.now.answers["email"].text == "mara@garden.example"  # she is the same


def test_what_was_said_since_stays_and_nothing_is_asked_twice(added):
    added.say("since yesterday")
    assert added.now.phase == "waiting"

    added.do(ev.Part(1007))

    assert added.now.answers["since"].source.by == "said"
    assert added.now.phase == "intake"
    questions = asked(added)
    added.say("A blank page") if added.open == "symptom" else None
    added.say("I pressed Pay").do(ev.Confirm(added.now.summary_turn))
    assert asked(added).count("since") == 1
    assert "email" not in asked(added)
    assert len(set(questions)) == len(questions)
    (_, over) = added.all(e.Handover)
    assert over.number == added.now.number
    assert HandOver(added.now.number) in added.effects


def test_what_contradicted_the_case_is_the_answer_of_the_new_one(shop):
    chat = Chat(Shelf([shop]))
    known(chat.begin(), LIKELY).say("the page https://shop.example/gifts is blank")
    assert chat.now.answers["page"].value == "https://shop.example/basket"

    chat.do(ev.Part(1007))

    assert chat.now.answers["page"].value == "https://shop.example/gifts"


def test_other_words_choose_another_flow(shop, parcel):
    chat = Chat(Shelf([shop, parcel]))
    known(chat.begin(), LIKELY).say("my parcel hasn't arrived")

    chat.do(ev.Part(1007))

    assert chat.now.flow == "parcel"


def test_it_is_taken_back_once(added):
    added.do(ev.Part(7))
    assert added.refused.code == "stale"
    added.do(ev.Part(1007)).do(ev.Part(1007))
    assert added.refused.code == "stale"


def test_an_agent_who_takes_it_back_keeps_the_conversation_in_line(added):
    added.say("since yesterday").agent(ev.Unlink(1007))

    assert added.now.phase == "waiting"
    (parted,) = added.all(e.Parted)
    assert (parted.number, parted.phase) == (added.now.number, "waiting")
    assert parted.text == f"This is a case of its own now. Your reference is {added.now.number}."


def test_while_a_person_talks_the_bot_asks_nothing(added):
    added.take().do(ev.Part(1007))

    assert added.now.phase == "live"
    assert added.open == ""


@pytest.mark.parametrize("fit", ["ask", "join"])
def test_a_proof_in_the_middle_of_the_talk_finds_the_case(chat, fit):
    chat.begin().say("the page stays blank").say("A blank page")
    case = replace(
        CASE,
        fit=fit,
        answers={
            **CASE.answers,
            "symptom": replace(
                CASE.answers["symptom"], value="Something else", text="Something else"
            ),
        },
    )
    chat.known = replace(chat.known, identity="shop:C-77", name="Mara", cases=[case])

    chat.do(ev.Identify("signed"))

    if fit == "ask":
        assert chat.open == "known_case"
        chat.say("yes")
    assert chat.now.joined == 1007
    assert chat.now.answers["symptom"].text == "A blank page"  # said here, and newer
    assert chat.now.answers["doing"].source.by == "remembered"
    assert chat.open == "since"
