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
    assert question("text", **settings).finds == finds


@pytest.mark.parametrize(
    ("settings", "language", "said", "value"),
    [({"label": "Player name"}, "en", "my player name is NoobSlayer, banned", "NoobSlayer"),
     ({"id": "player_name"}, "en", "player name: NoobSlayer", "NoobSlayer"),
     ({"label": {"en": "Model", "de": "Modell"}}, "de", "Modell: X200", "X200"),
     ({"label": {"en": "Model", "de": "Baureihe"}}, "en", "Baureihe: X200", None),
     ({"label": "Model"}, "en", "Model: X200 or model: Y300", None),
     ({"label": "Model"}, "en", "> Model: X200\n> it is new\n\nthat is not mine", None)],
)  # fmt: skip
def test_a_value_by_the_questions_own_name_answers_it(
    question, noticed, settings, language, said, value
):
    assert noticed(question("text", **settings), said, language) == value
