"""`kind: code`: an order, membership or other number of the author's own pattern."""

import re
from functools import cached_property
from typing import Any, Literal

from msgspec.structs import replace
from pydantic import Field, field_validator

from intakebot.engine.kinds import contrast
from intakebot.engine.kinds.base import LONGEST, OnOff, Question, Read, Reading, Unclear, band_of
from intakebot.understanding.common_words import COMMON
from intakebot.understanding.extract import codes
from intakebot.understanding.finding import only
from intakebot.understanding.normal import digits
from intakebot.understanding.understand import Understood

_LONGEST = codes.LONGEST
_GROUP = re.compile(r"(?<![^\W_])(?:[A-Za-z]{0,3}[0-9]+[A-Za-z]{0,3}|[A-Z]{1,3})(?![^\W_])")
_RUN = re.compile(rf"{_GROUP.pattern}(?:[ ./-]{_GROUP.pattern})+")
"""A code with blanks or dashes between its parts, each with a figure or of few capitals."""
_MOST_GROUPS = 8
_ANCHORS = re.compile(r"^(?:\^|\\A|\\b)|(?<!\\)(?:\$|\\[zZb])$")
"""What says that nothing stands before and behind it, which is so anyhow."""
_DASH = re.compile(r"-\??(?![^\[\]]*\])")
_PLAIN = re.compile(r"(?:(?:[A-Za-z0-9]|\\d|\[[A-Za-z0-9-]+\])(?:\{\d+(?:,\d*)?\}|[+?*])?)+")
"""A part of a pattern that holds no group and no dash that means something else."""


class Code(Question):
    """A number or code of known form, found within a sentence as well."""

    kind: Literal["code"]
    pattern: str = Field(
        min_length=1,
        max_length=_LONGEST,
        description=r"What it looks like, as an RE2 pattern, such as RX-\d{4}-\d{2}.",
    )
    match_case: OnOff = Field(
        False,
        description="yes tells capitals from small letters. "
        "Otherwise both are taken and the answer is written in capitals, or as the pattern is.",
    )

    named = True
    title = "An order number, a membership number and the like, by the author's own pattern."

    @field_validator("pattern")
    @classmethod
    def _readable(cls, pattern: str) -> str:
        wrong = codes.unreadable(pattern)
        if wrong.startswith("it fits"):
            raise ValueError("This pattern fits an answer without a single character.")
        if wrong:
            raise ValueError(f"This pattern can't be read: {wrong}")
        return pattern

    @cached_property
    def _form(self) -> Any:
        return codes.compiled(self.pattern, self.match_case)

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        text = digits(said.strip())
        if not text:
            return Unclear("empty")
        bare = text.strip(" .,;:!?#\"'()")
        spellings = [text, bare] + ([] if self._is_words(bare) else ["".join(bare.split())])
        for spelling in spellings:
            if len(spelling) <= _LONGEST and self._form.fullmatch(spelling):
                if self._is_words(spelling) and spelling in COMMON:
                    break  # "online" has the form of a booking like KQXPAB
                value = self._as_kept(spelling)
                return Read(value, value)
        found = [
            each
            for each in codes.within(said[:LONGEST], self.forms[0])
            if not self._is_words(said[slice(*each.span)]) or codes.introduced(said, each.span[0])
        ]
        one = only([replace(each, value=self._as_kept(each.value)) for each in found])
        if one is not None:
            return Read(one.value, one.value, band_of(one), one.span)
        return self._in_groups(digits(said)) or Unclear("code_several" if found else "code")

    def _in_groups(self, text: str) -> Read | None:
        """The one code that is written in groups, as on a card: "it's 2041 8345"."""
        found = {}
        for run in _RUN.finditer(text[:LONGEST]):
            groups = list(_GROUP.finditer(run[0]))
            for first in (0, 1) if groups[0][0].isalpha() else (0,):  # "ID 2041 8345"
                joined = "".join(each[0] for each in groups[first:])
                if len(groups) <= _MOST_GROUPS and self._form.fullmatch(joined):
                    start = run.start() + groups[first].start()
                    found[self._as_kept(joined)] = (start, run.end())
        if len(found) != 1:
            return None
        [(value, span)] = found.items()
        return Read(value, value, "B", span)

    def hint(self, told: str, reading: Reading) -> Read | None:
        """One number in all of the first words, in a mail that was pasted too."""
        found = codes.within(told[:LONGEST], self.forms[0])
        told_so = [each for each in found if not self._is_words(told[slice(*each.span)])]
        one = only([replace(each, value=self._as_kept(each.value)) for each in told_so])
        return Read(one.value, one.value, "B", one.span) if one else None

    def attempted(self, said: str) -> bool:
        return any(c.isdecimal() for c in said)

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        found = contrast.meant(understood.all(self.id), text, self.own_words)
        one = only([replace(each, value=self._as_kept(each.value)) for each in found])
        if one is not None:
            return Read(one.value, one.value, band_of(one), one.span)
        named = None if found else self.called(text, reading.language)
        read = self.read(named.value, reading) if named else None
        return (
            Read(read.value, read.text, "B", named.span)
            if isinstance(read, Read) and named
            else None
        )

    @cached_property
    def finds(self) -> str:
        return self.id

    @property
    def forms(self) -> tuple[codes.Form, ...]:
        return (codes.Form(self.id, self._loose or self._bare, self.match_case),)

    @cached_property
    def _bare(self) -> str:
        bare = _ANCHORS.sub("", self.pattern)
        return self.pattern if codes.unreadable(bare) else bare

    @cached_property
    def _loose(self) -> str:
        """The pattern with any dash of its own left out or written otherwise; empty for none.

        Only where it begins with letters: figures in a row may be anything.
        """
        parts = _DASH.split(self._bare)
        plain = all(_PLAIN.fullmatch(part) for part in parts)
        if len(parts) == 1 or not plain or not parts[0].isalpha():
            return ""
        return "[-–—_./ ]?".join(f"({part})" for part in parts)

    def _as_kept(self, spelling: str) -> str:
        """One spelling for all that are taken: "ff 20418" is FF-20418."""
        if self._loose and not self._form.fullmatch(spelling):
            match = codes.compiled(self._loose, self.match_case).fullmatch(spelling)
            if match is not None:
                spelling = "-".join(match.groups())
        if self.match_case:
            return spelling
        low = codes.compiled(self.pattern, match_case=True).fullmatch  # [a-z]+\.shop.example
        return (
            spelling.lower()
            if low(spelling.lower()) and not low(spelling.upper())
            else spelling.upper()
        )

    def _is_words(self, text: str) -> bool:
        """Whether these are words rather than a code: letters alone, and not all capitals."""
        return not self.match_case and "".join(text.split()).isalpha() and not text.isupper()
