"""Whether a question asks where somebody lives, and whose address a message speaks of.

A question is told by its own words: "Adresse" asks for a street, "E-Mail-Adresse" does not. Of
"from 12 Harbour Road to 3 Mill Lane" the second is the new one. Data, mostly.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, TypeAlias

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import aligned, listed, lowered

Whose: TypeAlias = Literal["", "new", "from", "old", "other"]

_ASKS = re.compile(
    r"(?<![-\w])(?:address(?:es)?|street|[a-zäöü]{0,20}(?:adressen?|anschrift)|straße|strasse"
    r"|(?:ال|ب|لل)?عنوان(?:ك|كم|نا)?|(?:ال)?شارع)(?!\w)"
)
_NOT_POSTAL = re.compile(
    r"mail|\b(?:ip|mac|url|web|wallet|server|bitcoin)\b|(?:ip|mac|web|internet|url|netz"
    r"|server)-?adress|\bsite|website"
    r"|\bpage|\bseite|browser|\blink|address bar|\baddress (?:you|him|her|them|this|the)\b"
    r"|how should we address"
    r"|بريد|ايميل|الصفحه|الموقع|موقع|رابط|الرساله|الكتاب|الفيلم|المقال|الاغنيه"
    r"|\b(?:wrong|why|problem|falsch\w*|warum|wieso)\b|خطا|غلط|لماذا|مشكل"
)
"""Addresses of machines and pages, titles, and questions about an address that ask for none."""
_MORE = re.compile(
    r"(?<![\w])(?:names?|namen?|phone|telephone|telefon\w*|tel|birth|geburt\w*|(?:ال)?اسم|(?:ال)?هاتف"
    r"|(?:ال)?جوال|contact|kontakt\w*)(?!\w)"
)
"""What is asked for besides: an address alone would be half of the answer."""
_OLD = listed("""
    old previous former alte alten alter bisherige bisherigen frühere früheren vorherige القديم
    السابق القديمه
""")
_NEW = listed("new neue neuen neuer künftige künftigen الجديد الجديده")
_START = listed("from origin departure woher abholadresse startadresse من")
WHERE = listed(
    "where place spot location from to wo wohin woher ort stelle اين وين مكان المكان فين"
)
"""Words of a question that a place answers, whatever it is asked for."""

_NEAR = 40
_OTHERS = re.compile(
    r"\b(?:wrong|instead of|rather than|neighbou?r\w*|next door|falsch\w*|statt|anstatt|nachbar\w*"
    r"|nebenan)\b[^.!?\n0-9]{0,24}$|\b(?:not|never|nicht|nie)\b(?: \w{1,12}){0,2} $"
    r"|(?:خطا|غلط|بدل|ليس|مش|الجار)[^.!?\n0-9]{0,24}$"
)
_WAS = re.compile(
    r"\b(?:old|previous|former|left|leaving|moved out of|moved from|moving from|alten?r?"
    r"|bisher(?:igen?r?)?"
    r"|früher(?:en?r?)?|vorherigen?r?|ausgezogen|weg)\b[^.!?\n0-9]{0,24}$|(?:القديم"
    r"|السابق)[^.!?\n0-9]{0,24}$"
)
_FROM = re.compile(r"(?:\b(?:from|out of|von|aus)\b|(?<!\w)من )[^,;.!?\n]{0,12}$")
_TO = re.compile(
    r"(?:\b(?:to|into|new|nach|neuen?r?)\b|\bin (?:die|den|das)\b|(?<!\w)(?:الي|الجديد))"
    r"[^,;.!?\n]{0,12}$"
)


def asks_address(texts: Iterable[str]) -> bool:
    """Whether the words of a question ask for a postal address, and for nothing else."""
    told = [lowered(aligned(each)) for each in texts]
    asks = any(_ASKS.search(each) for each in told)
    return asks and not any(_NOT_POSTAL.search(each) or _MORE.search(each) for each in told)


def asks_where(own_words: Collection[str]) -> bool:
    """Whether any place may be the answer to a question of these words."""
    return not WHERE.isdisjoint(own_words)


def whose(text: str, found: Finding) -> Whose:
    """Which address it is by the words before it; empty where nothing says so."""
    start = found.span[0]
    before = lowered(aligned(text[max(0, start - _NEAR) : start]))
    if _OTHERS.search(before):
        return "other"
    if _TO.search(before):
        return "new"
    if _WAS.search(before):
        return "old"
    return "from" if _FROM.search(before) else ""


def meant(text: str, found: Sequence[Finding], own_words: Collection[str]) -> list[Finding]:
    """The addresses of a text that a question of these words can mean."""
    told = [(each, whose(text, each)) for each in found]
    if not _OLD.isdisjoint(own_words):
        return [each for each, of in told if of in ("old", "from")]
    if not _NEW.isdisjoint(own_words):
        return [each for each, of in told if of in ("new", "")]
    if not _START.isdisjoint(own_words):
        from_there = [each for each, of in told if of in ("old", "from")]
        return from_there or [each for each, of in told if not of]
    moves = any(of == "new" for _, of in told) and any(of in ("old", "from") for _, of in told)
    return [each for each, of in told if of == "new" or (not moves and of in ("", "from"))]
