"""A day of the month alone: "it was the 14th", "am 14.", "der 3. dieses Monats", "يوم 14"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from intakebot.understanding.day_names import WEEKDAYS, either
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import listed

SPELT = {
    word: day
    for words in (
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
        twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""",
        """ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften
        zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten
        neunzehnten zwanzigsten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten
        vierundzwanzigsten fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten
        achtundzwanzigsten neunundzwanzigsten dreißigsten einunddreißigsten""",
    )
    for day, word in enumerate(words.split(), 1)
}
SPELT |= {word.replace("-", " "): day for word, day in SPELT.items()}
SPELT |= {word[:-1] + "r": day for word, day in SPELT.items() if word.endswith("ten")}
"""Days of the month in words."""
_DAY = re.compile(
    r"(?<![\w.,:/$€£#'-])(?P<figures>[0-3]?\d)(?P<mark>st|nd|rd|th|\.|s?te[nr]?)?"
    rf"(?![\w:/%€$£]|[.,]\d)|(?<!\w)(?P<spelt>{either(SPELT)})(?!\w)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\s+(?:(?P<this>of this month|of the current month|dieses monats|des laufenden monats"
    r"|(?:من )?(?:هذا الشهر|هاد الشهر|هيدا الشهر|هالشهر|الشهر هذا|الشهر ده|الشهر دا|الشهر الحالي"
    r"|الشهر الجاري))"
    r"|(?P<last>of (?:the )?(?:last|previous|past) month|(?:des )?(?:letzten|vorigen|vergangenen)"
    r" monats|(?:من )?الشهر (?:الماضي|الفايت|الفائت|اللي فات|اللي راح))"
    r"|(?P<next>of (?:the )?(?:next|coming) month|(?:des )?(?:nächsten|kommenden) monats"
    r"|(?:من )?الشهر (?:القادم|المقبل|الجاي|اللي جاي))"
    r"|(?P<this2>this month|diesen monat)|(?P<last2>last month|(?:letzten|vorigen) monat)"
    r"|(?P<next2>next month|nächsten monat)"
    r"|of the month|des monats|بالشهر|من الشهر)(?!\w)",
    re.IGNORECASE,
)
_AWAY = {"this": 0, "last": -1, "next": 1, "this2": 0, "last2": -1, "next2": 1}
_LEAD = re.compile(r"(?:^|([^\W\d_]+))[\s,:;-]*$")
_LEADS = {
    "en": listed("the on since from by until till was around about or and its it's") | {""},
    "de": listed("am vom der den dem zum oder und bis war wars seit ab the on") | {""},
    "": listed("am vom der den dem يوم نهار تاريخ بتاريخ"),
}
"""What stands before such a day: with an English ending, with a German one, with none."""
_LEADS_SPELT = re.compile(
    r"(?:(?<!\w)(?:on|since|from|by) the|\b(?:am|vom|zum|seit dem))\s+$", re.IGNORECASE
)
_THEN = re.compile(
    r"\s*(?:$|[,;!?()\n،؟؛–]|\.(?!\d)|-\s"
    r"|(?:at|around|about|or|oder|and|und|bis|to|when|as|roughly|maybe|probably|perhaps|please"
    r"|(?:early |late )?(?:in the )?(?:morning|evening|afternoon|night)"
    r"|(?:i|we) (?:think|thought|believe|guess|suppose|reckon|assume|noticed)"
    r"|it|we|they|he|she|my|everything|wir|es|er|sie|mein\w{0,2}"
    r"|passiert|geschehen|gewesen|aufgetreten|angefangen|bestellt|gekauft|bezahlt|kaputt|gekommen"
    r"|um|gegen|ca|circa|etwa|ungefähr|abends?|morgens?|mittags?|nachmittags?|vormittags?|früh"
    r"|nachts|(?:ich )?(?:glaube?|denke?|meine?)|war'?s?|wenn ich|vermutlich|wahrscheinlich"
    r"|vielleicht|bitte|als|da|hat es|geht"
    r"|الساعه|الصبح|صباحا|مساء|المسا|بالليل|ليلا|الظهر|العصر|تقريبا|يمكن|اظن|بظن|كان|او)(?!\w))",
    re.IGNORECASE,
)
"""What may follow: with other words behind it, "the 14th" is the 14th of something else."""


class DayOfMonth(NamedTuple):
    """The ``days`` it can mean, of this month, the last and the next.

    ``sure`` where the month was said, and it is one day.
    """

    days: tuple[date, ...]
    span: Span
    sure: bool


def find(text: str, today: date) -> Iterator[DayOfMonth]:
    """Each day of the month that is named alone, in a text that is ``aligned``."""
    for match in _DAY.finditer(text):
        month = _MONTH.match(text, match.end())
        end = month.end() if month else match.end()
        if not _stands_alone(text, match, month) or not _THEN.match(text, end):
            continue
        said = next((_AWAY[name] for name in _AWAY if month and month[name]), None)
        number = int(match["figures"] or SPELT[" ".join((match["spelt"] or "").lower().split())])
        days = tuple(
            day
            for away in ((0, -1, 1) if said is None else (said,))
            if (day := _day(today, away, number))
        )
        start = match.start()
        yield DayOfMonth(days, (start, end), said is not None)


def _stands_alone(text: str, match: re.Match[str], month: re.Match[str] | None) -> bool:
    """Whether what stands before the number, or the month behind it, makes it a day."""
    if month and (month["this"] or month["last"] or month["next"]):
        return True
    before = "…"[: match.start() > 24] + text[max(0, match.start() - 24) : match.start()]
    if match["spelt"]:
        return _LEADS_SPELT.search(before) is not None
    mark = (match["mark"] or "").casefold()
    lead = _LEAD.search(before)
    word = (lead[1] or "").casefold() if lead else None
    sort = "" if not mark else "en" if mark in ("st", "nd", "rd", "th") else "de"
    return word is not None and (word in _LEADS[sort] or (sort != "" and word in WEEKDAYS))


def _day(today: date, away: int, number: int) -> date | None:
    year, month = divmod(today.year * 12 + today.month - 1 + away, 12)
    try:
        return date(year, month + 1, number)
    except ValueError:
        return None
