"""A tested conversation as it went, and what differs."""

from dataclasses import dataclass, field

from intakebot.authoring.flow_tests import FlowTest
from intakebot.engine.belonging import Added, Parted
from intakebot.engine.entries import (
    Answered,
    Asked,
    Cleared,
    Entered,
    Entry,
    Handover,
    Said,
    Summary,
    Told,
)  # fmt: skip
from intakebot.engine.proof_entries import Proof


@dataclass(slots=True)
class Outcome:
    """How a test went. ``went`` is the conversation; ``wrong`` what differs, empty if nothing."""

    test: FlowTest
    went: list[str] = field(default_factory=list)
    wrong: str = ""
    expected: str = ""
    got: str = ""
    line: int = 0

    @property
    def passed(self) -> bool:
        return not self.wrong


def shown(entry: Entry) -> list[str]:
    """An entry as a line of the conversation."""
    match entry.body:
        case Said(text=text, files=files):
            return [f"customer: {text}" + "".join(f" [{file.name}]" for file in files)]
        case Told(text=text) | Added(text=text) | Parted(text=text) | Proof(text=text):
            return [f"bot: {text}"]
        case Asked(question=question, text=text):
            return [f"bot asks {question}: {text}"]
        case Answered(question=question, answer=answer):
            return [f"  noted {question}: {answer.text or answer.state}"]
        case Cleared(questions=questions):
            return [f"  taken back: {', '.join(questions)}"]
        case Entered(flow=flow):
            return [f"  flow: {flow}"]
        case Summary():
            return ["bot shows the summary"]
        case Handover(title=title):
            return [f"bot hands over: {title}"]
    return []


def spoken(entry: Entry) -> list[str]:
    """What the bot says with an entry."""
    match entry.body:
        case Told(text=text) | Asked(text=text) | Summary(text=text) | Added(text=text):
            return [text] if text else []
    return []


def in_full(outcome: Outcome) -> str:
    """A failed test: the conversation as it went, then what differs."""
    test = outcome.test
    parts = [f"✗ {test.file}:{outcome.line}: {test.shape.it}", *(f"    {w}" for w in outcome.went)]
    parts.append(f"  > {outcome.wrong}")
    for sign, label, text in (("-", "expected", outcome.expected), ("+", "got", outcome.got)):
        parts += [
            f"  {sign} {label if n == 0 else '':<8}  {line}"
            for n, line in enumerate(text.splitlines())
        ]
    return "\n".join(parts)
