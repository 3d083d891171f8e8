"""Text questions that ask for what has a kind of its own, which hears it in the first message."""

import re

from intakebot.engine.kinds.base import Question, in_languages, plain
from intakebot.engine.kinds.text import FreeText

_ASKS = (
    ("email", r"e-?mail[- ]?ad+res+e?|mailadresse|(?:البريد|بريدك) الالكتروني"),
    ("phone", r"(?:phone|mobile|telephone|contact) number|(?:telefon|handy)nummer"
     r"|رقم (?:ال)?(?:هاتف|جوال|موبايل)ك?"),
    ("url", r"which (?:web ?)?(?:domain|url|link|address of the page)|web address|webadresse"
     r"|welche (?:domain|internetadresse)|رابط"),
    ("date", r"^(?:since |until |by )?when (?:did|was|were|is|do|does|should|would|will|can|exactly"
     r"|have|has)\b|^(?:since|until|by) when\b"
     r"|^(?:(?:on|since|from|by) )?(?:which|what) (?:day|date)\b"
     r"|^(?:seit |bis |ab )?wann\b|^an welchem tag\b|^(?:منذ |من )?متي\b"),
    ("number", r"^how many\b|^wie viele\b|^كم عدد\b"),
    ("name", r"^(?:what is|what's|may we have|please tell us)? ?your (?:full |first |last )?name\b"
     r"|^wie (?:heissen sie|ist ihr name)\b|^ما (?:هو )?اسمك"),
)  # fmt: skip
"""Words as ``plain`` leaves them."""
_KINDS = tuple((kind, re.compile(words)) for kind, words in _ASKS)


def kind_for(question: Question) -> str:
    """The kind that would hear the answer by itself; empty where a text is what is wanted."""
    if not isinstance(question, FreeText) or question.find or question.gives or question.prefill:
        return ""
    if question.long or question.min_words:
        return ""
    for ask in in_languages(question.ask):
        for kind, words in _KINDS:
            if words.search(plain(ask)):
                return kind
    return ""
