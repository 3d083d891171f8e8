"""How often a day is read wrongly: phrases with the day they mean, built from the calendar.

``python -m tests.performance.understanding_dates`` prints the figures. Each phrase is built
together with what it may mean, in English and German, for moments at month ends, leap days, DST
changes, shortly before and after midnight. ``found``: days noticed in a text nobody asked for.
``asked``: the answer to "since when?". No value is no mistake; a wrong one is.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from intakebot.understanding.extract import dates
from intakebot.understanding.finding import Finding


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


EN_DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
DE_DAYS = _words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag")
EN_MONTHS = _words("""
    January February March April May June July August September October November December
""")
DE_MONTHS = _words("""
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember
""")
EN_NUMBERS = _words("zero one two three four five six seven eight nine ten eleven twelve")
DE_NUMBERS = _words("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")


@dataclass(frozen=True)
class Phrase:
    """``words`` mean one of ``days``; with ``times``, at one of these. No days: nothing sure."""

    words: str
    sort: str
    days: frozenset[date]
    times: frozenset[str] = frozenset()

    def holds(self, value: str) -> bool:
        """Whether a value is one of those that are meant; a day may leave its time out."""
        day, _, clock = value.partition("T")
        if date.fromisoformat(day) not in self.days:
            return False
        return not clock or clock in self.times


def moments() -> Iterator[datetime]:
    """Customers' own times at awkward places of the calendar, and some at random."""
    draw = random.Random(11)
    for stamp in (
        "2026-01-01T00:10", "2026-01-31T23:50", "2026-02-28T12:00", "2028-02-29T08:15",
        "2026-03-01T09:00", "2026-03-29T03:30", "2026-10-25T02:30", "2026-12-31T18:45",
        "2026-11-01T05:00", "2026-05-31T14:20", "2027-06-30T11:11", "2026-11-27T01:40",
    ):  # fmt: skip
        yield datetime.fromisoformat(stamp)
    for zone in ZONES:
        for _ in range(6):
            at = 1_767_225_600 + draw.randrange(3 * 366 * 86_400)
            yield datetime.fromtimestamp(at, ZoneInfo(zone)).replace(tzinfo=None)


def _one(words: str, sort: str, day: date, *times: str) -> Phrase:
    return Phrase(words, sort, frozenset([day]), frozenset(times))


def phrases(now: datetime) -> Iterator[Phrase]:
    """Ways to name days around ``now``, with what they mean."""
    yield from words_of_days(now)
    yield from counted(now)
    yield from weekdays(now)
    yield from calendar(now)
    yield from clocks(now)


def words_of_days(now: datetime) -> Iterator[Phrase]:
    today = now.date()
    for words, away in (
        ("today", 0), ("this morning", 0), ("this afternoon", 0), ("earlier today", 0),
        ("yesterday", -1), ("yesterday morning", -1), ("yesterday evening", -1),
        ("the day before yesterday", -2), ("since yesterday", -1), ("since this morning", 0),
        ("tomorrow", 1), ("the day after tomorrow", 2), ("tomorrow morning", 1),
        ("heute", 0), ("heute Morgen", 0), ("heute früh", 0), ("heute Vormittag", 0),
        ("heute Mittag", 0), ("gestern", -1), ("gestern Abend", -1), ("gestern Nachmittag", -1),
        ("gestern früh", -1), ("vorgestern", -2), ("vorgestern Abend", -2), ("seit gestern", -1),
        ("seit heute früh", 0), ("seit heute Morgen", 0), ("seit gestern Mittag", -1),
        ("übermorgen", 2), ("morgen früh", 1), ("morgen", 1), ("morgen Abend", 1),
    ):  # fmt: skip
        yield _one(words, "day word", today + timedelta(away))
    night = frozenset([today - timedelta(1), today])
    for words in ("last night", "heute Nacht", "letzte Nacht", "since last night"):
        yield Phrase(words, "night", night)


def counted(now: datetime) -> Iterator[Phrase]:
    for count in (1, 2, 3, 5, 10):
        day, week = now.date() - timedelta(count), now.date() - timedelta(7 * count)
        plural = "s" if count > 1 else ""
        for number in (str(count), EN_NUMBERS[count]):
            yield _one(f"{number} day{plural} ago", "ago", day)
            yield _one(f"{number} week{plural} ago", "ago", week)
            yield _one(f"for {number} day{plural}", "ago", day)
        german = "einem" if count == 1 else DE_NUMBERS[count]
        for number in (str(count), german):
            yield _one(f"vor {number} Tag{'en' if count > 1 else ''}", "ago", day)
            yield _one(f"seit {number} Tag{'en' if count > 1 else ''}", "ago", day)
        german = "einer" if count == 1 else DE_NUMBERS[count]
        yield _one(f"vor {german} Woche{'n' if count > 1 else ''}", "ago", week)
        then = now - timedelta(hours=count)
        near = frozenset((then + timedelta(minutes=m)).strftime("%H:%M") for m in (-60, 0, 60))
        days = frozenset((then + timedelta(minutes=m)).date() for m in (-60, 0, 60))
        yield Phrase(f"{count} hour{plural} ago", "hours ago", days, near)
        yield Phrase(f"vor {count} Stunden", "hours ago", days, near)
        yield Phrase(f"{count} month{plural} ago", "months ago", _months_back(now.date(), count))
        yield Phrase(f"vor {count} Monaten", "months ago", _months_back(now.date(), count))
    year = _months_back(now.date(), 12)
    yield Phrase("a year ago", "months ago", year)
    yield Phrase("vor einem Jahr", "months ago", year)
    yield from vague(now.date())


