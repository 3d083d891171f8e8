"""The SQL of the hot path, and a turn made ready for it while still on the loop's thread."""

from collections.abc import Sequence
from typing import Any, Final, get_args

import msgspec
from msgspec import Struct

from intakebot.engine import conversation as states
from intakebot.engine.belonging import Linked, Unlinked
from intakebot.engine.entries import PRIVATE, AnyBody, Entry, Identified, Reply, Said
from intakebot.store.journal import Turn

NEW_COLUMNS: Final = (
    "id, number, site, token_hash, seq, changed, created, phase, flow,"
    " team, owner, customer, title, priority, waiting_since, handed_over, alike, contacts, brief,"
    " state"
)
NEW: Final = "'', '', '', '', 'normal', 0, 0, 0, 1, ''"
"""What a new conversation has in the columns ``team`` to ``brief``."""
CREATE: Final = (
    f"INSERT INTO conversation ({NEW_COLUMNS})"  # noqa: S608
    f" VALUES (?, ?, ?, ?, 0, 0, ?, ?, ?, {NEW}, ?)"
)
MANY: Final = (64, 16, 4, 1)
"""By how many rows the statements of a whole batch go. Each run of a statement takes the
interpreter's lock back from a busy loop once, so a batch is few runs rather than many."""


def _blanks(columns: int, rows: int) -> str:
    return ", ".join([f"({', '.join('?' * columns)})"] * rows)


def _moves(columns: Sequence[str], rows: int) -> str:
    """Compare and set: rows of new values, then the number and the ``seq`` it must stand at."""
    moved = ", ".join(f"{name} = row.column{at}" for at, name in enumerate(columns, 1))
    number, seq = len(columns) + 1, len(columns) + 2
    return (
        f"UPDATE conversation SET {moved} FROM (VALUES {_blanks(seq, rows)}) AS row"  # noqa: S608
        f" WHERE conversation.number = row.column{number} AND conversation.seq = row.column{seq}"
    )


_TALK: Final = ("state", "seq", "phase", "handed_over")
_QUEUE: Final = ("flow", "team", "owner", "customer", "title", "priority", "waiting_since", "brief")
_ENTRY: Final = "number, seq, at, by, type, private, sender, who, cid, digest, data"
MOVES: Final = {rows: _moves(_TALK, rows) for rows in MANY}
MOVES_IN_QUEUE: Final = {rows: _moves(("changed", *_TALK, *_QUEUE), rows) for rows in MANY}
ENTRIES: Final = {
    rows: f"INSERT INTO entry ({_ENTRY}) VALUES {_blanks(_ENTRY.count(',') + 1, rows)}"  # noqa: S608
    for rows in MANY
}
JOB: Final = (
    "INSERT INTO outbox (kind, conversation, payload, due, tries, done, error)"
    " VALUES (?, ?, ?, ?, 0, 0, '')"
)
LINK: Final = (
    "INSERT INTO contact (case_number, conversation_id, linked_at, by, score, reasons,"
    " unlinked_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '') ON CONFLICT DO NOTHING"
)
UNLINK: Final = (
    "UPDATE contact SET unlinked_at = ?1, unlinked_by = ?2"
    " WHERE case_number = ?3 AND conversation_id = ?4 AND unlinked_at IS NULL"
)
UPWARDS: Final = (
    "WITH RECURSIVE up (number) AS (SELECT CAST(?1 AS INTEGER)"
    " UNION SELECT contact.case_number FROM up"
    " JOIN conversation ON conversation.number = up.number"
    " JOIN contact ON contact.conversation_id = conversation.id AND contact.unlinked_at IS NULL)"
    " SELECT number FROM up"
)
"""A case, and the cases that it became part of."""
COUNT_CONTACTS: Final = (
    "WITH RECURSIVE down (number) AS (SELECT CAST(?2 AS INTEGER)"
    " UNION SELECT conversation.number FROM down"
    " JOIN contact ON contact.case_number = down.number AND contact.unlinked_at IS NULL"
    " JOIN conversation ON conversation.id = contact.conversation_id)"
    " UPDATE conversation SET changed = ?1, contacts = (SELECT count(*) FROM down)"
    " WHERE number = ?2 AND changed > 0"
)
IDENTIFY: Final = "UPDATE conversation SET identity = ?1 WHERE id = ?2"
USE_UPLOAD: Final = (
    "UPDATE upload SET used_seq = ?1 WHERE id = ?2 AND conversation = ?3 AND used_seq = 0"
)
ALIKE: Final = (
    "UPDATE conversation SET changed = ?1, alike = ?2 WHERE id = ?3 AND (alike <> ?2 OR ?4)"
    " AND changed > 0"
)
OVERLAY: Final = "SELECT alike, contacts FROM conversation WHERE number = ?"
COMMAND: Final = (
    "SELECT seq, digest FROM entry"
    " WHERE number = ?1 AND sender = ?2 AND who = ?3 AND cid = ?4 AND cid <> ''"
)
NEWEST: Final = (
    "SELECT (SELECT max(number) FROM conversation), (SELECT max(changed) FROM conversation)"
)

