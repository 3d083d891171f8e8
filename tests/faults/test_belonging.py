"""Random histories of joining, parting, refusing and writing keep what must be so.

Unmerge after merge is the identity but for the trail; no entry is lost; nobody is shown what
they were not shown before; every conversation is a contact of exactly one case; the store, the
fold and the queue agree.
"""

import pytest

from intakebot.desk.families import Family
from intakebot.desk.merging import Merging
from intakebot.store import statements
from tests.faults.belonging import History
from tests.house import built, flow_files

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3000)]
STEPS = 12


async def told(house, seed):
    """One history, looked at after every step."""
    history = History(house, seed)
    await history.begin()
    for _ in range(STEPS):
        await history.step()
        await history.holds()
    await history.settle()
    await history.holds()


@pytest.fixture
async def house(house_url, tmp_path):
    flows = flow_files(tmp_path / "flows")
    async with built(house_url, tmp_path, flows) as made:
        yield made


async def all_of(house, seeds):
    for seed in seeds:
        await told(house, seed)


async def test_random_histories(house, backend):
    await all_of(house, range(25 if backend == "sqlite" else 5))


@pytest.mark.long
@pytest.mark.parametrize("ten", range(100))
async def test_a_thousand_random_histories(house, ten):
    """Ten to a house: each looks at all that is there, so that many in one take for ever."""
    await all_of(house, range(1000 + 10 * ten, 1010 + 10 * ten))


def tells_everybody(monkeypatch):
    """The bug: whose the two cases are is not looked at."""
    monkeypatch.setattr(Family, "customer", "shop:anybody")


def leaves_links(monkeypatch):
    """The bug: the log says that they parted, the rows don't."""
    monkeypatch.setattr(statements, "UNLINK", f"{statements.UNLINK} AND 1 = 0")


def forgets_which_stays(monkeypatch):
    """The bug: now one case stays, now the other."""
    two = Merging._two

    async def swapped(self, number, case):
        found = await two(self, number, case)
        return found[::-1] if isinstance(found, tuple) and number % 2 else found

    monkeypatch.setattr(Merging, "_two", swapped)


def counts_neighbours_only(monkeypatch):
    """The bug: a case's row does not count the contacts of its parts."""
    monkeypatch.setattr(statements, "UPWARDS", "SELECT ?")


@pytest.mark.on_file
@pytest.mark.parametrize(
    "bug", [tells_everybody, leaves_links, forgets_which_stays, counts_neighbours_only]
)
async def test_a_planted_bug_is_found(house, monkeypatch, bug):
    bug(monkeypatch)

    with pytest.raises(AssertionError):
        await all_of(house, range(25))
