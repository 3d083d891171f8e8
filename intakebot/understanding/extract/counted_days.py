"""So many units ago or from now: "three days ago", "vor zwei Wochen"."""

from calendar import monthrange
from datetime import datetime, timedelta

from intakebot.understanding.day_names import AMOUNTS, PAIRS, UNITS
from intakebot.understanding.extract import day_patterns as p
from intakebot.understanding.extract.moment import FIRST, LAST, Moment, Said, key
from intakebot.understanding.finding import Span
from intakebot.understanding.vocabulary import NUMBER_WORDS


def counted(said: Said, span: Span, now: datetime, sign: int) -> Moment:
    """So many units ago or from now: "three days ago", "vor zwei Wochen"."""
    pair = said.get("pair")
    if pair:
        return Moment((now.date() + timedelta(sign * PAIRS[pair]),), span)
    units, counts = ("unit", "unit2", "unit3", "unit4"), ("n", "n2", "n3")
    unit = UNITS[key(next((said[name] for name in units if said.get(name)), None))]
    words = key(next((said[name] for name in counts if said.get(name)), None))
    if not words and key(said.get("unit")) in p.PLURAL:
        return Moment((), span)
    roughly = any(said.get(name) for name in ("about", "about2", "to", "to2", "half", "half2"))
    count, exact = (
        (int(words), True)
        if words.isdecimal()
        else AMOUNTS.get(words) or (NUMBER_WORDS[words], True)
    )
    count += 0.5 if said.get("half") or said.get("half2") else 0
    try:
        months = int(sign * count * {30: 1, 365: 12}.get(int(unit), 0)) if count % 1 == 0 else 0
        then = _months(now, months) if months else now + sign * timedelta(count * unit)
    except (OverflowError, ValueError):
        return Moment((), span)
    if not FIRST <= then.year <= LAST:
        return Moment((), span)
    return Moment(
        (then.date(),),
        span,
        exact and unit <= 7 and not roughly,
        clock=then.time() if unit < 1 else None,
    )


def _months(now: datetime, count: int) -> datetime:
    """The same day so many months on; the last one where that month has no such day."""
    year, month = divmod(now.year * 12 + now.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    return now.replace(year=year, month=month + 1, day=min(now.day, last))
