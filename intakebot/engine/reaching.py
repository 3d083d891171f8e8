"""A telephone number that nobody asked for: one more way to reach somebody, and kept."""

from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import applies
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow
from intakebot.engine.kinds.base import band_of
from intakebot.understanding.extract import phones
from intakebot.understanding.finding import Finding, only

PHONE = "phone"
"""The pseudo question under which it is kept where the flow has none of its own."""
LONGEST = 500


def note_number(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Write down the number in these words, if no question notices it by itself."""
    instead = wants_address(draft, flow)
    item = flow.number
    if PHONE in flow.index if item is None else not (instead and applies(flow, draft.now, item)):
        return None
    found = number_in(draft, text[:LONGEST], instead)
    before = draft.now.answers.get(item.id if item else PHONE)
    if found is None or (before is not None and before.value == found.value):
        return None
    quote = text[slice(*found.span)]
    source = Source("said", seq, found.span, quote)
    answer = Answer(found.value, quote.strip(), source=source, band=band_of(found))
    if item is not None:
        return draft.answer(item, answer)
    return draft.answer_as(PHONE, draft.word("phone_label"), answer)


def number_in(draft: Draft, text: str, instead: bool) -> Finding | None:
    """A number beyond doubt; instead of an address what is called one, stands alone or is long."""
    region = draft.reading.dials
    if not instead:
        return only(phones.beyond_doubt(text, region))
    if "@" in text:
        return None
    alone = not any(c.isalpha() for c in text)
    found = phones.within(text, region, asked=alone)
    long = [
        f for f in phones.within(text, region, asked=True) if sum(map(str.isdigit, f.value)) > 8
    ]
    return only(found or long)


def wants_address(draft: Draft, flow: Flow) -> bool:
    """Whether an e-mail address is asked for just now."""
    stands = draft.now.open
    item = flow.item(stands.question) if stands else None
    return item is not None and item.question.kind == "email"


def given_instead(draft: Draft, flow: Flow, seq: int) -> Answer | None:
    """The number that was given just now where an address is asked for."""
    item = flow.number
    number = draft.now.answers.get(item.id if item else PHONE)
    return number if number and number.source.seq == seq and wants_address(draft, flow) else None
