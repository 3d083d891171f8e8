"""Texts as they are compared: one spelling for what people write in many."""

import re
import unicodedata
from functools import lru_cache

_EDGES = " \t\n.,;:!?¿¡\"'“”„«»‚‘()[]…،؛؟*`"
_DIGITS: dict[int, int | str | None] = {
    **{start + digit: str(digit) for start in (0x660, 0x6F0) for digit in range(10)},
    0x66B: ".",
    0x66C: ",",
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # halves of a character, which RE2 refuses
}
_LETTERS = str.maketrans("’‘ʼ´أإآىة", "''''ااايه")
_SILENT = dict.fromkeys(
    [0x640, *range(0x64B, 0x653), 0x200B, 0x200E, 0x200F, 0xFEFF]
)  # tatweel, vowel signs, marks without width
_ALIGNED: dict[int, int | str | None] = {**_DIGITS, **_LETTERS}
_SPELLINGS: dict[int, int | str | None] = {**_ALIGNED, **_SILENT}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


REMEMBERED = 80
"""Characters: what a turn and all turns ask for again is short, and nobody's story is kept."""


def plain(text: str) -> str:
    """Words as they are compared: case folded, white space single, outer punctuation gone.

    Arabic is written with one form of each letter, and digits of any script become 0 to 9.
    """
    return _remembered(text) if len(text) <= REMEMBERED else _plain(text)


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_SPELLINGS)
    return " ".join(text.split()).strip(_EDGES).casefold()


_remembered = lru_cache(512)(_plain)


def aligned(text: str) -> str:
    """The text with one form of each letter, digit and apostrophe; every place stays as it was."""
    return text if text.isascii() else text.translate(_ALIGNED)


def digits(text: str) -> str:
    """The text with Arabic and Persian figures as Latin ones; every place stays where it was."""
    return text if text.isascii() else text.translate(_DIGITS)


def lowered(text: str) -> str:
    """The text in small letters; every place stays as it was."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def words(text: str) -> list[str]:
    """The words of a text that is ``plain`` already."""
    return _WORD.findall(text)


def listed(text: str) -> frozenset[str]:
    """A list of words as it is written down, with blanks between them."""
    return frozenset(text.split())
