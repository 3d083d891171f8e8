"""`kind: email`: an e-mail address."""

from typing import Literal

from intakebot.engine.kinds.base import LONGEST, Question, Read, Reading, Unclear, shorten
from intakebot.understanding.extract import emails
from intakebot.understanding.finding import only


class Email(Question):
    """An address that is well formed. Nothing is looked up, no mail is sent to it."""

    kind: Literal["email"]

    shown_as = "email"
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
        near = emails.candidates(text)
        if near:
            start, end = near[0]
            return Unclear("email_typo", {"words": shorten(text[start:end], 60)})
        return Unclear("email")

    def notice(self, text: str, reading: Reading) -> Read | None:
        found = only(emails.own(text[:LONGEST])) if "@" in text else None
        return Read(found.value, found.value, "A", found.span) if found else None
