"""What follows a question's own name: "my player name is NoobSlayer", "Modell: X200".

Behind a colon, an equals sign or in quotes any few words may stand. Behind "is" they must look
like a name or a code, since "my order is late" tells no order; and names that are everyday words
("What happens", "Details") count only at the head of their clause, with a colon.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from intakebot.understanding.common_words import COMMON
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, listed, lowered, plain
from intakebot.understanding.vocabulary import NEGATIONS, UNSURE

LONGEST = 60
"""Characters of a value."""
SEARCHED, MOST = 8000, 6
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "'": "'", "‚": "‘'", "`": "`"}
_HEAD = r"(?:^|[\n.,;!?(|•*–—،؛؟-])[ \t]{0,4}$"
_OWN = (
    r"(?<![^\W_])(?:my|the|our|and|or|with|und|oder|mit"
    r"|mein|meine|meinen|unser|unsere|der|die|das|hi"
    r"|hello|hey|hallo"
    r"|so|because|weil|also|btw|sorry|denn|و)[ \t,]{1,3}$"
)
_STARTS, _OWNED = re.compile(_HEAD), re.compile(_OWN)
_SUPPOSED = re.compile(
    r"(?:(?:^|[.!?;,\n])\s?(?:is|are|does|do|can|will|has|ist|sind|kann|hat|gibt es) |\b(?:if"
    r"|whether|when|says?|said|shows?|thinks?|thought|claims?|what|which|unless|until|wenn"
    r"|ob|falls|sagt|steht|zeigt|welche[rs]?|was|لو|اذا|يقول|ان)[ :]{1,2})"
    r"(?:(?:that|dass|my|the|our|mein\w{0,2}|unser\w{0,2}|der|die|das) ){0,3}$"
)
"""Words behind which nobody tells how it is."""
_GENERAL = listed("""
    what where who when why how which whose problem issue details detail description story more
    other message reason comment comments note notes question subject topic anything something
    matter error text title info type information happens happened broken wrong need date day time
    was wo wer wann warum wie welche welcher welches problem beschreibung details mehr anderes grund
    nachricht frage anliegen thema sonstiges kommentar hinweis betreff text fehler
    ماذا اين متي من كيف لماذا المشكله مشكله التفاصيل تفاصيل وصف الوصف السبب رساله الرساله سوال
    الموضوع ملاحظات المزيد اخري
""")
"""Names of questions with one of these words say too little to tell a value without a colon."""
_NAMING = re.compile(
    r"(?:name|nick|id|code|tag|kennung|nummer|handle|alias|login|kennzeichen|marke|number"
    r"|اسم اللاعب|الاسم)$"
)
"""What a name is called in German, where every noun has a capital: "das Modell ist Schrott"."""
_GERMAN = ("ist", "war", "lautet", "heißt")
_SAYS_A_NAME = ("lautet", "heißt")
_STATES = listed("""
    gone taken banned invalid unavailable offline online lost stolen late wrong missing broken
    damaged cancelled canceled delayed unknown blank empty expired locked deleted changed fixed
    listed shown
    kaputt weg gesperrt falsch unbekannt defekt schrott mist müll quatsch leer verschwunden geheim
    fehlerhaft verloren gestohlen spät verspätet storniert abgelaufen vergeben belegt ungültig
