"""Words that matter most, read although a letter is wrong: "speek to an ooerator"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from intakebot.understanding.normal import listed
from intakebot.understanding.phrasebook import BETWEEN, shipped_pages

MEANT = (
    "human", "person", "people", "agent", "agents", "operator", "assistant", "assistance",
    "advisor", "adviser", "representative", "employee", "someone", "somebody", "customer",
    "service", "support", "contact", "connect", "transfer", "speak", "speaking", "talking",
    "direct", "mitarbeiter", "menschen", "sprechen", "verbinden",
)  # fmt: skip
"""What a wish for a person is made of; shorter words are too like others."""

OTHERS = listed("""
    humans humane persons parson urgent regent argent cogent peoples peopled operators
    operated assistants advisors advisers representatives employees employed employer
    customers custom costume services serviced server supports supported contacts contract
    contracts connects connected transfers speaks sneak steak spear speck speaker walking
    taking tasking stalking balking talkings directs directly connected contacted contrast
    servile some one somebodys mensch mitarbeiters versprechen besprechen sprecher verbindet
    verbinde verbindend connector intact taling
""")
"""Words of their own that are a letter away; those with two mistakes need no mention."""

_WORD = re.compile(r"[A-Za-zäöüß]{2,16}")


def respelled(text: str) -> tuple[str, list[int]]:
    """The text with misspelt words as they were meant, and each character's place in the old one.

    Both are empty where no such word is misspelt, or where its right spelling stands there too.
    """
    known = _misspelt()
    found = _WORD.findall(text.lower()) if text.isascii() else map(str.lower, _WORD.findall(text))
    if known.keys().isdisjoint(found):
        return "", []
    meant = [
        (word, right) for word in _WORD.finditer(text) if (right := known.get(word[0].lower()))
    ]
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for word, right in meant:
        start, end = word.span()
        parts += [text[at:start], right]
        places += [*range(at, start), *(min(start + n, end - 1) for n in range(len(right)))]
        at = end
    return "".join((*parts, text[at:])), [*places, *range(at, len(text) + 1)]


@lru_cache(1)
def _misspelt() -> dict[str, str]:
    wrong = {each: word for word in MEANT for each in _one_off(word)}
    known = {word: right for word, right in wrong.items() if word not in OTHERS}
    return {word: right for word, right in known.items() if word not in MEANT} | dict(_slips())


def _slips() -> Iterator[tuple[str, str]]:
    """Slips in words that are too short to be guessed at, from the lists that ship."""
    for _, page in shipped_pages():
        for right, lines in page.get("slips", {}).items():
            yield from ((wrong, right) for line in lines for wrong in line.split(BETWEEN))


def _one_off(word: str) -> Iterator[str]:
    """The word with one letter more, less, another, or two that changed places."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
