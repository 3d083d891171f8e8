"""The flow files as they stand: what customers see, and what is wrong with the last save."""

from fastapi import APIRouter

from intakebot.authoring.rendering import one_line
from intakebot.authoring.standing import Standing
from intakebot.edge.models import FlowView
from intakebot.edge.rest.guard import The, allowed
from intakebot.engine import desk_words

router = APIRouter(dependencies=[allowed("flow.list")], tags=["staff"])


@router.get("/flows")
async def flows(parts: The) -> list[FlowView]:
    """Every flow file, with the problems of a save that was not published."""
    folder = parts.library.folder.as_posix()
    return [view(one, folder) for one in parts.library.standings()]


def view(one: Standing, folder: str) -> FlowView:
    """A file as the console shows it: its problems with their places within the folder."""
    return FlowView(
        id=one.flow.id if one.flow else one.file,
        title=desk_words.called(one.flow) if one.flow else "",
        file=one.file,
        edition=one.flow.edition if one.flow else "",
        published=one.published,
        problems=[one_line(problem, folder) for problem in one.problems],
    )
