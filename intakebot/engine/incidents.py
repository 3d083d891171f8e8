"""A known incident: the customer hears of it before they answer anything more.

They are asked once whether it is theirs. Numbers and times come from the desk; no word, name or
number of another customer's does.
"""

from collections.abc import Mapping

from intakebot.engine.conversation import Open
from intakebot.engine.draft import Draft
from intakebot.engine.entries import Asked, Option
from intakebot.engine.incident_entries import KnownIncident, OpenIncident
from intakebot.engine.times import locale, since

KNOWN_INCIDENT = "known_incident"
"""The pseudo question whether this is that incident."""


def due(draft: Draft) -> bool:
    """Whether there is an incident to tell of."""
    incident, now = draft.act.incident, draft.now
    if incident is None or now.phase != "intake" or now.incident or now.joined:
        return False
    return incident.number not in now.met


def meets(draft: Draft) -> bool:
    """Tell of the incident that the words point to; False where there is none to tell of."""
    incident, now = draft.act.incident, draft.now
    if incident is None or not due(draft):
        return False
    card = shown(draft, incident)
    text = "\n".join(part for part in (card.stands, card.note) if part)
    options = [
        Option("follow", draft.word("incident_follow")),
        Option("different", draft.word("incident_different")),
    ]
    label = draft.word("incident_label")
    asked = Asked(KNOWN_INCIDENT, "choice", "choice", label, text, options=options, incident=card)
    turn = draft.write(asked)
    draft.set(
        met=[*now.met, incident.number],
        asks=incident.asks,
        open=Open(KNOWN_INCIDENT, turn, 0, asked),
    )
    return True


def asks(draft: Draft) -> bool:
    """Whether that question stands open."""
    stands = draft.now.open
    return stands is not None and stands.question == KNOWN_INCIDENT


def shown(draft: Draft, incident: OpenIncident) -> KnownIncident:
    """The incident in the customer's language and time zone."""
    now = draft.now
    note = in_language(incident.note, now.language)
    updated = ""
    if note and incident.updated:
        time = since(incident.updated, now.context.time_zone, now.language, draft.act.at)
        updated = draft.word("incident_updated", since=time)
    return KnownIncident(incident.number, stands(draft, incident), note, updated)


def stands(draft: Draft, incident: OpenIncident) -> str:
    """How many others have it since when; small numbers in words."""
    now = draft.now
    time = since(incident.since, now.context.time_zone, now.language, draft.act.at)
    if incident.others < 1:
        return draft.word("incident_none", since=time)
    numbers = draft.word("numbers").split()
    small = incident.others < len(numbers)
    count = numbers[incident.others] if small else str(incident.others)
    form = locale(now.language).plural_form(incident.others)
    text = draft.word(f"incident_{form}", count=count, since=time)
    ours = draft.word("incident_at_it" if incident.at_it else "incident_seen")
    return f"{text[:1].upper()}{text[1:]} {ours}"


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in that language, else the one for all, in English, or in whichever there is."""
    for name in (language, language.partition("-")[0], "", "en"):
        if texts.get(name):
            return texts[name]
    return next(iter(texts.values()), "")
