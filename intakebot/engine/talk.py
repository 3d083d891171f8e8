"""``talk``: ``step``, and choosing the flow where none is chosen. Every driver calls this."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec.structs import replace

from intakebot.engine import words
from intakebot.engine.conversation import Conversation, Open
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect, Join, Route, entries, refusal
from intakebot.engine.entries import Asked, Option
from intakebot.engine.events import Act, Begin, DontKnow, Skip, WantPerson
from intakebot.engine.flow import Flow
from intakebot.engine.kinds.options import Choosable, Index
from intakebot.engine.knowing import join
from intakebot.engine.manners import Manners
from intakebot.engine.step import enter, step
from intakebot.understanding.acts import Act as Spoken
from intakebot.understanding.acts import acts
from intakebot.understanding.finding import Finding
from intakebot.understanding.route import Routable, Routing, route
from intakebot.understanding.understand import understand

TOPIC = "topic"
"""The pseudo question that asks which flow fits."""
OWN_WORDS = 0.6
"""A score that only an author's own phrase reaches: then even vague words are clear."""
_DETAIL = re.compile(r"[@/\d]")
_MESSAGES = frozenset({"error", "stack_trace"})
_LEFT_OUT = frozenset({
    "person_name", "email", "phone", "url", "ip", "order_id", "credit_card", "user_agent", "os",
    "browser", "works_in", "version",
})  # fmt: skip
"""Facts whose words don't tell what it is about."""


class Flows(Protocol):
    """The editions that are live, and older ones that conversations still hold."""

    def flow(self, flow_id: str) -> Flow | None:
        """The live edition of that flow."""

    def edition(self, edition: str) -> Flow | None:
        """That edition, live or not."""

    def default(self) -> Flow:
        """The flow that takes what no other claims."""

    def routables(self) -> Sequence[Routable]:
        """What first words are matched against."""

    def manners(self, site: str) -> Manners:
        """How that site meets people."""


def talk(flows: Flows, conversation: Conversation, act: Act) -> tuple[Conversation, list[Effect]]:
    """Move a conversation on by one event, entering a flow when it is time to.

    Pure for a given ``flows``. The caller has loaded the conversation's edition; if that is
    lost, the flow's live edition takes its place, or the default flow.
    """
    act = replace(act, manners=flows.manners(conversation.site))
    if conversation.flow:
        flow = flows.edition(conversation.edition) or flows.flow(conversation.flow)
        flow = flow or flows.default()  # nothing that is lost keeps a customer from a person
        return choose(flows, *step(flow, conversation, act), act)
    if isinstance(act.event, WantPerson) and conversation.seq:
        return hand_to_people(flows, conversation, act)
    if isinstance(act.event, DontKnow | Skip) and act.event.question == TOPIC:
        return no_topic(flows, conversation, act)
    after, effects = step(None, conversation, act)
    return choose(flows, after, effects, act)


def hand_to_people(
    flows: Flows, conversation: Conversation, act: Act
) -> tuple[Conversation, list[Effect]]:
    """Hand over before any flow was chosen: the default's team takes it."""
    default = flows.default()
    after, effects = enter(default, conversation, act, quiet=True)
    wants = replace(act, event=WantPerson(), by="customer", cid="")
    after, more = step(default, after, wants)
    return after, [*effects, *more]


def no_topic(
    flows: Flows, conversation: Conversation, act: Act
) -> tuple[Conversation, list[Effect]]:
    """None of the topics that were offered: the default flow takes it."""
    stands = conversation.open
    if stands is None or (act.event.turn and act.event.turn != stands.turn):  # type: ignore[union-attr]  # the caller looked
        return step(None, conversation, act)
    return enter(flows.default(), conversation, act)


def choose(
    flows: Flows, conversation: Conversation, effects: list[Effect], act: Act
) -> tuple[Conversation, list[Effect]]:
    """Enter the flow that the page named or the words point to; ask when they are unsure."""
    if refusal(effects):
        return conversation, effects
    quiet = replace(act, cid="")
    if isinstance(act.event, Begin):
        flow = flows.flow(act.event.flow) if act.event.flow else None
        if flow is None:
            return conversation, effects
        after, more = enter(flow, conversation, quiet)
        return after, [*effects, *more]
    routing = next((effect for effect in effects if isinstance(effect, Route)), None)
    if routing is None:
        return joined(flows, act, conversation, effects)
    written = [effect for effect in effects if not isinstance(effect, Route)]
    said = acts(routing.text, conversation.language, None, act.manners.book)
    seq = entries(effects)[0].seq
    found = decide(flows, conversation, routing.text)
    if wants_people(conversation, said):
        after, more = hand_to_people(flows, conversation, quiet)
    elif seq == conversation.opening_seq and is_vague(flows, said, routing.text):
        after, more = ask_what_is_seen(conversation, quiet)
    elif isinstance(found, Flow):
        after, more = enter(found, told_more(conversation, routing.text, seq), quiet)
    else:
        after, more = ask_topic(flows, conversation, quiet, found)
    return after, [*written, *more]


