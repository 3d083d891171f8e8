"""Any news?"""

import pytest
from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from tests.engine.test_knowing import CASE, known


def told(chat):
    return [body.text for body in chat.said if isinstance(body, e.Told) and body.why == "status"]


def test_while_one_waits_the_number_and_the_team_are_said(waiting):
    waiting.say("any news on my ticket?")

    (text,) = told(waiting)
    assert "1042" in text
    assert "our website team" in text


@pytest.mark.parametrize(
    "words", ["is anybody there?", "Hello?? anyone here", "ist da jemand?", "هل من أحد هنا؟"]
)
def test_who_calls_out_while_they_wait_is_not_left_in_silence(waiting, words):
    waiting.say(words)

    assert "1042" in told(waiting)[0]


def test_a_story_of_who_was_there_calls_nobody(waiting):
    waiting.say("is anybody there who knows why the page for ferns is gone")

    assert told(waiting) == []


def test_before_anything_was_handed_over_the_truth_is_said_and_the_question_stays(asked):
    asked.say("any news on my ticket?")

    assert told(asked)
    assert asked.open == "symptom"


def test_while_an_agent_holds_it_the_bot_is_silent(live):
    live.say("any news on my ticket?")

    assert told(live) == []


OTHER = replace(CASE, number=1011, about="my coupon is refused", owner="", owner_name="")


def test_of_several_open_cases_it_is_asked_which(chat):
    known(chat.begin(), CASE, OTHER).say("any news?")

    assert chat.open == "which_case"
    (asked,) = [body for body in chat.said if isinstance(body, e.Asked)]
    assert [option.label for option in asked.options] == [
        "1007: the page stays blank when I pay",
        "1011: my coupon is refused",
    ]
    assert told(chat) == []


@pytest.mark.parametrize("named", ["1011: my coupon is refused", "1011"])
def test_the_one_that_is_named_is_told_of_and_nothing_was_begun(chat, named):
    known(chat.begin(), CASE, OTHER).say("any news?").say(named)

    (text,) = told(chat)
    assert text.startswith("Case 1011: ")
    assert (chat.now.opening, chat.now.flow, chat.open) == ("", "", "which_case")


def test_other_words_than_a_case_are_taken_for_what_it_is_about(chat):
    known(chat.begin(), replace(CASE, fit="new"), replace(OTHER, fit="new")).say("any news?")

    chat.say("the page stays blank")

    assert chat.now.opening == "the page stays blank"
    assert chat.open == "symptom"


def test_while_a_question_stands_open_all_their_cases_are_told_and_it_stays(chat):
    known(chat.begin(), replace(CASE, fit="new"), replace(OTHER, fit="new"))
    chat.say("the page stays blank")
    assert chat.open == "symptom"

    chat.say("any news on my ticket?")

    assert [text[:10] for text in told(chat)] == ["Case 1007:", "Case 1011:"]
    assert chat.open == "symptom"


def test_who_has_no_open_case_is_told_so(chat):
    known(chat.begin()).say("any news?")

    assert told(chat) == [
        "None of your cases is open at the moment. Tell me what's wrong and I'll begin one."
    ]
    assert chat.now.opening == ""


def test_asking_for_news_opens_no_closed_matter_again(live):
    live.agent(ev.Close(live.now.fence)).say("any news?")

    (text,) = told(live)
    assert text.startswith("Your case 1042 was closed on Monday")
    assert live.now.phase == "closed"
    live.say("it is back")
    assert live.now.phase == "waiting"


@pytest.mark.parametrize("phase", ["summed", "waiting"])
def test_at_the_summary_and_in_line_news_move_nothing(request, phase):
    chat = request.getfixturevalue(phase)
    before = chat.now.phase

    chat.say("any news?")

    assert told(chat)
    assert chat.now.phase == before
