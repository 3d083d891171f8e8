"""The index of cases: what is written can be taken back whole, and groups count right."""

import sqlite3

import pytest

from intakebot.matching.digests import Digest, digest
from intakebot.store.case_index import keys
from intakebot.store.database import upgrade
from tests.store.turns import NOW, handed_over

TEXT = "the turquoise zeppelin flickers"


def rows(path, statement):
    with sqlite3.connect(path) as db:
        return db.execute(statement).fetchall()


def groups(path):
    return dict(rows(path, "SELECT root, size FROM case_group WHERE size > 0"))


@pytest.fixture
def index(stores):
    def write(number, text=TEXT, at=NOW, **what):
        stores.candidates.index(digest(number, text=text, **what), f"conv-{number}", at)

    return write


def test_writing_a_case_twice_counts_it_once(index, path):
    index(1)
    before = rows(path, "SELECT * FROM case_term ORDER BY term")
    index(1)

    assert rows(path, "SELECT * FROM case_term ORDER BY term") == before
    assert groups(path) == {1: 1}


def test_a_forgotten_case_leaves_nothing_behind(index, stores, path):
    index(1, error="TypeError: broken", email="a@b.example", url="https://a.example/b")
    stores.candidates.forget(1)
    stores.candidates.forget(1)

    for table in ("case_digest", "case_key", "case_words", "case_group"):
        assert rows(path, f"SELECT count(*) FROM {table}") == [(0,)], table
    assert rows(path, "SELECT sum(cases) FROM case_term") == [(0,)]


def test_linked_cases_count_together_whichever_way_they_were_linked(index, stores, path):
    for number in range(1, 6):
        index(number, at=NOW + number)
    stores.candidates.link(2, 1)
    stores.candidates.link(4, 5)
    stores.candidates.link(5, 2)
    stores.candidates.link(1, 4)
    stores.candidates.link(1, 99)

    assert groups(path) == {1: 4, 3: 1}
    assert rows(path, "SELECT last FROM case_group WHERE root = 1") == [(NOW + 5,)]
    assert [stores.candidates.root(number) for number in (5, 3, 99)] == [1, 3, 99]


def test_a_case_that_leaves_its_group_is_no_longer_counted(index, stores, path):
    index(1)
    index(2)
    stores.candidates.link(2, 1)
    stores.candidates.forget(2)

    assert groups(path) == {1: 1}


async def test_a_conversation_that_was_linked_belongs_to_that_case(journal, stores, path):
    first = await handed_over(journal, "first")
    second = await handed_over(journal, "second")
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO contact (case_number, conversation_id, linked_at, by, score, reasons,"
            " unlinked_by) VALUES (?, 'second', 1, 'Anna', 0, '[]', '')",
            (first.number,),
        )

    stores.candidates.index(digest(first.number, text=TEXT), "first", NOW)
    stores.candidates.index(digest(second.number, text=TEXT), "second", NOW)

    assert stores.candidates.root(second.number) == first.number
    assert groups(path) == {first.number: 2}


def test_what_says_nothing_is_no_key():
    assert list(keys(Digest(error="error", host="shop.example", path="/"))) == []


def test_the_most_telling_key_comes_first():
    made = digest(
        error="gateway timeout", email="a@b.example", flow="f", same={"order": "1"}, text="E0308"
    )

    assert [kind for kind, _ in keys(made)] == ["same", "fingerprint", "error", "email", "code"]


def test_an_index_of_before_is_made_anew_in_the_background(tmp_path, monkeypatch):
    path = tmp_path / "old.sqlite"
    monkeypatch.setattr("alembic.script.ScriptDirectory.get_current_head", lambda _: "0002")
    monkeypatch.setattr("alembic.command.upgrade", _to("0002"))
    upgrade(f"sqlite:///{path}", epoch="old", at=NOW)
    monkeypatch.undo()
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO case_term VALUES ('zebra', 1)")
        columns = "id, site, token_hash, seq, changed, created, phase, flow, team, owner, customer,"
        columns += " title, priority, waiting_since, handed_over, alike, contacts"
        for name, handed in (("a", NOW), ("b", 0)):
            values = (name, "shop", name.encode(), 1, 1, 1, "waiting", *[""] * 5, "normal", 0)
            blanks = ", ".join("?" * 17)
            db.execute(
                f"INSERT INTO conversation ({columns}) VALUES ({blanks})", (*values, handed, 0, 1)
            )

    upgrade(f"sqlite:///{path}", epoch="new", at=NOW)

    assert rows(path, "SELECT kind, conversation, done FROM outbox") == [("match", "a", 0)]
    assert rows(path, "SELECT count(*) FROM case_term") == [(0,)]


def _to(revision):
    import alembic.command

    real = alembic.command.upgrade
    return lambda config, _head: real(config, revision)
