"""What somebody else wrote, pasted along: a quoted e-mail thread, a forwarded message.

Its words are not the customer's: an address or a date in it answers nothing.
"""

import re

from intakebot.understanding.finding import Finding

_QUOTED = re.compile(r"(?m)^[ \t]{0,3}>.*(?:\n[ \t]{0,3}>.*)*")
_ABOVE = re.compile(
    r"(?mi)^[ \t>]{0,4}(?:"
    r"-{2,}[ ]?(?:original message|forwarded message|ursprüngliche nachricht|"
    r"weitergeleitete nachricht)[ ]?-{2,}"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:"
    r"|on [^\n]{6,160} wrote:|am [^\n]{6,160} schrieb[^\n]{0,80}:"
    r"|(?:from|von): ?[^\n]{1,200}\n[ \t>]{0,4}(?:sent|date|to|gesendet|datum|an): ?[^\n]{1,200}$"
    r")"
)


def find(text: str) -> list[Finding]:
    """The quoted lines, and all that follows the heading of a mail that was pasted below."""
    if ">" not in text and ":" not in text:
        return []
    above = _ABOVE.search(text)
    end = above.start() if above else len(text)
    found = [_finding(text, match.start(), match.end()) for match in _QUOTED.finditer(text, 0, end)]
    if above:
        found.append(_finding(text, above.start(), len(text)))
    return found


def _finding(text: str, start: int, end: int) -> Finding:
    return Finding(text[start:end], (start, end))
