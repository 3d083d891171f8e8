"""What people call days, months and stretches of time, in English, German and Arabic."""

import re
from collections.abc import Iterable

from intakebot.understanding.normal import listed

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner jän يناير",
            "february feb februar feber فبراير",
            "march mar märz mär maerz مارس",
            "april apr ابريل أبريل",
            "may mai مايو",
            "june jun juni يونيو",
            "july jul juli يوليو",
            "august aug اغسطس أغسطس",
            "september sep sept سبتمبر",
            "october oct oktober okt اكتوبر أكتوبر",
            "november nov نوفمبر",
            "december dec dezember dez ديسمبر",
        ),
        1,
    )
    for name in names.split()
}

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag الاثنين الإثنين",
            "tuesday tue tues dienstag الثلاثاء",
            "wednesday wed mittwoch الاربعاء الأربعاء",
            "thursday thu thur thurs donnerstag الخميس",
            "friday fri freitag الجمعة الجمعه",
            "saturday sat samstag sonnabend السبت",
            "sunday sun sonntag الاحد الأحد",
        )
    )
    for name in names.split()
}

DAYS: dict[str, tuple[int, bool]] = {
    # phrase: (days from today, whether that is exact)
    "the day before yesterday": (-2, True),
    "day before yesterday": (-2, True),
    "vorgestern": (-2, True),
    "أول أمس": (-2, True),
    "اول امس": (-2, True),
    "yesterday": (-1, True),
    "last night": (-1, True),
    "gestern": (-1, True),
    **dict.fromkeys(("gestern morgen", "gestern früh", "gestern abend"), (-1, True)),
    "أمس": (-1, True),
    "امس": (-1, True),
    "today": (0, True),
    "this morning": (0, True),
    "this afternoon": (0, True),
    "this evening": (0, True),
    "tonight": (0, True),
    "right now": (0, True),
    "just now": (0, True),
    "now": (0, True),
    "a moment ago": (0, True),
    "a minute ago": (0, True),
    "earlier today": (0, True),
    **dict.fromkeys(("heute morgen", "heute früh", "heute abend"), (0, True)),
    "heute": (0, True),
    "gerade eben": (0, True),
    "gerade": (0, True),
    "eben": (0, True),
    "soeben": (0, True),
    "jetzt": (0, True),
    "اليوم": (0, True),
    "الآن": (0, True),
    "الان": (0, True),
    "the day after tomorrow": (2, True),
    "day after tomorrow": (2, True),
    "übermorgen": (2, True),
    "tomorrow": (1, True),
    "morgen früh": (1, True),
    "morgen": (1, True),
    "غدا": (1, True),
    "غداً": (1, True),
    "last week": (-7, False),
    "letzte woche": (-7, False),
    **dict.fromkeys(("vorige woche", "letzter woche", "voriger woche"), (-7, False)),
    "الأسبوع الماضي": (-7, False),
    "الاسبوع الماضي": (-7, False),
    "last month": (-30, False),
    "letzten monat": (-30, False),
    "الشهر الماضي": (-30, False),
    "last year": (-365, False),
    "letztes jahr": (-365, False),
    "next week": (7, False),
    "nächste woche": (7, False),
    "الأسبوع القادم": (7, False),
}

UNITS: dict[str, float] = {
    # how many days; a part of a day stays today or falls on yesterday by the clock
    **dict.fromkeys(listed("second seconds sec secs sekunde sekunden ثانية ثواني"), 1 / 86400),
    **dict.fromkeys(listed("minute minutes min mins minuten دقيقة دقائق"), 1 / 1440),
    **dict.fromkeys(listed("hour hours hr hrs stunde stunden ساعة ساعات"), 1 / 24),
    **dict.fromkeys(listed("day days tag tage tagen يوم أيام ايام"), 1),
    **dict.fromkeys(listed("week weeks woche wochen أسبوع اسبوع أسابيع اسابيع"), 7),
    **dict.fromkeys(listed("month months monat monate monaten شهر أشهر اشهر شهور"), 30),
    **dict.fromkeys(listed("year years jahr jahre jahren سنة سنوات"), 365),
}

AMOUNTS: dict[str, tuple[int, bool]] = {
    **dict.fromkeys(listed("a an one ein eine einem einer einen"), (1, True)),
    "": (1, True),
    "a couple of": (2, False),
    "a couple": (2, False),
    "a few": (3, False),
    "several": (3, False),
    "some": (3, False),
    "ein paar": (3, False),
    "einige": (3, False),
    "einigen": (3, False),
    "mehreren": (3, False),
    "بضعة": (3, False),
    "عدة": (3, False),
}

PAIRS: dict[str, int] = {"يومين": 2, "أسبوعين": 14, "اسبوعين": 14, "شهرين": 60, "سنتين": 730}
"""Arabic duals: two of a unit in one word, in days."""

TIMES: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("noon", "midday", "mittags"), (12, 0)),
    **dict.fromkeys(("midnight", "mitternacht"), (0, 0)),
}


def either(names: Iterable[str]) -> str:
    """All of them as one alternative of a pattern, the longest first."""
    return "|".join(
        re.escape(name).replace(r"\ ", r"\s+")
        for name in sorted(names, key=len, reverse=True)
        if name
    )
