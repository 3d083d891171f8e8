"""Keeping every edition that a conversation may hold: newest ones to the store, old ones back."""

import asyncio

from intakebot.authoring.library import Library
from intakebot.desk.world import World
from intakebot.engine.flow import Flow
from intakebot.store.editions import Editions as Kept


class Editions:
    """Between the library in memory and the store."""

    def __init__(self, library: Library, kept: Kept, world: World) -> None:
        self._library = library
        self._kept = kept
        self._world = world
        self._known: set[str] = set()

    async def keep(self) -> None:
        """Store the sources of editions that the store does not have yet.

        Not of the live ones alone: two saves may come between two calls, and a conversation
        may have begun with the first.
        """
        for flow in self._library.editions():
            if flow.edition in self._known:
                continue
            sources = self._library.bundle(flow.edition)
            await asyncio.to_thread(
                self._kept.keep, flow.edition, flow.id, sources, self._world.now()
            )
            self._known.add(flow.edition)

    async def restore(self, edition: str) -> Flow | None:
        """An edition that is live no more, compiled again from its own sources."""
        kept = await asyncio.to_thread(self._kept.get, edition)
        if kept is None:
            return None
        return await asyncio.to_thread(self._library.restore, edition, kept.flow, kept.sources)
