"""What an option is called, and what of it is compared with what somebody says."""

from collections.abc import Sequence

from intakebot.engine.kinds.base import plain
from intakebot.understanding.normal import words
from intakebot.understanding.vocabulary import FILLERS, NEGATIONS

THING = frozenset({"something", "etwas", "شيء", "شي"})
_OTHERS = frozenset({"else", "anderes", "other"})


class Name:
    """One of the ways an option is called."""

    __slots__ = (
        "core",
        "denied",
        "figures",
        "label",
        "option",
        "spaced",
        "telling",
        "text",
        "words",
    )

    def __init__(self, text: str, option: int, label: bool) -> None:
        said = words(text)
        self.text, self.option, self.label = text, option, label
        self.words = frozenset(said)
        self.spaced = f" {' '.join(said)} "
        self.telling = telling(said) or text
        self.core = core_of(self.words) if label else self.words
        self.figures = figures_in(self.words)
        self.denied = self.words & NEGATIONS


def bare(text: str) -> str:
    """Words as they are compared here: phones leave the apostrophe out of "didn't"."""
    return plain(text).replace("'", "")


def telling(said: Sequence[str]) -> str:
    """The words that tell something, in a row."""
    return " ".join(word for word in said if word not in FILLERS)


def core_of(said: frozenset[str]) -> frozenset[str]:
    """The telling words of a label: "broken" of "Something is broken"; "Something else" whole."""
    core = said - FILLERS or said
    thing = core - THING
    return core if thing <= _OTHERS else thing


def figures_in(said: frozenset[str]) -> set[str]:
    """The figures in it; they must agree: "Windows 10" is never a misspelt "Windows 11"."""
    return {word for word in said if not word.isalpha() and any(map(str.isdecimal, word))}
