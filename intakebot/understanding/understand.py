"""``understand``: a customer's text becomes findings and dialogue acts, in one fixed order.

The question that stands open comes first, with relaxed checks. Then each sort of fact claims
its words, the surest forms before the looser ones, and claimed words are closed to those that
follow: a run of digits in a web address is no phone number. Acts are read from the whole text.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from intakebot.understanding.acts import Act, acts
from intakebot.understanding.extract import (
    addresses,
    blank,
    bodies,
    cards,
    codes,
    dates,
    devices,
    doing,
    emails,
    errors,
    names,
    phones,
    software,
    threads,
    traces,
    urls,
    user_agents,
)
from intakebot.understanding.finding import CLAIMED, Finding, Span, masked
from intakebot.understanding.normal import aligned
from intakebot.understanding.phrasebook import Phrasebook
from intakebot.understanding.readback import reads_back
from intakebot.understanding.standing import settled

LONGEST = 8000
"""Characters that are looked at; what follows is kept, not searched."""


class Asked(Struct, frozen=True):
    """The question that stands open: its kind, and its words where they matter."""

    kind: str = ""
    """A kind of the flow language, or ``confirm`` while a summary is to be confirmed."""
    text: str = ""


class Catalogue(Struct, frozen=True):
    """What is known about the writer and the site before anything is read."""

    language: str = "en"
    region: str = ""
    """Two letters: whose phone numbers are meant where no country code is given."""
    now: datetime | None = None
    """The customer's own time; without it dates are found but have no value of their own."""
    forms: tuple[codes.Form, ...] = ()
    """The author's own patterns, such as order numbers."""
    book: Phrasebook | None = None
    """What acts sound like; the lists that ship where it is None."""
    wanted: frozenset[str] | None = None
    """The labels that matter; None for all. What claims its words before them is found as well."""


class Understood(Struct, frozen=True):
    """Everything one text told us."""

    findings: tuple[Finding, ...] = ()
    """In the order they stand in the text. No two claim the same words, unless one is a part of
    the other: a version of its browser, the error line of its trace, a browser in a message."""
    acts: tuple[Act, ...] = ()

    def all(self, label: str) -> list[Finding]:
        """The findings of one sort."""
        return [each for each in self.findings if each.label == label]


def _addresses(text: str) -> Iterable[Finding]:
    """Postal addresses. Their forms are many, and made when first a message has a figure."""
    if not any(map(str.isdecimal, text)):
        return ()
    from intakebot.understanding.extract import postal

    return postal.find(text)


Search: TypeAlias = Callable[[str, Asked, Catalogue], Iterable[Finding]]

ORDER: Sequence[tuple[str, Search]] = (
    ("quoted", lambda text, asked, given: threads.find(text)),
    ("stack_trace", lambda text, asked, given: traces.find(text)),
    ("error_body", lambda text, asked, given: bodies.find(text)),
    ("url", lambda text, asked, given: urls.find(text)),
    ("email", lambda text, asked, given: emails.find(text)),
    ("user_agent", lambda text, asked, given: user_agents.find(text)),
    ("credit_card", lambda text, asked, given: cards.find(text)),
    ("ip", lambda text, asked, given: addresses.find(text)),
    ("order_id", lambda text, asked, given: codes.find(text, given.forms, asked.text)),
    ("address", lambda text, asked, given: _addresses(text)),
    ("phone", lambda text, asked, given: phones.within(text, given.region, asked.kind == "phone")),
    ("error", lambda text, asked, given: errors.in_quotes(text)),
    ("", lambda text, asked, given: software.find(text)),
    ("device", lambda text, asked, given: devices.find(text)),
    ("datetime", lambda text, asked, given: dates.find(text, given.now)),
    ("person_name", lambda text, asked, given: names.find(text, asked.kind == "name")),
    ("error", lambda text, asked, given: errors.find(text)),
    ("blank_screen", lambda text, asked, given: blank.find(text)),
    ("doing", lambda text, asked, given: doing.find(text)),
)
"""Who looks when. ``software`` labels its findings itself."""
AS_WRITTEN = frozenset({"error", "stack_trace", "error_body", "doing", "device", "address"})
"""Sorts whose value is the customer's own words, apostrophes and all."""
SOFTWARE = frozenset({"os", "browser", "version", "works_in"})
LABELS = {"url": "url", "date": "datetime"}
"""What a question of a kind asks for, where a text may hold several of it."""
FORMS = "order_id"
"""Where the author's own forms are looked for."""


def understand(
    text: str, asked: Asked | None = None, catalogue: Catalogue | None = None
) -> Understood:
    """What a customer's text tells and does.

    Pure, and linear in the length of the text: the same words give the same findings. Spans
    count code points of ``text`` itself.
    """
    asked, given = asked or Asked(), catalogue or Catalogue()
    spoken = acts(text[:LONGEST], given.language, _expected(asked), given.book)
    return Understood(_found(text, asked, given), tuple(spoken))


@lru_cache(8)
def facts(text: str, asked: Asked | None = None) -> tuple[Finding, ...]:
    """The findings alone, whoever writes it: what tells which flow a text belongs to.

    The last few are kept: one message is looked at for several ends, one behind the other.
    """
    return _found(text, asked or Asked(), Catalogue())


def _found(text: str, asked: Asked, given: Catalogue) -> tuple[Finding, ...]:
    rest = aligned(text[:LONGEST])
    found: list[Finding] = []
    for label, search in ORDER[: _last(given.wanted)]:
        claimed: list[Span] = []
        for each in search(rest, asked, given):
            sort = each.label or label
            written = CLAIMED in each.value or sort in AS_WRITTEN
            said = text[slice(*each.span)] if written else each.value
            found.append(Finding(said, each.span, each.band, sort))
            claimed.append(each.span)
        if claimed:
            rest = masked(rest, claimed)
    return tuple(settled(text, found, LABELS.get(asked.kind, "")))


@lru_cache(256)
def _last(wanted: frozenset[str] | None) -> int:
    """How many searches it takes until all that is wanted was looked for."""
    if wanted is None:
        return len(ORDER)
    own = wanted - {label for label, _ in ORDER} - SOFTWARE
    return max(
        (
            place
            for place, (label, _) in enumerate(ORDER, 1)
            if label in wanted or (not label and wanted & SOFTWARE) or (label == FORMS and own)
        ),
        default=0,
    )


def _expected(asked: Asked) -> str | None:
    """What acts may take the text for: words alone tell at least whether a yes is awaited."""
    if asked.kind or not asked.text:
        return asked.kind or None
    return "confirm" if reads_back(asked.text) else "text"
