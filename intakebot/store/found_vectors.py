"""Full text over conversations in PostgreSQL: vectors made here, a GIN index, ranks.

Words are cut and folded by us, as FTS5 does it, and not by the server: its parser takes
addresses and hyphens apart in ways of its own, and its dictionaries depend on the installation.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, text

from intakebot.store.found_words import Found, shown, spread, terms

LOOKED_AT: Final = 500
"""Of what stands in very many conversations, the newest are ranked: that is what asking costs."""
FARTHEST: Final = 16_383
"""The last position that a vector knows; what comes later stands there."""
POSITIONS: Final = 255
"""Of one word in one vector, at most."""
DIFFERENT: Final = 40_000
"""Words in one vector; it may not be larger than 1 MiB."""
LONGEST: Final = 100
AROUND: Final = 14
"""Words shown of a conversation around the first that matches."""

FIND: Final = (
    "SELECT c.id, c.number, c.title, c.customer, c.phase, c.created,"
    " f.words, f.title, f.customer FROM ("
    "  SELECT number, ts_rank('{0.25, 0.25, 0.25, 1}', vector, CAST(:query AS tsquery), 1)"
    "   + CAST(vector @@ CAST(:phrase AS tsquery) AS integer) AS rank"
    "  FROM (SELECT number, vector FROM found_words WHERE vector @@ CAST(:query AS tsquery)"
    "   ORDER BY number DESC LIMIT :newest) AS hit"
    "  ORDER BY rank DESC, number DESC LIMIT :limit OFFSET :offset) AS best"
    " JOIN conversation AS c ON c.number = best.number"
    " JOIN found_words AS f ON f.number = best.number"
    " ORDER BY best.rank DESC, c.number DESC"
)
WRITE: Final = (
    "INSERT INTO found_words (number, title, customer, words, vector)"
    " VALUES (:number, :title, :customer, :words, CAST(:vector AS tsvector))"
    " ON CONFLICT (number) DO UPDATE SET title = excluded.title, customer = excluded.customer,"
    " words = excluded.words, vector = excluded.vector"
)

_WORD: Final = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_ACCENTS: Final = re.compile(r"[\u0300-\u036f]")


class Vectors:
    """Texts beside their vectors; what stands in title and customer weighs more."""

    def made(self, number: int, title: str, customer: str, words: str) -> Mapping[str, Any]:
        fields = {"title": spread(title), "customer": spread(customer), "words": spread(words)}
        return {"number": number, **fields, "vector": vector(**fields)}

    def write(self, db: Connection, made: Mapping[str, Any]) -> None:
        db.execute(text(WRITE), made)

    def find(self, db: Connection, typed: str, limit: int, offset: int) -> list[Found]:
        asked = query(typed)
        if not asked:
            return []
        page: dict[str, Any] = {"newest": LOOKED_AT, "limit": limit, "offset": offset}
        page |= {"query": asked, "phrase": phrase(typed)}
        beginnings = tuple(word for term in terms(typed) for _, _, word in cut(term))
        hits = db.execute(text(FIND), page)
        return [shown(hit, excerpt(hit[6:], beginnings)) for hit in hits]


def cut(words: str) -> Iterator[tuple[int, int, str]]:
    """Each word: where it begins and ends, and what it is folded to."""
    for found in _WORD.finditer(words):
        yield found.start(), found.end(), folded(found.group())


def folded(word: str) -> str:
    """A word without capitals and accents."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", word.casefold()))
    return unicodedata.normalize("NFC", bare)[:LONGEST]


def vector(title: str, customer: str, words: str) -> str:
    """What the index holds of a conversation. Words of different fields are no neighbours."""
    where: dict[str, list[str]] = {}
    at = 1
    for field, weight in ((title, "A"), (customer, "A"), (words, "")):
        for _, _, word in cut(field):
            places = where.get(word)
            if places is None and len(where) < DIFFERENT:
                places = where[word] = []
            if places is not None and len(places) < POSITIONS:
                places.append(f"{min(at, FARTHEST)}{weight}")
            at += 1
        at += 1
    return " ".join(f"'{word}':{','.join(places)}" for word, places in where.items())


def query(typed: str) -> str:
    """What somebody typed as a query; words are letters and digits, so nothing is syntax."""
    wanted = []
    for term in terms(typed):
        words = [f"'{word}'" for _, _, word in cut(term)]
        if words:
            wanted.append("(" + " <-> ".join(words) + ":*)")
    return " & ".join(wanted)


def phrase(typed: str) -> str:
    """The same words as they stand together; what holds them so comes first."""
    return " <-> ".join(f"'{word}'" for term in terms(typed) for _, _, word in cut(term)) + ":*"


def excerpt(texts: Sequence[str], beginnings: tuple[str, ...]) -> str:
    """The words around the first one that begins like one of these."""
    for words in texts:
        places: list[tuple[int, int]] = []
        cuts = cut(words)
        for start, end, word in cuts:
            places.append((start, end))
            if word.startswith(beginnings):
                first = max(0, len(places) - AROUND // 2)
                places += ((start, end) for start, end, _ in islice(cuts, AROUND // 2))
                before = "…" if first else ""
                after = "…" if next(cuts, None) else ""
                return before + words[places[first][0] : places[-1][1]] + after
    return ""
