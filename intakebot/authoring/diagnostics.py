"""What an author is told: where, what, and the way out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from intakebot.authoring.codes import CODES
from intakebot.authoring.document import Span

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. Lines and columns count from 1; ``end_column`` is the one after the last."""

    code: str
    message: str
    file: str
    line: int = 1
    column: int = 1
    end_column: int = 2
    hint: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> tuple[str, int, int]:
        return self.file, self.line, self.column


def at(span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic about a stretch of a file; how grave it is comes from its code."""
    line, column = span.source.place(span.start)
    end_line, end_column = span.source.place(max(span.end, span.start + 1))
    if end_line != line:
        end_column = len(span.source.line(line).rstrip()) + 1
    end_column = max(end_column, column + 1)
    file = span.source.file
    grave = CODES[code].severity
    return Diagnostic(code, message, file, line, column, end_column, hint, grave)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each once, by file and place."""
    return sorted(set(diagnostics), key=lambda d: (*d.place, d.code, d.message))


def grave(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them keeps a flow from going live."""
    return any(each.severity == "error" for each in diagnostics)
