"""A store that moves: everything is there, whichever way, and it goes on from where it was."""

import shutil

import pytest
from sqlalchemy import text

from intakebot.engine.belonging import Linked
from intakebot.matching.digests import digest
from intakebot.store import copying
from intakebot.store.copying import Refused, Sum, copy
from intakebot.store.database import Database
from intakebot.store.journal import Job
from intakebot.store.journals import open_journal
from intakebot.store.stores import Stores
from tests import postgres
from tests.store.turns import BOT, NOW, PRIVATE, begun, handed_over, row_of, spoken, turn

TEXT = "无法付款 \0 the turquoise zeppelin"


@pytest.fixture
async def lived_in(url):
    """A store in which something of every kind has happened."""
    journal, stores = await open_journal(url), Stores(Database(url))
    one = await handed_over(journal, "one")
    two = await handed_over(journal, "two")
    two = await spoken(journal, two, Linked(case=one.number, score=0.5, reasons=["ähnlich"]))
    three = await begun(journal, "three")
    made = turn(three, TEXT, BOT, PRIVATE, cid="c1", jobs=[Job("index", due=NOW)])
    brief = row_of(made.conversation, title="无 \0 title", customer="Zoë")
    await journal.commit(type(made)(
        made.conversation, 0, made.entries, "c1", made.digest, brief=brief, jobs=made.jobs
    ))  # fmt: skip
    stores.search.index("three")
    for conversation in (one, two):
        case = digest(conversation.number, text=f"{TEXT} {conversation.id}", title="zeppelin")
        stores.candidates.index(case, conversation.id, NOW)
    stores.editions.keep("hash", "flow", {"a.yaml": "flow: a"}, NOW)
    await journal.close()
    stores.close()
    return url


@pytest.fixture
def target(backend, request, tmp_path):
    """An empty database of the other kind."""
    if backend == "postgres":
        yield f"sqlite:///{tmp_path}/new/moved.sqlite"
        return
    with postgres.database() as made:
        yield made


@pytest.mark.postgres
async def test_everything_is_there_and_goes_on(lived_in, target):
    old = await open_journal(lived_in)
    log, changes = await old.read("three", 0, True), await old.changes(0)
    epoch = old.epoch
    await old.close()

    sums = copy(lived_in, target, NOW)

    counted = {name: total.rows for name, total in sums.items() if total.rows}
    assert counted.pop("case_term") > 4
    assert counted == {
        "case_digest": 2,
        "case_group": 1,
        "contact": 1,
        "conversation": 3,
        "edition": 1,
        "entry": 6,
        "meta": 1,
        "outbox": 1,
    }
    journal, stores = await open_journal(target), Stores(Database(target))
    assert journal.epoch == epoch
    assert await journal.read("three", 0, True) == log
    again = await journal.changes(0)
    assert [row.conversation for row in again.rows] == [row.conversation for row in changes.rows]
    assert (await journal.load("three")).commands
    assert [each.conversation for each in stores.search.find("付款")] == ["three"]
    found = stores.candidates.find(digest(text="a turquoise zeppelin"), NOW).found
    assert sorted(each.digest.number for each in found) == [1001, 1002]
    assert stores.cases.contacts(1001)[1].conversation == "two"

    fresh = await begun(journal, "four")
    assert fresh.number == 1004
    assert (
        await journal.commit(turn(fresh, "x", jobs=[Job("y")], brief=True))
    ).changed > changes.upto
    await journal.close()
    stores.close()


@pytest.mark.postgres
async def test_there_and_back_is_the_same(lived_in, target, tmp_path, backend):
    there = copy(lived_in, target, NOW)
    if backend == "sqlite":
        back = copy(target, f"sqlite:///{tmp_path}/back.sqlite", NOW)
    else:
        with postgres.database() as made:
            back = copy(target, made, NOW)

    assert there == back


@pytest.mark.postgres
async def test_a_target_that_is_not_empty_is_refused_and_stays(lived_in, target):
    copy(lived_in, target, NOW)

    with pytest.raises(Refused, match="not empty"):
        copy(lived_in, target, NOW)


@pytest.mark.postgres
async def test_what_differs_afterwards_was_never_there(lived_in, target, monkeypatch):
    real = copying._table

    def careless(old, new, table):
        total = real(old, new, table)
        if table.name == "entry":
            new.execute(text("DELETE FROM entry WHERE seq = 2"))
        return total

    monkeypatch.setattr(copying, "_table", careless)
    with pytest.raises(Refused, match="entry differs"):
        copy(lived_in, target, NOW)
    monkeypatch.undo()

    assert copy(lived_in, target, NOW)["conversation"].rows == 3


@pytest.mark.postgres
async def test_a_source_in_use_is_refused(migrated_postgres, tmp_path):
    url = postgres.wiped(migrated_postgres)
    journal = await open_journal(url)
    await begun(journal)

    with pytest.raises(Refused, match="in use"):
        copy(url, f"sqlite:///{tmp_path}/b.sqlite", NOW)
    await journal.close()


def test_what_is_no_store_or_the_same_one_is_refused(path, tmp_path):
    url = f"sqlite:///{path}"
    for source, target, why in (
        (url, url, "one database"),
        (f"sqlite:///{tmp_path}/absent", f"sqlite:///{tmp_path}/b", "not there"),
    ):
        with pytest.raises(Refused, match=why):
            copy(source, target, NOW)
    assert not (tmp_path / "absent").exists()

    empty = shutil.copy(path, tmp_path / "old.sqlite")
    with Database(f"sqlite:///{empty}").writing() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(Refused, match="db upgrade"):
        copy(f"sqlite:///{empty}", f"sqlite:///{tmp_path}/b", NOW)


def test_a_table_that_nobody_knows_is_not_left_behind_in_silence(path, tmp_path):
    with Database(f"sqlite:///{path}").writing() as session:
        session.connection().execute(text("CREATE TABLE theirs (a INTEGER)"))

    with pytest.raises(Refused, match="theirs"):
        copy(f"sqlite:///{path}", f"sqlite:///{tmp_path}/b.sqlite", NOW)


def test_a_checksum_knows_every_value_and_no_order():
    one, other, another = Sum(), Sum(), Sum()
    for row in ((1, "a", None), (2, b"b", True)):
        one.add(row)
    for row in ((2, b"b", 1), (1, "a", None)):
        other.add(row)
    another.add((1, "a", None))
    another.add((2, b"b", False))

    zero, shown = Sum(), Sum()
    zero.add(("\0",))
    shown.add(("\ufffd",))

    assert one == other
    assert zero == shown  # which is how PostgreSQL holds it
    assert one != another
    assert len(str(one)) == 32
