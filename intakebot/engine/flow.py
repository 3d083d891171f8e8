"""A compiled flow: one edition, ready for ``step``. Made by ``authoring``, never by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from intakebot.engine.conditions import Condition
from intakebot.engine.kinds.base import Question
from intakebot.engine.wording import Wording


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a flow with all its texts compiled."""

    question: Question
    ask: Wording
    label: Wording
    help: Wording | None = None
    unclear: Wording | None = None
    example: Wording | None = None
    when: Condition | None = None
    depends: frozenset[str] = frozenset()
    """Ids of the questions its ``when`` asks about; a change there reopens this one."""

    @property
    def id(self) -> str:
        return self.question.id


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """``high when symptom is A blank page``"""

    priority: Literal["low", "normal", "high", "urgent"]
    when: Condition


@dataclass(frozen=True, slots=True)
class CaseRules:
    """What a flow says of the case it makes."""

    title: Wording | None = None
    priorities: tuple[PriorityRule, ...] = ()
    same_when: tuple[str, ...] = ()
    send_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """One edition of one flow.

    ``items`` stand in the order of the talk. ``edition`` is the hash of all text it was
    compiled from, included files too: the same text always gives the same edition.
    """

    id: str
    edition: str
    title: Wording
    team: str = ""
    starts_with: tuple[str, ...] = ()
    hello: Wording | None = None
    closing: Wording | None = None
    items: tuple[Item, ...] = ()
    case: CaseRules = CaseRules()
    default: bool = False
    """Whether it takes what no other flow claims."""
    index: Mapping[str, int] = field(default_factory=dict)

    def item(self, question: str) -> Item | None:
        """The question with that id, or None."""
        at = self.index.get(question)
        return None if at is None else self.items[at]
