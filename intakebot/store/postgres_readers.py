"""Reads from PostgreSQL that memory does not cover, over a few connections."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from intakebot.store import postgres, shapes
from intakebot.store.connection import FURTHEST, PATIENCE
from intakebot.store.journal import Changes, Loaded, Slice, Standing, StorageBroken
from intakebot.store.postgres_batch import dollars

CONNECTIONS: Final = 4
CLOSE_WITHIN: Final = 3.0
"""Seconds that a close waits for reads that run."""
TRIES: Final = 2
"""A read that fails with its connection is asked again over a fresh one."""

NEWEST: Final = "SELECT newest FROM change_counter"
MOVED: Final = (
    "SELECT c.id, c.seq FROM unnest($1::text[], $2::bigint[]) AS known (id, seq)"
    " JOIN conversation AS c ON c.id = known.id AND c.seq > known.seq"
)
LOADED: Final = (
    "WITH mine AS MATERIALIZED ({mine})"
    " SELECT state, '', '', '', 0, ''::bytea FROM mine"
    " UNION ALL SELECT '', sender, who, cid, seq, digest FROM entry"
    " WHERE number = (SELECT number FROM mine) AND cid <> ''"
)
"""A conversation and its commands, both as of one moment; seq 0 marks the conversation."""
BY_ID: Final = LOADED.format(mine=dollars(shapes.BY_ID))
BY_TOKEN: Final = LOADED.format(mine=dollars(shapes.BY_TOKEN))
LOG: Final = dollars(shapes.LOG)
LAST: Final = dollars(shapes.LAST)
CHANGES: Final = dollars(shapes.CHANGES)


class PostgresReaders:
    """A pool of connections that read. Errors come as ``StorageError``."""

    def __init__(self, url: str, met: postgres.Met) -> None:
        self._url = url
        self._met = met
        self._pool: Any = None
        self._opening = asyncio.Lock()
        self._closed = False

    async def conversation(self, statement: str, key: str | bytes) -> Loaded | None:
        """A conversation with its commands, by one of the statements above."""
        state, commands = "", []
        for found in await self._ask(statement, key):
            if found[4]:
                commands.append(found[1:])
            else:
                state = found[0]
        return shapes.loaded(state, commands) if state else None

    async def log(self, conversation_id: str, after: int, private: bool, limit: int) -> Slice:
        """The entries after ``after``; see ``Journal.read``."""
        rows = await self._ask(LOG, conversation_id, min(after, FURTHEST), limit)
        if rows:
            encoded = [(seq, hidden, line.encode()) for seq, hidden, line in rows]
            return shapes.page(after, encoded, private)
        last = await self._ask(LAST, conversation_id)
        return shapes.end(after, last[0][0] if last else None)

    async def changes(self, after: int, limit: int) -> Changes:
        """The queue rows that changed after ``after``; see ``Journal.changes``."""
        if rows := await self._ask(CHANGES, min(after, FURTHEST), limit + 1):
            return shapes.changes(after, rows, limit)
        return Changes(after, min(after, (await self._ask(NEWEST))[0][0]), [])

    async def standing_of(self, known: Mapping[str, int]) -> Standing:
        """What moved on from what is known; see ``Journal.standing``."""
        moved = await self._ask(MOVED, list(known), list(known.values())) if known else []
        return Standing(dict(moved), (await self._ask(NEWEST))[0][0])

    async def _ask(self, statement: str, *values: Any) -> list[Any]:
        values = tuple(postgres.storable(v) if isinstance(v, str) else v for v in values)
        for left in reversed(range(TRIES)):
            try:
                pool = await self._opened()
                async with pool.acquire(timeout=PATIENCE / 1000) as db:
                    rows: list[Any] = await db.fetch(statement, *values)
                    return rows
            except Exception as error:
                ours = postgres.storage_error(error)
                if not left or ours is None:
                    raise ours or error from error
        raise AssertionError

    async def _opened(self) -> Any:
        if self._closed:
            raise StorageBroken("the journal is closed")
        async with self._opening:
            if self._pool is None:
                self._pool = await postgres.pool(self._url, CONNECTIONS, self._met)
        return self._pool

    async def close(self) -> None:
        """Let go of the connections; a read that runs is finished first."""
        self._closed = True
        if self._pool is None:
            return
        try:
            await asyncio.wait_for(self._pool.close(), CLOSE_WITHIN)
        except TimeoutError:
            self._pool.terminate()
