"""How cost grows with the number of cases: turns, memory, the queue, search, matching, disk.

``python -m tests.performance.growth [--million]``. Cases are put in through the store's own
code, in batches: filling is not what is measured. Beyond two thousand the index of cases that
look alike is filled with copies that have numbers of their own.
"""

import asyncio
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import msgspec
import psutil
from msgspec import structs
from websockets.asyncio.client import connect

from intakebot.authoring.library import Library
from intakebot.desk.reception import hashed
from intakebot.engine.case import brief
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import entries
from intakebot.engine.entries import Said
from intakebot.engine.events import Act, AnyEvent, Begin, Say, Staffing, WantPerson
from intakebot.engine.flow import Flow
from intakebot.engine.talk import talk
from intakebot.store.candidates import CaseSearch
from intakebot.store.database import Database, upgrade
from intakebot.store.journal import Turn
from intakebot.store.search import Search
from intakebot.store.sqlite_journal import SqliteJournal
from tests.performance.matching import Speech, filled, grown, measured
from tests.performance.serving import BEGAN, fresh, intakebot, sessions, settings_for, url_of
from tests.performance.speakers import ANSWERS
from tests.performance.turns import READY, Row, measure

SIZES = (1_000, 10_000, 100_000)
MILLION = 1_000_000
OPEN = 300
"""Cases that wait; all others are closed."""
BATCH = 2_000
BY_HAND = 2_000
"""Cases whose digests are made one by one."""
ASKED = 40
"""How often the queue and the search are asked."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One intake, talked through: what every case is made from."""

    flow: Flow
    said: Conversation
    log: list[Any]


def kind(folder: Path) -> Kind:
    settings_for(folder, 0)
    library = Library()
    library.load(folder / "flows")
    now, log = Conversation("x", 1, site="shop", began=BEGAN), []
    events: list[AnyEvent] = [Begin(flow="bench")]
    events += [Say("It does not work")] * (ANSWERS + 1) + [WantPerson()]
    for event in events:
        now, effects = talk(library, now, Act(event, BEGAN, staffing=Staffing()))
        log += entries(effects)
    assert now.handed_over
    flow = library.flow("bench")
    assert flow
    return Kind(flow, now, log)


def case(kind: Kind, made: Conversation, words: str, *, waits: bool, at: int) -> Turn:
    """The whole of a case in one turn."""
    phase = "waiting" if waits else "closed"
    now = structs.replace(
        kind.said, id=made.id, number=made.number, phase=phase, opening=words, last_at=at
    )
    now = structs.replace(now, waiting_since=at if waits else 0, handed_over=at)
    log = [
        structs.replace(each, body=Said(words)) if isinstance(each.body, Said) else each
        for each in kind.log
    ]
    return Turn(now, 0, log, brief=brief(kind.flow, now))


async def put(folder: Path, kind: Kind, speech: Speech, have: int, size: int) -> None:
    """Cases into the journal and into the search, until there are so many."""
    journal, database = await SqliteJournal.open(folder / "bench.sqlite"), Database(url_of(folder))
    search = Search(database)
    for start in range(have, size, BATCH):
        upto = min(size, start + BATCH)
        words = [" ".join(speech.words()) for _ in range(start, upto)]
        blank = [fresh() for _ in words]
        numbers = await asyncio.gather(
            *(journal.create(each, hashed(secrets.token_hex(16))) for each in blank)
        )
        cases = [structs.replace(one, number=n) for one, n in zip(blank, numbers, strict=True)]
        turns = [
            case(kind, one, said, waits=start + at >= size - OPEN, at=BEGAN + start + at)
            for at, (one, said) in enumerate(zip(cases, words, strict=True))
        ]
        await asyncio.gather(*map(journal.commit, turns))
        with database.writing() as session:
            for one, said in zip(cases, words, strict=True):
                search.keep(session.connection(), one.number, said[:60], "", said)
    await journal.close()
    database.close()


def put_alike(folder: Path, speech: Speech, have: int, size: int) -> float:
    """Cases into the index of those that look alike; ms that a query takes then."""
    cases = CaseSearch(Database(url_of(folder)))
    filled(cases, speech, min(size, BY_HAND), min(have, BY_HAND))
    if size > BY_HAND:
        if have > BY_HAND:  # the copies are of the first ones
            forget(cases)
        grown(cases, BY_HAND, size)
    took = measured(cases, speech, size)
    cases.database.close()
    return took


