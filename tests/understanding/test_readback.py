import pytest

from intakebot.understanding.readback import reads_back
from intakebot.understanding.understand import Asked, understand


@pytest.mark.parametrize(
    "said",
    [
        "Please confirm: a call on Monday at 3 pm.",
        "Just to be sure: your browser is Firefox, right?",
        "So you want the invoice by post. Is that correct?",
        "Ich habe notiert: Firefox auf dem Mac. Stimmt das so?",
    ],
)
def test_what_waits_for_a_yes_reads_back(said):
    assert reads_back(said)


@pytest.mark.parametrize(
    "said",
    ["", "Which browser is it?", "And in which city would you like it?", "What is the right name?",
     "Wann ist das passiert?", "Thank you."],
)  # fmt: skip
def test_an_open_question_reads_nothing_back(said):
    assert not reads_back(said)


def test_looser_words_correct_only_what_was_read_back():
    def acts(asked):
        return {act.kind for act in understand("I'd rather have it on Monday", asked).acts}

    assert "correction" in acts(Asked(text="Please confirm: a call on Sunday."))
    assert "correction" not in acts(Asked(text="When shall we call?"))
    assert "correction" in acts(Asked("confirm", "Here is what I have."))
