"""Numbers in words: "twenty-five", "zweihundertfünfzig", "zu viert", "خمسة وعشرين"."""

import re

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import plain
from intakebot.understanding.vocabulary import NUMBER_WORDS, ORDINALS, TENS

LONGEST = 200
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[\s-]+(?:(?:and|und)\s+)?")
_COMPOUND = re.compile(r"(?:(\w*?)tausend)?(?:und)?(?:(\w*?)hundert)?(?:und)?(\w*)")
_SCALES = {
    plain(name): scale
    for scale, names in {
        12: "dozen dutzend", 100: "hundred hundert مئه مائه ميه", 1000: "thousand tausend الف",
    }.items()
    for name in names.split()
}  # fmt: skip
_PARTIES = ("zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht")
_TOGETHER = {plain(name): count for count, name in enumerate(_PARTIES, 2)}
"""Behind "zu"."""
_HALF_A_DOZEN = re.compile(r"(?:half an?|ein halbes) (?:dozen|dutzend)", re.IGNORECASE)
_SMALL = 10
_FEW = 4


def spelt(text: str) -> Finding | None:
    """The number that a few words spell; None for several, or for none."""
    known = in_words(text)
    return known[0] if len(known) == 1 else None


def in_words(text: str) -> list[Finding]:
    """Every number in words. A one counts in a few words only: "the one you have" is none."""
    half = _HALF_A_DOZEN.search(text, 0, LONGEST)
    if half:
        return [Finding("6", half.span())]
    found: list[Finding] = []
    before, said = "", (0, 0)
    for match in _LETTERS.finditer(text[:LONGEST]):
        word = plain(match[0])
        with_and = word[:1] == "و" and word[1:] in NUMBER_WORDS  # Arabic: "five and-twenty"
        word = word[1:] if with_and else word
        value = _TOGETHER.get(word) if before == "zu" else _value(word)
        before = word
        if value is None:
            continue
        start, end = match.span()
        gap = text[found[-1].span[1] : start] if found else ""
        longer = _extended(said, word, value) if _JOINED.fullmatch(gap) else None
        if longer is not None:
            start = found.pop().span[0]
        said = longer or (value // 1000 * 1000, value % 1000)
        found.append(Finding(str(sum(said)), (start, end)))
    few = len(text.split()) <= _FEW
    return [each for each in found if few or each.value != "1"]


def places(text: str) -> list[Finding]:
    """Every place in a row that is a word: "the fifth", "im dritten Semester"."""
    return [
        Finding(str(ORDINALS[word]), match.span(), "B")
        for match in _LETTERS.finditer(text[:LONGEST])
        if ORDINALS.get(word := plain(match[0]), 0) > 0
    ]


def _value(word: str) -> int | None:
    known = NUMBER_WORDS.get(word, _SCALES.get(word))
    return known if known is not None else _compound(word)


def _compound(word: str) -> int | None:
    """The number that a German compound such as "zweihundertfünfzig" says."""
    if "hundert" not in word and "tausend" not in word:
        return None
    match = _COMPOUND.fullmatch(word)
    if match is None:
        return None
    total = 0
    for part, scale in zip(match.groups(), (1000, 100, 1), strict=True):
        if part is None or (not part and scale == 1):
            continue
        count = 1 if not part else NUMBER_WORDS.get(part)
        if count is None and scale == 1000:
            count = _compound(part)
        if count is None:
            return None
        total += count * scale
    return total


def _extended(said: tuple[int, int], word: str, value: int) -> tuple[int, int] | None:
    """The thousands and the rest with one word more; None where a new number begins."""
    thousands, rest = said
    if "\u0621" <= word[0] <= "\u064a" and 0 < rest % 100 < _SMALL and value in (10, *TENS):
        return thousands, rest + value  # Arabic says the ones first
    if scale := _SCALES.get(word):
        if scale == 1000:
            return (rest * 1000, 0) if rest and not thousands else None
        most = _SMALL if scale == 100 else 100
        return (thousands, rest * scale) if 0 < rest < most else None
    room = 1000 if not rest else 100 if not rest % 100 else _SMALL if rest % 100 in TENS else 0
    return (thousands, rest + value) if 0 < value < room and (thousands or rest) else None
