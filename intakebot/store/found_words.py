"""Full text over conversations as SQLite's FTS5 does it, and what is typed as its query."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import Connection, text

MOST_TERMS: Final = 12
LONGEST_TERM: Final = 60

LOOKED_AT: Final = 1000
"""Of what stands in very many conversations, the newest are ranked: that is what asking costs."""

FIND: Final = (
    "WITH newest AS MATERIALIZED (SELECT rowid AS number FROM found_words"
    "  WHERE found_words MATCH :query ORDER BY rowid DESC LIMIT :newest),"
    " best AS MATERIALIZED (SELECT rowid AS number, bm25(found_words, 4.0, 4.0, 1.0) AS rank"
    "  FROM found_words WHERE found_words MATCH :query"
    "  AND rowid >= (SELECT min(number) FROM newest)"
    "  ORDER BY rank, number DESC LIMIT :limit OFFSET :offset)"
    " SELECT c.id, c.number, c.title, c.customer, c.phase, c.created,"
    " snippet(found_words, -1, '', '', '…', 14)"
    " FROM found_words CROSS JOIN best ON best.number = +found_words.rowid"
    " CROSS JOIN conversation AS c ON c.number = best.number"
    " WHERE found_words MATCH :query AND found_words.rowid"
    " BETWEEN (SELECT min(number) FROM best) AND (SELECT max(number) FROM best)"
    " ORDER BY best.rank, best.number DESC"
)
"""Words are cut out of what is shown alone, and in one walk: each MATCH gathers beginnings anew."""
FORGET: Final = "DELETE FROM found_words WHERE rowid = :number"
WRITE: Final = (
    "INSERT INTO found_words (rowid, title, customer, words)"
    " VALUES (:number, :title, :customer, :words)"
)

_ONE_BY_ONE: Final = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f])")
"""Scripts that are written without spaces: each sign is a word of its own."""
_ARABIC_MARKS: Final = re.compile(r"[\u0640\u064b-\u065f\u0670]")
_GAP: Final = "\u200b"


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation that matches, with the words around the place where it does."""

    conversation: str
    number: int
    title: str
    customer: str
    phase: str
    opened: int
    words: str


class FullText(Protocol):
    """One database's way to keep words and to find them."""

    def made(self, number: int, title: str, customer: str, words: str) -> Mapping[str, Any]:
        """A conversation as it will be written; takes a while and no database."""

    def write(self, db: Connection, made: Mapping[str, Any]) -> None:
        """Write it, in place of what it said before."""

    def find(self, db: Connection, typed: str, limit: int, offset: int) -> list[Found]:
        """The conversations that hold every word typed, the best first."""


class Words:
    """FTS5: the words themselves, which it cuts and ranks."""

    def made(self, number: int, title: str, customer: str, words: str) -> Mapping[str, Any]:
        shown = {"title": title, "customer": customer, "words": words}
        return {"number": number} | {name: spread(value) for name, value in shown.items()}

    def write(self, db: Connection, made: Mapping[str, Any]) -> None:
        db.execute(text(FORGET), {"number": made["number"]})
        db.execute(text(WRITE), made)

    def find(self, db: Connection, typed: str, limit: int, offset: int) -> list[Found]:
        query = match(typed)
        if not query:
            return []
        page = {"query": query, "newest": LOOKED_AT, "limit": limit, "offset": offset}
        hits = db.execute(text(FIND), page)
        return [shown(hit, hit[6]) for hit in hits]


def terms(typed: str) -> list[str]:
    """The words that somebody typed, as far as they can be searched."""
    readable = typed[:500].replace("\0", " ").encode(errors="replace").decode()
    wanted = [term for term in spread(readable).split() if any(c.isalnum() for c in term)]
    return [term[:LONGEST_TERM] for term in wanted[:MOST_TERMS]]


def match(typed: str) -> str:
    """What somebody typed as a query: every word quoted, so that nothing in it is syntax.

    Words that stand together as they were typed count once more.
    """
    wanted = terms(typed)
    every = " AND ".join(map(_beginning, wanted))
    return f"{_quoted(' '.join(wanted))} OR ({every})" if len(wanted) > 1 else every


def _beginning(term: str) -> str:
    """A word that begins like this; by one letter alone, only titles and customers are found."""
    whole = _quoted(term)
    return f"({whole} OR {{title customer}} : {whole} *)" if len(term) == 1 else f"{whole} *"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def spread(words: str) -> str:
    """Words as the index should see them: Chinese signs apart, Arabic without vowel signs."""
    apart = _ONE_BY_ONE.sub(rf"{_GAP}\1{_GAP}", words)
    return _ARABIC_MARKS.sub("", apart)


def shown(hit: Sequence[Any], words: str) -> Found:
    """A row of an answer, and words of it that were spread, as people read them."""
    conversation, number, title, customer, phase, opened = hit[:6]
    return Found(conversation, number, title, customer, phase, opened, without_gaps(words))


def without_gaps(words: str) -> str:
    """What was spread, as people read it."""
    return words.replace(_GAP, "")
