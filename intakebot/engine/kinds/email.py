"""`kind: email`: an e-mail address."""

from typing import Literal

from intakebot.engine.kinds.base import LONGEST, Question, Read, Reading, Unclear, shorten
from intakebot.understanding.extract import emails
from intakebot.understanding.finding import only
from intakebot.understanding.understand import Understood


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
        near = emails.candidates(text)
        if near:
            start, end = near[0]
            return Unclear("email_typo", {"words": shorten(text[start:end], 60)})
        return Unclear("email")

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        found = understood.all(self.sort)
        own = only(emails.own(text[:LONGEST])) if found else None
        return Read(own.value, own.value, "A", own.span) if own else None
