"""Which option of a choice somebody means by their words."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz

from intakebot.engine.kinds.called import (
    THING,
    Name,
    bare,
    figures_in,
    has_part,
    is_denied,
    is_part,
    telling,
)
from intakebot.engine.kinds.likeness import Likeness
from intakebot.engine.kinds.options import Choosable, initials
from intakebot.engine.kinds.senses import TROUBLE, WITHOUT, Sense, Told, senses_of
from intakebot.understanding.normal import listed, words
from intakebot.understanding.vocabulary import FILLERS, NEGATIONS, NO, NUMBER_WORDS, ORDINALS, YES

LONGEST, TELLING = 300, 18
"""Characters of an answer that can name an option; words beyond which it tells a story."""
_TYPO, _APART = 84.0, 8.0
"""Likeness, of 100, that a misspelt label needs, and how far the next one must be behind."""
_GLUED = re.compile(r"(?<!\w)([^\W\d_]{3,})(\d{1,4})(?!\w)")
_NEEDS = listed("""
    need want help like looking wish brauchen brauchst benötigen möchten wünschen helfen suchen
    تحتاج تريد تود مساعده نساعدك
""")
"""Words of a question that asks for what somebody lacks."""
_NOTHING_APART = THING | NEGATIONS
"""What sets no option apart by itself: "no leak" is not "No water"."""
_PLACE = re.compile(
    r"(?:(?:option|number|no|nr|nummer|answer|antwort|رقم|الخيار|خيار)\.? ?|#|the |die |der |das )?"
    r"(?:(\d{1,2})\.?|([^\W\d_]{2,}|\d(?:st|nd|rd|th)))(?: (?:one|option|answer|antwort|of them))?"
)


@dataclass(frozen=True, slots=True)
class Match:
    """The option that was meant; or several that could be, and then none is."""

    option: Choosable | None = None
    band: Literal["A", "B"] = "A"
    several: tuple[Choosable, ...] = ()


class Index:
    """The options of one question, prepared for finding the one that is meant.

    From the strictest way to the loosest, and never between two that fit equally well: the
    label itself, its place ("2", "the second one"), its beginning, its words within the
    answer or the answer's words within it, a misspelling, and last other words for it.
    ``about``: the words of the question.
    """

    def __init__(self, options: Sequence[Choosable], about: Set[str] = frozenset()) -> None:
        self.options = tuple(options)
        self.about = about
        self.troubled = not about.isdisjoint(TROUBLE)
        self.needed = not about.isdisjoint(_NEEDS)
        self.by_name: dict[str, int] = {}
        for n, option in enumerate(self.options):
            for name in option.names():
                self.by_name.setdefault(bare(name), n)
        for name, n in tuple(self.by_name.items()):
            self.by_name.setdefault(_joined(name), n)
        for short, n in initials(self.options).items():
            self.by_name.setdefault(short, n)
        labels = {bare(name) for option in self.options for name in option.labels()}
        self.labels = labels | set(map(_joined, labels))
        spoken = {bare(name) for option in self.options for name in option.spoken()}
        spoken |= set(map(_joined, spoken))
        self.names = [
            Name(name, n, name in self.labels)
            for name, n in self.by_name.items()
            if name in spoken or name not in self.labels
        ]
        self.shared = self._shared()
        self.numbered = any(w.isdecimal() for each in self.names for w in each.words)

    def _shared(self) -> frozenset[str]:
        """Words that labels of several options have in common, and that so name none of them."""
        of: dict[str, set[int]] = {}
        for each in self.names:
            for word in each.core if each.label else ():
                of.setdefault(word, set()).add(each.option)
        return frozenset(word for word, options in of.items() if len(options) > 1)

    def match(self, said: str, asked: bool = True) -> Match:
        """The option these words mean.

        Its place, or one side of its "or", will do only where it was asked for.
        """
        text = self._unglued(bare(said[:LONGEST]))
        exact = self.by_name.get(text)
        if exact is not None:
            return Match(self.options[exact])
        ways = [self._beginning, self._contained, self._misspelt]
        ways = [self._place, *ways, self._meant] if asked else [*ways, self._meant_wholly]
        for way in ways:
            found, sure = way(text)
            if found:
                return self._matched(found, sure)
        return Match()

    def likely(self, said: str) -> Choosable | None:
        """The option that words mean, one side of its "or" included: to be offered."""
        return self._matched(self._meant(bare(said[:LONGEST]))[0], sure=False).option

    def nearest(self, said: str) -> Choosable | None:
        """The option that the words of an answer come nearest to: no more than a guess."""
        text = self._unglued(bare(said[:LONGEST]))
        return self._matched(self._nearest(text), sure=False).option

    def _matched(self, found: set[int], sure: bool) -> Match:
        several = tuple(self.options[n] for n in sorted(found))
        return (
            Match(several[0], "A" if sure else "B") if len(several) == 1 else Match(several=several)
        )

    def _nearest(self, text: str) -> set[int]:
        said = words(text)
        return self._likeness.nearest(said) if 0 < len(said) <= TELLING else set()

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(each for each in self.names if each.label)

    def _unglued(self, text: str) -> str:
        """With figures apart from a word that no option holds with them: "win11", "iphone13"."""
        if not self.numbered:
            return text
        return _GLUED.sub(
            lambda each: each[0] if each[0] in self._words else f"{each[1]} {each[2]}", text
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for each in self.names for word in each.words)

    def _place(self, text: str) -> tuple[set[int], bool]:
        match = _PLACE.fullmatch(text)
        if match is None:
            return set(), True
        if match[1]:
            place = 0 if self.numbered else int(match[1])
        else:
            place = ORDINALS.get(match[2], 0) or (0 if self.numbered else _count(match[2]))
        if place < 0:
            place = len(self.options)
        return ({place - 1} if 0 < place <= len(self.options) else set()), True

    def _beginning(self, text: str) -> tuple[set[int], bool]:
        """The first letters, or the first whole words where they are few or a yes or no."""
        if len(text) < 2:
            return set(), True
        whole_words = len(text) < 3 or text in YES or text in NO or text[-1:].isdecimal()
        start = text + " " if whole_words else text
        begins = (name for name in self.labels if name.startswith(start))
        return {self.by_name[name] for name in begins}, True

    def _contained(self, text: str) -> tuple[set[int], bool]:
        said = words(text)
        if FILLERS.issuperset(said):
            return self._by_small_words(said), True
        if len(said) > TELLING * 3:
            return set(), False
        mine = frozenset(said)
        denied, figures = mine & NEGATIONS, figures_in(mine)
        fitting = [each for each in self.names if not each.figures or figures <= each.figures]
        as_said = [each for each in fitting if denied <= each.words]
        found, sure = self._named(said, as_said)
        if not found and denied and len(said) <= TELLING:
            sure = False
            lacking = WITHOUT if self.troubled else frozenset[str]()
            free = [each for each in fitting if not is_denied(each, said, lacking, self.needed)]
            found, _ = self._named(said, free)
        if found:
            return found, sure
        core = mine - FILLERS
        return {each.option for each in as_said if each.label and core <= each.words}, True

    def _by_small_words(self, said: Sequence[str]) -> set[int]:
        """The one option that these end, where a label is no more than such words: "For me"."""
        ends = {
            each.option
            for each in self.names
            if said
            and each.label
            and FILLERS.issuperset(each.words)
            and each.spaced.endswith(f" {' '.join(said)} ")
        }
        return ends if len(ends) == 1 else set()

    def _named(self, said: Sequence[str], names: Sequence[Name]) -> tuple[set[int], bool]:
        """The options of which these words hold a name."""
        mine = frozenset(said)
        padded = f" {' '.join(said)} "
        phrases = [each for each in names if len(each.words) > 1 and each.spaced in padded]
        longest = {
            each.option
            for each in phrases
            if not any(each.text != other.text and each.text in other.text for other in phrases)
        }
        if longest or len(said) > TELLING:
            return longest, len(said) <= TELLING
        covering = [each for each in names if each.core <= mine]
        covered = {each.option for each in covering}
        core = mine - FILLERS
        if not covered and (found := self._by_what_differs(names, core)):
            return found, False
        if covered:
            named = (each.words for each in names if each.option in covered)
            rest = core.difference(self.shared, self.about, NEGATIONS, *named)
            touched = {
                each.option
                for each in names
                if each.label
                and rest & each.core
                and each.denied <= mine  # "arrived cracked" is no "hasn't arrived"
            }
            return covered | touched, len(said) <= 4
        return set(), False

    def _by_what_differs(self, names: Sequence[Name], core: frozenset[str]) -> set[int]:
        """By the words that set an option apart: "slow" of "Slow internet" and "No internet".

        A German compound goes by its parts as well: "in Raten" is "Ratenzahlung".
        """
        found = set()
        for each in names:
            apart = each.core - self.shared
            differs = apart < each.core and apart <= core and not apart <= _NOTHING_APART
            part = len(each.core) == 1 and is_part(core, *each.core)
            if each.label and (differs or part):
                found.add(each.option)
        return found or {
            each.option for each in names if len(each.core) == 1 and has_part(core, *each.core)
        }

    def _misspelt(self, text: str) -> tuple[set[int], bool]:
        said = words(text)
        if not 3 < len(text) < 80 or len(said) > TELLING:
            return set(), False
        mine = frozenset(said)
        denied, figures = mine & NEGATIONS, figures_in(mine)
        core = telling(said) or text
        best: dict[int, float] = {}
        for each in self.names:
            if denied != each.denied or not figures <= each.figures:
                continue
            like = max(
                fuzz.ratio(text, each.text, score_cutoff=_TYPO - _APART),
                fuzz.ratio(core, each.telling, score_cutoff=_TYPO - _APART),
            )
            best[each.option] = max(best.get(each.option, 0.0), like)
        top = max(best.values(), default=0.0)
        if top < _TYPO:
            return set(), False
        return {n for n, like in best.items() if like > top - _APART}, top >= 92

    def _meant(self, text: str) -> tuple[set[int], bool]:
        """By other words that mean the same as its name or as one side of its "or"."""
        return self._by_sense(text, self._senses, apart=False), False

    def _meant_wholly(self, text: str) -> tuple[set[int], bool]:
        """By as many words that mean the same as its label's."""
        return self._by_sense(text, [s for s in self._senses if s.whole], apart=True), False

    def _by_sense(self, text: str, names: Sequence[Sense], apart: bool) -> set[int]:
        said = words(text)
        told = Told(said, self.troubled) if 0 < len(said) <= TELLING else None
        return told.fully(names, apart) if told else set()

    @cached_property
    def _senses(self) -> list[Sense]:
        return [
            found
            for each in self.names
            for found in senses_of(each.option, words(each.text), each.label)
        ]


def _joined(name: str) -> str:
    """A name without its dashes: "E-books" are ebooks."""
    return name.replace("-", "")


def _count(word: str) -> int:
    return NUMBER_WORDS.get(word, 0)
