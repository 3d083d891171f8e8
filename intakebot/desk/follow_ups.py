"""The background work that a turn asks for, written with it: it happens if the turn did."""

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
    written = entries(effects)
    kinds = {type(entry.body) for entry in written} | {type(effect) for effect in effects}
    said_more = bool(after.handed_over) and after.answers is not before.answers
    wanted = {
        "match": HandOver in kinds or said_more or after.linked != before.linked,
        "belong": not kinds.isdisjoint(BELONGS),
        "split": SplitOff in kinds,
        "joined": any(isinstance(e.body, Linked) and e.by != "agent" for e in written),
        "closed": Closed in kinds,
        "met": (after.follows, after.different) != (before.follows, before.different),
        "fixed": after.follows and any(is_fixed(e.body, before.incident) for e in written),
        "prove": SendCode in kinds,
    }
    if after.handed_over and not wanted["match"]:
        wanted["index"] = not kinds.isdisjoint(SPOKEN)
    jobs = [Job(kind) for kind, is_wanted in wanted.items() if is_wanted]
    if trust(after.identity) == MAIL and trust(before.identity) == BROWSER:
        jobs.append(Job("proved", encode_event(before.identity).decode()))
    return jobs


def is_fixed(body: object, incident: int) -> bool:
    """Whether this says that the incident is over, and not one of another matter."""
    return isinstance(body, IncidentNews) and body.kind == "fixed" and body.incident == incident
