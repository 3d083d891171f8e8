"""Which option words mean that hold none of its words: "it never came" is "It didn't arrive"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from intakebot.understanding.normal import listed
from intakebot.understanding.synonyms import EMPTY, senses, stem
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
Meant = set[str]
"""What one word means: its stem, and in capitals the meanings that it shares with others."""
OR = listed("or oder او")
_BUT = listed("but and or although while because since aber und oder obwohl weil لكن بس و او لان")
"""Words behind which a no is about something else."""
_BEFORE, _BEHIND = 6, 2
"""Words before and behind another at which a no is about it; behind it few nos are."""
_NOT = listed("not nicht nie مش مو")
_IRREGULAR = {
    form: stem(word)
    for word, *forms in map(
        str.split,
        """
        pay paid
        buy bought
        send sent
        break broke broken
        steal stole stolen
        forget forgot forgotten
        drive drove driven
        choose chose chosen
        lose lost
        write wrote written
        speak spoke spoken
    """.strip().split("\n"),
    )
    for form in forms
}
"""The stem that a form has not."""
_JOINED = re.compile("[بلكو][\u0621-\u064a]{4}")
"""An Arabic word that may begin with one of one letter: "in", "for", "like" and "and"."""
_TAKES = listed("take takes took taken")
"""Of money they charge it, but photos are taken too."""
_SAME = frozenset(
    map(
        str.upper,
        listed("""
    refund compensation cancel delete broken crash slow late arrive lost stolen twice expire
    move return exchange hacked locked forgot password expensive cheap missing wrong incorrect
    decline login logout invoice parcel address photo email human complaint warranty
    installment repair unsubscribe voucher rent parking luggage deliver ship charge blank leak
    accident noise smell smoke rubbish lift mould heating threat insult cheating clogged
    electricity pickup wedding always sometimes once often change child small large injury
    illness breakdown morning afternoon evening card
    work
"""),
    )
)
"""Meanings whose words say the same. Those of others only belong together: a cat is no dog."""
_ANY = listed("something anything somebody someone somebody's someone's etwas jemand شيء شي احد")
TELLS_NOTHING = FILLERS | EMPTY | NOS | _ANY
OTHERS = listed("else other others anderes sonstiges andere اخر اخرى غير")


@dataclass(frozen=True, slots=True)
class Sense:
    """What an option's name means: each of its telling words, and whether it denies them."""

    option: int
    needs: tuple[frozenset[str], ...]
    denied: bool
    whole: bool
    """Whether this is all of a label: no other words for it, no side of "Window or door"."""


def senses_of(option: int, said: Sequence[str], label: bool) -> Iterator[Sense]:
    """What a name means, as a whole and on each side of an "or".

    Nothing where no words tell, or figures do, which must agree.
    """
    if not OTHERS.isdisjoint(said):
        return
    denied = not NOS.isdisjoint(said)
    sides = [list(side) for is_or, side in groupby(said, OR.__contains__) if not is_or]
    for n, side in enumerate([said, *(sides if len(sides) > 1 else ())]):
        telling = [word for word in side if word not in TELLS_NOTHING]
        if telling and all(word.replace("'", "").isalpha() for word in telling):
            yield Sense(option, tuple(map(frozenset, meant(telling))), denied, label and not n)


def meant(said: Sequence[str]) -> list[Meant]:
    """What each word means, its stem among it."""
    told = zip(said, senses(said), strict=True)
    return [
        {one for one in means if not one.isupper() or (one in _SAME and word not in _TAKES)}
        | ({_IRREGULAR[word]} if word in _IRREGULAR else set())
        | ({stem(word[1:])} if _JOINED.match(word) else set())
        for word, means in told
    ]


class Told:
    """What somebody's words mean, word by word, and where a no is about which."""

    def __init__(self, said: Sequence[str], troubled: bool = False) -> None:
        self.said = said
        self.means = meant(said)
        self.all_means = frozenset[str]().union(*self.means)
        self.nos = [place for place, word in enumerate(said) if word in NOS]
        self.troubled = troubled

    def fully(self, names: Iterable[Sense], apart: bool) -> set[int]:
        """The options all of whose words are meant; who says more goes before who says less.

        ``apart``: each of them by a word of its own, so that "refund" is no "Money back".
        """
        fitting = [each for each in names if self._fits(each, apart)]
        most = max((len(each.needs) for each in fitting), default=0)
        found = {each.option for each in fitting if len(each.needs) == most}
        if apart and any(len(self._places(each, apart)) > most for each in names):
            return set()  # more is said of another: "billed for 25 seats" is not "An invoice"
        return found

    def places(self, name: Sense) -> list[int]:
        """Where each word of a name is meant by a word of its own; fewer where some are not."""
        return self._places(name, apart=True)

    def denied(self, place: int) -> bool:
        """Whether a no is about the word there."""
        return self._denied(place, by_name=False)

    def _fits(self, name: Sense, apart: bool) -> bool:
        places = self._places(name, apart)
        if len(places) < len(name.needs):
            return False
        return any(self._denied(place, name.denied) for place in places) == name.denied

    def _places(self, name: Sense, apart: bool) -> list[int]:
        """Where its words are meant, those that are."""
        places: list[int] = []
        for need in name.needs:
            place = self._place(need, places if apart else ())
            if place is not None:
                places.append(place)
        return places

    def _place(self, need: frozenset[str], taken: Sequence[int]) -> int | None:
        if need.isdisjoint(self.all_means):  # as most are
            return None
        meant = (n for n, each in enumerate(self.means) if not need.isdisjoint(each))
        return next((n for n in meant if n not in taken), None)

    def _denied(self, place: int, by_name: bool) -> bool:
        for no in self.nos:
            behind = _BEHIND if self.said[no] in _NOT else 0
            near = place - _BEFORE <= no <= place + behind
            between = self.said[min(no, place) : max(no, place)]
            lacking = self.troubled and no == place - 1 and self.said[no] in WITHOUT
            if near and _BUT.isdisjoint(between) and (by_name or not lacking):
                return True
        return False
