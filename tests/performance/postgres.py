"""Durable turns a second of the journal over PostgreSQL against a transaction for each turn.

``python -m tests.performance.postgres`` makes a database of its own on the server that answers,
lets both write the same rows in turn for some rounds, and prints a table and the ratio. With
``LANES=1,2,4`` it compares numbers of connections; ``SECONDS`` and ``ROUNDS`` set how long.
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg

from intakebot.engine.conversation import Conversation
from intakebot.store import postgres, postgres_journal
from intakebot.store.database import upgrade
from intakebot.store.journals import open_journal
from intakebot.store.statements import Ready, ready
from tests.postgres import database
from tests.store.turns import BOT, begun, turn

CUSTOMERS = 200
POOL = 10
"""Connections of the usual design."""
TEXT = "the payment page stays blank after I press the button"

Write = Callable[[Ready], Awaitable[object]]


async def turn_by_turn(pool: Any, made: Ready) -> None:
    """The usual design, written well: lock, look for the command, write, commit."""
    *moved, number, expected = made.move
    state, seq, phase, handed_over, flow, team, owner, customer, title, *rest = moved
    async with pool.acquire() as db, db.transaction():
        found = await db.fetchval(
            "SELECT seq FROM conversation WHERE number = $1 FOR UPDATE", number
        )
        assert found == expected
        known = await db.fetchval(
            "SELECT seq FROM entry WHERE number = $1 AND sender = $2 AND who = $3 AND cid = $4"
            " AND cid <> ''",
            number,
            *made.entries[0][6:9],
        )
        assert known is None
        await db.execute(
            "UPDATE conversation SET changed = nextval('bench_changes'), state = $1, seq = $2,"
            " phase = $3, handed_over = $4, flow = $5, team = $6, owner = $7, customer = $8,"
            " title = $9, priority = $10, waiting_since = $11, brief = $12 WHERE number = $13",
            *(state, seq, phase, handed_over, flow, team, owner, customer, title, *rest, number),
        )
        await db.executemany(
            "INSERT INTO entry (number, seq, at, by, type, private, sender, who, cid, digest,"
            " data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            made.entries,
        )


async def rate(write: Write, customers: list[Conversation], seconds: float) -> dict[str, float]:
    """Let every customer speak, wait for the answer and speak again."""
    waits: list[float] = []
    until = time.perf_counter() + seconds
    began, cpu = time.perf_counter(), time.process_time()

    async def talk(at: int) -> None:
        while time.perf_counter() < until:
            cid = f"{customers[at].seq}-{time.monotonic_ns()}"
            made = ready(turn(customers[at], TEXT, BOT, cid=cid, brief=True))
            start = time.perf_counter()
            await write(made)
            waits.append(time.perf_counter() - start)
            customers[at] = made.turn.conversation

    await asyncio.gather(*(talk(at) for at in range(len(customers))))
    took = time.perf_counter() - began
    waits.sort()
    return {
        "turns_s": len(waits) / took,
        "p50_ms": waits[len(waits) // 2] * 1000,
        "p99_ms": waits[len(waits) * 99 // 100] * 1000,
        "cpu_us": (time.process_time() - cpu) / len(waits) * 1e6,
    }


async def measured(url: str, file: str, seconds: float, count: int) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = {}
    pool = await asyncpg.create_pool(postgres.for_asyncpg(url), min_size=POOL, max_size=POOL)
    await pool.execute("CREATE SEQUENCE bench_changes")
    lanes = [int(each) for each in os.environ.get("LANES", str(postgres_journal.LANES)).split(",")]
    journals = {}
    for number in lanes:
        postgres_journal.LANES = number  # type: ignore[misc]
        journals[f"postgres, batches, {number} connections"] = await open_journal(url)
    journals["sqlite, batches"] = await open_journal(file)
    designs: dict[str, tuple[Write, list[Conversation]]] = {}
    for name, journal in journals.items():
        made = [await begun(journal, f"{name}-{n}") for n in range(CUSTOMERS)]
        designs[name] = (lambda made, journal=journal: journal.commit(made.turn)), made
    first = next(iter(journals.values()))
    made = [await begun(first, f"each-{n}") for n in range(CUSTOMERS)]
    designs["postgres, a transaction a turn"] = (lambda made: turn_by_turn(pool, made)), made
    for at in range(count):
        for name in list(designs)[:: -1 if at % 2 else 1]:
            rows.setdefault(name, []).append(await rate(*designs[name], seconds))
    for journal in journals.values():
        await journal.close()
    await pool.close()
    return rows


def main() -> None:
    seconds, count = float(os.environ.get("SECONDS", "3")), int(os.environ.get("ROUNDS", "5"))
    with database() as url, tempfile.TemporaryDirectory() as folder:
        file = f"sqlite:///{Path(folder) / 'bench.sqlite'}"
        for each in (url, file):
            upgrade(each, epoch="bench", at=0)
        rows = asyncio.run(measured(url, file, seconds, count))
    print(f"{CUSTOMERS} customers, {count} rounds of {seconds:g} s; medians")
    print(f"{'':34}{'turns/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs':>9}")
    for name, found in rows.items():
        middle = [statistics.median(row[key] for row in found) for key in found[0]]
        print(f"{name:34}" + "".join(f"{round(figure, 1):>9}" for figure in middle))
    usual = rows["postgres, a transaction a turn"]
    for name in rows:
        if "batches" in name:
            pairs = zip(rows[name], usual, strict=True)
            ratio = [a["turns_s"] / b["turns_s"] for a, b in pairs]
            spread = f"{min(ratio):.1f}–{max(ratio):.1f}"
            print(f"{name} / a transaction a turn: {statistics.median(ratio):.1f} ({spread})")


if __name__ == "__main__":
    main()
