"""Numbers of orders, invoices, bookings and accounts: by the author's pattern, or by their name."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from intakebot.understanding.extract import named_codes
from intakebot.understanding.finding import Finding, overlaps
from intakebot.understanding.normal import digits

LONGEST = 500
"""Characters of one code at most."""
_SEARCHED, _MOST, _MEMORY = 8000, 20, 1 << 20
_CUE = re.compile(
    r"(?:\b(?:order|purchase|invoice|bill|number|no|nr|num|reference|ref|ticket|case|customer|"
    r"member\w*|account|id|parcel|shipment|package|serial|tracking|booking|\w*nummer|bestellung|"
    r"rechnung|auftrag|buchung|vorgang|code)\b|#|№|رقم|طلب|فاتوره|فاتورة)"
    r"[\s.:#-]*(?:(?:is|was|ist|lautet|number|no|nr|nummer)\b[\s.:#-]*){0,2}$",
    re.IGNORECASE,
)


class Form(Struct, frozen=True):
    """An author's own pattern (RE2); ``label`` is the id of the question it belongs to."""

    label: str
    pattern: str
    match_case: bool = False
    as_said: bool = False
    """Kept as it was written, and found wherever it stands; else in capitals, beyond doubt only."""


def find(text: str, forms: Sequence[Form] = (), asked: str = "") -> list[Finding]:
    """The authors' codes, each with its form's label; then what is called an order and so on.

    ``asked`` is the question that stands open, in its words: if it asks for a number, an answer
    that is nothing else needs no name.
    """
    found: list[Finding] = []
    for form in forms:
        _add(found, beyond_doubt(text, form))
    _add(found, named_codes.find(text, asked))
    return sorted(found, key=lambda each: each.span)


def within(text: str, form: Form) -> list[Finding]:
    """The first few places that have the form; nothing sticks to either end of them.

    Letters are written in capitals unless the form tells capitals from small letters.
    """
    pattern = compiled(rf"(?:^|[^\pL\pN_])({form.pattern})(?:$|[^\pL\pN_])", form.match_case)
    western, at = digits(text[:_SEARCHED]), 0
    found: list[Finding] = []
    while len(found) < _MOST:
        match = pattern.search(western, at)
        if match is None:
            break
        if match[1] and len(match[1]) <= LONGEST:
            kept = form.match_case or form.as_said
            value = match[1] if kept else match[1].upper()
            found.append(Finding(value, match.span(1), "A", form.label))
        at = max(match.end(1), at + 1)  # searched on from each end, so they may touch
    return found


def beyond_doubt(text: str, form: Form) -> list[Finding]:
    """Those with letters and digits together, and numbers that were introduced as one."""
    return [
        each
        for each in within(text, form)
        if form.as_said or _is_mixed(each.value) or introduced(text, each.span[0])
    ]


def introduced(text: str, start: int) -> bool:
    """Whether the words before this place call what follows a number of something."""
    return bool(_CUE.search(text, max(0, start - 40), start))


@lru_cache(512)
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


def unreadable(pattern: str) -> str:
    """Why a pattern can't be used, in words; empty where it can."""
    import re2

    try:
        empty = compiled(pattern, match_case=False).fullmatch("") is not None
    except re2.error as error:
        return _why(error)
    return "it fits an answer without a single character." if empty else ""


def _is_mixed(value: str) -> bool:
    return len(value) >= 5 and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def _add(found: list[Finding], more: Iterable[Finding]) -> None:
    found += [each for each in more if not overlaps(each.span, [one.span for one in found])]


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
