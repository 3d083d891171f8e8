"""The list of questions: each kind's own settings, and what ``include:`` brings along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intakebot.authoring import habits
from intakebot.authoring.bench import PAGE, Bench, where
from intakebot.authoring.diagnostics import at
from intakebot.authoring.document import Listing, Node, Scalar, Settings, Span
from intakebot.authoring.fitting import kind_for
from intakebot.authoring.settings import fit
from intakebot.engine import spelling
from intakebot.engine.kinds import KINDS
from intakebot.engine.kinds.base import FINDERS, Question

Shared = Mapping[str, Node | None]
"""The documents of flows/shared, by name; None for one that can't be read."""


@dataclass(frozen=True, slots=True)
class Written:
    """A question as it is written. ``question`` is None where its settings are not right."""

    id: str
    node: Settings
    question: Question | None

    @property
    def span(self) -> Span:
        """Where its id stands."""
        name = self.node.get("id")
        return name.span if name else self.node.span


def gather(node: Node | None, shared: Shared, bench: Bench, used: set[str]) -> list[Written]:
    """All questions of a list in the order of the talk, with what it includes.

    ``used`` collects the names of the shared files that take part.
    """
    found: list[Written] = []
    taken: dict[str, Written] = {}
    for written in _listed(node, shared, bench, used, ()):
        other = taken.setdefault(written.id, written)
        if other is not written and written.id:
            said = f"the id '{written.id}' is taken"
            bench.note(written.span, "duplicate-id", said, f"by {where(other.span, written.span)}")
            continue
        found.append(written)
    return found


def _listed(
    node: Node | None, shared: Shared, bench: Bench, used: set[str], path: tuple[str, ...]
) -> Iterator[Written]:
    if not isinstance(node, Listing):
        return
    for item in node.items:
        if isinstance(item, Settings) and "include" in item.entries:
            yield from _included(item, shared, bench, used, path)
        elif isinstance(item, Settings):
            yield _question(item, bench)
        else:
            said = "a question with its settings is expected here"
            bench.note(item.span, "not-a-flow", said, "such as: - id: order")


def _included(
    item: Settings, shared: Shared, bench: Bench, used: set[str], path: tuple[str, ...]
) -> Iterator[Written]:
    for entry in item:
        if entry.key.text != "include":
            said = f"'{entry.key.text}' can't stand beside include"
            bench.note(entry.key.span, "unknown-setting", said, "make it an entry of its own")
    name = item.get("include")
    if not isinstance(name, Scalar) or not name.text:
        bench.note(
            item.span, "wrong-value", "include names one file of shared/", "include: identity"
        )
        return
    if name.text in path:
        circle = " includes ".join([*path[path.index(name.text) :], name.text])
        bench.note(name.span, "include-loop", f"this goes round in a circle: {circle}")
        return
    if name.text not in shared:
        like = spelling.closest(name.text, shared)
        hint = f"did you mean '{like}'?" if like else _there(shared)
        bench.note(name.span, "unknown-include", f"there is no file shared/{name.text}.yaml", hint)
        return
    used.add(name.text)
    document = shared[name.text]
    questions = document.get("questions") if isinstance(document, Settings) else None
    yield from _listed(questions, shared, bench, used, (*path, name.text))


def _there(shared: Shared) -> str:
    return f"there are: {', '.join(sorted(shared))}" if shared else "the folder shared/ is empty"


def _question(item: Settings, bench: Bench) -> Written:
    name = item.get("id")
    identity = name.text if isinstance(name, Scalar) else ""
    kind = item.get("kind")
    if not isinstance(kind, Scalar) or not kind.text:
        first = next(iter(item)).key.span if item.entries else item.span
        span = kind.span if kind else first
        hint = "such as: kind: text" if len(KINDS) > 8 else ""
        bench.note(span, "missing-setting", "every question needs a 'kind'", hint)
        return Written(identity, item, None)
    model = KINDS.get(kind.text)
    if model is None:
        like = habits.meant(kind.text, KINDS)
        hint = f"did you mean '{like}'?" if like else f"kinds: {', '.join(KINDS)}"
        bench.note(kind.span, "unknown-kind", f"there is no kind '{kind.text[:40]}'", hint)
        return Written(identity, item, None)
    article = "an" if kind.text[0] in "aeiou" else "a"
    question, problems = fit(model, item, f"{article} {kind.text} question")
    bench.problems += problems
    if question is not None:
        _check_prefill(question, item, bench)
        _check_find(question, item, bench)
        _check_kind(question, kind, bench)
    return Written(identity, item, question)


def _check_kind(question: Question, kind: Scalar, bench: Bench) -> None:
    fits = kind_for(question)
    if fits:
        said = f"'{question.id}' asks for what 'kind: {fits}' hears by itself in earlier words"
        bench.note(kind.span, "plain-text", said, f"kind: {fits}")


def _check_prefill(question: Question, item: Settings, bench: Bench) -> None:
    given = question.prefill
    node = item.get("prefill")
    if not given or node is None:
        return
    first, _, rest = given.partition(".")
    if (first == "page" and rest in PAGE) or (first == "site" and rest) or given == "opening":
        return
    like = spelling.closest(given, ["opening", *(f"page.{name}" for name in PAGE)])
    hint = f"did you mean '{like}'?" if like else "such as: page.url, page.browser or site.plan"
    bench.problems.append(
        at(node.span, "wrong-value", f"nothing is known beforehand as '{given[:40]}'", hint)
    )


def _check_find(question: Question, item: Settings, bench: Bench) -> None:
    """Note what is nearly an extractor's name: as a pattern it would find nothing."""
    find, node = question.find, item.get("find")
    if node is None or not isinstance(find, str) or find in FINDERS or not find.isidentifier():
        return
    like = spelling.closest(find, FINDERS)
    if like:
        said = f"there is no extractor '{find[:40]}'"
        hint = f"did you mean '{like}'? A word to look for stands in a list: [{find[:40]}]"
        bench.note(node.span, "wrong-value", said, hint)
