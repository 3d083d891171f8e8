import pytest

from intakebot.understanding.extract.phones import beyond_doubt, find


@pytest.mark.parametrize(
    ("text", "region", "values"),
    [("+49 30 12345678", "", ["+493012345678"]), ("0044 20 7946 0958", "", ["+442079460958"]),
     ("(030) 1234-5678", "DE", ["+493012345678"]), ("030 12345678", "", []),
     ("+1 415 555 2671 ext. 12", "", ["+14155552671;ext=12"]), ("on 12.03.2026", "DE", []),
     ("2026-11-21", "DE", []), ("12345", "DE", []), ("v1.2.3.4.5.6", "DE", [])],
)  # fmt: skip
def test_what_can_be_dialled_is_found(text, region, values):
    assert [each.value for each in find(text, region)] == values


def test_a_number_that_is_only_of_the_right_length_is_to_be_checked():
    assert [each.band for each in find("(977) 625-2661", "US")] == ["B"]


@pytest.mark.parametrize(
    "text",
    ["order 030 12345678", "https://x.de/+493012345678", "+493012345678@x.de", "030 12345678"],
)
def test_doubtful_numbers_are_left_alone(text):
    assert beyond_doubt(text, "DE") == []
