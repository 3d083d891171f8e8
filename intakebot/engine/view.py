"""What a log means on a screen: a pure fold, the same here and in ``web/src/fold.ts``.

Both are held to one behaviour by the fixtures in ``tests/wire``. A view is never stored.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Parted
from intakebot.engine.conversation import Phase
from intakebot.engine.incident_entries import IncidentJoined, IncidentLeft
from intakebot.engine.rating_entries import Rated
from intakebot.engine.snooze_entries import Snoozed
from intakebot.engine.speech import LanguageChanged
from intakebot.engine.tags import Body

Fields: TypeAlias = dict[str, Any]
"""Fields of the view and what they become."""


class Holder(Struct, frozen=True):
    """The agent who holds the conversation."""

    id: str
    name: str


class Standing(Struct, frozen=True):
    """A question that stands open; ``turn`` is the entry it came with."""

    turn: int
    asked: e.Asked


class Line(Struct, frozen=True):
    """An answer as the log last told it."""

    question: str
    label: str
    answer: Answer
    seq: int


class Card(Struct, frozen=True):
    """The summary that stands to be confirmed."""

    turn: int
    rows: list[e.Row]
    missing: list[e.Row]


class View(Struct, frozen=True):
    """Everything a screen shows of one conversation, after entry ``seq``."""

    seq: int = 0
    phase: Phase = "intake"
    fence: int = 0
    number: int = 0
    flow: str = ""
    title: str = ""
    team: str = ""
    owner: Holder | None = None
    open: Standing | None = None
    answers: list[Line] = []
    summary: Card | None = None
    handed: e.Handover | None = None
    closed: e.Closed | None = None
    snoozed: int = 0
    """Until when it was put aside, UTC milliseconds; 0 where it was not. Agents only."""
    rating: int = 0
    """How it was for the customer, 1 to 5; 0 until they say so, and once it is open again."""
    language: str = ""
    """What the talk changed to; empty while it is as it began."""
    incident: int = 0
    entries: list[e.Entry] = []
    gap: bool = False


def fold(view: View, after: int, upto: int, entries: Iterable[e.Entry]) -> View:
    """Add what came after ``after`` up to ``upto``.

    What was seen already is dropped; a hole before ``after`` only sets ``gap``, and the
    reader has to ask again from its own number.
    """
    if after > view.seq:
        return replace(view, gap=True)
    for entry in entries:
        if entry.seq > view.seq:
            view = add(view, entry)
    return replace(view, seq=max(view.seq, upto), gap=False)


def add(view: View, entry: e.Entry) -> View:
    """Add one entry that is newer than the view."""
    body = entry.body
    if view.snoozed and isinstance(body, TAKES_UP):
        view = replace(view, snoozed=0)
    change = CHANGES.get(type(body))
    if change is not None:
        view = replace(view, **change(view, entry, body))
    return replace(view, seq=entry.seq, entries=[*view.entries, entry])


def _entered(view: View, entry: e.Entry, body: e.Entered) -> Fields:
    return {"flow": body.flow, "title": body.title, "team": body.team, "open": None}


def _asked(view: View, entry: e.Entry, body: e.Asked) -> Fields:
    phase = "intake" if view.phase == "confirming" else view.phase
    return {"open": Standing(entry.seq, body), "summary": None, "phase": phase}


def _answered(view: View, entry: e.Entry, body: e.Answered) -> Fields:
    line = Line(body.question, body.label, body.answer, entry.seq)
    known = any(old.question == body.question for old in view.answers)
    answers = [line if old.question == body.question else old for old in view.answers]
    stands = view.open is not None and view.open.asked.question == body.question
    return {
        "answers": answers if known else [*answers, line],
        "open": None if stands else view.open,
    }


def _cleared(view: View, entry: e.Entry, body: e.Cleared) -> Fields:
    gone = body.questions
    stands = view.open is not None and view.open.asked.question in gone
    return {
        "answers": [line for line in view.answers if line.question not in gone],
        "open": None if stands else view.open,
    }


def _summary(view: View, entry: e.Entry, body: e.Summary) -> Fields:
    card = Card(entry.seq, body.rows, body.missing)
    return {"phase": "confirming", "open": None, "summary": card}


def _handover(view: View, entry: e.Entry, body: e.Handover) -> Fields:
    if body.why == "confirmed":
        view = replace(view, answers=[_confirmed(line) for line in view.answers])
    return {
        "answers": view.answers,
        "phase": "waiting",
        "number": body.number,
        "team": body.team or view.team,
        "handed": body,
        "open": None,
        "summary": None,
    }


def _confirmed(line: Line) -> Line:
    return replace(line, answer=replace(line.answer, confirmed=True))


def _taken(view: View, entry: e.Entry, body: e.Taken) -> Fields:
    owner = Holder(body.agent, body.name)
    return {"phase": "live", "fence": body.fence, "owner": owner, "open": None, "summary": None}


def _transferred(view: View, entry: e.Entry, body: e.Transferred) -> Fields:
    owner = Holder(body.agent, body.name) if body.agent else None
    return {
        "phase": "live" if owner else "waiting",
        "fence": body.fence,
        "owner": owner,
        "team": body.team or view.team,
        "open": None,
        "summary": None,
    }


def _returned(view: View, entry: e.Entry, body: e.Returned) -> Fields:
    return {"phase": body.phase, "fence": body.fence, "owner": None, "open": None}


def _closed(view: View, entry: e.Entry, body: e.Closed) -> Fields:
    return {
        "phase": "closed",
        "fence": body.fence,
        "owner": None,
        "closed": body,
        "open": None,
        "summary": None,
    }


def _reopened(view: View, entry: e.Entry, body: e.Reopened) -> Fields:
    owner = Holder(body.agent, body.name) if body.agent else None
    return {
        "phase": "live" if owner else "waiting",
        "fence": body.fence,
        "owner": owner,
        "closed": None,
        "rating": 0,
    }


def _rated(view: View, entry: e.Entry, body: Rated) -> Fields:
    return {"rating": body.stars}


def _snoozed(view: View, entry: e.Entry, body: Snoozed) -> Fields:
    return {"snoozed": body.until}


def _joined(view: View, entry: e.Entry, body: IncidentJoined) -> Fields:
    return {"incident": body.incident}


def _left(view: View, entry: e.Entry, body: IncidentLeft) -> Fields:
    return {"incident": 0 if view.incident == body.incident else view.incident}


def _language_changed(view: View, entry: e.Entry, body: LanguageChanged) -> Fields:
    return {"language": body.language}


def _parted(view: View, entry: e.Entry, body: Parted) -> Fields:
    return {"phase": body.phase, "number": body.number, "handed": None}


def _redacted(view: View, entry: e.Entry, body: e.Redacted) -> Fields:
    return {"entries": [_without(old, body) for old in view.entries]}


def _without(old: e.Entry, body: e.Redacted) -> e.Entry:
    if old.seq != body.of or not isinstance(old.body, e.Said | e.Told | e.Reply | e.Note):
        return old
    return replace(old, body=replace(old.body, text=body.text))


CHANGES: dict[type[Body], Callable[[View, e.Entry, Any], Fields]] = {
    e.Entered: _entered,
    e.Asked: _asked,
    e.Answered: _answered,
    e.Cleared: _cleared,
    e.Summary: _summary,
    e.Handover: _handover,
    e.Taken: _taken,
    e.Transferred: _transferred,
    e.Returned: _returned,
    e.Closed: _closed,
    e.Reopened: _reopened,
    Rated: _rated,
    Snoozed: _snoozed,
    IncidentJoined: _joined,
    IncidentLeft: _left,
    Parted: _parted,
    LanguageChanged: _language_changed,
    e.Redacted: _redacted,
}
"""What each entry changes besides standing in the list; entries not named change nothing."""

TAKES_UP = (e.Said, e.Reply, e.Taken, e.Transferred, e.Returned, e.Closed)
"""Whoever does one of these has taken the conversation up again."""
