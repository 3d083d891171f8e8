"""What a number measures, by the word beside it: "2 weeks" are 14 days, "50 $" are no euros."""

import re
from decimal import Decimal
from typing import Literal

from intakebot.understanding.finding import Finding, Span
from intakebot.understanding.normal import plain

_MEASURES: dict[str, tuple[str, Decimal]] = {
    word: (dimension, Decimal(factor))
    for dimension, factor, words in (
        ("time", "1", "minute minutes min mins minuten دقيقه دقائق دقايق"),
        ("time", "60", "hour hours hr hrs h stunde stunden std ساعه ساعات"),
        ("time", "1440", "day days tag tage tagen يوم ايام"),
        ("time", "10080", "week weeks wk wks woche wochen اسبوع اسابيع"),
        ("months", "1", "month months monat monate monaten شهر اشهر شهور"),
        ("months", "12", "year years yr yrs jahr jahre jahren سنه سنوات سنين"),
        ("mass", "1", "g gram grams gramm غرام"),
        ("mass", "1000", "kg kilo kilos kilogram kilograms kilogramm كيلو كغ"),
        ("mass", "500", "pfund"),
        ("length", "1", "mm millimeter millimetre"),
        ("length", "10", "cm centimetre centimetres centimeter centimeters zentimeter سنتيمتر"),
        ("length", "1000", "m metre metres meter meters متر"),
        ("length", "1000000", "km kilometre kilometres kilometer kilometers كيلومتر"),
        ("volume", "1", "ml milliliter"),
        ("volume", "1000", "l litre litres liter liters لتر"),
        ("money", "1", "€ eur euro euros يورو"),
        ("money", "2", "$ usd dollar dollars دولار"),
        ("money", "3", "£ gbp quid"),
        ("money", "4", "chf franken francs"),
    )
    for word in words.split()
}
"""Dimension and size. Sums of money only differ: nobody knows the rate."""
_BOTH = frozenset({"time", "months"})
_BEHIND = re.compile(r"(?:\s|-)?([^\W\d_]+|[€$£])")
_BEFORE = re.compile(r"([€$£]|\b(?:EUR|USD|GBP|CHF)) ?$", re.IGNORECASE)


def of(word: str) -> tuple[str, Decimal] | None:
    """The dimension of a unit and its size; None for what is counted."""
    return _MEASURES.get(word)


def told_in(unit: tuple[str, Decimal], found: Finding, text: str) -> Finding | Literal["other"]:
    """A number in that unit; ``other`` where it was told in one that has no fixed size in it."""
    said = _said(text, found.span)
    if said is None or said == unit:
        return found
    if said[0] != unit[0]:
        return "other" if {said[0], unit[0]} == _BOTH else found
    if unit[0] == "money":
        return "other"
    value = Decimal(found.value) * said[1] / unit[1]
    exact = round(value, 6).normalize()
    return Finding(f"{exact:f}", found.span, "B")


def _said(text: str, span: Span) -> tuple[str, Decimal] | None:
    behind, before = (
        _BEHIND.match(text, span[1]),
        _BEFORE.search(text[max(0, span[0] - 5) : span[0]]),
    )
    for match in (behind, before):
        if match and (measure := _MEASURES.get(plain(match[1]))):
            return measure
    return None
