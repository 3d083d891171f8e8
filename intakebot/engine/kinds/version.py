"""`kind: version`: a version number."""

from typing import Literal

from intakebot.engine.kinds.base import Question, Read, Reading, Unclear, plain
from intakebot.understanding.extract import versions
from intakebot.understanding.finding import Finding, only
from intakebot.understanding.vocabulary import NEWEST


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
        dotted = [each for each in found if "." in each.value]
        one = only(found) or only(versions.cued(text)) or only(dotted)
        if one is not None:
            band = "A" if len(found) == 1 else "B"
            shown = " ".join(text.split()) if len(text) <= 60 else one.value
            return Read(one.value, shown, "A" if band == "A" else "B", one.span)
        return Unclear("version_several" if found else "version")

    def attempted(self, said: str) -> bool:
        return any(c.isdecimal() for c in said)

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        return Read(found.value, found.value, "B", found.span)
