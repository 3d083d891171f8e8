"""A name that somebody gives where something else was asked: "Ralf Vogt, r.vogt@web.de"."""

import re

from intakebot.engine.asking import applies
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.noting import replaceable
from intakebot.engine.sources import said, without
from intakebot.understanding.common_words import COMMON
from intakebot.understanding.given_names import GIVEN

LONGEST = 120
_REACHED = frozenset({"email", "phone"})
_CAPITAL = r"(?:[A-ZÀ-ÞĀ-Ž][^\W\d_]*|[A-Z]\.|[\u0621-\u064a]{2,})"
_ALONE = re.compile(
    rf"[\s,;:(<\[]*({_CAPITAL}(?:,? ?[ '’-]{_CAPITAL}){{1,3}})"
    r"(?:[\s,;:.)>\]]|(?:e-?mail|mail|tel|phone|mobile|handy|telefon|und|and)\b|[+(]?\d[\d\s()/-]{5,}+)*+",
)
"""Two to four words with capitals, and what may stand around an address beside them."""


def note_name(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Take a message that is a name for the customer's, where one question asks for a name.

    One of its words must be a given name that people have: "Blue Fern" is none.
    """
    asking = [each for each in flow.items if each.question.kind == "name"]
    if len(text) > LONGEST or len(asking) != 1:
        return
    (item,) = asking
    if not replaceable(draft, item) or not applies(flow, draft.now, item):
        return
    found = draft.understood(text).findings
    match = _ALONE.fullmatch(without(text, [each.span for each in found if each.label in _REACHED]))
    called = re.findall(r"[^\W\d_]+", plain(match[1])) if match else []
    if match is None or not any(each in GIVEN and each not in COMMON for each in called):
        return
    read = item.question.read(match[1], draft.reading)
    if isinstance(read, Read):
        one = Read(read.value, read.text, "B", match.span(1))
        draft.answer(item, said(one, text, seq))
