"""``teams.yaml`` and ``sites.yaml``: who works on cases, and where customers come from."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from intakebot.authoring.bench import Bench
from intakebot.authoring.diagnostics import Diagnostic, grave
from intakebot.authoring.document import Listing, Node, Scalar, Settings
from intakebot.authoring.hours import BadHours, Hours, Opening, read_week
from intakebot.authoring.languages import lacks
from intakebot.authoring.settings import fit
from intakebot.authoring.shapes import CareShape, SiteShape, SitesShape, TeamShape, TeamsShape
from intakebot.engine import spelling
from intakebot.engine.manners import PLAIN, Manners
from intakebot.engine.wording import Wording

_HOST = r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)*"
_ORIGIN = re.compile(
    rf"https://{_HOST}(:\d{{1,5}})?|http://(localhost|127\.0\.0\.1)(:(\d{{1,5}}|\*))?"
)


@dataclass(frozen=True, slots=True)
class Team:
    """Who works on cases, and when."""

    id: str
    name: Wording
    hours: Hours
    away: Wording | None = None

    def name_in(self, language: str) -> str:
        return self.name.say(language, {})

    def opening(self, at_ms: int) -> Opening:
        """Whether somebody is there at that moment (UTC milliseconds), and when that changes."""
        return self.hours.at(at_ms)

    def begins(self, at_ms: int) -> int:
        """When its hours begin next, UTC milliseconds; 0 for a team that is always there."""
        now = self.opening(at_ms)
        return self.opening(now.closes).opens if now.closes else now.opens

    def hours_in_words(self, language: str) -> str:
        """The hours as people read them; empty for a team that is always there."""
        return self.hours.in_words(language)


@dataclass(frozen=True, slots=True)
class Site:
    """A website that shows the widget."""

    id: str
    name: str
    origins: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    language: str = "en"
    greeting: Wording | None = None
    openers: tuple[str, ...] = ()
    accent: str = ""
    email: str = ""
    manners: Manners = PLAIN


def compile_teams(node: Node) -> tuple[dict[str, Team] | None, list[Diagnostic]]:
    """All teams by id; None where something is not right."""
    bench = Bench()
    shape, bench.problems = fit(TeamsShape, node, "teams.yaml")
    written = entries(node, "teams")
    distinct(written, "teams", bench)
    made = [_team(each, bench) for each in written]
    if shape is None or grave(bench.problems):
        return None, bench.problems
    return {team.id: team for team in made if team is not None}, bench.problems


def _team(node: Settings, bench: Bench) -> Team | None:
    hours, name = _hours(node, bench), bench.text(node.get("name"), ())
    away = bench.text(node.get("away"), ())
    shape, _ = fit(TeamShape, node, "a team")
    return Team(shape.id, name, hours, away) if shape and name and hours else None


def _hours(node: Settings, bench: Bench) -> Hours | None:
    before = len(bench.problems)
    zone = node.get("time_zone")
    if isinstance(zone, Scalar) and not _known_zone(zone.text):
        like = spelling.closest(zone.text, available_timezones())
        hint = f"did you mean '{like}'?" if like else "such as: Europe/Berlin"
        said = f"there is no time zone '{zone.text[:40]}'"
        bench.note(zone.span, "wrong-value", said, hint)
    days = node.get("holidays")
    for day in days.items if isinstance(days, Listing) else ():
        if isinstance(day, Scalar) and not _is_day(day.text):
            said = f"'{day.text[:40]}' is no day"
            bench.note(day.span, "wrong-value", said, "such as: 2026-12-25")
    week = _week(node.get("hours"), bench)
    if len(bench.problems) > before:
        return None
    shape, _ = fit(TeamShape, node, "a team")
    return Hours(week, shape.time_zone, frozenset(shape.holidays)) if shape else None


def _week(node: Node | None, bench: Bench) -> tuple[tuple[tuple[int, int], ...], ...]:
    lines = {
        entry.key.text: entry.value.text
        for entry in (node if isinstance(node, Settings) else ())
        if isinstance(entry.value, Scalar) and entry.value.text
    }
    try:
        return read_week(lines)
    except BadHours as wrong:
        entry = node.entries[wrong.key] if isinstance(node, Settings) else None
        if entry:
            place = entry.key.span if wrong.of_key else entry.value.span
            bench.note(place, "wrong-value", wrong.message, wrong.hint)
        return ((),) * 7


def _known_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def compile_sites(
    node: Node, flows: Collection[str] | None
) -> tuple[dict[str, Site] | None, list[Diagnostic]]:
    """All sites by id; None where something is not right. ``flows`` None: not known."""
    bench = Bench()
    shape, bench.problems = fit(SitesShape, node, "sites.yaml")
    written = entries(node, "sites")
    distinct(written, "sites", bench)
    made = [_site(each, flows, bench) for each in written]
    if shape is None or grave(bench.problems):
        return None, bench.problems
    return {site.id: site for site in made if site is not None}, bench.problems


def _site(node: Settings, flows: Collection[str] | None, bench: Bench) -> Site | None:
    shape, _ = fit(SiteShape, node, "a site")
    greeting = bench.text(node.get("greeting"), ())
    _speaks(node, bench)
    _each(node, "origins", lambda text: bool(_ORIGIN.fullmatch(text)), bench, _ORIGIN_HELP)
    if flows is not None:
        _check_openers(node, flows, bench)
    if shape is None:
        return None
    language = shape.language or shape.languages[0]
    if language not in shape.languages:
        place = node.get("language")
        said = f"'{language}' is not among the site's languages"
        if place:
            bench.note(place.span, "wrong-value", said, f"they are: {', '.join(shape.languages)}")
    return Site(
        id=shape.id,
        name=shape.name,
        origins=tuple(shape.origins),
        languages=tuple(shape.languages),
        language=language,
        greeting=greeting,
        openers=tuple(shape.openers),
        accent=shape.accent,
        email=shape.email,
        manners=replace(
            _manners(node.get("care"), shape.care, bench), rates=shape.rating, region=shape.region
        ),
    )


def _speaks(node: Settings, bench: Bench) -> None:
    """Note the texts of a site that lack a language which the site speaks."""
    listed = node.get("languages")
    items = listed.items if isinstance(listed, Listing) else ()
    spoken = [each.text for each in items if isinstance(each, Scalar)]
    care = node.get("care")
    texts = [node.get("greeting")]
    if isinstance(care, Settings):
        texts += [care.get("gentle"), care.get("crisis")]
    for text in texts:
        if isinstance(text, Settings) and text.entries:
            lacks(text, spoken, "which the site speaks", bench)


def _manners(node: Node | None, shape: CareShape | None, bench: Bench) -> Manners:
    if shape is None or not isinstance(node, Settings):
        return PLAIN
    gentle, crisis = bench.text(node.get("gentle"), ()), bench.text(node.get("crisis"), ())
    return Manners(None, gentle, crisis, tuple(shape.insults), shape.pause_minutes)


_ORIGIN_HELP = ("is no origin", "such as: https://shop.example, without a path or a / at the end")


def _each(
    node: Settings, name: str, fits: Callable[[str], bool], bench: Bench, help_: tuple[str, str]
) -> None:
    listing = node.get(name)
    for item in listing.items if isinstance(listing, Listing) else ():
        if isinstance(item, Scalar) and not fits(item.text):
            bench.note(item.span, "wrong-value", f"'{item.text[:60]}' {help_[0]}", help_[1])


def _check_openers(node: Settings, flows: Collection[str], bench: Bench) -> None:
    openers = node.get("openers")
    for item in openers.items if isinstance(openers, Listing) else ():
        if isinstance(item, Scalar) and item.text not in flows:
            like = spelling.closest(item.text, flows)
            hint = f"did you mean '{like}'?" if like else ""
            said = f"there is no flow '{item.text[:40]}'"
            bench.note(item.span, "unknown-flow", said, hint)


def entries(node: Node, name: str) -> list[Settings]:
    """The settings in the list of that name, as they are written."""
    listing = node.get(name) if isinstance(node, Settings) else None
    items = listing.items if isinstance(listing, Listing) else ()
    return [item for item in items if isinstance(item, Settings)]


def distinct(written: list[Settings], what: str, bench: Bench) -> None:
    """Note what has the id of another."""
    taken: dict[str, int] = {}
    for each in written:
        name = each.get("id")
        if isinstance(name, Scalar) and name.text:
            line, _ = name.span.source.place(name.span.start)
            first = taken.setdefault(name.text, line)
            if first != line:
                said = f"there are two {what} '{name.text}'"
                bench.note(name.span, "duplicate-flow", said, f"the other is in line {first}")
