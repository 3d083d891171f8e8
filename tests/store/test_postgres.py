"""PostgreSQL's addresses, its sessions as durable as we promise, and its errors by our names."""

from contextlib import closing

import asyncpg
import psycopg
import pytest

from intakebot.store import postgres
from intakebot.store.database import Database, storage_error
from intakebot.store.journal import StorageBroken, StorageBusy, StorageFull
from tests.postgres import database, run

LONG = "postgres://anna:s3cret@db.example:6432/desk?sslmode=require&connect_timeout=2"


@pytest.mark.parametrize(
    ("url", "is_ours"),
    [
        ("postgresql://h/x", True),
        ("postgres://h/x", True),
        ("postgresql+asyncpg://h/x", True),
        ("sqlite:///x", False),
        ("mysql://h/x", False),
        ("postgresql", True),
        ("", False),
    ],
)
def test_an_address_is_known_by_its_beginning(url, is_ours):
    assert postgres.is_postgres(url) is is_ours


def test_each_driver_gets_the_address_in_its_own_words():
    assert postgres.for_asyncpg(LONG) == (
        "postgresql://anna:s3cret@db.example:6432/desk?sslmode=require"
    )
    assert "connect_timeout" not in postgres.for_psycopg(LONG)  # the address wins
    assert postgres.for_psycopg("postgresql://h/x")["connect_timeout"] == postgres.CONNECT_WITHIN


TWO = "postgresql://anna:s3cr%40t@one.example:6432,[::1],two.example:7000/desk?sslmode=require"


def test_an_address_may_name_several_servers_and_means_the_one_that_takes_writes():
    assert postgres.several(TWO) == ["one.example:6432", "[::1]", "two.example:7000"]
    assert postgres.several(LONG) == []
    for_psycopg = postgres.for_psycopg(TWO)
    assert for_psycopg["host"] == "one.example,::1,two.example"
    assert for_psycopg["port"] == "6432,5432,7000"
    assert postgres.parsed(TWO).host is None
    assert postgres.parsed(TWO).password == "s3cr@t"
    assert postgres.parsed(TWO).query["target_session_attrs"] == "read-write"
    assert postgres.parsed(f"{TWO}&target_session_attrs=any").query["target_session_attrs"] == "any"
    assert "host=one.example%3A6432%2C%5B%3A%3A1%5D%2Ctwo" in postgres.for_asyncpg(TWO)
    assert "host=%5B%3A%3A1%5D&" in postgres.for_asyncpg(TWO, "[::1]") + "&"
    assert (
        postgres.shown(TWO) == "postgresql://anna:***@one.example:6432,[::1],two.example:7000/desk"
    )


@pytest.mark.parametrize("hosts", ["h1:x,h2", "h1,", ",h2", ",", "h1,,h2"])
def test_hosts_that_are_none_are_refused(hosts):
    with pytest.raises(ValueError, match="not the address"):
        postgres.parsed(f"postgresql://u:hunter2@{hosts}/x")


def test_people_are_not_shown_the_password():
    assert postgres.shown(LONG) == "postgresql://anna:***@db.example:6432/desk"
    with pytest.raises(ValueError, match="not the address") as refused:
        postgres.parsed("postgresql://u:hunter2@h:port/x")
    assert "hunter2" not in str(refused.value)


def error_of(driver, state):
    if driver == "asyncpg":
        return asyncpg.PostgresError.new({"C": state, "M": "said postgres"})
    return psycopg.errors.lookup(state)("said postgres")


@pytest.mark.parametrize("driver", ["asyncpg", "psycopg"])
@pytest.mark.parametrize(
    ("state", "ours"),
    [
        ("53100", StorageFull),
        ("53300", StorageBusy),
        ("55P03", StorageBusy),
        ("40P01", StorageBusy),
        ("57P01", StorageBusy),
        ("57P03", StorageBusy),
        ("08006", StorageBroken),
        ("25006", StorageBroken),
        ("42P01", StorageBroken),
        ("58030", StorageBroken),
        ("XX001", StorageBroken),
        ("23505", None),
        ("22003", None),
        ("22P02", None),
    ],
)
def test_errors_of_the_server_are_told_apart_from_errors_of_a_row(driver, state, ours):
    assert type(storage_error(error_of(driver, state))) is (ours or type(None))


def test_a_connection_that_is_not_there_is_no_error_of_a_row():
    assert type(storage_error(asyncpg.InterfaceError("connection is closed"))) is StorageBroken
    assert type(storage_error(psycopg.OperationalError("refused"))) is StorageBroken
    assert type(storage_error(ConnectionRefusedError())) is StorageBroken
    assert type(storage_error(TimeoutError())) is StorageBroken
    assert storage_error(asyncpg.DataError("out of range")) is None
    assert storage_error(KeyError("x")) is None


@pytest.fixture(scope="module")
def hasty():
    """A database whose owner has told it to acknowledge before it has written."""
    with database() as url:
        name = url.rpartition("/")[2]
        run(url, f"ALTER DATABASE {name} SET synchronous_commit = off")
        yield url


@pytest.mark.postgres
async def test_what_is_acknowledged_is_written_whatever_the_server_is_told(hasty):
    db = await postgres.connected(hasty, postgres.SETTINGS)
    asked = "SELECT current_setting('synchronous_commit'), current_setting('lock_timeout')"
    assert tuple(await db.fetchrow(asked)) == ("on", "4s")
    await db.close()

    with closing(Database(hasty)) as opened, opened.writing() as session:
        assert tuple(session.connection().exec_driver_sql(asked).one()) == ("on", "4s")


@pytest.mark.postgres
async def test_a_connection_that_nobody_could_meet_is_not_kept(hasty):
    db = await postgres.reached(hasty)

    async def fails(_):
        raise StorageBroken("who is there?")

    with pytest.raises(StorageBroken):
        await postgres.epoch_over(db, fails)
    assert db.is_closed()


@pytest.mark.postgres
async def test_a_pool_of_readers_opens_no_more_than_it_may(hasty):
    met = []

    async def meet(db):
        met.append(db)
        return ""

    pool = await postgres.pool(hasty, 2, meet)

    assert pool.get_max_size() == 2
    assert len(met) == 1
    assert await pool.fetchval("SELECT 1") == 1
    await pool.close()
