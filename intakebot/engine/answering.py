"""Reading words as the answer to the open question, and what else they may do with it."""

import re
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import applies, asked
from intakebot.engine.correcting import correct, denies, weigh
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on, reopen
from intakebot.engine.handing import hand_over
from intakebot.engine.kinds.base import Read, Unclear, plain
from intakebot.engine.noting import notice
from intakebot.engine.sources import TELLING, said
from intakebot.engine.status import tell_status
from intakebot.engine.tone import another
from intakebot.understanding.acts import Act
from intakebot.understanding.finding import Span

GENERAL = ("text_vague", "text_short", "error_vague", "yes_no")
"""Sentences that only say that something else would fit better."""
ByWhom: TypeAlias = Literal["customer", "bot", "agent", "system"]


def wants_person(draft: Draft, text: str) -> bool:
    """Whether these words ask for a human."""
    return any(act.kind == "person" for act in draft.acts(text))


def reply_to(draft: Draft, flow: Flow, event: ev.Say, seq: int) -> None:
    """Words that answer the open question, or do something else with it."""
    stands = draft.now.open
    item = flow.item(stands.question) if stands else None
    if stands is None or item is None:
        return go_on(draft, flow)
    if two_answers(draft, item):
        return weigh(draft, flow, item, event.text, seq)
    if names_an_option(draft, item, event.text):
        return take_answer(draft, flow, item, event, seq)
    found = draft.acts(event.text) if event.text else ()
    if any(act.kind == "person" for act in found):
        return hand_over(draft, flow, "asked")
    fix = next((act for act in found if act.kind == "correction"), None)
    if (
        fix is None
        or denies(draft, item, event.text)
        or not correct(draft, flow, event.text, seq, fix)
    ):
        say_aside(draft, flow, item, event, seq, found)
    return None


def say_aside(
    draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int, found: Sequence[Act]
) -> None:
    """Answer in place what is no answer, then read what is left of the message as one."""
    rest, asides = apart(item, event.text, found)
    for act in asides:
        if act.kind == "another_issue":
            another(draft, event.text, seq, act.span)
        elif act.kind in SMALL_TALK:
            SMALL_TALK[act.kind](draft, flow, item)
    if asides and not any(c.isalnum() for c in rest) and not event.uploads:
        if item.question.kind != "name":  # "wait a moment" is what nobody is called
            notice(draft, flow, event.text, seq)
        stands = draft.now.open  # "I don't know" has gone on already
        told = item.id in draft.now.answers and stands and stands.question == item.id
        return go_on(draft, flow) if told else None
    return take_answer(draft, flow, item, replace(event, text=rest), seq, patient=bool(asides))


def apart(item: Item, text: str, found: Sequence[Act]) -> tuple[str, list[Act]]:
    """A message without what is no answer, in its place; and what that was.

    A story may well hold a "thanks": it is left whole, and only what it is about counts.
    """
    found = [act for act in found if act.about != ORDER]  # "where is my order?" is a matter
    whole = [act for act in found if act.whole and act.kind in ASIDE]
    if whole and all(act.whole for act in found if act.kind in SMALL_TALK):
        return "", whole[:MOST_ASIDES]
    mixed = [act for act in found if act.kind in MIXED]
    if item.question.kind in TELLING and len(text.split()) > LONG:
        mixed = [act for act in mixed if act.kind == "another_issue"]
    for act in mixed:
        start, end = act.span
        if act.kind == "another_issue":
            end = len(text)
        elif act.kind == "abuse":
            start, end = clause_around(text, act.span)
        text = text[:start] + " " * (end - start) + text[end:]
    return text, mixed[:MOST_ASIDES]


ORDER = "order"
MOST_ASIDES = 2
"""Of one message are answered."""
CLAUSE_END = re.compile(r"[.,;:!?،؛؟](?=\s|$)|\n")
LONG = 12
"""Words from which on an answer is a story."""


def clause_around(text: str, span: Span) -> Span:
    """An insult with the rest of its clause: "you useless" is said of the "idiots" behind it."""
    ends = [match.end() for match in CLAUSE_END.finditer(text)]
    start = max((end for end in ends if end <= span[0]), default=0)
    return start, min((end for end in ends if end >= span[1]), default=len(text))


def names_an_option(draft: Draft, item: Item, text: str) -> bool:
    """Whether these words are a button of the question: "Next day" answers, it does not skip."""
    buttons = item.question.choices(draft.now.language)
    return any(plain(text) in (plain(each.label), plain(each.value)) for each in buttons)


def take_answer(
    draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int, *, patient: bool = False
) -> None:
    """Read the words as the open question's answer; insist only so often.

    ``patient``: the message was about something else as well, so what does not answer is no
    failed try and the question simply stays open.
    """
    question = item.question
    tries = draft.now.open.tries if draft.now.open else 0
    read = question.read_files(event.uploads) if event.uploads else None
    if not isinstance(read, Read) and event.text.strip():
        read = question.read(event.text, replace(draft.reading, tried=tries))
    if isinstance(read, Read):
        settle(draft, flow, item, said(read, event.text, seq))
        notice(draft, flow, event.text, seq)
        return go_on(draft, flow)
    notice(draft, flow, event.text, seq)
    if patient:
        return None
    tries += 1
    if tries > question.tries:
        text = event.text or ", ".join(upload.name for upload in event.uploads)
        source = Source("said", seq, (0, len(event.text)), text[:500])
        settle(draft, flow, item, Answer(text, text[:500], "unverified", source, "B"))
        draft.tell("retry_accepted", "accepted", item.id)
        return go_on(draft, flow)
    text = what_is_missing(draft, item, read or Unclear("empty"))
    draft.ask(item, asked(draft, flow, item, text, again=True), tries)
    return None


