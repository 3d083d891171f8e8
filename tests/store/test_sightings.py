"""Where a fingerprint was seen, found by its key."""

import pytest

from intakebot.matching.digests import digest
from intakebot.store.cases import Candidate
from intakebot.store.sightings import customer_key
from tests.store.turns import NOW, handed_over

ERROR = "PAY-4102: payment could not be completed"


@pytest.fixture
async def seen(stores, journal):
    """Three cases: two with one error, one with another; the key of the first."""
    for name, error in (("a", ERROR), ("b", ERROR), ("c", "TypeError: x is not a function")):
        talk = await handed_over(journal, name)
        stores.candidates.index(digest(talk.number, error=error, text=error), name, NOW)
    return stores.sightings.key_of("a")


async def test_cases_with_one_error_are_found_by_its_key(stores, seen):
    assert [case.conversation for case in stores.sightings.newest(seen)] == ["b", "a"]
    assert [at for _, at in stores.sightings.times(seen, NOW)] == [NOW, NOW]
    assert stores.sightings.times(seen, NOW + 1) == []
    assert stores.sightings.times("", 0) == []
    assert [number for number, _ in stores.sightings.times(seen, 0, limit=1)] == [
        stores.sightings.newest(seen)[0].number
    ]


async def test_what_is_in_no_index_has_no_key(stores, seen):
    assert stores.sightings.key_of("absent") == ""
    assert stores.sightings.cases([99, 2**40]) == []


async def test_what_looks_like_them_and_was_not_refused(stores, seen):
    number = stores.sightings.newest(seen)[0].number
    stores.cases.suggest("c", [Candidate(number, 0.9, (), ()), Candidate(number - 1, 0.1, (), ())])
    assert stores.sightings.alike(["c", "a"]) == [number]

    stores.cases.dismiss("c", number)

    assert stores.sightings.alike(["c"]) == []


def test_a_store_that_is_empty_began_never(stores):
    assert stores.sightings.began() == 0


@pytest.mark.parametrize(
    ("identity", "about", "who"),
    [
        ("shop:1", {"email": "a@b.example"}, "shop:1"),
        ("", {"email": "A@b.example"}, "a@b.example"),
        ("", {"name": "Mara"}, "conv"),
    ],
)
def test_a_name_alone_makes_nobody_the_same(identity, about, who):
    assert customer_key(identity, digest(1, **about), "conv") == who
