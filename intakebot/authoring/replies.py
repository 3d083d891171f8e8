"""``replies.yaml``: what agents answer often, with blanks that the case fills."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intakebot.authoring.bench import ALWAYS, Bench
from intakebot.authoring.diagnostics import Diagnostic, grave
from intakebot.authoring.document import Listing, Node, Settings
from intakebot.authoring.flows import names_of
from intakebot.authoring.languages import lacks
from intakebot.authoring.places import distinct, entries
from intakebot.authoring.settings import fit
from intakebot.authoring.shapes import RepliesShape, ReplyShape
from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import values
from intakebot.engine.flow import Flow
from intakebot.engine.wording import LANGUAGE, Wording
from intakebot.engine.wording_filters import Open

AGENT = "agent"
"""The name that blanks have for whoever writes."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply as it would be sent."""

    text: str
    language: str
    """Empty for a text that is the same in all."""
    open: list[str]
    """What stands in the text where nothing is known, such as ``[Order number]``."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an agent may answer. Without ``teams`` it is for everyone."""

    id: str
    text: Wording
    teams: tuple[str, ...] = ()

    def fits(self, teams: Iterable[str]) -> bool:
        """Whether it is offered where one of these teams is at work."""
        return not self.teams or not set(self.teams).isdisjoint(teams)

    def filled(self, conversation: Conversation, flow: Flow | None, agent: str) -> Filled:
        """The words for this case; what is not known is left open, for the agent to see."""
        language = conversation.language
        known: dict[str, Any] = {**values(conversation), AGENT: agent}
        left = {name: Open(f"[{_label(name, flow, language)}]") for name in self.text.names}
        for name, blank in left.items():
            _leave_open(known, name, blank)
        text = self.text.say(language, known).strip()
        open_ = [blank for blank in sorted({str(each) for each in left.values()}) if blank in text]
        return Filled(text, self.text.language(language), sorted(open_, key=text.find))


def _label(name: str, flow: Flow | None, language: str) -> str:
    item = flow.item(name) if flow else None
    return item.label.say(language, {}) if item else name.replace("_", " ").replace(".", " ")


def _leave_open(known: dict[str, Any], name: str, blank: Open) -> None:
    """Put the blank in its own place, unless something is there."""
    first, _, part = name.partition(".")
    if not part:
        value = known.get(first)
        if not (value.get("text") or value.get("url") if isinstance(value, Mapping) else value):
            known[first] = blank
    elif isinstance(known.get(first, {}), Mapping) and not known.get(first, {}).get(part):
        known[first] = {**known.get(first, {}), part: blank}


def compile_replies(
    node: Node, flows: Sequence[Flow | None], teams: set[str] | None
) -> tuple[dict[str, Reply] | None, list[Diagnostic]]:
    """All replies by id, in the order of the file; None where something is not right.

    Args:
        node: the document.
        flows: what blanks may name the questions of; with a None among them, any name will do.
        teams: ids of all teams; None where they are not known.
    """
    bench = Bench()
    shape, bench.problems = fit(RepliesShape, node, "replies.yaml")
    written = entries(node, "replies")
    distinct(written, "replies", bench)
    bench.known = None if None in flows else frozenset(_names(flow for flow in flows if flow))
    made = [_reply(each, teams, bench) for each in written]
    _speak(written, bench)
    if shape is None or grave(bench.problems):
        return None, bench.problems
    return {reply.id: reply for reply in made if reply is not None}, bench.problems


def _names(flows: Iterable[Flow]) -> Iterator[str]:
    yield from (*ALWAYS, AGENT)
    for flow in flows:
        for item in flow.items:
            yield from names_of(item.id, item.question)


def _reply(node: Settings, teams: set[str] | None, bench: Bench) -> Reply | None:
    text = bench.text(node.get("text"))
    listed = node.get("teams")
    for team in listed.items if isinstance(listed, Listing) else ():
        bench.team(team, teams)
    shape, _ = fit(ReplyShape, node, "a reply")
    return Reply(shape.id, text, tuple(shape.teams)) if shape and text else None


def _speak(written: list[Settings], bench: Bench) -> None:
    """Note the replies that lack a language which others have."""
    maps = [text for each in written if isinstance(text := each.get("text"), Settings)]
    spoken = {name for text in maps for name in text.entries if LANGUAGE.fullmatch(name)}
    for text in maps:
        if text.entries:
            lacks(text, spoken, "which other replies have", bench)