""")
_JOINERS = listed("of the von der die das de du la le van den & el al")
_ARTICLE = re.compile(r"(?:the|an?|eine?n?|der|die|das)\s", re.IGNORECASE)
_TITLE = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Herrn?|Frau)\.? ){1,2}(?=[A-ZÄÖÜ])")
_NUMBER = re.compile(r"[0-9]{1,19}(?![^\s,;.:!?)]|[.,][0-9])")
_WORD = re.compile(r"[^\s,;()\[\]<>|\x1a\"“”„«»]{1,40}")
_CODE = re.compile(
    r"(?=[\w-]{0,40}[A-ZÄÖÜ])(?=[\w-]{0,40}[0-9][\w-]{0,40}[0-9])[\w-]{4,40}(?![\w@])"
)
"""What needs no word between: "Modell WX200", though not "order A4"."""
_COUNT = re.compile(r"[0-9]+(?:st|nd|rd|th|am|pm|x|%|€|\$|\.|h)", re.IGNORECASE)
_STRONG = re.compile(r"[0-9_@#]|[a-zäöüß][A-ZÄÖÜ]")
_ENDS = re.compile(r"[ \t]*(?:$|[.,;:!)\]\n|\"“”«»–—-](?! ?[0-9]))")
_ON = re.compile(
    r"[ \t]{1,3}(?:and|but|on|in|at|with|since|for|from|which|that|not|it|i|i'm|i've|we|my|the"
    r"|please|btw"
    r"|thanks|und|aber|auf|mit|seit|bei|ich|wir|mein\w{0,2}|bitte|danke|nicht|von|aus)(?![\w'-])",
    re.IGNORECASE,
)
"""What may follow a name in capitals: "my model is German made" names none."""
_STOP = re.compile(r"(?<!\s\w)[.!?;؟](?=\s|$)|[|\t؛]|\s{3}")
_CUT = re.compile(
    r"[,،]|\sوال|(?<=[0-9A-Za-z٠-٩۰-۹])\sو|\s(?:and|und|but|aber|or|oder)\s|\s-\s", re.IGNORECASE
)
_NEXT = re.compile(
    r"\s{0,3}(?:(?:i|i'm|i've|my|we|it|it's|the|that|this|he|she|can|please|ich|mein\w{0,2}|wir"
    r"|es|er|sie"
    r"|bitte|kann|انا)(?!\w)|[^\s:=][^\n:=,]{0,30}[:=])",
    re.IGNORECASE,
)
"""What begins another clause, or the next name and its value."""


class Told(NamedTuple):
    """A value behind a question's name."""

    value: str
    span: Span
    whole: Span
    """The words with the name before it."""


def find(text: str, names: tuple[str, ...]) -> list[Told]:
    """The values that a text gives to what is called one of these names. Linear."""
    given, called = text[:SEARCHED], spelt(names)
    low = _small(given)
    if not any(map(low.__contains__, called)):
        return []
    return list(_told(given, low, called))


def occur(text: str, names: Iterable[str]) -> bool:
    """Whether one of these names, which are ``spelt``, stands somewhere in a text."""
    return any(map(_small(text[:SEARCHED]).__contains__, names))


@lru_cache(4)
def _small(text: str) -> str:
    """Of the last few messages: each is searched for the names of many questions."""
    return lowered(aligned(text))


