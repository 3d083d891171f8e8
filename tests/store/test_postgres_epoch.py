"""Another server that takes over is another epoch, on each node the same one and for good."""

import psycopg
import pytest

from intakebot.store.database import upgrade
from intakebot.store.postgres_epoch import standing
from intakebot.store.postgres_journal import PostgresJournal
from tests import postgres
from tests.store.turns import NOW

pytestmark = pytest.mark.postgres
QUICK = {"fsync": "off", "shared_buffers": "16MB"}


@pytest.fixture(scope="module")
def first():
    postgres.needed()
    made = postgres.Server(**QUICK)
    upgrade(made.url, epoch="epoch-1", at=NOW)
    yield made
    made.remove()


@pytest.fixture
def standby(first):
    """A server that holds all of the first one, and follows it until it is promoted."""
    made = postgres.Server(first.port, **QUICK)
    yield made
    made.remove()


async def epoch_of(server):
    journal = await PostgresJournal.open(server.url)
    await journal.close()
    return journal.epoch


async def test_a_standby_that_takes_over_begins_another_epoch_and_a_restart_does_not(
    first, standby
):
    assert await epoch_of(first) == await epoch_of(standby) == "epoch-1"
    standby.promote()

    promoted = await epoch_of(standby)
    upgrade(standby.url, epoch="never used", at=NOW)
    standby.stop("immediate")
    standby.start()
    first.stop("immediate")
    first.start()

    assert promoted not in ("", "epoch-1")
    assert await epoch_of(standby) == promoted
    assert await epoch_of(first) == "epoch-1"


async def test_what_was_brought_back_from_a_dump_on_another_server_is_another_epoch(first):
    with psycopg.connect(first.url) as db:
        held = db.execute("SELECT key, value FROM meta").fetchall()
    with postgres.database() as elsewhere:
        upgrade(elsewhere, epoch="new", at=NOW)
        with psycopg.connect(elsewhere) as db:
            db.execute("DELETE FROM meta")
            db.cursor().executemany("INSERT INTO meta VALUES (%s, %s)", held)
        journal = await PostgresJournal.open(elsewhere)
        await journal.close()

    assert journal.epoch.startswith("epoch-1.")


class Silent:
    """A connection that tells all but its line."""

    def __init__(self, sqlstate):
        self.error = type("Refused", (Exception,), {"sqlstate": sqlstate})()

    async def fetchrow(self, _):
        return "epoch-1", "a line", 7

    async def fetchval(self, _):
        raise self.error


@pytest.mark.parametrize("sqlstate", ["55000", "42501", "42883", "0A000"])
async def test_a_server_that_does_not_say_its_line_is_taken_for_the_one_before(sqlstate):
    assert await standing(Silent(sqlstate), "epoch-1.ab") == ("epoch-1.ab", 7)
    assert await standing(Silent(sqlstate), "") == ("epoch-1", 7)


async def test_a_connection_that_breaks_is_not_taken_for_an_answer():
    broken = Silent("57P01")

    with pytest.raises(type(broken.error)):
        await standing(broken, "epoch-1")
