"""``talk``: ``step``, and choosing the flow where none is chosen. Every driver calls this."""

import re
from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from intakebot.engine import words
from intakebot.engine.conversation import Conversation, Open
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect, Route, refusal
from intakebot.engine.entries import Asked, Option
from intakebot.engine.events import Act, Begin, DontKnow, Skip, WantPerson
from intakebot.engine.flow import Flow
from intakebot.engine.manners import Manners
from intakebot.engine.step import enter, step
from intakebot.understanding.acts import acts
from intakebot.understanding.route import Routable, Routing, route

TOPIC = "topic"
"""The pseudo question that asks which flow fits."""
DETAIL = re.compile(r"[@/\d]")


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
        return step(flow, conversation, act)
    if isinstance(act.event, WantPerson) and conversation.seq:
        return hand_to_people(flows, conversation, act)
    if isinstance(act.event, DontKnow | Skip) and act.event.question == TOPIC:
        return no_topic(flows, conversation, act)
    after, effects = step(None, conversation, act)
    if refusal(effects):
        return after, effects
    return choose(flows, after, act, effects)


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
    flows: Flows, conversation: Conversation, act: Act, effects: list[Effect]
) -> tuple[Conversation, list[Effect]]:
    """Enter the flow that the page named or the words point to; ask when they are unsure."""
    quiet = replace(act, cid="")
    if isinstance(act.event, Begin):
        flow = flows.flow(act.event.flow) if act.event.flow else None
        if flow is None:
            return conversation, effects
        after, more = enter(flow, conversation, quiet)
        return after, [*effects, *more]
    routing = next((effect for effect in effects if isinstance(effect, Route)), None)
    if routing is None:
        return conversation, effects
    written = [effect for effect in effects if not isinstance(effect, Route)]
    if wants_people(conversation, act, routing.text):
        after, more = hand_to_people(flows, conversation, quiet)
        return after, [*written, *more]
    found = decide(flows, conversation, routing.text)
    if isinstance(found, Flow):
        after, more = enter(found, conversation, quiet)
    else:
        after, more = ask_topic(flows, conversation, quiet, found)
    return after, [*written, *more]


def wants_people(conversation: Conversation, act: Act, text: str) -> bool:
    """Whether these words ask for a person, or somebody must come at once."""
    if any(each.kind == "crisis" for each in conversation.noticed.values()):
        return True
    found = acts(text, conversation.language, None, act.manners.book)
    return any(each.kind == "person" for each in found)


def decide(flows: Flows, conversation: Conversation, text: str) -> Flow | Routing:
    """The flow these words choose, or the likeliest few to choose from."""
    asked_already = conversation.open is not None and conversation.open.question == TOPIC
    if asked_already and conversation.open and conversation.open.asked:
        for option in conversation.open.asked.options:
            if text.strip().casefold() in (option.label.casefold(), option.value):
                return flows.flow(option.value) or flows.default()
    words = f"{conversation.opening}\n{text}" if asked_already else text
    routing = route(gist(words), flows.routables())
    if routing.best:
        return flows.flow(routing.best) or flows.default()
    if asked_already or not set(routing.likeliest) - {flows.default().id}:
        return flows.default()
    return routing


def chosen(flows: Flows, conversation: Conversation, text: str) -> Flow | None:
    """The flow that these words would choose; None where they are unsure."""
    found = decide(flows, conversation, text)
    return found if isinstance(found, Flow) else None


def gist(text: str) -> str:
    """The words that can tell what it is about: no addresses, no numbers."""
    return " ".join(word for word in text.split() if not DETAIL.search(word)) or text


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
