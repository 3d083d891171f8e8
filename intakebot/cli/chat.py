"""``intakebot chat FLOW``: walk a flow in the terminal, with the engine customers talk to.

With ``--script``, JSON alone goes to standard output. Exit status: 0 nothing is left to ask,
1 the script ended before that, 2 there is no such flow or script.
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import typer
from rich.console import Console

from intakebot.authoring.library import Library
from intakebot.cli.report import loaded
from intakebot.engine import events as ev
from intakebot.engine.case import Case, case
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import entries, refusal
from intakebot.engine.entries import Answered, Asked, Entry, Handover, Summary, Told
from intakebot.engine.spelling import closest
from intakebot.engine.talk import talk

HELP = "/back  /skip  /dontknow  /why  /person  /send  /change QUESTION NEW WORDS  /quit"


def chat(
    flow: str = typer.Argument("", help="The flow's name; left out, the first words choose."),
    folder: Path = typer.Option(Path("flows"), "--flows", help="The folder of flow files."),
    script: Path | None = typer.Option(
        None, "--script", help="One customer line a line; prints JSON. - reads standard input."
    ),
    language: str = typer.Option("en", help="The customer's language."),
    page: str = typer.Option("", help="The page's address, as the widget would send it."),
) -> None:
    """Walk a flow in the terminal."""
    library = loaded(folder)
    if flow and library.flow(flow) is None:
        names = [each.id for each in library.flows()]
        near = closest(flow, names)
        hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(names)}."
        typer.echo(f"There is no flow '{flow}' in {folder}; {hint}", err=True)
        raise typer.Exit(2)
    lines = [] if script is None else lines_of(script)
    talked = Talk(library, flow, language, page)
    if script is None:
        typed(talked)
    else:
        raise typer.Exit(play(talked, lines))


def lines_of(script: Path) -> list[str]:
    """The script's lines; when it can't be read, that is said and it ends with status 2."""
    try:
        text = sys.stdin.read() if str(script) == "-" else script.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        why = wrong.strerror if isinstance(wrong, OSError) else "it is no UTF-8 text"
        typer.echo(f"{script} can't be read: {why}.", err=True)
        raise typer.Exit(2) from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def play(talked: "Talk", lines: list[str]) -> int:
    """Say the lines and print what came of it; the exit status."""
    for line in lines:
        if line == "/quit":
            break
        for entry in talked.hear(line):
            if not entry.seq:  # refused: it is not in the conversation
                typer.echo(f"{line}: {' '.join(spoken(entry))}", err=True)
    typer.echo(json.dumps(talked.report(), indent=2, ensure_ascii=False))
    left = talked.left()
    if left:
        typer.echo(f"The script ends early. {left}", err=True)
    return 1 if left and talked.conversation.phase == "intake" else 0


class Talk:
    """One conversation in memory, driven by lines of text."""

    def __init__(self, library: Library, flow: str, language: str, page: str) -> None:
        self._library = library
        self.conversation = Conversation("terminal", 1001, language=language)
        self.log: list[Entry] = []
        context = ev.Begin().context
        context = msgspec.structs.replace(context, url=page, language=language)
        self.act(ev.Begin(context, language, flow))

    def hear(self, line: str) -> Iterable[Entry]:
        """Do what a typed line says; the entries that came of it."""
        return self.act(self.event(line.strip()))

    def event(self, line: str) -> ev.CustomerEvent:
        """A line is words, or a command that stands for a button."""
        stands = self.conversation.open
        question = stands.question if stands else ""
        command, _, rest = line.partition(" ")
        match command:
            case "/back":
                return ev.Back()
            case "/skip":
                return ev.Skip(question)
            case "/dontknow":
                return ev.DontKnow(question)
            case "/why":
                return ev.Why(question)
            case "/person":
                return ev.WantPerson()
            case "/send":
                return ev.Confirm()
            case "/change":
                name, _, words = rest.partition(" ")
                return ev.Change(name, words)
            case _:
                return ev.Say(line)

    def act(self, event: ev.CustomerEvent) -> list[Entry]:
        """Perform one event."""
        act = ev.Act(event, time.time_ns() // 1_000_000)
        self.conversation, effects = talk(self._library, self.conversation, act)
        refused = refusal(effects)
        if refused is not None:
            why = refused.text or f"that can't be done here ({refused.code})"
            return [Entry(0, act.at, "bot", Told(why, "note"))]
        fresh = entries(effects)
        self.log += fresh
        return fresh

    def report(self) -> dict[str, Any]:
        """The conversation and the case, ready for JSON."""
        stands = self.conversation.open
        made = self.case()
        return {
            "conversation": [
                {"by": entry.by, "says": words}
                for entry in self.log
                for words in spoken(entry)
                if words
            ],
            "phase": self.conversation.phase,
            "open": stands.question if stands else None,
            "case": msgspec.to_builtins(made) if made else None,
        }

    def case(self) -> Case | None:
        """The case as far as it has come; None before any flow was chosen."""
        flow = self._library.edition(self.conversation.edition)
        return case(flow, self.conversation) if flow else None

    def left(self) -> str:
        """What stands between here and the handover, in words; empty after it."""
        if self.conversation.phase == "confirming":
            return "The summary is not confirmed yet."
        if self.conversation.phase != "intake":
            return ""
        stands, made = self.conversation.open, self.case()
        asked = stands.asked.text if stands and stands.asked else ""
        now = f"'{stands.question}' stands open: {asked}" if stands else "Nothing is asked yet."
        lacks = ", ".join(row.label for row in made.missing) if made else ""
        return f"{now} Still missing: {lacks}." if lacks else now


def spoken(entry: Entry) -> Iterator[str]:
    """What people would hear of an entry."""
    body = entry.body
    if isinstance(body, Summary):
        yield body.text
    elif isinstance(body, Handover):
        yield f"[{body.number}] {body.title}"
    elif isinstance(body, Answered):
        return
    else:
        yield str(getattr(body, "text", ""))


def typed(talked: Talk) -> None:
    """Talk until the case is handed over or the person leaves; Ctrl-C and Ctrl-D leave too."""
    console = Console(highlight=False)
    try:
        console.print(HELP, style="dim")
        fresh: Iterable[Entry] = talked.log
        while True:
            for entry in fresh:
                show(console, talked, entry)
            if talked.conversation.phase not in ("intake", "confirming"):
                break
            line = console.input("[bold]> [/]")
            if line.strip() == "/quit":
                break
            fresh = talked.hear(line)
    except (EOFError, KeyboardInterrupt):
        console.print()


def show(console: Console, talked: Talk, entry: Entry) -> None:
    """Print one entry as the customer would see it."""
    body = entry.body
    if entry.by == "customer":
        return
    if isinstance(body, Answered):
        console.print(
            f"  ✓ {body.label}: {body.answer.text or body.answer.state}",
            style="green",
            markup=False,
        )
        return
    for words in spoken(entry):
        if words:
            console.print(words, markup=False)
    if isinstance(body, Asked):
        hint = " · ".join(option.label for option in body.options)
        console.print(f"  ({body.at} of {body.of}) {hint}", style="dim", markup=False)
    if isinstance(body, Summary):
        for row in body.rows:
            answer = talked.conversation.answers[row.question]
            console.print(f"  {row.label}: {answer.text}", markup=False)
        console.print("  /send passes it on", style="dim")
