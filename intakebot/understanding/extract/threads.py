"""What somebody else wrote, pasted along: a quoted e-mail thread, a forwarded message.

Its words are not the customer's: an address or a date in it answers nothing. A mail that a
message begins with is the customer's own where they sent it to a shop, or where a shop sent it
to them: its heading tells their name and address. What a mail is about is always worth reading.
"""

import re
from collections.abc import Iterator

from intakebot.understanding.extract import emails
from intakebot.understanding.finding import Finding

_QUOTED = re.compile(r"(?m)^[ \t]{0,3}>.*(?:\n[ \t]{0,3}>.*)*")
_ABOVE = re.compile(
    r"(?mi)^[ \t>]{0,4}(?:"
    r"-{2,}[ ]?(?:original message|forwarded message|ursprüngliche nachricht|"
    r"weitergeleitete nachricht)[ ]?-{2,}"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:"
    r"|on [^\n]{6,160} wrote:|am [^\n]{6,160} schrieb[^\n]{0,80}:"
    r"|(?:from|von|من): ?[^\n]{1,200}\n[ \t>]{0,4}(?:sent|date|to|subject|gesendet|datum|an|betreff"
    r"|الي|التاريخ|الموضوع): ?[^\n]{1,200}$"
    r")"
)
_HEADING = re.compile(
    r"[ \t]{0,4}\*{0,2}(?:(?P<of>from|von|من)|(?P<to>to|an|الي)|(?P<about>subject|betreff|الموضوع)"
    r"|cc|bcc|sent|date|reply-to|gesendet|datum|kopie|antwort an|التاريخ|نسخه)"
    r"\*{0,2}[ \t]?:\*{0,2}[ \t]?(?P<rest>[^\n]{0,300})(?:\n|$)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"(?:(?:re|aw|fwd?|wg|antw|رد) ?: ?)+", re.IGNORECASE)
_CALLED = re.compile(r"[\"']?([^\W\d_][^\n\"'<>@()\[\]]{1,60}?)[\"']?[ \t]*[<(\[]")
_MOST_LINES = 12


def find(text: str) -> list[Finding]:
    """The quoted lines, and all that follows the heading of a mail that was pasted below.

    Of a mail at the beginning also who wrote it or got it, where that is the customer.
    """
    if ">" not in text and ":" not in text:
        return []
    start = len(text) - len(text.lstrip())
    lines = _heading(text, start)
    told, theirs = _customer(lines)
    found = [*told, *_between(text, start, lines[-1].end(), told, lines)] if lines else []
    if not theirs:
        return [*found, _finding(text, lines[-1].end(), len(text))]
    start = lines[-1].end() if lines else start
    above = next((m for m in _ABOVE.finditer(text, start) if not _answered(text, m.start())), None)
    end = above.start() if above else len(text)
    found += (_finding(text, *match.span()) for match in _QUOTED.finditer(text, start, end))
    if above:
        found += _between(text, end, len(text), [], _heading(text, end))
    return found


def _answered(text: str, start: int) -> bool:
    """Whether a heading stands in quoted lines below which the customer's own words follow."""
    quoted = _QUOTED.match(text, start)
    return quoted is not None and bool(text[quoted.end() :].strip())


def _heading(text: str, start: int) -> list[re.Match[str]]:
    """The lines of a mail's heading from here on."""
    lines: list[re.Match[str]] = []
    while len(lines) < _MOST_LINES and (line := _HEADING.match(text, start)):
        lines.append(line)
        start = line.end()
    of_mail = any(line["of"] and "@" in line["rest"] for line in lines)
    return lines if len(lines) > 1 and (of_mail or any(line["about"] for line in lines)) else []


def _customer(lines: list[re.Match[str]]) -> tuple[list[Finding], bool]:
    """What a heading tells of the customer, and whether the mail is theirs.

    A shop has a mailbox such as info@; the one on the other side is the customer.
    """
    if not any(line["of"] for line in lines):
        return [], True
    sender, to = (_person(lines, side) for side in ("of", "to"))
    if sender and not to:
        return sender, True
    return (to, False) if to and not sender else ([], False)


def _person(lines: list[re.Match[str]], side: str) -> list[Finding]:
    """The name and the address of who stands there; none for a shop, or for more than one."""
    line = next((each for each in lines if each[side]), None)
    if line is None:
        return []
    rest, start = line["rest"], line.start("rest")
    own = emails.own(rest)
    if len(own) != 1 or len(emails.find(rest)) != 1:
        return []
    first, last = own[0].span
    found = [Finding(own[0].value, (start + first, start + last), "B", "email")]
    if called := _CALLED.match(rest):
        first, last = called.span(1)
        found.append(Finding(called[1], (start + first, start + last), "B", "person_name"))
    return found


def _between(
    text: str, start: int, end: int, told: list[Finding], lines: list[re.Match[str]]
) -> Iterator[Finding]:
    """All from here to there but what was told, and what the mail is about."""
    kept = [each.span for each in told]
    for line in lines:
        if line["about"]:
            again = _AGAIN.match(line["rest"])
            kept.append((line.start("rest") + (again.end() if again else 0), line.end("rest")))
    for first, last in [*sorted(kept), (end, end)]:
        if text[start:first].strip():
            yield _finding(text, start, first)
        start = last


def _finding(text: str, start: int, end: int) -> Finding:
    return Finding(text[start:end], (start, end))
