"""What must never be stored: passwords, payment cards, keys, one-time codes; and a text without.

An account number of a bank (IBAN) and a social security number count as well: they pay or
identify for life, and their form and check digits leave no doubt. ``kept`` spares what a flow
asks for.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from intakebot.understanding.extract import cards, passwords
from intakebot.understanding.extract import secret_forms as forms
from intakebot.understanding.finding import Finding, Span
from intakebot.understanding.normal import aligned

Secret: TypeAlias = Literal[
    "private_key", "card", "card_code", "password", "key", "one_time_code", "iban",
    "social_security",
]  # fmt: skip
"""The sorts of secrets; where two lie over each other, the first in this list names both."""

MASK = "***"
"""Stands for a secret inside an address or a setting, so that the rest keeps its form."""
_ENGLISH: dict[Secret, str] = {
    "private_key": "private key",
    "card": "card number",
    "card_code": "card security code",
    "password": "password",
    "key": "access key",
    "one_time_code": "one-time code",
    "iban": "bank account number",
    "social_security": "social security number",
}
_RANK = {kind: place for place, kind in enumerate(_ENGLISH)}
_NO_KEY = re.compile(r"https?:|[\w.]+\(|(?:[a-z]+[./_-])*[a-z]+|[*.xX•]+|[0-9.,:/-]+", re.ASCII)
"""Behind "token:" these are words, calls, dates: no key."""


class Removed(Struct, frozen=True):
    """What was taken out at one place. ``ending``: the last four digits of a card or account."""

    kind: Secret
    ending: str = ""


def in_english(removed: Removed) -> str:
    """What stands in its place: ``[card number ending in 4242 removed]``."""
    ending = f" ending in {removed.ending}" if removed.ending else ""
    return f"[{_ENGLISH[removed.kind]}{ending} removed]"


def redacted(
    text: str, word: Callable[[Removed], str] = in_english, kept: Collection[Secret] = ()
) -> tuple[str, list[Removed]]:
    """The text without its secrets, and what they were, in order.

    ``word`` says what stands in their place, in the customer's language; it must not look like a
    secret itself, so that a text that was cleaned is left alone the second time.
    """
    found = find(text)
    if not found:
        return text, []
    pieces: list[str] = []
    removed: list[Removed] = []
    at = 0
    for each in found:
        one = Removed(each.label, each.value)  # type: ignore[arg-type]  # find labels with Secret
        if one.kind not in kept:
            start, end = each.span
            attached = start > 0 and text[start - 1] in "=/:&?"
            pieces += text[at:start], MASK if attached else word(one)
            removed.append(one)
            at = end
    return "".join([*pieces, text[at:]]), removed


def find(text: str) -> list[Finding]:
    """The secrets in a text, labelled with their sort. The value is never the secret itself."""
    western = aligned(text)
    searched = western.encode("latin-1", "replace")  # one byte a character: places are the same
    if _pattern(forms.HINTS).search(searched) is None and (
        text.isascii() or passwords.ARABIC.search(western) is None
    ):
        return []
    found = [Finding(value, span, "A", kind) for kind, span, value in _all(western, searched)]
    return _merged(sorted(found, key=lambda each: each.span))


def _all(text: str, searched: bytes) -> Iterator[tuple[Secret, Span, str]]:
    for pattern, kind in _SURE:
        for match in _pattern(pattern).finditer(searched):
            if match[1].strip(b"*"):
                yield kind, match.span(1), ""
    for span in _keys(searched):
        yield "key", span, ""
    for span in passwords.find(text, searched):
        yield "password", span, ""
    for card in cards.find(text):
        yield "card", card.span, card.value
    yield from _codes(searched)
    yield from _accounts(searched)


def _keys(searched: bytes) -> Iterator[Span]:
    """Keys behind a name, if they look like one, and those that tell by their first letters."""
    for pattern in (forms.NAMED_KEY, forms.PARAMETER, forms.SESSION, forms.HEADER):
        for match in _pattern(pattern).finditer(searched):
            if _is_random(match[1].decode("latin-1")):
                yield match.span(1)
    for match in _pattern(forms.KEYS_TOGETHER).finditer(searched):
        if not match[1].startswith(b"sk-") or any(each in b"0123456789" for each in match[1]):
            yield match.start(1), match.start(1) + len(match[1].rstrip(b"."))


def _codes(searched: bytes) -> Iterator[tuple[Secret, Span, str]]:
    """One-time codes, where they are said to be some; a voucher's code is no secret."""
    for match in _pattern(forms.ONE_TIME[0]).finditer(searched):
        yield "one_time_code", match.span(1), ""
    for pattern, code, words in ((forms.ONE_TIME[1], 2, 1), (forms.ONE_TIME[2], 1, 2)):
        for match in _pattern(pattern).finditer(searched):
            said = match[words].decode("latin-1").casefold().replace("-", " ").split()
            if forms.NO_ONE_TIME.isdisjoint(said):
                yield "one_time_code", match.span(code), ""
    for match in _pattern(forms.ONE_TIME[3]).finditer(searched):
        yield "one_time_code", match.span(1), ""


