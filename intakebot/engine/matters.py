"""Two matters in one message: the first is talked about, the second is noted for the agent."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect
from intakebot.engine.entries import Noticed
from intakebot.engine.events import Act
from intakebot.engine.flow import Flow
from intakebot.engine.tone import QUOTED, notice
from intakebot.engine.topics import Flows, gist, routed
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned
from intakebot.understanding.route import route
from intakebot.understanding.understand import understand

SURE = 0.3
"""The score from which a part of a message is a matter of its own."""
LONGEST, MOST_PARTS = 600, 8
PERSON = frozenset({"person_name", "email", "phone"})
"""Facts that are as true of the first matter."""
_JOINS = re.compile(r"(?:[.!?;\n؟]+|,? (?:and|und|plus|sowie)\b| (?=و\w)|,)\s*")
_ENDS = re.compile(r"[.!?؟\s]*")
_BEGINS = re.compile(
    r"و?(?:also|and|my|our|where|when|how|why|can|could|is|are|do|does|did|i (?:was|want|need|am)"
    r"|i'd|another|mein|meine|unsere?|wo|wann|wie|warum|kann|können|ist|haben|sie haben|außerdem"
    r"|auch|zudem|ich (?:warte|brauche|möchte|will)|اين|متي|كيف|هل|لماذا|اريد|طلبي|لم)\b",
    re.IGNORECASE,
)
"""How a matter of its own begins; "the page shows an error" goes on about the one before."""


class Second(NamedTuple):
    """Where a second matter stands, without and with what joins it to the first."""

    said: Span
    joined: Span


def one_at_a_time(
    flows: Flows, conversation: Conversation, act: Act
) -> tuple[Conversation, list[Effect]]:
    """Note a second matter in the first words and take its words out of what answers questions."""
    text, seq = conversation.opening, conversation.opening_seq
    found = second_matter(flows, text) if conversation.open is None else None
    if found is None:
        return conversation, []
    draft = Draft(None, conversation, act)
    quote = text[slice(*found.said)][:QUOTED]
    notice(draft, Noticed(seq, "another", found.said, quote))
    if not draft.now.gentle:
        draft.tell("another_noted", "note")
    return replace(draft.now, opening=without(text, found.joined)), draft.effects


def begins_with(flows: Flows, text: str) -> Flow | None:
    """The flow of the first part, where that tells more surely than the whole what it is about.

    "I can't sign in and the page shows an error" is about signing in.
    """
    for span, name, score in matters(flows, text):
        if span == (0, len(text)) or score <= routed(flows, [text]).score:
            return None
        return flows.flow(name)
    return None


def second_matter(flows: Flows, text: str) -> Second | None:
    """The part of a message that is about something else than the part before it."""
    first, before = "", 0
    for (start, end), flow, _ in matters(flows, text):
        if first and flow != first:
            if not _BEGINS.match(aligned(text[start:end])):
                return None
            ends = _ENDS.match(text, end)
            return Second((start, end), (before, ends.end() if ends else end))
        first, before = flow, end
    return None


def matters(flows: Flows, text: str) -> Iterator[tuple[Span, str, float]]:
    """The parts of a message that are surely about something, each with its flow and score."""
    routables = flows.routables()
    if not text or len(text) > LONGEST or len(routables) < 2:
        return
    for start, end in parts(text):
        part = text[start:end]
        routing = route(gist(part, understand(part).findings), routables)
        if routing.best and routing.score >= SURE and routing.best != flows.default().id:
            yield (start, end), routing.best, routing.score


def parts(text: str) -> Iterator[Span]:
    """The parts of a message that may each be about something."""
    start, found = 0, 0
    for match in _JOINS.finditer(text):
        if match.start() > start and " " in text[start : match.start()].strip():
            yield start, match.start()
            found += 1
            start = match.end()
        if found >= MOST_PARTS:
            return
    if " " in text[start:].strip():
        yield start, len(text)


def without(text: str, span: Span) -> str:
    """A text with a part blanked out, but for what it tells of the person; places stay."""
    left = list(text)
    start, end = span
    left[start:end] = " " * (end - start)
    for each in understand(text).findings:
        if each.label in PERSON:
            left[slice(*each.span)] = text[slice(*each.span)]
    return "".join(left)