FIRST_NUMBER: Final = 1001
"""The reference number of a store's first conversation."""

NOBODY: Final = ("", "", "", b"")
"""The command of the entries after a turn's first."""

_BODIES: Final = {
    body: (
        str(body.__struct_config__.tag),
        body in PRIVATE,
        body in (Said, Reply, Linked, Unlinked, Identified),
    )
    for body in get_args(AnyBody)
}
"""What each type of entry is called, who may see it, whether other tables follow it."""

encode = msgspec.json.Encoder().encode


class Ready(Struct):
    """A turn as rows. Only its place in the order of changes is still open."""

    turn: Turn
    move: tuple[Any, ...]
    """For ``MOVES``, or without its first value for ``MOVES_IN_QUEUE``."""
    entries: list[tuple[Any, ...]] = []
    lines: list[bytes] = []
    """Each entry as JSON: the same bytes for the disk and for readers."""
    hidden: list[bool] = []
    jobs: list[tuple[Any, ...]] = []
    extras: list[tuple[str, tuple[Any, ...]]] = []
    """What entries mean to other tables: links and used uploads."""
    cases: list[int] = []
    """Cases that won or lost a contact."""


def ready(turn: Turn) -> Ready:
    """Encode a turn.

    Raises:
        ValueError: its entries are not numbered on from ``expected`` to the state's ``seq``,
            or hold text that is no Unicode.
    """
    now = turn.conversation
    if now.number < FIRST_NUMBER:
        raise ValueError("the conversation was not created")
    made = Ready(turn, _move(turn))
    seq = turn.expected
    command = (turn.by, turn.who, turn.cid, turn.digest)
    for entry in turn.entries:
        seq += 1
        if entry.seq != seq:
            raise ValueError(f"entry {entry.seq} where {seq} should be")
        tag, private, projects = _BODIES[type(entry.body)]
        line = encode(entry)
        row = (now.number, seq, entry.at, entry.by, tag, private, *command, line.decode())
        made.entries.append(row)
        made.lines.append(line)
        made.hidden.append(private)
        command = NOBODY
        if projects:
            _project(made, entry)
    if seq != now.seq or seq == turn.expected:
        raise ValueError(f"entries up to {seq} do not lead from {turn.expected} to {now.seq}")
    if turn.jobs:
        made.jobs = [(job.kind, now.id, job.payload, job.due) for job in turn.jobs]
    return made


def _move(turn: Turn) -> tuple[Any, ...]:
    now, brief = turn.conversation, turn.brief
    moved = (states.encode(now).decode(), now.seq, now.phase, now.handed_over)
    where = (now.number, turn.expected)
    if brief is None:
        return moved + where
    row = (brief.flow, brief.team, brief.owner, brief.customer, brief.title, brief.priority)
    return (*moved, *row, brief.waiting_since, encode(brief).decode(), *where)


def _project(made: Ready, entry: Entry) -> None:
    conversation_id, body = made.turn.conversation.id, entry.body
    if isinstance(body, Said | Reply):
        made.extras += [(USE_UPLOAD, (entry.seq, file.id, conversation_id)) for file in body.files]
    elif isinstance(body, Linked):
        link = (body.case, conversation_id, entry.at, entry.who or entry.by, body.score)
        made.extras.append((LINK, (*link, encode(body.reasons).decode())))
        made.cases.append(body.case)
    elif isinstance(body, Identified):
        made.extras.append((IDENTIFY, (body.customer, conversation_id)))
    elif isinstance(body, Unlinked):
        made.extras.append((UNLINK, (entry.at, entry.who or entry.by, body.case, conversation_id)))
        made.cases.append(body.case)
