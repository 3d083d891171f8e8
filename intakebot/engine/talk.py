"""``talk``: ``step``, and choosing the flow where none is chosen. Every driver calls this."""

from collections.abc import Sequence

from msgspec.structs import replace

from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Effect, Join, Route, Switch, entries, refusal
from intakebot.engine.events import Act, Begin, BeginFrom, DontKnow, Skip, WantPerson
from intakebot.engine.flow import Flow
from intakebot.engine.flow_offers import offer, other_flow, switch
from intakebot.engine.kinds.base import plain
from intakebot.engine.knowing import join
from intakebot.engine.matters import (
    FEWEST_WORDS,
    announced,
    begins_with,
    matters,
    one_at_a_time,
    second_matter,
    told_apart,
)
from intakebot.engine.splitting import begin_from
from intakebot.engine.step import enter, step
from intakebot.engine.topics import (
    TOPIC,
    Flows,
    ask_topic,
    ask_what_is_seen,
    decide,
    gives_up,
    is_vague,
    likeliest,
    name_noted,
    names_topic,
    only_a_code,
    told_more,
    topics_offered,
)
from intakebot.understanding.acts import Act as Spoken
from intakebot.understanding.acts import acts
from intakebot.understanding.route import Routing

_ELSEWHERE = frozenset({Route, Join, Switch})
"""Effects that lead into a flow."""


def talk(flows: Flows, conversation: Conversation, act: Act) -> tuple[Conversation, list[Effect]]:
    """Move a conversation on by one event, entering a flow when it is time to.

    Pure for a given ``flows``. The caller has loaded the conversation's edition; if that is
    lost, the flow's live edition takes its place, or the default flow.
    """
    act = replace(act, manners=flows.manners(conversation.site))
    if isinstance(act.event, BeginFrom):
        return begin_from(flows, conversation, act, act.event)
    if conversation.flow:
        flow = flows.edition(conversation.edition) or flows.flow(conversation.flow)
        flow = flow or flows.default()  # nothing that is lost keeps a customer from a person
        act = told_apart(flows, flow, conversation, act)
        after, effects = step(flow, conversation, act)
        other = other_flow(flows, flow, conversation, after, act)
        if other is not None:
            return offer(flow, other, conversation, (after, effects), act)
        return choose(flows, after, effects, act)
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
    return enter(flows.default(), conversation, act, unsure=True)


def choose(
    flows: Flows, conversation: Conversation, effects: list[Effect], act: Act
) -> tuple[Conversation, list[Effect]]:
    """Enter the flow that the page named or the words point to; ask when they are unsure."""
    goes_on = isinstance(act.event, Begin) or not _ELSEWHERE.isdisjoint(map(type, effects))
    if not goes_on or refusal(effects):
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
    asked = "choice" if topics_offered(conversation) else None
    said = acts(routing.text, conversation.language, asked, act.manners.book)
    seq = entries(effects)[0].seq
    after, more = led(flows, conversation, quiet, routing.text, seq, said)
    return after, [*written, *more]


def led(
    flows: Flows, now: Conversation, act: Act, text: str, seq: int, said: Sequence[Spoken]
) -> tuple[Conversation, list[Effect]]:
    """Where words lead that came before any flow: to a person, into a flow, to a question."""
    if wants_people(now, said):
        return hand_to_people(flows, now, act)
    vague = is_vague(flows, said, text)
    if vague and seq == now.opening_seq:
        return ask_what_is_seen(now, act)
    now = told_more(now, text, seq)
    told = matters(flows, now.opening) if now.open is None else []
    second = second_matter(flows, now.opening, told)
    if second is None and now.open is None and text == now.opening:
        second = announced(flows, text, said)
    now, noted = one_at_a_time(now, act, second)
    now = with_number(flows, now, text)
    if gives_up(now, said):
        if now.opening_seq == seq:  # "I don't know" tells nothing
            now = replace(now, opening="", opening_seq=0)
        found: Flow | Routing | None = likeliest(flows, now.opening)
    else:
        found = decide(flows, now, now.opening if noted else text)
        found = found_by(flows, found, vague=vague and not topics_offered(now))
    if isinstance(found, Routing) and now.gentle:  # nobody chooses topics on a hard day
        found = flows.flow(found.likeliest[0]) if found.likeliest else None
    if isinstance(found, Flow):
        found = begins_with(flows, now.opening, told, found)
        now = with_topic(now, text)
    if isinstance(found, Flow):
        named = (text, seq) if topics_offered(now) else None
        after, effects = enter(found, now, act, named=named)
    elif found is None:
        now = name_noted(now, act, text, seq)
        after, effects = enter(flows.default(), now, act, unsure=True)
    else:
        after, effects = ask_topic(flows, now, act, found, text, seq)
    return after, [*noted, *effects]


def found_by(flows: Flows, found: Flow | Routing | None, *, vague: bool) -> Flow | Routing | None:
    """What was found; vague words choose nothing but the default, and are asked about."""
    if not vague or not isinstance(found, Flow) or found.id == flows.default().id:
        return found
    return Routing(None, tuple(each.id for each in flows.routables()))


def with_number(flows: Flows, now: Conversation, text: str) -> Conversation:
    """With a number that was said where a topic was asked for, or what was said behind one."""
    if not topics_offered(now) or names_topic(now, text) or text in now.opening:
        return now
    if not only_a_code(flows, now.opening) and not only_a_code(flows, text):
        return now
    return replace(now, opening=f"{now.opening}\n{text}")


def with_topic(now: Conversation, text: str) -> Conversation:
    """With words of their own by which a topic was told: they answer like the first ones."""
    offered = topics_offered(now)
    is_button = offered and plain(text) in {plain(option.label) for option in offered.options}
    if not offered or is_button or len(text.split()) < FEWEST_WORDS:
        return now
    known = text in now.opening
    return now if known else replace(now, opening=f"{now.opening}\n{text}".strip())


def joined(
    flows: Flows, act: Act, conversation: Conversation, effects: list[Effect]
) -> tuple[Conversation, list[Effect]]:
    """Go on with the case or the flow that the customer says this is about."""
    taken = next((effect for effect in effects if isinstance(effect, Switch)), None)
    if taken is not None:
        other = flows.flow(taken.flow) or flows.default()
        after, more = switch(other, conversation, act)
        return after, [*(effect for effect in effects if effect is not taken), *more]
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
