"""`when:` and `high when`: a small language that can be parsed, checked and explained.

    symptom is An error message and (error is answered or page.url contains /checkout)

A value may be bare words; one that holds ``and``, ``or``, a comma or brackets needs quotes,
unless it is an option of one of the flow's questions.
``is not``, ``is not one of`` and the like are always the exact opposite of the form without
``not``, so they also hold while there is no answer. Every other test needs an answer: after
"I don't know" and after a skipped question it is false. Case and outer space never count.
For a question with several choices ``is`` holds when the value is among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from intakebot.engine import comparing, condition_grammar, condition_tree
from intakebot.engine.answers import Answer
from intakebot.engine.condition_tree import (
    All,
    Comparison,
    ConditionError,
    Either,
    Not,
    Op,
    Span,
    Tree,
)

__all__ = [
    "All",
    "Comparison",
    "Condition",
    "ConditionError",
    "Either",
    "Not",
    "Op",
    "Span",
    "Tree",
    "parse",
]  # fmt: skip

LONGEST = 500
"""Characters in one condition."""
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, ready to ask. ``names`` are the questions and facts it asks about."""

    text: str
    tree: Tree
    names: frozenset[str]
    tests: tuple[Comparison, ...]
    _holds: comparing.Holds = field(repr=False, compare=False)

    def holds(
        self, answers: Mapping[str, Answer], facts: Mapping[str, str] = comparing.NO_FACTS
    ) -> bool:
        """Whether it holds now. Total: no answer of any kind makes it raise.

        Args:
            answers: by question id, whatever their state.
            facts: what the page and the site told, by dotted name: ``page.url``, ``site.plan``.
        """
        return self._holds(answers, facts)

    def explain(self) -> str:
        """The condition in words, with every value in quotes."""
        return condition_tree.words(self.tree)


@lru_cache(maxsize=8192)
def parse(text: str, phrases: tuple[str, ...] = ()) -> Condition:
    """Read a condition.

    Args:
        text: what stands after ``when``.
        phrases: options of the flow's questions: they need no quotes, whatever they hold.

    Raises:
        ConditionError: with the place and, where there is one, a way out.
    """
    if len(text) > LONGEST:
        message = f"a condition has at most {LONGEST} characters, and this has {len(text)}"
        raise ConditionError(message, LONGEST, len(text), "test fewer things, or ask in two steps")
    if not text.strip():
        raise ConditionError("the condition is empty", 0, len(text), "such as: reason is Broken")
    tree = condition_grammar.read(text, phrases)
    if condition_tree.depth(tree) > DEEPEST:
        raise ConditionError("the condition is nested too deep", 0, len(text), "use fewer 'not'")
    tests = tuple(condition_tree.tests(tree))
    names = frozenset(test.name for test in tests)
    return Condition(text, tree, names, tests, comparing.compiled(tree))
