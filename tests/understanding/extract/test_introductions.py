import pytest

from intakebot.understanding.extract.introductions import AT_END, LEAD, SURELY, TAIL, WITH_PROOF


@pytest.mark.parametrize("text", ["my name is ", "under the name of ", "ich heiße ", "call me "])
def test_a_name_surely_follows_some_words(text):
    assert SURELY.match(text).end() == len(text)


@pytest.mark.parametrize("text", ["i'm ", "this is ", "ich bin ", "it's for "])
def test_others_may_be_followed_by_anything(text):
    assert WITH_PROOF.match(text).end() == len(text)
    assert SURELY.search(text) is None


def test_courtesies_before_and_after_a_name_are_known():
    assert LEAD.match("Hi there, um, my name is Ada").end() == len("Hi there, um, my name is ")
    assert TAIL.search("Ada, thank you!").start() == len("Ada")


def test_a_letter_ends_with_a_greeting_and_a_name():
    assert AT_END.search("it fails.\n\nkind regards,\nada")[1] == "kind regards,\n"
    assert AT_END.search("thanks for 2 things") is None
