"""Which cases are worth comparing: found by index, never by looking at all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from sqlmodel import Session

from intakebot.matching.digests import Digest, TermStatistics
from intakebot.matching.ranking import CANDIDATES, first_look
from intakebot.matching.signs import Card, Found
from intakebot.store.case_index import CaseIndex, decode, keys, standing
from intakebot.store.case_words import PostgresWords, SqliteWords, rows
from intakebot.store.database import Database

Among: TypeAlias = Literal["open", "all"]

A_KEY: Final = 60
"""Cases a key, newest first: half of all customers may stand on one page."""
PERSONAL: Final = ("account", "email", "phone")
"""Keys that tell of a customer, and not of what is wrong."""
MOST_TERMS: Final = 32
POSTINGS: Final = 6_000
"""Cases that the terms asked for may stand in together; that number is what asking costs."""
BY_TEXT: Final = 800
"""Cases that the words name before the first look."""
BY_TITLE: Final = 400
WINDOW: Final = 100_000
"""The newest cases; older ones are found by key only."""
SATURATION: Final = 1.2
"""How soon another mention of a word in the report stops mattering, as in BM25."""

BY_KEY: Final = (
    "SELECT case_number FROM case_key WHERE kind = ? AND key = ? AND case_number <> ?"
    " ORDER BY case_number DESC LIMIT ?"
)
NEWEST: Final = "SELECT max(number) FROM case_digest"


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was found for one report, and what its terms are worth today."""

    found: list[Found]
    known: TermStatistics


class CaseSearch(CaseIndex):
    """The index of cases. Methods block: call them in a thread, and never inside a turn."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.words = PostgresWords() if database.is_postgres else SqliteWords()

    def find(
        self, digest: Digest, now: int, among: Among = "open", limit: int = CANDIDATES
    ) -> Candidates:
        """The cases worth comparing with this one, itself left out; ``limit`` at most."""
        with self.database.reading() as session:
            known = standing(session, self.words, digest.terms)
            words = self._by_text(session, digest, known)
            titles = self._by_title(session, digest, known)
            exact = set(self._by_key(session, digest))
            cards = [
                Card(
                    number,
                    root,
                    size,
                    last,
                    near=bool(component) and component == digest.component,
                    words=words.get(number, 0.0),
                    title=titles.get(number, 0.0),
                    exact=number in exact,
                )
                for number, root, size, last, component in rows(
                    session.connection(),
                    self.words.CARDS if among == "all" else self.words.OPEN_CARDS,
                    self.words.listed({**words, **titles, **dict.fromkeys(exact)}),
                )
            ]
            best = {card.number: card for card in first_look(cards, now)[:limit]}
            listed = self.words.listed(best)
            full = rows(session.connection(), self.words.DIGESTS, listed)
            return Candidates(
                [Found(best[row[0]], decode(row[1]), row[2], row[3], row[4]) for row in full],
                known,
            )

    def of_person(self, digest: Digest) -> list[Digest]:
        """Cases that give the same e-mail address, phone number or account, the newest first."""
        with self.database.reading() as session:
            db, statement = session.connection(), self.words.sql(BY_KEY)
            told = [(kind, key) for kind, key in keys(digest) if kind in PERSONAL]
            found = {
                row[0]
                for kind, key in told
                for row in rows(db, statement, kind, key, digest.number, A_KEY)
            }
            newest = sorted(found, reverse=True)[:A_KEY]
            full = rows(db, self.words.DIGESTS, self.words.listed(newest)) if newest else []
            return sorted((decode(row[1]) for row in full), key=lambda each: -each.number)

    def _by_key(self, session: Session, digest: Digest) -> Iterator[int]:
        db, statement = session.connection(), self.words.sql(BY_KEY)
        for kind, key in keys(digest):
            for row in rows(db, statement, kind, key, digest.number, A_KEY):
                yield row[0]

    def _by_text(self, session: Session, digest: Digest, known: TermStatistics) -> dict[int, float]:
        """By the most telling words of all that was said, the title's thrice."""
        worth = {}
        for term, count in digest.terms.items():
            often = count + 2 * digest.title.get(term, 0)
            rarity = known.rarity(term)
            if rarity:
                worth[term] = often * (SATURATION + 1) / (often + SATURATION) * rarity
        asked = _affordable(sorted(worth, key=lambda term: -worth[term]), known, POSTINGS)
        return self._matches(session, digest, asked, known, BY_TEXT, titles=False)

    def _by_title(
        self, session: Session, digest: Digest, known: TermStatistics
    ) -> dict[int, float]:
        telling = sorted(digest.title, key=lambda term: -known.rarity(term))
        asked = _affordable(telling, known, POSTINGS // 2)
        return self._matches(session, digest, asked, known, BY_TITLE, titles=True)

    def _matches(
        self,
        session: Session,
        digest: Digest,
        asked: list[str],
        known: TermStatistics,
        limit: int,
        *,
        titles: bool,
    ) -> dict[int, float]:
        """How well cases fit these terms: 1 for the best of them."""
        if not asked:
            return {}
        db = session.connection()
        newest = rows(db, NEWEST)[0][0] or 0
        window = (newest - WINDOW, digest.number or -1, limit)
        hits = self.words.find(db, asked, known, window, titles=titles)
        best = max((rank for _, rank in hits), default=0.0) or 1.0
        return {number: max(rank / best, 0.0) for number, rank in hits}


def _affordable(terms: Iterable[str], known: TermStatistics, budget: int) -> list[str]:
    """The first terms whose cases the budget can pay for; a dear one is left out."""
    asked: list[str] = []
    for term in terms:
        price = known.standing.get(term, 0)
        if not price or (asked and price > budget):
            continue
        budget -= price
        asked.append(term)
        if len(asked) == MOST_TERMS:
            break
    return asked
