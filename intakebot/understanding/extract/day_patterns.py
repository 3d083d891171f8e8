"""How days are written, as patterns. Data only; ``day_forms`` says what they mean."""

import re

from intakebot.understanding.day_names import AMOUNTS, DAYS, MONTHS, PAIRS, UNITS, WEEKDAYS, either
from intakebot.understanding.extract.days_of_month import SPELT
from intakebot.understanding.extract.feasts import FEASTS
from intakebot.understanding.normal import listed
from intakebot.understanding.vocabulary import NUMBER_WORDS

_MONTH, _DAY = either(MONTHS), either(WEEKDAYS)
SHORT_YEAR = (
    r"'\d\d(?![\d:])"
    r"|\d\d(?=\s*(?:$|[;!?()\n]|[.,](?!\d)|(?:in(?! the)|at|um|and|und|i|ich|gegen)\b))"
)
"""A year of two figures, which are no hour and count nothing."""
_YEAR = rf"(?:[\s,]*(?P<y>(?:19|20|21)\d\d(?![\d:])|{SHORT_YEAR}))?"
_COUNT = rf"(?P<n>\d{{1,4}}|{either(AMOUNTS)}|{either(NUMBER_WORDS)})"
_UNIT = rf"(?P<unit>{either(UNITS)})"
_COUNT2, _UNIT2 = _COUNT.replace("<n>", "<n2>"), _UNIT.replace("<unit>", "<unit2>")
_COUNT3, _UNIT3 = _COUNT.replace("<n>", "<n3>"), _UNIT.replace("<unit>", "<unit4>")
_I = re.IGNORECASE

ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
DOTTED = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})(?:\.\s?(?P<y>\d{4}|'?\d\d(?![:\d]))?)?(?!\d|\.\d)"
)
SLASHED = re.compile(
    r"(?<![\d/])(?P<a>\d{1,2})[/-](?P<b>\d{1,2})(?:[/-](?P<y>\d{4}|'?\d\d))?(?![\d/])"
)
_SPELT = rf"(?P<spelt>{either(SPELT)})"
NAMED = re.compile(
    rf"(?<![\d:])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|te[nr]?)?\s*|(?<!\w){_SPELT}\s+)"
    rf"(?P<of>of\s+)?(?P<m>{_MONTH})\b\.?{_YEAR}",
    _I,
)
AMERICAN = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?\s+(?:the\s+)?"
    rf"(?:(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])|{_SPELT}(?!\w)){_YEAR}",
    _I,
)
_PARTS = r"early|mid|late|(?:the )?(?:beginning|start|middle|end)(?: of)?|anfang|mitte|ende"
MONTHLY = re.compile(
    rf"\b(?:(?:(?:in|im|since|seit)\s+)?(?P<part>{_PARTS})[\s-]+(?P<m3>{_MONTH})"
    rf"|(?:in|im|since|seit)\s+(?P<m>{_MONTH})|(?P<m2>{_MONTH}))\b\.?{_YEAR}",
    _I,
)
SINCE_YEAR = re.compile(
    rf"(?<!\w)(?:since|seit|منذ)\s+(?:(?P<part>{_PARTS})\s+(?:of\s+)?)?"
    r"(?P<y>(?:19|20)\d\d)(?![\w:.,-]\w)",
    _I,
)
PART_OF_MONTH = re.compile(
    rf"\b(?P<part>{_PARTS})\s+(?P<which>(?:the|this|last|next) (?:month|year)"
    r"|(?:des|dieses|diesen|letzten|vorigen|nächsten) (?:monats?|jahr(?:es)?))(?!\w)"
    r"|\b(?P<joined>monats|jahres)(?P<part2>anfang|mitte|ende)(?!\w)"
    r"|(?<!\w)(?P<part3>بدايه|اول|منتصف|نهايه|اخر) (?P<which2>(?:ال|هذا ال)(?:شهر|سنه|عام)"
    r"(?: (?:الجاي|القادم|المقبل|الماضي|الفائت|الفايت)ه?)?)(?!\w)",
    _I,
)
_WEEKS = rf"(?:{either(name for name, (away, _) in DAYS.items() if abs(away) == 7)})"
WEEKLY = re.compile(
    rf"(?<!\w)(?:(?P<w>{_DAY}),?\s+(?:of\s+|in\s+der\s+|der\s+)?(?P<week>{_WEEKS}|nächster woche)"
    rf"|(?P<week2>{_WEEKS}),?\s+(?:on\s+|am\s+|يوم\s+)?(?P<w2>{_DAY}))(?!\w)",
    _I,
)
OR = re.compile(
    r"(?<![\d:.])(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.)?\s*(?:or|oder|and|und|to|bis|till|[-–/])"
    r"\s*(?:the |den |dem |der )?$",
    _I,
)
TO = re.compile(
    r"\s*(?:or|oder|and|to|bis|till|[-–/])\s*(?:the )?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
    r"(?=\s*(?:$|[,;!?)]|\.(?!\d)))",
    _I,
)
_BACK = "قبل|منذ|من|صارلي|صارله|بقالي|بقاله"
_ABOUT = (
    r"(?:about|around|roughly|like|over|almost|nearly|etwa|ca\.?|circa|ungefähr|gut|rund|über|fast"
    r"|knapp|so|حوالي|تقريبا|اكثر من)"
)
_TO_COUNT = rf"(?:\d{{1,3}}|{either(NUMBER_WORDS)})\s*(?:[-–/]|\b(?:or|to|oder|bis|او)\b)\s*"
AGO = re.compile(
    rf"(?<!\w)(?:vor|seit|for|since|{_BACK})\s+(?:(?P<about>{_ABOUT})\s+)?(?P<to>{_TO_COUNT})?"
    rf"(?:{_COUNT}\s+)?{_UNIT}(?!\w)"
    rf"|(?<!\w)(?P<to2>{_TO_COUNT})?{_COUNT2}\s+(?P<half>and\s+a\s+half\s+)?{_UNIT2}"
    r"(?P<half2>\s+and\s+a\s+half)?(?P<about2>\s+or\s+so)?\s+(?:ago|back)\b"
    rf"|(?<!\w)(?:{_BACK})\s+(?P<pair>{either(PAIRS)})",
    _I,
)
AHEAD = re.compile(
    rf"(?<!\w)(?:in|بعد)\s+(?:(?P<about>{_ABOUT})\s+)?(?P<to>{_TO_COUNT})?"
    rf"{_COUNT}\s+{_UNIT}(?!\w)"
    rf"|(?<!\w)بعد\s+(?:(?P<pair>{either(PAIRS)})|(?P<unit3>{either(UNITS)}))(?!\w)"
    rf"|(?<!\w){_COUNT2}\s+{_UNIT2}\s+(?:from\s+(?:now|today)|today)\b"
    rf"|(?<!\w)(?:heute|today)\s+in\s+{_COUNT3}\s+{_UNIT3}(?!\w)",
    _I,
)
SPELL = re.compile(
    r"(?:\b(?:no|not|never|none|nothing|nobody|cannot|first|once|twice|times|kein\w*|nie|nicht|nichts|"
    r"niemand|erste[nrs]?|\w*mal)\b|n['’]t\b|(?<!\w)(?:لم|لا|ما|مره|مرة|مرات|مرتين)(?!\w))"
    r"[^.,;:!?\n،؛؟]{0,40}$",
    _I,
)
"""What makes of "in 12 years" how long: "I've had no accident", "three times"."""
EDGES = {"beginning": 0, "start": 0, "anfang": 0, "middle": 2, "mitte": 2, "end": 4, "ende": 4}
WORDS = re.compile(
    rf"(?<!\w)(?:(?P<edge>{either(EDGES)})\s+(?:of\s+|der\s+)?)?(?P<w>{either(DAYS)})(?!\w)", _I
)
_NO_NAME = r"(?<!week on )(?<!black )(?<!good )(?<!cyber )(?<!easter )(?<!ash )"
WEEKDAY = re.compile(
    rf"(?:\b(?P<which>last|past|previous|next|coming|vorletzten?|letzten?|vergangenen?|vorigen|nächsten?|"
    rf"kommenden?)\s+)?"
    rf"(?<!\w){_NO_NAME}(?:(?:يوم|نهار)\s+)?(?P<w>{_DAY})(?!\w)(?!\s+week\b)"
    rf"(?P<before>\s+before\s+last\b)?"
    r"(?:\s+(?P<which2>(?:الماضي|الفائت|الفايت|القادم|المقبل|الجاي)ه?|اللي (?:فاتت?|راحت?|جاي))"
    r"(?!\w))?",
    _I,
)

