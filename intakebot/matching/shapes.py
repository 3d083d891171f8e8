"""The shape of an error line: what changes from one time to the next becomes a mark.

Without memory, so that one line has one shape for ever. The most specific patterns come first;
hosts and paths come before times, since both may hold something that looks like one.
"""

import re
from typing import Final

LONGEST: Final = 4000
"""Characters of an error message that count; a longer one is known by its beginning."""

CODES: Final = re.compile(
    r"(?<!\w)[A-Za-z_]{2,60}(?:Error|Exception)\b"  # TypeError
    r"|(?<![\w.-])(?:"
    r"0x(?:8[07]|C0)[0-9A-Fa-f]{6}(?!\w)"  # 0x80070005; other such numbers are addresses
    r"|[A-Z]{1,5}[0-9]{3,6}(?![\w-])"  # CS0012, E0308, TS2345
    r"|[A-Z]{2,6}-[0-9]{2,6}(?![\w-])"  # ORA-00942, INTL-17
    r"|(?:[A-Za-z]{1,20}::)?ERR_(?:[A-Z_]|[0-9]{1,5}(?![0-9])){3,60}"  # ERR_CARD_402
    r"|(?i:HTTP|status|code|error)[ :=#]{1,3}[1-5][0-9]{2}(?![\w-])"  # HTTP 503
    r")"
)
"""Error codes and exception classes: the one kind of detail that must stay."""

_CLOCK: Final = r"\d{1,2}:\d\d(?::\d\d(?:[.,:]\d{1,9})?)?"
_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY: Final = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_ZONES: Final = (
    "com|org|net|edu|gov|int|io|dev|app|info|biz|local|internal|lan|localdomain|example|de|uk|fr"
    "|eu|cn|hk|tw|jp|kr|in|ru|br|it|nl|pl|es|au|ca|us|ch|at|se|tv|me"
)
_STATES: Final = (
    "(?:in)?active|true|false|on|off|yes|no|null|none|enabled|disabled|open|closed|up|down"
)
"""Quoted, these are what happened, not whom it happened to."""
_QUOTED: Final = "|".join(
    rf"{left}[^{right}\n]{{0,200}}{right}" for left, right in ('""', "''", "“”", "«»")
)
_UNITS: Final = (
    "ns|µs|us|msecs?|ms|secs?|seconds?|s|mins?|minutes?|hours?|hrs?|h|days?"
    "|[kmgt]i?b|[kmgt]?bytes?|[kmgt]|%"
)
_MARKS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), mark)
    for pattern, mark in (
        (r"\b[a-z][a-z0-9+.-]{1,15}://[^\s\"'<>)\]]+", "<url>"),
        (r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", "<email>"),
        (r"\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b", "<n>"),
        (
            r"(?<![\w/<\\])(?:[a-z]:|\.{1,2})?[\\/](?:[\w.@~%+=:-]{0,99}[\\/]){1,40}"
            r"[\w.@~%+-]{0,99}",
            "<path>",
        ),
        (r"(?<![\w/<])/(?=[\w.-]{0,99}[a-z])[\w.@~%+-]{2,99}", "<path>"),
        (
            rf"(?<![\w:.-])(?:[\w-]{{1,63}}\.){{1,8}}(?:{_ZONES})(?::\d{{1,5}})?\b(?![\w(.]|-\w)",
            "<host>",
        ),
        (
            r"\b(?:com|org|net|io|edu|gov|cn|de)(?:\.[a-z0-9_]{1,99}){1,12}(?:[/$.][\w.$]{1,200})*",
            "<name>",  # com.shop.checkout
        ),
        (r"(?<![\w.])[\\/]?\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\w.])", "<host>"),
        (rf"\b{_DAY},?\s{_MONTH}\s+\d{{1,2}}\s{_CLOCK}(?:\s[a-z]{{3,4}}\b)?(?:\s\d{{4}})?", "<at>"),
        (
            rf"\b(?:{_DAY},?\s)?\d{{1,2}}[ -]{_MONTH}[ -]\d{{2,4}}"
            rf"(?:\s{_CLOCK}(?:\s(?:[a-z]{{3}}|[+-]\d{{4}}))?)?",
            "<at>",
        ),
        (
            rf"\b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:[T :_]{_CLOCK}(?:z|[+-]\d\d:?\d\d)?)?",
            "<at>",
        ),
        (rf"\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}(?:[ :]{_CLOCK})?\b", "<at>"),
        (r"(?<![\w:])[0-9a-f]{0,4}(?:(?:::?|-)[0-9a-f]{1,4}){3,8}(?![\w:-])", "<host>"),
        (rf"\b{_CLOCK}(?:\s?[ap]\.?m\b)?", "<at>"),
        (rf"(?<!\w)(?!.(?:{_STATES}).)(?:{_QUOTED})(?!\w)", "<quoted>"),
        (r"(?<=\bfor user )[\w.$-]{1,99}", "<name>"),
        (r"(?<=\binvalid user )[\w.$-]{1,99}", "<name>"),
        (r"(?<=\bfor )\S{1,99}(?= from <host>)", "<name>"),
        (r"<\d{1,9} ?(?=sec)", "1 "),
        (
            rf"(?<![\w.,])[+-]?\d{{1,20}}(?:[.,]\d{{1,20}}){{0,6}}(?:e[+-]?\d{{1,4}})?"
            rf" ?(?:{_UNITS})(?!\w)",
            "<n>",
        ),
        (r"(?<![\w<-])[0-9a-f]*f{6}\b", "<n>"),  # ffffffff: a number without a digit
    )
)
_WORD: Final = re.compile(r"(?<![\w<])[+-]?\w[\w.-]*")
_HOST_TWICE: Final = re.compile(r"<host> ?(?:\((?:<host>)?\)|\[<host>\])")
_LIST: Final = re.compile(r"(<n>|<host>|<name>|<path>)(?:[\s,;:|/x+-]{1,3}\1)+")


def shape(text: str) -> str:
    """An error message without what changes from one time to the next; its codes stay."""
    text = text[:LONGEST]
    parts: list[str] = []
    at = 0
    for code in CODES.finditer(text):
        parts += [_marked(text[at : code.start()]), code.group()]
        at = code.end()
    parts.append(_marked(text[at:]))
    whole = _LIST.sub(r"\1", _HOST_TWICE.sub("<host>", "".join(parts)))
    return " ".join(whole.casefold().split()).strip(" .!:;")


def _marked(text: str) -> str:
    for pattern, mark in _MARKS:
        text = pattern.sub(mark, text)
    return _WORD.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    """A word with a digit in it is a name for one thing: a block, a node, an attempt."""
    word = found.group()
    return "<n>" if any(c.isdecimal() for c in word) else word
