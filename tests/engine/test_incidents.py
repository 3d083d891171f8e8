"""A known incident is told once, in true numbers, before anything more is asked."""

from dataclasses import replace

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.incident_entries import OpenIncident
from intakebot.engine.incidents import in_language
from intakebot.engine.manners import PLAIN
from tests.engine.conftest import MONDAY

HOUR = 3_600_000
ERROR = "PAY-4102: payment could not be completed"
PAYMENTS = OpenIncident(
    31, 6, MONDAY - HOUR, {"": "Bank transfer works.", "de": "Überweisung geht."}, MONDAY, ["since"]
)


@pytest.fixture
def met(chat):
    """A customer who is told of the incident with their first words."""
    chat.begin(url="https://shop.example/checkout", time_zone="Europe/Berlin")
    chat.incident = PAYMENTS
    return chat.say(ERROR)


def card(chat):
    return next(b.incident for b in chat.said if isinstance(b, e.Asked) and b.incident)


def test_it_is_told_before_anything_more_is_asked(met):
    assert [b.question for b in met.all(e.Asked)] == ["known_incident"]
    assert card(met).stands.startswith("Six others have reported this since 10:00")
    assert card(met).note == "Bank transfer works."
    assert card(met).updated.startswith("Updated 11:00")
    assert [o.label for o in met.now.open.asked.options] == [
        "Tell me when it's fixed",
        "Mine is different",
    ]


def test_a_page_that_knows_no_cards_still_says_all_of_it(met):
    asked = met.now.open.asked

    assert asked.text == f"{card(met).stands}\nBank transfer works."
    assert asked.control == "choice"


def test_it_is_told_as_soon_as_enough_is_known_and_not_before(chat):
    chat.begin().say("the page stays blank")
    assert chat.open == "symptom"
    chat.incident = PAYMENTS

    chat.say("An error message")

    assert chat.open == "known_incident"


def test_nobody_is_told_twice(met):
    met.say("Mine is different")
    asked = len(met.all(e.Asked))

    met.say("An error message").say("I pressed Pay")

    assert len(met.all(e.Asked)) > asked
    assert [b.question for b in met.all(e.Asked)].count("known_incident") == 1


@pytest.mark.parametrize("phase", ["waiting", "live", "closed"])
def test_while_people_have_it_the_bot_tells_of_no_incident(summed, phase):
    summed.do(ev.WantPerson())
    if phase != "waiting":
        summed.take()
    if phase == "closed":
        summed.agent(ev.Close(summed.now.fence))
    summed.incident = PAYMENTS

    summed.say("any news?")

    assert not [b for b in summed.all(e.Asked) if b.incident]


@pytest.mark.parametrize(
    ("language", "others", "said"),
    [
        ("en", 0, "We've known about this since"),
        ("en", 1, "One other has reported this since"),
        ("en", 12, "Twelve others have reported this since"),
        ("en", 49, "49 others have reported this since"),
        ("de", 1, "Eine andere Person hat das seit"),
        ("de", 6, "Sechs andere haben das seit Sonntag, 5:00 Uhr gemeldet."),
        ("ar", 2, "أبلغ شخصان آخران"),
        ("ar", 6, "أبلغ ستة أشخاص آخرين"),
        ("ar", 11, "أبلغ 11 شخصًا آخر"),
        ("ar", 100, "أبلغ 100 شخص آخر"),
    ],
)
def test_numbers_and_times_are_said_as_the_customer_says_them(chat, language, others, said):
    chat.now = type(chat.now)("conv_1", number=1042, site="shop", language=language)
    chat.shelf.meets = replace(PLAIN, languages=(language,))
    chat.begin(language=language, time_zone="Europe/Berlin")
    chat.incident = OpenIncident(31, others, MONDAY - 30 * HOUR)

    chat.say(ERROR)

    assert card(chat).stands.startswith(said)


@pytest.mark.parametrize(
    ("texts", "language", "found"),
    [
        ({"de": "Gleich.", "": "Soon."}, "de-AT", "Gleich."),
        ({"de": "Gleich.", "": "Soon."}, "ar", "Soon."),
        ({"de": "Gleich.", "en": "Soon."}, "ar", "Soon."),
        ({"de": "Gleich."}, "ar", "Gleich."),
        ({}, "en", ""),
    ],
)
def test_a_text_is_said_in_the_nearest_language_there_is(texts, language, found):
    assert in_language(texts, language) == found
