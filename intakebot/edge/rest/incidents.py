"""Incidents for agents: how they stand, and the commands that change them."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter

from intakebot.desk.access import Staff
from intakebot.desk.incident_sheets import IncidentSheets, Sheet, Suggested
from intakebot.edge.incident_models import (
    CaseRemoved,
    CasesAdded,
    HistoryLine,
    HourView,
    IncidentAsked,
    IncidentBrief,
    IncidentEdit,
    IncidentMoved,
    IncidentView,
    MemberView,
    QuestionView,
    SplitView,
    SuggestedView,
    UpdatePosted,
    ValueView,
)
from intakebot.edge.rest.guard import Parts, The, allowed
from intakebot.edge.rest.strict import StrictRoute
from intakebot.engine import desk_words
from intakebot.engine.asking import CONTACT
from intakebot.engine.flow import Flow
from intakebot.errors import CallerError, NotFound
from intakebot.matching.incidents import Split
from intakebot.store.incidents import Counts, Incident, Line, Member

router = APIRouter(route_class=StrictRoute, prefix="/incidents", tags=["incidents"])

Changer = Annotated[Staff, allowed("incident.change")]

LABELS = {
    "error": "Error",
    "page": "Page",
    "browser": "Browser",
    "browser_version": "Browser version",
    "version": "Version",
}


@router.get("", dependencies=[allowed("incident.read")])
async def listed(parts: The) -> list[IncidentBrief]:
    """Open ones first, then the newest of the others."""
    found = await sheets(parts).listed()
    return [IncidentBrief(**brief(incident, counts)) for incident, counts in found]


@router.post("", status_code=201)
async def opened(asked: IncidentAsked, parts: The, me: Changer) -> IncidentView:
    """Open one from a case; where its fingerprint has one, the case joins that."""
    number = await parts.incidents.open(me, asked.conversation, asked.title, asked.id)
    return await seen(parts, number)


@router.get("/{number}", dependencies=[allowed("incident.read")])
async def incident(number: int, parts: The) -> IncidentView:
    """All of one."""
    return await seen(parts, number)


@router.post("/{number}/cases")
async def added(number: int, asked: CasesAdded, parts: The, me: Changer) -> IncidentView:
    """Add cases in one go."""
    await parts.incidents.add(me, number, asked.version, asked.conversations, asked.id)
    return await seen(parts, number)


@router.post("/{number}/removals")
async def removed(number: int, asked: CaseRemoved, parts: The, me: Changer) -> IncidentView:
    """Take a case out."""
    await parts.incidents.remove(me, number, asked.version, asked.conversation, asked.id)
    return await seen(parts, number)


@router.patch("/{number}")
async def edited(number: int, asked: IncidentEdit, parts: The, me: Changer) -> IncidentView:
    """Change title, public note, owner, or what it asks for."""
    fields = asked.model_dump(exclude={"id", "version"}, exclude_none=True)
    if "asks" in asked.model_fields_set:
        fields["asks"] = asked.asks
    if "note" in fields:
        fields["note"] = by_language(fields["note"])
    if "owner" in fields:
        fields["owner_name"] = await owner_name(parts, fields["owner"])
    if not fields:
        raise CallerError("Nothing to change was given.", code="empty")
    await parts.incidents.edit(me, number, asked.version, fields, asked.id)
    return await seen(parts, number)


@router.post("/{number}/state")
async def moved(number: int, asked: IncidentMoved, parts: The, me: Changer) -> IncidentView:
    """Confirm it, mark it as fixed for all, reopen or dismiss it."""
    await parts.incidents.move(me, number, asked.version, asked.state, asked.id)
    return await seen(parts, number)


@router.post("/{number}/updates")
async def posted(number: int, asked: UpdatePosted, parts: The, me: Changer) -> IncidentView:
    """Tell all of its customers, each in their own conversation."""
    text = by_language(asked.text)
    if not text:
        raise CallerError("There is nothing to tell.", code="empty")
    await parts.incidents.post(me, number, asked.version, text, asked.id)
    return await seen(parts, number)


def by_language(text: str | Mapping[str, str]) -> dict[str, str]:
    """One text as the one for all languages; empty ones are left out."""
    texts = {"": text} if isinstance(text, str) else text
    return {language: each.strip() for language, each in texts.items() if each.strip()}


async def owner_name(parts: Parts, agent: str) -> str:
    """What the new owner is called.

    Raises:
        NotFound: nobody of that id can work on it.
    """
    if not agent:
        return ""
    colleague = await parts.staff.colleague(agent)
    if colleague is None or not colleague.active:
        raise NotFound("That colleague can't take it.")
    return colleague.name


def sheets(parts: Parts) -> IncidentSheets:
    """The reader of incidents."""
    return IncidentSheets(parts.stores, parts.library.flow, parts.world.now)


async def seen(parts: Parts, number: int) -> IncidentView:
    """An incident as it stands now."""
    sheet = await sheets(parts).sheet(number)
    return view(sheet)


def questions(flows: Sequence[Flow]) -> list[QuestionView]:
    """What its customers may still be asked: all but who they are, each id once."""
    found: dict[str, QuestionView] = {}
    for flow in flows:
        title = desk_words.called(flow) if len(flows) > 1 else ""
        for item in flow.items:
            if item.question.kind not in CONTACT:
                asked = QuestionView(id=item.id, label=desk_words.label(item), flow=title)
                found.setdefault(item.id, asked)
    return list(found.values())


def brief(one: Incident, counts: Counts) -> dict[str, Any]:
    """The fields that the list and the page share."""
    return {
        "number": one.number,
        "version": one.version,
        "state": one.state,
        "title": one.title,
        "line": one.line,
        "site": one.site,
        "owner": one.owner,
        "owner_name": one.owner_name,
        "opened_at": one.opened_at,
        "opened_by": one.opened_by,
        "fixed_at": one.fixed_at,
        "cases": counts.cases,
        "customers": counts.customers,
        "wants": counts.wants,
        "first": counts.first,
        "last": counts.last,
    }


def view(sheet: Sheet) -> IncidentView:
    """A sheet as it crosses the wire."""
    one = sheet.incident
    return IncidentView(
        **brief(one, sheet.counts),
        note=one.note,
        note_at=one.note_at,
        asks=one.asks,
        asked=sorted(sheet.asked),
        chosen_by=sheet.chosen_by,
        questions=questions(sheet.flows),
        silent=sheet.silent,
        hours=[HourView(at=bar.at, count=bar.count, before=bar.before) for bar in sheet.hours],
        usual=round(sheet.usual, 3),
        common=[split(each) for each in sheet.common],
        differ=[split(each) for each in sheet.differ],
        suggested=[suggested(each) for each in sheet.suggested],
        members=[member(each) for each in sheet.members],
        history=[line(each) for each in sheet.history],
    )


def split(one: Split) -> SplitView:
    """What cases share or differ in, under a name for people."""
    label = LABELS.get(one.what) or one.what.split(":", 2)[-1]
    values = [ValueView(value=value, count=count) for value, count in one.values]
    return SplitView(what=one.what, label=label, values=values)


def suggested(one: Suggested) -> SuggestedView:
    """A case that may belong to it."""
    case = one.case
    return SuggestedView(
        conversation=case.conversation, number=case.number, title=case.title,
        customer=case.customer, phase=case.phase, at=case.at, exact=one.exact,
        reasons=list(one.reasons), differs=list(one.differs),
    )  # fmt: skip


def member(one: Member) -> MemberView:
    """A case of it."""
    return MemberView(
        conversation=one.conversation, number=one.case, title=one.title, customer=one.customer,
        phase=one.phase, at=one.reported_at, by=one.added_by, wants=one.wants,
        reasons=list(one.reasons),
    )  # fmt: skip


def line(one: Line) -> HistoryLine:
    """A line of its history; of what was told, in the first language there is."""
    text = one.data.get("text") or one.data.get("note") or {}
    words = next(iter(text.values()), "") if isinstance(text, dict) else ""
    return HistoryLine(seq=one.seq, at=one.at, name=one.name, kind=one.kind, text=words)
