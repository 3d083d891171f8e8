"""Where a waiting customer stands: the place in line and the range that others waited.

Only what was measured is said: no range before enough waits were seen, no place that we
do not know.
"""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from intakebot.desk.conversations import QUEUE
from intakebot.desk.presence import room_topic
from intakebot.engine.brief import Brief
from intakebot.engine.events import Staffing
from intakebot.hub import Hub
from intakebot.store.journal import Journal
from intakebot.store.queue import Queue

ENOUGH = 5
"""Waits of a team that must have been seen before a range is given."""
KEPT = 50
AT_MOST = 100_000
PAUSE = 1.0
"""Seconds between two looks at the queue."""


@dataclass(frozen=True, slots=True)
class Place:
    """Place in line (1 is next), and minutes that a quarter and three quarters waited at most."""

    place: int
    low: int = 0
    high: int = 0
    online: bool = True
    opens: int = 0


class Waiting:
    """Keeps the line by following the queue's changes."""

    def __init__(self, journal: Journal, hub: Hub, now: Callable[[], int], queue: Queue) -> None:
        self._journal = journal
        self._queue = queue
        self._hub = hub
        self._now = now
        self._after = 0
        self._line: dict[str, Brief] = {}
        self._places: dict[str, int] = {}
        self._waited: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=KEPT))
        self._news = asyncio.Event()
        self.staffing: Callable[[str], Staffing] = lambda team: Staffing()

    def place(self, conversation: str) -> Place | None:
        """Where that customer stands; None when they are not waiting."""
        place = self._places.get(conversation)
        if place is None:
            return None
        team = self._line[conversation].team
        low, high = self._range(team)
        staffing = self.staffing(team)
        return Place(place, low, high, staffing.online, staffing.opens)

    def depths(self) -> dict[str, int]:
        """How many wait for each team."""
        return Counter(row.team for row in self._line.values())

    def _range(self, team: str) -> tuple[int, int]:
        waits = sorted(self._waited[team])
        if len(waits) < ENOUGH:
            return 0, 0
        low = waits[len(waits) // 4] // 60_000
        return max(1, low), max(1, low, -(-waits[3 * len(waits) // 4] // 60_000))

    async def run(self) -> None:
        """Follow the queue until cancelled."""
        leave = self._hub.subscribe(QUEUE, self._news.set)
        try:
            await self.begin()
            self._news.set()
            while True:
                await self._news.wait()
                self._news.clear()
                await self.catch_up()
                await asyncio.sleep(PAUSE)
        finally:
            leave()

    async def begin(self) -> None:
        """Who waits now; the closed matters of all the years before are of no interest."""
        rows = await asyncio.to_thread(self._queue.open_rows, AT_MOST)
        self._line = {row.conversation: row for row in rows.rows if _waits(row)}
        self._after = rows.upto

    async def catch_up(self) -> None:
        """Take in what changed and tell the rooms of those whose place moved."""
        while True:
            changes = await self._journal.changes(self._after)
            for row in changes.rows:
                self._take(row)
            self._after = changes.upto
            if not changes.more:
                break
        before, self._places = self._places, self._count()
        for conversation in before | self._places:
            if before.get(conversation) != self._places.get(conversation):
                self._hub.wake_here(room_topic(conversation))

    def _take(self, row: Brief) -> None:
        old = self._line.pop(row.conversation, None)
        if _waits(row):
            self._line[row.conversation] = row
        elif old is not None and row.phase == "live":
            self._waited[old.team].append(max(0, self._now() - old.waiting_since))

    def _count(self) -> dict[str, int]:
        counted: dict[str, int] = defaultdict(int)
        places = {}
        for row in sorted(self._line.values(), key=_turn):
            counted[row.team] += 1
            places[row.conversation] = counted[row.team]
        return places


def _waits(row: Brief) -> bool:
    """Whether they wait for a person: an incident's customers wait for news."""
    return row.phase == "waiting" and bool(row.waiting_since or not row.incident)


def _turn(row: Brief) -> tuple[bool, int]:
    """Whose turn it is: somebody in danger comes first, as agents see it too."""
    return row.care != "crisis", row.waiting_since
