"""Where the index of cases differs by database: lists in a statement, and words with ranks.

SQLite has FTS5, which cuts, keeps and ranks words. With PostgreSQL each word of each case is a
row of an index that holds all that ranking needs, and the formula is FTS5's own.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

import msgspec
from sqlalchemy import Connection

from intakebot.matching.digests import Digest, TermStatistics

LENGTH: Final = "\n"
"""Under this term PostgreSQL counts the words of all cases."""

Hit = tuple[int, float]


class CaseWords(Protocol):
    """One database's statements and words. ``rows`` below asks them."""

    STANDING: str
    CARDS: str
    OPEN_CARDS: str
    DIGESTS: str

    def listed(self, values: Iterable[Any]) -> Any:
        """Values for the one blank of the statements above."""

    def sql(self, statement: str) -> str:
        """A statement with its blanks as the driver wants them."""

    def write(self, db: Connection, digest: Digest) -> None:
        """Keep the words of a case that has none here."""

    def forget(self, db: Connection, old: Digest) -> None:
        """Take a case's words out again."""

    def find(
        self,
        db: Connection,
        asked: Sequence[str],
        known: TermStatistics,
        window: tuple[int, int, int],
        *,
        titles: bool,
    ) -> list[Hit]:
        """Cases with one of the terms asked for and how well they fit, the best first.

        ``window``: the lowest number, the one that is left out, and how many at most.
        """


class SqliteWords:
    """FTS5."""

    STANDING = (
        "SELECT t.term, t.cases FROM json_each(?) AS j"
        " CROSS JOIN case_term AS t ON t.term = j.value"
    )
    CARDS = (
        "SELECT d.number, d.root, g.size, g.last, d.component FROM json_each(?) AS j"
        " CROSS JOIN case_digest AS d INDEXED BY ix_case_digest_card ON d.number = j.value"
        " CROSS JOIN case_group AS g ON g.root = d.root"
    )
    OPEN_CARDS = (
        f"{CARDS} CROSS JOIN conversation AS c ON c.number = d.number"
        " WHERE c.phase IN ('waiting', 'live')"
    )
    DIGESTS = (
        "SELECT d.number, d.digest, d.at, d.norm, d.title_norm FROM json_each(?) AS j"
        " CROSS JOIN case_digest AS d ON d.number = j.value"
    )
    BY_WORDS = (
        "SELECT rowid, -bm25(case_words, 3.0, 1.0) FROM case_words"
        " WHERE case_words MATCH ? AND rowid >= ? AND rowid <> ? ORDER BY 2 DESC LIMIT ?"
    )
    BY_TITLES = (
        "SELECT rowid, -bm25(case_words, 1.0, 0.0) FROM case_words"
        " WHERE case_words MATCH ? AND rowid >= ? AND rowid <> ? ORDER BY 2 DESC LIMIT ?"
    )

    def listed(self, values: Iterable[Any]) -> Any:
        return msgspec.json.encode(list(values)).decode()

    def sql(self, statement: str) -> str:
        return statement

    def write(self, db: Connection, digest: Digest) -> None:
        words = " ".join(f"{term} " * count for term, count in digest.terms.items())
        row = (digest.number, " ".join(digest.title), words)
        db.exec_driver_sql("INSERT INTO case_words (rowid, title, words) VALUES (?, ?, ?)", row)

    def forget(self, db: Connection, old: Digest) -> None:
        db.exec_driver_sql("DELETE FROM case_words WHERE rowid = ?", (old.number,))

    def find(
        self,
        db: Connection,
        asked: Sequence[str],
        known: TermStatistics,
        window: tuple[int, int, int],
        *,
        titles: bool,
    ) -> list[Hit]:
        query = " OR ".join(f'"{term}"' for term in asked)
        if titles:
            return rows(db, self.BY_TITLES, f"title : ({query})", *window)
        return rows(db, self.BY_WORDS, query, *window)


