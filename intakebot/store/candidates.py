"""Which cases are worth comparing: found by index, never by looking at all of them."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any, Final

import msgspec
from sqlalchemy import bindparam, text
from sqlmodel import Session

from intakebot.matching.likeness import SHORTEST_ERROR, Digest
from intakebot.matching.normalise import words
from intakebot.store.database import Database
from intakebot.store.tables import DigestRow

A_KEY: Final = 60
"""Cases a key, newest first: half of all customers may stand on one page."""
MOST_TERMS: Final = 24
POSTINGS: Final = 20_000
"""Cases that the terms asked for may stand in together; that number is what asking costs."""

BY_KEY: Final = (
    "SELECT case_number FROM case_key WHERE kind = :kind AND key = :key AND case_number <> :own"
    " ORDER BY case_number DESC LIMIT :limit"
)
BY_WORDS: Final = (
    "SELECT rowid FROM case_words WHERE case_words MATCH :query ORDER BY rank LIMIT :limit"
)
TERMS: Final = "SELECT term, cases FROM case_term WHERE term IN :terms ORDER BY cases"
OPEN_CASES: Final = (
    "SELECT d.digest FROM case_digest AS d JOIN conversation AS c ON c.number = d.number"
    " WHERE d.number IN :numbers AND c.phase IN ('waiting', 'live')"
)
"""``number`` is the key of both."""

decode = msgspec.json.Decoder(Digest).decode
encode = msgspec.json.Encoder().encode


def keys(digest: Digest) -> Iterator[tuple[str, str]]:
    """What may be looked up exactly, the most telling first."""
    if len(digest.error) >= SHORTEST_ERROR:
        yield "error", blake2b(digest.error.encode(), digest_size=16).hexdigest()
    if digest.email:
        yield "email", digest.email
    if digest.phone:
        yield "phone", digest.phone
    for code in digest.codes[:8]:
        yield "code", code
    if digest.host and digest.path != "/":
        yield "page", digest.host + digest.path


def terms(digest: Digest) -> list[str]:
    """The words by which a case is found: those of its error message too."""
    return list(dict.fromkeys(words(digest.error) + digest.words))


class Candidates:
    """The index of cases. Methods block: call them in a thread, and never inside a turn."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def index(self, digest: Digest, conversation: str, now: int) -> None:
        """Make a case findable, or find it by what it says now."""
        with self._database.writing() as session:
            self._forget(session, digest.number)
            row = DigestRow(number=digest.number, conversation_id=conversation, at=now)
            row.digest = encode(digest).decode()
            session.add(row)
            session.flush()
            _run(
                session,
                "INSERT OR IGNORE INTO case_key (kind, key, case_number)"
                " VALUES (:kind, :key, :number)",
                [{"kind": k, "key": v, "number": digest.number} for k, v in keys(digest)],
            )
            _run(
                session,
                "INSERT INTO case_term (term, cases) VALUES (:term, 1)"
                " ON CONFLICT (term) DO UPDATE SET cases = cases + 1",
                [{"term": term} for term in terms(digest)],
            )
            _run(
                session,
                "INSERT INTO case_words (rowid, words) VALUES (:number, :words)",
                [{"number": digest.number, "words": " ".join(terms(digest))}],
            )

    def forget(self, number: int) -> None:
        """Take a case out of the index."""
        with self._database.writing() as session:
            self._forget(session, number)

    def _forget(self, session: Session, number: int) -> None:
        row = session.get(DigestRow, number)
        if row is None:
            return
        old = decode(row.digest)
        session.delete(row)
        session.flush()
        _run(
            session,
            "DELETE FROM case_key WHERE kind = :kind AND key = :key AND case_number = :number",
            [{"kind": k, "key": v, "number": number} for k, v in keys(old)],
        )
        _run(
            session,
            "UPDATE case_term SET cases = cases - 1 WHERE term = :term",
            [{"term": term} for term in terms(old)],
        )
        _run(session, "DELETE FROM case_words WHERE rowid = :number", [{"number": number}])

    def find(self, digest: Digest, limit: int = 200) -> list[Digest]:
        """Open cases worth comparing with this one, itself left out; ``limit`` at most."""
        with self._database.reading() as session:
            numbers = list(dict.fromkeys(self._numbers(session, digest)))
            numbers = [number for number in numbers if number != digest.number][:limit]
            if not numbers:
                return []
            open_cases = text(OPEN_CASES).bindparams(bindparam("numbers", expanding=True))
            rows = session.connection().execute(open_cases, {"numbers": numbers})
            return [decode(row[0]) for row in rows]

    def _numbers(self, session: Session, digest: Digest) -> Iterator[int]:
        for kind, key in keys(digest):
            row = {"kind": kind, "key": key, "own": digest.number, "limit": A_KEY}
            yield from session.connection().execute(text(BY_KEY), row).scalars()
        rare = self._rarest(session, terms(digest))
        if rare:
            query = " OR ".join(f'"{term}"' for term in rare)
            row = {"query": query, "limit": A_KEY * 2}
            yield from session.connection().execute(text(BY_WORDS), row).scalars()

    def _rarest(self, session: Session, wanted: Sequence[str]) -> list[str]:
        """The rarest of the words, as many as the budget of postings allows."""
        if not wanted:
            return []
        statement = text(TERMS).bindparams(bindparam("terms", expanding=True))
        chosen: list[str] = []
        spent = 0
        for term, cases in session.connection().execute(statement, {"terms": wanted}):
            spent += cases
            if len(chosen) == MOST_TERMS or (chosen and spent > POSTINGS):
                break
            if cases > 0:
                chosen.append(term)
        return chosen


def _run(session: Session, statement: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(text(statement), rows)
