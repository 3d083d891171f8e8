"""Questions that customers ask instead of answering one."""

import re

from intakebot.engine.draft import Draft
from intakebot.engine.entries import Noticed
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import plain
from intakebot.engine.small_talk import clarify
from intakebot.engine.tone import QUOTED, notice
from intakebot.understanding.normal import listed, words
from intakebot.understanding.vocabulary import FILLERS

FEW = 4
"""Words of a question that can only be about the one that stands open."""
ASKS = ("?", "؟")
_QUESTION = re.compile(
    r"\s*(?:(?:and|but|so|ok|und|aber|also|و)\W+)?"
    r"(?:(?:what|which|who|where|when|how|why)(?:'s| (?:is|are|do|does|did|can|could|will|would"
    r"|should|long|many|much|often|about)\b)"
    r"|(?:do|does|did|can|could|will|would|is|are) (?:you|u|i|we|it|this|that|there)\b"
    r"|(?:was|wie|wann|wo|warum|wieso|wer) (?:ist|sind|kann|können|soll|muss|lange|viel|viele|oft"
    r"|kommt|bekomme|wird|passiert)\b|(?:kann|können|muss|haben|gibt|ist) (?:ich|wir|sie|es|das)\b"
    r"|(?:هل|كيف|متى|أين|اين|لماذا|كم|شو|[اإ]يش|وش|شنو|ليش|ليه|وين|فين|[اإ]مت[ىا]|مين|قديش|[اإ]زاي|شلون|علاش)\s)",
    re.IGNORECASE,
)
"""How questions begin, which hasty people end with nothing."""
_THIS = listed("it that this there es das dies dort sie هذا ذلك هذه هي هو")
_COMMON = listed("what which who where when how do does can you we your is are was wie was wer wo")


def is_question(text: str) -> bool:
    """Whether words ask something, with a question mark or without."""
    return text.rstrip().endswith(ASKS) or _QUESTION.match(text) is not None


def asks_about(draft: Draft, item: Item, text: str) -> bool:
    """Whether a question back is about the open question, and not one for the team."""
    said = set(words(plain(text)))
    named = set(words(plain(f"{draft.label(item)} {item.ask.say(draft.now.language, {})}")))
    return len(said) <= FEW or bool(said & _THIS) or bool(said & (named - FILLERS - _COMMON))


def answer_back(draft: Draft, flow: Flow, item: Item, text: str, seq: int) -> None:
    """Say what is meant to who asks that; note a question that is for the team."""
    if asks_about(draft, item, text):
        return clarify(draft, flow, item)
    notice(draft, Noticed(seq, "another", (0, len(text)), text[:QUOTED]))
    return draft.tell("question_noted", "note", item.id)
