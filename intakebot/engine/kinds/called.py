"""What an option is called, and what of it is compared with what somebody says."""

from collections.abc import Sequence, Set

from intakebot.engine.kinds.base import plain
from intakebot.understanding.normal import listed, words
from intakebot.understanding.vocabulary import FILLERS, NEGATIONS

THING = frozenset({"something", "etwas", "شيء", "شي"})
_NEAR = 6
"""Words before an option's name among which a no is about it."""
_PART = 5
"""Letters of a part that stands for a whole compound."""
_UNABLE = listed("""
    can't cant cannot couldn't don't dont doesn't doesnt didn't didnt won't wont nicht لا لم ما
""")
"""A no that right before an option's name tells the trouble with it."""
_CANT = listed("can't cant cannot couldn't couldnt unable")
_NOT = _UNABLE | listed("not kein keine keinen مش مو مب لست")
_CAN = listed("can able kann konnte können اقدر استطيع قادر قادره قدرت تمكنت ممكن بقدر نقدر اگدر")
_FIND = listed("see find get have notice any a an ein eine اشوف شايف اري اجد لقيت اي")
"""Who can't do this doesn't have the thing either; "an error" behind "can't pay" is a new part."""
_GOT = listed("""
    got get getting received receive receiving gotten erhalten bekommen gekriegt bekam استلمت
    وصلني وصلتني
""")
_PREFIXES = listed("dis non mis anti over under inter miss zurück")
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


def is_denied(name: Name, said: Sequence[str], lacking: Set[str], needed: bool) -> bool:
    """Whether a no stands before what an option is called: "no error", "isn't slow".

    "Can't register" and "prints nothing" are about registering and printing, "can't upload
    photos" about photos, and "no heating" about heating where it is ``lacking``; who "never got a
    receipt" names it as ``needed``.
    """
    first = next((place for place, word in enumerate(said) if word in name.core), 0)
    if needed and not _GOT.isdisjoint(said[max(0, first - _NEAR) : first]):
        return False
    return any(
        said[place] in NEGATIONS
        and said[place] not in name.words
        and not (place == first - 1 and said[place] in (_UNABLE | lacking))
        and not _is_unable(said, place, first)
        for place in range(max(0, first - _NEAR), first)
    )


def _is_unable(said: Sequence[str], no: int, first: int) -> bool:
    """Whether a no is about what somebody can't do with what stands at ``first``."""
    unable = said[no] in _CANT or (
        said[no] in _NOT and not _CAN.isdisjoint(said[max(0, no - 3) : no + 2])
    )
    return unable and first > no + 1 and _FIND.isdisjoint(said[no:first])


def is_part(core: frozenset[str], label: str) -> bool:
    """Whether one of these words begins or ends a label that is one long word: "raten"."""
    return any(
        len(word) >= _PART
        and (
            (len(label) >= len(word) + _PART - 1 and label.startswith(word))
            or (label.endswith(word) and len(label) > len(word) + 2 and _is_head(label, word))
        )
        for word in core
    )


def has_part(core: frozenset[str], name: str) -> bool:
    """Whether one of these words is a long one that begins or ends with a name: "Wasserhahn"."""
    return len(name) > _PART and any(
        len(word) > len(name) + 2
        and (word.startswith(name) or (word.endswith(name) and _is_head(word, name)))
        for word in core
    )


def _is_head(label: str, word: str) -> bool:
    """Whether what stands before the end of a compound is a word: none of "disconnected"."""
    return label.removesuffix(word) not in _PREFIXES
