"""``pending``: which question stands open, told by a name or by the words that asked it."""

import pytest

from intakebot.understanding.pending import pending
from intakebot.understanding.understand import Asked, understand


@pytest.mark.parametrize(
    ("name", "kind"),
    [("person_name", "name"), ("name", "name"), ("datetime", "date"), ("order_id", "code"),
     ("error", "error_message"), ("browser", "device"), ("Phone ", "phone"),
     ("confirm", "confirm"), ("yes_no", "yes_no")],
)  # fmt: skip
def test_a_label_or_kind_is_taken_at_its_word(name, kind):
    assert pending(name) == Asked(kind)


@pytest.mark.parametrize(
    ("said", "kind"),
    [("may I have your name?", "name"), ("And who am I speaking with?", "name"),
     ("Please tell me your e-mail address.", "email"), ("What is your phone number?", "phone"),
     ("Which browser do you use?", "device"), ("Since when has it been like this?", "date"),
     ("Wie heißen Sie?", "name")],
)  # fmt: skip
def test_a_question_is_of_the_kind_it_asks_for(said, kind):
    assert pending(said) == Asked(kind, said)


@pytest.mark.parametrize(
    "said",
    ["Please confirm: two lamps to Lindenweg 4, is that right?",
     "Just to make sure: a table for two at seven, correct?"],
)  # fmt: skip
def test_what_is_read_back_waits_for_a_yes(said):
    assert pending(said) == Asked("confirm", said)


@pytest.mark.parametrize(
    "said",
    ["", "Thank you, one moment.", "How can I help you?", "What is the name of the restaurant?",
     "I have found your name, thank you.", "Your user name, please?", "\ud800?"],
)  # fmt: skip
def test_other_words_keep_their_text_and_have_no_kind(said):
    assert pending(said) == Asked("", said)


def test_when_we_are_not_told_a_question_may_stand_open():
    assert [act.kind for act in understand("I don't know", pending(None)).acts] == ["dont_know"]
    assert understand("I don't know", pending("")).acts == ()


def test_of_two_questions_the_first_in_the_list_of_kinds_counts():
    assert pending("May I have your name and your phone number?").kind in ("name", "phone")


def test_a_bare_name_is_one_only_after_the_question():
    asked = pending("May I have your name, please?")

    assert [each.value for each in understand("mara lind", asked).all("person_name")]
    assert not understand("mara lind").all("person_name")


def test_a_no_corrects_only_what_was_read_back():
    acts = understand("no, the blue one", pending("The red lamp, is that right?")).acts

    assert "correction" in [act.kind for act in acts]
