"""`kind: version`: a version number."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from intakebot.engine.kinds.base import Question, Read, Reading, Unclear, plain
from intakebot.understanding import products
from intakebot.understanding.extract import versions
from intakebot.understanding.finding import Finding, Span, only, overlaps
from intakebot.understanding.normal import listed
from intakebot.understanding.understand import Understood
from intakebot.understanding.vocabulary import FILLERS, NEWEST

_BEFORE = re.compile(r"(?:[^.,;!?\n]|\.(?=\w)){0,60}$")
"""What stands in front of a number and may say what it is the version of."""
_WORD = re.compile(r"[^\W\d][\w+#.]*")
_WHERE = ("device", "browser", "os")
"""What has a version of its own: "Chrome 128" is no version of an app."""
_PRODUCT = re.compile(products.PRODUCTS, re.IGNORECASE)
_USUAL = FILLERS | listed("""
    v version versions ver release releases number which what who your you do does use used using
    run runs running installed app application program programme software tool product exactly
    here are s currently current know build
    versionsnummer welche welcher welches ihre ihr sie nutzen verwenden benutzen läuft
    anwendung genau wie lautet heißt installiert aktuell bei
    الاصدار اصدار نسخه النسخه ما ماهو اي التطبيق البرنامج رقم تستخدم المستخدم لديك
""")  # fmt: skip
"""What a question says beside the name of the thing, and people in front of a number."""


class Version(Question):
    """A version, without what it is the version of: "Firefox 128.0.1" gives 128.0.1."""

    kind: Literal["version"]

    sort = "version"
    title = "A version number, taken out of the words around it."

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        text = said[:500]
        if plain(text) in NEWEST:
            return Unclear("version_latest")
        found = versions.find(text)
        named, free = self._named(text, found), self._free(text, found)
        spans = {each.span for each in named or free}
        called = [each for each in versions.cued(text) if each.span in spans]
        dotted = [each for each in named or free if "." in each.value]
        one = only(found) or only(named) or only(called) or only(dotted)
        if one is not None:
            band = "A" if len(found) == 1 else "B"
            shown = " ".join(text.split()) if len(text) <= 60 else one.value
            return Read(one.value, shown, "A" if band == "A" else "B", one.span)
        return Unclear("version_several" if found else "version")

    def attempted(self, said: str) -> bool:
        return any(c.isdecimal() for c in said)

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        return Read(found.value, found.value, "B", found.span)

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        """The one beside what is asked about: of "Vite 5.1, node 20" each goes to its question."""
        found = understood.all(self.finds)
        others = [each.span for label in _WHERE for each in understood.all(label)]
        sure = [each for each in found if each.band != "C" and not overlaps(each.span, others)]
        one = only(self._named(text, found) or self._free(text, sure))
        return self.taken_as(one, text, reading) if one else None

    @cached_property
    def names(self) -> frozenset[str]:
        """What it asks the version of, in the question's own words; empty where it says nothing."""
        return self.own_words - _USUAL

    def _named(self, text: str, found: Sequence[Finding]) -> Sequence[Finding]:
        """Those behind a name of what is asked about."""
        return [each for each in found if not self.names.isdisjoint(_called(text, each.span))]

    def _free(self, text: str, found: Sequence[Finding]) -> Sequence[Finding]:
        """Those that are not said to be of something else."""
        if not self.names:
            return found
        return [each for each in found if not any(map(_is_product, _called(text, each.span)))]


def _is_product(name: str) -> bool:
    return name[:1].isupper() or _PRODUCT.fullmatch(name) is not None


def _called(text: str, span: Span) -> tuple[str, ...]:
    """What a number may be the version of, as written and plain: the last word before it."""
    before = _BEFORE.search(text, max(0, span[0] - 60), span[0])
    told = _WORD.findall(before[0]) if before else []
    name = next((word for word in reversed(told) if plain(word) not in _USUAL), "")
    return name, name.casefold(), name.casefold().partition(".")[0]
