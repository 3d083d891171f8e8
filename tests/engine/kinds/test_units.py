"""What units and money are called."""

import pytest

from intakebot.engine.kinds.units import CURRENCIES, GROWN, PAID, PARTY, UNITS


def test_every_name_of_a_unit_stands_for_one():
    assert UNITS["kg"] == UNITS["kilos"]
    assert UNITS["€"].isdisjoint(UNITS["$"])
    assert {"€", "£", "usd", "دينار"} <= CURRENCIES


@pytest.mark.parametrize(
    ("asks", "people", "grown"),
    [("how many of you were travelling", True, False),
     ("wie viele personen ziehen um", True, False),
     ("how many adults", False, True), ("how many boxes", False, False), ("كم شخص", True, False)],
)  # fmt: skip
def test_a_question_for_people_is_told_by_its_words(asks, people, grown):
    assert (bool(PARTY.search(asks)), bool(GROWN.search(asks))) == (people, grown)


@pytest.mark.parametrize(("said", "so"), [("$5", True), ("20 Euro", True), ("euroscope", False)])
def test_money_is_told_by_its_sign_or_name(said, so):
    assert bool(PAID.search(said)) is so
