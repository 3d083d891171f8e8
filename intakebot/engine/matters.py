"""Two matters in one message: the first is talked about, the second is noted for the agent."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect
from intakebot.engine.entries import Noticed
from intakebot.engine.events import Act, Say
from intakebot.engine.flow import Flow
from intakebot.engine.gist import gist
from intakebot.engine.kinds.base import Read, Reading
from intakebot.engine.tone import LOOSE, QUOTED, notice
from intakebot.engine.topics import Flows, is_other, routed
from intakebot.understanding.acts import Act as Spoken
from intakebot.understanding.acts import acts
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned
from intakebot.understanding.route import ranked, route
from intakebot.understanding.understand import facts

SURE = 0.3
"""The score from which a part of a message is a matter of its own."""
LONGEST, MOST_PARTS = 600, 8
CALLED_ONE = 0.1
"""The score from which it is, where a word such as "another thing" says so."""
FEWEST_WORDS = 3
"""Of a part that can be a matter of its own."""
PERSON = frozenset({"person_name", "email", "phone"})
"""Facts that are as true of the first matter."""
_JOINS = re.compile(r"(?:(?:[!?;\n؟]|\.(?!\d))+|,? (?:and|und|plus|sowie)\b| (?=و\w)|,(?!\d))\s*")
_ENDS = re.compile(r"[.!?؟\s]*")
_BEGINS = re.compile(
    r"و?(?:also|and|my|our|where|when|how|why|can|could|is|are|do|does|did|i (?:was|want|need|am)"
    r"|i'd|another|mein|meine|unsere?|wo|wann|wie|warum|kann|können|ist|haben|sie haben|außerdem"
    r"|auch|zudem|ich (?:warte|brauche|möchte|will)|اين|متي|كيف|هل|لماذا|اريد|طلبي|لم"
    r"|ايضً?ا|كذلك|كمان)\b",
    re.IGNORECASE,
)
"""How a matter of its own begins; "the page shows an error" goes on about the one before."""
_ANOTHER = re.compile(
    r"another|other|more|second|2nd|next|further|additional|noch (?:et)?was|noch eine?|ander|weiter"
    r"|zweit|nächst|اخر|ثان",
    re.IGNORECASE,
)
"""What says that it is not the same, even where it is of the same sort."""


class Second(NamedTuple):
    """Where a second matter stands, without and with what joins it to the first."""

    said: Span
    joined: Span


class Matter(NamedTuple):
    """A part of a message that is surely about something."""

    span: Span
    flow: str
    score: float


def one_at_a_time(
    conversation: Conversation, act: Act, second: Second | None
) -> tuple[Conversation, list[Effect]]:
    """Note a second matter in the first words and take its words out of what answers questions."""
    if second is None:
        return conversation, []
    draft = Draft(None, conversation, act)
    take_out(draft, second)
    return draft.now, draft.effects


def take_out(draft: Draft, second: Second) -> None:
    """Note a second matter of the first words, and keep its words from answering questions."""
    text = draft.now.opening
    quote = text[slice(*second.said)][:QUOTED]
    notice(draft, Noticed(draft.now.opening_seq, "another", second.said, quote))
    if not draft.now.gentle:
        draft.tell("another_noted", "note")
    draft.set(opening=without(text, second.joined))


def begins_with(flows: Flows, text: str, found: Sequence[Matter], led: Flow) -> Flow:
    """The flow of the first part, where that tells more surely than the whole what it is about.

    "I can't sign in and the page shows an error" is about signing in, wherever all of it led.
    """
    first = found[0] if found else None
    if first is None or first.flow == led.id or first.span == (0, len(text)):
        return led
    if first.score <= routed(flows.routables(), [text]).score:
        return led
    return flows.flow(first.flow) or led


def second_matter(flows: Flows, text: str, found: Sequence[Matter]) -> Second | None:
    """The part of a message that is about something else than the part before it."""
    for before, (span, flow, _) in pairwise(found):
        if flow != before.flow and not answers(flows.flow(before.flow), text[slice(*span)]):
            if not _BEGINS.match(aligned(text[slice(*span)])):
                return None
            ends = _ENDS.match(text, span[1])
            return Second(span, (before.span[1], ends.end() if ends else span[1]))
    return None


def answers(flow: Flow | None, text: str) -> bool:
    """Whether words are what a choice of this flow asks for: "I want my money back"."""
    for item in flow.by_opening if flow else ():
        read = item.question.read(text, Reading())
        if isinstance(read, Read) and not is_other(read):
            return True
    return False


def announced(flows: Flows, text: str, said: Sequence[Spoken], stands: str = "") -> Second | None:
    """A second matter that is called one: "And another thing: the invoice is wrong too".

    ``stands`` is the flow that the first one is in, where that is settled.
    """
    for second, cue, behind in called(text, said):
        before = stands or likeliest_of(flows, text[: second.said[0]])[0]
        tells = len(behind.split()) >= FEWEST_WORDS  # else the cue itself says what it is about
        found = likeliest_of(flows, behind if tells else text[slice(*second.said)])
        is_another = _ANOTHER.search(cue) is not None
        if (stands and tells and is_another) or (
            found[1] >= CALLED_ONE and (before != found[0] or is_another)
        ):
            return second
    return None


def told_apart(flows: Flows, flow: Flow, now: Conversation, act: Act) -> Act:
    """The first words in a flow that stands, with where a second matter stands in them."""
    event = act.event
    if now.opening or not isinstance(event, Say) or len(event.text) > LONGEST:
        return act
    said = acts(event.text, now.language, None, act.manners.book)
    second = announced(flows, event.text, said, flow.id)
    return replace(act, beside=second.said) if second else act


def called(text: str, said: Sequence[Spoken]) -> Iterator[tuple[Second, str, str]]:
    """What may be a second matter, with the words that say so and those behind them."""
    for each in said:
        start, end = each.span
        if each.kind == "another_issue" and len(text[:start].split()) >= FEWEST_WORDS:
            cue = text[start:end]
            start += len(cue) - len(cue.lstrip(LOOSE))
            yield Second((start, len(text)), (start, len(text))), aligned(cue), text[end:]


def likeliest_of(flows: Flows, text: str) -> tuple[str, float]:
    """The flow that words are most like, and how much."""
    likely = ranked(gist(text, facts(text)), flows.routables())
    return likely[0] if likely else ("", 0.0)


def matters(flows: Flows, text: str) -> list[Matter]:
    """The parts of a message that are surely about something, in their order."""
    routables, rest = flows.routables(), flows.default().id
    spans = list(parts(text)) if len(routables) > 1 and len(text) <= LONGEST else []
    spans = [span for span in spans if text[slice(*span)].count(" ") >= FEWEST_WORDS - 1]
    if len(spans) < 2:  # one part is one matter
        return []
    noticed, found = facts(text), []
    for start, end in spans:
        here = [
            replace(each, span=(each.span[0] - start, each.span[1] - start))
            for each in noticed
            if start <= each.span[0] and each.span[1] <= end
        ]
        told = gist(text[start:end], here)
        if len(told.split()) < FEWEST_WORDS:
            continue
        routing = route(told, routables)
        if routing.best and routing.score >= SURE and routing.best != rest:
            found.append(Matter((start, end), routing.best, routing.score))
    return found


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
    for each in facts(text):
        if each.label in PERSON:
            left[slice(*each.span)] = text[slice(*each.span)]
    return "".join(left)
