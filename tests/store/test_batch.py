"""One transaction for many turns: what entries mean elsewhere, and who fails alone."""

import asyncio
import sqlite3
from contextlib import closing

import psycopg
import pytest

from intakebot.engine.belonging import Linked, Unlinked
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Reply, Said, Upload
from intakebot.store import connection, postgres
from intakebot.store.batch import Batches
from intakebot.store.database import sqlite_path
from intakebot.store.journal import Committed, Job, JournalError, LostRace, Repeated
from intakebot.store.postgres_batch import PostgresBatches
from intakebot.store.postgres_writer import SETTINGS
from intakebot.store.requests import Amend, Create
from intakebot.store.statements import ready
from tests.store.turns import NOW, turn


class OverPostgres:
    """The same over PostgreSQL; its loop runs while it writes."""

    def __init__(self, url):
        self.runner = asyncio.Runner()
        self.db = self.runner.run(postgres.connected(url, SETTINGS))
        self.changed = 0

    def write(self, batch):
        result = self.runner.run(PostgresBatches(self.db).write(batch))
        self.changed = max(self.changed, result.newest)
        return result

    def close(self):
        self.runner.run(self.db.close())
        self.runner.close()


@pytest.fixture
def db(backend, url):
    """For looking at the tables."""
    if backend == "sqlite":
        opened = connection.writing(sqlite_path(url))
    else:
        opened = psycopg.connect(url, autocommit=True)
    with closing(opened):
        yield opened


@pytest.fixture
def batches(backend, url, db):
    if backend == "sqlite":
        yield Batches(db)
        return
    with closing(OverPostgres(url)) as made:
        yield made


def created(batches, *names):
    made = [Conversation(id=name, site="shop", began=NOW) for name in names]
    numbers = batches.write([Create(each, each.id.encode()) for each in made]).outcomes
    return [
        Conversation(id=each.id, site="shop", began=NOW, number=number)
        for each, number in zip(made, numbers, strict=True)
    ]


def case(batches, name):
    (conversation,) = created(batches, name)
    opened = turn(conversation, "x", brief=True, phase="waiting", handed_over=NOW)
    batches.write([ready(opened)])
    return opened.conversation


def rows(db, statement):
    return db.execute(statement).fetchall()


def test_everything_of_a_turn_is_written_with_it(db, batches):
    (conversation,) = created(batches, "a")

    result = batches.write(
        [ready(turn(conversation, "hello", cid="c", brief=True, jobs=[Job("index", due=5)]))]
    )

    assert result.outcomes == [Committed(1, 1, 1)]
    assert rows(db, "SELECT kind, conversation, due, done FROM outbox") == [("index", "a", 5, 0)]
    assert rows(db, "SELECT number, seq, type, cid FROM entry") == [(1001, 1, "said", "c")]
    assert rows(db, "SELECT seq, changed FROM conversation") == [(1, 1)]


def test_a_lost_turn_leaves_no_entry_job_or_link(db, batches):
    (conversation,) = created(batches, "a")
    batches.write([ready(turn(conversation, "first"))])

    late = turn(conversation, "late", Linked(case=1001), jobs=[Job("index")])
    (outcome,) = batches.write([ready(late)]).outcomes

    assert isinstance(outcome, LostRace)
    assert rows(db, "SELECT count(*) FROM entry") == [(1,)]
    assert rows(db, "SELECT count(*) FROM outbox") == [(0,)]
    assert rows(db, "SELECT count(*) FROM contact") == [(0,)]


def test_of_a_bad_batch_every_good_turn_is_written(db, batches):
    made = created(batches, *"abcdef")
    turns = [ready(turn(each, "fine", cid="c", brief=True)) for each in made]
    turns.insert(3, ready(turn(made[0], "again", cid="c", brief=True)))
    turns.insert(5, ready(turn(made[1], "raced", cid="d")))

    result = batches.write([*turns, Create(Conversation(id="a"), b"taken id"), Amend("f", 2)])

    kinds = [type(each).__name__ for each in result.outcomes]
    assert kinds == ["Committed"] * 3 + ["Repeated", "Committed", "LostRace"] + [
        "Committed",
        "Committed",
        "JournalError",
        "int",
    ]
    assert isinstance(result.outcomes[3], Repeated)
    assert isinstance(result.outcomes[8], JournalError)
    assert rows(db, "SELECT count(*) FROM entry") == [(6,)]
    assert rows(db, "SELECT seq FROM conversation GROUP BY seq") == [(1,)]
    assert list(result.briefs) == list("abcdef")


def test_two_turns_of_one_conversation_may_follow_each_other_in_a_batch(db, batches):
    (conversation,) = created(batches, "a")
    first = turn(conversation, "one", brief=True)
    second = turn(first.conversation, "two", brief=True)

    result = batches.write([ready(first), ready(second)])

    assert [each.seq for each in result.outcomes] == [1, 2]
    assert result.briefs["a"].changed == 2
    assert rows(db, "SELECT seq FROM entry") == [(1,), (2,)]


def test_places_in_the_order_of_changes_never_go_back(db, path, batches):
    (conversation,) = created(batches, "a")
    batches.write([ready(turn(conversation, "one", brief=True))])
    with sqlite3.connect(path) as other:
        other.execute("UPDATE conversation SET changed = 500")
    (another,) = created(batches, "b")

    result = batches.write([ready(turn(another, "one", brief=True))])

    assert result.outcomes[0].changed == 501
    assert batches.number == 1002


