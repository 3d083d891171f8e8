"""One case becomes two again: whose is what came while they were one.

What stands in a conversation's own log stays with it, and what joined a part stays with that
part. Only what was said of the whole, in the log of the case that stays, may be the other's.
"""

import asyncio
import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, TypeAlias

from msgspec.structs import replace

from intakebot.desk.access import Staff
from intakebot.desk.commands import Actor, Outcome
from intakebot.desk.families import Families, Family, identity_of
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Placed
from intakebot.engine.contact_events import Given
from intakebot.engine.effects import Refuse
from intakebot.engine.entries import Answered, Closed, Entry, Note
from intakebot.engine.events import AnyEvent, Unlink
from intakebot.store.contacts import Member

OF_THE_WHOLE = ("note", "answered")
Kind: TypeAlias = Literal["note", "answer", "contact", "closed"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that came meanwhile, and where it goes if nobody says otherwise."""

    placed: Placed
    text: str
    at: int
    who: str = ""
    asked: bool = True
    """Whether it is unclear whose it is."""
    question: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """What would become of a case that is taken apart."""

    stays: Family
    goes: Family
    link: Member
    items: list[Item]
    seen: str


class Parting:
    """Takes cases apart."""

    def __init__(self, families: Families) -> None:
        self._families = families
        self._conversations = families.conversations

    async def preview(self, conversation_id: str) -> Apart | Refuse:
        """What would become of the case if this conversation, and what came with it, left."""
        mine = await self._conversations.get(conversation_id)
        whole = await self._families.of(await self._families.case_of(mine.number))
        goes = await self._families.of(mine.number)
        members = whole.members if whole else ()
        link = next((each for each in members if each.number == mine.number), None)
        if whole is None or goes is None or link is None or not link.via:
            return Refuse("not_now", f"{mine.number} is a case of its own.")
        gone = {each.number for each in goes.members}
        stays = Family(
            [each for each in whole.members if each.number not in gone],
            [each for each in whole.parts if each.number not in gone],
        )
        items = await self._items(stays, goes, link)
        return Apart(stays, goes, link, items, _seen(items))

    async def unlink(self, staff: Staff, conversation_id: str, event: Unlink, cid: str) -> Outcome:
        """Take this conversation out of the case, with all that came with it or is its own.

        Raises:
            NotFound: there is no such conversation.
            StorageError: nothing was acknowledged.
        """
        actor = Actor("agent", staff.id, staff.name)

        async def complete(name: str, _: AnyEvent) -> AnyEvent | Refuse:
            return await self._complete(name, event)

        return await self._conversations.perform(
            conversation_id, event, actor, cid, complete=complete
        )

    async def _complete(self, name: str, event: Unlink) -> AnyEvent | Refuse:
        found = await self.preview(name)
        if isinstance(found, Refuse):
            return found
        chosen = {(each.kind, each.of): each for each in event.placed}
        known = {(item.placed.kind, item.placed.of) for item in found.items}
        if (event.seen and event.seen != found.seen) or not chosen.keys() <= known:
            changed = "Something came to the case since you looked. Look once more."
            return Refuse("moved", changed)
        items = [_chosen(item, chosen) for item in found.items]
        placed = [item.placed for item in items]
        return replace(event, placed=placed, given=list(_given(found, items)))

    # --- what came meanwhile -----------------------------------------------------------------

    async def _items(self, stays: Family, goes: Family, link: Member) -> list[Item]:
        host = next(each for each in stays.parts if each.number == link.via).conversation
        told = self._families.contacts.told
        log = await asyncio.to_thread(told, host.id, OF_THE_WHOLE)
        closed = await asyncio.to_thread(told, goes.own.id, ("closed",))
        return [
            *_notes(log, link.linked_at),
            *_answers(log, link.linked_at, goes),
            *_newcomers(stays, goes, link),
            *_closed(closed, goes),
        ]


def _notes(log: Sequence[Entry], since: int) -> Iterable[Item]:
    for entry in log:
        if isinstance(entry.body, Note) and entry.at >= since and entry.who:
            yield Item(Placed("note", entry.seq), entry.body.text, entry.at, entry.name)


def _answers(log: Sequence[Entry], since: int, goes: Family) -> Iterable[Item]:
    """What agents set on the case: of the side that knew it before; unclear where both did."""
    last: dict[str, tuple[Entry, Answered]] = {}
    for entry in log:
        if isinstance(entry.body, Answered) and entry.at >= since and entry.by == "agent":
            last[entry.body.question] = entry, entry.body
    own, flow = goes.own, goes.parts[0].flow
    for question, (entry, body) in last.items():
        if flow is None or flow.item(question) is None:
            continue  # the other side is not asked that at all
        known = own.answers.get(question)
        before = before_link(log, question, since)
        theirs = known is not None and known.known
        ours = before is not None and before.known
        yield Item(
            Placed("answer", entry.seq, "goes" if theirs and not ours else "stays"),
            f"{body.label}: {body.answer.text}",
            entry.at,
            entry.name,
            asked=theirs == ours,
            question=question,
            answer=body.answer,
        )


def before_link(log: Sequence[Entry], question: str, since: int) -> Answer | None:
    """What a log said on a question before then."""
    found = None
    for entry in log:
        if isinstance(entry.body, Answered) and entry.body.question == question:
            if entry.at >= since:
                break
            found = entry.body.answer
    return found


def _newcomers(stays: Family, goes: Family, link: Member) -> Iterable[Item]:
    """Who joined the case meanwhile: theirs whose customer it is, unclear of anybody else."""
    new = {
        each.number
        for each in stays.members
        if each.via == link.via and each.linked_at >= link.linked_at
    }
    theirs = {identity_of(part.conversation) for part in goes.parts}
    ours = {identity_of(part.conversation) for part in stays.parts if part.number not in new}
    for member, part in zip(stays.members, stays.parts, strict=True):
        if member.number not in new:
            continue
        identity = identity_of(part.conversation)
        sure = (identity in theirs) != (identity in ours)
        yield Item(
            Placed("contact", member.number, "goes" if sure and identity in theirs else "stays"),
            member.customer or member.title,
            member.linked_at,
            asked=not sure,
        )


def _closed(log: Sequence[Entry], goes: Family) -> Iterable[Item]:
    """What was closed because the whole was; nobody said that this part of it is solved."""
    last = log[-1] if log else None
    if last is None or goes.own.phase != "closed" or not last.cid.startswith("closed-"):
        return
    text = last.body.reason if isinstance(last.body, Closed) else ""
    yield Item(Placed("closed", goes.own.number, "goes"), text, last.at, last.name)


def _chosen(item: Item, chosen: Mapping[tuple[Kind, int], Placed]) -> Item:
    to = chosen.get((item.placed.kind, item.placed.of), item.placed)
    return dataclasses.replace(item, placed=to)


def _given(found: Apart, items: Iterable[Item]) -> Iterable[Given]:
    """What goes along. Customers see answers: those of another's case arrive as a note."""
    came_from = f"From case {found.link.via}"
    same = bool(found.goes.customer) and found.goes.customer == found.stays.customer
    for item in items:
        if item.placed.to == "stays":
            continue
        if item.placed.kind == "note" or (item.placed.kind == "answer" and not same):
            yield Given(f"{came_from}, by {item.who}: {item.text}")
        elif item.placed.kind == "answer":
            yield Given(question=item.question, answer=item.answer)


def _seen(items: Iterable[Item]) -> str:
    told = repr([(item.placed.kind, item.placed.of, item.text) for item in items])
    return blake2b(told.encode(), digest_size=12).hexdigest()
