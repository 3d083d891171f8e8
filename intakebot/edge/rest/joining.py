"""What would become of two cases that are joined, and of one that is taken apart."""

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
from intakebot.engine.recall import signed
from intakebot.errors import Conflict, NotFound

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
    told = words.say("known_added", goes.language, number=str(found.stays.own.number))
    return [
        PersonView(
            number=member.number,
            conversation=member.conversation,
            customer=member.customer,
            known=(
                "signed in"
                if signed(member.identity)
                else "same browser"
                if member.identity
                else "not proved"
            ),
            entries=member.seq,
            opened=member.opened,
            hears=told if found.told and member.number == goes.number else "",
        )
        for member in (*found.stays.members, *found.goes.members)
    ]


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
