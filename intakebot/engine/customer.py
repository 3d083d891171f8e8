"""What a customer's events do."""

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import (
    MORE,
    applies,
    asked,
    following,
    go_on,
    notice,
    reopen,
    said,
    summarise,
)
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Route, Settle
from intakebot.engine.entries import Began, Reopened, Said, Told
from intakebot.engine.flow import Flow, Item
from intakebot.engine.handing import hand_over
from intakebot.engine.kinds.base import Read
from intakebot.understanding.acts import acts


def begin(draft: Draft, event: ev.Begin) -> None:
    """Entry 1: where the customer is."""
    if draft.now.seq:
        return draft.refuse("not_now")
    draft.set(context=event.context, language=event.language or "en", began=draft.act.at)
    draft.write(Began(event.context, event.language or "en"), "system")
    return None


def say(draft: Draft, event: ev.Say) -> None:
    """The customer's words while the bot holds the talk."""
    if not event.text.strip() and not event.uploads:
        return draft.refuse("empty")
    stands = draft.now.open
    moved_on = stands is None or event.question != stands.question
    if event.question and (moved_on or (event.turn and stands and event.turn != stands.turn)):
        return draft.refuse("stale")
    seq = write_down(draft, event)
    if draft.flow is None:
        if not draft.now.opening:
            draft.set(opening=event.text, opening_seq=seq)
        draft.effects.append(Route(event.text))
    elif stands is None:
        open_talk(draft, draft.flow, event.text, seq)
    else:
        reply_to(draft, draft.flow, event, seq)
    return None


def write_down(draft: Draft, event: ev.Say) -> int:
    """Put the words on the log."""
    words = Said(event.text, event.uploads, event.question)
    draft.heard(event.text or ", ".join(f.name for f in event.uploads), "customer")
    return draft.write(words, "customer")


