"""A customer who is known writes again: about one of their open cases, or about something new?"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from rapidfuzz import fuzz

from intakebot.matching import terms
from intakebot.matching.digests import TermStatistics
from intakebot.matching.normalise import codes

DAY: Final = 86_400_000
LONGEST_TITLE: Final = 400

Fit: TypeAlias = Literal["join", "ask", "new"]
"""What a message and a case call for: join it unasked, ask whether it is that, or begin anew."""

_REPLY: Final = re.compile(
    r"\b(?:thanks?|thank you|thx|yes|no|yep|ok|okay|any (?:update|news|progress)|still|attached"
    r"|attaching|as requested|works? now|works? for me|fixed|confirmed|same (?:problem|issue|error)"
    r"|this (?:bug|issue|problem)|update|sorry|i(?:'ve| have)? (?:tried|tested|attached)|reopen"
    r"|you|your|danke|immer noch|gibt es (?:etwas )?neues|wie gewünscht|angehängt)\b",
    re.IGNORECASE,
)
"""How people speak who go on with a talk."""
_REPORT: Final = re.compile(
    r"steps? to repro|to reproduce|expected|actual (?:result|behav)|description of problem"
    r"|additional information|environment|regression|version inform|^\s{0,9}1[.)]\s"
    r"|schritte|erwartet",
    re.IGNORECASE | re.MULTILINE,
)
"""How reports are laid out."""


_BACK: Final = re.compile(
    r"\b(?:still|again|same (?:problem|issue|error|thing)|works now|immer noch|noch immer"
    r"|noch nicht|wieder|nochmals?|dasselbe)\b|ما زال|لا يزال|لا تزال|مجدد|مرة أخرى",
    re.IGNORECASE,
)
"""Words that point back at something."""


class OpenCase(Struct, frozen=True):
    """One of the customer's own open cases."""

    id: str
    title: str
    text: str
    """All that they said in it, newest last."""
    opened: int
    last: int
    """Their last word in it, UTC milliseconds."""
    messages: int = 0
    """What they wrote after the first report."""


class Attached(Struct, frozen=True):
    """The likeliest case; ``score`` is the log-odds that the message is about it."""

    id: str
    score: float
    reasons: tuple[str, ...]
    shares: bool = False
    """Whether they have words or codes in common, and not only their customer."""
    back: bool = False
    """Whether the message points back at something."""

    @property
    def sure(self) -> float:
        """How sure that is, 0 to 1."""
        return 1 / (1 + math.exp(-self.score))

    def fit(self, join_from: float, ask_from: float) -> Fit:
        """What to do; that their customer wrote lately is alone no reason for anything."""
        if self.shares and self.sure >= join_from:
            return "join"
        return "ask" if self.back or (self.shares and self.sure >= ask_from) else "new"


def attach(
    message: str, cases: Sequence[OpenCase], known: TermStatistics, now: int
) -> list[Attached]:
    """The customer's open cases, the one that this message is likeliest about first."""
    rows = [_signs(message, case, known, now) for case in cases]
    for row in rows:
        row |= {f"best {name}": row[name] - max(r[name] for r in rows) for name in COMPARED}
        row["cases"] = math.log(len(cases))
    back = _BACK.search(message) is not None
    found = [
        _attached(message, case, now, log_odds(row), back)
        for case, row in zip(cases, rows, strict=True)
    ]
    return sorted(found, key=lambda one: -one.score)


def _attached(message: str, case: OpenCase, now: int, score: float, back: bool) -> Attached:
    shared = _shared(message, case)
    reasons = (f"your case of {max(0, now - case.last) // DAY} days ago", *shared)
    return Attached(case.id, round(score, 4), reasons, bool(shared), back)


def log_odds(signs: Mapping[str, float]) -> float:
    """The sum of all weighed signs, each bent where the public data bends."""
    return INTERCEPT + sum(
        weight * value
        for name, weights in WEIGHTS.items()
        for weight, value in zip(weights, bent(name, signs[name]), strict=True)
    )


