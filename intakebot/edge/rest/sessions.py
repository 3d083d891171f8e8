"""A new conversation: the widget asks for one with the customer's first words."""

from typing import Annotated

from fastapi import APIRouter, Request

from intakebot.desk.access import Principal
from intakebot.desk.limits import Buckets, Shared, veiled
from intakebot.edge.models import SessionAsked, SessionMade
from intakebot.edge.rest.guard import The, address_of, allowed
from intakebot.edge.rest.strict import StrictRoute
from intakebot.errors import TooMany

router = APIRouter(route_class=StrictRoute, tags=["customers"])

HOUR = 3600


def rates(limits: Shared, an_hour: int) -> Buckets:
    """How many conversations one address may begin."""
    return limits.buckets("sessions", an_hour / HOUR, an_hour)


@router.post("/sessions", status_code=201)
async def open_session(
    asked: SessionAsked,
    request: Request,
    parts: The,
    _: Annotated[Principal, allowed("session.open")],
) -> SessionMade:
    """Begin a conversation. The token is shown once and opens this conversation only."""
    rate: Buckets = request.app.state.session_rates
    if not rate.take(veiled(address_of(request)), parts.world.now()):
        wait = max(1, HOUR // parts.settings.sessions_an_hour)
        raise TooMany("Too many new conversations from your network.", retry_after=wait)
    conversation, token = await parts.reception.open(asked.site, asked.language)
    return SessionMade(
        conversation=conversation.id,
        number=conversation.number,
        token=token,
        epoch=parts.reception.conversations.journal.epoch,
    )
