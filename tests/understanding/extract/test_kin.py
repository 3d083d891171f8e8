import pytest

from intakebot.understanding.extract.kin import of_kin


@pytest.mark.parametrize(
    ("text", "name"),
    [("its for my son Leo Marsh", "Leo Marsh"), ("my daughter's name is Zoe", "Zoe"),
     ("The patient is Jane Doe, 42", "Jane Doe"), ("der Patient heißt Ali Yılmaz", "Ali Yılmaz"),
     ("my wife Anna Lee. thanks", "Anna Lee"),
     ("for my ex, Dan Kowalski", "Dan Kowalski"), ("هذا لابني", None), ("my son", None),
     ("my boss is angry", None), ("my daughter broke it", None), ("my wife's account", None),
     ("", None), ("Leo Marsh", None)],
)  # fmt: skip
def test_whom_it_is_for_is_named(text, name):
    span = of_kin(text)

    assert (text[slice(*span)] if span else None) == name


def test_a_long_text_is_searched_in_time_to_spare():
    assert of_kin("my son " * 20_000) is None
