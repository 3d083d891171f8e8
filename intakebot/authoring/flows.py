"""One flow file, with what it includes, becomes a ``Flow``, or all of its problems."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import get_args

from intakebot.authoring.bench import ALWAYS, Bench
from intakebot.authoring.diagnostics import Diagnostic, grave
from intakebot.authoring.document import Listing, Node, Scalar, Settings
from intakebot.authoring.languages import check_languages
from intakebot.authoring.questions import Shared, Written, gather
from intakebot.authoring.sense import Sense
from intakebot.authoring.settings import fit
from intakebot.authoring.shapes import FlowShape, Priority
from intakebot.engine import spelling, wording
from intakebot.engine.flow import CaseRules, Flow, Item, PriorityRule
from intakebot.engine.kinds.base import Question
from intakebot.engine.wording import Wording
from intakebot.understanding.normal import listed

_PRIORITIES: dict[str, Priority] = {name: name for name in get_args(Priority)}
_RULE = re.compile(r"\s*(low|normal|high|urgent)\s+when\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of a flow file. ``flow`` is None where something keeps it from going live."""

    id: str
    flow: Flow | None
    problems: list[Diagnostic]
    used: frozenset[str] = frozenset()
    """The shared files that it includes."""
    node: Settings | None = field(default=None, repr=False)


def compile_flow(
    node: Node, shared: Shared, teams: Collection[str] | None, texts: Mapping[str, str]
) -> Compiled:
    """Make a flow out of a document.

    Args:
        node: the flow's document.
        shared: the documents of shared/, by name.
        teams: ids of all teams; None where they are not known.
        texts: the text of the flow under "" and of each shared file under its name: what the
            edition is named by.
    """
    bench = Bench()
    shape, bench.problems = fit(FlowShape, node, "a flow")
    if not isinstance(node, Settings):
        return Compiled("", None, bench.problems)
    used: set[str] = set()
    written = gather(node.get("questions"), shared, bench, used)
    bench.known = frozenset([*ALWAYS, *_names(written)])
    bench.phrases = tuple(dict.fromkeys(_options(written)))
    making = _Making(node, written, bench, teams)
    items, case = making.items(), making.case()
    title = bench.text(node.get("title"), ALWAYS)
    hello, closing = bench.text(node.get("hello")), bench.text(node.get("closing"))
    making.check_team(node.get("team"))
    if shape is not None and shape.starts_with:
        making.check_opening()
    check_languages(node, [each.node for each in written], bench)
    identity = node.get("flow")
    name = identity.text if isinstance(identity, Scalar) else ""
    if shape is None or title is None or grave(bench.problems):
        return Compiled(name, None, bench.problems, frozenset(used), node)
    weights = {str(part): w for part, w in shape.case.complete.items()} if shape.case else {}
    flow = Flow(
        id=shape.flow,
        edition=edition(texts, used),
        title=title,
        team=(case.send_to or (shape.team,))[0],
        starts_with=tuple(_phrases(shape)),
        hello=hello,
        closing=closing,
        items=tuple(items),
        case=replace(case, complete=weights),
        default=shape.default,
        by_value=shape.order == "by value",
        index={item.id: number for number, item in enumerate(items)},
    )
    return Compiled(name, flow, bench.problems, frozenset(used), node)


def edition(texts: Mapping[str, str], used: Collection[str]) -> str:
    """The name of an edition: a hash of all text that it is made from."""
    digest = sha256()
    for name in ["", *sorted(used)]:
        text = texts.get(name, "").encode("utf-8", "replace")
        digest.update(b"%s\0%d\0%s" % (name.encode("utf-8", "replace"), len(text), text))
    return digest.hexdigest()[:16]


def _phrases(shape: FlowShape) -> Iterator[str]:
    for phrase in shape.starts_with:
        yield from [phrase] if isinstance(phrase, str) else phrase.values()


def _names(written: list[Written]) -> Iterator[str]:
    """What blanks may name of the questions: ids, and the parts of an address."""
    for each in written:
        yield from names_of(each.id, each.question)


def names_of(identity: str, question: Question | None) -> Iterator[str]:
    """What blanks may name of one question."""
    yield identity
    if question is not None and question.kind == "url":
        yield from (f"{identity}.host", f"{identity}.path")


def _options(written: list[Written]) -> Iterator[str]:
    for each in written:
        for option in getattr(each.question, "options", ()):
            yield from sorted(option.names())


