"""A second matter becomes a case of its own, with the customer's words as all that it begins with.

Its log is for the team: the customer goes on where they are, and whoever answers them does so
there. What stays true of the person comes along; everything else was said of the first matter.
"""

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect, Refuse
from intakebot.engine.entries import Began, Said
from intakebot.engine.events import Act
from intakebot.engine.flow import Flow
from intakebot.engine.handing import hand_over
from intakebot.engine.parting import PERSON
from intakebot.engine.recall import Recalled
from intakebot.engine.split_entries import SplitFrom
from intakebot.engine.step import enter
from intakebot.engine.topics import Flows, chosen


def begin_from(
    flows: Flows, conversation: Conversation, act: Act, event: ev.BeginFrom
) -> tuple[Conversation, list[Effect]]:
    """Begin a conversation with words that were said in another one, and hand it to the team."""
    if conversation.seq:
        return conversation, [Refuse("not_now")]
    draft = Draft(None, conversation, act)
    draft.write(Began(event.context, conversation.language), "system")
    draft.write(SplitFrom(event.of, event.case, event.conversation), "agent")
    draft.heard(event.quote, "customer")
    draft.set(
        context=event.context,
        identity=event.identity,
        customer=event.customer,
        recalled=event.recalled,
        came_from=event.case,
        dismissed=[event.case],
        opening=event.quote,
        opening_seq=draft.write(Said(event.quote), "customer"),
    )
    flow = chosen(flows, draft.now, event.quote) or flows.default()
    quiet = replace(act, cid="")
    after, entered = enter(flow, draft.now, quiet, quiet=True)
    handing = Draft(flow, after, quiet)
    hand_over(handing, flow, "split")
    return handing.now, [*draft.effects, *entered, *handing.effects]


def of_the_person(flow: Flow | None, conversation: Conversation) -> list[Recalled]:
    """What is as true of any other matter of the same customer."""
    told = {
        item.question.finds: Recalled(item.question.finds, answer.text, "remembered")
        for item in (flow.items if flow else ())
        if item.question.kind in PERSON
        and (answer := conversation.answers.get(item.id)) is not None
        and answer.known
    }
    signed = [each for each in conversation.recalled if each.label not in told]
    return [*told.values(), *signed]
