"""The end of the log in memory: what was just committed is read from here, most of the time.

A cache of the log and never a second path: it holds the bytes that went to disk, after
they did.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from itertools import islice

from intakebot.engine.brief import Brief
from intakebot.store.journal import Changes, Slice


class _Tail:
    """Entries ``first`` and on of one conversation, without a gap."""

    __slots__ = ("first", "hidden", "lines", "size")

    def __init__(self, first: int) -> None:
        self.first = first
        self.lines: list[bytes] = []
        self.hidden: list[bool] = []
        self.size = 0

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


class Tails:
    """The last entries of the conversations that moved last, within a budget of bytes."""

    def __init__(self, entries: int = 100, size: int = 8 << 20) -> None:
        self._entries = entries
        self._room = size
        self._used = 0
        self._tails: OrderedDict[str, _Tail] = OrderedDict()

    def add(self, conversation_id: str, first: int, lines: list[bytes], hidden: list[bool]) -> None:
        """Entries ``first`` and on were committed."""
        tail = self._tails.pop(conversation_id, None)
        if tail is not None and tail.last + 1 != first:
            # Somebody else wrote in between; what we hold no longer joins.
            self._used -= tail.size
            tail = None
        tail = self._tails[conversation_id] = tail or _Tail(first)
        tail.lines += lines
        tail.hidden += hidden
        size = sum(map(len, lines))
        tail.size += size
        self._used += size
        if len(tail.lines) > 2 * self._entries:
            self._shorten(tail)
        while self._used > self._room:
            self._used -= self._tails.popitem(last=False)[1].size

    def doubt(self, conversation_id: str, upto: int) -> None:
        """There are said to be entries up to there; what ends before is not the end of the log."""
        tail = self._tails.get(conversation_id)
        if tail is not None and tail.last < upto:
            self._used -= self._tails.pop(conversation_id).size

    def _shorten(self, tail: _Tail) -> None:
        old = len(tail.lines) - self._entries
        size = sum(map(len, tail.lines[:old]))
        del tail.lines[:old], tail.hidden[:old]
        tail.first += old
        tail.size -= size
        self._used -= size

    def read(self, conversation_id: str, after: int, private: bool, limit: int) -> Slice | None:
        """The entries after ``after``, if all of them are here."""
        tail = self._tails.get(conversation_id)
        if tail is None or not tail.first - 1 <= after <= tail.last:
            return None
        start = after + 1 - tail.first
        lines = tail.lines[start : start + limit]
        upto = after + len(lines)
        if not private:
            hidden = tail.hidden[start : start + limit]
            lines = [line for line, hide in zip(lines, hidden, strict=True) if not hide]
        return Slice(after, upto, lines)


class QueueTail:
    """The queue rows that changed last, each once, in the order of changes."""

    def __init__(self, newest: int, rows: int = 1000) -> None:
        self._floor = self.newest = newest
        self._doubted = 0
        self._rows = rows
        self._briefs: OrderedDict[str, Brief] = OrderedDict()

    def add(self, briefs: Mapping[str, Brief], newest: int = 0) -> None:
        """These rows were committed, in this order; ``newest`` is a later place without a row."""
        for conversation_id, brief in briefs.items():
            self._briefs[conversation_id] = brief
            self._briefs.move_to_end(conversation_id)
            self.newest = brief.changed
        self.newest = max(self.newest, newest)
        while len(self._briefs) > self._rows:
            self._floor = self._briefs.popitem(last=False)[1].changed

    def doubt(self, upto: int) -> None:
        """There are said to be changes up to there; what ends before is not all there is."""
        self._doubted = max(upto, self._doubted)

    def settle(self, upto: int) -> None:
        """The store itself says how far the changes go, whatever was said."""
        self._doubted = upto

    def forget(self, newest: int) -> None:
        """Rows changed that are not known here; everything up to ``newest`` is on disk only."""
        self._briefs.clear()
        self._floor = self.newest = max(newest, self.newest)

    def read(self, after: int, limit: int) -> Changes | None:
        """The rows that changed after ``after``, if all of them are here."""
        if not self._floor <= after <= self.newest or self._doubted > self.newest:
            return None
        rows = list(reversed(list(_later(reversed(self._briefs.values()), after))))
        if len(rows) > limit:
            rows = list(islice(rows, limit))
            return Changes(after, rows[-1].changed, rows, more=True)
        return Changes(after, self.newest, rows)


def _later(newest_first: Iterable[Brief], after: int) -> Iterable[Brief]:
    for brief in newest_first:
        if brief.changed <= after:
            return
        yield brief
