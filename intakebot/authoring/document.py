"""A YAML file as its author sees it: texts, lists and settings, each with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeAlias


@dataclass(frozen=True, eq=False)
class Source:
    """One file's text. ``file`` is its name as diagnostics show it."""

    file: str
    text: str = field(repr=False)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(at + 1 for at, sign in enumerate(self.text) if sign == "\n")]

    @cached_property
    def hash(self) -> str:
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def line(self, number: int) -> str:
        """Line ``number``, counted from 1; empty where there is none."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else None]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file, in code points: what a diagnostic underlines."""

    source: Source
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. ``style`` is the sign it began with: ``"``, ``'``, ``|``, ``>`` or nothing."""

    text: str
    span: Span
    style: str = ""

    def part(self, start: int, end: int) -> Span:
        """The stretch of the file that characters ``start`` to ``end`` of the text come from."""
        offsets = _offsets(self)
        first = offsets[min(max(start, 0), len(offsets) - 1)]
        last = offsets[min(max(end - 1, start, 0), len(offsets) - 1)]
        return Span(self.span.source, first, max(last + (end > start), first))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting with its name."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Settings:
    """Names with values."""

    entries: dict[str, Entry] = field(default_factory=dict)
    span: Span = field(default_factory=lambda: Span(Source("", ""), 0, 0))

    def get(self, name: str) -> "Node | None":
        entry = self.entries.get(name)
        return entry.value if entry else None

    def key(self, name: str) -> Scalar | None:
        entry = self.entries.get(name)
        return entry.key if entry else None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())


Node: TypeAlias = Scalar | Listing | Settings


def plain(node: Node) -> Any:
    """The node as plain values: every scalar is text."""
    match node:
        case Scalar(text):
            return text
        case Listing(items):
            return [plain(item) for item in items]
        case Settings(entries):
            return {name: plain(entry.value) for name, entry in entries.items()}


def find(node: Node, path: Sequence[int | str]) -> tuple[Node, Scalar | None]:
    """The node at ``path`` and the name it goes by; the nearest there is, where it is missing."""
    key: Scalar | None = None
    for step in path:
        if isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Settings) and step in node.entries:
            entry = node.entries[str(step)]
            node, key = entry.value, entry.key
    return node, key


def _offsets(scalar: Scalar) -> list[int]:
    """Where in the file each character of the text comes from; one more for its end.

    The text and the file are walked side by side: what the text does not have is indentation,
    a line break that was folded or a sign of quoting.
    """
    raw, at, end = scalar.span.source.text, scalar.span.start, scalar.span.end
    if scalar.style in ("|", ">"):
        at = raw.find("\n", at, end) + 1 or end
    elif scalar.style:
        at, end = at + 1, end - 1
    offsets = []
    for sign in scalar.text:
        if scalar.style == '"' and raw.startswith("\\", at) and at < end:
            offsets.append(at)
            at += _escape(raw, at)
        elif sign.isspace():
            offsets.append(at)
            at = _over_space(raw, at, end)
        else:
            found = raw.find(sign, at, min(end, at + _FAR))
            at = found if found >= 0 else at
            offsets.append(min(at, end))
            at += 2 if sign == "'" == scalar.style else 1
    return [*offsets, min(at, end)]


_FOLD = re.compile(r"[ \t]*\n[ \t\n]*")
_FAR = 400
"""How far the next character of a text may be: further away it is not the same one."""
_ESCAPES = {"x": 4, "u": 6, "U": 10}


def _escape(raw: str, at: int) -> int:
    return _ESCAPES.get(raw[at + 1 : at + 2], 2)


def _over_space(raw: str, at: int, end: int) -> int:
    """Past one space, or past a line break and all space around it."""
    folded = _FOLD.match(raw, at, end)
    if folded:
        return folded.end()
    return at + 1 if at < end and raw[at].isspace() else at
