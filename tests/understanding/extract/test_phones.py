import pytest

from intakebot.understanding.extract.phones import beyond_doubt, find, within
from tests.costs import at_most


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


@pytest.mark.parametrize(
    ("text", "value", "band"),
    [("call me on 030 12345678", "+493012345678", "A"), ("+49 30 12345678", "+493012345678", "A"),
     ("Telefon: 030/12345678", "+493012345678", "A"), ("(030) 12345678", "+493012345678", "B"),
     ("my number is 4155552671", "+494155552671", "A"), ("415-555-2671", "+494155552671", "B"),
     ("Fax: 555 0123", "+495550123", "A"), ("هاتف 030 12345678", "+493012345678", "A"),
     ("030 12345678 is my mobile", "+493012345678", "A")],
)  # fmt: skip
def test_a_number_counts_when_it_is_introduced_or_written_as_one(text, value, band):
    assert [(each.value, each.band) for each in within(text, "DE", asked=False)] == [(value, band)]


@pytest.mark.parametrize(
    "text",
    ["order number 030 12345678", "I paid 1.200.000 for it", "since 12.03.2026", "2019-2024 12",
     "my card number is 12345678", "social security number is 123-45-6789", "12345678",
     "3.14159265",
     "978-3-16-148410-0", "IBAN 3704 0044 0532", "call 911", "192.168.100.200", "#4155552671",
     "call me on 12.03.2026",
     "times 0.30123456", ""],
)  # fmt: skip
def test_dates_amounts_and_other_numbers_are_no_phones(text):
    assert within(text, "DE", asked=False) == []


def test_when_asked_a_bare_number_is_enough():
    assert [each.value for each in within("9776252661", "US", asked=True)] == ["+19776252661"]
    assert within("9776252661", "US", asked=False) == []


def test_without_a_region_the_figures_themselves_are_kept_to_be_checked():
    found = within("call me on 030 1234567 or 030 7654321", "", asked=False)

    assert [(each.value, each.band) for each in found] == [("0301234567", "B"), ("0307654321", "B")]


def test_an_extension_belongs_to_the_number():
    text = "ring me on +1 415 555 2671 x12, thanks"

    assert [text[slice(*each.span)] for each in within(text, "", asked=False)] == [
        "+1 415 555 2671 x12"
    ]


@pytest.mark.parametrize(
    "text", ["12-" * 6600, "1 " * 10_000, "+49 30 123456 " * 1400, "(" * 20_000, "call " * 4000]
)
def test_a_hostile_text_takes_little_time(text):
    within(text, "DE", asked=False)
    with at_most(0.1):
        within(text, "DE", asked=False)


@pytest.mark.parametrize(
    ("source", "precision", "recall"),
    [("presidio_synth", 0.96, 0.95), ("recognizers_spec", 0.96, 0.95)],
)
def test_phones_in_other_peoples_texts_are_found(measured, source, precision, recall):
    from intakebot.understanding.understand import understand

    reached = measured(lambda text: understand(text).findings, "phone", source)

    assert reached[0] >= precision
    assert reached[1] >= recall
