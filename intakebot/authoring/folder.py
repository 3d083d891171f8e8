"""A folder of flows: every file compiled, and what must fit together between files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from intakebot.authoring import reading
from intakebot.authoring.bench import Bench
from intakebot.authoring.diagnostics import Diagnostic, at, grave, in_order
from intakebot.authoring.document import Listing, Node, Scalar, Settings, Source, Span
from intakebot.authoring.flows import Compiled, compile_flow
from intakebot.authoring.phrases import compile_phrases, is_phrases
from intakebot.authoring.places import Site, Team, compile_sites, compile_teams
from intakebot.authoring.questions import gather
from intakebot.authoring.replies import Reply, compile_replies
from intakebot.authoring.settings import fit
from intakebot.authoring.shapes import SharedShape
from intakebot.understanding.phrasebook import Phrasebook

T = TypeVar("T")
MOST_FILES = 500
ENDINGS = (".yaml", ".yml")


@dataclass(slots=True)
class Folder:
    """What became of a folder's files. Names are relative to the folder, with ``/``."""

    sources: dict[str, Source] = field(default_factory=dict)
    documents: dict[str, Node | None] = field(default_factory=dict)
    flows: dict[str, Compiled] = field(default_factory=dict)
    """By file."""
    teams: dict[str, Team] | None = None
    """None where teams.yaml is not right."""
    sites: dict[str, Site] | None = None
    replies: dict[str, Reply] | None = None
    book: Phrasebook | None = None
    """The phrases that ship and those of the folder; None where one of its files is not right."""
    problems: list[Diagnostic] = field(default_factory=list)
    _own: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """What is wrong with reading each file."""

    def of(self, file: str) -> list[Diagnostic]:
        """The problems of one file."""
        shown = self.sources[file].file
        return [each for each in self.problems if each.file == shown]

    def blamed(self, file: str) -> list[Diagnostic]:
        """What keeps a flow from going live: its own problems and those of what it includes."""
        used = self.flows[file].used if file in self.flows else frozenset()
        files = [file, *(name for name in self.sources if _shared_name(name) in used)]
        return [each for name in files for each in self.of(name) if each.severity == "error"]


def read_folder(folder: Path) -> dict[str, bytes]:
    """The flow files of a folder and of its ``shared``, by name; tests are left out.

    Raises:
        OSError: the folder can't be read.
    """
    found: dict[str, bytes] = {}
    for place in (folder, folder / "shared"):
        if place != folder and not place.is_dir():
            continue
        for path in sorted(place.iterdir())[: MOST_FILES * 4]:
            name = path.relative_to(folder).as_posix()
            if len(found) < MOST_FILES and _is_flow_file(path):
                try:
                    with path.open("rb") as file:
                        found[name] = file.read(reading.LARGEST + 1)
                except FileNotFoundError:  # gone since the listing: it is simply not there
                    continue
    return found


def _is_flow_file(path: Path) -> bool:
    name = path.name
    hidden = name.startswith((".", "#", "~"))
    test = name.removesuffix(".yaml").removesuffix(".yml").endswith(".test")
    return name.endswith(ENDINGS) and not hidden and not test and path.is_file()


def compile_folder(
    files: Mapping[str, bytes], shown_as: str = "", before: Folder | None = None
) -> Folder:
    """Compile all files of a folder.

    Args:
        files: their bytes by name.
        shown_as: what stands before a name in diagnostics, such as ``flows``.
        before: an earlier outcome; what did not change is taken from there.
    """
    made = Folder()
    for name, raw in sorted(files.items()):
        shown = str(PurePosixPath(shown_as) / name) if shown_as else name
        _read(made, name, shown, raw, before)
    problems = [each for own in made._own.values() for each in own]
    shared = _shared(made, problems)
    made.teams = _named(made, "teams", compile_teams, problems)
    known = set(made.teams) if made.teams else None  # without teams any name will do
    same = before is not None and _same_ground(made, before)
    for name in made.sources:
        if _is_flow(name):
            old = before.flows.get(name) if before and same else None
            unchanged = before and made.sources[name] is before.sources.get(name)
            made.flows[name] = old if old and unchanged else _flow(made, name, shared, known)
    for compiled in made.flows.values():
        problems += compiled.problems
    _unused(made, shared, problems)
    ids = {each.id for each in made.flows.values()}
    made.sites = _named(made, "sites", lambda node: compile_sites(node, ids), problems)
    flows = [each.flow for each in made.flows.values()]
    made.replies = _named(
        made, "replies", lambda node: compile_replies(node, flows, known), problems
    )
    _book(made, problems, before)
    problems += _between(made)
    made.problems = in_order(problems)
    return made


def _read(made: Folder, name: str, shown: str, raw: bytes, before: Folder | None) -> None:
    source, problems = reading.decode(shown, raw)
    old = before.sources.get(name) if before else None
    if before and old and old.text == source.text and not problems:
        made.sources[name], made.documents[name] = old, before.documents[name]
        made._own[name] = before._own[name]
        return
    node = None
    if not problems:
        node, problems = reading.read(source)
        if node is None and not problems:
            said = "the file is empty"
            problems = [at(Span(source, 0, 0), "not-a-flow", said, "such as: flow: my-first-flow")]
    made.sources[name], made.documents[name] = source, node
    made._own[name] = problems


