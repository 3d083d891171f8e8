"""Two cases become one: which of them stays, what they say side by side, what was decided.

The older case stays, so no two merges can ever make a circle, whoever is quicker.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from intakebot.desk.access import Staff
from intakebot.desk.commands import Actor, Outcome
from intakebot.desk.families import Families, Family, fingerprint
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Decided
from intakebot.engine.effects import Refuse
from intakebot.engine.events import AnyEvent, Link
from intakebot.engine.gather import PERSON, Joint, alike, gather, texts

MOST_CONTACTS = 500
"""Contacts of a case; more is an incident."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle what two cases say differently."""

    of: list[int]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One question, as each case answers it, and as they would together."""

    question: str
    label: str
    kind: str
    one: Answer | None
    other: Answer | None
    together: Answer
    choices: Sequence[Choice] = ()
    """Empty where they don't contradict; else the first is what holds if nobody chooses."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of two cases."""

    stays: Family
    goes: Family
    rows: list[Row]
    told: bool
    """Whether the customer hears of it: both are theirs alone, as was proved."""
    seen: str


class Merging:
    """Joins cases."""

    def __init__(self, families: Families) -> None:
        self._families = families
        self._conversations = families.conversations

    async def preview(self, number: int, case: int) -> Preview | Refuse:
        """What would become of the cases of these two numbers; or why they can't be joined."""
        found = await self._two(number, case)
        if isinstance(found, Refuse):
            return found
        stays, goes = found
        told = bool(stays.customer) and stays.customer == goes.customer
        return Preview(stays, goes, rows(stays, goes), told, fingerprint(stays, goes))

    async def link(self, staff: Staff, conversation_id: str, event: Link, cid: str) -> Outcome:
        """Join this conversation's case and another; the entry goes into the younger one's log.

        Raises:
            NotFound: there is no such conversation.
            StorageError: nothing was acknowledged.
        """
        actor = Actor("agent", staff.id, staff.name)
        mine = await self._conversations.get(conversation_id)
        target = await self._acknowledged(mine.number, event.case, staff.id, cid)
        if not target:
            found = await self._two(mine.number, event.case)
            if isinstance(found, Refuse):
                return found
            target = found[1].own.id

        async def complete(name: str, _: AnyEvent) -> AnyEvent | Refuse:
            return await self._complete(mine.number, event, name)

        return await self._conversations.perform(target, event, actor, cid, complete=complete)

    async def _acknowledged(self, number: int, case: int, who: str, cid: str) -> str:
        """The conversation in whose log this command stands already; empty if in none."""
        contacts = self._families.contacts
        near: set[int] = set()
        for each in (number, case):
            root = await self._families.case_of(each)
            near |= {member.number for member in await asyncio.to_thread(contacts.of, root)}
        return await asyncio.to_thread(contacts.acknowledged, sorted(near), who, cid)

    async def _two(self, number: int, case: int) -> tuple[Family, Family] | Refuse:
        """Which case stays and which goes; who is no case yet goes."""
        one, other = [await self._families.case_of(each) for each in (number, case)]
        if one == other:
            return Refuse("not_now", f"They are one case already: {one}.")
        mine, theirs = await self._families.of(one), await self._families.of(other)
        if mine is None or theirs is None or not theirs.own.handed_over:
            return Refuse("not_found", f"There is no case {case}.")
        for each in (mine, theirs):
            if each.own.phase == "closed":
                closed = f"Case {each.own.number} is closed. Open it again first."
                return Refuse("closed", closed)
        if len(mine.members) + len(theirs.members) > MOST_CONTACTS:
            return Refuse("too_long", f"A case has {MOST_CONTACTS} contacts at most.")
        if mine.own.handed_over and one < other:
            return mine, theirs
        return theirs, mine

    async def _complete(self, number: int, event: Link, name: str) -> AnyEvent | Refuse:
        """The event as it is now that its conversation is ours, whatever the client filled in."""
        found = await self.preview(number, event.case)
        if isinstance(found, Refuse):
            return found
        if found.goes.own.id != name or (event.seen and event.seen != found.seen):
            changed = "One of the two has changed since you looked. Look once more."
            return Refuse("moved", changed)
        decided = chosen(found, event.decided)
        if isinstance(decided, Refuse):
            return decided
        stays = found.stays.own.number
        return replace(event, case=stays, decided=decided, own=found.told, moves=False)


def rows(stays: Family, goes: Family) -> list[Row]:
    """What both say, question by question; who they are stands with their contacts."""
    one = {joint.question: joint for joint in stays.joints}
    other = {joint.question: joint for joint in goes.joints}
    found = []
    for joint in gather([*stays.parts, *goes.parts]):
        if joint.kind in PERSON:
            continue
        left, right = one.get(joint.question), other.get(joint.question)
        found.append(
            Row(
                joint.question,
                joint.label,
                joint.kind,
                left.answer if left else None,
                right.answer if right else None,
                joint.answer,
                choices(left, right),
            )
        )
    return found


def choices(left: Joint | None, right: Joint | None) -> list[Choice]:
    """The ways to settle a contradiction: one, the other, or both."""
    if left is None or right is None or not (left.answer.known and right.answer.known):
        return []
    if alike(left.answer, right.answer):
        return []
    one, other = left.answer.text, right.answer.text
    both = Choice([*left.of, *right.of], f"{one}; {other}")
    return [Choice(left.of, one), Choice(right.of, other), both]


def chosen(found: Preview, decided: Sequence[Decided]) -> list[Decided] | Refuse:
    """The decisions with what was said when they were made; none where nothing contradicts.

    What nobody decided stays to be decided; the case that stays goes first meanwhile.
    """
    asked = {row.question: row for row in found.rows if row.choices}
    parts = [*found.stays.parts, *found.goes.parts]
    kept = {each.question: each.of for each in decided if each.question in asked}
    for question, of in kept.items():
        if all(sorted(of) != sorted(choice.of) for choice in asked[question].choices):
            return Refuse("unclear", f"That is no answer of theirs: {asked[question].label}.")
    answers = [part.conversation.answers for part in parts]
    return [
        Decided(question, of, texts(each[question] for each in answers if question in each))
        for question, of in kept.items()
    ]
