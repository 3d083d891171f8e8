"""How flow files stand: what is live, and what is wrong with the last save."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from intakebot.authoring import rendering
from intakebot.authoring.diagnostics import Diagnostic, grave
from intakebot.authoring.document import Source
from intakebot.engine.flow import Flow


@dataclass(frozen=True, slots=True)
class Standing:
    """One flow file as it stands. ``problems`` are those of its last save."""

    file: str
    flow: Flow | None
    """The live edition; None where there never was a good one."""
    published: int = 0
    """When the file of the live edition was saved, UTC milliseconds."""
    problems: tuple[Diagnostic, ...] = ()
    since: int = 0
    """When the file was saved with these problems, UTC milliseconds."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a look at the folder came to. Its text is what an author reads."""

    folder: str
    problems: tuple[Diagnostic, ...] = ()
    published: tuple[str, ...] = ()
    """Ids of the flows that are new or changed."""
    withdrawn: tuple[str, ...] = ()
    """Ids of the flows that are no longer offered."""
    changed: bool = False
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)
    """By the file's name as the problems show it."""
    meanwhile: str = ""

    @property
    def ok(self) -> bool:
        return not grave(self.problems)

    def __str__(self) -> str:
        return rendering.full(self.problems, self.sources, self.meanwhile)


def _clock(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000).astimezone().strftime("%H:%M")


def meanwhile(kept: Sequence[Standing]) -> str:
    """What customers see while flows can't be published."""
    if not kept:
        return ""
    if len(kept) == 1:
        return f"Customers still see the flow as it was at {_clock(kept[0].published)}."
    return f"Customers still see these {len(kept)} flows as they were."


def notice(standing: Standing, folder: str = "") -> str:
    """A file of ``folder`` that could not be published, in a sentence or two."""
    errors = [each for each in standing.problems if each.severity == "error"]
    count = "a problem" if len(errors) == 1 else f"{len(errors)} problems"
    first = rendering.one_line(errors[0], folder) if errors else ""
    seen = "It is not offered to customers."
    if standing.flow is not None:
        seen = f"Customers still see the flow as it was at {_clock(standing.published)}."
    return f"{standing.file} has {count} and was not published. {seen} {first}"
