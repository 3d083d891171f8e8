import pytest


@pytest.mark.parametrize(
    ("said", "value"),
    [("4", 4), (" 4 stars ", 4), ("4/5", 4), ("4 von 5", 4), ("four", 4), ("★★★★☆", 4), ("٤", 4),
     ("vier Sterne", 4), ("نجمتين", 2), ("نجمة واحدة", 1), ("0", "rating"),
     ("6", "rating"), ("8/10", "rating"), ("great", "rating"),
     ("4.5", "rating"), ("zweieinhalb", "rating"), ("", "empty")],
)  # fmt: skip
def test_stars_are_counted(question, answer, said, value):
    assert answer(question("rating"), said) == value


def test_its_buttons_are_its_values(question):
    ten = question("rating", stars="10")

    assert [each.value for each in ten.choices("en")] == list(ten.values())
    assert ten.values()[-1] == "10"
