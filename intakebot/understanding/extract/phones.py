"""Telephone numbers within a text."""

import re
from collections.abc import Sequence
from itertools import islice

from intakebot.understanding.extract import emails, urls
from intakebot.understanding.finding import Finding, Span, overlaps
from intakebot.understanding.normal import digits

_MOST = 20
_RUN = re.compile(r"(?<![\w.,:/#-])(?:\+|\(\+?)?\d[\d\s()./–-]{4,24}\d(?![\w@])")
_EXTENSION = re.compile(r"\s*(?:ext\.?|extension|x|durchwahl|#)\s*\d{1,6}\b", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_CUE = re.compile(
    r"\b(?:phone|call|tel|telephone|mobile|cell|number is|reach me|whatsapp|telefon\w*|handy\w*|"
    r"mobil\w*|rufnummer|ruf\w*|erreich\w*|anrufen)\b|هاتف|جوال|موبايل|اتصل",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:order|invoice|case|ticket|ref\w*|customer|account|member\w*|serial|tracking|iban|"
    r"card|"
    r"bestell\w*|rechnung\w*|kunden\w*|auftrag\w*|konto\w*|karte\w*)\b|#|طلب|فاتوره|فاتورة)"
    r"[\s\w.:#-]{0,15}$",
    re.IGNORECASE,
)


def find(text: str, region: str) -> list[Finding]:
    """Every number that could be dialled, as E.164.

    Band A: a number that is in use in its numbering plan. B: only its length fits.
    ``region`` (two letters) is whose numbers are meant where no country code is given;
    without it only numbers with a country code count.
    """
    western = digits(text)
    found = []
    for match in islice(_RUN.finditer(western), _MOST):
        start, end = match.span()
        extension = _EXTENSION.match(western, end)
        end = extension.end() if extension else end
        if not _DATE.fullmatch(western[start:end].strip()):
            number = _parse(western[start:end], region)
            if number is not None:
                found.append(Finding(number[0], (start, end), "A" if number[1] else "B"))
    return found


def beyond_doubt(text: str, region: str) -> list[Finding]:
    """Numbers nobody could take for anything else: in use, and written or introduced as one."""
    found = [each for each in find(text, region) if each.band == "A"]
    if not found:
        return []
    taken = [each.span for each in urls.find(text)] + emails.candidates(text)
    return [each for each in found if _is_phone(text, each.span, taken)]


def _is_phone(text: str, span: Span, taken: Sequence[Span]) -> bool:
    before = text[max(0, span[0] - 40) : span[0]]
    if overlaps(span, taken) or _OTHER_NUMBER.search(before):
        return False
    return text[span[0]] in "+(" or bool(_CUE.search(before))


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
