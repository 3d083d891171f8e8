"""Finding a conversation again."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query

from intakebot.edge.models import Hit
from intakebot.edge.rest.guard import The, allowed

router = APIRouter(dependencies=[allowed("search")], tags=["cases"])

AT_MOST = 20


@router.get("/search")
async def search(
    parts: The,
    q: Annotated[str, Query(max_length=200)] = "",
    offset: Annotated[int, Query(ge=0, le=1000)] = 0,
) -> list[Hit]:
    """Conversations by words, customer, title or number, the best first."""
    found = await asyncio.to_thread(parts.stores.search.find, q, AT_MOST, offset)
    return [
        Hit(
            conversation=one.conversation,
            number=one.number,
            title=one.title,
            customer=one.customer,
            phase=one.phase,
            opened=one.opened,
            words=one.words,
        )
        for one in found
    ]
