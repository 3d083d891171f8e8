import pytest


@pytest.mark.parametrize("said", ["I pressed Pay", "no", "ضغطت على الدفع", "42"])
def test_words_are_kept_as_they_were_written(question, answer, said):
    assert answer(question("text"), f"  {said}\n") == said


@pytest.mark.parametrize("said", ["", "???", "…", "\u200b"])
def test_nothing_said_is_no_answer(question, answer, said):
    assert answer(question("text"), said) == "empty"


@pytest.mark.parametrize("said", ["It doesn't work!", "help", "geht nicht", "لا يعمل"])
def test_vague_words_are_queried_once(question, answer, said):
    assert answer(question("text"), said) == "text_vague"
    assert answer(question("text"), said, tried=1) == said


def test_an_author_can_ask_for_a_few_words_at_least(question, answer):
    story = question("text", min_words="3")

    assert answer(story, "I paid") == "text_short"
    assert answer(story, "I paid", tried=1) == "I paid"  # nobody is asked for more words twice
    assert answer(story, "I paid twice") == "I paid twice"
    assert answer(story, "我点击了付款按钮") == "我点击了付款按钮"


def test_a_long_text_gets_a_field_of_several_lines(question):
    assert question("text").control == "text"
    assert question("text", long="yes").control == "long_text"


@pytest.mark.parametrize(
    ("settings", "finds"),
    [({"ask": "Where should we bring it? Street and town."}, "address"),
     ({"ask": "Where to?", "label": "Delivery address"}, "address"),
     ({"ask": {"en": "Where to?", "de": "Wie lautet die Adresse?"}}, "address"),
     ({"ask": "Where to?", "find": "address"}, "address"),
     ({"ask": "Which address?", "find": "url"}, "url"),
     ({"ask": "Your e-mail address?"}, ""), ({"ask": "What happened?"}, "")],
)  # fmt: skip
def test_a_question_that_asks_for_an_address_listens_for_one(question, settings, finds):
    asked = question("text", **settings)

    assert asked.finds == finds
    assert asked.listens == bool(finds)
