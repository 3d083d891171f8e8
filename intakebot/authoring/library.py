"""All editions that are live, and those that conversations still hold.

A save that has problems changes nothing for customers: its flow stays as it was, and the
problems are kept to be shown. A flow whose file is gone is no longer offered; conversations
that began with it go on. Reading happens in one thread; readers always see a whole state.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from threading import Lock

from intakebot.authoring import rendering
from intakebot.authoring.diagnostics import Diagnostic
from intakebot.authoring.flows import Compiled
from intakebot.authoring.folder import Folder, compile_folder, read_folder
from intakebot.authoring.places import Site, Team
from intakebot.authoring.replies import Reply
from intakebot.authoring.standing import Report, Standing, meanwhile, notice
from intakebot.authoring.warming import warm
from intakebot.engine.flow import Flow
from intakebot.engine.manners import PLAIN, Manners
from intakebot.understanding.phrasebook import Phrasebook, shipped
from intakebot.understanding.route import Routable


@dataclass(frozen=True, slots=True)
class _State:
    """Everything readers look at, swapped as a whole."""

    standings: Mapping[str, Standing] = field(default_factory=dict)
    """By file."""
    flows: Mapping[str, Flow] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    sites: Mapping[str, Site] = field(default_factory=dict)
    replies: Mapping[str, Reply] = field(default_factory=dict)
    book: Phrasebook = field(default_factory=shipped)
    manners: Mapping[str, Manners] = field(default_factory=dict)
    """By site, each with the phrases of the folder."""
    plain: Manners = PLAIN
    """Of a site that is none of ours: a terminal, a test."""
    others: tuple[Diagnostic, ...] = ()
    """Problems of teams.yaml, sites.yaml, replies.yaml and shared files that no flow uses."""
    routables: tuple[Routable, ...] = ()


class Library:
    """The flows of one folder."""

    def __init__(self) -> None:
        self.folder = Path("flows")
        self._state = _State()
        self._compiled: Folder | None = None
        self._editions: dict[str, Flow] = {}
        self._bundles: dict[str, dict[str, str]] = {}
        self._reading = Lock()

    # --- what is live ------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether there is a flow to offer."""
        return bool(self._state.flows)

    def flow(self, flow_id: str) -> Flow | None:
        """The live edition of that flow."""
        return self._state.flows.get(flow_id)

    def flows(self) -> list[Flow]:
        """All live editions."""
        return list(self._state.flows.values())

    def editions(self) -> list[Flow]:
        """All editions in memory: those that are live and those that were."""
        return list(self._editions.values())

    def edition(self, edition: str) -> Flow | None:
        """That edition, live or not; None until ``restore`` brought it back."""
        return self._editions.get(edition)

    def default(self) -> Flow:
        """The flow that takes what no other claims; the last one where none says so.

        Raises:
            LookupError: there are no flows.
        """
        flow: Flow | None = None
        for flow in self._state.flows.values():
            if flow.default:
                return flow
        if flow is None:
            raise LookupError("no flows")
        return flow

    def routables(self) -> Sequence[Routable]:
        """What first words are matched against; the default flow's phrases too."""
        return self._state.routables

    def manners(self, site: str) -> Manners:
        """How that site meets people; plain where it does not say."""
        return self._state.manners.get(site) or self._state.plain

    @property
    def teams(self) -> Mapping[str, Team]:
        return self._state.teams

    @property
    def sites(self) -> Mapping[str, Site]:
        return self._state.sites

    @property
    def replies(self) -> Mapping[str, Reply]:
        return self._state.replies

    @property
    def book(self) -> Phrasebook:
        """What acts sound like: the phrases that ship, and the folder's own."""
        return self._state.book

    def team(self, team_id: str) -> Team | None:
        return self._state.teams.get(team_id)

    def site(self, site_id: str) -> Site | None:
        return self._state.sites.get(site_id)

    def standings(self) -> list[Standing]:
        """Every flow file as it stands, for the console."""
        return list(self._state.standings.values())

    def notices(self) -> list[str]:
        """One sentence for each file that could not be published."""
        folder = self.folder.as_posix()
        said = [notice(each, folder) for each in self.standings() if each.problems]
        rest = [each for each in self._state.others if each.severity == "error"]
        return said + [rendering.one_line(each, folder) for each in rest[:5]]

    # --- reading the folder --------------------------------------------------------------

    def load(self, folder: Path) -> Report:
        """Read a folder for the first time."""
        with self._reading:
            self.folder = Path(folder)
            self._compiled, self._state = None, _State()
        return self.reload()

    def reload(self) -> Report:
        """Look at the folder again; what is good goes live."""
        with self._reading:
            try:
                files = read_folder(self.folder)
            except OSError as wrong:
                problem = Diagnostic(
                    "unreadable", f"the folder can't be read: {wrong.strerror}", str(self.folder)
                )
                return Report(str(self.folder), (problem,))
            compiled = compile_folder(files, self.folder.as_posix(), self._compiled)
            changed = self._compiled is None or compiled.sources != self._compiled.sources
            before, self._compiled = self._state, compiled
            made = self._next(compiled, before)
            spoken = {each for site in made.sites.values() for each in site.languages}
            warm(made.book, made.routables, spoken)
            self._state = made
            return self._report(before, changed=changed)

    def _next(self, compiled: Folder, before: _State) -> _State:
        standings = {
            file: self._standing(compiled, file, each, before)
            for file, each in compiled.flows.items()
        }
        flows: dict[str, Flow] = {}
        for each in standings.values():
            if each.flow is not None:
                flows.setdefault(each.flow.id, each.flow)
        for flow in flows.values():
            self._editions[flow.edition] = flow
        own = {each for standing in standings.values() for each in standing.problems}
        sites = before.sites if compiled.sites is None else _sites(compiled.sites)
        book = compiled.book or before.book
        return _State(
            standings=standings,
            flows=flows,
            teams=before.teams if compiled.teams is None else compiled.teams,
            sites=sites,
            replies=before.replies if compiled.replies is None else compiled.replies,
            book=book,
            manners={
                s.id: replace(s.manners, phrases=book, languages=s.languages)
                for s in sites.values()
            },
            plain=_anywhere(book, compiled.sites or {}),
            others=tuple(each for each in compiled.problems if each not in own),
            routables=tuple(_routable(flow) for flow in flows.values()),
        )

    def _standing(self, compiled: Folder, file: str, each: Compiled, before: _State) -> Standing:
        saved = _saved(self.folder / file)
        problems = tuple(compiled.blamed(file))
        old = before.standings.get(file)
        if each.flow is not None and not problems:
            self._bundles.setdefault(each.flow.edition, _bundle(compiled, file, each))
            same = (
                old is not None and old.flow is not None and old.flow.edition == each.flow.edition
            )
            return Standing(file, each.flow, old.published if same and old else saved)
        if old is None:  # perhaps the file was renamed and broken at once
            old = next(
                (s for s in before.standings.values() if s.flow and s.flow.id == each.id), None
            )
        live = old.flow if old else None
        since = old.since if old and old.problems == problems else saved
        return Standing(file, live, old.published if old else 0, problems, since)

    def _report(self, before: _State, *, changed: bool) -> Report:
        now, compiled = self._state, self._compiled
        assert compiled is not None  # set by the caller
        published = tuple(
            flow.id
            for flow in now.flows.values()
            if flow.id not in before.flows or before.flows[flow.id].edition != flow.edition
        )
        kept = [each for each in now.standings.values() if each.problems and each.flow]
        return Report(
            str(self.folder),
            tuple(compiled.problems),
            published,
            tuple(name for name in before.flows if name not in now.flows),
            changed,
            {source.file: source for source in compiled.sources.values()},
            meanwhile(kept),
        )

    # --- editions that are live no more ---------------------------------------------------

    def bundle(self, edition: str) -> dict[str, str]:
        """The files that an edition was made from, by name.

        Raises:
            KeyError: the edition was never live here.
        """
        return dict(self._bundles[edition])

    def restore(self, edition: str, flow_id: str, sources: Mapping[str, str]) -> Flow | None:
        """Compile an older edition from its own files; None where these no longer make a flow."""
        if edition in self._editions:
            return self._editions[edition]
        compiled = compile_folder({name: text.encode() for name, text in sources.items()})
        made = next((e.flow for e in compiled.flows.values() if e.id == flow_id and e.flow), None)
        if made is None:
            return None
        flow = replace(made, edition=edition)
        self._editions[edition] = flow
        self._bundles.setdefault(edition, dict(sources))
        return flow


def _sites(found: dict[str, Site]) -> dict[str, Site]:
    """A folder without sites.yaml has one site, so that a first flow can be tried at once."""
    return found or {"default": Site("default", "Support")}


def _anywhere(book: Phrasebook, sites: Mapping[str, Site]) -> Manners:
    """How people are met in the terminal and in tests, on no site: as the folder's sites do."""
    spoken = dict.fromkeys(each for site in sites.values() for each in site.languages)
    regions = {site.manners.region for site in sites.values()}
    region = regions.pop() if len(regions) == 1 else ""
    return replace(PLAIN, phrases=book, languages=tuple(spoken) or PLAIN.languages, region=region)


def _routable(flow: Flow) -> Routable:
    titles = tuple(text for text in flow.title.texts.values() if "{{" not in text)
    return Routable(flow.id, tuple(dict.fromkeys((*titles, *flow.starts_with))))


def _bundle(compiled: Folder, file: str, each: Compiled) -> dict[str, str]:
    names = [name for name in compiled.sources if name.startswith("shared/")]
    used = [name for name in names if PurePosixPath(name).stem in each.used]
    return {name: compiled.sources[name].text for name in (file, *used)}


def _saved(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns // 1_000_000
    except OSError:
        return 0
