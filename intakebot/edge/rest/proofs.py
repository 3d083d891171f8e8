"""The page behind the link that is sent to an address. It works without a script.

Looking proves nothing, since programs look into mail as well; its button does.
"""

from html import escape
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from intakebot.edge.rest.guard import Parts, The, allowed
from intakebot.edge.rest.sites import wishes
from intakebot.edge.rest.transcript import RIGHT_TO_LEFT
from intakebot.engine import words

router = APIRouter(include_in_schema=False, prefix="/prove")

STYLE = (Path(__file__).resolve().parents[1] / "prove.css").read_text()
POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)


@router.get("/style.css", dependencies=[allowed("page.read")])
async def style() -> Response:
    """How the page looks."""
    return Response(STYLE, media_type="text/css", headers={"cache-control": "no-cache"})


@router.get("/{link}", dependencies=[allowed("proof.use")])
async def look(link: str, request: Request, parts: The) -> Response:
    """Say what would be confirmed, and ask whether that is right."""
    asked = await parts.reception.proving.asked(link)
    if asked is None:
        return page(spoken(request, parts), "mail_page_over", status=410)
    language, text = asked
    yes, no = (words.say(f"mail_page_{each}", language) for each in ("yes", "no"))
    form = f'<form method="post"><button>{escape(yes)}</button></form><p>{escape(no)}</p>'
    return page(language, "", f"<p>{escape(text)}</p>{form}")


@router.post("/{link}", dependencies=[allowed("proof.use")])
async def confirm(link: str, request: Request, parts: The) -> Response:
    """It was them."""
    asked = await parts.reception.proving.asked(link)
    language = asked[0] if asked else spoken(request, parts)
    if await parts.reception.prove(link):
        return page(language, "mail_page_done")
    return page(language, "mail_page_over", status=410)


def spoken(request: Request, parts: Parts) -> str:
    """The language of a reader of whom nothing else is known."""
    wanted = wishes(request.headers.get("accept-language", ""))
    named = [name for wish in wanted for name in (wish, wish.partition("-")[0])]
    return next((name for name in named if name in words.LANGUAGES), "en")


def page(language: str, key: str, body: str = "", status: int = 200) -> HTMLResponse:
    """A whole page around these words."""
    title = escape(words.say("mail_page", language))
    body = body or f"<p>{escape(words.say(key, language))}</p>"
    way = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return HTMLResponse(
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{way}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f'<title>{title}</title><link rel="stylesheet" href="/prove/style.css">'
        f"<main><h1>{title}</h1>{body}</main></html>\n",
        status,
        # A form's Origin is what proves that it was sent from here, so it must be told.
        {"content-security-policy": POLICY, "referrer-policy": "same-origin"},
    )
