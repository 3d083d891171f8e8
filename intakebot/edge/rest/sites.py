"""What the widget draws itself from, before anybody has said anything."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from intakebot.authoring.places import Site
from intakebot.desk.naming import SUFFIXES
from intakebot.edge.models import Opener, SiteView
from intakebot.edge.rest.guard import Parts, The, allowed
from intakebot.engine import words
from intakebot.errors import NotFound

router = APIRouter(dependencies=[allowed("site.read")], tags=["customers"])


@router.get("/sites/{site_id}")
async def site(
    site_id: str,
    request: Request,
    parts: The,
    language: Annotated[str, Query(max_length=35)] = "",
) -> SiteView:
    """A website's greeting, openers, hours and limits."""
    found = parts.library.site(site_id)
    if found is None:
        raise NotFound
    wanted = [language, *wishes(request.headers.get("accept-language", ""))]
    return view(parts, found, chosen(found, wanted))


def wishes(accepted: str) -> list[str]:
    """The languages of an Accept-Language header in the browser's order, a few at most."""
    return [one.partition(";")[0].strip() for one in accepted[:200].split(",")][:10]


def chosen(found: Site, wanted: list[str]) -> str:
    """The first wish that the site speaks, else its own language."""
    for wish in wanted:
        for name in (wish, wish.partition("-")[0]):
            if name in found.languages:
                return name
    return found.language


def view(parts: Parts, found: Site, language: str) -> SiteView:
    """The site in one language, as things stand now."""
    team_id = parts.library.default().team
    team = parts.library.team(team_id)
    opening = team.opening(parts.world.now()) if team else None
    greeting = found.greeting.say(language, {}) if found.greeting else ""
    return SiteView(
        id=found.id,
        name=found.name,
        language=language,
        languages=list(found.languages),
        greeting=greeting or words.say("greeting", language),
        openers=list(openers(parts, found, language)),
        accent=found.accent,
        online=parts.reception.presence.staffed(team_id),
        opens=opening.opens if opening else 0,
        closes=opening.closes if opening else 0,
        hours=team.hours_in_words(language) if team else "",
        email=found.email,
        file_limit=parts.settings.file_limit,
        file_types=list(SUFFIXES),
        text_limit=parts.settings.text_limit,
    )


def openers(parts: Parts, found: Site, language: str) -> list[Opener]:
    """The buttons under the greeting; a flow that can't be served has none."""
    flows = [(name, parts.library.flow(name)) for name in found.openers]
    return [Opener(flow=name, label=flow.title.say(language, {})) for name, flow in flows if flow]
