import pytest

from intakebot.understanding.extract.names import given, introduced, is_name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Hi, my name is Jane Doe.", "Jane Doe"), ("Jane here", "Jane"), ("ich bin die Anna", "Anna"),
     ("it's O’Neil", "O’Neil"), ("", ""), ("thanks", "")],
)  # fmt: skip
def test_the_name_is_what_stands_between_courtesies(text, name):
    assert text[slice(*given(text))] == name


@pytest.mark.parametrize("words", ["Jane", "dr. who", "Jean-Luc d'Arc", "سارة علي", "李小龍"])
def test_names_of_many_kinds_are_names(words):
    assert is_name(words)


@pytest.mark.parametrize(
    "words", ["", "no", "hello", "a1", "<b>", "one two three four five six seven"]
)
def test_other_words_are_not(words):
    assert not is_name(words)


def test_only_one_introduction_counts():
    assert introduced("my name is Jane, not: my name is Bob") is None
    assert introduced("so my name is Jane van Dyk, ok").value == "Jane van Dyk"
