"""The index of cases, as it is written: keys, terms, groups of reports."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

import msgspec
from sqlmodel import Session

from intakebot.matching.digests import Digest, TermStatistics
from intakebot.matching.fingerprint import SHORTEST_ERROR
from intakebot.store.case_tables import DigestRow
from intakebot.store.case_words import CaseWords, rows
from intakebot.store.database import Database

ALL: Final = ""
"""The term that stands in every case."""

COUNT: Final = (
    "INSERT INTO case_term (term, cases) VALUES (?, ?)"
    " ON CONFLICT (term) DO UPDATE SET cases = case_term.cases + excluded.cases"
)
ROOT: Final = (
    "SELECT coalesce((SELECT root FROM case_digest WHERE number = c.case_number), c.case_number)"
    " FROM contact AS c WHERE c.conversation_id = ? AND c.unlinked_at IS NULL"
    " ORDER BY c.id DESC LIMIT 1"
)
JOIN_GROUP: Final = (
    "INSERT INTO case_group (root, size, last) VALUES (?, ?, ?) ON CONFLICT (root)"
    " DO UPDATE SET size = case_group.size + excluded.size, last ="
    " CASE WHEN case_group.last > excluded.last THEN case_group.last ELSE excluded.last END"
)
GROUP_AGAIN: Final = (
    "INSERT INTO case_group (root, size, last)"
    " SELECT root, count(*), max(at) FROM case_digest WHERE root = ? GROUP BY root"
    " ON CONFLICT (root) DO UPDATE SET size = excluded.size, last = excluded.last"
)
ADD_KEY: Final = (
    "INSERT INTO case_key (kind, key, case_number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
)
DROP_KEY: Final = "DELETE FROM case_key WHERE kind = ? AND key = ? AND case_number = ?"
MOVE_ROOT: Final = "UPDATE case_digest SET root = ? WHERE root = ?"
DROP_GROUP: Final = "DELETE FROM case_group WHERE root = ?"

decode = msgspec.json.Decoder(Digest).decode
encode = msgspec.json.Encoder().encode


def keys(digest: Digest) -> Iterator[tuple[str, str]]:
    """What may be looked up exactly, the most telling first."""
    for name, answer in digest.same.items():
        yield "same", _hashed(f"{digest.flow}\n{name}\n{answer}")
    if digest.fingerprint.key:
        yield "fingerprint", digest.fingerprint.key
    if len(digest.error) >= SHORTEST_ERROR:
        yield "error", _hashed(digest.error)
    if digest.account:
        yield "account", digest.account
    if digest.email:
        yield "email", digest.email
    if digest.phone:
        yield "phone", digest.phone[-9:]
    for code in digest.codes[:8]:
        yield "code", code
    if digest.host and digest.path != "/":
        yield "page", digest.host + digest.path


def _hashed(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def standing(session: Session, words: CaseWords, terms: Mapping[str, int]) -> TermStatistics:
    """In how many of all cases each of these terms stands."""
    asked = words.listed([ALL, *terms])
    counted = rows(session.connection(), words.STANDING, asked)
    found: dict[str, int] = {term: cases for term, cases in counted if cases > 0}
    return TermStatistics(found.pop(ALL, 0), found)


class CaseIndex:
    """The half of ``CaseSearch`` that writes."""

    database: Database
    words: CaseWords

    def standing(self, terms: Mapping[str, int]) -> TermStatistics:
        """In how many of all cases each of these terms stands."""
        with self.database.reading() as session:
            return standing(session, self.words, terms)

    def index(self, digest: Digest, conversation: str, now: int) -> None:
        """Make a case findable, or find it by what it says now."""
        with self.database.writing() as session:
            self.write(session, digest, conversation, now)

    def write(self, session: Session, digest: Digest, conversation: str, now: int) -> None:
        """The same within a transaction of the caller's."""
        self._forget(session, digest.number)
        self._run(session, COUNT, [(term, 1) for term in (ALL, *digest.terms)])
        known = standing(session, self.words, digest.terms)
        root = self._root(session, conversation) or digest.number
        session.add(
            DigestRow(
                number=digest.number,
                conversation_id=conversation,
                at=now,
                root=root,
                component=digest.component,
                norm=known.norm(digest.terms),
                title_norm=known.norm(digest.title),
                digest=encode(digest).decode(),
            )
        )
        session.flush()
        self._run(session, JOIN_GROUP, [(root, 1, now)])
        self._run(session, ADD_KEY, [(*key, digest.number) for key in keys(digest)])
        self.words.write(session.connection(), digest)

    def link(self, number: int, case: int) -> None:
        """Two cases are one problem: their reports count together from now on."""
        with self.database.writing() as session:
            mine = session.get(DigestRow, number)
            other = session.get(DigestRow, case)
            if mine is None or other is None or mine.root == other.root:
                return
            old, root = max(mine.root, other.root), min(mine.root, other.root)
            self._run(session, MOVE_ROOT, [(root, old)])
            self._run(session, DROP_GROUP, [(old,)])
            self._run(session, GROUP_AGAIN, [(root,)])

    def root(self, number: int) -> int:
        """The case that this one belongs to; its own number when it stands alone."""
        with self.database.reading() as session:
            row = session.get(DigestRow, number)
            return row.root if row else number

    def forget(self, number: int) -> None:
        """Take a case out of the index."""
        with self.database.writing() as session:
            self._forget(session, number)

    def _forget(self, session: Session, number: int) -> None:
        row = session.get(DigestRow, number)
        if row is None:
            return
        old, root = decode(row.digest), row.root
        session.delete(row)
        session.flush()
        self._run(session, DROP_KEY, [(*key, number) for key in keys(old)])
        self._run(session, COUNT, [(term, -1) for term in (ALL, *old.terms)])
        self.words.forget(session.connection(), old)
        self._run(session, DROP_GROUP, [(root,)])
        self._run(session, GROUP_AGAIN, [(root,)])

    def _root(self, session: Session, conversation: str) -> int:
        found = rows(session.connection(), self.words.sql(ROOT), conversation)
        return int(found[0][0]) if found else 0

    def _run(self, session: Session, statement: str, values: list[tuple[Any, ...]]) -> None:
        if values:
            session.connection().exec_driver_sql(self.words.sql(statement), values)