def what_is_missing(draft: Draft, item: Item, unclear: Unclear) -> str:
    """What to say when an answer does not fit.

    The author's words, unless we know more than they could: "I saw more than one address".
    """
    if item.unclear is not None and ("_" not in unclear.key or unclear.key in GENERAL):
        return item.unclear.say(draft.now.language, draft.values())
    return draft.word(unclear.key, **unclear.blanks)


def settle(draft: Draft, flow: Flow, item: Item, answer: Answer, by: ByWhom = "system") -> None:
    """Write an answer down, and take back what stood on another one before it."""
    before = draft.now.answers.get(item.id)
    draft.answer(item, answer, by)
    if before is not None and before.value != answer.value:
        reopen(draft, flow, item.id)


def leave_out(draft: Draft, flow: Flow, item: Item) -> None:
    if two_answers(draft, item):
        return weigh(draft, flow, item, "", draft.now.seq)
    if not item.question.optional and draft.now.phase != "live":
        old = draft.now.answers.get(item.id)
        if old is not None and old.known:  # reopened: "skip" leaves the answer as it was
            return go_on(draft, flow)
        return draft.tell("cannot_skip", "skipped", item.id)
    skipped = Answer(None, draft.word("skipped"), "skipped", here(draft))
    settle(draft, flow, item, skipped, "customer")
    return go_on(draft, flow)


def two_answers(draft: Draft, item: Item) -> bool:
    """Whether the open question is which of two answers is right; who can't say keeps the first."""
    return item.id in draft.now.contested and item.id in draft.now.answers


def not_known(draft: Draft, flow: Flow, item: Item) -> None:
    if two_answers(draft, item):
        return weigh(draft, flow, item, "", draft.now.seq)
    unknown = Answer(None, draft.word("unknown"), "unknown", here(draft))
    settle(draft, flow, item, unknown, "customer")
    if draft.now.phase != "live":
        draft.tell("dont_know_ok", "ack", item.id)
    go_on(draft, flow)


def here(draft: Draft) -> Source:
    """A source that points at the entry being written, or the words just said."""
    return Source("said", draft.now.seq)


def explain(draft: Draft, flow: Flow | None, item: Item) -> None:
    if item.help is None:
        return draft.tell("why_default", "help", item.id)
    text = item.help.say(draft.now.language, draft.values() if item.help.names else {})
    return draft.put(text, "help", item.id)


def go_back(draft: Draft, flow: Flow, question: str) -> None:
    """Open an earlier question once more; its answer stays until a new one fits."""
    item = flow.item(question) if question else before_open(draft, flow)
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


def repeat(draft: Draft, flow: Flow, item: Item) -> None:
    """Ask once more; who still doesn't see what is meant need not answer it."""
    tries = (draft.now.open.tries if draft.now.open else 0) + 1
    if tries > item.question.tries:
        return not_known(draft, flow, item)
    return draft.ask(item, asked(draft, flow, item), tries)


def one_back(draft: Draft, flow: Flow, item: Item) -> None:
    """The question before this one."""
    go_back(draft, flow, "")


def clarify(draft: Draft, flow: Flow, item: Item) -> None:
    """Say what is meant, by the author's example or reason; who still can't tell goes on."""
    stands = draft.now.open
    tries = (stands.tries if stands else 0) + 1
    if tries > item.question.tries:
        return not_known(draft, flow, item)
    draft.set(open=replace(stands, tries=tries) if stands else None)
    example = item.example or item.unclear
    if example is None:
        return explain(draft, flow, item)
    return draft.put(example.say(draft.now.language, draft.values()), "help", item.id)


def finish(draft: Draft, flow: Flow, item: Item) -> None:
    """For "that's all": what may be left out is; what is needed is said."""
    if item.question.optional:
        return leave_out(draft, flow, item)
    return draft.tell("done_almost", "note", item.id)


SMALL_TALK: dict[str, Callable[[Draft, Flow, Item], None]] = {
    "dont_know": not_known,
    "skip": leave_out,
    "why": explain,
    "back": one_back,
    "repeat": repeat,
    "clarify": clarify,
    "done": finish,
    "status": lambda draft, flow, item: tell_status(draft),
    "are_you_bot": lambda draft, flow, item: draft.tell("are_you_a_bot", "note", item.id),
    "off_topic": lambda draft, flow, item: draft.tell("off_topic", "note", item.id),
    "wait": lambda draft, flow, item: draft.tell("wait_ok", "wait", item.id),
    "thanks": lambda draft, flow, item: draft.tell("thanks_ok", "note", item.id),
}
"""Messages that are no answer: what each does while its question stays open."""
ASIDE = {*SMALL_TALK, "another_issue", "swearing", "abuse", "distress", "greeting", "goodbye"}
"""What a message may consist of without answering."""
MIXED = {
    "why", "clarify", "are_you_bot", "off_topic", "wait", "thanks", "status", "another_issue",
    "abuse", "greeting",
}  # fmt: skip
"""What may stand beside an answer: it is cut out before the answer is read."""
