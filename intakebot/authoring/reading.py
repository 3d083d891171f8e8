"""From a file's bytes to its document, or every reason why not.

Limits and refusals are checked on the stream of events, before anything is built: whatever
somebody saves is refused within a second and a few megabytes. Every scalar stays text.
"""

import re
from collections.abc import Iterator

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from intakebot.authoring import scanning
from intakebot.authoring.diagnostics import Diagnostic, at
from intakebot.authoring.document import Entry, Listing, Node, Scalar, Settings, Source, Span
from intakebot.authoring.unreadable import explained

LARGEST = 256 * 1024
"""Bytes of one file."""
MOST_LINES = 10_000
MOST_VALUES = 5_000
"""Values of one file; the names of settings are not counted."""

_STRANGE = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Controls, line separators that editors don't show, and signs that turn the reading direction
around for good (isolates, which Arabic texts need, are fine)."""


def decode(file: str, raw: bytes) -> tuple[Source, list[Diagnostic]]:
    """The text of a file, if it is text and not too much of it."""
    if len(raw) > LARGEST:
        source = Source(file, raw[:200].decode("utf-8", "replace").partition("\n")[0])
        said = f"the file has {len(raw) // 1024:,} KiB, and {LARGEST // 1024} are allowed"
        way = "move questions to a file in shared/ and include it"
        return source, [at(Span(source, 0, 1), "too-big", said, way)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        source = Source(file, raw.decode("utf-8", "replace"))
        where = len(raw[: wrong.start].decode("utf-8", "replace"))
        said = "the file is not UTF-8 text from here on"
        way = "save it again as UTF-8"
        return source, [at(Span(source, where, where + 1), "unreadable", said, way)]
    return Source(file, text.replace("\r\n", "\n").replace("\r", "\n")), []


def read(source: Source) -> tuple[Node | None, list[Diagnostic]]:
    """The document of a file, and all that is wrong with it as far as it can be read.

    An empty file gives None and no diagnostics.
    """
    before = _before(source)
    if before:
        return None, before
    building = _Building(source)
    try:
        return building.document(), building.problems
    except MarkedYAMLError as wrong:
        return None, [*building.problems, explained(source, wrong)]
    except _Enough as enough:
        return None, [*building.problems, enough.diagnostic]


def _before(source: Source) -> list[Diagnostic]:
    text = source.text
    strange = _STRANGE.search(text)
    if strange:
        span = Span(source, strange.start(), strange.end())
        said = f"a character that can't be seen stands here (U+{ord(strange[0]):04X})"
        return [at(span, "strange-character", said, "delete it")]
    lines = text.count("\n")
    if lines > MOST_LINES:
        start = source.starts[MOST_LINES]
        said = f"the file has {lines:,} lines, and {MOST_LINES:,} are allowed"
        way = "move questions to a file in shared/ and include it"
        return [at(Span(source, start, start + 1), "too-big", said, way)]
    return []


class _Enough(Exception):  # it ends the reading, whatever the reason
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class _Building:
    """Puts nodes together from events, and counts."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.values = 0
        self.depth = 0
        self.events: Iterator[Event] = scanning.events(source.text)

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent) and root is not None:
                said = "a second document begins here, and a file holds one"
                self.problems.append(at(self.span(event), "not-yaml", said, "remove the '---'"))
                return root
            if isinstance(event, NodeEvent):
                root = self.node(event)
        return root

    def span(self, event: Event) -> Span:
        return Span(self.source, event.start_mark.index, event.end_mark.index)

    def node(self, event: Event) -> Node:
        self.refuse_signs(event)
        if isinstance(event, SequenceStartEvent):
            return self.listing(event)
        if isinstance(event, MappingStartEvent):
            return self.settings(event)
        self.count(event)
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        return Scalar("", self.span(event))

    def scalar(self, event: ScalarEvent) -> Scalar:
        text, span = event.value, self.span(event)
        if event.style == '"' and (strange := _STRANGE.search(text)):
            said = f"this text holds a character that can't be seen (U+{ord(strange[0]):04X})"
            self.problem(span, "strange-character", said, "remove it")
            text = _STRANGE.sub("", text)
        return Scalar(text, span, event.style or "")

    def listing(self, event: Event) -> Listing:
        items: list[Node] = []
        self.deeper(event)
        for inner in self.events:
            if isinstance(inner, SequenceEndEvent):
                break
            items.append(self.node(inner))
        self.depth -= 1
        if not items:
            self.count(event)
        end = items[-1].span.end if items else event.end_mark.index
        return Listing(tuple(items), Span(self.source, event.start_mark.index, end))

    def settings(self, event: Event) -> Settings:
        entries: dict[str, Entry] = {}
        self.deeper(event)
        for inner in self.events:
            if isinstance(inner, MappingEndEvent):
                break
            key = self.key(inner)
            value = self.node(next(self.events))
            self.keep(entries, key, value)
        self.depth -= 1
        if not entries:
            self.count(event)
        end = event.end_mark.index
        for entry in entries.values():
            end = max(end, entry.value.span.end)
        return Settings(entries, Span(self.source, event.start_mark.index, end))

    def key(self, event: Event) -> Scalar:
        if isinstance(event, ScalarEvent):
            self.refuse_signs(event)
            return self.scalar(event)
        span = self.span(event)
        if self.source.text[max(span.start - 1, 0) : span.end].startswith("{{"):
            span = Span(self.source, span.start - 1, span.end)
            said = "a text that begins with {{ needs quotes around all of it"
            raise _Enough(at(span, "braces", said, 'such as: title: "{{ symptom }}"'))
        said = "the name of a setting must be a word"
        raise _Enough(at(span, "not-yaml", said, "quote texts that begin with [, {, * or &"))

    def keep(self, entries: dict[str, Entry], key: Scalar, value: Node) -> None:
        if key.text == "<<" and not key.style:
            self.problem(key.span, "anchor", "'<<' is not used in flows", "use include:")
        elif key.text in entries:
            line, _ = self.source.place(entries[key.text].key.span.start)
            said = f"'{_short(key.text)}' stands here twice, first in line {line}"
            self.problem(key.span, "duplicate-setting", said, "keep one of them")
        else:
            entries[key.text] = Entry(key, value)

    def refuse_signs(self, event: Event) -> None:
        """Anchors, aliases and tags: noted, and read on as if they were not there."""
        if not isinstance(event, NodeEvent):
            return
        tag = getattr(event, "tag", None)
        start = event.start_mark.index
        if tag and tag != "!":
            said = f"'{_short(self.word(start))}' is a tag, and flows have none"
            self.problem(self.sign(start), "tag", said, "quote the text if it begins with '!'")
        elif isinstance(event, AliasEvent) or event.anchor is not None:
            said = f"'{_short(self.word(start))}' is not used in flows"
            way = "quote the text if it begins with '&' or '*'"
            self.problem(self.sign(start), "anchor", said, way)

    def problem(self, span: Span, code: str, message: str, hint: str) -> None:
        self.problems.append(at(span, code, message, hint))
        if len(self.problems) > 100:
            raise _Enough(at(span, "not-yaml", "there is too much wrong to go on", ""))

    def word(self, start: int) -> str:
        return self.source.text[start : start + 80].split(maxsplit=1)[0]

    def sign(self, start: int) -> Span:
        return Span(self.source, start, start + len(self.word(start)))

    def count(self, event: Event) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            said = f"the file has more than {MOST_VALUES:,} values"
            way = "move questions to a file in shared/ and include it"
            raise _Enough(at(self.span(event), "too-big", said, way))

    def deeper(self, event: Event) -> None:
        self.depth += 1
        if self.depth > scanning.DEEPEST:
            said = f"this is nested more than {scanning.DEEPEST} deep"
            raise _Enough(at(self.span(event), "too-big", said, "flows need four levels"))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