@lru_cache(2048)
def spelt(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in the letters that are searched for, but for what is too long to be said."""
    keys = (" ".join(lowered(aligned(name)).split()).strip(" .,:;!?؟") for name in names)
    return tuple(dict.fromkeys(key for key in keys if 2 <= len(key) <= 40))


@lru_cache(1024)
def _form(names: tuple[str, ...]) -> re.Pattern[str]:
    called = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w'&?/.-])({called})(?:(?P<sign>\s{{0,2}}(?::(?![:/])|=)[ \t]{{0,3}})"
        r"|\s{1,3}(?P<is>is|was|ist|lautet|heißt|war|هو|هي)\s{1,3}(?:(?:called|named)\s)?"
        r"|\s{1,2}(?=[\"“„«\w]))"
    )


def _told(text: str, low: str, names: tuple[str, ...]) -> Iterator[Told]:
    for match in islice(_form(names).finditer(low), MOST):
        start, at = match.start(), match.end()
        before = low[max(0, start - 40) : start]
        heads = bool(_STARTS.search(before))
        owned = _OWNED.search(before)
        general = not _GENERAL.isdisjoint(match[1].split())
        if not (heads or owned) or _SUPPOSED.search(before):
            continue
        if general and not (heads and match["sign"]):
            continue
        span = _quoted(text, at)
        if span is None and match["sign"]:
            span = _behind_sign(text, at, _is_form(low, start, match[1]))
        elif span is None and match["is"]:
            span = _behind_is(text, match)
        elif span is None and (code := _CODE.match(text, at)):
            span = code.span()
        if span and not text[span[1] :].lstrip(" \"'”“«»").startswith(("?", "؟")):
            first = start - len(owned[0]) if owned else start
            yield Told(text[slice(*span)], span, (first, span[1]))


def _quoted(text: str, at: int) -> Span | None:
    """What stands in quotes here."""
    if text[at : at + 1] not in _QUOTES or not text[at : at + 1]:
        return None
    closing = _QUOTES[text[at]]
    ends = [end for each in closing if (end := text.find(each, at + 1, at + LONGEST + 2)) > 0]
    end = min(ends, default=-1)
    return _worth(text, at + 1, end) if end > 0 and "\n" not in text[at:end] else None


def _is_form(low: str, start: int, name: str) -> bool:
    """Whether a name begins a line of several, or a message that is nothing else.

    Then the whole line may be its value; of a message in one line not what somebody is called.
    """
    begins = not low[low.rfind("\n", 0, start) + 1 : start].strip(" \t*•-")
    several = "\n" in low.strip()
    return begins and (several or (not low[:start].strip() and not _NAMING.search(name)))


def _behind_sign(text: str, at: int, whole_line: bool) -> Span | None:
    """The short rest of the clause behind a colon; of the line where a form was filled in."""
    line = text.find("\n", at, at + 4 * LONGEST)
    end = line if line >= 0 else min(len(text), at + 4 * LONGEST)
    stop = _STOP.search(text, at, end)
    end = stop.start() if stop else end
    for cut in islice(_CUT.finditer(text, at, end), 2 * LONGEST):
        if not whole_line or "و" in cut[0] or _NEXT.match(text, cut.end()):
            end = cut.start()
            break
    return _worth(text, at, end)


def _worth(text: str, at: int, end: int) -> Span | None:
    """The words between two places, if they are few and say something."""
    value = text[at:end].strip()
    start = at + len(text[at:end]) - len(text[at:end].lstrip())
    if not 0 < len(value) <= LONGEST or not any(map(str.isalnum, value)) or plain(value) in UNSURE:
        return None
    return start, start + len(value)


def _behind_is(text: str, match: re.Match[str]) -> Span | None:
    """The words behind "is" that look like a name or a code; None for what only describes.

    Behind an article only with a figure, a sign or an inner capital: "the Problem" is no model.
    """
    at, verb = match.end(), match["is"]
    named = bool(_NAMING.search(match[1])) or verb in _SAYS_A_NAME
    loud = len(match[1]) > 3 and text[slice(*match.span(1))].isupper()
    capitals = not loud and (named or verb not in _GERMAN)
    article, title = _ARTICLE.match(text, at), _TITLE.match(text, at)
    if title is not None:
        run = _run(text, title.end(), capitals=True)
        return (at, run[1]) if run else None
    if article is not None:
        run = _run(text, article.end(), capitals)
        return run if run and _STRONG.search(text, *run) else None
    number = _NUMBER.match(text, at)
    if number is not None:
        end = number.end()
        return (at, end) if _ENDS.match(text, end) or _ON.match(text, end) else None
    return _run(text, at, capitals)


def _run(text: str, start: int, capitals: bool) -> Span | None:
    """The words from here that look like a name, with small ones between: "Falcon of Doom"."""
    at = end = start
    for _ in range(MOST):
        word = _WORD.match(text, at)
        if word is None:
            break
        said = word[0].rstrip(".:!?'؟")
        capitals = capitals or bool(_STRONG.search(text, start, end))
        if _looks_named(said, capitals):
            end = word.start() + len(said)
        elif end == start or said.casefold() not in _JOINERS:
            break
        whole = said == word[0] or (len(said) == 1 and word[0] == f"{said}.")
        if not whole or text[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    if not start < end <= start + LONGEST or _all_everyday(text[start:end]):
        return None
    strong = _STRONG.search(text, start, end)
    return (start, end) if strong or _ENDS.match(text, end) or _ON.match(text, end) else None


def _looks_named(word: str, capitals: bool) -> bool:
    """Whether a word has a figure, a sign or an inner capital; or a capital, where that tells."""
    low = plain(word)
    if _COUNT.fullmatch(word) or low in NEGATIONS or low.endswith("'s"):
        return False
    return bool(_STRONG.search(word)) or (capitals and word[:1].isupper() and low not in _STATES)


def _all_everyday(words: str) -> bool:
    return all(each in COMMON or each in _STATES for each in plain(words).split())
