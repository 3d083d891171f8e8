"""How a site meets people."""

import pytest

from intakebot.engine.manners import PLAIN, Manners


@pytest.mark.parametrize(
    ("ladder", "rungs"),
    [
        (("note", "warn", "pause"), ["note", "warn", "pause", "pause"]),
        (("note",), ["note", "note", "note", "note"]),
        ((), ["note", "note", "note", "note"]),
    ],
)
def test_the_last_rung_of_the_ladder_stays(ladder, rungs):
    assert [Manners(ladder=ladder).rung(step) for step in (1, 2, 3, 4)] == rungs


def test_a_site_that_says_nothing_has_the_lists_that_ship():
    assert PLAIN.book.whole("idk", "en") == "dont_know"
