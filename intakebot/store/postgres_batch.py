"""One batch of requests over one PostgreSQL connection: one statement, or as few as can be.

Each statement takes the row of ``change_counter`` first and holds it to its commit. So batches
commit one after the other in the order of their places, in all processes together: whoever has
read up to a place has missed nothing before it (decision 0014).
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from msgspec import structs

from intakebot.engine import conversation as states
from intakebot.store import statements as sql
from intakebot.store.journal import Committed, JournalError, LostRace, Repeated
from intakebot.store.postgres import storable, storage_error
from intakebot.store.requests import Amend, Create, Outcome, Request, Result, Settle
from intakebot.store.shapes import TOUCH

TURN: Final = (
    "int, int, int, text, int, text, bigint,"
    " text, text, text, text, text, text, bigint, text"
)  # fmt: skip
ENTRY: Final = "int, int, bigint, text, text, bool, text, text, text, bytea, text"
JOB: Final = "int, text, text, text, bigint"
NEW: Final = "int, text, text, bytea, bigint, text, text, text"


def _given(first: int, types: str) -> str:
    """Rows that come as one array a column."""
    kinds = types.split(", ")
    return "unnest(" + ", ".join(f"${first + n}::{kind}[]" for n, kind in enumerate(kinds)) + ")"


MOVE: Final = (
    "WITH counter AS ("  # noqa: S608
    "UPDATE change_counter SET newest = newest + $1 RETURNING newest - $1 AS at),"
    " moved AS (UPDATE conversation AS c SET"
    " changed = CASE WHEN t.place > 0 THEN counter.at + t.place ELSE c.changed END,"
    " state = t.state, seq = t.seq, phase = t.phase, handed_over = t.handed_over,"
    " flow = coalesce(t.flow, c.flow), team = coalesce(t.team, c.team),"
    " owner = coalesce(t.owner, c.owner), customer = coalesce(t.customer, c.customer),"
    " title = coalesce(t.title, c.title), priority = coalesce(t.priority, c.priority),"
    " waiting_since = coalesce(t.waiting_since, c.waiting_since),"
    " brief = coalesce(t.brief, c.brief)"
    f" FROM counter, {_given(2, TURN)} AS t (number, expected, place, state, seq, phase,"
    " handed_over, flow, team, owner, customer, title, priority, waiting_since, brief)"
    " WHERE c.number = t.number AND c.seq = t.expected"
    " RETURNING c.number, c.alike, c.contacts),"
    " entered AS (INSERT INTO entry"
    " (number, seq, at, by, type, private, sender, who, cid, digest, data)"
    f" SELECT e.* FROM {_given(17, ENTRY)} AS e (number)"
    " WHERE (e.number IN (SELECT number FROM moved)) IS TRUE),"
    " promised AS (INSERT INTO outbox (kind, conversation, payload, due, tries, done, error)"
    f" SELECT j.kind, j.conversation, j.payload, j.due, 0, 0, '' FROM {_given(28, JOB)}"
    " AS j (number, kind, conversation, payload, due)"
    " WHERE (j.number IN (SELECT number FROM moved)) IS TRUE)"
    " SELECT counter.at, m.number, m.alike, m.contacts FROM counter LEFT JOIN moved AS m ON true"
)
"""A turn that is not where it should be moves nothing, and none of its entries is written.
``IS TRUE`` keeps the planner to a hash of those that moved, whatever it believes of their number.
"""
ONE_MORE: Final = "UPDATE change_counter SET newest = newest + 1 RETURNING newest"
NUMBERS: Final = "SELECT nextval('conversation_number_seq') FROM generate_series(1, $1)"
CREATE: Final = (
    f"INSERT INTO conversation ({sql.NEW_COLUMNS})"  # noqa: S608
    f" SELECT n.id, n.number, n.site, n.token_hash, 0, 0, n.created, n.phase, n.flow, {sql.NEW},"
    f" n.state FROM {_given(1, NEW)}"
    " AS n (number, id, site, token_hash, created, phase, flow, state)"
)

Work: TypeAlias = Callable[[Sequence[Any], Result], Awaitable[list[Outcome]]]


class PostgresBatches:
    """Writes batches over one connection of asyncpg's."""

    def __init__(self, db: Any) -> None:
        self._db = db

    async def write(self, batch: Sequence[Request]) -> Result:
        """Write all that can be written; the rest is an exception in its place.

        Raises:
            asyncpg.PostgresError, asyncpg.InterfaceError, OSError: the server or the way to
                it failed; what was not acknowledged before may be written or not.
        """
        result = Result([])
        outcomes: dict[int, Outcome] = {}
        new = [request for request in batch if isinstance(request, Create)]
        settles = [request for request in batch if isinstance(request, Settle)]
        rest = [request for request in batch if not isinstance(request, Create | Settle)]
        steps: list[tuple[Work, Sequence[Any]]] = [(self._create, new)]
        steps += [(self._together, group) for group in once(rest)]
        steps.append((self._settle, settles))
        for work, group in steps:
            done = await self._parted(work, group, result)
            outcomes |= {id(asked): outcome for asked, outcome in zip(group, done, strict=True)}
        result.outcomes = [outcomes[id(request)] for request in batch]
        return result

    async def _parted(self, work: Work, group: Sequence[Any], result: Result) -> list[Outcome]:
        """All at once; if one is bad, each half for itself, until the bad one is alone."""
        if not group:
            return []
        try:
            return await work(group, result)
        except Exception as error:
            if storage_error(error):
                raise
            if len(group) == 1:
                return [await self._why(group[0], error)]
        half = len(group) // 2
        first = await self._parted(work, group[:half], result)
        return first + await self._parted(work, group[half:], result)

    async def _create(self, group: Sequence[Create], _result: Result) -> list[Outcome]:
        """Numbers first: they are part of what is stored. One that is not used leaves a gap."""
        numbers = [row[0] for row in await self._db.fetch(NUMBERS, len(group))]
        rows = []
        for number, request in zip(numbers, group, strict=True):
            new = structs.replace(request.conversation, number=number)
            state = states.encode(new).decode()
            row = (number, new.id, new.site, request.token_hash, new.began, new.phase, new.flow)
            rows.append((*row, state))
        await self._db.execute(CREATE, *columns(rows, NEW))
        return numbers

    async def _settle(self, group: Sequence[Settle], _result: Result) -> list[Outcome]:
        await self._db.execute(TOUCH)
        return [0] * len(group)

    async def _together(self, group: Sequence[sql.Ready | Amend], result: Result) -> list[Outcome]:
        """One statement for all turns; what few of them need besides comes after it."""
        turns = [request for request in group if isinstance(request, sql.Ready)]
        moved = Moved(group)
        if len(turns) == len(group) and not any(turn.extras or turn.cases for turn in turns):
            await self._move(turns, moved)
        else:
            async with self._db.transaction():
                await self._move(turns, moved)
                for request in group:
                    await self._follow(request, moved)
        moved.tell(result)
        return [await self._outcome(request, moved, result) for request in group]

    async def _move(self, turns: Sequence[sql.Ready], moved: "Moved") -> None:
        rows = [_row(turn, moved.places.get(id(turn), 0)) for turn in turns]
        entries = [row for turn in turns for row in turn.entries]
        jobs = [(turn.move[NUMBER], *row) for turn in turns for row in turn.jobs]
        given = (*columns(rows, TURN), *columns(entries, ENTRY), *columns(jobs, JOB))
        for at, number, alike, contacts in await self._db.fetch(MOVE, moved.count, *given):
            moved.before = at
            if number is not None:
                moved.rows[number] = alike, contacts

    async def _follow(self, request: sql.Ready | Amend, moved: "Moved") -> None:
        """What a request means to other tables, and to the queue rows of other conversations."""
        if isinstance(request, Amend):
            row = (moved.place(request), request.alike, request.conversation_id, request.anew)
            if await self._db.execute(dollars(sql.ALIKE), *row) == "UPDATE 0":
                moved.places[id(request)] = 0
            else:
                moved.late = True
            return
        if request.move[NUMBER] not in moved.rows:
            return
        for statement, values in request.extras:
            await self._db.execute(dollars(statement), *map(_plain, values))
        for case in request.cases:
            for (number,) in await self._db.fetch(dollars(sql.UPWARDS), case):
                place = await self._db.fetchval(ONE_MORE)
                await self._db.execute(dollars(sql.COUNT_CONTACTS), place, number)
                moved.count += 1
                moved.late = True

    async def _outcome(self, request: sql.Ready | Amend, moved: "Moved", result: Result) -> Outcome:
        changed = moved.place(request)
        if isinstance(request, Amend):
            return changed
        now, brief = request.turn.conversation, request.turn.brief
        if now.number not in moved.rows:
            return await self._why(request, LostRace())
        if brief is not None:
            alike, contacts = moved.rows[now.number]
            shown = structs.replace(brief, changed=changed, alike=alike, contacts=contacts)
            result.briefs.pop(now.id, None)
            result.briefs[now.id] = shown
        return Committed(request.turn.expected + 1, now.seq, changed)

    async def _why(self, request: Request, error: Exception) -> Exception:
        """A repeated command says where it stands; it is also why a race seems lost."""
        if isinstance(request, sql.Ready) and request.turn.cid:
            turn = request.turn
            key = (turn.conversation.number, turn.by, turn.who, turn.cid)
            if found := await self._db.fetchrow(dollars(sql.COMMAND), *key):
                return Repeated(*found)
        return error if isinstance(error, LostRace) else JournalError(str(error))


