"""Whether conditions make sense: what they ask about, and whether they can ever hold."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from intakebot.authoring.bench import PAGE, Bench, where
from intakebot.authoring.document import Scalar, Span
from intakebot.authoring.possible import Possible
from intakebot.authoring.questions import Written
from intakebot.engine import comparing, spelling
from intakebot.engine.condition_tree import words
from intakebot.engine.conditions import Comparison, Condition, Not
from intakebot.engine.kinds.base import Question


class Sense:
    """The checks of one flow's conditions."""

    def __init__(self, written: Sequence[Written], bench: Bench) -> None:
        self.bench = bench
        self.order = {each.id: number for number, each in enumerate(written)}
        self.questions = {each.id: each.question for each in written if each.question}
        self.spans = {each.id: each.span for each in written}
        self.possible = Possible(self.questions)

    def when(self, question: str, condition: Condition, node: Scalar) -> bool:
        """Check a question's condition; True where it may be used."""
        before = len(self.bench.problems)
        self._check_tests(condition, node, 0, "'when' asks", self.order.get(question))
        if len(self.bench.problems) > before:
            return False
        span = Span(node.span.source, node.span.start, node.span.end)
        if not self.possible.can_hold(condition.tree):
            said = f"this never holds, so '{question}' is never asked"
            self.bench.note(span, "never-asked", said, self._why(condition))
            return False
        if not self.possible.can_hold(Not(condition.tree)):
            said = f"this always holds, so '{question}' is always asked"
            self.bench.note(span, "always-asked", said, "leave 'when' out")
        elif not self.possible.can_be_reached(condition.tree):
            said = f"'{question}' is perhaps never asked"
            hint = "what this asks about is only asked where this does not hold"
            self.bench.note(span, "perhaps-never-asked", said, hint)
        self.possible.whens[question] = condition.tree
        return True

    def rule(self, condition: Condition, node: Scalar, begins: int) -> bool:
        """Check a priority's condition; True where it may be used."""
        before = len(self.bench.problems)
        self._check_tests(condition, node, begins, "this rule asks", None)
        if len(self.bench.problems) == before and not self.possible.can_hold(condition.tree):
            span = node.part(begins, len(node.text))
            self.bench.note(span, "never-asked", "this never holds", self._why(condition))
        return len(self.bench.problems) == before

    def names(self, names: Iterable[Scalar], what: str) -> None:
        """Check a list of question ids."""
        for name in names:
            if name.text not in self.order:
                said = f"{what} names '{name.text[:40]}', and no question has that id"
                hint = self._did_you_mean(name.text, self.order, name.span)
                self.bench.note(name.span, "unknown-question", said, hint)

    def _check_tests(
        self, condition: Condition, node: Scalar, begins: int, who: str, place: int | None
    ) -> None:
        for test in condition.tests:
            span = node.part(begins + test.name_span[0], begins + test.name_span[1])
            if test.fact:
                self._check_fact(test, span, who)
            elif test.name not in self.order:
                said = f"{who} about '{test.name[:40]}', and no question has that id"
                hint = self._did_you_mean(test.name, self.order, span)
                self.bench.note(span, "unknown-question", said, hint)
            elif place is not None and self.order[test.name] >= place:
                self._note_later(test, span, who, itself=self.order[test.name] == place)
            else:
                self._check_options(test, node, begins)

    def _check_fact(self, test: Comparison, span: Span, who: str) -> None:
        first, _, rest = test.name.partition(".")
        if (first == "page" and rest in PAGE) or (first == "site" and rest):
            return
        known = {f"page.{name}": 0 for name in PAGE}
        said = f"{who} about '{test.name[:40]}', and nothing has that name"
        like = spelling.closest(test.name, known)
        hint = f"did you mean '{like}'?" if like else "such as: page.url, page.browser or site.plan"
        self.bench.note(span, "unknown-question", said, hint)

    def _note_later(self, test: Comparison, span: Span, who: str, *, itself: bool) -> None:
        if itself:
            self.bench.note(span, "later-question", f"{who} about the question itself")
            return
        place = where(self.spans[test.name], span)
        said = f"{who} about '{test.name}', which comes later ({place})"
        self.bench.note(span, "later-question", said, f"move '{test.name}' further up")

    def _check_options(self, test: Comparison, node: Scalar, begins: int) -> None:
        question = self.questions.get(test.name)
        values = question.values() if question else None
        exact = test.op in ("is", "one of") or (test.op == "contains" and _several(question))
        if not values or question is None or not exact:
            return
        known = {comparing.same(value): value for value in values}
        for value, (start, end) in zip(test.values, test.value_spans, strict=True):
            if comparing.same(value) in known:
                continue
            span = node.part(begins + start, begins + end)
            said = f"'{value[:60]}' is no answer to '{test.name}'"
            self.bench.note(span, "impossible-option", said, _offered(question, value, values))

    def _did_you_mean(self, name: str, known: Mapping[str, int], seen_from: Span) -> str:
        like = spelling.closest(name, known)
        if like is None:
            return ""
        return f"did you mean '{like}' ({where(self.spans[like], seen_from)})?"

    def _why(self, condition: Condition) -> str:
        names = sorted(name for name in condition.names if name in self.questions)
        if len(condition.tests) < 2:
            return "" if not names else f"see the answers that '{names[0]}' takes"
        return f"it says: {words(condition.tree)[:120]}"


def _several(question: Question | None) -> bool:
    return question is not None and question.kind == "choices"


def _offered(question: Question, value: str, values: Collection[str]) -> str:
    """The way out: the option that was probably meant, or all of them."""
    labels = {
        comparing.same(name): option.value
        for option in getattr(question, "options", ())
        for name in option.names()
    }
    like = labels.get(comparing.same(value)) or spelling.closest(value, values)
    if like:
        return f"did you mean '{like}'?"
    return f"answers: {', '.join(values)}"[:120]
