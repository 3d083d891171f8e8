"""Which option words mean that hold none of its words: "it never came" is "It didn't arrive"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from intakebot.understanding.normal import listed
from intakebot.understanding.synonyms import EMPTY, senses
from intakebot.understanding.vocabulary import FILLERS, NEGATIONS

TROUBLE = listed("""
    broken wrong problem trouble issue fault faulty matter happened happens happen work works
    working missing lacking defekt kaputt stimmt klappt fehlt passiert los stört störung geht
    funktioniert المشكله مشكله الخطا عطل العطل معطل حدث يعمل خربان
""")
"""Words of a question that asks what is wrong: to it, "no heating" is "Heating"."""
WITHOUT = listed("no kein keine keinen without ohne بدون بلا مافي مفيش ماكو")
"""A no that stands right before the thing that is lacking."""
NOS = NEGATIONS | listed("hasn't hasnt haven't havent weren't werent couldn't couldnt")
_OR = listed("or oder او")
_BUT = listed("but and or although while because since aber und oder obwohl weil لكن بس و او لان")
"""Words behind which a no is about something else."""
_BEFORE, _BEHIND = 6, 2
"""Words before and behind another at which a no is about it; behind it few nos are."""
_NOT = listed("not nicht nie مش مو")
_ANY = listed("something anything somebody someone somebody's someone's etwas jemand شيء شي احد")
_EMPTY = FILLERS | EMPTY | NOS | _ANY
_OTHERS = listed("else other others anderes sonstiges andere اخر اخرى غير")


@dataclass(frozen=True, slots=True)
class Sense:
    """What an option's name means: each of its telling words, and whether it denies them."""

    option: int
    needs: tuple[frozenset[str], ...]
    denied: bool
    part: bool = False
    """Whether this is one side of "Window or door" only."""


def senses_of(option: int, said: Sequence[str]) -> Iterator[Sense]:
    """What a name means, as a whole and on each side of an "or".

    Nothing where no words tell, or figures do, which must agree.
    """
    if not _OTHERS.isdisjoint(said):
        return
    denied = not NOS.isdisjoint(said)
    sides = [list(side) for is_or, side in groupby(said, _OR.__contains__) if not is_or]
    for n, side in enumerate([said, *(sides if len(sides) > 1 else ())]):
        telling = [word for word in side if word not in _EMPTY]
        if telling and all(word.replace("'", "").isalpha() for word in telling):
            yield Sense(option, tuple(map(frozenset, senses(telling))), denied, n > 0)


class Told:
    """What somebody's words mean, word by word, and where a no is about which."""

    def __init__(self, said: Sequence[str], troubled: bool = False) -> None:
        self.said = said
        self.means = senses(said)
        self.nos = [place for place, word in enumerate(said) if word in NOS]
        self.troubled = troubled

    def fully(self, names: Iterable[Sense]) -> set[int]:
        """The options all of whose words are meant; who says more goes before who says less."""
        fitting = [each for each in names if self._fits(each)]
        most = max((len(each.needs) for each in fitting), default=0)
        return {each.option for each in fitting if len(each.needs) == most}

    def _fits(self, name: Sense) -> bool:
        places = [place for need in name.needs if (place := self._place(need)) is not None]
        if len(places) < len(name.needs):
            return False
        return any(self._denied(place, name.denied) for place in places) == name.denied

    def _place(self, need: frozenset[str]) -> int | None:
        return next((n for n, each in enumerate(self.means) if not need.isdisjoint(each)), None)

    def _denied(self, place: int, by_name: bool) -> bool:
        for no in self.nos:
            behind = _BEHIND if self.said[no] in _NOT else 0
            near = place - _BEFORE <= no <= place + behind
            between = self.said[min(no, place) : max(no, place)]
            lacking = self.troubled and no == place - 1 and self.said[no] in WITHOUT
            if near and _BUT.isdisjoint(between) and (by_name or not lacking):
                return True
        return False
