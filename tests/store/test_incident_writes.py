"""An incident's changes are whole, in order, once, and never over somebody else's."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from intakebot.store.incident_changes import Change, Done, Gone, Known, Stale
from tests.store.incidents import FIELDS, case, deed
from tests.store.turns import NOW

ERRANDS = "SELECT conversation, payload FROM outbox ORDER BY id"


@pytest.fixture
def rows(stores):
    def read(statement):
        with stores.database.reading() as session:
            return [tuple(row) for row in session.connection().execute(text(statement))]

    return read


@pytest.fixture
def writes(stores):
    return stores.incident_writes


@pytest.fixture
def opened(writes):
    return writes.open(FIELDS, deed("opened"), [case("a"), case("b", 1002)])


def test_opening_writes_all_of_it_at_once(stores, opened, rows):
    incident = stores.incidents.get(opened)

    assert (incident.number, incident.version, incident.seq) == (1, 1, 1)
    assert [line.kind for line in stores.incidents.history(opened)] == ["opened"]
    assert stores.incidents.counts(opened).cases == 2
    jobs = rows("SELECT kind, conversation, payload FROM outbox ORDER BY id")
    assert [(kind, name, json.loads(text)) for kind, name, text in jobs] == [
        ("incident", "a", {"incident": 1, "seq": 1}),
        ("incident", "b", {"incident": 1, "seq": 1}),
    ]


def test_a_change_that_cannot_be_whole_is_not_at_all(writes, stores, opened, rows):
    other = writes.open({**FIELDS, "fingerprint": "cd" * 16}, deed("opened"), [case("c", 1003)])
    before = rows("SELECT * FROM incident_event")

    with pytest.raises(Known) as known:
        writes.change(other, deed("added"), Change(join=[case("d", 1004), case("a")]), 1)

    assert known.value.number == opened
    assert rows("SELECT * FROM incident_event") == before
    assert (stores.incidents.get(other).version, stores.incidents.counts(other).cases) == (1, 1)


def test_a_fingerprint_has_one_incident_and_none_is_no_fingerprint(writes, opened):
    with pytest.raises(Known) as known:
        writes.open(FIELDS, deed("opened"), [case("c", 1003)])
    assert known.value.number == opened

    bare = {**FIELDS, "fingerprint": ""}
    assert writes.open(bare, deed("opened"), []) != writes.open(bare, deed("opened"), [])


def test_a_version_that_moved_on_is_stale_and_one_that_never_was_is_gone(writes, opened):
    writes.change(opened, deed(), Change({"title": "One"}), 1)

    with pytest.raises(Stale):
        writes.change(opened, deed(), Change({"title": "Two"}), 1)
    with pytest.raises(Gone):
        writes.change(99, deed(), Change({"title": "Two"}), 1)


def test_of_two_who_change_it_at_once_one_wins(writes, stores, opened):
    def attempt(name):
        try:
            writes.change(opened, deed(who=name), Change({"title": name}), 1)
        except Stale:
            return ""
        return name

    with ThreadPoolExecutor(8) as pool:
        won = [name for name in pool.map(attempt, map(str, range(8))) if name]

    assert len(won) == 1
    assert stores.incidents.get(opened).title == won[0]


def test_customers_who_join_move_no_version(writes, stores, opened):
    seq = writes.change(opened, deed("joined", ""), Change(join=[case("c", 1003, by="customer")]))

    incident = stores.incidents.get(opened)
    assert (seq, incident.seq, incident.version) == (2, 2, 1)


def test_a_command_is_done_once_under_its_name(writes, opened):
    writes.change(opened, deed(cid="x", said="one"), Change({"title": "One"}), 1)

    with pytest.raises(Done) as done:
        writes.change(opened, deed(cid="x", said="two"), Change({"title": "Two"}), 2)

    assert done.value.number == opened
    assert done.value.digest == deed(said="one").digest
    assert writes.known("anna", "x").number == opened
    assert writes.known("bea", "x") is None
    assert writes.known("anna", "") is None


def test_what_is_told_to_all_is_an_errand_for_each_that_is_in_it_now(writes, opened, rows):
    writes.change(opened, deed("removed"), Change(leave=["a"]), 1)
    writes.change(opened, deed("update"), Change(tell_all=True), 2)

    newest = [name for name, order in rows(ERRANDS) if json.loads(order)["seq"] == 3]
    assert newest == ["b"]


def test_what_is_dismissed_tells_all_and_keeps_none(writes, stores, opened, rows):
    writes.change(opened, deed("dismissed"), Change(tell_all=True, release=True), 1)

    assert stores.incidents.counts(opened).cases == 0
    assert [json.loads(order)["seq"] for _, order in rows(ERRANDS)].count(2) == 2
    assert rows("SELECT removed_at, removed_by FROM incident_case") == [(NOW, "anna")] * 2


def test_taken_out_is_dated_and_in_again_is_a_row_of_its_own(writes, stores, opened, rows):
    writes.change(opened, deed("removed"), Change(leave=["a"]), 1)
    writes.change(opened, deed("added", "bea"), Change(join=[case("a")]), 2)

    found = rows("SELECT added_by, removed_by FROM incident_case WHERE conversation_id = 'a'")
    assert found == [("anna", "anna"), ("bea", "")]
    assert stores.incidents.counts(opened).cases == 2


def test_what_a_case_is_like_is_replaced_and_goes_with_it(writes, stores, opened):
    writes.describe("a", opened, [("browser", "Firefox"), ("browser", "Firefox")])
    writes.describe("a", opened, [("browser", "Chrome")])
    assert stores.incidents.traits(opened) == {"browser": {"Chrome": 1}}

    writes.change(opened, deed("removed"), Change(leave=["a"]), 1)

    assert stores.incidents.traits(opened) == {}


def test_who_wants_to_be_told_is_counted(writes, stores, opened):
    writes.want("a")
    writes.want("nobody")

    assert stores.incidents.counts(opened).wants == 1
