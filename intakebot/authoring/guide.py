"""The tables of the authors' guide, flows/README.md, made from the code they describe.

``python -m intakebot.authoring.guide`` renews what stands between ``<!-- begin NAME -->`` and
``<!-- end NAME -->``; ``--check`` compares. The words around the tables are written by hand.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from intakebot.authoring.bench import ALWAYS
from intakebot.authoring.codes import CODES
from intakebot.authoring.schema import FOLDER, Schema, schema_of
from intakebot.authoring.shapes import (
    CareShape,
    CaseShape,
    FlowShape,
    Line,
    ReplyShape,
    SiteShape,
    TeamShape,
    TestShape,
)  # fmt: skip
from intakebot.engine import wording_filters
from intakebot.engine.kinds import KINDS
from intakebot.engine.kinds.base import Question
from intakebot.understanding.phrasebook import KINDS as ACTS
from intakebot.understanding.phrasebook import ActKind

GUIDE = FOLDER / "README.md"
_KIND = "What is asked for: one of the kinds."


def sections() -> dict[str, str]:
    """Every generated part by the name of its markers."""
    return {
        "flow-settings": _settings(FlowShape),
        "case-settings": _settings(CaseShape),
        "question-settings": _settings(Question),
        "kinds": _kinds(),
        "names": ", ".join(f"`{name}`" for name in sorted(ALWAYS)),
        "filters": _table(
            ("Filter", "What it does"),
            [(f"`{name}`", each.says) for name, each in wording_filters.ALL.items()],
        ),
        "team-settings": _settings(TeamShape),
        "site-settings": _settings(SiteShape),
        "care-settings": _settings(CareShape),
        "reply-settings": _settings(ReplyShape),
        "acts": _acts(),
        "test-settings": _settings(TestShape),
        "test-lines": _settings(Line),
        "diagnostics": _diagnostics(),
    }


MEANINGS: dict[ActKind, str] = {
    "crisis": "Somebody is in danger of their life.",
    "are_you_bot": "Am I talking to a machine?",
    "calls_out": "Is anybody there?",
    "person": "A wish for a human.",
    "dont_know": "I don't know.",
    "skip": "Leave this question out.",
    "why": "Why do you ask?",
    "back": "The question before, please.",
    "repeat": "Say that again.",
    "told": "I told you already.",
    "clarify": "What do you mean?",
    "wait": "One moment.",
    "thanks": "Thank you.",
    "done": "That's all.",
    "another_issue": "And another thing: …",
    "progress": "How many more questions? How long does this take?",
    "status": "Any news on my case?",
    "cancel": "Never mind, stop this.",
    "correction": "No, I meant …",
    "complaint": "Displeasure with the service.",
    "distress": "Somebody's hard day: a death, illness, despair.",
    "abuse": "An insult.",
    "swearing": "Strong words that insult nobody.",
    "off_topic": "Small talk.",
    "vague": "It doesn't work.",
    "greeting": "Hello.",
    "goodbye": "Bye.",
    "yes": "Yes.",
    "no": "No.",
    "misplaced": "I pressed the wrong button, it's about something else.",
    "reason": "Why is that so? Heard, answered by nobody but an agent.",
}
"""What the lists of phrases may name."""


def _acts() -> str:
    return _table(("Act", "What it means"), [(f"`{kind}`", MEANINGS[kind]) for kind in ACTS])


def renewed(text: str) -> str:
    """The guide's text with every marked part as it should be."""
    for name, part in sections().items():
        between = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        text = between.sub(rf"\1{_literal(part)}\n\2", text)
    return text


def _literal(text: str) -> str:
    """A text that a replacement takes as it is."""
    return text.replace("\\", r"\\")


def absent(text: str) -> list[str]:
    """The parts that the guide has no markers for."""
    return [name for name in sections() if f"<!-- begin {name} -->\n" not in text]


def skeleton() -> str:
    """A guide of tables alone, to begin from."""
    parts = ["# Writing flows", ""]
    for name in sections():
        title = name.replace("-", " ").capitalize()
        parts += [f"## {title}", "", f"<!-- begin {name} -->", f"<!-- end {name} -->", ""]
    return renewed("\n".join(parts))


def _kinds() -> str:
    parts = []
    common = set(Question.model_fields)
    for kind, model in KINDS.items():
        own = {name: f for name, f in model.model_fields.items() if name not in common}
        parts += [f"### `{kind}`", "", model.title, ""]
        if own:
            parts += [_rows(own.items(), _schema("flow", kind)), ""]
    return "\n".join(parts).rstrip()


def _diagnostics() -> str:
    rows = [
        (f"`{code}`", ("A warning only. " if each.severity == "warning" else "") + each.says)
        for code, each in CODES.items()
    ]
    return _table(("Code", "What it means, and what to do"), rows)


def _settings(model: type[BaseModel]) -> str:
    fields = [(f.alias or name, f) for name, f in model.model_fields.items()]
    return _rows(fields, model.model_json_schema(by_alias=True))


def _schema(name: str, definition: str) -> Schema:
    found: Schema = schema_of(name)["definitions"][definition]
    return found


def _rows(fields: Iterable[tuple[str, FieldInfo]], schema: Schema) -> str:
    rows = [
        (
            f"`{name}`",
            _needed(field, schema["properties"].get(name, {})),
            field.description or _KIND,
        )
        for name, field in fields
    ]
    return _table(("Setting", "If left out", "What it is"), rows)


def _needed(field: FieldInfo, schema: Schema) -> str:
    if field.is_required():
        return "must be there"
    value: Any = field.get_default(call_default_factory=True)
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value}`" if isinstance(value, str | int | float) else f"`{json.dumps(value)}`"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(arguments: Iterable[str], guide: Path = GUIDE) -> int:
    """Renew the guide, or with ``--check`` say what is stale."""
    there = guide.is_file()
    text = guide.read_text(encoding="utf-8") if there else skeleton()
    if "--check" not in arguments:
        guide.write_text(renewed(text), encoding="utf-8")
        return 0
    missing = absent(text)
    for name in missing:
        print(f"{guide.name} has no place for {name}: add <!-- begin {name} --> and its end")  # noqa: T201
    if not there or text != renewed(text):
        print(f"{guide.name} is stale: run python -m intakebot.authoring.guide")  # noqa: T201
        return 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
