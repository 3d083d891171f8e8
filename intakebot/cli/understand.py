"""``intakebot understand``: what the bot takes from texts, as JSON lines in and out.

Exit status: 0 all is well, 1 a line could not be read, 2 a folder can't be.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import typer

from intakebot.authoring.library import Library
from intakebot.cli.report import loaded
from intakebot.engine.topics import routed
from intakebot.understanding.acts import PUBLIC
from intakebot.understanding.language import language_of
from intakebot.understanding.pending import pending
from intakebot.understanding.understand import Catalogue
from intakebot.understanding.understand import understand as understood

FLOWS = Path("flows")


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """One line in. Without ``asked`` some question may stand open; "" says that none does."""

    text: str
    asked: str | None = None
    """A kind or label, or the words that were said just before the text."""
    flow: str | None = None
    """Whose author's own patterns count."""


def understand(
    folder: Path | None = typer.Option(
        None, "--flows", help="Flows to route to; ./flows where there is one."
    ),
    labelled: Path | None = typer.Option(
        None, "--eval", help="Print how well a folder of labelled texts is understood."
    ),
    as_json: bool = typer.Option(False, "--json", help="The figures as JSON lines."),
    language: str = typer.Option("en", help="The customers' language."),
) -> None:
    """Read JSON lines {"text", "asked", "flow"}; write what each tells, does and is about."""
    if labelled is not None:
        return measured(labelled, as_json=as_json)
    library = loaded(folder or FLOWS) if folder or FLOWS.is_dir() else None
    wrong = 0
    lines = (raw.decode("utf-8", "replace") for raw in sys.stdin.buffer)
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            line = msgspec.json.decode(raw, type=Line)
            print(json.dumps(answer(line, library, language), ensure_ascii=False))
        except (msgspec.MsgspecError, LookupError) as problem:
            wrong += 1
            print(f"line {number}: {problem}", file=sys.stderr)
    raise typer.Exit(1 if wrong else 0)


def answer(line: Line, library: Library | None, language: str) -> dict[str, Any]:
    """What one line tells.

    Raises:
        LookupError: it names a flow that is not there.
    """
    flow = library.flow(line.flow) if line.flow and library else None
    if line.flow and flow is None:
        raise LookupError(f"there is no flow '{line.flow}'")
    given = Catalogue(language, forms=flow.forms if flow else ())
    found = understood(line.text, pending(line.asked), given)
    written = language_of(line.text)
    told: dict[str, Any] = {
        "findings": [
            {
                "label": each.label,
                "value": each.value,
                "quote": line.text[slice(*each.span)],
                "start": each.span[0],
                "end": each.span[1],
                "band": each.band,
            }
            for each in found.findings
        ],
        "acts": list(dict.fromkeys(PUBLIC[act.kind] for act in found.acts)),
        "language": written.code if written.sure else None,
    }
    if library is not None:
        led = routed(library.routables(), [line.text])
        told["route"] = {"flow": led.best, "likeliest": led.likeliest, "score": led.score}
    return told


def measured(folder: Path, *, as_json: bool) -> None:
    """Print the figures of a folder of labelled texts."""
    from intakebot.cli.figures import as_lines, figures

    if not folder.is_dir():
        typer.echo(f"There is no folder {folder}.", err=True)
        raise typer.Exit(2)
    try:
        found = list(figures(folder))
    except (OSError, ValueError, LookupError, TypeError) as wrong:
        typer.echo(f"{folder} can't be read: {wrong}", err=True)
        raise typer.Exit(2) from None
    lines: Iterable[str] = (
        (msgspec.json.encode(each).decode() for each in found) if as_json else as_lines(found)
    )
    for line in lines:
        typer.echo(line)
