"""Files: streamed in, and handed out only to those who may see their conversation."""

from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from intakebot.desk.access import Customer, Principal, Staff, may
from intakebot.desk.uploads import Kept
from intakebot.edge.models import UploadMade
from intakebot.edge.origins import header
from intakebot.edge.rest.guard import Parts, The, allowed
from intakebot.errors import NotFound

router = APIRouter(tags=["files"])

INLINE = ("image/png", "image/jpeg", "image/webp", "image/gif")
"""What we wrote ourselves, pixel by pixel, may be shown; everything else is downloaded."""


@router.post("/files", status_code=201)
async def add_own(
    request: Request,
    parts: The,
    who: Annotated[Principal, allowed("upload.add")],
    name: str = "",
) -> UploadMade:
    """Upload a file to the conversation that the token opens; the body is the file itself."""
    if not isinstance(who, Customer):
        raise NotFound
    return await _add(parts, request, who.conversation, name, censors=True)


@router.post("/conversations/{conversation_id}/files", status_code=201)
async def add_to(
    conversation_id: str,
    request: Request,
    parts: The,
    _: Annotated[Principal, allowed("upload.add")],
    name: str = "",
) -> UploadMade:
    """Upload a file to show in this conversation."""
    found = await parts.reception.conversations.get(conversation_id)
    return await _add(parts, request, found.id, name)


async def _add(
    parts: Parts, request: Request, conversation: str, name: str, *, censors: bool = False
) -> UploadMade:
    declared = header(request.scope["headers"], b"content-length")
    length = int(declared) if declared.isdecimal() else 0
    kept = await parts.uploads.add(conversation, name, _body(request), length, censors=censors)
    return UploadMade(
        id=kept.id,
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        width=kept.width,
        height=kept.height,
    )


async def _body(request: Request) -> AsyncIterator[bytes]:
    async for piece in request.stream():
        yield piece


@router.get("/files/{upload_id}", response_class=Response)
async def read(
    upload_id: str, parts: The, who: Annotated[Principal, allowed("upload.read")]
) -> Response:
    """A file, to the customer whose conversation it is in and to agents."""
    path, kept = await parts.uploads.read(upload_id)
    if not (isinstance(who, Staff) or may(who, "upload.read", kept.conversation)):
        raise NotFound
    return FileResponse(path, media_type=kept.media_type, headers=shown(kept))


def shown(kept: Kept) -> dict[str, str]:
    """How a browser is to treat the file (RFC 6266)."""
    how = "inline" if kept.media_type in INLINE else "attachment"
    return {
        "content-disposition": f"{how}; filename*=UTF-8''{quote(kept.name, safe='')}",
        "cache-control": "private, no-store",
    }
