"""Telephone numbers within a text."""

import re
from collections.abc import Iterator
from itertools import islice

from intakebot.understanding.extract import emails, urls
from intakebot.understanding.finding import Band, Finding, Span, masked
from intakebot.understanding.normal import digits

_MOST = 20
_BLANK = r"[ \t\u00a0\u202f()./–-]{0,3}"
_HINT = re.compile(rf"[0-9](?:{_BLANK}[0-9]){{5}}")
_RUN = re.compile(
    rf"(?<![\w.,$€£/*=+])(?<![0-9]-)(?:\(?\+ ?\(?|\( ?)?[0-9](?:{_BLANK}[0-9]){{5,17}}"
    r"(?P<extension>[\s,]{0,2}(?:ext\.?|extension|x|durchwahl|app\.?|#)[ :.]{0,2}[0-9]{1,6})?"
    r"(?![\w@%€*=]|[.,:-][0-9]|,-)",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:(?:tele)?phones?|phoning|call(?:ed|ing|back)?|tel|mobile|cell(?:phone)?|fax|landline|"
    r"hotline|dial(?:l?ed)?|ring me|text me|sms|whatsapp|viber|"
    r"(?:my|our|your|new) (?:\w{2,12} )?numbers? (?:is|are)|contact|reach(?: ?able)?|answering|"
    r"messages to|registered|telefon\w*|handy\w*|mobil\w*|"
    r"festnetz\w*|rufnummer|rückruf\w*|ruf\w*|erreich\w*|anrufen|nummer (?:ist|lautet)|"
    r"(?:desk|office|home|work|direct)(?=\W{1,3}$))\b|"
    r"هاتف|جوال|موبايل|اتصل|تلفون|واتساب",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|/|\bor\b|\band\b|\boder\b|\bund\b|او)\s*")
_AFTER = re.compile(
    r"\W{0,3}(?:(?:is|ist) (?:my|the|meine?|die) )?(?:phone|mobile|cell|tel|telefon|handy|mobil|"
    r"fax|landline|festnetz)",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:orders?|purchase|invoice|bill|case|ticket|ref\w*|customer|account|member\w*|serial|"
    r"tracking|iban|bic|card|cc|id|code|pin|ssn|vat|imei|isbn|version|build|error|zip|amount|omb|"
    r"licen[cs]e|passport|security|insurance|registration|plate|tax|routing|bank|"
    r"number of|bestell\w*|rechnung\w*|kunden\w*|auftrag\w*|konto\w*|karten?\w*|plz|fehler\w*)\b|"
    r"طلب|فاتوره|فاتورة|حساب)"
    r"[\s.:#-]{0,3}(?:(?:number|no|nr|num|id|nummer)\b[\s.:#-]{0,3})?(?:(?:is|was|ist|lautet)\b)?"
    r"[\s.:#-]{0,3}$|#\s?$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?: ?[0-9]{1,2})?|[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ]"
    r"(?:19|20)[0-9]{2}(?: ?[0-9]{1,2})?|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2}|"
    r"(?:19|20)[0-9]{2} ?[-–] ?(?:19|20)[0-9]{2}|[0-9]{3}-[0-9]{2}-[0-9]{4}"
)
"""Days, spans of years; and social security numbers, which are never taken for anything else."""
_AMOUNT = re.compile(
    r"97[89][ -]?[0-9].*[0-9]|[1-9][0-9]{0,2}(?:[. ][0-9]{3}){1,5}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|"
    r"[0-9]+\.[0-9]+"
)
"""Groups of three, decimals, versions, book numbers: no phone unless they are called one."""
_NORTH_AMERICAN = re.compile(
    r"(?:\+?1[ .-]?)?(?:\([1-9][0-9]{2}\)[ .-]{0,2}|[1-9][0-9]{2}[ .-])[0-9]{3}[ .-][0-9]{4}"
)
_SHORTEST, _LONGEST = 6, 16
_NATIONAL = 8
"""Figures of a number without country code that nothing introduces."""


