"""A customer who is known writes again: about one of their open cases, or about something new?"""

import math
import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from rapidfuzz import fuzz

from intakebot.matching import terms
from intakebot.matching.digests import TermStatistics
from intakebot.matching.normalise import codes
from intakebot.matching.returning_trees import log_odds

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


_QUOTE: Final = re.compile(r"^\s*>", re.MULTILINE)
_HELLO: Final = re.compile(r"\s*(?:hi|hello|hey)\b", re.IGNORECASE)
_MYSELF: Final = re.compile(r"\b(?:i|we|my)\b", re.IGNORECASE)
_POINTS: Final = re.compile(
    r"\s*(?:it|this|that|and|also|but|so|just|after|here|oh|ah|well|hmm|actually|same)\b",
    re.IGNORECASE,
)
"""How somebody begins who goes on with what was said."""
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
    latest: str = ""
    """The last of it; empty while there is nothing but the report."""


class Attached(Struct, frozen=True):
    """The likeliest case; ``score`` is the log-odds that the message is about it."""

    id: str
    score: float
    reasons: tuple[str, ...]
    shares: int = 0
    """How many words they have in common; a code counts as two."""
    back: bool = False
    """Whether the message points back at something."""

    @property
    def sure(self) -> float:
        """How sure that is, 0 to 1."""
        return 1 / (1 + math.exp(-self.score))

    def fit(self, join_from: float, ask_from: float) -> Fit:
        """What to do; that their customer wrote lately is alone no reason for anything."""
        if self.shares + self.back >= 2 and self.shares and self.sure >= join_from:
            return "join"
        return "ask" if self.back or (self.shares and self.sure >= ask_from) else "new"


def attach(
    message: str, cases: Sequence[OpenCase], known: TermStatistics, now: int
) -> list[Attached]:
    """The customer's open cases, the one that this message is likeliest about first."""
    rows = [_signs(message, case, known, now) for case in cases]
    for row, case in zip(rows, cases, strict=True):
        row |= {f"best {name}": row[name] - max(r[name] for r in rows) for name in COMPARED}
        row["cases"] = math.log(len(cases))
        row["newer"] = float(sum(other.opened > case.opened for other in cases))
    back = _BACK.search(message) is not None
    found = [
        _attached(message, case, now, log_odds(row), back)
        for case, row in zip(cases, rows, strict=True)
    ]
    return sorted(found, key=lambda one: -one.score)


def _attached(message: str, case: OpenCase, now: int, score: float, back: bool) -> Attached:
    shares, shared = _shared(message, case)
    return Attached(case.id, round(score, 4), (_aged(now - case.last), *shared), shares, back)


def _aged(silence: int) -> str:
    days = max(0, silence) // DAY
    if not days:
        return "your case of the last day"
    return "your case of a day ago" if days == 1 else f"your case of {days} days ago"


def _shared(message: str, case: OpenCase) -> tuple[int, tuple[str, ...]]:
    """How much both say, and what in words for people; the case's title before the rest."""
    whole = f"{case.title}\n{case.text}"
    found = set(codes(message)) & set(codes(whole))
    said = [f"same error code: {code}" for code in sorted(found)]
    mine, title = terms.counted(message), terms.counted(case.title)
    all_of_it = mine.keys() & terms.counted(whole).keys()
    words = terms.as_written(message, sorted(mine.keys() & title.keys() or all_of_it))
    if words:
        said.append(f"same words: {', '.join(words[:3])}")
    return 2 * len(found) + len(all_of_it), tuple(said)


def _signs(message: str, case: OpenCase, known: TermStatistics, now: int) -> dict[str, float]:
    mine, title = terms.counted(message), terms.counted(case.title)
    whole = terms.counted(case.title, case.text)
    weight = sum(known.rarity(term) for term in mine)
    shared = sum(known.rarity(term) for term in mine if term in whole)
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
        "lasttext": cosine(mine, terms.counted(case.latest or case.text), known),
        "share": shared / weight if weight else 0.0,
        "shareabs": math.log1p(shared),
        "lenratio": math.log((len(message) + 20) / (len(case.text) + 20)),
        "quote": float(_QUOTE.search(message) is not None),
        "qmark": float("?" in message),
        "hi": float(_HELLO.match(message) is not None),
        "i": float(len(_MYSELF.findall(message[:400]))),
        "it": float(_POINTS.match(message) is not None),
    }


COMPARED: Final = (
    "title", "text", "letters", "silence", "messages", "lasttext", "share", "shareabs"
)  # fmt: skip
"""Signs that count against the best of the customer's cases too."""


def cosine(one: dict[str, int], other: dict[str, int], known: TermStatistics) -> float:
    """How near two texts are by their terms, the rare ones more."""
    dot = sum(
        (1 + math.log(count)) * (1 + math.log(other[term])) * known.rarity(term) ** 2
        for term, count in one.items()
        if term in other
    )
    return dot / (known.norm(one) * known.norm(other))