def test_somebody_elses_change_of_the_queue_is_noticed(path, batches):
    conversation, another = created(batches, "a", "b")
    batches.write([ready(turn(conversation, "one", brief=True))])
    with sqlite3.connect(path) as other:
        other.execute("UPDATE conversation SET changed = 500 WHERE id = 'a'")

    noticed = batches.write([ready(turn(another, "one"))])
    later = batches.write([Amend("nobody", 1)])

    assert (noticed.elsewhere, noticed.newest) == (True, 500)
    assert not later.elsewhere


@pytest.mark.parametrize("in_vain", ["a lost race", "nothing to amend"])
def test_a_place_counted_in_vain_is_noticed_when_another_process_takes_it(path, batches, in_vain):
    conversation, another = created(batches, "a", "b")
    first = turn(conversation, "one", brief=True)
    batches.write([ready(first)])
    vain = batches.write([ready(first) if in_vain == "a lost race" else Amend("nobody", 1)])
    with closing(connection.writing(path)) as db:
        taken = Batches(db).write([ready(turn(another, "one", brief=True))])

    noticed = batches.write([ready(turn(first.conversation, "two"))])

    assert (vain.newest, taken.newest) == (1, 2)
    assert (noticed.elsewhere, noticed.newest) == (True, 2)


def test_a_link_is_a_row_with_its_history(db, batches):
    first, second = case(batches, "a"), case(batches, "b")
    linked = turn(second, Linked(case=1001, score=0.8, reasons=["same page"]), by="agent", who="z")
    unlinked = turn(linked.conversation, Unlinked(case=1001), by="agent", who="y")
    again = turn(unlinked.conversation, Linked(case=1001), by="agent", who="z")

    for each in (linked, unlinked, again):
        result = batches.write([ready(each)])
        assert result.elsewhere
        assert isinstance(result.outcomes[0], Committed)

    history = "SELECT case_number, conversation_id, by, unlinked_at, unlinked_by FROM contact"
    assert rows(db, history) == [(1001, "b", "z", NOW + 1, "y"), (1001, "b", "z", None, "")]
    assert rows(db, "SELECT contacts FROM conversation ORDER BY number") == [(2,), (1,)]
    assert first.number == 1001


def test_linking_twice_is_one_link(db, batches):
    case(batches, "a")
    second = case(batches, "b")

    batches.write([ready(turn(second, Linked(case=1001), Linked(case=1001)))])

    assert rows(db, "SELECT count(*) FROM contact") == [(1,)]
    assert rows(db, "SELECT contacts FROM conversation WHERE id = 'a'") == [(2,)]


def test_the_case_that_won_a_contact_moves_in_the_queue_and_keeps_its_count(db, batches):
    first, second = case(batches, "a"), case(batches, "b")
    before = batches.changed
    batches.write([ready(turn(second, Linked(case=1001)))])

    result = batches.write([ready(turn(first, "more", brief=True))])

    assert rows(db, f"SELECT changed > {before} FROM conversation WHERE id = 'a'")
    assert result.briefs["a"].contacts == 2


def test_a_link_to_a_case_that_is_not_there_harms_nobody(db, batches):
    second = case(batches, "b")

    result = batches.write([ready(turn(second, Linked(case=424242)))])

    assert isinstance(result.outcomes[0], Committed)
    assert rows(db, "SELECT contacts FROM conversation") == [(1,)]


@pytest.mark.parametrize("body", [Said, Reply])
def test_a_file_is_used_by_the_first_entry_of_its_own_conversation_that_shows_it(db, batches, body):
    mine, other = created(batches, "a", "b")
    db.execute(
        "INSERT INTO upload (id, conversation, name, media_type, size, sha256, width, height,"
        " created, used_seq) VALUES ('up', 'a', 'n', 'm', 1, '', 0, 0, 0, 0)"
    )
    shown = body(files=[Upload("up", "n", "m", 1)])

    stolen = turn(other, shown)
    first = turn(mine, "look", shown)
    batches.write([ready(stolen)])
    assert rows(db, "SELECT used_seq FROM upload") == [(0,)]
    batches.write([ready(first), ready(turn(first.conversation, shown))])

    assert rows(db, "SELECT used_seq FROM upload") == [(2,)]


def test_when_the_database_fails_nothing_of_the_batch_is_written(path, db, batches):
    (conversation,) = created(batches, "a")
    db.execute("PRAGMA query_only = ON")

    with pytest.raises(sqlite3.OperationalError):
        batches.write([ready(turn(conversation, "one"))])

    assert not db.in_transaction
    db.execute("PRAGMA query_only = OFF")
    assert batches.write([ready(turn(conversation, "one"))]).outcomes == [Committed(1, 1, 0)]


def test_a_batch_of_any_size_is_written_whole(db, batches):
    made = created(batches, *(f"conv-{n}" for n in range(150)))

    batches.write([ready(turn(each, "one", "two", "three")) for each in made])

    assert rows(db, "SELECT count(*), count(DISTINCT number) FROM entry") == [(450, 150)]
