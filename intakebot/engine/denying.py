"""What words take back and what they put in its place: "not blank, it's very slow".

A correction seldom names what it corrects. It begins with a no or an "actually", it denies an
answer that stands, or both; what is left of it is the new answer.
"""

import re
from functools import lru_cache

from msgspec import Struct

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, plain, words
from intakebot.understanding.vocabulary import FILLERS

LONGEST = 300
"""Characters of a message that can be a correction; a longer one tells a story."""

# Arabic letters stand here as ``aligned`` writes them: ا for أ, ه for ة, ي for ى.
_SIGNS = "[\u064b-\u0652]*"
_LEAD = re.compile(
    r"\W*(?:(?:no|nope|nah|not really|actually|wait|sorry|oops|hm+|oh|well|correction|i mean"
    r"|i meant|nein|nee|nö|doch|moment|warte|halt|entschuldigung|eigentlich|quatsch|ich meine"
    rf"|ich meinte|لا|كلا|عفوا{_SIGNS}|اسف{_SIGNS}|اسفه|انتظر|لحظه|بل|في الحقيقه|في الواقع"
    r"|اقصد|قصدت)(?:[ ,.;:!–—،؛-]+|$)){1,4}",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:(?:it|that|this|there)(?:'s| is| was)? )?(?:isn't|wasn't|not|never|instead of)"
    r"|\b(?:(?:es|das) (?:ist|war) |und )?(?:nicht|kein(?:e[nrms]?)?|statt)"
    r"|(?<!\w)(?:و ?)?(?:ليست?|مش|مو|لم (?:يكن|تكن)|بدلا من))\s+"
    r"(?P<what>[^.,;:!?\n–—،؛؟]+?)"
    r"(?=[.,;:!?\n–—،؛؟]|$"
    r"| (?:but|rather|it's|it is|it was|sondern|es ist|es war|بل|لكن|انما)\b)",
    re.IGNORECASE,
)
_DENIALS = ("not", "n't", "never", "instead of", "nicht", "kein", "statt")
"""One of these is in whatever ``_DENIED`` finds in plain letters, so that most texts skip it."""
_BUT = re.compile(r"[\s.,;:!–—،؛-]*(?:but|rather|sondern|بل|لكن|انما)\b\s*", re.IGNORECASE)
_BEGINS = re.compile(r"[\s.,;:!–—،؛-]*(?:(?:und|and)\b\s*)?", re.IGNORECASE)
_ENDS = " \n\t.,;:!–—،؛-"
_SORRY = re.compile(
    r"[\s.,;:!–—،؛-]+(?:sorry|oops|my (?:bad|mistake|fault)|entschuldigung|verzeihung|عفوا|اسف)$",
    re.IGNORECASE,
)
"""What is said behind it and is no part of it …"""
_SORRIES = (
    *("sorry", "oops", "bad", "mistake", "fault", "entschuldigung", "verzeihung", "عفوا", "اسف"),
)
"""… and how such words end, since few messages end so."""


class Corrected(Struct, frozen=True):
    """A message taken apart."""

    leads: bool
    """Whether it begins by taking something back."""
    denied: tuple[str, ...]
    """What it says is not so."""
    affirmed: str
    """What is left: the words that are so."""
    span: Span
    """Where those stand in the message, with what is denied between them."""

    @property
    def telling(self) -> list[str]:
        """The words of what is so, without those that tell nothing."""
        return [word for word in words(plain(self.affirmed)) if word not in FILLERS]


@lru_cache(4)
def corrected(text: str) -> Corrected:
    """What a message takes back, and what it puts there; a turn asks more than once."""
    text = text[:LONGEST]
    said = aligned(text)
    lead = _LEAD.match(said)
    start = lead.end() if lead else 0
    denied, left = [], " " * start + text[start:]
    low = said.lower()
    denies = not said.isascii() or any(map(low.__contains__, _DENIALS))
    for match in _DENIED.finditer(said, start) if denies else ():
        first, end = match.span()
        denied.append(text[slice(*match.span("what"))].strip())
        left = left[:first] + " " * (end - first) + left[end:]
        if but := _BUT.match(aligned(left), end):  # what it was in their sentence, it is not
            left = " " * but.end() + left[but.end() :]
    begins = _BEGINS.match(left)
    first = begins.end() if begins else 0
    last = max(first, len(left.rstrip(_ENDS)))
    behind = aligned(left[:last])
    if behind.casefold().endswith(_SORRIES) and (sorry := _SORRY.search(behind, first)):
        last = sorry.start()
    return Corrected(lead is not None, tuple(denied), left[first:last], (first, last))
