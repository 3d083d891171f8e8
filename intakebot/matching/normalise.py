"""Texts as keys: what two customers write differently about the same thing comes out equal."""

import re
import unicodedata
from urllib.parse import urlsplit

from intakebot.matching.shapes import CODES, LONGEST


def folded(text: str) -> str:
    """Case, width, accents and Arabic vowel signs do not tell words apart."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c) and c != "ـ").casefold()


def codes(text: str) -> tuple[str, ...]:
    """The error codes and exception classes in a text, in order, each once."""
    found = (match.group().upper() for match in CODES.finditer(text[:LONGEST]))
    return tuple(dict.fromkeys(re.sub(r"[ :=#]+", " ", code) for code in found))


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


def phone(text: str, region: str = "") -> str:
    """A number as E.164; empty when it is none, or of a country that nothing here names."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text[:40], region.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_end(text: str) -> str:
    """A number's last nine digits, so that +49 and 0 agree; empty when too short. Only a hint."""
    digits = "".join(c for c in text if c.isdecimal())
    return "".join(str(int(c)) for c in digits[-9:]) if 7 <= len(digits) <= 15 else ""
