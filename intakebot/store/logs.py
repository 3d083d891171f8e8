"""Whole logs, one conversation after another: for reports and for taking data along."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec
from sqlmodel import col, select

from intakebot.engine import conversation as states
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Entry
from intakebot.store.database import Database
from intakebot.store.tables import ConversationRow, EntryRow

AT_ONCE: Final = 200
"""Conversations read at a time, so that memory does not grow with the store."""

decode = msgspec.json.Decoder(Entry).decode


@dataclass(frozen=True, slots=True)
class Log:
    """A conversation and all its entries, in order."""

    conversation: Conversation
    entries: list[Entry]


class Logs:
    """Every conversation's log. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, created: int = 0) -> Iterator[Log]:
        """The logs of conversations begun at ``created`` (UTC ms) or later, oldest first."""
        after = 0
        while True:
            batch = self._batch(after, created)
            yield from batch
            if len(batch) < AT_ONCE:
                return
            after = batch[-1].conversation.number

    def _batch(self, after: int, created: int) -> list[Log]:
        with self._database.reading() as session:
            mine = select(ConversationRow.number, ConversationRow.state).where(
                col(ConversationRow.number) > after,
                ConversationRow.created >= created,
                ConversationRow.state != "",
            )
            rows = session.exec(mine.order_by(col(ConversationRow.number)).limit(AT_ONCE)).all()
            entries: dict[int, list[Entry]] = {number: [] for number, _ in rows if number}
            lines = select(EntryRow.number, EntryRow.data).where(col(EntryRow.number).in_(entries))
            for number, line in session.exec(
                lines.order_by(col(EntryRow.number), col(EntryRow.seq))
            ):
                entries[number].append(decode(line))
            return [Log(states.decode(state), entries[number]) for number, state in rows if number]
