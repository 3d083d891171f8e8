"""Incidents as they are read, and that no reading looks at all there is."""

import pytest
from sqlalchemy import event

from intakebot.store.connection import HIGHEST
from intakebot.store.incident_changes import Change
from tests.store.incidents import FIELDS, case, deed, talks
from tests.store.plans import scans
from tests.store.turns import NOW

HOUR = 3_600_000


@pytest.fixture
async def opened(stores, journal):
    await talks(journal, "a", "b", "c")
    cases = [
        case("a", 1001, NOW, customer="mara"),
        case("b", 1002, NOW + HOUR, customer="mara", wants=True),
        case("c", 1003, NOW + 2 * HOUR, customer="leo", by="customer"),
    ]
    return stores.incident_writes.open(FIELDS, deed("opened"), cases)


async def test_cases_and_customers_are_counted_apart(stores, opened):
    counts = stores.incidents.counts(opened)

    assert (counts.cases, counts.customers, counts.wants, counts.joined) == (3, 2, 1, 1)
    assert (counts.first, counts.last) == (NOW, NOW + 2 * HOUR)
    assert stores.incidents.counts(opened, besides="mara").customers == 1
    assert stores.incidents.counts(99).cases == 0


async def test_mine_is_different_is_no_case_and_is_counted(stores, opened):
    no = case("d", 1004, NOW, kind="different", by="customer")
    stores.incident_writes.change(opened, deed("different", ""), Change(join=[no]))

    counts = stores.incidents.counts(opened)
    assert (counts.cases, counts.different) == (3, 1)
    assert stores.incidents.said_no("d", opened)
    assert not stores.incidents.said_no("a", opened)
    assert stores.incidents.outside(["a", "d", "e"], opened) == {"a", "d"}
    assert stores.incidents.outside(["a", "d", "e"], 99) == {"a"}


async def test_members_and_times_come_newest_first(stores, opened):
    assert [one.conversation for one in stores.incidents.members(opened)] == ["c", "b", "a"]
    assert [one.conversation for one in stores.incidents.members(opened, 1)] == ["c"]
    assert stores.incidents.times(opened, NOW + 1) == [(1003, NOW + 2 * HOUR), (1002, NOW + HOUR)]
    assert stores.incidents.belongs("b").incident == opened
    assert stores.incidents.belongs("d") is None


async def test_the_list_is_by_state_and_the_latest_change(stores, opened):
    later = stores.incident_writes.open(
        {**FIELDS, "fingerprint": "", "state": "proposed"}, deed("spike", "", at=NOW + 5), []
    )

    assert [one.number for one, _ in stores.incidents.listed(("proposed", "working"))] == [
        later,
        opened,
    ]
    assert stores.incidents.standing() == {"proposed": 1, "working": 1}
    assert stores.incidents.known() == {FIELDS["fingerprint"]: opened}
    assert stores.incidents.by_fingerprint(FIELDS["fingerprint"]).number == opened
    assert stores.incidents.by_fingerprint("") is None


@pytest.mark.parametrize("number", [0, -1, 7, HIGHEST, 2**80])
def test_what_is_not_there_is_none(stores, number):
    assert stores.incidents.get(number) is None


async def test_the_newest_line_of_a_kind(stores, opened):
    for at in (1, 2):
        stores.incident_writes.change(opened, deed("update", at=NOW + at), Change({}), at)

    assert stores.incidents.last(opened, "update").seq == 3
    assert stores.incidents.last(opened, "fixed") is None
    assert stores.incidents.line(opened, 1).kind == "opened"
    assert stores.incidents.line(opened, 9) is None


async def test_no_reading_scans_a_table(stores, opened, url):
    asked = []
    with stores.database.reading() as session:
        engine = session.get_bind()

    def heard(db, cursor, statement, values, context, many):
        asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", heard)
    read, seen = stores.incidents, stores.sightings
    read.counts(opened, "mara"), read.members(opened), read.times(opened, 0)
    read.traits(opened), read.belongs("a"), read.outside(["a"], opened), read.said_no("a", 1)
    read.listed(("working",)), read.known(), read.standing()
    read.by_fingerprint("ab"), read.history(opened), read.last(opened, "update")
    seen.times("ab", 0), seen.newest("ab"), seen.cases([1001]), seen.alike(["a"])
    seen.key_of("a"), seen.began()
    event.remove(engine, "before_cursor_execute", heard)

    selects = [each for each in asked if each[0].startswith("SELECT")]
    found = {s: steps for s, values in selects if (steps := scans(url, s, values))}
    assert not found
    assert len(selects) > 15
