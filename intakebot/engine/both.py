"""An answer and a correction in one line: "paypal. and its tim not tom"."""

import re
from collections.abc import Iterator

from intakebot.engine.correcting import change, takes_back, target_of
from intakebot.engine.denying import LONGEST, corrected
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.noting import notice
from intakebot.engine.settling import settle
from intakebot.engine.sources import own_words, said
from intakebot.understanding.vocabulary import NO, YES

MOST_CUTS = 6
_CUT = re.compile(
    r"[.,;:!?\n–—،؛؟]+\s+|\s+(?=(?:and|but|oh|sorry|actually|und|aber|ach|übrigens)\b|و\w)",
    re.IGNORECASE,
)
"""Where what a message says first may end."""
ANY_WORDS = ("text", "name", "error_message")
"""Kinds that many words answer: only what is surely a correction is taken out of them."""
PLAIN = ("name", "email", "phone", "code")
"""Kinds of facts that no story about something else holds another of."""


def takes_both(draft: Draft, flow: Flow, item: Item, text: str, seq: int) -> bool:
    """Write down the answer and change what is taken back; False where a message isn't both."""
    if len(text) > LONGEST or not may_correct(draft, text):
        return False
    for answer, fix_text in cuts(text, item.question.kind in ANY_WORDS):
        read = item.question.read(own_words(draft, item, answer), draft.reading)
        if not isinstance(read, Read) or only_leads(item, answer):
            continue
        fix = takes_back(draft, item, fix_text)
        target = target_of(draft, flow, fix_text, fix, item) if fix else None
        if fix is None or target is None or target[0] is item:
            continue
        if item.question.kind in ANY_WORDS and not (fix.sure or target[0].question.kind in PLAIN):
            continue
        settle(draft, flow, item, said(read, text, seq))
        change(draft, flow, target[0], said(target[1], text, seq))
        notice(draft, flow, text, seq)
        go_on(draft, flow)
        return True
    return False


def may_correct(draft: Draft, text: str) -> bool:
    """Whether anything in it can be a correction at all."""
    return bool(corrected(text).denied) or any(a.kind == "correction" for a in draft.acts(text))


def only_leads(item: Item, answer: str) -> bool:
    """Whether a part is but the "no" or "sorry" that begins what follows it."""
    if item.question.kind == "yes_no":
        return False
    return plain(answer) in NO | YES or not corrected(answer).telling


def cuts(text: str, in_order: bool) -> Iterator[tuple[str, str]]:
    """A message as an answer and a correction, in that order or in both; places stay."""
    for match in list(_CUT.finditer(text))[:MOST_CUTS]:
        start, end = match.span()
        first, second = text[:start], " " * end + text[end:]
        yield first, second
        if not in_order:
            yield second, first
