"""The case sheet: what the conversation says, and what the store knows of others like it."""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter

from intakebot.desk.families import Family
from intakebot.desk.same_person import Likely, likely
from intakebot.edge.case_models import (
    CandidateView,
    CaseRef,
    CaseView,
    ContactView,
    FactView,
    IncidentRef,
    KnownView,
    LikelyView,
    NoticedView,
    OtherView,
    RowView,
)
from intakebot.edge.models import DraftAsked
from intakebot.edge.rest.guard import Parts, The, allowed
from intakebot.engine import desk_words
from intakebot.engine.case import Case, Fact, Remark, case
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Context
from intakebot.engine.gather import PERSON, Joint
from intakebot.engine.reasks import reasked
from intakebot.matching.likeness import in_words
from intakebot.store.cases import Suggestion

router = APIRouter(dependencies=[allowed("case.read")], tags=["cases"])


@router.get("/conversations/{conversation_id}/case")
async def sheet(conversation_id: str, parts: The) -> CaseView:
    """Who, what, where, what is missing, and who else has it."""
    conversations = parts.takeover.conversations
    conversation = await conversations.get(conversation_id)
    flow = await conversations.flow_for(conversation)
    made = case(flow, conversation) if flow else begun(conversation)
    families = parts.takeover.families
    root = await families.case_of(conversation.number)
    family = await families.of(root)
    facts = together(made, family, conversation.number)
    return CaseView(
        number=made.number,
        conversation=made.conversation,
        flow=made.flow,
        flow_title=desk_words.called(flow) if flow else "",
        title=made.title,
        priority=made.priority,
        team=made.team,
        opening=made.opening,
        score=made.score,
        facts=facts,
        missing=lacking(made, facts),
        context=page(conversation.context),
        contacts=contacts(family),
        candidates=await candidates(parts, conversation, family),
        case=root,
        likely=[same(one) for one in await likely(parts.stores, flow, conversation)],
        noticed=[remark(one, conversation.split) for one in made.noticed],
        ladder=list(parts.library.manners(conversation.site).ladder),
        incident=await incident(parts, conversation),
        came_from=await named(parts, conversation.came_from),
        split=[each for n in conversation.split.values() if (each := await named(parts, n))],
    )


@router.post("/conversations/{conversation_id}/known")
async def known(conversation_id: str, parts: The, draft: DraftAsked) -> list[KnownView]:
    """What a reply that is not sent yet asks for although the sheet has it."""
    conversations = parts.takeover.conversations
    conversation = await conversations.get(conversation_id)
    flow = await conversations.flow_for(conversation)
    found = reasked(flow, conversation, draft.text) if flow else []
    return [
        KnownView(**fact(one.fact).model_dump(), start=one.span[0], end=one.span[1])
        for one in found
    ]


def begun(conversation: Conversation) -> Case:
    """The sheet of a conversation that no flow was chosen for yet."""
    c = conversation
    return Case(
        c.number,
        c.id,
        "",
        c.opening[:200],
        "normal",
        c.team,
        c.opening,
        facts=[],
        missing=[],
        score=0,
    )


def fact(one: Fact, joint: Joint | None = None, here: int = 0) -> FactView:
    """An answer with where it came from; of a joint one, from which contact, and what differs."""
    others = joint.others.items() if joint and joint.kind not in PERSON else ()
    answer, source = one.answer, one.answer.source
    return FactView(
        question=one.question,
        label=one.label,
        kind=one.kind,
        value=answer.value,
        text=answer.text,
        state=answer.state,
        band=answer.band,
        by=source.by,
        seq=source.seq,
        quote=source.quote,
        who=source.who,
        contact=joint.of[0] if joint and here not in joint.of else 0,
        others=[OtherView(number=number, text=other.text) for number, other in others],
        decided=joint.decided if joint else False,
    )


def same(one: Likely) -> LikelyView:
    """A case that may be the same customer's, and why."""
    return LikelyView(
        conversation=one.case.conversation,
        number=one.case.number,
        customer=one.case.customer,
        phase=one.case.phase,
        opened=one.case.opened,
        agrees=list(one.agrees),
        proved=one.proved,
    )


async def named(parts: Parts, number: int) -> CaseRef | None:
    """The case of that number, as a link."""
    found = await asyncio.to_thread(parts.stores.cases.contacts, number) if number else []
    return CaseRef(number=number, conversation=found[0].conversation) if found else None


def remark(one: Remark, split: Mapping[int, int]) -> NoticedView:
    """How a message was meant, by which number it is taken back, and what became of it."""
    return NoticedView(
        entry=one.entry,
        of=one.noticed.of,
        kind=one.noticed.kind,
        quote=one.noticed.quote,
        step=one.noticed.step,
        action=one.noticed.action,
        more=one.noticed.more,
        case=split.get(one.entry, 0),
    )


def page(context: Context) -> dict[str, str]:
    """What the page told us; what the site set itself comes after, under its own names."""
    named = {
        "url": context.url,
        "title": context.title,
        "referrer": context.referrer,
        "language": context.language,
        "time_zone": context.time_zone,
        "browser": context.browser,
        "viewport": context.viewport,
    }
    told = {name: value for name, value in named.items() if value}
    return context.facts | told


async def incident(parts: Parts, conversation: Conversation) -> IncidentRef | None:
    """The incident that it belongs to."""
    if not conversation.incident:
        return None
    found = await asyncio.to_thread(parts.stores.incidents.get, conversation.incident)
    return IncidentRef(number=found.number, title=found.title, state=found.state) if found else None


def together(made: Case, family: Family | None, here: int) -> list[FactView]:
    """What all contacts of the case say, with what came from which."""
    if family is None or len(family.parts) == 1:
        return [fact(one) for one in made.facts]
    return [
        fact(Fact(joint.question, joint.label, joint.kind, joint.answer), joint, here)
        for joint in family.joints
    ]


def lacking(made: Case, facts: list[FactView]) -> list[RowView]:
    """What is missing, and no other contact has told either."""
    told = {one.question for one in facts if one.state in ("given", "unverified")}
    return [
        RowView(question=row.question, label=row.label)
        for row in made.missing
        if row.question not in told
    ]


def contacts(family: Family | None) -> list[ContactView]:
    """All conversations of the case, its own first."""
    return [
        ContactView(
            conversation=one.conversation,
            number=one.number,
            customer=one.customer,
            opened=one.opened,
            phase=one.phase,
            via=one.via,
            owner=one.owner,
            waiting_since=one.waiting_since,
            entries=one.seq,
        )
        for one in (family.members if family else ())
    ]


async def candidates(
    parts: Parts, conversation: Conversation, family: Family | None
) -> list[CandidateView]:
    """Cases that look like this one and that nobody said are not; one of each case."""
    found = await asyncio.to_thread(parts.stores.cases.suggestions, conversation.id)
    mine = {member.number for member in family.members} if family else set()
    return [
        candidate(one, linked=one.case.number in mine)
        for one in found
        if one.state != "dismissed" and one.case.number not in conversation.dismissed
    ]


def candidate(one: Suggestion, *, linked: bool) -> CandidateView:
    """A likely double, with its reasons."""
    return CandidateView(
        number=one.case.number,
        conversation=one.case.conversation,
        title=one.case.title,
        phase=one.case.phase,
        customer=one.case.customer,
        opened=one.case.opened,
        score=one.candidate.score,
        likeness=in_words(one.candidate.score),
        reasons=list(one.candidate.reasons),
        differs=list(one.candidate.differs),
        linked=linked,
    )
