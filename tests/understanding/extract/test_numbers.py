import pytest

from intakebot.understanding.extract.numbers import find


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [("1,234.50", "de", ["1234.5"]), ("1.234,50", "en", ["1234.5"]), ("1'234", "en", ["1234"]),
     ("1.234", "de", ["1234"]), ("1.234", "en", ["1.234"]), ("0.125", "de", ["0.125"]),
     ("1,2,3", "en", []), ("-5 and +6", "en", ["-5", "6"]), ("3-4", "en", ["3", "4"]),
     ("v2", "en", []), ("12kg", "en", ["12"]), ("1 234 567", "en", ["1234567"]),
     ("please call after 5pm", "en", []), ("5pm", "en", ["5"]),
     ("um 14 Uhr waren es 3", "de", ["3"]),
     ("at 17:30 I paid 20", "en", ["20"]), ("12 am I right or not", "en", ["12"]),
     ("FF-20555: 59.90", "en", ["59.9"]),
     ("melde hiermit den Stand: 45.231,7 kWh", "de", ["45231.7"]),
     ("EUR -5", "en", ["-5"]), ("AB-7", "en", []),
     ("1 2", "en", ["1", "2"]), ("9" * 40, "en", []), ("1.234.567", "en", ["1234567"])],
)  # fmt: skip
def test_figures_are_read_in_every_countrys_way(text, language, values):
    assert [each.value for each in find(text, language)] == values


def test_a_whole_number_has_only_groups():
    assert [(each.value, each.band) for each in find("1.234", "en", whole=True)] == [("1234", "B")]
