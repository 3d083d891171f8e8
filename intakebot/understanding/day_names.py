"""What people call days, months and stretches of time, in English, German and Arabic.

Arabic stands here as ``normal.aligned`` writes it.
"""

import re
from collections.abc import Iterable

from intakebot.understanding.normal import listed


def _blanks(name: str) -> str:
    return name.replace("_", " ")


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner jän يناير جانفي كانون_الثاني",
            "february feb februar feber فبراير فيفري شباط",
            "march mar märz mär maerz مارس اذار",
            "april apr ابريل افريل نيسان",
            "may mai مايو ماي ايار",
            "june jun juni يونيو يونيه جوان حزيران",
            "july jul juli يوليو يوليه يوليوز جويليه تموز",
            "august aug اغسطس اوت غشت اب",
            "september sep sept سبتمبر شتنبر ايلول",
            "october oct oktober okt اكتوبر تشرين_الاول",
            "november nov نوفمبر نونبر تشرين_الثاني",
            "december dec dezember dez ديسمبر دجنبر كانون_الاول",
        ),
        1,
    )
    for name in map(_blanks, names.split())
}

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag الاثنين الاتنين",
            "tuesday tue tues dienstag الثلاثاء الثلاثا التلات التلاتا التلاتاء",
            "wednesday wed mittwoch الاربعاء الاربعا",
            "thursday thu thur thurs donnerstag الخميس",
            "friday fri freitag الجمعه",
            "saturday sat samstag sonnabend السبت",
            "sunday sun sonntag الاحد الحد",
        )
    )
    for name in names.split()
}

DAYS: dict[str, tuple[int, bool]] = {
    # phrase: (days from today, whether that is exact)
    "the day before yesterday": (-2, True),
    "day before yesterday": (-2, True),
    "vorgestern": (-2, True),
    **dict.fromkeys(("اول امس", "قبل امس", "اول مبارح", "اول امبارح", "اول البارح"), (-2, True)),
    **dict.fromkeys(("اولامبارح", "اول البارحه", "قبل البارح"), (-2, True)),
    "yesterday": (-1, True),
    **dict.fromkeys(listed("yday yest yesturday yesteday yestarday yestrday"), (-1, True)),
    **dict.fromkeys(("last nite", "gesten", "gesternabend"), (-1, True)),
    "last night": (-1, True),
    "gestern": (-1, True),
    **dict.fromkeys(("gestern morgen", "gestern früh", "gestern abend"), (-1, True)),
    **dict.fromkeys(listed("امس بالامس مبارح امبارح البارح البارحه"), (-1, True)),
    "today": (0, True),
    "this morning": (0, True),
    "this afternoon": (0, True),
    "this evening": (0, True),
    "tonight": (0, True),
    **dict.fromkeys(("tonite", "this mornin"), (0, True)),
    "vorhin": (0, False),
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
    **dict.fromkeys(listed("اليوم النهارده الان الحين هلق دلوقتي هسه دابا توا"), (0, True)),
    "the day after tomorrow": (2, True),
    "day after tomorrow": (2, True),
    "übermorgen": (2, True),
    "tomorrow": (1, True),
    **dict.fromkeys(listed("tmrw tmr tomorow tommorow tommorrow tomorrrow 2moro"), (1, True)),
    "morgen früh": (1, True),
    "morgen": (1, True),
    **dict.fromkeys(("بعد غد", "بعد غدا", "بعد بكرا", "بعد بكره", "بعد باكر"), (2, True)),
    **dict.fromkeys(listed("غدا غدوه بكرا بكره باكر"), (1, True)),
    "last week": (-7, False),
    "letzte woche": (-7, False),
    **dict.fromkeys(("vorige woche", "letzter woche", "voriger woche"), (-7, False)),
    **dict.fromkeys(("الاسبوع الماضي", "الاسبوع الفايت", "الاسبوع الفائت"), (-7, False)),
    **dict.fromkeys(("الاسبوع اللي فات", "الاسبوع اللي راح", "السيمانه اللي فاتت"), (-7, False)),
    "last month": (-30, False),
    "letzten monat": (-30, False),
    **dict.fromkeys(("الشهر الماضي", "الشهر الفايت", "الشهر الفائت"), (-30, False)),
    **dict.fromkeys(("الشهر اللي فات", "الشهر اللي راح"), (-30, False)),
    "last year": (-365, False),
    "letztes jahr": (-365, False),
    **dict.fromkeys(("السنه الماضيه", "العام الماضي", "السنه اللي فاتت"), (-365, False)),
    "next week": (7, False),
    "nächste woche": (7, False),
    **dict.fromkeys(("الاسبوع القادم", "الاسبوع الجاي", "الاسبوع المقبل"), (7, False)),
}

UNITS: dict[str, float] = {
    # how many days; a part of a day stays today or falls on yesterday by the clock
    **dict.fromkeys(listed("second seconds sec secs sekunde sekunden ثانيه ثواني"), 1 / 86400),
    **dict.fromkeys(listed("minute minutes min mins minuten دقيقه دقائق دقايق"), 1 / 1440),
    **dict.fromkeys(listed("hour hours hr hrs stunde stunden ساعه ساعات"), 1 / 24),
    **dict.fromkeys(listed("day days tag tage tagen يوم ايام يوما تيام نهار"), 1),
    **dict.fromkeys(listed("week weeks wk wks woche wochen اسبوع اسابيع"), 7),
    **dict.fromkeys(listed("month months mth mths monat monate monaten شهر اشهر شهور"), 30),
    **dict.fromkeys(listed("year years jahr jahre jahren سنه سنوات سنين عام اعوام"), 365),
}

AMOUNTS: dict[str, tuple[float, bool]] = {
    **dict.fromkeys(listed("a an one ein eine einem einer einen"), (1, True)),
    "": (1, True),
    **dict.fromkeys(("a couple of", "a couple", "couple of", "couple"), (2, False)),
    **dict.fromkeys(("a few", "few"), (3, False)),
    **dict.fromkeys(("half a", "half an", "einer halben", "einem halben"), (0.5, True)),
    **dict.fromkeys(("anderthalb", "eineinhalb"), (1.5, False)),
    "several": (3, False),
    "some": (3, False),
    "ein paar": (3, False),
    "einige": (3, False),
    "einigen": (3, False),
    "mehreren": (3, False),
    **dict.fromkeys(listed("بضعه عده كم كام كذا"), (3, False)),
}

PAIRS: dict[str, int] = {
    **dict.fromkeys(listed("ساعتين دقيقتين"), 0),
    **dict.fromkeys(listed("يومين يومان"), 2),
    **dict.fromkeys(listed("اسبوعين جمعتين"), 14),
    "شهرين": 60,
    **dict.fromkeys(listed("سنتين عامين"), 730),
}
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
