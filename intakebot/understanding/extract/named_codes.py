"""Numbers that are called an order's, an invoice's, a customer's … and user names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from intakebot.understanding.extract.code_cues import (
    ACCOUNTS,
    CODE,
    LETTERS,
    LINK,
    NO_SLIPS,
    NUMBER,
    ORDERS,
    USERS,
    WORDS,
)
from intakebot.understanding.finding import Finding, Span, overlaps

_MOST = 20
_FIGURES = re.compile(r"[0-9][-_/.]?[0-9a-zA-Z]")
_EDGE, _END = r"(?:^|[^\pL\pN_])", r"(?:$|[^\pL\pN_])"
_WHAT = rf"(?:({ORDERS})|({ACCOUNTS}))"
_GAP = r"(?:\.\s|[\s:=#№(\"'*\[-]){0,6}"
_ABOUT = r"(?:\s(?:for|of|from|on|von|vom|für)(?:\s\pL+){1,4})?"
_NAMED = (
    rf"{_EDGE}{_WHAT}(?:[\s-]{{0,2}}({NUMBER})\b\.?)?"
    rf"({_GAP}(?:{NUMBER}{_GAP})?)(?:{_ABOUT}\s?{LINK}{_GAP})?"
    rf"({CODE}|{LETTERS}){_END}"
)
_CALLED = (
    rf"(?:^|[^\pL\pN_.,/-])({CODE})[\"')\]]{{0,2}},?\s{{1,3}}{LINK}\s+"
    rf"(?:my|the|your|our|meine?|unsere?|die|der|das)\s+(?:\pL+\s+)??{_WHAT}{_END}"
)
_LONG = re.compile(r"(?<![0-9.,/-])[0-9]{5,19}(?![\w/-])")
_SLIP = re.compile(rf"([^\W\d_]{{4,20}})(?:\s{NUMBER})?[\s.:#]{{0,3}}$", re.IGNORECASE)
_MARK = re.compile(r"#((?:[a-z]{1,5}-)?[0-9]{4,15})(?![\w-])", re.IGNORECASE)
_USER = rf"{_EDGE}{USERS}\s?([:=]|{LINK}\b)?[\s\"']{{0,3}}([a-z0-9][\w.-]{{2,31}})"
_NEXT = re.compile(
    rf"(?:\s?[,;&/]\s?|\s(?:and|und|or|oder|و)\s?)+#?({CODE})(?![\w@])", re.IGNORECASE
)
_ALONE = re.compile(rf"(?<![\w@.,-])#?({CODE})(?![\w@€$%]|[.,]\d)", re.IGNORECASE)
_NO_CODE = re.compile(
    r"[0-9]+(?:[.,][0-9]+)+|0x\w*|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{1,2}[/-][0-9]{1,2}|"
    r"[0-9]+(?:st|nd|rd|th|am|pm|h|x|k|gb|mb|kg|ms|px)|v[0-9.]+|(?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
"""Amounts, versions, dates, years, places, sizes."""
_VERSION = re.compile(r"[0-9]\.[0-9]")
_UNIT = re.compile(
    r"\s?(?:[€$£%@]|:[0-9]|[.,][0-9]|(?:eur|euros?|usd|dollars?|pounds?|rupees|inr|gbp|chf|pieces|"
    r"pcs|items?|units|copies|stück|times|mal|days?|tage|hours?|stunden|minutes?|percent|prozent|"
    r"people|products|articles|artikel|worth)\b)",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"\W?request[ -]?id", re.IGNORECASE)
"""What a server calls one call of it; nobody's order."""
_NO_ORDER = re.compile(
    r"colou?r|farb|\bhex|css|#fff|\b(?:bug|issue|pr|pull request|commit|item|step|line|channel|"
    r"room|table|error|page|version) #",
    re.IGNORECASE,
)


def find(text: str, asked: str = "") -> list[Finding]:
    """What is called a number of something, with its label.

    ``asked`` is the open question in its words: if it asks for such a number, an answer that
    holds one number needs no name for it.
    """
    found: list[Finding] = []
    if _FIGURES.search(text) is None:
        return list(_named(text)) if "ref" in text or "code" in text else []
    for search in (_users, _named, _called, _misspelt, _marked):
        for each in search(text):
            if not overlaps(each.span, [one.span for one in found]):
                found.append(each)
    return found or (_answer(text, asked) if asked else [])


