"""The background work that a turn asks for, written with it: it happens if the turn did."""

from collections.abc import Iterator

from intakebot.desk.commands import encode_event
from intakebot.engine.belonging import Dismissed, Linked, Unlinked
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Effect, HandOver, SendCode, entries
from intakebot.engine.entries import Closed, Note, Reply, Said
from intakebot.engine.incident_entries import IncidentNews
from intakebot.engine.recall import BROWSER, MAIL, trust
from intakebot.engine.split_entries import SplitOff
from intakebot.store.journal import Job

BELONGS = frozenset({Linked, Unlinked, Dismissed})
SPOKEN = frozenset({Said, Reply, Note})


def follow_ups(before: Conversation, after: Conversation, effects: list[Effect]) -> list[Job]:
    """Matching, the search index, what cases hear of each other, codes by mail."""
    jobs = [Job(kind) for kind in wanted(before, after, effects)]
    proved = after.identity != before.identity and trust(after.identity) == MAIL
    if proved and trust(before.identity) == BROWSER:
        jobs.append(Job("proved", encode_event(before.identity).decode()))
    return jobs


def wanted(before: Conversation, after: Conversation, effects: list[Effect]) -> Iterator[str]:
    """The kinds of work that a turn asks for; most turns ask for none."""
    written = entries(effects)
    kinds: set[type] = {type(entry.body) for entry in written}.union(map(type, effects))
    said_more = bool(after.handed_over) and after.answers is not before.answers
    match = HandOver in kinds or said_more or after.linked != before.linked
    if match:
        yield "match"
    if not kinds.isdisjoint(BELONGS):
        yield "belong"
    if SplitOff in kinds:
        yield "split"
    if Linked in kinds and any(isinstance(e.body, Linked) and e.by != "agent" for e in written):
        yield "joined"
    if Closed in kinds:
        yield "closed"
    if (after.follows, after.different) != (before.follows, before.different):
        yield "met"
    if after.follows and any(is_fixed(e.body, before.incident) for e in written):
        yield "fixed"
    if SendCode in kinds:
        yield "prove"
    if after.handed_over and (match or not kinds.isdisjoint(SPOKEN)):
        yield "index"


def is_fixed(body: object, incident: int) -> bool:
    """Whether this says that the incident is over, and not one of another matter."""
    return isinstance(body, IncidentNews) and body.kind == "fixed" and body.incident == incident
