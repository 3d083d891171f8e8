"""Which option is meant by other words."""

import pytest
from pydantic import TypeAdapter

from intakebot.engine.kinds.meant import Index
from intakebot.engine.kinds.options import Listed

OPTIONS = TypeAdapter(list[Listed])
BAG = ["It didn't arrive", "It's damaged", "Something is missing from it", "Something else"]
REPAIR = ["Heating", "Hot water", "A leak", "Blocked drain or toilet", "Lift", "Something else"]
REASON = ["Abgelaufen", "Verloren", "Gestohlen"]
PARCEL = ["لم يصل", "وصل مكسورًا"]
COLD = ["وصل باردًا", "استرداد المبلغ"]


def meant(options, said, about=(), asked=True):
    found = Index(OPTIONS.validate_python(options), frozenset(about)).match(said, asked)
    return found.option.value if found.option else tuple(each.value for each in found.several)


@pytest.mark.parametrize(
    ("options", "said", "value"),
    [(BAG, "it never came out", "It didn't arrive"),
     (BAG, "my suitcase has still not turned up", "It didn't arrive"),
     (BAG, "one wheel is smashed", "It's damaged"),
     (REPAIR, "the elevator got stuck again", "Lift"),
     (REPAIR, "the kitchen tap drips", "A leak"),
     (REASON, "wurde mir im Zug geklaut", "Gestohlen"),
     (REASON, "läuft bald ab", "Abgelaufen"),
     (PARCEL, "ما وصلتني لحد الآن", "لم يصل"), (COLD, "الأكل وصل بارد جدا", "وصل باردًا"),
     (COLD, "رجعولي فلوسي", "استرداد المبلغ")],
)  # fmt: skip
def test_an_option_is_meant_by_other_words_for_it(options, said, value):
    assert meant(options, said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("it came but the handle is broken", "It's damaged"),
     ("it arrived, nothing is broken", ()),
     ("it came", ()), ("arrived", ()), ("ist nicht angekommen", "It didn't arrive"),
     ("kam nicht an", "It didn't arrive"),
     ("it isn't damaged at all", ()),
     ("never arrived and the other one is smashed", ("It didn't arrive", "It's damaged")),
     ("12 Harbour Road", ()), ("", ()), ("x " * 5000, ())],
)  # fmt: skip
def test_a_no_must_be_about_the_same(said, value):
    assert meant(BAG, said) == value


def test_what_is_lacking_is_what_is_wrong_where_that_is_asked():
    assert meant(REPAIR, "no heating since Monday", {"what", "is", "broken"}) == "Heating"
    assert meant(REPAIR, "keine Heizung", {"was", "ist", "kaputt"}) == "Heating"
    assert meant(["Milk", "Sugar"], "no sugar", {"what", "would", "you", "like"}) == ()


def test_one_side_of_an_or_is_enough_where_it_was_asked():
    assert meant(REPAIR, "toilet is clogged up") == "Blocked drain or toilet"
    assert meant(REPAIR, "where the loo roll is", asked=False) == ()
    assert meant(["Smoke or smell", "Noise"], "it stinks", asked=False) == ()
    assert meant(["Smoke or smell", "Noise"], "it stinks") == "Smoke or smell"


def test_what_is_meant_is_to_be_checked():
    assert Index(OPTIONS.validate_python(BAG)).match("it never came out").band == "B"


@pytest.mark.parametrize("said", ["ps5", "on my PS5", "i play on a ps5"])
def test_an_option_goes_by_its_capitals(said):
    assert meant(["Windows PC", "PlayStation 5", "Xbox Series X"], said) == "PlayStation 5"


OFTEN = ["Every time", "Often", "Just once"]


@pytest.mark.parametrize(
    ("options", "said", "value"),
    [(["Dog", "Something else"], "a cat", ()), (["PayPal", "Card"], "I paid last week", ()),
     (["Mac", "Windows"], "a laptop", ()), (["Chrome", "Other"], "firefox", ()),
     (["Direct debit", "Card"], "I was charged twice", ()),
     (OFTEN, "always", "Every time"), (OFTEN, "only one time", "Just once")],
)  # fmt: skip
def test_words_that_only_belong_together_are_not_the_same(options, said, value):
    assert meant(options, said) == value


def test_unasked_every_word_of_a_label_needs_one_of_its_own():
    back = ["Money back", "Another one"]
    assert meant(back, "I'd like a refund") == "Money back"
    assert meant(back, "I'd like a refund", asked=False) == ()
    other = [{"value": "Wrong item", "also": ["mixed up"]}, "It's damaged"]
    assert meant(other, "all is smashed", asked=False) == "It's damaged"


def test_unasked_what_names_more_of_another_option_chooses_none():
    about = ["An invoice", "Too many seats charged", "More seats"]
    said = "we've been billed for 25 seats but we are only eighteen"

    assert meant(about, said, asked=False) == ()
    assert meant(about, "we've been billed for nothing", asked=False) == "An invoice"


def test_capitals_that_two_options_share_name_none():
    assert meant(["PlayStation 5", "Power Station 5"], "ps5") == ()
    assert meant(["I am a new customer", "I am a member"], "i") == ()


def test_figures_in_a_story_that_nobody_asked_for_are_no_places():
    assert meant(BAG, "3") == "Something is missing from it"
    assert meant(BAG, "3", asked=False) == ()


@pytest.mark.parametrize(
    ("said", "value"),
    [("me", "For me"), ("for me", "For me"), ("my daughter", "For my child"),
     ("it's for my little son", "For my child"), ("so", ()), ("my", ())],
)  # fmt: skip
def test_a_label_of_small_words_is_named_by_them(said, value):
    assert meant(["For me", "For my child", "For somebody else"], said) == value


def test_an_appointment_that_is_moved_is_changed():
    options = ["Eye test", "Change an appointment", "Cancel an appointment"]
    assert meant(options, "need to move my appointment") == "Change an appointment"
    assert meant(options, "can we reschedule it") == ()
    assert meant(options, "reschedule the appointment please") == "Change an appointment"
