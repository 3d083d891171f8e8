"""Words that only refer back: "I told you, it never came"."""

from msgspec.structs import replace

from intakebot.engine.answers import Answer, Source
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.ledger import named_before, suggested
from intakebot.engine.settling import not_known, settle
from intakebot.engine.sources import own_words, said
from intakebot.understanding.normal import words
from intakebot.understanding.vocabulary import FILLERS

FEWEST = 4
"""Telling words of a beginning that can answer for a story."""


def says_again(draft: Draft, flow: Flow, text: str) -> bool:
    """Whether what follows "I told you" is known: by its words, or by the option that it names."""
    quotes = (each.source.quote for each in draft.now.answers.values())
    before = words(plain(" ".join((draft.now.opening, *quotes))))
    return telling(text).issubset(before) or any(
        names_again(draft, item, text) for item in flow.items if item.question.kind == "choice"
    )


def telling(text: str) -> set[str]:
    """The words of a text that tell something."""
    return {word for word in words(plain(text)) if word not in FILLERS}


def names_again(draft: Draft, item: Item, text: str) -> bool:
    """Whether words name the option that was chosen already."""
    answer = draft.now.answers.get(item.id)
    read = item.question.read(text, draft.reading) if answer and answer.known else None
    return answer is not None and isinstance(read, Read) and read.value == answer.value


def told_before(draft: Draft, flow: Flow, item: Item) -> None:
    """For "I told you already": take it from there, else ask, once, for just that.

    A story is not asked for twice: it stands in what they wrote, marked for somebody to check.
    """
    stands = draft.now.open
    earlier = from_before(draft, flow, item)
    if earlier is not None:
        settle(draft, flow, item, earlier)
        draft.tell("told_used", "ack", item.id)
        return go_on(draft, flow)
    if stands is None or stands.tries or item.question.kind == "text":
        return not_known(draft, flow, item, "told_ok")
    draft.set(open=replace(stands, tries=item.question.tries))
    return draft.tell("told_where", "help", item.id, label=draft.label(item))


def from_before(draft: Draft, flow: Flow, item: Item) -> Answer | None:
    """The answer in what was said before, if less surely than to fill it in unasked."""
    opening, seq = draft.now.opening, draft.now.opening_seq
    if item.question.kind == "text":
        story = own_words(draft, item, opening).strip()
        used = any(each.value == story for each in draft.now.answers.values())
        if used or len(telling(story)) < FEWEST:
            return None
        source = Source("said", seq, (0, len(opening)), opening[:500])
        return Answer(story, story[:500], "unverified", source, "B")
    if named := named_before(draft, item):
        return said(named, opening, seq)
    hint = suggested(draft, item)
    read = item.question.read(hint, draft.reading) if hint else None
    if not isinstance(read, Read):
        return None
    heard = [each for each in draft.now.heard if each.quote == hint][-1]
    return Answer(
        read.value, read.text, source=Source("said", heard.seq, heard.span, hint), band="B"
    )