SPACED = re.compile(r"\s*(?P<a>\d{1,2})\s(?P<b>\d{1,2})\s(?P<y>(?:19|20)\d\d|\d\d)\s*\Z")
"""The whole of an answer: "5 5 61"."""
YEAR_IN_WORDS = re.compile(
    rf"[\s,]*(?:{either(word for word, count in NUMBER_WORDS.items() if 19 <= count < 100)}"
    r"|(?:neunzehnhundert|zweitausend)\w*|two\s+thousand)(?!\w)",
    _I,
)
PLURAL = listed("""
    seconds minutes hours days weeks months years sekunden minuten stunden tage tagen wochen monate
    monaten jahre jahren ايام اسابيع اشهر شهور سنوات سنين ساعات دقائق دقايق ثواني اعوام
""")
"""Without a number before them, nobody knows how many: "for weeks"."""
NOW = listed("now jetzt gerade eben soeben الان الحين هلق دلوقتي هسه دابا توا")
"""Says nothing of its own beside another day: "for 3 days now"."""
FOR_NOW = re.compile(rf"(?:{either(UNITS)})\s+\Z", _I)
NO_DOTTED = re.compile(r"(?:\b(?:version|v\.?|at|um|gegen|around|release)\s+)\Z", _I)
"""Before "2.3" without its second point."""
TIED = re.compile(
    rf"{OR.pattern}|(?<![\w:.]){_TO_COUNT}$|\bweek\s+on\s+$|(?<!\w)(?:اول|قبل|بعد)\s+$",
    _I,
)
"""Before a day that is not the whole of what was said."""
UNSURE_MONTHS = ("may", "march", "mar", "jan", "mai")
"""Words like any other, before or behind "first"."""
NO_SLASHED = re.compile(
    r"24/7|\d+[-/]\d+(?:st|nd|rd|th)?"
    rf"\s*(?:an?\b|(?:{either(UNITS)}|times|mal|stars?|sterne|people|persons|personen|leute)(?!\w)|%)"
    r"|\d+-\d+\s*(?:am|pm|uhr|o'clock|€|euros?)(?!\w)",
    _I,
)
"""Counts and hours that are written as a day could be."""
WEEKEND = re.compile(
    r"(?<!\w)(?:(?P<which>this|last|past|previous|next|coming|dieses|diesem|letztes|letzten|voriges"
    r"|vergangenes|nächstes|nächsten|kommendes|kommenden)\s+)?"
    r"(?:week-?end|wochenende|(?:عطله )?نهايه الاسبوع|(?:ال)?ويكند)(?!\w)"
    r"(?:\s+(?P<which2>الماضي|الفائت|القادم|المقبل|الجاي)ه?(?!\w))?",
    _I,
)
CALENDAR_WEEK = re.compile(
    r"(?<!\w)(?:kw|kalenderwoche|calendar week)\.?\s*(?P<week>\d{1,2})(?!\d)"
    r"(?:\s?/?\s?(?P<y>20\d\d))?",
    _I,
)
FEAST = re.compile(
    r"(?<!\w)(?:(?P<which>last|past|next|this|letzte[nrs]?|vorige[nrs]?|nächste[nrs]?|kommende[nrs]?)"
    rf"\s+)?(?P<feast>{either(FEASTS)})(?!\w)(?:\s+(?P<y>(?:19|20)\d\d)(?!\d))?",
    _I,
)
MONTH_IN_FIGURES = re.compile(
    r"(?<![\w/.,-])(?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:19|20)\d\d)(?![\w/-])"
)
"""As cards and passports have it: "12/2030"."""
FORMS = (
    ISO, AGO, AHEAD, FEAST, NAMED, AMERICAN, CALENDAR_WEEK, MONTH_IN_FIGURES, DOTTED,
    SLASHED, PART_OF_MONTH, MONTHLY, SINCE_YEAR, WEEKLY, WEEKEND, WORDS, WEEKDAY,
)  # fmt: skip
"""In this order: what is said more strictly first."""
