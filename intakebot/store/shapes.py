"""Rows of the log and the queue as readers get them, from whichever database they came."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from msgspec import structs

from intakebot.engine import conversation as states
from intakebot.engine.brief import Brief
from intakebot.store.journal import Changes, Loaded, Slice

BY_ID: Final = "SELECT number, state FROM conversation WHERE id = ?1"
BY_TOKEN: Final = "SELECT number, state FROM conversation WHERE token_hash = ?1"  # noqa: S105
COMMANDS: Final = "SELECT sender, who, cid, seq, digest FROM entry WHERE number = ?1 AND cid <> ''"
LOG: Final = (
    "SELECT seq, private, data FROM entry"
    " WHERE number = (SELECT number FROM conversation WHERE id = ?1)"
    " AND seq > CAST(?2 AS BIGINT) ORDER BY seq LIMIT ?3"
)
LAST: Final = "SELECT seq FROM conversation WHERE id = ?1"
CHANGES: Final = (
    "SELECT changed, alike, contacts, brief FROM conversation WHERE changed > ?1"
    " ORDER BY changed LIMIT ?2"
)
EPOCH: Final = "SELECT value FROM meta WHERE key = 'epoch'"
TOUCH: Final = (
    "INSERT INTO meta (key, value) VALUES ('checked', CAST(random() AS TEXT))"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
"""Always writes: SQLite leaves a page alone that would be as it was."""

brief_of = msgspec.json.Decoder(Brief).decode


def loaded(state: str | bytes, commands: Iterable[Sequence[Any]]) -> Loaded:
    """A conversation and its commands: sender, who, id, seq and digest of each."""
    return Loaded(
        states.decode(state),
        {(sender, who, cid): (seq, digest) for sender, who, cid, seq, digest in commands},
    )


def page(after: int, rows: Sequence[Sequence[Any]], private: bool) -> Slice:
    """Entries of the log, at least one: number, whether it is private, and its bytes."""
    return Slice(after, rows[-1][0], [line for _, hidden, line in rows if private or not hidden])


def end(after: int, last: int | None) -> Slice:
    """No entries after ``after``, in a log that goes up to ``last``; None: there is no log.

    Between the two reads the log may have grown: then there is nothing up to ``after``, still.
    """
    return Slice(after, min(after, last or 0), [])


def changes(after: int, rows: Sequence[Sequence[Any]], limit: int) -> Changes:
    """Rows of the queue, at least one: one more than ``limit`` says that there are more."""
    briefs = [overlaid(*row) for row in rows[:limit]]
    return Changes(after, briefs[-1].changed, briefs, more=len(rows) > limit)


def overlaid(changed: int, alike: int, contacts: int, brief: bytes | str) -> Brief:
    """A stored queue row with what other tables know better."""
    return structs.replace(brief_of(brief), changed=changed, alike=alike, contacts=contacts)
