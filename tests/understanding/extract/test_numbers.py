import pytest

from intakebot.understanding.extract.numbers import coins, find, one_of_several


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


@pytest.mark.parametrize(
    ("text", "value"),
    [("12k", "12000"), ("1.5k", "1500"), ("2 grand", "2000"), ("5 thousand", "5000"),
     ("2 Mio.", "2000000"), ("1,5 Mio €", "1500000"), ("3 hundred", "300"),
     ("٥ آلاف", "5000"), ("3 الاف ونص", "3500"),
     ("20 Tsd", "20000"), ("1½", "1.5"), ("2 and a half", "2.5"), ("5 km", "5"), ("12kg", "12"),
     ("5 m", "5"), ("-2k", "-2000")],
)  # fmt: skip
def test_what_multiplies_a_number_is_part_of_it(text, value):
    (found,) = find(text, "en")

    assert found.value == value
    assert found.band == ("A" if text in ("5 km", "12kg", "5 m") else "B")


@pytest.mark.parametrize(
    ("text", "value"),
    [("49 euro 90", "49.9"), ("49 Euro und 90 Cent", "49.9"), ("5€50", "5.5"), ("50 ct", "0.5"),
     ("49 euro 90 bezahlt", "49.9"), ("50 cents", "0.5"), ("I paid 50 cents, ok", "0.5"),
     ("$5 50", None), ("20 euros 15 march", None), ("49 euro 900", None),
     ("50 percent", None), ("49,90 euro 50", None), ("50 cents or 60 cents", None), ("", None)],
)  # fmt: skip
def test_small_coins_are_parts_of_the_sum(text, value):
    found = coins(text)

    assert (found and found.value) == value


@pytest.mark.parametrize(
    "text",
    ["80 or 90 euros", "80-90 €", "zwischen 80 und 90 Euro", "80 bis 90", "$80 - $90", "2 or three",
     "80 أو 90 يورو"],
)  # fmt: skip
def test_one_of_two_numbers_is_none(text):
    assert all(one_of_several(text.replace("أ", "ا"), each.span) for each in find(text, "en"))


def test_a_number_alone_is_none_of_several():
    assert not one_of_several("2 adults and 3 kids", (0, 1))
    assert not one_of_several("for 3 nights", (4, 5))


def test_numbers_that_a_blank_parts_have_their_own_places():
    text = "order 1234567, 48 euros"

    assert [text[slice(*each.span)] for each in find(text, "en")] == ["1234567,", "48"]
