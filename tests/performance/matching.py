"""Matching at 15 k and 100 k cases: a query and an addition, against a scan with rapidfuzz.

``python -m tests.performance.matching`` prints figures within about two minutes. The cases are
made up: words drawn with the frequencies of speech (Zipf), a tenth of them about a problem that
was told before; beyond 15 k they are copies with numbers of their own. How *well* reports are
matched is printed for files that are named, as ``intakebot match --eval FILE…`` does. Ratios
count; absolute figures are this machine's.
"""

import random
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from rapidfuzz import fuzz, process
from sqlmodel import Session

from intakebot.cli.match_figures import figures, milliseconds
from intakebot.matching.digests import About, Digest, digest
from intakebot.matching.ranking import rank
from intakebot.store.candidates import CaseSearch
from intakebot.store.database import Database, upgrade

SIZES = (15_000, 100_000)
QUERIES = 60
DAY = 86_400_000
WORDS = 40_000


class Speech:
    """Reports as people might write them, the same ones every time."""

    def __init__(self) -> None:
        self._draw = random.Random(7)
        letters = "bdfgklmnprstvz", "aeiou"
        self._words = [
            "".join(self._draw.choice(letters[at % 2]) for at in range(4 + number % 6))
            + str(number)
            for number in range(WORDS)
        ]
        self._often = list(accumulate(1 / (rank + 8) for rank in range(WORDS)))
        self._told: list[list[str]] = []

    def words(self) -> list[str]:
        """What one person says."""
        return self._draw.choices(self._words, cum_weights=self._often, k=60)

    def report(self, number: int) -> Digest:
        words = self.words()
        if self._told and self._draw.random() < 0.1:
            before = self._draw.choice(self._told)
            words = [self._draw.choice((old, new)) for old, new in zip(before, words, strict=True)]
        self._told.append(words)
        return digest(
            number,
            title=" ".join(words[:8]),
            text=" ".join(words),
            about=About("shop", f"page-{self._draw.randrange(20)}"),
        )


def filled(cases: CaseSearch, speech: Speech, size: int, after: int = 0) -> None:
    """Add reports in one transaction: growth is not what is measured."""
    with cases.database.writing() as session:
        for number in range(after + 1, size + 1):
            cases.write(session, speech.report(number), f"case-{number}", number * DAY // 100)


def grown(cases: CaseSearch, size: int, to: int) -> None:
    """Copy the first ``size`` cases until there are so many."""
    with cases.database.writing() as session:
        db = session.connection()
        for copies in range(size, to, size):
            upto = min(size, to - copies)
            for statement in COPY:
                db.exec_driver_sql(statement, (copies, upto))
        db.exec_driver_sql("UPDATE case_term SET cases = cases * ? / ?", (to, size))
        db.exec_driver_sql("UPDATE case_digest SET root = number")


COPY = (
    "INSERT INTO case_words (rowid, title, words)"
    " SELECT rowid + ?1, title, words FROM case_words WHERE rowid <= ?2",
    "INSERT INTO case_digest (number, conversation_id, at, root, component, norm, title_norm,"
    " digest) SELECT number + ?1, conversation_id, at + ?1 * 864000, 0, component, norm,"
    " title_norm, digest FROM case_digest WHERE number <= ?2",
    "INSERT INTO case_group (root, size, last)"
    " SELECT root + ?1, size, last + ?1 * 864000 FROM case_group WHERE root <= ?2",
    "INSERT INTO case_key (kind, key, case_number)"
    " SELECT kind, key, case_number + ?1 FROM case_key WHERE case_number <= ?2",
)


def titles(session: Session) -> list[str]:
    rows = session.connection().exec_driver_sql("SELECT title FROM case_words")
    return [row[0] for row in rows]


def measured(cases: CaseSearch, speech: Speech, size: int) -> float:
    """Print what a query and an addition take; the median of a query, in ms."""
    asked = [speech.report(0) for _ in range(QUERIES)]
    now = size * DAY // 100
    found, scanned, added = [], [], []
    with cases.database.reading() as session:
        known = titles(session)
    for number, report in enumerate(asked, 1):
        began = time.perf_counter()
        candidates = cases.find(report, now, among="all")
        rank(report, candidates.found, candidates.known, now)
        found.append((time.perf_counter() - began) * 1000)
        if number % 6 == 0:
            began = time.perf_counter()
            process.extract(report.head, known, scorer=fuzz.token_set_ratio, limit=10)
            scanned.append((time.perf_counter() - began) * 1000)
        new = speech.report(size + number)
        began = time.perf_counter()
        cases.index(new, f"case-{new.number}", now)
        added.append((time.perf_counter() - began) * 1000)
        cases.forget(new.number)
    ratio = sorted(scanned)[len(scanned) // 2] / sorted(found)[len(found) // 2]
    print(f"{size:>8} cases: a query {milliseconds(found)}; adding {milliseconds(added)}")
    print(f"{'':16}a scan of all titles {milliseconds(scanned)}: {ratio:.1f} times a query")
    return sorted(found)[len(found) // 2]


def main() -> None:
    for file in sys.argv[1:]:
        print("\n".join(figures(Path(file))))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/cases.sqlite"
        upgrade(url, epoch="performance", at=0)
        cases, speech = CaseSearch(Database(url)), Speech()
        small, large = SIZES
        filled(cases, speech, small)
        measured(cases, speech, small)
        grown(cases, small, large)
        measured(cases, speech, large)
        cases.database.close()


if __name__ == "__main__":
    main()