def find(text: str, region: str) -> list[Finding]:
    """Every number that could be dialled, as E.164.

    Band A: a number that is in use in its numbering plan. B: only its length fits.
    ``region`` (two letters) is whose numbers are meant where no country code is given;
    without it only numbers with a country code count.
    """
    found = []
    for raw, span in _runs(digits(text)):
        number = None if _DATE.fullmatch(raw) else _parse(raw, region)
        if number is not None:
            found.append(Finding(number[0], span, "A" if number[1] else "B"))
    return found


def within(text: str, region: str, asked: bool) -> list[Finding]:
    """The telephone numbers in a text, as E.164 where the country is known, else their digits.

    Band A: in use in its plan, and introduced as a number or written with its country code.
    B: written or introduced like one. ``asked``: the text answers the question for a number, so
    whatever is long enough counts.
    """
    found: list[Finding] = []
    for raw, span in _runs(digits(text)):
        listed = bool(found) and _AND.fullmatch(text, found[-1].span[1], span[0])
        cued = asked or bool(listed) or _is_introduced(text, span)
        if not cued and _OTHER_NUMBER.search(text, max(0, span[0] - 40), span[0]):
            continue
        if not _can_be(raw, cued):
            continue
        number, valid = _parse(raw, region) or ("", False)
        abroad = bool(number) and raw.lstrip("( ").startswith("+")
        if cued or abroad or (valid and _is_national(raw)) or _NORTH_AMERICAN.fullmatch(raw):
            band: Band = "A" if valid and (cued or abroad) else "B"
            found.append(Finding(number or _figures(raw), span, band))
    return found


def beyond_doubt(text: str, region: str) -> list[Finding]:
    """Numbers nobody could take for anything else: in use, and written or introduced as one."""
    if _HINT.search(digits(text)) is None:
        return []
    taken = [each.span for each in urls.find(text)] + emails.candidates(text)
    return [each for each in within(masked(text, taken), region, asked=False) if each.band == "A"]


def _runs(text: str) -> Iterator[tuple[str, Span]]:
    """What has the length of a telephone number, and where; an extension belongs to it."""
    if _HINT.search(text) is None:
        return
    for match in islice(_RUN.finditer(text), _MOST):
        start, end = match.span()
        raw = match[0]
        if raw.startswith("(") and ")" not in raw:
            start, raw = start + 1, raw[1:]
        yield raw, (start, end)


def _is_introduced(text: str, span: Span) -> bool:
    """Whether the words before it, or right after it, say that it is a telephone number."""
    before = text[max(0, span[0] - 40) : span[0]]
    cues = [match.end() for match in _CUE.finditer(before)]
    if cues and not any(each.isdigit() for each in before[cues[-1] :]):
        return _OTHER_NUMBER.search(before) is None
    return bool(_AFTER.match(text, span[1], span[1] + 40))


def _can_be(raw: str, cued: bool) -> bool:
    figures = _figures(raw.lower().partition("x")[0])
    if not _SHORTEST <= len(figures) <= _LONGEST or len(set(figures)) < 2:
        return False
    return not _DATE.fullmatch(raw) and (cued or not _AMOUNT.fullmatch(raw))


def _is_national(raw: str) -> bool:
    """With the zero or bracket of an area code, and gaps; or 00 and a country code."""
    written = raw.startswith("00") or (raw[0] in "0(" and not raw.isdecimal())
    return written and len(_figures(raw)) >= _NATIONAL


def _figures(raw: str) -> str:
    return "".join(each for each in raw if each.isdigit())


def _parse(raw: str, region: str) -> tuple[str, bool] | None:
    import phonenumbers

    if raw.lstrip("(").startswith("00") and not region:
        raw = "+" + raw.lstrip("(")[2:]
    try:
        number = phonenumbers.parse(raw, region.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.extension:
        e164 += f";ext={number.extension}"
    return e164, phonenumbers.is_valid_number(number)
