"""What stands around a short answer: "her name is Luna", "lux_watches, as I said"."""

import re

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, listed

LONGEST = 120
"""Characters of an answer that may be no more than a value and the words around it."""
NAMING = listed("called name named names heißt heißen nennt اسم اسمه اسمها يسمي")
"""Words of a question for what somebody or something is called."""
_I = re.IGNORECASE
_SAID = (
    r"(?:like|as) (?:i )?(?:already )?(?:said|told you|mentioned)|wie (?:schon |bereits )?"
    r"(?:gesagt|erwähnt|geschrieben)|كما (?:قلت|ذكرت)(?: لك| لكم)?"
)
_BEFORE = re.compile(
    rf"^\W*(?:{_SAID}|(?:i (?:already )?(?:said|told you)|قلت(?: لك| لكم)?)"
    r"(?=\W+\w+(?:\W+\w+){0,2}\W*$))[\s,:;–-]+",  # before a story it is a part of it
    _I,
)
_BEHIND = re.compile(rf"[\s,;(–-]+(?:{_SAID})[\s.!)]*$", _I)
_NAME_IS = re.compile(
    r"^\W*(?:(?:the|his|her|its|their|our|my|sein|ihr|der|die|das) (?:\w+ )?)?(?:"
    r"(?:user|nick)?name(?:'s| is| ist| lautet)|(?:(?:he|she|it|they)(?:'s|'re|s| is| are) )?"
    r"(?:called|named)|(?:er|sie|es) heißt|اسمه|اسمها|اسمي)[\s:]+",
    _I,
)
_IT_IS = re.compile(
    r"^\W*(?:it'?s|she'?s|he'?s|they'?re|(?:it|she|he) is|they are|(?:das|es|sie|er) ist|هو|هي)\s+"
    r"(?:an?\s+|eine?\w?\s+)?",
    _I,
)


def within(text: str, *, naming: bool = False, thing: bool = False) -> Span:
    """Where the answer stands in a short reply; all of it where nothing is around it.

    ``naming``: asked what somebody or something is called; ``thing``: which thing it is.
    """
    start, end = 0, len(text)
    if end > LONGEST:
        return start, end
    low = aligned(text)
    if match := _BEHIND.search(low):
        end = match.start()
    for form in (_BEFORE, *([_NAME_IS] if naming else ()), *([_IT_IS] if thing else ())):
        if match := form.match(low[start:end]):
            start += match.end()
    return (start, end) if any(map(str.isalnum, text[start:end])) else (0, len(text))