@dataclass(slots=True)
class _Making:
    """One flow in the making."""

    node: Settings
    written: list[Written]
    bench: Bench
    teams: Collection[str] | None
    sense: Sense = field(init=False)

    def __post_init__(self) -> None:
        self.sense = Sense(self.written, self.bench)

    def items(self) -> list[Item]:
        """The questions with all their texts and conditions."""
        return [item for each in self.written if (item := self.item(each)) is not None]

    def item(self, each: Written) -> Item | None:
        texts = {
            name: self.bench.text(each.node.get(name))
            for name in ("ask", "help", "unclear", "example")
        }
        label = self.bench.text(each.node.get("label"), ALWAYS)
        node, when = each.node.get("when"), None
        if isinstance(node, Scalar) and node.text:
            when = self.bench.condition(node, node.text)
            if when is not None and not self.sense.when(each.id, when, node):
                when = None
        if each.question is None or texts["ask"] is None:
            return None
        names = when.names if when else frozenset[str]()
        return Item(
            question=each.question,
            ask=texts["ask"],
            label=label or _label(each.id),
            help=texts["help"],
            unclear=texts["unclear"],
            example=texts["example"],
            when=when,
            depends=frozenset(name for name in names if "." not in name),
        )

    def case(self) -> CaseRules:
        """What the flow says of the case."""
        node = self.node.get("case")
        if not isinstance(node, Settings):
            return CaseRules()
        same = list(_scalars(node.get("same_when")))
        self.sense.names(same, "'same_when'")
        asks = node.get("incident_asks")
        still = list(_scalars(asks))
        self.sense.names(still, "'incident_asks'")
        send_to = list(_scalars(node.get("send_to")))
        for team in send_to:
            self.check_team(team)
        return CaseRules(
            title=self.bench.text(node.get("title")),
            priorities=tuple(self.priorities(node.get("priority"))),
            same_when=tuple(each.text for each in same),
            send_to=tuple(each.text for each in send_to),
            incident_asks=tuple(each.text for each in still) if asks else None,
        )

    def priorities(self, node: Node | None) -> Iterator[PriorityRule]:
        for rule in _scalars(node):
            found = _RULE.match(rule.text)
            if found is None:
                said = "a rule names a priority and when it holds"
                like = spelling.closest(rule.text.split(" ")[0], _PRIORITIES)
                meant = f"did you mean '{like}'?" if like else ""
                hint = meant or "such as: high when symptom is A blank page"
                self.bench.note(rule.span, "bad-condition", said, hint)
                continue
            when = self.bench.condition(rule, rule.text[found.end() :], found.end())
            if when is not None and self.sense.rule(when, rule, found.end()):
                yield PriorityRule(_PRIORITIES[found[1].lower()], when)

    def check_opening(self) -> None:
        """Note where nothing listens to the first words, and the first story is asked for again."""
        asked = [each for each in self.written if each.question is not None]
        if any(each.question.prefill == "opening" for each in asked if each.question):
            return
        stories = (each for each in asked if each.question and asks_for_story(each.question))
        first = next(stories, None)
        if first is not None:
            said = f"'{first.id}' is asked, though the first message may have said it already"
            self.bench.note(first.span, "unheard-opening", said, "put 'prefill: opening' under it")

    def check_team(self, team: Node | None) -> None:
        """Note a team that nobody knows."""
        self.bench.team(team, self.teams)


STORY = listed("""
    happen happens happened wrong matter problem trouble issue broken describe tell story words
    see about going details passiert los problem beschreiben beschreibe schildern erzählen klappt
    geht worum worten kaputt stimmt sehen حدث حصل المشكله مشكله صف اشرح خطا يحدث يحصل
""")
"""Words of a question that a first message answers; no player's name is told by one."""


def asks_for_story(question: Question) -> bool:
    """Whether a question is one that a first message may well answer as a whole."""
    if question.prefill or question.find or question.when or question.optional:
        return False
    tells = not STORY.isdisjoint(question.own_words) or question.gives in ("observed", "steps")
    return question.kind in ("choice", "choices") or (question.kind == "text" and tells)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Listing):
        yield from (item for item in node.items if isinstance(item, Scalar))


def _label(identity: str) -> Wording:
    words = identity.replace("_", " ").strip()
    return wording.compile(words[:1].upper() + words[1:], ())
