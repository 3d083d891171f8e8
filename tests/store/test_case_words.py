"""Both databases find like cases by the same words, and rank them by the same formula."""

import random
import shutil

import pytest

from intakebot.matching.digests import digest
from intakebot.store.case_index import standing
from intakebot.store.case_words import LENGTH, PostgresWords, SqliteWords, rows
from intakebot.store.database import Database
from intakebot.store.stores import Stores
from tests import postgres
from tests.store.plans import scans_of_postgres
from tests.store.turns import NOW

WORDS = ["zebra", "gate", "parcel", "broken", "blank", "page", "pay", "card", "error", "late"]
WORDS += ["lost", "refund", "voucher", "login", "mail"]


@pytest.fixture
def both(migrated, migrated_postgres, tmp_path):
    """The same two hundred cases in each."""
    file = shutil.copy(migrated, tmp_path / "cases.sqlite")
    made = [Stores(Database(f"sqlite:///{file}"))]
    made.append(Stores(Database(postgres.wiped(migrated_postgres))))
    chance = random.Random(7)
    for number in range(1, 201):
        title = " ".join(chance.choices(WORDS, k=3))
        said = " ".join(chance.choices(WORDS, k=chance.randint(3, 40))) + f" own{number}"
        case = digest(number, title=title, text=said)
        for each in made:
            each.candidates.index(case, f"conv-{number}", NOW)
    yield made
    for each in made:
        each.close()


@pytest.mark.postgres
@pytest.mark.parametrize("titles", [False, True])
def test_words_find_the_same_cases_in_the_same_order(both, titles):
    found = []
    for each in both:
        words = each.candidates.words
        with each.database.reading() as session:
            asked = [*digest(text="zebra voucher own7").terms]
            known = standing(session, words, dict.fromkeys(asked, 1))
            db = session.connection()
            hits = words.find(
                db, asked, known, (1 if titles else 20, -1 if titles else 50, 200), titles=titles
            )
            found.append(dict(hits))

    sqlite, server = found
    assert sqlite.keys() == server.keys()
    assert len(sqlite) > 20
    for number, rank in sqlite.items():
        assert server[number] == pytest.approx(rank, rel=1e-3)


@pytest.mark.postgres
def test_a_report_gets_the_same_candidates(both):
    report = digest(text="my parcel is lost, zebra gate", title="lost parcel")

    one, other = (
        [each.digest.number for each in made.candidates.find(report, NOW, "all").found]
        for made in both
    )

    assert one
    assert sorted(one) == sorted(other)


@pytest.mark.postgres
def test_what_is_forgotten_is_not_counted(both):
    _, server = both
    for number in range(1, 201):
        server.candidates.forget(number)

    with server.database.reading() as session:
        assert rows(session.connection(), "SELECT count(*) FROM case_words") == [(0,)]
        assert rows(session.connection(), PostgresWords.LONG, LENGTH) == [(0,)]


def test_values_are_handed_over_as_each_database_reads_them():
    assert SqliteWords().listed({3: "c", 1: "a"}) == "[3,1]"
    assert PostgresWords().listed({3: "c", 1: "a"}) == [3, 1]
    assert PostgresWords().sql("a = ? AND b = ?") == "a = %s AND b = %s"


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (PostgresWords.STANDING, [["a"]]),
        (PostgresWords.CARDS, [[1]]),
        (PostgresWords.OPEN_CARDS, [[1]]),
        (PostgresWords.DIGESTS, [[1]]),
        (PostgresWords.BY_WORDS, [1.0, ["a"], [1.0], 1, 1, 1]),
        (PostgresWords.BY_TITLES, [1, 1.0, ["a"], 1, 1, 1]),
        (PostgresWords.FORGET, [1, ["a"]]),
        (PostgresWords.LONG, ["a"]),
    ],
)
def test_likeness_is_looked_for_by_index_only(migrated_postgres, statement, values):
    assert scans_of_postgres(migrated_postgres, statement, values) == []
