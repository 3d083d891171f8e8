"""What comes next."""

from intakebot.engine import entries as e


def test_what_was_said_before_is_not_asked(chat):
    chat.begin(url="https://shop.example/x").say("the page stays blank, I'm mara@garden.example")
    while chat.now.phase == "intake":
        assert chat.open not in ("email", "page")
        chat.say({"symptom": "A blank page", "doing": "I pressed Pay"}.get(chat.open, "yesterday"))

    assert {row.question for row in chat.all(e.Summary)[-1].rows} >= {"email", "page"}


def test_no_question_is_asked_twice_on_the_way(summed):
    asked = [body.question for body in summed.all(e.Asked)]

    assert len(asked) == len(set(asked))
