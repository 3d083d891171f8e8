"""What stands open when only words are known: a label, a kind, or what was said just now."""

import re

from intakebot.understanding.asks import LONGEST, TOPICS, Topic, asked_for
from intakebot.understanding.readback import reads_back
from intakebot.understanding.understand import Asked

KINDS: dict[str, str] = {
    **{kind: kind for kind in TOPICS},
    **dict.fromkeys(("text", "code", "choice", "choices", "number", "rating", "yes_no"), ""),
    "confirm": "confirm",
    "person_name": "name",
    "order_id": "code",
    "datetime": "date",
    "error": "error_message",
    "os": "device",
    "browser": "device",
}
"""Labels of findings, and kinds of the flow language, as the kinds they are asked with."""

_NOT_THEIRS = re.compile(
    r"\b(?:user|domain|host|company|business|brand|product|file|event|screen|pet)[ -]?names?\b"
    r"|\bnames? (?:of|for) (?:the|that|this|an?)\b",
    re.IGNORECASE,
)
"""Names that are asked for and are nobody's own."""


def pending(asked: str | None) -> Asked:
    """The question that ``asked`` is: a kind or label by name, or else the words of one.

    None where we are not told: then something may stand open, so that "I don't know" is heard;
    empty where nothing was asked. A text that reads something back waits for a yes: its kind is
    ``confirm``. Of several things asked for in one breath one counts.
    """
    if asked is None:
        return Asked("text")
    name = asked.strip().casefold()
    if name in KINDS:
        return Asked(KINDS[name] or name)
    if reads_back(asked):
        return Asked("confirm", asked)
    theirs = _NOT_THEIRS.sub(" ", asked[:LONGEST])
    found = asked_for(theirs, [Topic(kind, kind) for kind in TOPICS])
    return Asked(found[0].id if found else "", asked)
