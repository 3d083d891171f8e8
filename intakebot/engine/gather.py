"""A case as the fold of its contacts: what they say together, and where they contradict.

The order of the contacts decides nothing but ties: an agent's word goes before a confirmed one,
that before any other, and what agents decided at a merge before all of them, for as long as
nobody of the case says anything new.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from intakebot.engine import desk_words
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Decided
from intakebot.engine.comparing import same
from intakebot.engine.conversation import Conversation
from intakebot.engine.flow import Flow

PERSON = frozenset({"name", "email", "phone"})
"""Kinds of answers that tell who a contact is from; two customers do not contradict each other."""


class Part(Struct, frozen=True):
    """One contact, with the flow that asked it."""

    conversation: Conversation
    flow: Flow | None = None
    depth: int = 0
    """How many links lie between it and the case: decisions further up are newer."""

    @property
    def number(self) -> int:
        """The contact's own number."""
        return self.conversation.number


class Joint(Struct, frozen=True):
    """What a case says on one question."""

    question: str
    label: str
    kind: str
    answer: Answer
    of: list[int]
    """Whose answer that is, by the contacts' numbers; several where an agent kept several."""
    others: dict[int, Answer] = {}
    """What contacts say that is something else."""
    decided: bool = False
    """Whether an agent chose; where nobody did, ``others`` contradict."""

    @property
    def contradicts(self) -> bool:
        """Whether somebody ought to choose."""
        return bool(self.others) and not self.decided and self.kind not in PERSON


def gather(parts: Sequence[Part], decided: Iterable[Decided] = ()) -> list[Joint]:
    """What the contacts say together, in the order of their flows, the case's own first.

    ``decided`` goes before what the contacts' own links carry.
    """
    newest_first = sorted(enumerate(parts), key=lambda one: (one[1].depth, -one[0]))
    carried = [each for _, part in newest_first for each in part.conversation.decided]
    choices = [*decided, *carried]
    found = []
    for question, (label, kind) in _questions(parts).items():
        said = {
            part.number: part.conversation.answers[question]
            for part in parts
            if question in part.conversation.answers
        }
        if said:
            chosen = [each for each in choices if each.question == question]
            found.append(_joint(question, label, kind, said, chosen))
    return found


def texts(said: Iterable[Answer]) -> list[str]:
    """What was said, as a decision remembers it: without what makes no difference, each once."""
    return sorted({same(answer.text) for answer in said if answer.known})


def alike(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same."""
    return same(one.text) == same(other.text) or (one.known and one.value == other.value)


def _questions(parts: Sequence[Part]) -> dict[str, tuple[str, str]]:
    """All questions with their labels and kinds; answers that no flow asks for come last."""
    found: dict[str, tuple[str, str]] = {}
    for part in parts:
        for item in part.flow.items if part.flow else ():
            found.setdefault(item.id, (desk_words.label(item), item.question.kind))
    for part in parts:
        for name in part.conversation.answers:
            found.setdefault(name, (name.capitalize(), "text"))
    return found


def _joint(
    question: str, label: str, kind: str, said: dict[int, Answer], choices: Sequence[Decided]
) -> Joint:
    known = {number: answer for number, answer in said.items() if answer.known} or said
    now = set(texts(known.values()))
    for chosen in choices:
        kept = {number: known[number] for number in chosen.of if number in known}
        if kept and now <= set(chosen.seen):
            others = _others(known, list(kept.values()))
            return Joint(question, label, kind, _together(kept), list(kept), others, decided=True)
    best = min(known, key=lambda number: _weight(known[number]))  # the first of the weightiest
    others = _others(known, [known[best]])
    return Joint(question, label, kind, known[best], [best], others)


def _others(known: dict[int, Answer], kept: Sequence[Answer]) -> dict[int, Answer]:
    return {
        number: answer
        for number, answer in known.items()
        if answer.known and not any(alike(answer, each) for each in kept)
    }


def _weight(answer: Answer) -> tuple[bool, bool, bool]:
    return not answer.known, answer.source.by != "agent", not answer.confirmed


def _together(kept: dict[int, Answer]) -> Answer:
    """One answer that says them all."""
    answers = list(kept.values())
    said = list(dict.fromkeys(answer.text for answer in answers))
    if len(said) == 1:
        return answers[0]
    return Answer(said, "; ".join(said), source=answers[0].source)
