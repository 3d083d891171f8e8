"""The teams, and whether anybody of them is here."""

from fastapi import APIRouter

from intakebot.authoring.places import Team
from intakebot.edge.models import TeamView
from intakebot.edge.rest.guard import Parts, The, allowed

router = APIRouter(dependencies=[allowed("team.list")], tags=["staff"])


@router.get("/teams")
async def teams(parts: The) -> list[TeamView]:
    """All teams of teams.yaml."""
    return [view(parts, team) for team in parts.library.teams.values()]


def view(parts: Parts, team: Team) -> TeamView:
    """A team as it stands now."""
    now = parts.world.now()
    return TeamView(
        id=team.id,
        name=team.name_in("en"),
        online=parts.reception.presence.staffed(team.id),
        opens=team.opening(now).opens,
        begins=team.begins(now),
        hours=team.hours_in_words("en"),
    )
