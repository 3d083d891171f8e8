"""Finding a conversation by what was said in it, by its customer, title or number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import text
from sqlmodel import Session, col, select

from intakebot.engine import conversation as states
from intakebot.engine.entries import Entry, Note, Redacted, Reply, Said
from intakebot.store.database import Database
from intakebot.store.tables import ConversationRow, EntryRow

MOST_TERMS: Final = 12
LONGEST_TERM: Final = 60
MOST_WORDS: Final = 200_000
"""Characters of one conversation that can be searched."""

FIND: Final = (
    "SELECT c.id, c.number, c.title, c.customer, c.phase, c.created,"
    " snippet(found_words, -1, '', '', '…', 14)"
    " FROM found_words JOIN conversation AS c ON c.number = found_words.rowid"
    " WHERE found_words MATCH :query"
    " ORDER BY bm25(found_words, 4.0, 4.0, 1.0), c.number DESC LIMIT :limit OFFSET :offset"
)
FORGET: Final = "DELETE FROM found_words WHERE rowid = :number"
WRITE: Final = (
    "INSERT INTO found_words (rowid, title, customer, words)"
    " VALUES (:number, :title, :customer, :words)"
)

decode = msgspec.json.Decoder(Entry).decode

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


class Search:
    """Full text over conversations. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def index(self, conversation: str) -> bool:
        """Make a conversation findable by what it says now; False if there is none."""
        with self._database.reading() as session:
            mine = select(ConversationRow).where(ConversationRow.id == conversation)
            row = session.exec(mine).first()
            if row is None:
                return False
            words = "\n".join(_words(session, row))[:MOST_WORDS]
            values = {"title": row.title, "customer": row.customer, "words": words}
            number = {"number": row.number}
        # Made before, so that turns wait for the writing alone.
        shown = number | {name: spread(value) for name, value in values.items()}
        with self._database.writing() as session:
            session.connection().execute(text(FORGET), number)
            session.connection().execute(text(WRITE), shown)
        return True

    def find(self, typed: str, limit: int = 20, offset: int = 0) -> list[Found]:
        """The conversations that hold every word typed, the best first.

        A word matches from its beginning, so that it finds while it is typed. A number
        also finds the conversation that bears it.
        """
        query = match(typed)
        with self._database.reading() as session:
            found = _by_number(session, typed) if offset == 0 else []
            if query:
                row = {"query": query, "limit": limit, "offset": offset}
                hits = session.connection().execute(text(FIND), row)
                found += [_found(*hit) for hit in hits]
        return list({each.number: each for each in reversed(found)}.values())[::-1][:limit]


def _found(conversation: str, number: int, *rest: Any) -> Found:
    title, customer, phase, opened, words = rest
    return Found(conversation, number, title, customer, phase, opened, words.replace(_GAP, ""))


def match(typed: str) -> str:
    """What somebody typed as a query: every word quoted, so that nothing in it is syntax."""
    readable = typed[:500].replace("\0", " ").encode(errors="replace").decode()
    terms = spread(readable).split()
    wanted = [term[:LONGEST_TERM] for term in terms if any(c.isalnum() for c in term)]
    quoted = ('"' + term.replace('"', '""') + '"*' for term in wanted[:MOST_TERMS])
    return " AND ".join(quoted)


def spread(words: str) -> str:
    """Words as the index should see them: Chinese signs apart, Arabic without vowel signs."""
    apart = _ONE_BY_ONE.sub(rf"{_GAP}\1{_GAP}", words)
    return _ARABIC_MARKS.sub("", apart)


def _words(session: Session, row: ConversationRow) -> Iterator[str]:
    """What the conversation says now: answers, then every message that still stands."""
    if row.state:
        state = states.decode(row.state)
        yield from (answer.text for answer in state.answers.values() if answer.known)
    said: dict[int, str] = {}
    mine = select(EntryRow.data).where(EntryRow.number == row.number)
    for line in session.exec(mine.order_by(col(EntryRow.seq))):
        entry = decode(line)
        if isinstance(entry.body, Said | Reply | Note):
            said[entry.seq] = entry.body.text
        elif isinstance(entry.body, Redacted):
            said[entry.body.of] = entry.body.text
    yield from said.values()


def _by_number(session: Session, typed: str) -> list[Found]:
    digits = typed.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        return []
    row: Any = session.get(ConversationRow, int(digits))
    if row is None:
        return []
    where = f"#{row.number}"
    return [Found(row.id, row.number, row.title, row.customer, row.phase, row.created, where)]
