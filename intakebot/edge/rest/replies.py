"""The saved replies, as they would be sent in one conversation."""

from typing import Annotated

from fastapi import APIRouter

from intakebot.desk.access import Staff
from intakebot.edge.case_models import ReplyView
from intakebot.edge.rest.guard import The, allowed

router = APIRouter(tags=["cases"])

Reader = Annotated[Staff, allowed("case.read")]


@router.get("/conversations/{conversation_id}/replies")
async def replies(conversation_id: str, parts: The, who: Reader) -> list[ReplyView]:
    """What replies.yaml offers for this case, the replies of its own team first."""
    conversations = parts.takeover.conversations
    conversation = await conversations.get(conversation_id)
    flow = await conversations.flow_for(conversation)
    team = conversation.team or (flow.team if flow else "")
    offered = [each for each in parts.library.replies.values() if each.fits((team, *who.teams))]
    views = []
    for reply in sorted(offered, key=lambda each: team not in each.teams):
        filled = reply.filled(conversation, flow, who.name)
        views.append(
            ReplyView(
                id=reply.id,
                text=filled.text,
                language=filled.language,
                teams=list(reply.teams),
                open=filled.open,
            )
        )
    return views
