"""Bugs planted on purpose, each of a kind that a careless change could make; all must be found."""

import asyncio
from contextlib import ExitStack, contextmanager, nullcontext
from unittest.mock import patch

from msgspec import structs

from intakebot.desk.conversations import Conversations
from intakebot.desk.lookout import Lookout
from intakebot.desk.reception import Reception
from intakebot.engine import agent
from intakebot.hub import Hub
from intakebot.store import statements as sql
from intakebot.store.batch import Batches
from intakebot.store.journal import Committed, LostRace, StorageError
from intakebot.store.ledger import Ledger
from intakebot.store.tail import Tails

_commit, _run, _read = Ledger.commit, Batches._run, Tails.read


async def _early(self, turn):
    writing = asyncio.ensure_future(_commit(self, turn))
    writing.add_done_callback(lambda done: done.cancelled() or done.exception())
    return Committed(turn.expected + 1, turn.conversation.seq, 1)


async def _despite(error, self, turn):
    try:
        return await _commit(self, turn)
    except error:
        return Committed(turn.expected + 1, turn.conversation.seq, 0)


async def _nameless(self, turn):
    first = structs.replace(turn.entries[0], cid="")
    return await _commit(self, structs.replace(turn, cid="", entries=[first, *turn.entries[1:]]))


def _one_entry_short(self, statements, rows, *sizes):
    short = statements is sql.ENTRIES and len(rows) > 4
    return _run(self, statements, rows[:-1] if short else rows, *sizes)


async def _look_nowhere(self):
    return


async def _the_newest(self, token):
    return next(reversed(self._tokens.values()), None)


def _with_private(self, name, after, private, limit):
    return _read(self, name, after, True, limit)


@contextmanager
def _together(*halves):
    """A bug of several halves."""
    with ExitStack() as stack:
        for half in halves:
            stack.enter_context(half)
        yield


PLANTS = {
    "": nullcontext,
    "ack before the commit": lambda: patch.object(Ledger, "commit", _early),
    "ack what the disk refused": lambda: patch.object(
        Ledger, "commit", lambda self, turn: _despite(StorageError, self, turn)
    ),
    "ack a lost race": lambda: patch.object(
        Ledger, "commit", lambda self, turn: _despite(LostRace, self, turn)
    ),
    "forget commands": lambda: _together(
        patch.object(Ledger, "commit", _nameless),
        patch.object(Conversations, "_repeated", lambda *_: None),
    ),
    "write the state without an entry": lambda: patch.object(Batches, "_run", _one_entry_short),
    "tell no other process": lambda: _together(
        patch.object(Hub, "wake", lambda self, topic, at=0: self.wake_here(topic)),
        patch.object(Lookout, "look", _look_nowhere),
    ),
    "trust memory": lambda: patch.object(Ledger, "doubt", lambda *_: None),
    "ignore the fence": lambda: patch.object(agent, "fenced", lambda *_, **__: True),
    "open by any token": lambda: patch.object(Reception, "admit", _the_newest),
    "show what is private": lambda: patch.object(Tails, "read", _with_private),
}
"""By name; each is on while its context is."""
