"""Version numbers within a text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from intakebot.understanding import products
from intakebot.understanding.finding import Band, Finding, Span, overlaps
from intakebot.understanding.normal import digits, listed

_DOTTED = (
    r"\d{1,6}(?:\.\d{1,8}){1,4}(?:[-+ ]?(?:alpha|beta|rc|build|b|a)[.\d]{0,8}|[-+][\w.]{1,20})?"
)
_ANY = re.compile(
    rf"(?<![\w.,/:@+-])(?:v(?:ersion|er\.?)?[ :]?)?({_DOTTED}|\d{{1,6}}[a-z]?)(?![\w/@%:]|\.\d)",
    re.IGNORECASE,
)
_CUED = re.compile(
    rf"(?<!\w)(?:v|version|ver\.|release|إصدار|الاصدار)[ :]?({_DOTTED}|\d{{1,4}}\b)(?![\w/@%:])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d|[0-3]\d\.[01]\d\.\d\d"
    r"|(?:19|20)\d\d\.[01]?\d\.[0-3]?\d|(?:\d{1,3}\.){1,2}x(?:\.x){1,2}"
)
"""What has the form of a version and is none: dates, and addresses whose end is hidden."""
_ADDRESS = re.compile(r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d|x)){3}")
_OR_LATER = re.compile(
    r" (?:or|and|oder|und) (?:later|newer|higher|above|up\b|older|earlier|below|neuer|höher)"
    r"| (?:release|version|branch|build)\b",
    re.IGNORECASE,
)

_STAGE = (
    r"(?:[- ](?:alpha|beta|rc|preview|snapshot|final|esr|lts|r2|sp)(?:[-. ]?\d{1,3})?\b|_\d{1,5}\b"
    r"|[-.]?(?:rc|beta|alpha|sp|cr|a|b|r|p|m|u)\d{1,7}\b|-[a-z][a-z0-9.]{0,20}\b)?"
)
_MANY = rf"\d{{1,5}}(?:\.(?:\d{{1,8}}|x\b)){{1,4}}{_STAGE}(?:-[a-z]?\d{{1,8}}\b)?\+?"
_ONE = rf"\d{{1,6}}{_STAGE}\+?"
_CUE = (
    r"\b(?:versions?|ver|v|releases?|build|revision|rev|sdk|ndk|api(?: level)?|firmware|"
    r"insider preview|service pack|patch level)\.?"
    r"(?: (?:number|no\.?|is|was|of|nummer))?[ :=#]{0,2}\(?v?"
    r"|(?:الاصدار|اصدار|نسخه|النسخه)[ :]{0,2}"
)
_KNOWN = rf"\b(?:{products.PRODUCTS})|(?:[ (]|^)\.net(?: core| framework| standard)?"
_PATTERN = (
    rf"(?:{_CUE})({_MANY}|{_ONE})"
    rf"|(?:{_KNOWN})(?: (?:express|server|client|framework|toolkit|driver|version|level))?"
    rf"(?:,? \(?|[-/@]|: ?|\()v?({_MANY}|{_ONE})"
    rf"|\b(\d{{1,5}}(?:\.(?:\d{{1,8}}|x)){{2,4}}{_STAGE}\+?)"
    rf"|\b[A-Z][\w+#]{{1,30}} \(?({_MANY})"
)
_MORE = re.compile(
    rf"(?: ?(?:,|/|&|->|→|=>|\))| and| or| to| und| oder| bis| not){{1,3}} ?(?:v(?:ersion)?\.? ?)?"
    rf"({_MANY}|{_ONE})(?![\w%@/:]|[.,]\d)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ -]?(?:%|€|\$|£|°|\"|eur\b|euros?|usd|dollars?|[kmgt]i?b(?:it|ps)?\b|[mg]?hz|kg\b|g\b|km\b|"
    r"[mc]?m\b|m?s\b|secs?\b|seconds?|mins?\b|minutes?|hours?|hrs?\b|h\b|days?\b|weeks?|months?|"
    r"years?|"
    r"times?\b|px|pt\b|inch|stars?|million|mio|people|users|customers|items?|pages?|rows?|lines?|"
    r"tabs?|characters?|percent|prozent|uhr|am\b|pm\b|o'clock|mal\b|tage|stunden|minuten|wochen|"
    r"fps|"
    r"of (?:them|the|my|our|these))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" (?:errors?|more|other|different|new|old|big|small|separate)\b", re.IGNORECASE
)
_NO_PRODUCT = listed("""
    eur usd gbp chf rs inr cad aud total price amount sum balance fee cost costs paid pay about only
    the it in on at for and but or is was this that my our your from to by with over under visa
    paypal mastercard amex order invoice chapter section page figure table item line step room row
    size score rating number no nr january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday
    wednesday thursday friday saturday sunday error code http status port ip ca ca. etwa rund nur
    von bis um am im der die das seite zeile euro preis betrag gesamt summe kapitel