def vague(today: date) -> Iterator[Phrase]:
    """What is no one day; a value near it is no mistake, since it is shown with the words."""
    for words, first, last in (
        ("a few days ago", 2, 7), ("vor ein paar Tagen", 2, 7), ("several weeks ago", 14, 60),
        ("last week", 1, 14), ("letzte Woche", 1, 14), ("last month", 20, 62),
        ("letzten Monat", 20, 62), ("recently", 1, 0), ("neulich", 1, 0), ("this week", 1, 0),
        ("over the weekend", *_ago(today, -7, 5, 6)), ("am Wochenende", *_ago(today, -7, 5, 6)),
        ("earlier this month", 1, 0),
        ("Anfang der Woche", 1, 0), ("at the end of last week", *_ago(today, -7, 4, 6)),
        ("Anfang letzter Woche", *_ago(today, -7, 0, 1)), ("a while ago", 1, 0),
        ("at the beginning of last week", *_ago(today, -7, 0, 1)),
    ):  # fmt: skip
        near = frozenset(today - timedelta(days) for days in range(first, last + 1))
        yield Phrase(words, "vague", near)


def _ago(today: date, week: int, first: int, last: int) -> tuple[int, int]:
    """How many days ago the first and the last of some days of a week are."""
    monday = today.weekday() - week
    return monday - last, monday - first


def _months_back(today: date, count: int) -> frozenset[date]:
    """The same day so many months before; days around it, where that month is too short."""
    at = today.year * 12 + today.month - 1 - count
    year, month = divmod(at, 12)
    ends = date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(1)
    return frozenset([date(year, month + 1, min(today.day, ends.day))])


def weekdays(now: datetime) -> Iterator[Phrase]:
    today = now.date()
    for number in range(7):
        back = (today.weekday() - number) % 7
        before = today - timedelta(back or 7)
        this = before if back else today
        english, german = EN_DAYS[number], DE_DAYS[number]
        past = frozenset([before, this])
        for words in (f"since {english}", f"seit {german}", f"since last {english}"):
            yield Phrase(words, "weekday back", frozenset([before]) if back else past)
        for words in (f"on {english}", f"am {german}", f"{english} morning", f"{german}abend"):
            yield Phrase(words, "weekday", past | {before + timedelta(7 if back else 14)})
        far = frozenset([before, before - timedelta(7)])
        for words in (f"last {english}", f"letzten {german}", f"vergangenen {german}"):
            yield Phrase(words, "weekday back", far)
        after = today + timedelta(7 - back)
        for words in (f"next {english}", f"nächsten {german}"):
            yield Phrase(words, "weekday on", frozenset([after, after + timedelta(7)]))


def calendar(now: datetime) -> Iterator[Phrase]:
    draw = random.Random(now.toordinal())
    for _ in range(6):
        day = now.date() - timedelta(draw.randrange(1, 150))
        d, m, y = day.day, day.month, day.year
        english, german = EN_MONTHS[m - 1], DE_MONTHS[m - 1]
        for words in (
            day.isoformat(), f"{d} {english} {y}", f"{english} {d}, {y}", f"{d}. {german} {y}",
            f"{d}.{m}.{y}", f"{d:02}.{m:02}.{y}", f"the {_nth(d)} of {english} {y}",
            f"{english[:3]} {_nth(d)}, {y}", f"{y}/{m:02}/{d:02}", f"am {d}.{m}.{y % 100}",
            f"seit dem {d}. {german} {y}", f"since {english} {_nth(d)} {y}",
        ):  # fmt: skip
            yield _one(words, "date with year", day)
        near = frozenset(_nearest(d, m, y) - {day}) | {day}
        for words in (f"{d} {english}", f"{english} {_nth(d)}", f"{d}. {german}", f"am {d}.{m}.",
                      f"since {english} {d}", f"seit dem {d}.{m}."):  # fmt: skip
            yield Phrase(words, "date", near if now.date() - day > timedelta(120) else {day})
        slashed = {day} | ({date(y, d, m)} if d <= 12 and m <= 28 else set())
        yield Phrase(f"{d}/{m}/{y}", "slashed", frozenset(slashed))
        yield Phrase(f"the {_nth(d)}", "day of month", _same_day(now.date(), d))
        yield Phrase(f"am {d}.", "day of month", _same_day(now.date(), d))


