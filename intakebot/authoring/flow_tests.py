"""``*.test.yaml``: tested conversations in the author's words, read and checked."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from intakebot.authoring import reading
from intakebot.authoring.bench import PAGE, Bench
from intakebot.authoring.diagnostics import Diagnostic
from intakebot.authoring.document import Listing, Node, Scalar, Settings, Source, Span
from intakebot.authoring.settings import fit
from intakebot.authoring.shapes import Line, TestShape, TestsShape
from intakebot.engine import spelling
from intakebot.engine.flow import Flow

NAMES_A_QUESTION = ("skips", "doesnt_know", "why", "goes_back", "asks")

FindFlow = Callable[[str], Flow | None]


@dataclass(frozen=True, slots=True)
class FlowTest:
    """One test, ready to run. ``lines`` are the line numbers of its chat, in order."""

    file: str
    line: int
    flow: str
    shape: TestShape
    lines: tuple[int, ...]
    case_line: int = 0


def read_tests(folder: Path) -> dict[str, bytes]:
    """The test files of a folder, by name.

    Raises:
        OSError: the folder can't be read.
    """
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name.endswith((".test.yaml", ".test.yml")) and path.is_file():
            with path.open("rb") as file:
                found[path.name] = file.read(reading.LARGEST + 1)
    return found


def compile_tests(
    files: Mapping[str, bytes], shown_as: str, flow: FindFlow, broken: Collection[str] = ()
) -> tuple[list[FlowTest], list[Diagnostic], dict[str, Source]]:
    """All tests of the files, all that is wrong with them, and the texts by shown name.

    ``broken`` are flows that are there and whose own problems are told already.
    """
    tests: list[FlowTest] = []
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for name, raw in files.items():
        shown = f"{shown_as}/{name}" if shown_as else name
        source, found = reading.decode(shown, raw)
        node: Node | None = None
        if not found:
            node, found = reading.read(source)
        sources[shown] = source
        problems += found
        if node is not None:
            bench = Bench()
            tests += _tests(node, flow, broken, bench)
            problems += bench.problems
    return tests, problems, sources


def _tests(node: Node, flow: FindFlow, broken: Collection[str], bench: Bench) -> list[FlowTest]:
    shape, problems = fit(TestsShape, node, "a file of tests")
    bench.problems += problems
    if not isinstance(node, Settings):
        return []
    listing = node.get("tests")
    items = listing.items if isinstance(listing, Listing) else ()
    tested = None
    name = node.get("flow")
    if isinstance(name, Scalar) and name.text:
        tested = flow(name.text)
        if tested is None and name.text not in broken:
            said = f"there is no flow '{name.text[:40]}' that could be tested"
            bench.note(name.span, "unknown-flow", said, "see `flows check` if it is there")
    for item in items:
        _check(item, tested, bench)
    if shape is None or (shape.flow and tested is None):
        return []
    return [_test(item, each, shape.flow) for item, each in zip(items, shape.tests, strict=True)]


def _check(item: Node, flow: Flow | None, bench: Bench) -> None:
    if not isinstance(item, Settings):
        return
    chat = item.get("chat")
    for line in chat.items if isinstance(chat, Listing) else ():
        if isinstance(line, Settings) and line.entries:
            _check_line(line, flow, bench)
    page = item.get("page")
    for entry in page if isinstance(page, Settings) else ():
        if entry.key.text not in PAGE:
            hint = f"a page has: {', '.join(PAGE)}"
            said = f"unknown setting '{entry.key.text}' for a page"
            bench.note(entry.key.span, "unknown-setting", said, hint)
    at = item.get("at")
    if isinstance(at, Scalar) and moment(at.text) is None:
        said = f"'{at.text[:40]}' is no time"
        bench.note(at.span, "wrong-value", said, "such as: 2026-03-02T10:00:00Z")
    case = item.get("case")
    if flow is not None and isinstance(case, Settings):
        for entry in case:
            _question(entry.key.text, entry.key.span, flow, bench)


def _check_line(line: Settings, flow: Flow | None, bench: Bench) -> None:
    if len(line.entries) > 1:
        second = list(line)[1]
        said = f"'{second.key.text}' stands beside '{next(iter(line)).key.text}'"
        bench.note(second.key.span, "wrong-value", said, "begin a line of its own with '- '")
    for entry in line:
        if flow is None:
            continue
        if entry.key.text in NAMES_A_QUESTION and isinstance(entry.value, Scalar):
            if entry.value.text.lower() not in ("yes", "true", ""):
                _question(entry.value.text, entry.value.span, flow, bench)
        elif entry.key.text == "changes" and isinstance(entry.value, Settings):
            for change in entry.value:
                _question(change.key.text, change.key.span, flow, bench)


def _question(name: str, span: Span, flow: Flow, bench: Bench) -> None:
    if name in flow.index or name in ("topic", "more"):
        return
    like = spelling.closest(name, flow.index)
    hint = f"did you mean '{like}'?" if like else f"it has: {', '.join(flow.index)}"
    said = f"'{flow.id}' has no question '{name[:40]}'"
    bench.note(span, "unknown-question", said, hint)


def _test(item: Node, shape: TestShape, flow: str) -> FlowTest:
    assert isinstance(item, Settings)  # or the shape would not have fitted
    chat, case = item.get("chat"), item.key("case")
    lines = [_line(each.span) for each in chat.items] if isinstance(chat, Listing) else []
    source = item.span.source
    return FlowTest(
        source.file,
        _line(item.span),
        flow,
        shape,
        tuple(lines),
        _line(case.span) if case else 0,
    )


def _line(span: Span) -> int:
    return span.source.place(span.start)[0]


def moment(text: str) -> int | None:
    """A time as UTC milliseconds; without a zone it is UTC. None for what is no time."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return int(found.replace(tzinfo=found.tzinfo or UTC).timestamp() * 1000)


def said(line: Line) -> tuple[str, object]:
    """What a line of the chat is about: its word, and what stands after it."""
    given = line.model_dump(by_alias=True, exclude_none=True)
    return next(iter(given.items()), ("", ""))


def in_words(line: Line) -> str:
    """A line of the chat as its author wrote it."""
    word, value = said(line)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, Mapping):
        value = "{" + ", ".join(f"{name}: {text}" for name, text in value.items()) + "}"
    return f"{word}: {value}"


def chosen(tests: Sequence[FlowTest], words: str) -> list[FlowTest]:
    """The tests whose sentence or file holds these words."""
    wanted = words.casefold()
    return [t for t in tests if wanted in t.shape.it.casefold() or wanted in t.file.casefold()]
