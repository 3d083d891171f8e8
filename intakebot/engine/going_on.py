"""Going on: the next question, a choice between two answers, or the summary."""

from msgspec.structs import replace

from intakebot.engine import proving
from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import applies, askable, asked, following, missing
from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft
from intakebot.engine.entries import Option, Row, Summary
from intakebot.engine.flow import Flow, Item
from intakebot.engine.handing import hand_over
from intakebot.engine.incidents import meets
from intakebot.engine.ledger import suggested
from intakebot.engine.noting import remembered
from intakebot.engine.reaching import PHONE
from intakebot.engine.wording_filters import shown
from intakebot.engine.worth import by_value

MORE = "more"
"""The pseudo question under which words added at the summary are kept."""


def go_on(draft: Draft, flow: Flow) -> None:
    """Ask what comes next, or show the summary when nothing is left to ask.

    A question may be answered by what was said before it came up. Does nothing while a
    person holds the conversation or the customer waits for one.
    """
    if draft.now.phase not in ("intake", "confirming") or meets(draft) or offer(draft, flow):
        return
    item = upcoming(flow, draft.now)
    while item is not None and remembered(draft, item):
        item = upcoming(flow, draft.now)
    proving.offer(draft, flow)
    if item is not None:
        draft.ask(item, asked(draft, flow, item, suggested=suggested(draft, item)))
    elif draft.now.joined:
        hand_over(draft, flow, "joined")  # the case is with the team already
    elif draft.now.follows:
        hand_over(draft, flow, "incident")
    else:
        summarise(draft, flow)


def upcoming(flow: Flow, conversation: Conversation) -> Item | None:
    """The next question: as the author wrote them, or what would help most where they say so."""
    if flow.by_value:
        return by_value(flow, conversation, askable(flow, conversation))
    return following(flow, conversation)


def offer(draft: Draft, flow: Flow) -> bool:
    """Ask which of two answers is right, once, where two were said; False where none were.

    Not on a hard day, when addresses of others are named too.
    """
    if draft.now.gentle:
        return False
    for name, other in draft.now.contested.items():
        item, answer = flow.item(name), draft.now.answers.get(name)
        if item is None or answer is None or answer.value == other.value:
            continue
        if name in draft.now.weighed or not applies(flow, draft.now, item):
            continue
        text = draft.word("which_one", label=draft.label(item))
        entry = asked(draft, flow, item, text, old=answer.text)
        both = [Option(each.text, each.text) for each in (answer, other)]
        draft.set(weighed=[*draft.now.weighed, name])
        draft.ask(item, replace(entry, control="choice", options=both))
        return True
    return False


def summarise(draft: Draft, flow: Flow) -> None:
    """Show everything for the customer to confirm."""
    text = draft.word("summary_ask")
    lacks = missing(flow, draft.now, draft.now.language)
    turn = draft.write(Summary(rows(draft, flow), lacks, text))
    draft.set(phase="confirming", open=None, summary_turn=turn)


def add_words(draft: Draft, text: str, seq: int) -> None:
    """Keep words that answer no question beside the answers."""
    before = draft.now.answers.get(MORE)
    whole = f"{shown(before.value)}\n{text}" if before else text
    source = Source("said", seq, (0, len(text)), text[:500])
    draft.answer_as(MORE, draft.word("more_label"), Answer(whole, whole, source=source))


def rows(draft: Draft, flow: Flow) -> list[Row]:
    """The lines of the summary card, in the order of the talk."""
    answers = draft.now.answers
    card = [Row(item.id, draft.label(item)) for item in flow.items if item.id in answers]
    beside = {PHONE: "phone_label", MORE: "more_label"}
    return card + [
        Row(name, draft.word(key))
        for name, key in beside.items()
        if name in answers and name not in flow.index
    ]


def reopen(draft: Draft, flow: Flow, changed: str) -> None:
    """Take back what stood on an answer that changed, and on what that takes back in turn.

    An answer falls when its question no longer applies, or when its question's own words
    named what changed. Everything else stays.
    """
    ground = {changed}
    gone: list[str] = []
    while True:
        falls = [item.id for item in flow.items if falls_with(draft, flow, item, ground)]
        if not falls:
            break
        gone += falls
        ground |= set(falls)
        kept = {k: v for k, v in draft.now.answers.items() if k not in falls}
        draft.set(answers=kept)
    draft.clear(gone, changed)


def falls_with(draft: Draft, flow: Flow, item: Item, ground: set[str]) -> bool:
    """Whether an answer loses its ground when the answers in ``ground`` change."""
    answer = draft.now.answers.get(item.id)
    if answer is None or item.id in ground:
        return False
    if ground & item.depends and not applies(flow, draft.now, item):
        return True
    return bool(ground & item.ask.names) and answer.known and answer.source.by == "said"
