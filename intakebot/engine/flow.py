"""A compiled flow: one edition, ready for ``step``. Made by ``authoring``, never by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from intakebot.engine.conditions import Comparison, Condition
from intakebot.engine.kinds.base import Question
from intakebot.engine.wording import Wording
from intakebot.understanding.extract.codes import Form
from intakebot.understanding.labelled import occur

NAMING = ("name", "email")
NONE: frozenset[str] = frozenset()
ONE_EACH = frozenset({"email", "phone", "person_name", "order_id", "version", "device", "browser"})
"""Sorts of facts of which a customer has one: two different ones are worth a question."""


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
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.question.id)

    @property
    def notices(self) -> bool:
        """Whether its kind can find an answer in words that were said before it was asked."""
        return self.question.listens


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
    complete: Mapping[str, int] = field(default_factory=dict)
    """What each part of a report weighs; empty where the author gives no weights."""
    incident_asks: tuple[str, ...] | None = None
    """What a known incident's customers are still asked; None where the author leaves it open."""


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
    by_value: bool = False
    """Whether the weightiest missing part is asked for first."""
    default: bool = False
    """Whether it takes what no other flow claims."""
    index: Mapping[str, int] = field(default_factory=dict)
    noticing: tuple[Item, ...] = field(init=False, default=())
    """The questions that listen to words said before they are asked."""
    by_facts: tuple[Item, ...] = field(init=False, default=())
    """Those of them that other words answer than a value told by the question's own name."""
    names: tuple[str, ...] = field(init=False, default=())
    """What the questions are called that are answered by name."""
    naming: tuple[Item, ...] = field(init=False, default=())
    """The questions that say who the customer is: names first, then e-mail addresses."""
    always: frozenset[str] = field(init=False, default=frozenset())
    """Ids of the questions without a condition."""
    perhaps: tuple[Item, ...] = field(init=False, default=())
    """The questions with one."""
    labels: frozenset[str] = field(init=False, default=frozenset())
    """The sorts of facts that answer its questions."""
    listens: frozenset[str] = field(init=False, default=frozenset())
    """All that may answer one, a device by its browser too."""
    by_opening: tuple[Item, ...] = field(init=False, default=())
    """The choices that the first words may answer."""
    number: Item | None = field(init=False, default=None)
    """The question for a telephone number."""
    single: tuple[Item, ...] = field(init=False, default=())
    """Questions for facts of which a customer has one."""
    implied: tuple[tuple[Item, Item, str], ...] = field(init=False, default=())
    """Questions for a message's words, each with the choice that it hangs on and its option."""
    forms: tuple[Form, ...] = field(init=False, default=())
    """The patterns its authors gave."""

    def __post_init__(self) -> None:
        noticing = tuple(item for item in self.items if item.notices)
        naming = tuple(i for kind in NAMING for i in self.items if i.question.kind == kind)
        object.__setattr__(self, "noticing", noticing)
        by_facts = (i for i in noticing if i.question.finds or not i.question.named)
        object.__setattr__(self, "by_facts", tuple(by_facts))
        names = (name for i in self.items if i.question.named for name in i.question.called_as)
        object.__setattr__(self, "names", tuple(dict.fromkeys(names)))
        object.__setattr__(self, "naming", naming)
        always = frozenset(item.id for item in self.items if item.when is None)
        object.__setattr__(self, "always", always)
        object.__setattr__(self, "perhaps", tuple(i for i in self.items if i.when is not None))
        choices = (i for i in self.items if i.question.kind == "choice")
        by_opening = tuple(i for i in choices if i.question.prefill == "opening")
        object.__setattr__(self, "by_opening", by_opening)
        number = next((i for i in self.items if i.question.kind == "phone"), None)
        object.__setattr__(self, "number", number)
        labels = frozenset(i.question.finds for i in self.items) - {""}
        forms = tuple(form for i in self.items for form in i.question.forms)
        object.__setattr__(self, "labels", labels)
        single = tuple(i for i in self.items if i.question.finds in ONE_EACH)
        object.__setattr__(self, "single", single)
        object.__setattr__(self, "implied", tuple(self._implied()))
        more = {"browser", "os"} if "device" in labels else set()
        more |= {"stack_trace", "error_body"} if "error" in labels else set()
        object.__setattr__(self, "listens", labels | more)
        object.__setattr__(self, "forms", forms)

    def _implied(self) -> Iterator[tuple[Item, Item, str]]:
        for item in self.items:
            tree = item.when.tree if item.when and item.question.kind == "error_message" else None
            on = self.item(tree.name) if isinstance(tree, Comparison) and tree.op == "is" else None
            if on is not None and isinstance(tree, Comparison) and on.question.kind == "choice":
                yield item, on, tree.values[0]

    def item(self, question: str) -> Item | None:
        """The question with that id, or None."""
        at = self.index.get(question)
        return None if at is None else self.items[at]

    def named_in(self, text: str) -> frozenset[str]:
        """The questions whose own name stands in a text and may tell a value; mostly none."""
        if not occur(text, self.names):
            return NONE
        named = (item.question for item in self.items if item.question.named)
        return frozenset(each.id for each in named if occur(text, each.called_as))

    def with_conditions(self, questions: Iterable[str]) -> list[str]:
        """These questions and those that their conditions ask about, in the order of the talk."""
        wanted: set[str] = set()
        left = list(questions)
        while left:
            item = self.item(left.pop())
            if item is not None and item.id not in wanted:
                wanted.add(item.id)
                left += item.depends
        return [item.id for item in self.items if item.id in wanted]