class Moved:
    """Where a group's places are, and which of its turns were written."""

    def __init__(self, group: Sequence[sql.Ready | Amend]) -> None:
        self.before = 0
        """The place after which the group's own begin."""
        self.count = 0
        """How many they are; one that is not used leaves a gap."""
        self.rows: dict[int, tuple[int, int]] = {}
        """What else the queue shows of each conversation that moved, by its number."""
        self.places: dict[int, int] = {}
        """The own place of each request that has one."""
        self.late = False
        """Whether queue rows changed that are not those of turns."""
        for request in group:
            if isinstance(request, Amend) or request.turn.brief is not None:
                self.count += 1
                self.places[id(request)] = self.count

    def place(self, request: sql.Ready | Amend) -> int:
        """A request's own place in the order of changes; 0 if it has none."""
        relative = self.places.get(id(request), 0)
        return relative and self.before + relative

    def tell(self, result: Result) -> None:
        """Let readers know how far this reaches, and whether it joins on to what came before."""
        if result.before is None:
            result.before = self.before
        elif result.newest != self.before:
            result.elsewhere = True  # somebody else's batch came in between
        result.elsewhere |= self.late
        result.newest = self.before + self.count


NUMBER: Final = -2
"""Where a turn's row for ``MOVE`` has the conversation's number."""


def once(requests: Sequence[sql.Ready | Amend]) -> Iterator[list[sql.Ready | Amend]]:
    """The same in the same order, in groups that move each conversation once at most."""
    group: list[sql.Ready | Amend] = []
    seen: set[int] = set()
    for request in requests:
        number = request.move[NUMBER] if isinstance(request, sql.Ready) else 0
        if number in seen:
            yield group
            group, seen = [], set()
        if number:
            seen.add(number)
        group.append(request)
    yield group


def columns(rows: Sequence[Sequence[Any]], types: str) -> list[Any]:
    """Rows as one array a column."""
    return list(zip(*rows, strict=True)) if rows else [()] * len(types.split(", "))


def dollars(statement: str) -> str:
    """A statement with its blanks as PostgreSQL numbers them."""
    return statement.replace("?", "$")


def _row(turn: sql.Ready, place: int) -> tuple[Any, ...]:
    number, expected = turn.move[NUMBER:]
    state, seq, phase, handed_over, *queue = turn.move[:NUMBER]
    shown = map(_plain, queue) if queue else (None,) * 8
    return (number, expected, place, state, seq, phase, handed_over, *shown)


def _plain(value: Any) -> Any:
    return storable(value) if isinstance(value, str) else value
