"""`kind: code`: an order, membership or other number of the author's own pattern."""

import re
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, field_validator

from intakebot.engine.kinds.base import LONGEST, OnOff, Question, Read, Reading, Unclear
from intakebot.understanding.extract import emails, urls
from intakebot.understanding.finding import Finding, only, overlaps
from intakebot.understanding.normal import digits

_LONGEST, _MEMORY, _FOUND = 500, 1 << 20, 20
_CUE = re.compile(
    r"(?:\b(?:order|invoice|number|no|nr|num|reference|ref|ticket|case|customer|member\w*|account|"
    r"id|"
    r"serial|tracking|booking|\w*nummer|bestellung|rechnung|auftrag|buchung|vorgang|code)\b|#|№|"
    r"رقم|طلب|فاتوره|فاتورة)"
    r"[\s.:#-]*(?:(?:is|was|ist|lautet|number|no|nr|nummer)\b[\s.:#-]*){0,2}$",
    re.IGNORECASE,
)


class Code(Question):
    """A number or code of known form, found within a sentence as well."""

    kind: Literal["code"]
    pattern: str = Field(
        min_length=1,
        max_length=_LONGEST,
        description=r"What it looks like, as an RE2 pattern, such as RX-\d{4}-\d{2}.",
    )
    match_case: OnOff = Field(
        False,
        description="yes tells capitals from small letters. "
        "Otherwise both are taken and the answer is written in capitals.",
    )

    title = "An order number, a membership number and the like, by the author's own pattern."

    @field_validator("pattern")
    @classmethod
    def _readable(cls, pattern: str) -> str:
        import re2

        try:
            empty = compiled(pattern, match_case=False).fullmatch("") is not None
        except re2.error as error:
            raise ValueError(f"This pattern can't be read: {_why(error)}") from None
        if empty:
            raise ValueError("This pattern fits an answer without a single character.")
        return pattern

    @cached_property
    def _form(self) -> Any:
        return compiled(self.pattern, self.match_case)

    @cached_property
    def _within(self) -> Any:
        """The same form inside a longer text, where nothing sticks to either end of it."""
        return compiled(rf"(?:^|[^\pL\pN_])({self.pattern})(?:$|[^\pL\pN_])", self.match_case)

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        text = digits(said.strip())
        if not text:
            return Unclear("empty")
        bare = text.strip(" .,;:!?#\"'()")
        for spelling in (text, bare, "".join(bare.split())):
            if len(spelling) <= _LONGEST and self._form.fullmatch(spelling):
                value = self._as_kept(spelling)
                return Read(value, value)
        found = self._find(said)
        one = only(found)
        if one is not None:
            return Read(one.value, one.value, one.band, one.span)
        return Unclear("code_several" if found else "code")

    def notice(self, text: str, reading: Reading) -> Read | None:
        found = self._find(text)
        if not found:
            return None
        taken = [each.span for each in urls.find(text[:LONGEST])] + emails.candidates(text)
        sure = [e for e in found if not overlaps(e.span, taken) and _beyond_doubt(text, e)]
        one = only(sure)
        return Read(one.value, one.value, one.band, one.span) if one else None

    def _find(self, text: str) -> list[Finding]:
        """The first few places that have the form; searched on from each end, so they may touch."""
        western, at = digits(text[:LONGEST]), 0
        found: list[Finding] = []
        while len(found) < _FOUND:
            match = self._within.search(western, at)
            if match is None:
                break
            if match[1] and len(match[1]) <= _LONGEST:
                found.append(Finding(self._as_kept(match[1]), match.span(1)))
            at = max(match.end(1), at + 1)
        return found

    def _as_kept(self, spelling: str) -> str:
        return spelling if self.match_case else spelling.upper()


def compiled(pattern: str, match_case: bool) -> Any:
    """The pattern, in linear time and bounded memory whatever it is.

    Raises:
        re2.error: it is no RE2 pattern, or too large a one.
    """
    import re2

    options = re2.Options()
    options.case_sensitive = match_case
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(pattern, options)


def _beyond_doubt(text: str, found: Finding) -> bool:
    """Letters and digits together, or a number that was introduced as one."""
    value = found.value
    mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    start = found.span[0]
    return (mixed and len(value) >= 5) or bool(_CUE.search(text, max(0, start - 40), start))


def _why(error: Exception) -> str:
    reason = error.args[0] if error.args else ""
    reason = reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
    what, _, where = reason.partition(": ")
    if "perl operator" in what or "escape sequence" in what:
        return f"{where} is something RE2 patterns don't have."
    if "repetition size" in what:
        return f"{where} repeats too often; 1000 in all is the most."
    if "too large" in reason:
        return "it is too large; shorten it or repeat less."
    return f"{what.removeprefix('invalid ')} at {where}." if where else f"{what}."