def _accounts(searched: bytes) -> Iterator[tuple[Secret, Span, str]]:
    for match in _pattern(forms.SOCIAL_SECURITY).finditer(searched):
        if match[1] not in (b"000", b"666") and match[1] < b"900" and match[2] != b"00":
            yield "social_security", (match.start(1), match.end(3)), ""
    for match in _pattern(forms.IBAN).finditer(searched):
        length = _iban(match[1].decode("latin-1"))
        if length:
            start = match.start(1)
            yield (
                "iban",
                (start, start + length),
                match[1][:length].replace(b" ", b"")[-4:].decode(),
            )


def _iban(written: str) -> int:
    """How many characters of this are an account number with the right check digits; else 0."""
    wanted = forms.IBAN_LENGTHS.get(written[:2].upper(), 0)
    places = [place for place, each in enumerate(written) if each != " "][:wanted]
    if not wanted or len(places) < wanted:
        return 0
    number = "".join(written[place] for place in places)
    digits = "".join(str(int(each, 36)) for each in number[4:] + number[:4])
    return places[-1] + 1 if int(digits) % 97 == 1 else 0


def _is_random(value: str) -> bool:
    """Letters and figures mixed as no word mixes them, or very many letters."""
    value = value.rstrip(".,:!?")
    if len(value) < 8 or _NO_KEY.fullmatch(value) or value.startswith(("http:", "https:", "/")):
        return False
    letters, figures = any(map(str.isalpha, value)), any(map(str.isdecimal, value))
    mixed = any(map(str.isupper, value[1:])) and any(map(str.islower, value))
    return "(" not in value and ((letters and figures) or (mixed and len(value) >= 20))


def _merged(found: list[Finding]) -> list[Finding]:
    """Secrets that lie over each other as one."""
    merged: list[Finding] = []
    for each in found:
        if merged and each.span[0] < merged[-1].span[1]:
            last = merged.pop()
            first, _ = sorted((last, each), key=lambda one: _RANK[one.label])  # type: ignore[index]
            span = (last.span[0], max(last.span[1], each.span[1]))
            each = Finding(first.value, span, "A", first.label)  # noqa: PLW2901
        merged.append(each)
    return merged


@lru_cache(64)
def _pattern(pattern: str) -> Any:
    return forms.latin(pattern)


_SURE: tuple[tuple[str, Secret], ...] = (
    (f"({forms.PRIVATE_KEY})", "private_key"),
    (forms.COOKIE, "key"),
    (forms.USER_INFO, "password"),
    (forms.CURL, "password"),
    (forms.WEBHOOK, "key"),
    (forms.CARD_CODE, "card_code"),
    (forms.SOCIAL_SECURITY_SAID, "social_security"),
)
