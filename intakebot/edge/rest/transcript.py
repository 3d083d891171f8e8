"""The customer's copy of the conversation: as text, as a page without script, or as JSON."""

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from fastapi import APIRouter
from starlette.responses import Response

from intakebot.desk.access import Customer, Principal
from intakebot.edge.rest.guard import Parts, The, allowed
from intakebot.engine import entries as e
from intakebot.engine.belonging import Added, Parted
from intakebot.engine.conversation import Conversation
from intakebot.engine.proof_entries import Proof
from intakebot.engine.tags import Body
from intakebot.engine.view import View, fold
from intakebot.errors import NotFound

router = APIRouter(tags=["customers"])

PAGE = 200
decode_entry = msgspec.json.Decoder(e.Entry).decode
encode = msgspec.json.Encoder().encode

WORDS = {
    "en": {"title": "Transcript", "number": "Reference", "you": "You", "bot": "Assistant"},
    "de": {"title": "Gesprächsverlauf", "number": "Nummer", "you": "Sie", "bot": "Assistent"},
    "ar": {"title": "نص المحادثة", "number": "الرقم المرجعي", "you": "أنت", "bot": "المساعد"},
}
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


@router.get("/transcript", response_class=Response)
async def transcript(
    parts: The,
    who: Annotated[Principal, allowed("transcript.read")],
    format: Literal["text", "html", "json"] = "text",  # noqa: A002
) -> Response:
    """The conversation that the token opens, as the customer saw it."""
    if not isinstance(who, Customer):
        raise NotFound
    conversation = await parts.reception.conversations.get(who.conversation)
    view = await whole(parts, conversation.id)
    named = {"content-disposition": f'attachment; filename="{conversation.number}.{ENDS[format]}"'}
    if format == "json":
        body = encode({"number": conversation.number, "entries": view.entries})
        return Response(body, media_type="application/json", headers=named)
    if format == "html":
        return Response(as_html(conversation, view), media_type="text/html", headers=named)
    return Response(as_text(conversation, view), media_type="text/plain", headers=named)


ENDS = {"text": "txt", "html": "html", "json": "json"}


async def whole(parts: Parts, conversation_id: str) -> View:
    """Everything the customer may see, with redactions applied."""
    journal = parts.reception.conversations.journal
    view = View()
    while True:
        read = await journal.read(conversation_id, view.seq, private=False, limit=PAGE)
        if read.upto <= view.seq:
            return view
        view = fold(view, read.after, read.upto, [decode_entry(one) for one in read.entries])


def lines(conversation: Conversation, view: View) -> Iterator[tuple[str, str, str]]:
    """Time, name and words of everything that anybody said."""
    zone = zone_of(conversation)
    words = WORDS.get(conversation.language, WORDS["en"])
    for entry in view.entries:
        text = said(entry.body)
        if text:
            at = dt.datetime.fromtimestamp(entry.at / 1000, zone)
            name = {"customer": words["you"], "bot": words["bot"]}.get(entry.by, entry.name)
            yield f"{at:%Y-%m-%d %H:%M}", name or words["bot"], text


def said(body: Body) -> str:
    """What an entry says to a reader; empty for what only moves things."""
    match body:
        case e.Said() | e.Reply():
            files = [f"[{file.name}]" for file in body.files]
            return "\n".join([body.text, *files] if body.text else files)
        case e.Told() | Proof() | e.Asked() | e.Closed() | Added() | Parted():
            return body.text
        case e.Summary():
            rows = [f"- {row.label}" for row in body.missing]
            return "\n".join([body.text, *rows]) if body.text else ""
        case _:
            return ""


def zone_of(conversation: Conversation) -> dt.tzinfo:
    """The customer's time zone as their browser named it, else UTC."""
    try:
        return ZoneInfo(conversation.context.time_zone or "UTC")
    except (ValueError, OSError, KeyError):
        return dt.UTC


def as_text(conversation: Conversation, view: View) -> str:
    """For reading and for mail."""
    words = WORDS.get(conversation.language, WORDS["en"])
    head = f"{words['title']} · {words['number']} {conversation.number} · {zone_of(conversation)}"
    talk = [f"{at}  {name}\n{indented(text)}" for at, name, text in lines(conversation, view)]
    return "\n\n".join([head, *talk]) + "\n"


def indented(text: str) -> str:
    """Set off, so that nobody's words can look like a line of ours."""
    return "\n".join(f"    {line}" for line in text.splitlines())


def as_html(conversation: Conversation, view: View) -> str:
    """A page that holds nothing but text."""
    words = WORDS.get(conversation.language, WORDS["en"])
    way = "rtl" if conversation.language in RIGHT_TO_LEFT else "ltr"
    title = f"{escape(words['title'])} {conversation.number}"
    talk = "\n".join(
        f"<dt>{escape(name)} <time>{at}</time></dt>\n<dd dir=auto>{broken(text)}</dd>"
        for at, name, text in lines(conversation, view)
    )
    return (
        f'<!doctype html>\n<html lang="{escape(conversation.language)}" dir="{way}">'
        f'<meta charset="utf-8"><title>{title}</title>\n'
        f"<h1>{title}</h1>\n<dl>\n{talk}\n</dl>\n</html>\n"
    )


def broken(text: str) -> str:
    """Escaped, with its line breaks."""
    return "<br>\n".join(escape(line) for line in text.splitlines())
