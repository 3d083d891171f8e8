"""The case as people and indexes read it: a fold of the conversation, made when asked for."""

import re
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from intakebot.engine import desk_words, worth
from intakebot.engine.answers import Answer
from intakebot.engine.asking import facts as page_facts
from intakebot.engine.asking import may_come, missing
from intakebot.engine.brief import Brief
from intakebot.engine.conversation import Conversation
from intakebot.engine.desk_words import DESK
from intakebot.engine.draft import values
from intakebot.engine.entries import Noticed, Row
from intakebot.engine.flow import Flow, Item
from intakebot.engine.tone import calm
from intakebot.engine.worth import absent

Priority: TypeAlias = Literal["low", "normal", "high", "urgent"]
TITLE = 200
"""Longest title, characters."""
_RTL = re.compile("[\u0590-\u08ff]")
_PATH = re.compile(r"(?<!\S)(?=/\w)")
"""Where a path begins: among words from right to left its "/" would stand at the wrong end."""


class Fact(Struct, frozen=True, omit_defaults=True):
    """One answered question of the case sheet."""

    question: str
    label: str
    kind: str
    answer: Answer


class Remark(Struct, frozen=True, omit_defaults=True):
    """How a message was meant; ``entry`` is what an agent takes back."""

    entry: int
    noticed: Noticed


class Case(Struct, frozen=True, omit_defaults=True):
    """The structured record that agents work on."""

    number: int
    conversation: str
    flow: str
    title: str
    priority: str
    team: str
    opening: str
    facts: list[Fact]
    missing: list[Row]
    score: int
    """How complete it is, 0–100."""
    noticed: list[Remark] = []
    """How messages were meant, in the order they were said."""


def title_of(flow: Flow, conversation: Conversation) -> str:
    """The author's title as staff read it; the first words where there is none or it is empty."""
    rule = flow.case.title
    read = replace(conversation, answers=desk_words.all_answered(flow, conversation.answers))
    title = " ".join(rule.say(desk_words.DESK, values(read)).split()) if rule else ""
    if rule and rule.names and title == " ".join(rule.say(desk_words.DESK, {}).split()):
        title = ""  # the words around blanks that nothing filled
    title = _PATH.sub("\u200e", title) if _RTL.search(title) else title
    bare = title.strip(" :;,–-·")  # what is left around a blank that nothing filled
    words = calm(conversation.noticed.values(), bare or conversation.opening)
    return (words or desk_words.called(flow))[:TITLE]


def priority_of(flow: Flow, conversation: Conversation) -> Priority:
    """Urgent where somebody is in danger, else the first rule that holds, else normal."""
    if care_of(conversation) == "crisis":
        return "urgent"
    known = page_facts(conversation)
    for rule in flow.case.priorities:
        if rule.when.holds(conversation.answers, known):
            return rule.priority
    return "normal"


def customer_of(flow: Flow | None, conversation: Conversation) -> str:
    """The name as claimed, else the e-mail address, else what the site calls them."""
    for item in flow.naming if flow else ():
        answer = conversation.answers.get(item.id)
        if answer is not None and answer.known:
            return answer.text[:80]
    return conversation.customer[:80]


def care_of(conversation: Conversation) -> str:
    """``crisis``, ``distress`` or nothing."""
    kinds = [each.kind for each in conversation.noticed.values()]
    return "crisis" if "crisis" in kinds else "distress" if "distress" in kinds else ""


def brief(flow: Flow | None, conversation: Conversation) -> Brief:
    """The queue's row. The title is rendered only once the case is with people."""
    c = conversation
    handed = bool(c.handed_over)
    lacks = lacking(flow, c) if flow and handed else []
    return Brief(
        c.id,
        c.number,
        0,
        c.site,
        c.phase,
        c.flow,
        desk_words.called(flow) if flow else "",
        title_of(flow, c) if flow and handed else calm(c.noticed.values(), c.opening)[:TITLE],
        customer_of(flow, c),
        c.team,
        c.owner,
        c.owner_name,
        c.fence,
        priority_of(flow, c) if flow and handed else "normal",
        c.waiting_since,
        len(lacks),
        lacks[0].label if lacks else "",
        c.last,
        c.last_by,
        c.last_at,
        c.seq,
        0,
        1,
        care_of(c),
        c.insults,
        c.incident,
        c.home,
        c.snoozed_until,
    )


def case(flow: Flow, conversation: Conversation) -> Case:
    """The whole case sheet, facts in the order of the talk."""
    c = conversation
    facts = [fact(item, c.answers[item.id]) for item in flow.items if item.id in c.answers]
    facts += [
        Fact(name, name.capitalize(), "text", answer)
        for name, answer in c.answers.items()
        if name not in flow.index
    ]
    return Case(
        c.number,
        c.id,
        c.flow,
        title_of(flow, c),
        priority_of(flow, c),
        c.team,
        c.opening,
        facts,
        lacking(flow, c),
        score(flow, c),
        [Remark(entry, noticed) for entry, noticed in c.noticed.items()],
    )


def fact(item: Item, answer: Answer) -> Fact:
    """An answer as the sheet has it."""
    question = item.question
    return Fact(item.id, desk_words.label(item), question.kind, desk_words.answered(item, answer))


def lacking(flow: Flow, conversation: Conversation) -> list[Row]:
    """What is missing: parts of a report by weight, then questions without a value."""
    parts = absent(flow, conversation) if flow.case.complete else []
    asked = {row.question for row in parts}
    return parts + [row for row in missing(flow, conversation, DESK) if row.question not in asked]


def score(flow: Flow, conversation: Conversation) -> int:
    """How complete, 0 to 100: by the author's weights, else the share of questions answered."""
    if flow.case.complete:
        return worth.score(flow, conversation)
    known = sum(1 for name, a in conversation.answers.items() if a.known and name in flow.index)
    void = sum(1 for a in conversation.answers.values() if a.state == "unknown")
    total = (
        known + void + sum(1 for item in may_come(flow, conversation) if not item.question.optional)
    )
    return 100 if total == 0 else round(100 * known / total)
