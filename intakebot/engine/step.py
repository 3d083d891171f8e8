"""``step``: the product. A conversation, an event, and what comes of it."""

from intakebot.engine.answering import wants_person
from intakebot.engine.conversation import Conversation
from intakebot.engine.customer import acknowledge
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect
from intakebot.engine.entries import Entered, Told
from intakebot.engine.events import Act, Say
from intakebot.engine.flow import Flow
from intakebot.engine.going_on import go_on
from intakebot.engine.handing import hand_over
from intakebot.engine.knowing import take_code
from intakebot.engine.noting import leave_topics, listen, prefill, take_topic
from intakebot.engine.phases import PHASES


def step(
    flow: Flow | None, conversation: Conversation, act: Act
) -> tuple[Conversation, list[Effect]]:
    """Move a conversation on by one event.

    Pure: no clock, network or database; a caller that lost a write race steps again.

    Args:
        flow: the edition this conversation began with, not the newest; None while no flow
            is chosen.
        conversation: where it stands; never changed in place.
        act: what happened, who did it and when.

    Returns:
        Where it stands now, and what to do, in the order the customer sees it. An answer
        that does not fit asks again; an event that does not fit is a ``Refuse`` alone, and
        the conversation comes back as it was. A ``Route`` asks the caller to choose a flow
        and go on with ``enter``, a ``Join`` to go on with ``join``; ``talk`` does all of it.
    Source: sans-IO, after h11: events in, effects out.
    """
    draft = Draft(flow, conversation, act)
    move = PHASES[conversation.phase].get(type(act.event))
    if move is not None and draft.act.known.code and isinstance(act.event, Say):
        move = take_code
    if move is None:
        draft.refuse("closed" if conversation.phase == "closed" else "not_now")
    else:
        move(draft, draft.act.event)  # without secrets
    if draft.refused:
        return conversation, draft.effects
    return draft.now, draft.effects


def enter(
    flow: Flow,
    conversation: Conversation,
    act: Act,
    *,
    quiet: bool = False,
    unsure: bool = False,
    named: tuple[str, int] | None = None,
) -> tuple[Conversation, list[Effect]]:
    """Begin a flow in a conversation that has none yet, and ask its first question.

    What the page, the site and the first words tell is written down and not asked. With
    ``quiet`` nothing is said or asked: the caller goes on to something else at once. ``unsure``:
    they were asked what it is about and could not say. ``named``: they named this flow in these
    words, and the number of their entry.
    """
    draft = Draft(flow, conversation, act)
    language = conversation.language
    draft.set(flow=flow.id, edition=flow.edition, team=flow.team, open=None, of=0)
    draft.write(Entered(flow.id, flow.edition, flow.title.say(language, {}), flow.team), "system")
    opening = conversation.opening
    if opening:
        listen(draft, flow)
    prefill(draft, flow)  # what the customer said counts for more than what the page knows
    if unsure:
        leave_topics(draft, flow)
    if named:
        take_topic(draft, flow, *named)
    if quiet:
        return draft.now, draft.effects
    if opening and wants_person(draft, opening):
        hand_over(draft, flow, "asked")
    elif opening:
        acknowledge(draft)
        go_on(draft, flow)
    elif unsure:
        draft.tell("dont_know_ok", "ack")
        go_on(draft, flow)
    else:
        hello = flow.hello.say(language, draft.values()) if flow.hello else draft.word("greeting")
        draft.write(Told(hello, "hello"))
    return draft.now, draft.effects
