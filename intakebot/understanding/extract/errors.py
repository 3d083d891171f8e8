"""The words of an error message within what a customer tells or pastes."""

import re

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import plain
from intakebot.understanding.vocabulary import NO_MESSAGE, VAGUE_ERRORS

_QUOTED = re.compile(
    "[\"“„«”]([^\"“”„«»\n]{3,400})[\"”“»]|(?<!\\w)[‘'‚]([^‘’'‚\n]{6,400})[’'‘](?!\\w)"
)
_CUE = re.compile(
    r"(?<!\bhe )(?<!she )(?<!they )\b(?:error|message|says?|said|reads?|shows?|get|got|pop-?up|"
    r"warning|fehler\w*|meldung|steht|stand|hei(?:ß|ss)t|zeigt|kommt|erscheint|lautet)\b|خطا|خطأ|رساله|رسالة|يقول|تقول|تظهر|"
    r"يظهر",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"^(?:(?:it|the (?:error|message|screen|page|pop-?up|error message)|that)(?: just| only)?"
    r"(?: says?| said| reads?| is| was| shows?)|error message|error text|"
    r"es (?:steht|kommt|heißt|erscheint)|da (?:steht|stand)|die (?:fehler)?meldung (?:lautet|ist|"
    r"heißt))"
    r"(?: da| dort)?\s*[:,-]?\s+(?=\S)",
    re.IGNORECASE,
)
_CODES = re.compile(
    r"\b(?:[A-Za-z_][\w.]{0,80}(?:Error|Exception)\b(?:: ?[^\n]{1,200})?"
    r"|(?:NET::)?ERR_[A-Z0-9_]{3,60}|[A-Z]{2,12}(?:_[A-Z0-9]{2,20}){1,6}_(?:ERROR|FAILED|DENIED|"
    r"TIMEOUT)"
    r"|0x[0-9A-Fa-f]{6,16}"
    r"|(?:HTTP|[Ss]tatus|[Ee]rror|[Ff]ehler|ERROR)(?: [Cc]ode|"
    r"code)?:? ?#?\d{3,6}\b(?: [A-Z][a-z]+(?: [A-Z][a-z]+){0,3})?"
    r"|(?:4\d\d|50\d) (?:Not Found|Forbidden|Bad Gateway|Bad Request|Unauthorized|"
    r"Service Unavailable"
    r"|Gateway Time-?out|Internal Server Error))"
)
_TELLING = re.compile(
    r"\b(?:\w*(?:Error|Exception)\b|error|fatal|failed|failure|denied|refused|fehler\w*|cannot|"
    r"could not|ERR_)",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"^\s*(?:Caused by: )?[\w.$]{1,200}(?:Error|Exception|Warning)\b")
_LINES = 400


def vague(text: str) -> bool:
    """Whether it only says that there was an error, not which."""
    return plain(text) in VAGUE_ERRORS


def none(text: str) -> bool:
    """Whether it says that there was no message at all."""
    return plain(text) in NO_MESSAGE


def quoted(text: str) -> Finding | None:
    """The one passage in quotation marks that a message was introduced with."""
    found = []
    for match in _QUOTED.finditer(text):
        words, span = (match[1], match.span(1)) if match[1] else (match[2], match.span(2))
        if _CUE.search(text, max(0, match.start() - 60), match.start()):
            found.append(Finding(words.strip(), span, "B"))
    return found[0] if len(found) == 1 else None


def beyond_doubt(text: str) -> Finding | None:
    """A quoted message, or a code that only machines write; None when there are several."""
    passage = quoted(text)
    if passage is not None:
        return passage
    codes = list(_CODES.finditer(text[:2000]))
    if len({match[0] for match in codes}) != 1 or "\n" in text.strip():
        return None
    return Finding(codes[0][0].rstrip(" .,;"), codes[0].span(), "B")


def said(text: str) -> tuple[int, int]:
    """Where the message itself stands, without "it says" and the quotation marks around it."""
    passage = quoted(text)
    if passage is not None:
        return passage.span
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    opening = _SAYS.match(text[start:end])
    start += opening.end() if opening else 0
    if end - start > 2 and (text[start], text[end - 1]) in {
        ('"', '"'),
        ("“", "”"),
        ("„", "“"),
        ("«", "»"),
    }:
        start, end = start + 1, end - 1
    return start, end


def line(text: str) -> str:
    """The line of a long paste that names the error: the last cause, else the first that tells."""
    lines = [each.strip() for each in text.splitlines() if each.strip()]
    if len(lines) > _LINES:  # a trace names its error first or last
        lines = lines[: _LINES // 2] + lines[-_LINES // 2 :]
    causes = [each for each in lines if _CAUSE.match(each[:300])]
    if causes:
        return causes[-1]
    telling = (each for each in lines if _TELLING.search(each[:300]))
    return next(telling, lines[0] if lines else "")