@lru_cache(8)
def _re2(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    return re2.compile(pattern, options)


def _matches(pattern: str, text: str, code: int) -> Iterator[Any]:
    """The first few places; searched on from the end of the group that is the ``code``."""
    at = 0
    for _ in range(_MOST):
        match = _re2(pattern).search(text, at)
        if match is None:
            return
        yield match
        at = max(match.end(code), at + 1)


def _named(text: str) -> Iterator[Finding]:
    """What stands after its name: order 12345, Rechnungsnr.: 4711-03, my booking is XKQ123."""
    for match in _matches(_NAMED, text, 5):
        label, number, span = _label(match[1]), bool(match[3]), match.span(5)
        plain = number or any(each in match[4] for each in "#№:=")
        if _fits(text, span, plain, number) and not _REQUEST.match(match[0]):
            yield Finding(match[5], span, "A", label)
            yield from _more(text, span[1], label)


def _label(order: str | None) -> str:
    return "account_id" if order is None else "order_id"


def _more(text: str, at: int, label: str) -> Iterator[Finding]:
    """The others of a list: "orders 12345, 12346 and 12347"."""
    for _ in range(_MOST):
        match = _NEXT.match(text, at)
        if match is None or not _fits(text, match.span(1), plain=False, number=False):
            return
        yield Finding(match[1], match.span(1), "A", label)
        at = match.end()


def _called(text: str) -> Iterator[Finding]:
    """What stands before its name: 12345 is my order number."""
    for match in _matches(_CALLED, text, 1):
        if _fits(text, match.span(1), plain=True, number=False):
            yield Finding(match[1], match.span(1), "A", _label(match[2]))


def _misspelt(text: str) -> Iterator[Finding]:
    """After a name with a slip in it: my ordre 12345; also ofpurchase 12345."""
    for match in islice(_LONG.finditer(text), _MOST):
        start, end = match.span()
        before = _SLIP.search(text, max(0, start - 32), start)
        if before and _is_slip(before[1].casefold()) and not _UNIT.match(text, end):
            yield Finding(match[0], (start, end), "A", "order_id")


@lru_cache(256)
def _is_slip(word: str) -> bool:
    from rapidfuzz.distance import OSA

    if word in NO_SLIPS:
        return False
    ends = word.endswith(WORDS) and len(word) < 24 and not word.endswith(tuple(NO_SLIPS))
    return ends or any(OSA.distance(word, each, score_cutoff=1) <= 1 for each in WORDS)


def _marked(text: str) -> Iterator[Finding]:
    """What only has a sign before it, #12588; a colour is written like that too."""
    for match in islice(_MARK.finditer(text), _MOST):
        start, end = match.span()
        stuck = start > 0 and not text[start - 1].isspace() and text[start - 1] not in "(,;:["
        if not stuck and not _NO_ORDER.search(text, max(0, start - 40), min(len(text), end + 20)):
            yield Finding(match[1], match.span(1), "B", "order_id")


def _users(text: str) -> Iterator[Finding]:
    """What is called a user name: username: jdoe7, my user name is jane_d."""
    for match in _matches(_USER, text, 2):
        name, start = match[2].rstrip(".-"), match.start(2)
        telling = any(each.isdigit() or each in "_." for each in name)
        if text[start + len(name) : start + len(name) + 1] != "@" and (
            telling or match[1] in (":", "=")
        ):
            yield Finding(name, (start, start + len(name)), "A", "username")


def _fits(text: str, span: Span, plain: bool, number: bool) -> bool:
    """Whether this can be a code; it must look more like one where it is not called a number."""
    code = text[slice(*span)]
    figures = sum(each.isdigit() for each in code)
    if not figures:
        return number and not text.isupper()
    if _NO_CODE.fullmatch(code) and not (number and code.isdigit()):
        return False
    if _UNIT.match(text, span[1]) or _VERSION.search(code):
        return False
    if figures == len(code):
        return figures >= (3 if number else 4 if plain or code[0] == "0" else 5)
    return len(code) >= 4 and figures >= (1 if number else 2 if plain or not code.islower() else 3)


def _answer(text: str, asked: str) -> list[Finding]:
    """The one number in the answer to "What is your order number?"."""
    found = [match for match in _ALONE.finditer(text) if match.end() - match.start() >= 5]
    if len(found) != 1:
        return []
    code, span = found[0][1], found[0].span(1)
    what = _re2(f"{_EDGE}{_WHAT}{_END}").search(asked)
    if code[0].isalpha() and _re2(f"{_EDGE}{USERS}{_END}").search(asked):
        label = "username"
    elif what is not None and _fits(text, span, plain=False, number=False):
        label = _label(what[1])
    else:
        return []
    alone = len(text.strip(" #.!?")) == len(code)
    return [Finding(code, span, "A" if alone else "B", label)]
