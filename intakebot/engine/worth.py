"""What a case is worth to the one who works on it: which parts of a report it has.

The author says what counts (``case: complete:`` gives each part a weight). A part is there when
a question that gives it has an answer, or when the customer's own words tell it. The score names
what is missing; nothing is ever held back because of it.
"""

from collections.abc import Iterator

from intakebot.engine import words
from intakebot.engine.asking import applies
from intakebot.engine.conversation import Conversation
from intakebot.engine.desk_words import DESK
from intakebot.engine.draft import Draft
from intakebot.engine.entries import Row
from intakebot.engine.flow import Flow, Item
from intakebot.understanding import completeness

BY_KIND = {
    "url": "where",
    "device": "environment",
    "version": "environment",
    "error_message": "evidence",
    "file": "evidence",
    "date": "since",
}
"""The part that a question of this kind gives, where its author says nothing."""
TOLD = ("observed", "expected", "steps")
"""Parts that free words can tell."""
WORTH_ASKING = 10
"""The least weight of a part that is worth one more sentence to the customer."""


def part_of(item: Item) -> str:
    """The part of a report that this question gives; empty for none."""
    return item.question.gives or BY_KIND.get(item.question.kind, "")


def listen_for_parts(draft: Draft, flow: Flow, text: str) -> None:
    """Remember which parts of a report a message tells."""
    weights, known = flow.case.complete, draft.now.parts
    if not weights or all(part in known or part not in weights for part in TOLD):
        return
    told = completeness.told(text)
    new = [part for part in TOLD if part in weights and getattr(told, part) and part not in known]
    if new:
        draft.set(parts=[*known, *new])


def present(flow: Flow, conversation: Conversation) -> set[str]:
    """The parts that the case has."""
    answers = conversation.answers
    given = {part_of(item) for item in flow.items if item.id in answers and answers[item.id].known}
    context = conversation.context
    page = {"where": context.url, "environment": context.browser}
    return given | set(conversation.parts) | {part for part, known in page.items() if known}


def score(flow: Flow, conversation: Conversation) -> int:
    """How complete the case is by its author's weights, 0 to 100."""
    weights = flow.case.complete
    there = present(flow, conversation)
    total = sum(weights.values())
    return round(100 * sum(w for part, w in weights.items() if part in there) / total)


def absent(flow: Flow, conversation: Conversation) -> list[Row]:
    """The parts that are missing, the weightiest first, each with a question that would give it."""
    there = present(flow, conversation)
    weights = flow.case.complete
    gone = sorted((part for part in weights if part not in there), key=lambda p: -weights[p])
    return [Row(question_for(flow, conversation, part), named(part, DESK)) for part in gone]


def question_for(flow: Flow, conversation: Conversation, part: str) -> str:
    """The id of an unanswered question that gives this part; empty where there is none."""
    found = (i for i in flow.items if part_of(i) == part and i.id not in conversation.answers)
    return next((item.id for item in found if applies(flow, conversation, item)), "")


def named(part: str, language: str) -> str:
    """What a part is called."""
    return words.say(f"part_{part}", language)


def helps_most(flow: Flow, conversation: Conversation) -> str:
    """The one missing part that would help most, in words; empty where nothing would."""
    weights, there = flow.case.complete, present(flow, conversation)
    gone = [part for part in weights if part not in there and weights[part] >= WORTH_ASKING]
    best = max(gone, key=lambda part: weights[part], default="")
    return named(best, conversation.language) if best else ""


def by_value(flow: Flow, conversation: Conversation, items: Iterator[Item]) -> Item | None:
    """Of the questions that may be asked now, the one that gives the weightiest missing part.

    Questions that give no part, such as who is writing, keep their place before the rest.
    """
    there, weights = present(flow, conversation), flow.case.complete
    best: Item | None = None
    most = -1
    for item in items:
        part = part_of(item)
        if not part:
            return best or item
        weight = 0 if part in there else weights.get(part, 0)
        if weight > most:
            best, most = item, weight
    return best