def open_talk(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """The first words in a flow that was entered before anything was said."""
    if not draft.now.opening:
        draft.set(opening=text, opening_seq=seq)
    if wants_person(draft, text):
        return hand_over(draft, flow, "asked")
    notice(draft, flow, text, seq)
    draft.tell("ack", "ack")
    return go_on(draft, flow)


def wants_person(draft: Draft, text: str) -> bool:
    """Whether these words ask for a human."""
    return any(act.kind == "person" for act in acts(text, draft.now.language, None))


def reply_to(draft: Draft, flow: Flow, event: ev.Say, seq: int) -> None:
    """Words that answer the open question, or do something else with it."""
    stands = draft.now.open
    item = flow.item(stands.question) if stands else None
    if stands is None or item is None:
        return go_on(draft, flow)
    found = acts(event.text, draft.now.language, item.question.kind) if event.text else []
    if any(act.kind == "person" for act in found):
        return hand_over(draft, flow, "asked")
    whole = next((act.kind for act in found if act.whole), "")
    if whole in SMALL_TALK:
        return SMALL_TALK[whole](draft, flow, item)
    return take_answer(draft, flow, item, event, seq)


def take_answer(draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int) -> None:
    """Read the words as the open question's answer; insist only so often."""
    question = item.question
    read = question.read_files(event.uploads) if event.uploads else None
    if not isinstance(read, Read) and event.text.strip():
        read = question.read(event.text, draft.reading)
    if isinstance(read, Read):
        return settle(draft, flow, item, said(read, event.text, seq))
    tries = (draft.now.open.tries if draft.now.open else 0) + 1
    if tries > question.tries:
        text = event.text or ", ".join(upload.name for upload in event.uploads)
        source = Source("said", seq, (0, len(event.text)), text[:500])
        draft.answer(item, Answer(text, text[:500], "unverified", source, "B"))
        draft.tell("retry_accepted", "accepted", item.id)
        return go_on(draft, flow)
    blanks = read.blanks if read else {}
    why = item.unclear.say(draft.now.language, draft.values()) if item.unclear else ""
    text = why or draft.word(read.key if read else "empty", **blanks)
    draft.ask(item, asked(draft, flow, item, text, again=True), tries)
    return None


def settle(draft: Draft, flow: Flow, item: Item, answer: Answer) -> None:
    """An answer fits: write it down, reopen what stood on another one, go on."""
    before = draft.now.answers.get(item.id)
    draft.answer(item, answer)
    if before is not None and before.value != answer.value:
        reopen(draft, flow, item.id)
    go_on(draft, flow)


def skip(draft: Draft, event: ev.Skip) -> None:
    """Leave the open question out."""
    item = at_hand(draft, event.question, event.turn)
    if item and draft.flow:
        _skip(draft, draft.flow, item)


def _skip(draft: Draft, flow: Flow, item: Item) -> None:
    if not item.question.optional:
        return draft.tell("cannot_skip", "skipped", item.id)
    draft.answer(item, Answer(None, draft.word("skipped"), "skipped", here(draft)), "customer")
    return go_on(draft, flow)


def dont_know(draft: Draft, event: ev.DontKnow) -> None:
    """The customer does not know: that settles the question for good."""
    item = at_hand(draft, event.question, event.turn)
    if item and draft.flow:
        _dont_know(draft, draft.flow, item)


def _dont_know(draft: Draft, flow: Flow, item: Item) -> None:
    draft.answer(item, Answer(None, draft.word("unknown"), "unknown", here(draft)), "customer")
    reopen(draft, flow, item.id)
    draft.tell("dont_know_ok", "ack", item.id)
    go_on(draft, flow)


def here(draft: Draft) -> Source:
    """A source that points at the entry being written, or the words just said."""
    return Source("said", draft.now.seq)


def why(draft: Draft, event: ev.Why) -> None:
    """Say why a question is asked; it stays open."""
    item = draft.flow.item(event.question) if draft.flow else None
    if item is None:
        return draft.refuse("stale")
    return _why(draft, draft.flow, item)


def _why(draft: Draft, flow: Flow | None, item: Item) -> None:
    if item.help is None:
        return draft.tell("why_default", "help", item.id)
    text = item.help.say(draft.now.language, draft.values() if item.help.names else {})
    draft.write(Told(text, "help", item.id))
    return None


def back(draft: Draft, event: ev.Back) -> None:
    """Open an earlier question once more; its answer stays until a new one fits."""
    flow = draft.flow
    if flow is None:
        return draft.refuse("not_now")
    item = flow.item(event.question) if event.question else before_open(draft, flow)
    if item is None or item.id not in draft.now.answers:
        return draft.tell("nothing_to_go_back", "note")
    old = draft.now.answers[item.id]
    draft.ask(item, asked(draft, flow, item, old=old.text if old.known else ""))
    return None


def before_open(draft: Draft, flow: Flow) -> Item | None:
    """The nearest question before the open one that the customer answered by hand."""
    stands = draft.now.open
    end = flow.index.get(stands.question, len(flow.items)) if stands else len(flow.items)
    for item in reversed(flow.items[:end]):
        answer = draft.now.answers.get(item.id)
        if answer and answer.source.by == "said" and applies(flow, draft.now, item):
            return item
    return None


def change(draft: Draft, event: ev.Change) -> None:
    """Change an answer in place, from the summary card or a chip."""
    flow = draft.flow
    item = flow.item(event.question) if flow else None
    if flow is None or item is None:
        return _change_more(draft, event)
    question = item.question
    read = (
        question.read_files(event.uploads)
        if event.uploads
        else question.read(event.text, draft.reading)
    )
    if not isinstance(read, Read):
        text = item.unclear.say(draft.now.language, draft.values()) if item.unclear else ""
        return draft.refuse("unclear", text or draft.word(read.key, **read.blanks))
    before, stood = draft.now.answers.get(item.id), draft.now.open
    draft.answer(item, said(read, event.text, draft.now.seq + 1), "customer")
    if before is not None and before.value != read.value:
        reopen(draft, flow, item.id)
    if draft.now.phase in ("intake", "confirming"):
        _after_change(draft, flow, stood.question if stood else "")
    return None


def _after_change(draft: Draft, flow: Flow, stood: str) -> None:
    """Ask what the change opened; leave alone what stands as it stood."""
    item = following(flow, draft.now)
    still_open = draft.now.open is not None and draft.now.open.question == stood
    if item is not None and not (still_open and item.id == stood):
        draft.ask(item, asked(draft, flow, item))
    elif item is None:
        summarise(draft, flow)


def _change_more(draft: Draft, event: ev.Change) -> None:
    if event.question != MORE or MORE not in draft.now.answers:
        return draft.refuse("stale")
    source = Source("said", draft.now.seq + 1, (0, len(event.text)), event.text[:500])
    answer = Answer(event.text, event.text, source=source)
    return draft.answer_as(MORE, draft.word("more_label"), answer, "customer")


def at_hand(draft: Draft, question: str, turn: int) -> Item | None:
    """The open question, if it is the one that is meant; else the event is refused as stale."""
    stands = draft.now.open
    if stands is None or stands.question != question or (turn and turn != stands.turn):
        draft.refuse("stale")
        return None
    item = draft.flow.item(question) if draft.flow else None
    if item is None:
        draft.refuse("stale")
    return item


def add_more(draft: Draft, event: ev.Say) -> None:
    """Words at the summary: a yes confirms, anything else is added to what is passed on."""
    flow = draft.flow
    if flow is None or (not event.text.strip() and not event.uploads):
        return draft.refuse("empty")
    if event.question:
        return draft.refuse("stale")
    seq = write_down(draft, event)
    found = acts(event.text, draft.now.language, "yes_no")
    if any(act.kind == "person" for act in found):
        return hand_over(draft, flow, "asked")
    if any(act.whole and act.kind == "yes" for act in found):
        return hand_over(draft, flow, "confirmed")
    before = draft.now.answers.get(MORE)
    text = event.text or ", ".join(upload.name for upload in event.uploads)
    whole = f"{before.text}\n{text}" if before else text
    answer = Answer(whole, whole, source=Source("said", seq, (0, len(event.text)), text[:500]))
    draft.answer_as(MORE, draft.word("more_label"), answer)
    return summarise(draft, flow)


def want_person(draft: Draft, event: ev.WantPerson) -> None:
    """A human, now, with what is there."""
    if draft.flow is not None:
        hand_over(draft, draft.flow, "asked")


def confirm(draft: Draft, event: ev.Confirm) -> None:
    """The summary is right."""
    if event.turn and event.turn != draft.now.summary_turn:
        return draft.refuse("stale")
    if draft.flow is None:
        return draft.refuse("not_now")
    answers = {name: replace(old, confirmed=True) for name, old in draft.now.answers.items()}
    draft.set(answers=answers)
    return hand_over(draft, draft.flow, "confirmed")


def write(draft: Draft, event: ev.Say) -> None:
    """Words while people talk, or while the customer waits for one: the bot stays silent."""
    if not event.text.strip() and not event.uploads:
        return draft.refuse("empty")
    stands = draft.now.open
    if event.question and (stands is None or stands.question != event.question):
        return draft.refuse("stale")
    seq = write_down(draft, event)
    item = draft.flow.item(stands.question) if draft.flow and stands else None
    if item is not None:
        question = item.question
        read = question.read_files(event.uploads) if event.uploads else None
        read = read or question.read(event.text, draft.reading)
        if isinstance(read, Read):
            draft.answer(item, said(read, event.text, seq))
    if not draft.now.waiting_since:
        draft.set(waiting_since=draft.act.at)
    return None


def write_again(draft: Draft, event: ev.Say) -> None:
    """Writing opens a closed matter again."""
    if not event.text.strip() and not event.uploads:
        return draft.refuse("empty")
    write_down(draft, event)
    fence = draft.now.fence + 1
    draft.write(Reopened(fence), "system")
    draft.set(phase="waiting", fence=fence, closed_at=0, waiting_since=draft.act.at)
    draft.effects.append(Settle(closed=False))
    return None


def _repeat(draft: Draft, flow: Flow, item: Item) -> None:
    tries = draft.now.open.tries if draft.now.open else 0
    draft.ask(item, asked(draft, flow, item), tries)


def _back(draft: Draft, flow: Flow, item: Item) -> None:
    back(draft, ev.Back())


SMALL_TALK = {
    "dont_know": _dont_know,
    "skip": _skip,
    "why": _why,
    "back": _back,
    "repeat": _repeat,
    "are_you_bot": lambda draft, flow, item: draft.tell("are_you_a_bot", "note", item.id),
    "wait": lambda draft, flow, item: draft.tell("wait_ok", "wait", item.id),
    "thanks": lambda draft, flow, item: draft.tell("thanks_ok", "note", item.id),
}
"""Messages that are no answer: what each does while its question stays open."""
