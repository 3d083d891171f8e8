"""A yes under the summary, in whatever words."""

import pytest

from intakebot.engine.approving import approves, refuses


@pytest.mark.parametrize(
    "words",
    ["yes", "looks right now", "yes that's all correct", "all good, send it", "no, all good",
     "ok thanks, that's right", "Perfect, please send it to the team!", "yes yes send it",
     "passt so", "stimmt alles", "send pls", "ja, das stimmt so", "alles richtig, bitte absenden",
     "passt, danke",
     "نعم، كل شيء صحيح", "تمام", "صحيح الآن"],
)  # fmt: skip
def test_a_yes_is_heard(words):
    assert approves(words)


@pytest.mark.parametrize(
    "words",
    ["no", "not right", "is that all right?", "that's not correct", "nein, stimmt nicht",
     "yes but my name is wrong", "the date is right, the name isn't", "I have more",
     "nothing is right", "غير صحيح", "thanks", "now", "", "is it sent?", "don't send it"],
)  # fmt: skip
def test_what_is_no_yes_confirms_nothing(words):
    assert not approves(words)


@pytest.mark.parametrize("words", ["no", "No!", "nein", "لا", "no, wrong", "no, that's not right"])
def test_a_no_alone_only_says_that_something_is_wrong(words):
    assert refuses(words)


@pytest.mark.parametrize("words", ["no, to Acme AG", "", "yes", "no, my name is Tom"])
def test_a_no_that_goes_on_says_more(words):
    assert not refuses(words)
