"""Numbers in words: "twenty-five", "zweihundertfünfzig", "zu viert", "خمسة وعشرين"."""

import re

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import aligned, listed, plain
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
TOGETHER = {plain(name): count for count, name in enumerate(_PARTIES, 2)}
"""Behind "zu"."""
_HALF_A_DOZEN = re.compile(r"(?:half an?|ein halbes) (?:dozen|dutzend)", re.IGNORECASE)
_SOME = listed("few paar couple several some many einige einigen mehrere mehreren viele pair")
"""Before a hundred, they say that it is no one number: "a few hundred", "ein paar Euro"."""
_LEADING = listed("a an ein eine einen of")
_WHOLES = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_HALVES = {plain(f"{name}einhalb"): count for count, name in enumerate(_WHOLES, 1)}
_HALVES["anderthalb"] = 1
_AND_A_HALF = re.compile(r"\s(?:and a half\b|und ein halb\w{0,2}\b|ونصف?(?!\w))", re.IGNORECASE)
_TIMES = {"once": 1, "twice": 2, "thrice": 3, "einmal": 1, "مرتين": 2, "مرتان": 2}
_MAL = re.compile(r"(\w{3,12}?)(?:mal)")
_NOUGHT = listed("none nothing nil keine keinen keins nichts لاشيء") | {"لا شيء"}
_GROUND = re.compile(
    r"\b(?:ground(?: ?floor| level)?|erdgeschoss|parterre|eg|ebenerdig)\b|ارضي", re.IGNORECASE
)
_SMALL = 10
_FEW = 4


def spelt(text: str) -> Finding | None:
    """The number that a few words spell; None for several, or for none."""
    known = in_words(text)
    return known[0] if len(known) == 1 else None if known else halves(text)


def in_words(text: str) -> list[Finding]:
    """Every number in words. A one counts in a few words only: "the one you have" is none."""
    half = _HALF_A_DOZEN.search(text, 0, LONGEST)
    if half:
        return [Finding("6", half.span())]
    found: list[Finding] = []
    before, said, some = "", (0, 0), False
    for match in _LETTERS.finditer(text[:LONGEST]):
        word = plain(match[0])
        if word in _SOME:
            if found and before in _LEADING and text[found[-1].span[1] : match.start()].isspace():
                found.pop()  # "ein paar", "a few"
            some, before = True, word
            continue
        some, was_some = some and word == "of", some
        with_and = word[:1] == "و" and word[1:] in NUMBER_WORDS  # Arabic: "five and-twenty"
        word = word[1:] if with_and else word
        value = TOGETHER.get(word) if before == "zu" else _value(word)
        before = word
        if value is None or (was_some and word in _SCALES):
            continue
        start, end = match.span()
        gap = text[found[-1].span[1] : start] if found else ""
        longer = _extended(said, word, value) if _JOINED.fullmatch(gap) else None
        if longer is not None:
            start = found.pop().span[0]
        said = longer or (value // 1000 * 1000, value % 1000)
        found.append(Finding(str(sum(said)), (start, end)))
        if half := _AND_A_HALF.match(text, end):
            found[-1] = Finding(f"{sum(said)}.5", (start, half.end()))
    few = len(text.split()) <= _FEW
    return [each for each in found if few or each.value != "1"]


def times(text: str) -> Finding | None:
    """How often something was: "twice", "dreimal"; None for several."""
    found = []
    for match in _LETTERS.finditer(text[:LONGEST]):
        word = plain(match[0])
        counted = _MAL.fullmatch(word)
        count = _TIMES.get(word) or (counted and NUMBER_WORDS.get(counted[1]))
        if count and not (word == "once" and text[: match.start()].lower().endswith("at ")):
            found.append(Finding(str(count), match.span(), "B"))
    return found[0] if len(found) == 1 else None


def halves(text: str) -> Finding | None:
    """The one number that a German word says with its half: "zweieinhalb"."""
    found = [
        Finding(f"{_HALVES[word]}.5", match.span())
        for match in _LETTERS.finditer(text[:LONGEST])
        if (word := plain(match[0]).removesuffix("e").removesuffix("en")) in _HALVES
    ]
    return found[0] if len(found) == 1 else None


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


def nought(text: str, *, floor: bool = False) -> Finding | None:
    """None at all, or the ``floor`` that has no number: "keine", "ground floor"."""
    ground = _GROUND.search(aligned(text)) if floor else None
    if ground is not None:
        return Finding("0", ground.span())
    return Finding("0", (0, len(text)), "B") if plain(text) in _NOUGHT else None
