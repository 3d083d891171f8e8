"""Version numbers within a text."""

import re

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import digits

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
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d")


def find(text: str) -> list[Finding]:
    """Everything that can be a version, for when one was asked for. Dates are left out."""
    return _spot(_ANY, text)


def cued(text: str) -> list[Finding]:
    """What was called a version in so many words."""
    return _spot(_CUED, text)


def _spot(pattern: re.Pattern[str], text: str) -> list[Finding]:
    western = digits(text)
    return [
        Finding(match[1].strip(), match.span(1))
        for match in pattern.finditer(western)
        if not _DATE.fullmatch(match[1])
    ]
