"""Payment card numbers within a text: the right length for their issuer, and the check digit."""

import re
from collections.abc import Iterator
from itertools import islice

from intakebot.understanding.finding import Finding, Span

_MOST = 50
_RUN = re.compile(r"(?<![\w.,+/#-])[0-9]{4,19}(?:(?: {1,2}|[\u00a0.-])[0-9]{1,7}){0,5}(?![\w/])")
_HINT = re.compile(r"[0-9](?:[ .\u00a0-]{0,2}[0-9]){11}")
_GROUP = re.compile(r"[0-9]+")
_CUE = re.compile(
    r"(?:\b(?:cards?|cc|visa|master ?card|maestro|amex|american express|discover|diners(?: club)?|"
    r"jcb|union ?pay|debit|credit)\b|kart[ea]n?\b|kartennummer\b|kreditkarte\w*|بطاقه|بطاقة)"
    r"[^\n\d]{0,24}$",
    re.IGNORECASE,
)
_OTHER_CARD = re.compile(
    r"\b(?:gift|loyalty|member(?:ship)?|library|bonus|points|reward\w*|sim|id|insurance|health|"
    r"student|report|graphics?|sound|video|network|memory|sd|kunden|mitglieds|geschenk|versicherten)"
    r"[ -]?(?:card|karte)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:\b(?:orders?|invoices?|tracking|bookings?|tickets?|cases?|parcels?|shipments?|references?|ref|"
    r"tx|customer|member(?:ship)?|imei|serial)|bestell\w*|rechnung\w*|auftrag\w*|buchung\w*|"
    r"sendung\w*|kunden\w*|طلب|فاتوره)"
    r"[\s.:#-]{0,3}(?:(?:number|no|nr|id|nummer|is|was|ist|lautet)\b[\s.:#-]{0,3}){0,2}$",
    re.IGNORECASE,
)
_SHAPES = {(4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3), (4, 4, 4, 3), (4, 4, 4, 1)}
_COUNTRY = re.compile(r"[A-Z]{2}[0-9]{2} ?$")
"""An account number of a bank (IBAN) begins like this and goes on in groups of four."""
_ISSUERS: tuple[tuple[tuple[int, ...], range, range], ...] = (
    # lengths, and the first digits from … to …
    ((16, 19), range(4, 5), range(0)),
    ((16,), range(51, 56), range(2221, 2721)),
    ((15,), range(34, 35), range(37, 38)),
    ((16, 17, 18, 19), range(644, 660), range(6011, 6012)),
    ((16, 17, 18, 19), range(62, 63), range(81, 83)),
    ((14, 16, 19), range(300, 306), range(3095, 3096)),
    ((14, 16, 19), range(36, 37), range(38, 40)),
    ((16, 17, 18, 19), range(3528, 3590), range(2200, 2206)),
    ((16, 18, 19), range(5018, 5094), range(56, 59)),
    ((16, 18, 19), range(6304, 6305), range(6759, 6764)),
    ((16,), range(60, 61), range(508, 509)),
)


def find(text: str) -> list[Finding]:
    """The numbers in a text that pay; the value is only their last four digits.

    Band A: issuer, length and check digit fit. B: called a card, and otherwise a few digits off.
    """
    if _HINT.search(text) is None:
        return []
    found = []
    for match in islice(_RUN.finditer(text), _MOST):
        if match.end() - match.start() < 12:
            continue
        one = _in_run(text, match.start(), match[0])
        if one is not None:
            found.append(one)
    return found


def _in_run(text: str, at: int, run: str) -> Finding | None:
    """The card in a run of digit groups; a date or security code may stand beside it."""
    before = text[max(0, at - 60) : at]
    cued = bool(_CUE.search(before)) and not _OTHER_CARD.search(before)
    spans = [match.span() for match in _GROUP.finditer(run)]
    for first, last in _parts(spans):
        digits = "".join(run[start:end] for start, end in spans[first : last + 1])
        alone = first == last
        if not 12 <= len(digits) <= 19 or (
            alone and not cued and _is_other(text, at + spans[first][0])
        ):
            continue
        whole = first == 0 and last == len(spans) - 1
        if passes(digits) and (_issued(digits) or (cued and whole)):
            span = (at + spans[first][0], at + spans[last][1])
            return Finding(digits[-4:], span, "A" if _issued(digits) else "B")
    return _mistyped(at, run, spans) if cued else None


def _parts(spans: list[Span]) -> Iterator[tuple[int, int]]:
    """Which groups may make up the number: those with a card's usual shape, then any others."""
    count = len(spans)
    every = [(i, j) for i in range(count) for j in range(count - 1, i - 1, -1)]
    sizes = [end - start for start, end in spans]
    yield from (each for each in every if tuple(sizes[each[0] : each[1] + 1]) in _SHAPES)
    yield from (
        (i, j)
        for i, j in every
        if i == j or (sizes[i] == 4 and all(size > 1 for size in sizes[i:j]))
    )


def _mistyped(at: int, run: str, spans: list[Span]) -> Finding | None:
    """What stands where a card number was announced: a slip of the finger must not keep it."""
    digits = "".join(_GROUP.findall(run))
    if 15 <= len(digits) <= 19:
        return Finding(digits[-4:], (at + spans[0][0], at + spans[-1][1]), "B")
    return None


def _is_other(text: str, start: int) -> bool:
    """An order of that number, or the inside of a bank account's: no card."""
    return bool(
        _ORDER.search(text, max(0, start - 40), start)
        or _COUNTRY.search(text, max(0, start - 5), start)
    )


def passes(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (Luhn)."""
    total = 0
    for place, each in enumerate(reversed(digits)):
        value = int(each) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def _issued(digits: str) -> bool:
    """Whether an issuer gives out numbers of this length that begin like this."""
    return any(
        len(digits) in lengths and any(_begins(digits, each) for each in starts)
        for lengths, *starts in _ISSUERS
    )


def _begins(digits: str, starts: range) -> bool:
    return bool(starts) and int(digits[: len(str(starts[0]))]) in starts
