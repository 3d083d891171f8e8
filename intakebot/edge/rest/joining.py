"""What would become of two cases that are joined, and of one that is taken apart."""

from collections.abc import Mapping, Sequence
from typing import Literal

from fastapi import APIRouter

from intakebot.desk.families import Family
from intakebot.desk.merging import Preview, Row
from intakebot.desk.parting import Apart
from intakebot.edge.merge_models import (
    ChoiceView,
    ItemView,
    JoinRow,
    JoinView,
    PartView,
    PersonView,
    SaidView,
    SideView,
)
from intakebot.edge.rest.guard import The, allowed
from intakebot.engine import words
from intakebot.engine.answers import Answer
from intakebot.engine.effects import Refuse
from intakebot.engine.gather import Part
from intakebot.engine.recall import signed
from intakebot.errors import Conflict, NotFound
from intakebot.matching.normalise import email
from intakebot.store.contacts import Member

router = APIRouter(dependencies=[allowed("case.read")], tags=["cases"])


@router.get("/conversations/{conversation_id}/join/{case}")
async def join_preview(conversation_id: str, case: int, parts: The) -> JoinView:
    """Two cases side by side, what would be decided, and what each customer would hear."""
    mine = await parts.takeover.conversations.get(conversation_id)
    found = await parts.takeover.merging.preview(mine.number, case)
    if isinstance(found, Refuse):
        raise _refused(found)
    return JoinView(
        stays=side(found.stays),
        goes=side(found.goes),
        rows=[row(each) for each in found.rows],
        contacts=people(found),
        seen=found.seen,
    )


@router.get("/conversations/{conversation_id}/part")
async def part_preview(conversation_id: str, parts: The) -> PartView:
    """A case as it was joined, and whose is what came since."""
    found = await parts.takeover.parting.preview(conversation_id)
    if isinstance(found, Refuse):
        raise _refused(found)
    return apart(found)


def _refused(refuse: Refuse) -> Exception:
    return (
        NotFound(refuse.text)
        if refuse.code == "not_found"
        else Conflict(refuse.text, code=refuse.code)
    )


def side(family: Family) -> SideView:
    """One of two cases."""
    own = family.members[0]
    return SideView(
        number=own.number,
        conversation=own.conversation,
        title=own.title,
        customer=own.customer,
        opened=own.opened,
        contacts=len(family.members),
    )


def said(answer: Answer | None) -> SaidView:
    """An answer as a table shows it."""
    if answer is None:
        return SaidView(text="", state="not asked")
    return SaidView(text=answer.text, state=answer.state)


def row(each: Row) -> JoinRow:
    """One question."""
    return JoinRow(
        question=each.question,
        label=each.label,
        kind=each.kind,
        one=said(each.one),
        other=said(each.other),
        together=said(each.together),
        choices=[ChoiceView(of=choice.of, text=choice.text) for choice in each.choices],
    )


def people(found: Preview) -> list[PersonView]:
    """All contacts; only the customer of the case that goes hears anything, if it is theirs."""
    goes = found.goes.own
    typed = emails([*found.stays.parts, *found.goes.parts])
    told = words.say("known_added", goes.language, number=str(found.stays.own.number))
    return [
        PersonView(
            number=member.number,
            conversation=member.conversation,
            customer=member.customer,
            known=known_by(member, typed),
            entries=member.seq,
            opened=member.opened,
            hears=told if found.told and member.number == goes.number else "",
        )
        for member in (*found.stays.members, *found.goes.members)
    ]


def emails(parts: Sequence[Part]) -> dict[int, str]:
    """The e-mail address that each contact typed, as it is compared."""
    return {
        part.number: email(answer.text)
        for part in parts
        for item in (part.flow.items if part.flow else ())
        if item.question.kind == "email" and (answer := part.conversation.answers.get(item.id))
    }


def known_by(
    member: Member, typed: Mapping[int, str]
) -> Literal["signed in", "same browser", "same e-mail, typed", "not proved"]:
    """How it is known whose a contact is; an address that was typed is a claim."""
    if signed(member.identity):
        return "signed in"
    if member.identity:
        return "same browser"
    mine = typed.get(member.number, "")
    shared = bool(mine) and list(typed.values()).count(mine) > 1
    return "same e-mail, typed" if shared else "not proved"


def apart(found: Apart) -> PartView:
    """Both sides, the link, and what came meanwhile."""
    return PartView(
        stays=side(found.stays),
        goes=side(found.goes),
        case=found.link.via,
        by=found.link.by,
        at=found.link.linked_at,
        reasons=list(found.link.reasons),
        items=[
            ItemView(
                kind=item.placed.kind,
                of=item.placed.of,
                to=item.placed.to,
                asked=item.asked,
                text=item.text,
                at=item.at,
                who=item.who,
            )
            for item in found.items
        ],
        seen=found.seen,
    )
