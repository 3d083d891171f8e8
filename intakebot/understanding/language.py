"""Which language a message is written in: by its script, or by the small words of its sentences.

Small words decide because everybody uses them and nobody translates them: an English error
message within a German complaint stays a quotation. A message of names and numbers has no
language, and is not guessed at.
"""

import re
from collections import Counter, defaultdict
from functools import lru_cache

from msgspec import Struct

from intakebot.understanding.language_words import ENGLISH_TOO, LETTERS, TELLING, USUAL
from intakebot.understanding.normal import aligned

LONGEST = 1200
"""Characters that are looked at."""
ENOUGH, FURTHER = 1.25, 2.0
"""Small words that make us sure, and how many times the next language's they must be."""
LETTER = 0.5
"""What a letter counts that only one language has."""

_WORD = re.compile(r"(?<![\w@/\\.#_'-])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@/\\_]|[.:-]\w)")
_QUOTED = re.compile(r"[\"“„»«][^\"“”„»«\n]{0,300}[\"”“«»]|`[^`\n]{0,300}`")
_SHOWN = re.compile(
    r"^\W{0,9}(?:[A-Z][A-Z_]{0,15}-?\d{2,8}|\w{0,40}(?:[Ee]rror|ERROR|Exception|Fehler)"
    r"(?: \w{1,20}){0,3}):[^\n]*",
    re.MULTILINE,
)
"""A line that a machine wrote, ``PAY-4102: …``: it says nothing of who pasted it."""
_FEW = 3
"""Words that must be left when quotations are taken out."""
_SCRIPTS = (
    ("ar", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    ("ru", "\u0400-\u052f"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u0590-\u05ff"),
    ("hi", "\u0900-\u097f"),
    ("th", "\u0e00-\u0e7f"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff"),
)
_LETTER = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS}
_FOREIGN = re.compile(f"[{''.join(letters for _, letters in _SCRIPTS)}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OF_SCRIPT = {
    "ar": {"ar": "ةىأإيك", "fa": "پچژگکی", "ur": "ٹڈڑںےہھپچژگکی"},
    "ru": {"ru": "ыэъёЫЭЪЁ", "uk": "іїєґІЇЄҐ"},
}
"""Letters that tell apart the languages of one script; without any, small words do, or it is
the first."""


class Language(Struct, frozen=True):
    """``code`` is that of ISO 639-1, empty where nothing tells; ``sure`` if one may act on it."""

    code: str = ""
    sure: bool = False


def language_of(text: str) -> Language:
    """The language that most of a message is written in.

    Pure, and bounded: of a long text the beginning counts.
    """
    said = aligned(text[:LONGEST])
    if ":" in said:
        said = _SHOWN.sub(" ", said)
    if not said.isascii():
        script = _script(said)
        if script.code:
            return script
    return _small_words(said)


def _script(said: str) -> Language:
    """By letters that are not Latin, where they are the most."""
    foreign = len(_FOREIGN.findall(said))
    if foreign < 2 or foreign * 2 < len(_LATIN.findall(said)):
        return Language()
    counts = {code: len(letter.findall(said)) for code, letter in _LETTER.items()}
    if counts["ja"] * 8 >= foreign:
        return Language("ja", True)  # Japanese is written with Chinese letters too
    code = max(counts, key=lambda each: counts[each])
    telling = _OF_SCRIPT.get(code, {code: ""})
    counts = {each: sum(map(said.count, letters)) for each, letters in telling.items()}
    if any(counts.values()) or len(counts) == 1:
        return Language(max(counts, key=lambda each: counts[each]), True)
    worded = _small_words(said).code
    known = worded in telling  # one word is enough where the script leaves but two
    return Language(worded if known else code, known or code not in USUAL)


def _small_words(said: str) -> Language:
    words = _words(_QUOTED.sub(" ", said))
    if len(words) < _FEW:
        words = _words(said)
    scores: defaultdict[str, float] = defaultdict(float)
    speaks = _speaks()
    for word, times in Counter(words).items():
        for code, weight in speaks.get(word, ()):
            scores[code] += weight * min(times, 2)
    for code, letters in () if said.isascii() else LETTERS.items():
        scores[code] += LETTER * len({letter for letter in letters if letter in said})
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    ranked += [("", 0.0)] * 2
    (best, score), (_, second) = ranked[:2]
    if score == second:
        return Language()
    return Language(best, score >= ENOUGH and score >= second * FURTHER)


def _words(said: str) -> list[str]:
    return [*map(str.casefold, _WORD.findall(said))]


@lru_cache(1)
def _speaks() -> dict[str, list[tuple[str, float]]]:
    """The languages that have a word, and how much it tells: the less the more have it."""
    having: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for weight, table in ((1.0, USUAL), (1.5, TELLING)):
        for code, words in table.items():
            for word in words:
                having[word.casefold()][code] = weight
    for word in ENGLISH_TOO & having.keys():
        having[word].setdefault("en", having[word]["de"])
    return {
        word: [(code, weight / len(codes)) for code, weight in codes.items()]
        for word, codes in having.items()
    }
