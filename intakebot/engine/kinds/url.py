"""`kind: url`: a web page."""

import re
from typing import Literal

from pydantic import Field

from intakebot.engine.kinds.base import LONGEST, OnOff, Question, Read, Reading, Unclear, band_of
from intakebot.understanding import page_names
from intakebot.understanding.extract import urls
from intakebot.understanding.finding import Finding, Span, only

_PATH = re.compile(r"(?<![\w./:])/(?!/)[^\s<>\"'\\]{0,500}")
_ALONE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?")
_OTHER = re.compile(r"\s*(?!https?:)[a-z][a-z0-9+.-]{1,20}:(?!\d)\S", re.IGNORECASE)


class Url(Question):
    """A web address, http or https. Written without a scheme it is taken for https.

    Who has none at hand may name the page: "the checkout". Their words are kept then.
    """

    kind: Literal["url"]
    paths: OnOff = Field(False, description="yes takes a path such as /cart as well.")

    shown_as = "url"
    sort = "url"
    title = "The address of a web page, or its name; it is also noticed when it comes up earlier."

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        text = said[:LONGEST]
        found = self._find(text)
        one = only(found)
        if one is not None:
            return _read(text, one)
        if found:
            return Unclear("url_several")
        if _OTHER.match(text):
            return Unclear("url_http")
        return _named(text, page_names.answered(text)) or Unclear("url")

    def hint(self, told: str, reading: Reading) -> Read | None:
        return _named(told, page_names.told(told))

    def _find(self, text: str) -> list[Finding]:
        bare = text.strip()
        start = text.index(bare)
        whole = urls.address(bare) if _ALONE.fullmatch(bare) or "://" in bare[:9] else None
        if whole is not None:
            return [Finding(whole, (start, start + len(bare)))]
        found = urls.find(text)
        if self.paths and not found:
            return [Finding(path[0].rstrip(".,;!?)"), path.span()) for path in _PATH.finditer(text)]
        return found

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        return _read(text, found)


def _read(text: str, one: Finding) -> Read:
    written = text[slice(*one.span)].strip()
    shown = one.value if "@" in written else written  # never show a password in an address
    return Read(one.value, shown, band_of(one), one.span)


def _named(text: str, span: Span | None) -> Read | None:
    if span is None:
        return None
    name = " ".join(text[slice(*span)].split())
    return Read(name, name, "B", span)
