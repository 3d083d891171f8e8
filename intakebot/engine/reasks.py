"""Asking again for what is known already: noticed before an agent sends it, and counted."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from intakebot.engine.answers import Answer, Source
from intakebot.engine.case import Fact, fact
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Answered, Asked, Cleared, Entry, Reply
from intakebot.engine.flow import Flow, Item
from intakebot.understanding.asks import Topic, asked_for
from intakebot.understanding.finding import Span


class Reasks(Struct, frozen=True):
    """How often a log asks for what was known at that moment."""

    asked: int = 0
    """Questions by the bot, and agents' replies that ask for something of the flow."""
    by_bot: int = 0
    by_agents: int = 0

    def __add__(self, other: "Reasks") -> "Reasks":
        return Reasks(
            self.asked + other.asked,
            self.by_bot + other.by_bot,
            self.by_agents + other.by_agents,
        )


class Known(Struct, frozen=True):
    """An answer that a draft asks for, and where the sentence stands that does."""

    fact: Fact
    span: Span


def reasked(flow: Flow, conversation: Conversation, text: str) -> list[Known]:
    """The answers that an agent's words ask for although they stand on the case sheet."""
    answers, language = conversation.answers, conversation.language
    known = [item for item in flow.items if settled(answers.get(item.id))]
    facts = {item.id: fact(item, answers[item.id]) for item in known}
    page = told_by_page(flow, conversation)
    asked = [*topics(known, language), *(Topic(each.kind, each.kind) for each in page)]
    facts |= {each.kind: each for each in page}
    return [Known(facts[each.id], each.span) for each in asked_for(text, asked)]


def told_by_page(flow: Flow, conversation: Conversation) -> list[Fact]:
    """What the page told of kinds that the flow has no question for; the sheet shows it, too."""
    kinds = {item.question.kind for item in flow.items}
    context = conversation.context
    told = (("url", "Page", context.url), ("device", "Browser", context.browser))
    return [
        Fact("", label, kind, Answer(text, text, source=Source("page")))
        for kind, label, text in told
        if text and kind not in kinds
    ]


def settled(answer: Answer | None) -> bool:
    """Whether asking once more would be asking twice; "I don't know" may be asked by a person."""
    return answer is not None and answer.known


def topics(items: Iterable[Item], language: str) -> list[Topic]:
    """What the agent's words are compared with."""
    return [
        Topic(item.id, item.question.kind, item.label.say(language, {}), item.ask.say(language, {}))
        for item in items
    ]


def counted(
    flow: Flow, language: str, log: Iterable[Entry], answers: Mapping[str, Answer] | None = None
) -> Reasks:
    """Count the re-asked facts of one conversation's log, or of its end.

    ``answers`` is what was known before the first of these entries. The bot asks twice when
    a question that has a value is asked once more though nobody wanted to change it; an
    agent when a reply asks for something that has one.
    """
    now: dict[str, Answer | None] = dict(answers or {})
    asked = by_bot = by_agents = 0
    for entry in log:
        body = entry.body
        if isinstance(body, Answered):
            now[body.question] = body.answer
        elif isinstance(body, Cleared):
            now |= dict.fromkeys(body.questions)
        elif isinstance(body, Asked) and entry.by == "bot":
            asked += 1
            by_bot += not body.old and not body.again and settled(now.get(body.question))
        elif isinstance(body, Reply):
            asks = asked_for(body.text, topics(flow.items, language))
            asked += bool(asks)
            by_agents += sum(settled(now.get(each.id)) for each in asks)
    return Reasks(asked, by_bot, by_agents)