def joined(
    flows: Flows, act: Act, conversation: Conversation, effects: list[Effect]
) -> tuple[Conversation, list[Effect]]:
    """Go on with the case that the customer says this is about, along the case's own flow."""
    found = next((effect for effect in effects if isinstance(effect, Join)), None)
    if found is None:
        return conversation, effects
    case = found.case
    flow = flows.edition(case.edition) or flows.flow(case.flow) or flows.default()
    after, more = join(flow, conversation, replace(act, cid=""), case, found.unasked)
    return after, [*(effect for effect in effects if effect is not found), *more]


def wants_people(conversation: Conversation, said: Sequence[Spoken]) -> bool:
    """Whether these words ask for a person, or somebody must come at once."""
    if any(each.kind == "crisis" for each in conversation.noticed.values()):
        return True
    return any(each.kind == "person" for each in said)


def is_vague(flows: Flows, said: Sequence[Spoken], text: str) -> bool:
    """Whether these words only say that something is wrong, and so choose between no flows."""
    routables = flows.routables()
    if len(routables) < 2 or not any(each.kind == "vague" and each.whole for each in said):
        return False
    return route(text, routables).score < OWN_WORDS


def ask_what_is_seen(conversation: Conversation, act: Act) -> tuple[Conversation, list[Effect]]:
    """Ask, once, for something to go by; what comes next chooses the flow together with this."""
    draft = Draft(None, conversation, act)
    draft.tell("vague_first", "hello")
    return draft.now, draft.effects


def told_more(conversation: Conversation, text: str, seq: int) -> Conversation:
    """Take the words that followed a vague beginning for the first ones, so they answer too."""
    same = seq == conversation.opening_seq or text == conversation.opening
    if conversation.open is not None or same:
        return conversation
    return replace(conversation, opening=text, opening_seq=seq)


def decide(flows: Flows, conversation: Conversation, text: str) -> Flow | Routing:
    """The flow these words choose, or the likeliest few to choose from."""
    asked_already = conversation.open is not None and conversation.open.question == TOPIC
    if asked_already and conversation.open and conversation.open.asked:
        offered = conversation.open.asked.options
        index = Index([Choosable(value=each.value, label=each.label, also=()) for each in offered])
        if meant := index.match(text).option:
            return flows.flow(meant.value) or flows.default()
    opening = conversation.opening if conversation.opening != text else ""
    said = [gist(each, understand(each).findings) for each in (opening, text) if each]
    routing = route("\n".join(said), flows.routables())
    if routing.best:
        return flows.flow(routing.best) or flows.default()
    if asked_already or not set(routing.likeliest) - {flows.default().id}:
        return flows.default()
    return routing


def chosen(flows: Flows, conversation: Conversation, text: str) -> Flow | None:
    """The flow that these words would choose; None where they are unsure."""
    found = decide(flows, conversation, text)
    return found if isinstance(found, Flow) else None


def gist(text: str, findings: Iterable[Finding] = ()) -> str:
    """The words that can tell what it is about: no names, addresses or numbers.

    What a message said counts as the word "error": that there was one tells more than its words.
    """
    said = list(text)
    for each in findings:
        if each.label in _LEFT_OUT or each.label in _MESSAGES:
            start, end = each.span
            said[start:end] = " " * (end - start)
            said[start] = " error " if each.label in _MESSAGES else " "
    return " ".join(word for word in "".join(said).split() if not _DETAIL.search(word))


def ask_topic(
    flows: Flows, conversation: Conversation, act: Act, routing: Routing
) -> tuple[Conversation, list[Effect]]:
    """Ask which of the likeliest it is; the default is always among them."""
    language = conversation.language
    likely = [flows.flow(name) for name in routing.likeliest]
    default = flows.default()
    offered = [flow for flow in likely if flow is not None and flow.id != default.id]
    options = [Option(flow.id, flow.title.say(language, {})) for flow in [*offered, default]]
    draft = Draft(None, conversation, act)
    text = words.say("topic_ask", language)
    asked = Asked(
        TOPIC, "choice", "choice", words.say("topic_label", language), text, options=options
    )
    turn = draft.write(asked)
    draft.set(open=Open(TOPIC, turn, 0, asked))
    return draft.now, draft.effects