def bent(name: str, value: float) -> list[float]:
    """A value, and how far it is beyond each of its knots."""
    return [value, *(max(0.0, value - knot) for knot in KNOTS.get(name, ()))]


def _shared(message: str, case: OpenCase) -> tuple[str, ...]:
    """What both say, in words for people; what stands in the case's title before the rest."""
    whole = f"{case.title}\n{case.text}"
    found = set(codes(message)) & set(codes(whole))
    said = [f"same error code: {code}" for code in sorted(found)]
    mine, title = terms.counted(message), terms.counted(case.title)
    both = mine.keys() & title.keys() or mine.keys() & terms.counted(whole).keys()
    words = terms.as_written(message, sorted(both))
    return (*said, f"same words: {', '.join(words[:3])}") if words else tuple(said)


def _signs(message: str, case: OpenCase, known: TermStatistics, now: int) -> dict[str, float]:
    mine, title = terms.counted(message), terms.counted(case.title)
    whole = terms.counted(case.title, case.text)
    silence = math.log1p(max(0, now - case.last) / DAY)
    length = math.log1p(len(message))
    return {
        "title": cosine(mine, title, known),
        "text": cosine(mine, whole, known),
        "letters": fuzz.token_set_ratio(message[:LONGEST_TITLE].lower(), case.title.lower()) / 100,
        "silence": silence,
        "age": math.log1p(max(0, now - case.opened) / DAY),
        "messages": math.log1p(case.messages),
        "rare": max((known.rarity(term) for term in mine if term in whole), default=0.0) / 8,
        "length": length,
        "reply": float(len(_REPLY.findall(message[:300]))),
        "answers": float(_REPLY.match(message.lstrip()) is not None),
        "report": float(len(_REPORT.findall(message))),
        "codes": float(bool(set(codes(message)) & set(codes(f"{case.title}\n{case.text}")))),
        "quick": max(0.0, 2 - silence) * max(0.0, 6 - length),
        "going on": float(case.messages > 0) * max(0.0, 1.5 - silence),
    }


COMPARED: Final = ("title", "text", "letters", "silence", "messages")
"""Signs that count against the best of the customer's cases too."""
KNOTS: Final[dict[str, tuple[float, ...]]] = {
    "silence": (0.1, 0.7, 1.5, 2.4, 3.4, 4.2),
    "length": (4.0, 5.0, 6.0, 6.8),
    "title": (0.05, 0.15, 0.3),
    "text": (0.05, 0.15, 0.3),
    "letters": (0.3, 0.5),
    "rare": (0.3, 0.6),
    "report": (1.0,),
    "reply": (1.0, 3.0),
}
INTERCEPT: Final = 0.245
WEIGHTS: Final[dict[str, tuple[float, ...]]] = {
    "title": (11.575, -7.495, -3.649, -1.755),
    "text": (5.918, -1.621, -2.666, -2.126),
    "letters": (-2.545, 1.215, 1.213),
    "silence": (2.127, -0.154, -2.282, 0.107, -0.132, 0.13, -0.383),
    "age": (-0.232,),
    "messages": (0.297,),
    "rare": (-0.436, 1.676, -0.136),
    "length": (0.143, -0.658, -0.979, 1.461, -1.209),
    "reply": (0.433, -0.202, -0.033),
    "answers": (0.254,),
    "report": (0.052, -0.708),
    "codes": (0.169,),
    "quick": (0.025,),
    "going on": (1.269,),
    "best title": (4.528,),
    "best text": (5.059,),
    "best letters": (3.326,),
    "best silence": (-0.376,),
    "best messages": (-0.229,),
    "cases": (-1.553,),
}
"""Fitted on the later messages of one tracker's customers; the first for the sign itself."""


def cosine(one: dict[str, int], other: dict[str, int], known: TermStatistics) -> float:
    """How near two texts are by their terms, the rare ones more."""
    dot = sum(
        (1 + math.log(count)) * (1 + math.log(other[term])) * known.rarity(term) ** 2
        for term, count in one.items()
        if term in other
    )
    return dot / (known.norm(one) * known.norm(other))
