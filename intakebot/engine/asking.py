"""Which question comes next, what it looks like, and what a changed answer reopens."""

from collections.abc import Iterator
from typing import Any

from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft, values
from intakebot.engine.entries import Asked, Row
from intakebot.engine.flow import Flow, Item

CONTACT = frozenset({"name", "email", "phone"})
"""Kinds of questions that say who the customer is."""


def applies(flow: Flow, conversation: Conversation, item: Item) -> bool:
    """Whether the question's condition holds with what is known now."""
    when = item.when
    if when is None:
        return True
    if len(when.names) == len(item.depends):  # it asks about answers alone
        return when.holds(conversation.answers)
    return when.holds(conversation.answers, facts(conversation))


def facts(conversation: Conversation) -> dict[str, str]:
    """The page's and the site's facts under the names that conditions and ``prefill`` use."""
    context = conversation.context
    page = {
        "page.url": context.url,
        "page.title": context.title,
        "page.language": context.language,
        "page.browser": context.browser,
        "page.referrer": context.referrer,
        "page.time_zone": context.time_zone,
        "page.viewport": context.viewport,
    }
    return page | {f"site.{name}": value for name, value in context.facts.items()}


def following(flow: Flow, conversation: Conversation) -> Item | None:
    """The first question, in the order of the talk, that is open and applies.

    On a hard day only what is needed is asked.
    """
    return next(askable(flow, conversation), None)


def askable(flow: Flow, conversation: Conversation) -> Iterator[Item]:
    """The questions that may be asked now, in the order of the talk."""
    answers, gentle = conversation.answers, conversation.gentle
    for item in flow.items:
        if item.id in answers or (gentle and item.question.optional):
            continue
        if not needed(conversation, item):
            continue
        if applies(flow, conversation, item):
            yield item


def needed(conversation: Conversation, item: Item) -> bool:
    """Whether it is worth asking: of an incident's customer, who they are and what it lacks."""
    if not conversation.follows:
        return True
    return item.question.kind in CONTACT or item.id in conversation.asks


def may_come(flow: Flow, conversation: Conversation) -> Iterator[Item]:
    """Unanswered questions that apply, or that may once what they ask about is known."""
    return (item for item in flow.items if may_apply(flow, conversation, item))


def to_come(flow: Flow, conversation: Conversation) -> int:
    """How many ``may_come``, without looking at those that always do."""
    if conversation.gentle or conversation.follows:
        left = (item for item in may_come(flow, conversation) if needed(conversation, item))
        return sum(1 for item in left if not (conversation.gentle and item.question.optional))
    always = len(flow.always) - len(flow.always.intersection(conversation.answers))
    return always + sum(may_apply(flow, conversation, item) for item in flow.perhaps)


def may_apply(flow: Flow, conversation: Conversation, item: Item) -> bool:
    """Whether an unanswered question applies, or may yet."""
    answers = conversation.answers
    if item.id in answers:
        return False
    undecided = any(name in flow.index and name not in answers for name in item.depends)
    return undecided or applies(flow, conversation, item)


def missing(flow: Flow, conversation: Conversation, language: str) -> list[Row]:
    """What the case still lacks: open questions that apply, and those left without a value."""
    return [
        Row(item.id, item.label.say(language, {}))
        for item in flow.items
        if lacks(flow, conversation, item)
    ]


def lacks(flow: Flow, conversation: Conversation, item: Item) -> bool:
    """Whether a person who reads the case would miss this answer."""
    if item.question.optional:
        return False
    answer = conversation.answers.get(item.id)
    if answer is None:
        return needed(conversation, item) and applies(flow, conversation, item)
    return answer.state == "unknown"


def progress(draft: Draft, flow: Flow, question: str) -> tuple[int, int]:
    """Where the question about to be asked stands, as in "3 of 6"; the total never grows."""
    answered = [name for name in draft.now.answers if name in flow.index]
    total = len(answered) + to_come(flow, draft.now)
    if draft.now.of:
        total = min(total, draft.now.of)
    if question in answered:  # reopened: its place is where it was
        answered = [name for name in answered if flow.index[name] < flow.index[question]]
    return min(len(answered) + 1, max(total, 1)), max(total, 1)


def asked(draft: Draft, flow: Flow, item: Item, text: str = "", **more: Any) -> Asked:
    """The question as an entry, in the conversation's language."""
    now = draft.now
    at, of = progress(draft, flow, item.id)
    if of != now.of:
        draft.set(of=of)
    language = now.language
    spoken = values(now) if item.ask.names else {}
    question = item.question
    return Asked(
        question.id,
        question.kind,
        question.control,
        draft.label(item),
        text or item.ask.say(language, spoken),
        item.help.say(language, spoken) if item.help else "",
        item.example.say(language, spoken) if item.example else "",
        question.choices(language),
        question.optional,
        at,
        of,
        accept=question.media_types(),
        **more,
    )