class PostgresWords:
    """A row for each word of each case, all of it in the index that is asked."""

    STANDING = (
        "SELECT t.term, t.cases FROM unnest(CAST(%s AS text[])) AS j (value)"
        " JOIN case_term AS t ON t.term = j.value"
    )
    CARDS = (
        "SELECT d.number, d.root, g.size, g.last, d.component"
        " FROM unnest(CAST(%s AS integer[])) AS j (value)"
        " JOIN case_digest AS d ON d.number = j.value JOIN case_group AS g ON g.root = d.root"
    )
    OPEN_CARDS = (
        f"{CARDS} JOIN conversation AS c ON c.number = d.number"
        " WHERE c.phase IN ('waiting', 'live')"
    )
    DIGESTS = (
        "SELECT d.number, d.digest, d.at, d.norm, d.title_norm"
        " FROM unnest(CAST(%s AS integer[])) AS j (value)"
        " JOIN case_digest AS d ON d.number = j.value"
    )
    WRITE = (
        "INSERT INTO case_words (term, number, title, words, length) SELECT term, %s, title,"
        " words, %s FROM unnest(CAST(%s AS text[]), CAST(%s AS integer[]), CAST(%s AS integer[]))"
        " AS t (term, title, words)"
    )
    MEASURE = (
        "INSERT INTO case_term (term, cases) VALUES (%s, %s)"
        " ON CONFLICT (term) DO UPDATE SET cases = case_term.cases + excluded.cases"
    )
    FORGET = "DELETE FROM case_words WHERE number = %s AND term = ANY(CAST(%s AS text[]))"
    LONG = "SELECT cases FROM case_term WHERE term = %s"
    # BM25 with FTS5's own k1 = 1.2 and b = 0.75; a word of the title counts thrice.
    BY_WORDS = (
        "SELECT w.number, sum(j.rarity * often * 2.2"
        " / (often + 1.2 * (0.25 + 0.75 * w.length / CAST(%s AS float8))))"
        " FROM unnest(CAST(%s AS text[]), CAST(%s AS float8[])) AS j (term, rarity)"
        " JOIN case_words AS w ON w.term = j.term"
        " CROSS JOIN LATERAL (SELECT 3 * w.title + w.words AS often) AS f"
        " WHERE w.number >= %s AND w.number <> %s"
        " GROUP BY w.number ORDER BY 2 DESC, 1 DESC LIMIT %s"
    )
    BY_TITLES = (
        "SELECT number, sum(greatest(1e-6, ln((CAST(%s AS float8) - n + 0.5) / (n + 0.5)))"
        " * 2.2 * title / (title + 1.2 * (0.25 + 0.75 * length / CAST(%s AS float8))))"
        " FROM (SELECT w.number, w.title, w.length, count(*) OVER (PARTITION BY w.term) AS n"
        "  FROM unnest(CAST(%s AS text[])) AS j (term) JOIN case_words AS w ON w.term = j.term"
        "  WHERE w.title > 0 AND w.number >= %s AND w.number <> %s) AS hit"
        " GROUP BY number ORDER BY 2 DESC, 1 DESC LIMIT %s"
    )
    """How rare a word is in titles is counted there; of all words it is known."""

    def listed(self, values: Iterable[Any]) -> Any:
        return list(values)

    def sql(self, statement: str) -> str:
        return statement.replace("?", "%s")

    def write(self, db: Connection, digest: Digest) -> None:
        terms = _counted(digest)
        titles = [min(1, digest.title.get(term, 0)) for term in terms]
        length = _length(digest)
        columns = (list(terms), titles, list(terms.values()))
        db.exec_driver_sql(self.WRITE, (digest.number, length, *columns))
        db.exec_driver_sql(self.MEASURE, (LENGTH, length))

    def forget(self, db: Connection, old: Digest) -> None:
        db.exec_driver_sql(self.FORGET, (old.number, list(_counted(old))))
        db.exec_driver_sql(self.MEASURE, (LENGTH, -_length(old)))

    def find(
        self,
        db: Connection,
        asked: Sequence[str],
        known: TermStatistics,
        window: tuple[int, int, int],
        *,
        titles: bool,
    ) -> list[Hit]:
        (total,) = rows(db, self.LONG, LENGTH)[:1] or [(0,)]
        average = max(1.0, total[0] / max(1, known.cases))
        if titles:
            return rows(db, self.BY_TITLES, known.cases, average, list(asked), *window)
        rarities = [_rarity(known.standing.get(term, 0), known.cases) for term in asked]
        return rows(db, self.BY_WORDS, average, list(asked), rarities, *window)


def rows(db: Connection, statement: str, *values: Any) -> list[Any]:
    """Straight from the driver: a thousand small rows are read for each question."""
    driver = db.connection.driver_connection
    assert driver is not None
    found: list[Any] = driver.execute(statement, values).fetchall()
    return found


def _rarity(standing: int, cases: int) -> float:
    return max(1e-6, math.log((cases - standing + 0.5) / (standing + 0.5)))


def _counted(digest: Digest) -> Mapping[str, int]:
    counts = {**dict.fromkeys(digest.title, 0), **digest.terms}
    return {term: min(count, 32_767) for term, count in counts.items()}


def _length(digest: Digest) -> int:
    return len(digest.title) + sum(digest.terms.values())
