"""The conversations that a process keeps in memory between turns. The store is the truth."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from intakebot.engine.conversation import Conversation
from intakebot.store.journal import Loaded

IN_MEMORY = 5_000
"""Conversations kept in memory, some 2 KiB each; more are read again from the store."""


@dataclass(slots=True)
class Held:
    """A conversation in memory; its lock puts this process's turns in order."""

    loaded: Loaded | None = None
    language: str = ""
    """As it was last seen; good enough for a refusal."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    settled: bool = False
    """Whether all of it was acknowledged; what was only read may yet be lost."""

    def keep(self, loaded: Loaded, *, settled: bool) -> None:
        """Remember where it stands."""
        self.loaded = loaded
        self.settled = settled
        self.language = loaded.conversation.language


class Memory:
    """What was used last; the one unused longest makes room."""

    def __init__(self) -> None:
        self.held: OrderedDict[str, Held] = OrderedDict()

    def hold(self, conversation_id: str) -> Held:
        """The place of a conversation, made if need be."""
        held = self.held.get(conversation_id)
        if held is None:
            held = self.held[conversation_id] = Held()
            self._make_room()
        else:
            self.held.move_to_end(conversation_id)
        return held

    def forget(self, conversation_id: str) -> None:
        """There is no such conversation."""
        self.held.pop(conversation_id, None)

    def heard(self, conversation_id: str, language: str) -> None:
        """Its customer is here; English is what we speak to whom we don't know."""
        if language != "en":
            self.hold(conversation_id).language = language

    def met(self, loaded: Loaded) -> Conversation:
        """Where somebody stands who came in; who has yet to begin does so at once, and is kept."""
        now = loaded.conversation
        self.heard(now.id, now.language)
        if not now.seq:
            held = self.hold(now.id)
            if held.loaded is None:
                held.keep(loaded, settled=False)
        return now

    def language_of(self, conversation_id: str) -> str:
        """The language of a conversation that was here lately; English for any other."""
        held = self.held.get(conversation_id)
        return (held.language if held else "") or "en"

    def doubt(self, conversation_id: str, seq: int) -> None:
        """Another process may have brought it to ``seq``: what we remember of less is dropped.

        Only to spare the next turn a lost race.
        """
        held = self.held.get(conversation_id)
        if held is not None and held.loaded and held.loaded.conversation.seq < seq:
            held.loaded = None

    def let_go(self) -> None:
        """The store is another one: nothing that is remembered need be so."""
        for held in self.held.values():
            held.loaded = None

    def _make_room(self) -> None:
        while len(self.held) > IN_MEMORY:
            oldest, held = next(iter(self.held.items()))
            if held.lock.locked():
                self.held.move_to_end(oldest)
                return
            del self.held[oldest]