def _same_ground(made: Folder, before: Folder) -> bool:
    """Whether everything that flows stand on is as it was."""
    grounds = [
        {name: source for name, source in each.sources.items() if not _is_flow(name)}
        for each in (made, before)
    ]
    return grounds[0] == grounds[1]


def _shared_name(file: str) -> str:
    return PurePosixPath(file).stem if file.startswith("shared/") else ""


def _is_flow(file: str) -> bool:
    named = PurePosixPath(file).stem in ("teams", "sites", "replies") or is_phrases(file)
    return "/" not in file and not named


def _shared(made: Folder, problems: list[Diagnostic]) -> dict[str, Node | None]:
    shared: dict[str, Node | None] = {}
    for file, node in made.documents.items():
        name = _shared_name(file)
        if name:
            shared[name] = node
            if node is not None:
                problems += fit(SharedShape, node, "a file of shared questions")[1]
    return shared


def _flow(
    made: Folder, file: str, shared: Mapping[str, Node | None], teams: set[str] | None
) -> Compiled:
    node = made.documents[file]
    if node is None:
        return Compiled("", None, [])
    texts = {_shared_name(name): source.text for name, source in made.sources.items()}
    compiled = compile_flow(node, shared, teams, {**texts, "": made.sources[file].text})
    broken = grave(made._own[file]) or any(
        shared[name] is None or grave(made._own[own])
        for name in compiled.used
        for own in made.sources
        if _shared_name(own) == name
    )
    if broken and compiled.flow is not None:
        return Compiled(compiled.id, None, compiled.problems, compiled.used, compiled.node)
    return compiled


def _named(
    made: Folder,
    name: str,
    compile_: Callable[[Node], tuple[dict[str, T] | None, list[Diagnostic]]],
    problems: list[Diagnostic],
) -> dict[str, T] | None:
    """What the file of that name lists: nothing without one, None where it is not right."""
    file = next((each for each in made.sources if each.startswith(f"{name}.")), None)
    if file is None:
        return {}
    node = made.documents[file]
    if node is None:
        return None
    listed, found = compile_(node)
    problems += found
    return None if grave(made._own[file]) else listed


def _book(made: Folder, problems: list[Diagnostic], before: Folder | None) -> None:
    files = {name: node for name, node in made.documents.items() if is_phrases(name)}
    if before and before.book and _phrase_files(made) == _phrase_files(before):
        made.book = before.book
        return
    made.book, found = compile_phrases(files)
    problems += found
    if any(grave(made._own[name]) for name in files):
        made.book = None


def _phrase_files(folder: Folder) -> dict[str, Source]:
    return {name: source for name, source in folder.sources.items() if is_phrases(name)}


def _unused(made: Folder, shared: Mapping[str, Node | None], problems: list[Diagnostic]) -> None:
    """Check shared files that no flow includes: they would otherwise go unread."""
    used = {name for compiled in made.flows.values() for name in compiled.used}
    for name in shared.keys() - used:
        node, bench = shared[name], Bench()
        if isinstance(node, Settings):
            gather(node.get("questions"), shared, bench, {name})
            problems += bench.problems


def _between(made: Folder) -> Iterable[Diagnostic]:
    """What must fit together between flows."""
    flows = [each for each in made.flows.values() if each.node is not None]
    yield from _twice(flows, "flow", "duplicate-flow", "there is another flow '{0}'")
    defaults = [each for each in flows if _says_yes(each.node, "default")]
    for each in defaults[1:]:
        span = _span(each.node, "default")
        first = _place(defaults[0].node, "default")
        yield at(span, "two-defaults", "another flow is the default already", f"see {first}")
    if not defaults and len(flows) > 1:
        said = "no flow says 'default: yes'"
        way = "add it to the flow that takes what no other claims"
        yield at(_span(flows[-1].node, "flow"), "no-default", said, way)
    yield from _same_openings(flows)


def _twice(flows: list[Compiled], key: str, code: str, said: str) -> Iterable[Diagnostic]:
    first: dict[str, Compiled] = {}
    for each in flows:
        other = first.setdefault(each.id, each)
        if each.id and other is not each:
            place = _place(other.node, key)
            yield at(_span(each.node, key), code, said.format(each.id), f"see {place}")


def _same_openings(flows: list[Compiled]) -> Iterable[Diagnostic]:
    taken: dict[str, tuple[Compiled, Scalar]] = {}
    for each in flows:
        listing = each.node.get("starts_with") if each.node else None
        for item in listing.items if isinstance(listing, Listing) else ():
            if not isinstance(item, Scalar):
                continue
            words = " ".join(item.text.casefold().split()).strip(".!?")
            other, where = taken.setdefault(words, (each, item))
            if other is not each:
                line, _ = where.span.source.place(where.span.start)
                said = f"'{item.text[:60]}' leads to '{other.id}' as well"
                hint = f"see {where.span.source.file}:{line}"
                yield at(item.span, "same-opening", said, hint)


def _says_yes(node: Settings | None, name: str) -> bool:
    value = node.get(name) if node else None
    return isinstance(value, Scalar) and value.text.lower() in ("yes", "true", "on", "1", "y", "t")


def _span(node: Settings | None, name: str) -> Span:
    value = node.get(name) if node else None
    assert node is not None  # only flows that could be read are compared
    return value.span if value else node.span


def _place(node: Settings | None, name: str) -> str:
    span = _span(node, name)
    return f"{span.source.file}:{span.source.place(span.start)[0]}"
