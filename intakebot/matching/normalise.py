"""Texts as keys: what two customers write differently about the same thing comes out equal."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 4000
"""Characters of an error message that count; a longer one is known by its beginning."""
MOST_WORDS: Final = 300

CODES: Final = re.compile(
    r"\b(?:"
    r"0x[0-9A-Fa-f]{8}"  # 0x80070005
    r"|[A-Z]{1,5}[0-9]{3,6}"  # CS0012, E0308, TS2345
    r"|[A-Z]{2,6}-[0-9]{2,6}"  # ORA-00942, INTL-17
    r"|(?:[A-Z]+::)?ERR_[A-Z_]{3,60}"  # net::ERR_CONNECTION_REFUSED
    r"|(?i:HTTP|status|code|error)[ :=#]{1,3}[1-5][0-9]{2}"  # HTTP 503
    r"|[A-Za-z_]{2,60}(?:Error|Exception)"  # TypeError
    r")\b"
)
"""Error codes and exception classes: the one kind of detail that must stay."""

_CLOCK: Final = r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?"
_QUOTED: Final = "|".join(
    rf"{left}[^{right}\n]{{0,200}}{right}" for left, right in ('""', "''", "“”", "«»")
)
_MASKS: Final = tuple(
    (re.compile(pattern), mask)
    for pattern, mask in (
        (r"https?://[^\s\"'<>)\]]+", "<url>"),
        (r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", "<email>"),
        (r"\b[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}\b", "<uuid>"),
        (r"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b", "<ip>"),
        (rf"\b\d{{4}}-\d\d-\d\d(?:[T ]{_CLOCK}(?:Z|[+-]\d\d:?\d\d)?)?", "<time>"),
        (r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b", "<time>"),
        (rf"\b{_CLOCK}(?:\s?[AaPp]\.?[Mm]\b)?", "<time>"),
        (r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b", "<mac>"),
        (r"(?<![\w/])(?:[A-Za-z]:)?[\\/](?:[\w.@~-]{1,99}[\\/]){1,40}[\w.@~-]{0,99}", "<path>"),
        (rf"(?<!\w)(?:{_QUOTED})(?!\w)", "<quoted>"),
        (r"\b0x[0-9A-Fa-f]+\b", "<hex>"),
        (r"\b(?=[0-9A-Fa-f]*\d)(?=[0-9A-Fa-f]*[A-Fa-f])[0-9A-Fa-f]{6,128}\b", "<hex>"),
        (r"\b\d+(?:\.\d+){2,5}\b", "<version>"),
        (r"\d+(?:[.,]\d+)*", "<n>"),
    )
)
"""Most specific first. Each is linear in the text: nothing in them can back out and try again."""

_WORD: Final = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Case, width, accents and Arabic vowel signs do not tell words apart."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c) and c != "ـ").casefold()


def codes(text: str) -> tuple[str, ...]:
    """The error codes and exception classes in a text, in order, each once."""
    found = (match.group().upper() for match in CODES.finditer(text[:LONGEST]))
    return tuple(dict.fromkeys(re.sub(r"[ :=#]+", " ", code) for code in found))


def error_shape(text: str) -> str:
    """An error message without what changes from one time to the next; its codes stay."""
    text = text[:LONGEST]
    parts = []
    at = 0
    for code in CODES.finditer(text):
        parts += [_masked(text[at : code.start()]), code.group()]
        at = code.end()
    parts.append(_masked(text[at:]))
    return " ".join("".join(parts).casefold().split()).strip(" .!:;")


def _masked(text: str) -> str:
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


def place(url: str) -> tuple[str, str]:
    """A page as host and path; numbers and ids in the path do not tell pages apart."""
    try:
        parts = urlsplit(url.strip()[:2000])
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    if not host:
        return "", ""
    steps = [_step(step) for step in parts.path.split("/") if step]
    return host, "/" + "/".join(steps)


def _step(step: str) -> str:
    is_id = any(c.isdigit() for c in step) and (
        step.isdecimal() or re.fullmatch(r"[0-9A-Fa-f-]{6,64}", step) is not None
    )
    return "*" if is_id else step.casefold()


def email(text: str) -> str:
    """An address as a key; empty when it is none."""
    text = text.strip().casefold()
    return text if 3 <= len(text) <= 254 and text.count("@") == 1 else ""


def phone(text: str) -> str:
    """A number as a key: its last nine digits, so that +49 and 0 agree; empty when too short."""
    digits = "".join(c for c in text if c.isdecimal())
    return "".join(str(int(c)) for c in digits[-9:]) if 7 <= len(digits) <= 15 else ""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, each once, in order; single letters and short numbers are left out."""
    found = _WORD.findall(folded(text[: 10 * LONGEST]))
    kept = (word[:40] for word in found if len(word) > 2 or not word.isascii())
    return tuple(dict.fromkeys(kept))[:MOST_WORDS]
