"""Any news?"""

from intakebot.engine import entries as e


def told(chat):
    return [body.text for body in chat.said if isinstance(body, e.Told) and body.why == "status"]


def test_while_one_waits_the_number_and_the_team_are_said(waiting):
    waiting.say("any news on my ticket?")

    (text,) = told(waiting)
    assert "1042" in text
    assert "our website team" in text


def test_before_anything_was_handed_over_the_truth_is_said_and_the_question_stays(asked):
    asked.say("any news on my ticket?")

    assert told(asked)
    assert asked.open == "symptom"


def test_while_an_agent_holds_it_the_bot_is_silent(live):
    live.say("any news on my ticket?")

    assert told(live) == []
