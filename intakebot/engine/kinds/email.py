"""`kind: email`: an e-mail address."""

import re
from typing import Literal

from intakebot.engine.kinds.base import LONGEST, Question, Read, Reading, Unclear, shorten
from intakebot.understanding.extract import emails
from intakebot.understanding.finding import only
from intakebot.understanding.understand import Understood

_DOT = r"(?:dot|point|punkt|نقطه|نقطة)"
_SPOKEN = re.compile(
    rf"[\w+-]+(?:\.[\w+-]+|\s+{_DOT}\s+[\w+-]+)*\s+(?:at|ät|آت|ات)\s+"
    rf"[\w-]+(?:(?:\s+{_DOT}\s+|\.)[\w-]+)+",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|ät|آت|ات)\s+", re.IGNORECASE)
_DOTS = re.compile(rf"\s+{_DOT}\s+", re.IGNORECASE)


def read_out(text: str) -> Read | None:
    """An address as phones write it down that listen: "mara at garden dot example"."""
    match = _SPOKEN.search(text[:200])
    if match is None:
        return None
    found = only(emails.find(_DOTS.sub(".", _AT.sub("@", match[0], count=1))))
    return Read(found.value, found.value, "B", match.span()) if found else None


_CALLED = re.compile(r"mail|address|adresse|بريد|ايميل", re.IGNORECASE)


def introduced(text: str) -> Read | None:
    """An address that was read out and called one: "my mail is mara at garden dot example"."""
    cue = _CALLED.search(text)
    said = read_out(text[cue.start() : cue.start() + 200]) if cue else None
    if cue is None or said is None or said.span is None or said.span[0] > MOST_BETWEEN:
        return None
    start, end = said.span
    return Read(said.value, said.text, "B", (cue.start() + start, cue.start() + end))


MOST_BETWEEN = 30
"""Characters between what says that an address comes and the address."""


class Email(Question):
    """An address that is well formed. Nothing is looked up, no mail is sent to it."""

    kind: Literal["email"]

    shown_as = "email"
    sort = "email"
    title = "An e-mail address; it is also noticed when it comes up earlier."

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        text = said[:LONGEST]
        found = emails.find(text)
        one = only(found) or only(emails.own(text))
        if one is not None:
            return Read(one.value, one.value, "A", one.span)
        if found:
            return Unclear("email_several")
        spoken = read_out(text)
        if spoken is not None:
            return spoken
        near = emails.candidates(text)
        if near:
            start, end = near[0]
            return Unclear("email_typo", {"words": shorten(text[start:end], 60)})
        return Unclear("email")

    def attempted(self, said: str) -> bool:
        return "@" in said or _AT.search(said) is not None

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        found = {each.span: each.band for each in understood.all(self.sort)}
        own = [each for each in emails.own(text[:LONGEST]) if each.span in found] if found else []
        one = only(own)
        if one is None:
            return None if found else introduced(text[:LONGEST])
        return Read(one.value, one.value, "B" if found[one.span] == "B" else "A", one.span)
