"""Messages that are no answer, and what each does while its question stays open."""

from collections.abc import Callable

from msgspec.structs import replace

from intakebot.engine.asking import applies, asked, may_come
from intakebot.engine.declining import pass_over
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.settling import leave_out, not_known
from intakebot.engine.status import tell_status

LOOKED_UP = ("code", "version", "number", "url", "phone", "email", "device", "error_message")
"""Kinds whose answer people have to look up."""


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
    """The question before the open one that the customer answered last, by hand."""
    stands, answers = draft.now.open, draft.now.answers
    end = flow.index.get(stands.question, len(flow.items)) if stands else len(flow.items)
    said = [
        item
        for item in flow.items[:end]
        if item.id in answers
        and answers[item.id].source.by == "said"
        and applies(flow, draft.now, item)
    ]
    return max(reversed(said), key=lambda item: answers[item.id].source.seq, default=None)


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
    """Say what is meant, by the author's reason and example; who still can't tell goes on."""
    stands = draft.now.open
    tries = (stands.tries if stands else 0) + 1
    if tries > item.question.tries:
        return not_known(draft, flow, item)
    draft.set(open=replace(stands, tries=tries) if stands else None)
    said = [each.say(draft.now.language, draft.values()) for each in (item.help,) if each]
    if item.example is not None:
        example = item.example.say(draft.now.language, draft.values())
        said.append(draft.word("for_example", example=example))
    if not said and item.unclear is None:
        if item.question.kind in LOOKED_UP:
            return draft.tell("not_at_hand", "help", item.id)
        return explain(draft, flow, item)
    if not said and item.unclear is not None:
        said = [item.unclear.say(draft.now.language, draft.values())]
    return draft.put(" ".join(said), "help", item.id)


def finish(draft: Draft, flow: Flow, item: Item) -> None:
    """For "that's all": what may be left out is; what is needed is said."""
    if item.question.optional:
        return leave_out(draft, flow, item)
    stands = draft.now.open
    if stands is None or stands.tries:  # "that's all I have", behind something else
        return not_known(draft, flow, item)
    draft.set(open=replace(stands, tries=item.question.tries))
    return draft.tell("done_almost", "note", item.id)


def how_much_more(draft: Draft, flow: Flow, item: Item) -> None:
    """Say what is still to be asked, for "how long does this take?"."""
    rest = [each for each in may_come(flow, draft.now) if each.id != item.id]
    if draft.now.gentle:
        rest = [each for each in rest if not each.question.optional]
    names = [draft.label(each) for each in (item, *rest)]
    shown = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    key = "progress_many" if rest else "progress_one"
    draft.tell(key, "note", item.id, labels=shown, count=str(len(names)))


MOST_NAMED = 6
"""Questions to come that are named."""


def say_what_i_am(draft: Draft, flow: Flow, item: Item) -> None:
    """For "are you a bot?" and "is anybody there?"."""
    draft.tell("are_you_a_bot", "note", item.id)


SMALL_TALK: dict[str, Callable[[Draft, Flow, Item], None]] = {
    "dont_know": not_known,
    "skip": pass_over,
    "why": explain,
    "back": one_back,
    "repeat": repeat,
    "clarify": clarify,
    "done": finish,
    "progress": how_much_more,
    "status": lambda draft, flow, item: tell_status(draft),
    **dict.fromkeys(("are_you_bot", "calls_out"), say_what_i_am),
    "off_topic": lambda draft, flow, item: draft.tell("off_topic", "note", item.id),
    "complaint": lambda draft, flow, item: draft.tell("sorry_ok", "note", item.id),
    "wait": lambda draft, flow, item: draft.tell("wait_ok", "wait", item.id),
    "thanks": lambda draft, flow, item: draft.tell("thanks_ok", "note", item.id),
}
"""Messages that are no answer: what each does while its question stays open."""
ASIDE = {
    *SMALL_TALK, "told", "another_issue", "swearing", "abuse", "distress", "greeting", "goodbye",
}  # fmt: skip
"""What a message may consist of without answering."""
MIXED = {
    "why", "clarify", "are_you_bot", "calls_out", "off_topic", "wait", "thanks", "status",
    "progress", "another_issue", "abuse", "greeting", "told",
}  # fmt: skip
"""What may stand beside an answer: it is cut out before the answer is read."""
