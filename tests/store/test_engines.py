"""Reading sees one moment, and of those who write one does at a time: with either database."""

import threading

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from intakebot.store import database, engines, postgres
from intakebot.store.database import Database
from intakebot.store.journal import StorageBusy
from intakebot.store.tables import MetaRow


@pytest.fixture
def two(url, monkeypatch):
    """Two processes over one store, who do not wait long for each other."""
    monkeypatch.setattr(database, "PATIENCE", 300)
    monkeypatch.setitem(postgres.SETTINGS, "lock_timeout", "300")
    made = Database(url), Database(url)
    yield made
    for each in made:
        each.close()


def test_who_writes_is_alone(two):
    with two[0].writing():
        with pytest.raises(StorageBusy), two[1].writing():
            pass
        with two[1].reading() as session:
            assert session.get(MetaRow, "epoch")
    with two[1].writing() as session:
        session.add(MetaRow(key="a", value="b"))


def test_who_waited_sees_what_was_written_meanwhile(two):
    begun, seen = threading.Event(), []

    def later():
        begun.set()
        with two[1].writing() as session:
            seen.append(session.get(MetaRow, "a"))

    waiting = threading.Thread(target=later)
    with two[0].writing() as session:
        waiting.start()
        begun.wait()
        session.add(MetaRow(key="a", value="b"))
    waiting.join()

    assert seen[0] is not None


def test_a_reader_sees_one_moment(two):
    with two[0].reading() as session:
        assert session.get(MetaRow, "a") is None
        with two[1].writing() as other:
            other.add(MetaRow(key="a", value="b"))
        session.expire_all()
        assert session.get(MetaRow, "a") is None
    with two[0].reading() as session:
        assert session.get(MetaRow, "a").value == "b"


def test_what_needs_nobodys_patience_waits_for_nobody(two, backend):
    with two[0].writing():
        if backend == "sqlite":  # there is but one writer to a file
            with pytest.raises(StorageBusy), two[1].writing(together=True):
                pass
        else:
            assert two[1].writable()


@pytest.mark.postgres
def test_a_reader_of_postgres_cannot_write(migrated_postgres):
    db = Database(migrated_postgres)

    def write():
        with db.reading() as session:
            session.connection().exec_driver_sql("DELETE FROM meta WHERE key = 'a'")

    with pytest.raises(Exception, match="read-only"):
        write()
    db.close()


def test_a_text_may_hold_what_a_column_may_not(two):
    with two[0].writing() as session:
        session.add(MetaRow(key="a", value="be\0fore"))
    with two[0].reading() as session:
        assert session.get(MetaRow, "a").value.replace("\ufffd", "\0") == "be\0fore"
        assert session.get(MetaRow, "a\0") is None  # another text, and not this one cut short


def test_without_its_driver_the_way_out_is_said(monkeypatch):
    def missing(*_, **__):
        raise ModuleNotFoundError

    monkeypatch.setattr(engines, "create_engine", missing)

    with pytest.raises(ValueError, match=r"pip install 'intakebot\[postgres\]'"):
        Database("postgresql://h/x")


def test_a_server_that_is_not_there_is_told_in_time():
    db = Database("postgresql://nobody@127.0.0.1:9/nowhere")

    assert not db.current()
    assert not db.writable()
    with pytest.raises(OperationalError) as refused, db.engine.connect():
        pass
    assert isinstance(refused.value.orig, psycopg.OperationalError)
    assert isinstance(refused.value, DBAPIError)
    db.close()


@pytest.mark.on_file
def test_after_a_rush_one_connection_does_the_work(tmp_path):
    engine = engines.sqlite_engine(tmp_path / "store.sqlite")
    rush = [engine.connect() for _ in range(3)]
    for each in rush:
        each.close()

    used = set()
    for _ in range(6):
        with engine.connect() as db:
            used.add(id(db.connection.driver_connection))

    assert len(used) == 1
    engine.dispose()
