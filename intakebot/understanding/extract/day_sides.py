"""On which side of today a day lies, by the words around it: "zum 1.12.", "since 1 December"."""

import re
from typing import Literal, TypeAlias

from intakebot.understanding.day_names import WEEKDAYS, either
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned

Side: TypeAlias = Literal["ahead", "onward", "back", ""]
"""``ahead``: still to come. ``onward``: from then on, which may have begun. ``back``: over."""

_NEAR = 40
_THE = rf"(?:(?:the|dem|den|der)\s+)?(?:(?:{either(WEEKDAYS)}),?\s+(?:(?:the|den|dem|der)\s+)?)?$"
"""May stand between: an article, a day of the week."""
_AHEAD = re.compile(
    r"(?<!\w)(?:effective(?: from| as of| on)?|with effect from|as of|by|due(?: on| by)?"
    r"|no later than|this coming|zum|spätestens(?: am| zum| bis)?"
    r"|fällig(?: am)?|wirksam(?: ab| zum)?"
    r"|بحلول)\s+" + _THE,
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"(?<!\w)(?:from|starting|beginning|commencing|until|till|til|before|for|ab|bis|bis zum|vor|für"
    r"|gültig ab|ابتداء من|اعتبارا من|حتى|لغايه|قبل)\s+(?:on\s+)?" + _THE,
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:since|seit)\s", re.IGNORECASE)
_BACK = re.compile(r"(?<!\w)(?:since|seit|منذ)\s+(?:about |etwa |ca\.? )?" + _THE, re.IGNORECASE)
_BORN = re.compile(
    r"(?<!\w)(?:born|geboren|geb\.?|مواليد|ولدت?)\s+(?:on\s+|am\s+|in\s+)?$", re.IGNORECASE
)
_UP_TO = re.compile(r"(?<!\w)bis\s+zum\s+" + _THE, re.IGNORECASE)
_OVER = re.compile(
    r"(?<!\w)(?:was|were|did|didn't|had|has|have|been|got|came|went|bought|paid|sent|began|broke|lost"
    r"|hatten?|waren?|wurden?|bin|bist|sind|hab|habe|hast|hat|haben|ging|kam|seit|seitdem|gestern"
    r"|\w{2,30}ed|كان|كانت)(?!\w)",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"(?<!\w)(?:was|were|did|had|came|went|got|began|broke|bought|paid|sent|lost|started|happened"
    r"|stopped|arrived|ordered|noticed|crashed|failed|ago|war|waren|wars|war's|wurden?|ging|kam|hatten?"
    r"|passiert|كان|كانت|صار|حصل|بدا|بدات)(?!\w)",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"(?<!\w)(?:will|shall|'ll|going to|gonna|moving|leaving|flying|travelling|upcoming"
    r"|werden?|wird|ziehen?|fliegen?|reisen?|fahren?|heiraten?|سوف|راح|رح)(?!\w)|'ll(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<!\d)[.!?\n](?=\s|$)")


def side(text: str, span: Span) -> Side:
    """Where the words before a day point; told of what is over, they point nowhere for sure."""
    before = text[max(0, span[0] - _NEAR) : span[0]]
    if _BACK.search(before) or _SINCE.match(text, *span):
        return "back"
    if _AHEAD.search(before) and not _UP_TO.search(before):
        return "onward" if over(text, span) else "ahead"
    if _ONWARD.search(before) or _UP_TO.search(before) or _around(_WILL, text, span):
        return "onward"
    return ""


def pointed(text: str, span: Span) -> Span:
    """A day with the word before it that points to a side: "seit dem 1.12."."""
    start, end = span
    first = max(0, start - _NEAR)
    before = aligned(text[first:start])
    cues = (form.search(before) for form in (_BACK, _UP_TO, _AHEAD, _ONWARD, _BORN))
    return min((first + cue.start() for cue in cues if cue), default=start), end


def over(text: str, span: Span) -> bool:
    """Whether the sentence around a day may tell of what has happened."""
    return _around(_OVER, text, span)


def was(text: str, span: Span) -> bool:
    """Whether it surely does."""
    return _around(_WAS, text, span)


def _around(words: re.Pattern[str], text: str, span: Span) -> bool:
    start, end = span
    before = _SENTENCE.split(text[max(0, start - 2 * _NEAR) : start])[-1]
    after = _SENTENCE.split(text[end : end + 2 * _NEAR])[0]
    return words.search(before) is not None or words.search(after) is not None
