"""Answers that a language model proposes: taken only where the customer's own words hold them.

A proposal is a question and a quote. It counts when the quote stands in the message letter for
letter, nothing was taken from those words already, they neither ask nor deny, and they pass
the question's own check. What passes is marked "please check"; a model never says anything.
"""

import re

from intakebot.engine.asking import applies
from intakebot.engine.draft import Draft
from intakebot.engine.events import Proposal
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import Read
from intakebot.engine.sources import claimed, said
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import plain, words
from intakebot.understanding.vocabulary import NEGATIONS

LONGEST = 500
"""Characters of a quote."""
_SENTENCE = re.compile(r"[^.!?\n؟]*[.!?\n؟]?")


def take_proposed(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Write down what was proposed for still-open questions and holds."""
    for proposal in getattr(draft.act.event, "proposed", ()):
        item = flow.item(proposal.question)
        if item is None or item.id in draft.now.answers or not applies(flow, draft.now, item):
            continue
        read = proven(draft, item, proposal, text, seq)
        if read is not None:
            draft.answer(item, said(read, text, seq))


def proven(draft: Draft, item: Item, proposal: Proposal, text: str, seq: int) -> Read | None:
    """The proposal as an answer; None where the customer's words do not bear it out."""
    quote = proposal.quote
    at = text.find(quote)
    if at < 0 or not 0 < len(quote) <= LONGEST or not quote.strip():
        return None
    span = (at, at + len(quote))
    if claimed(draft, seq, span) or asks_or_denies(text, span):
        return None
    read = item.question.read(quote, draft.reading)
    if not isinstance(read, Read):
        return None
    inner = read.span or (0, len(quote))
    return Read(read.value, read.text, "B", (at + inner[0], at + inner[1]))


def asks_or_denies(text: str, span: Span) -> bool:
    """Whether the words stand in a question, or behind a "not" in their sentence."""
    for match in _SENTENCE.finditer(text):
        if match.start() <= span[0] < match.end():
            if match[0].rstrip().endswith(("?", "؟")):
                return True
            before = words(plain(text[match.start() : span[0]]))
            return any(word in NEGATIONS for word in before)
    return False