def _nearest(d: int, m: int, y: int) -> set[date]:
    return {date(year, m, d) for year in (y - 1, y, y + 1) if d < 29 or m != 2}


def _same_day(today: date, d: int) -> frozenset[date]:
    found = set()
    for back in (-1, 0, 1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        if d <= 28 or (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(1)).day >= d:
            found.add(date(year, month + 1, d))
    return frozenset(found)


def _nth(d: int) -> str:
    ending = "th" if 10 < d < 20 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    return f"{d}{ending}"


def clocks(now: datetime) -> Iterator[Phrase]:
    today, yesterday = now.date(), now.date() - timedelta(1)
    for hour in (1, 3, 7, 9, 11):
        both = (f"{hour:02}:00", f"{hour + 12:02}:00")
        half = (f"{hour:02}:30", f"{hour + 12:02}:30")
        early = (f"{hour - 1:02}:30", f"{hour + 11:02}:30")
        quarter = (f"{hour:02}:15", f"{hour + 12:02}:15")
        to = (f"{hour - 1:02}:45", f"{hour + 11:02}:45")
        english, german = EN_NUMBERS[hour], "eins" if hour == 1 else DE_NUMBERS[hour]
        at = {
            f"yesterday at {hour}pm": both[1:], f"yesterday at {hour} am": both[:1],
            f"yesterday at {hour}": both, f"yesterday at {english}": both,
            f"yesterday at half past {english}": half, f"yesterday around {hour}:30 pm": half[1:],
            f"yesterday at quarter to {english}": to, f"at {hour} p.m. yesterday": both[1:],
            f"gestern um {hour + 12} Uhr": both[1:], f"gestern um {hour} Uhr": both,
            f"gestern um {hour} Uhr 30": half, f"gestern um halb {german}": early,
            f"gestern um Viertel nach {german}": quarter, f"gestern um Viertel vor {german}": to,
            f"gestern gegen {hour + 12}:30 Uhr": half[1:],
            f"gestern um {hour + 12}.30 Uhr": half[1:],
            f"gestern Abend um {german}": both, f"gestern Nachmittag gegen {hour}": both,
            f"yesterday afternoon at {hour}": both, f"yesterday evening at {english}": both,
        }  # fmt: skip
        for words, times in at.items():
            yield _one(words, "day and time", yesterday, *times)
        for words in (
            f"this morning at {hour}",
            f"heute früh um {hour}",
            f"heute Morgen um {hour}",
        ):
            yield _one(words, "day and time", today, both[0])
        late = (hour + 12,)
        for words, hours in (
            (f"at {hour + 12}:00", late), (f"um {hour + 12} Uhr", late),
            (f"at {hour}", (hour, hour + 12)), (f"um {german}", (hour, hour + 12)),
        ):  # fmt: skip
            days = frozenset(today - timedelta(time(h) > now.time()) for h in hours) | {today}
            yield Phrase(words, "time", days, frozenset(f"{h:02}:00" for h in hours))


FRAMES = ("{}", "It broke {}.", "Das ist {} passiert", "{} it stopped, no idea why")


def tried(asked: bool) -> Iterator[tuple[Phrase, str, str]]:
    """Each phrase within a sentence, and the value that is read; empty where none is."""
    for now in moments():
        for number, phrase in enumerate(phrases(now)):
            said = FRAMES[number % len(FRAMES)].format(phrase.words)
            if asked:
                read = dates.read(said, now, "any" if "word" in phrase.sort else "past")
                yield phrase, said, read.value if isinstance(read, Finding) else ""
            else:
                values = [each.value for each in dates.find(said, now) if each.value]
                yield from ((phrase, said, value) for value in values or [""])


def figures(asked: bool) -> tuple[Counter[str], Counter[str], dict[str, list[str]]]:
    """By sort of phrase: how many have a value, how many a wrong one; and the wrong ones."""
    valued: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    for phrase, said, value in tried(asked):
        for sort in (phrase.sort, "all"):
            valued[f"{sort}, tried"] += 1
            valued[sort] += bool(value)
            if value and not phrase.holds(value):
                wrong[sort] += 1
                examples.setdefault(sort, []).append(f"{said!r} -> {value}")
    return valued, wrong, examples


def main() -> None:
    for asked in (False, True):
        valued, wrong, examples = figures(asked)
        print(
            f"\n{'asked' if asked else 'found':16}{'tried':>8}{'valued':>8}{'wrong':>8}{'share':>8}"
        )
        for sort in sorted(key for key in valued if not key.endswith(", tried")):
            numbers = valued[f"{sort}, tried"], valued[sort], wrong[sort]
            share = wrong[sort] / (valued[sort] or 1)
            print(f"{sort:16}", *(f"{each:>7}" for each in numbers), f"{share:>7.3f}")
        for sort, texts in examples.items():
            if sort != "all":
                print(
                    f"  {sort}: {'; '.join(dict.fromkeys(texts[:: max(1, len(texts) // 5)]))[:600]}"
                )


if __name__ == "__main__":
    main()
