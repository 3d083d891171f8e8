"""Diagnostics for people, for programs and for GitHub's annotations."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from intakebot.authoring.diagnostics import Diagnostic
from intakebot.authoring.document import Source

WIDEST = 110
"""Characters of a source line that are shown."""


def full(problems: Sequence[Diagnostic], sources: Mapping[str, Source], meanwhile: str = "") -> str:
    """Each problem with its line and a caret; then how many, and what customers see meanwhile."""
    parts = [_one(each, sources.get(each.file)) for each in problems]
    last = " ".join(part for part in (counted(problems), meanwhile) if part)
    return "\n".join([*parts, f"{last} What each message means: flows/README."])


def counted(problems: Sequence[Diagnostic]) -> str:
    """``2 problems, 1 warning.``"""
    errors = sum(each.severity == "error" for each in problems)
    warnings = len(problems) - errors
    said = [_many(errors, "problem")] if errors or not warnings else []
    return ", ".join([*said, *([_many(warnings, "warning")] if warnings else [])]) + "."


def as_json(problems: Sequence[Diagnostic]) -> str:
    """A list of objects, one a problem."""
    return json.dumps([asdict(each) for each in problems], indent=2, ensure_ascii=False)


def github(problems: Sequence[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "\n".join(_annotation(each) for each in problems)


def one_line(problem: Diagnostic, folder: str = "") -> str:
    """Place, message and way out in a line; a file of ``folder`` by its name within it."""
    hint = f" – {problem.hint}" if problem.hint else ""
    file = problem.file.removeprefix(f"{folder}/") if folder else problem.file
    place = f"{file}:{problem.line}:{problem.column}"
    return f"{place}: {visible(problem.message)}{visible(hint)}  [{problem.code}]"


def visible(text: str) -> str:
    """A text that can't play tricks on a terminal: controls become a visible sign."""
    return "".join(
        "�"
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign != "\t"
        else sign
        for sign in text
    )


def _one(problem: Diagnostic, source: Source | None) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    warned = "warning: " if problem.severity == "warning" else ""
    head = f"{place}: {warned}{visible(problem.message)}  [{problem.code}]"
    line = source.line(problem.line) if source else ""
    if not line.strip():
        return head + (f"\n      | {visible(problem.hint)}" if problem.hint else "")
    start, end = problem.column - 1, max(problem.end_column - 1, problem.column)
    cut = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    lead = "…" if cut else ""
    shown = visible(lead + line[cut : cut + WIDEST]).replace("\t", " ")
    indent = _width(lead + line[cut:start])
    carets = "^" * max(1, _width(line[start : min(end, cut + WIDEST)]))
    hint = f" {visible(problem.hint)}" if problem.hint else ""
    return f"{head}\n{problem.line:5} | {shown}\n      | {' ' * indent}{carets}{hint}"


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.category(sign) == "Mn" for sign in text)


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _annotation(problem: Diagnostic) -> str:
    level = "error" if problem.severity == "error" else "warning"
    places = {
        "file": problem.file,
        "line": str(problem.line),
        "col": str(problem.column),
        "endColumn": str(problem.end_column),
        "title": problem.code,
    }
    said = problem.message + (f" – {problem.hint}" if problem.hint else "")
    properties = ",".join(f"{name}={_property(value)}" for name, value in places.items())
    return f"::{level} {properties}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
