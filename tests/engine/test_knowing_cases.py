"""Yes joins the case, no goes on as new, and news are told: after "is this about …?"."""

import pytest
from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Linked
from intakebot.engine.effects import HandOver
from intakebot.engine.recall import NOBODY
from tests.engine.test_knowing import BEFORE, CASE, asked, known


@pytest.fixture
def mara(chat):
    """Mara, who has a case, before she says anything."""
    return known(chat.begin(), CASE)


@pytest.fixture
def met(mara):
    """Mara, asked whether this is about her case."""
    return mara.say("it is still blank")


# --- yes, no, and anything else ----------------------------------------------------------


@pytest.mark.parametrize("yes", ["Yes, add it to case 1007", "yes", "Yes."])
def test_yes_joins_and_asks_only_what_the_case_does_not_know(met, yes):
    met.say(yes)

    assert (met.now.joined, met.now.linked) == (1007, [1007])
    (link,) = [entry for entry in met.log if isinstance(entry.body, Linked)]
    assert (link.by, link.private) == ("customer", True)
    assert "Added to your case 1007." in met.texts
    assert any(text.startswith("Case 1007: It is with our website team.") for text in met.texts)
    assert asked(met) == ["known_case", "since"]
    for name, answer in BEFORE.items():
        mine = met.now.answers[name]
        assert (mine.value, mine.source.by) == (answer.value, "remembered")
        assert not mine.confirmed


def test_what_may_have_changed_is_shown_to_be_looked_at(met):
    met.say("yes")

    assert met.now.answers["page"].band == "B"
    assert met.now.answers["doing"].band == "A"


def test_the_device_is_the_one_of_today_and_not_of_then(chat_of, flow):
    device = Answer("Firefox 128", "Firefox 128")
    chat = chat_of(
        flow("""
        flow: shop
        title: Shop
        default: yes
        starts_with: [it is blank]
        questions:
          - {id: device, kind: device, ask: Which device?, prefill: page.browser}
        """)
    )
    chat.begin(browser="Safari 18, iOS")
    known(chat, replace(CASE, answers={"device": device})).say("it is still blank").say("yes")

    answer = chat.now.answers["device"]
    assert (answer.text, answer.source.by) == ("Safari 18, iOS", "page")


def test_a_joined_case_is_not_summed_up_and_keeps_its_number(met):
    met.say("yes").say("since yesterday")

    (over,) = [body for body in met.said if isinstance(body, e.Handover)]
    assert (over.number, over.why) == (1007, "nothing_to_ask")
    assert "1007" in met.texts[-1]
    assert HandOver(met.now.number) in met.effects
    assert "Summary" not in [type(entry.body).__name__ for entry in met.log]


def test_blank_and_repeated_answers_take_nothing_from_what_the_case_knows(met):
    met.say("yes").say("I don't know")

    assert {name: met.now.answers[name].value for name in BEFORE} == {
        name: answer.value for name, answer in BEFORE.items()
    }


@pytest.mark.parametrize("blank", ["I don't know", "skip"])
def test_a_blank_in_a_question_that_is_opened_again_takes_nothing_either(met, blank):
    met.say("yes").do(ev.Back("doing")).say(blank)

    assert met.now.answers["doing"].value == "I pressed Pay"
    assert met.open == "since"


def test_a_different_value_is_asked_about_and_never_simply_taken(mara):
    mara.say("still blank, and my e-mail is lind@garden.example").say("yes")

    assert mara.now.answers["email"].text == "mara@garden.example"
    assert mara.open == "email"
    assert [option.label for option in mara.now.open.asked.options] == [
        "mara@garden.example",
        "lind@garden.example",
    ]


def test_what_the_case_was_told_is_unknown_is_not_asked_again(chat):
    since = Answer(None, "doesn't know", "unknown")
    known(chat.begin(), replace(CASE, answers={**BEFORE, "since": since}))

    chat.say("it is still blank").say("yes")

    assert asked(chat) == ["known_case"]
    assert chat.now.phase == "waiting"


@pytest.mark.parametrize("no", ["No, it's something new", "no", "nope"])
def test_no_goes_on_with_the_first_words_and_never_asks_again(met, no):
    met.say(no)

    assert met.now.opening == "it is still blank"
    assert met.now.joined == 0
    assert met.now.flow or met.open == "topic"
    met.say("still blank again")
    assert asked(met).count("known_case") == 1


def test_other_words_are_taken_as_something_new_and_kept(met):
    met.say("my parcel hasn't arrived")

    assert met.now.opening == "it is still blank\nmy parcel hasn't arrived"
    assert met.now.joined == 0
    assert asked(met).count("known_case") == 1


def test_news_may_be_asked_for_at_the_card_and_it_stays_open(met):
    met.say("any news?")

    assert met.texts[-1].startswith("Case 1007: It is with our website team.")
    assert met.open == "known_case"


def test_a_case_that_was_closed_meanwhile_is_said(met):
    met.known = NOBODY

    met.say("yes")

    assert any("has just been closed" in text for text in met.texts)
    assert met.now.joined == 0


def test_whoever_has_the_case_and_is_here_takes_over_at_once(chat):
    live = replace(CASE, owner="agent_priya", owner_name="Priya", live=True)
    known(chat.begin(), live).say("it is still blank")

    chat.say("yes")

    assert (chat.now.phase, chat.now.owner, chat.now.fence) == ("live", "agent_priya", 1)
    assert "Priya is here and joins you now." in chat.texts
    assert asked(chat) == ["known_case"]
    assert HandOver(chat.now.number) in chat.effects


def test_an_agent_may_take_the_link_back(met):
    met.say("yes").agent(ev.Unlink(1007))

    assert (met.now.joined, met.now.linked) == (0, [])


# --- news --------------------------------------------------------------------------------


def test_news_as_the_first_words_are_told_and_choose_no_flow(mara):
    mara.say("any news on my ticket?")

    assert mara.texts[-1].startswith("Case 1007:")
    assert (mara.now.flow, mara.now.opening, mara.open) == ("", "", "")
    assert mara.say("it is still blank").open == "known_case"


def test_news_while_a_joined_case_waits_are_the_cases(met):
    met.say("yes").say("since yesterday")

    met.say("any news?")

    (told,) = [body.text for body in met.said if isinstance(body, e.Told)]
    assert told.startswith("Case 1007: It is with our website team.")