def forget(cases: CaseSearch) -> None:
    tables = ("case_words", "rowid"), ("case_digest", "number"), ("case_group", "root")
    with cases.database.writing() as session:
        for table, key in (*tables, ("case_key", "case_number")):
            session.connection().exec_driver_sql(f"DELETE FROM {table} WHERE {key} > {BY_HAND}")


def joined(folder: Path, port: int) -> str:
    """The cookie of an agent who has just joined."""
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "intakebot", "agents", "add"]
    command.append(f"{secrets.token_hex(4)}@example.org")
    env = {**os.environ, **settings_for(folder, port)}
    link = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    token = link.stdout.strip().partition("#join=")[2]
    asked = {"token": token, "name": "Bench", "password": "a bench has no secrets to keep"}
    with httpx2.Client(base_url=address, headers={"origin": address}) as http:
        answer = http.post("/api/v1/join", json=asked).raise_for_status()
    return str(answer.headers["set-cookie"]).partition(";")[0]


def searches(speech: Speech) -> Iterator[str]:
    """What agents type: one word that many use, two words, or the beginning of one."""
    while True:
        words = speech.words()
        yield words[0]
        yield f"{words[1]} {words[2]}"
        yield words[3][:5]


def search_ms(port: int, cookie: str, speech: Speech) -> list[float]:
    took = []
    asked = searches(speech)
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", headers={"cookie": cookie}) as http:
        for _ in range(ASKED):
            began = time.perf_counter()
            http.get("/api/v1/search", params={"q": next(asked)}).raise_for_status()
            took.append((time.perf_counter() - began) * 1000)
    return took


async def queue_ms(port: int, cookie: str) -> list[float]:
    """From an agent's first frame to the whole queue."""
    took = []
    headers = {"cookie": cookie}
    for _ in range(ASKED):
        async with connect(
            f"ws://127.0.0.1:{port}/api/v1/agent",
            additional_headers=headers,
            origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]  # a plain str, as ever
            max_size=None,
        ) as line:
            began = time.perf_counter()
            await line.send('{"type":"attend"}')
            while msgspec.json.decode(await line.recv())["type"] != "queue":
                pass
            took.append((time.perf_counter() - began) * 1000)
    return took


def p95(took: list[float]) -> float:
    return round(sorted(took)[int(len(took) * 0.95)], 1)


def served(folder: Path, speech: Speech) -> dict[str, Any]:
    """What the real server shows on this store."""
    with intakebot(folder) as (pid, port):
        cookie = joined(folder, port)
        queue = asyncio.run(queue_ms(port, cookie))
        search = search_ms(port, cookie, speech)
        row = Row("", "ours", f"ws://127.0.0.1:{port}/api/v1/customer", pid, ready=READY)
        runs = [measure(row, sessions(port, READY)) for _ in range(3)]
        return {
            "turns_s": statistics.median(run["turns_s"] for run in runs),
            "server_us": statistics.median(run["server_us"] for run in runs),
            "queue_p95_ms": p95(queue),
            "search_p95_ms": p95(search),
            "mib": round(psutil.Process(pid).memory_info().rss / 2**20),
        }


def growth(*, million: bool = False) -> list[dict[str, Any]]:
    found, have, speech = [], 0, Speech()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        upgrade(url_of(folder), "epoch_bench", BEGAN)
        intake = kind(folder)
        for size in (*SIZES, MILLION) if million else SIZES:
            began = time.perf_counter()
            asyncio.run(put(folder, intake, speech, have, size))
            alike = put_alike(folder, speech, have, size)
            filled_in = time.perf_counter() - began
            have = size
            disk = sum(each.stat().st_size for each in folder.glob("bench.sqlite*")) / 2**20
            row = {"cases": size, "matching_ms": round(alike, 2), "disk_mib": round(disk)}
            found.append(row | served(folder, speech) | {"filled_s": round(filled_in, 1)})
            print(told(found[-1]), flush=True)
    return found


def told(row: dict[str, Any]) -> str:
    return (
        f"{row['cases']:>9,} cases: {row['turns_s']:,.0f} turns/s ({row['server_us']:.0f} µs),"
        f" queue {row['queue_p95_ms']} ms, search {row['search_p95_ms']} ms (p95),"
        f" matching {row['matching_ms']} ms, {row['mib']} MiB, {row['disk_mib']} MiB on disk"
    )


if __name__ == "__main__":
    growth(million="--million" in sys.argv)
