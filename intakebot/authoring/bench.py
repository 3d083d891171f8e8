"""The workbench of one flow: texts and conditions are compiled here, and problems noted."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from intakebot.authoring.diagnostics import Diagnostic, at
from intakebot.authoring.document import Node, Scalar, Settings, Span, plain
from intakebot.engine import conditions, spelling, wording
from intakebot.engine.conditions import Condition
from intakebot.engine.entries import Context
from intakebot.engine.wording import Wording

PAGE = tuple(name for name in Context.__struct_fields__ if name != "facts")
"""What a page tells, as ``page.…``."""
ALWAYS = ("opening", "number", "site.*", "page.host", "page.path", *(f"page.{n}" for n in PAGE))
"""What every text may name besides the flow's questions."""


@dataclass(slots=True)
class Bench:
    """What was found wrong so far, and what blanks may name."""

    known: Collection[str] | None = ALWAYS
    """None allows any name."""
    problems: list[Diagnostic] = field(default_factory=list)
    phrases: tuple[str, ...] = ()
    """Options of the flow's questions, as conditions may name them without quotes."""

    def note(self, span: Span, code: str, message: str, hint: str = "") -> None:
        self.problems.append(at(span, code, message, hint))

    def text(self, node: Node | None, known: Collection[str] | None = None) -> Wording | None:
        """A text ready to say; None where there is none or it is not right."""
        if node is None or not isinstance(node, Scalar | Settings):
            return None
        names = self.known if known is None else known
        try:
            return wording.compile(plain(node), names)
        except wording.WordingError as wrong:
            self._note_text(node, wrong)
            return None

    def _note_text(self, node: Scalar | Settings, wrong: wording.WordingError) -> None:
        if isinstance(wrong, wording.UnknownLanguage) and isinstance(node, Settings):
            key = node.key(wrong.language)
            self.note(key.span if key else node.span, "bad-language", wrong.message, wrong.hint)
            return
        text = node.get(wrong.language) if isinstance(node, Settings) else node
        span = text.part(wrong.start, wrong.end) if isinstance(text, Scalar) else node.span
        code = "unknown-name" if isinstance(wrong, wording.UnknownName) else "bad-text"
        self.note(span, code, wrong.message, wrong.hint)

    def team(self, node: Node | None, teams: Collection[str] | None) -> None:
        """Note a team that nobody knows; ``teams`` None says that they are not known."""
        if teams is None or not isinstance(node, Scalar) or node.text in teams:
            return
        like = spelling.closest(node.text, teams)
        known = (
            f"teams.yaml has: {', '.join(sorted(teams))}" if teams else "teams.yaml has no teams"
        )
        hint = f"did you mean '{like}'?" if like else known
        self.note(node.span, "unknown-team", f"there is no team '{node.text[:40]}'", hint)

    def condition(self, node: Scalar, text: str, begins: int = 0) -> Condition | None:
        """A condition that stands in ``node`` from character ``begins`` on."""
        try:
            return conditions.parse(text, self.phrases)
        except conditions.ConditionError as wrong:
            span = node.part(begins + wrong.start, begins + wrong.end)
            code = "bad-pattern" if wrong.message.startswith("this pattern") else "bad-condition"
            self.note(span, code, wrong.message, wrong.hint)
            return None


def where(span: Span, seen_from: Span) -> str:
    """The place of ``span`` in words, for somebody who reads at ``seen_from``."""
    line, _ = span.source.place(span.start)
    if span.source is seen_from.source:
        return f"line {line}"
    return f"line {line} of {PurePosixPath(span.source.file).name}"