""")
_BEFORE = listed("in on with since until before after from to for using than mit ab seit bis vor")
_GOES_ON = re.compile(r"[\w%@:\x1a]|/(?!\d)|[.,]\d")
_WORD = re.compile(r"[\w.+#]+")
_MOST = 40


def find(text: str) -> list[Finding]:
    """Everything that can be a version, for when one was asked for. Dates are left out."""
    return _spot(_ANY, text)


def cued(text: str) -> list[Finding]:
    """What was called a version in so many words."""
    return _spot(_CUED, text)


def numbered(text: str, taken: Iterable[Span] = (), others: Band = "B") -> list[Finding]:
    """Versions with a cue or a product in front, or of a form that only versions have.

    B where it was called a version or has the form of one, C where that is a guess, ``others``
    where it belongs to a product that is neither system nor browser.
    """
    if not any(map(text.__contains__, "0123456789")):
        return []
    claimed = list(taken)
    found: list[Finding] = []
    for match in islice(_pattern().finditer(text), _MOST):
        group = next(n for n in range(1, 5) if match[n] is not None)
        span = match.span(group)
        band = _band(text, match.start(), span, group)
        if band is None or overlaps(span, claimed):
            continue
        if group == 2 and band == "B":
            band = others
        for each in _with_more(text, span):
            if not overlaps(each, claimed):
                found.append(Finding(text[slice(*each)], each, band, "version"))
                claimed.append(each)
    return found


def _band(text: str, start: int, span: Span, group: int) -> Band | None:
    """How sure a match is a version; None where it is an amount, a date or part of a word."""
    number = text[slice(*span)]
    if text[max(0, start - 1) : start] in ("-", "_", ".", "#", "/") or _OTHER.fullmatch(number):
        return None
    if _GOES_ON.match(text, span[1]):
        return None
    if _counts(text, span, called=group == 1) or _heads_a_step(text, span):
        return None
    name = " ".join(_WORD.findall(text[start : span[0]])).casefold().rstrip(".v")
    if group == 1:
        return "B"
    if group == 2:
        if "." in number or name not in products.ORDINARY:
            return "B"
        return "C" if text[start].isupper() else None
    if number.count(".") > 1:
        return "C" if _ADDRESS.fullmatch(number) else "B"
    if group < 4 or _OR_LATER.match(text, span[1]):
        return "B"
    if re.fullmatch(r"\d+\.\d\d", number):  # a price
        return None
    product = text[start].isupper() and name not in _NO_PRODUCT
    return "C" if product or name in _BEFORE else None


def _counts(text: str, span: Span, *, called: bool) -> bool:
    """Whether a number tells how many there are; one ``called`` "build 12 of the app" doesn't."""
    unit = _UNIT.match(text, span[1])
    if unit and not (called and unit[0].startswith(" of")):
        return True
    return "." not in text[slice(*span)] and _COUNTED.match(text, span[1]) is not None


def _heads_a_step(text: str, span: Span) -> bool:
    """Whether a number only counts the steps of a list: "1. run the build 2. look at it"."""
    number, mark = text[slice(*span)], text[span[1] : span[1] + 2]
    if not number.isdecimal() or mark not in (". ", ") ", ": "):
        return False
    return re.search(rf"(?<!\d){int(number) - 1}{re.escape(mark)}", text[: span[0]]) is not None


def _with_more(text: str, span: Span) -> Iterator[Span]:
    """The version and those that go on from it: "2.53.13 & 2.57", "Angular 1 to 2"."""
    yield span
    dotted = "." in text[slice(*span)]
    for _ in range(6):
        more = _MORE.match(text, span[1])
        if more is None or ("." in more[1]) != dotted or _UNIT.match(text, more.end()):
            return
        if not dotted and len(more[1]) != len(text[slice(*span)]) and len(more[1]) > 2:
            return
        span = more.span(1)
        yield span


def _spot(pattern: re.Pattern[str], text: str) -> list[Finding]:
    western = digits(text)
    return [
        Finding(match[1].strip(), match.span(1))
        for match in pattern.finditer(western)
        if not _OTHER.fullmatch(match[1])
    ]


@lru_cache(1)
def _pattern() -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = 64 << 20
    return re2.compile(_PATTERN, options)
