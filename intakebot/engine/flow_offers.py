"""A flow that was chosen by its button, and words that clearly belong to another one.

The other is offered once. Who takes it keeps all that was said; who doesn't goes on where they
were.
"""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.cleaning import without
from intakebot.engine.conversation import Conversation, Elsewhere, Open
from intakebot.engine.customer import acknowledge
from intakebot.engine.denying import corrected
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Append, Effect
from intakebot.engine.entries import Asked, Option
from intakebot.engine.events import Act
from intakebot.engine.flow import Flow
from intakebot.engine.gist import gist
from intakebot.engine.going_on import go_on
from intakebot.engine.noting import listen, notice
from intakebot.engine.step import enter
from intakebot.engine.switching import SWITCH
from intakebot.engine.topics import AHEAD, Flows, is_vague, routed
from intakebot.understanding.acts import Act as Spoken
from intakebot.understanding.acts import acts
from intakebot.understanding.route import ranked
from intakebot.understanding.understand import facts

FEWEST = 3
"""Words of what did not fit here that can tell where it does."""
CLEARLY = 0.2
"""A score from which an answer that does not fit belongs elsewhere; first words need less."""
Stepped: TypeAlias = tuple[Conversation, list[Effect]]
"""Where a step left a conversation, and what it did."""


def other_flow(
    flows: Flows, flow: Flow, before: Conversation, after: Conversation, act: Act
) -> Flow | None:
    """The flow that a message clearly belongs to, where it did nothing in this one."""
    event = act.event
    if not isinstance(event, ev.Say) or event.uploads or not may_offer(flow, before, after):
        return None
    if all(each.id == flow.id for each in flows.routables()):
        return None
    text = without(event.text)
    first = not before.opening
    again = after.open is not None and after.open.asked is not None and after.open.asked.again
    long = len(text.split()) >= FEWEST
    if not (first or long) or fits(flow, before, after, first):
        return None
    said = acts(text, after.language, book=act.manners.book)
    if is_vague(flows, said, text) or not (first or again or says_so(said, text)):
        return None
    best = routed(flows.routables(), [text]).best
    if not best or best == flow.id or (best == flows.default().id and not says_so(said, text)):
        return None
    scores = dict(ranked(gist(text, facts(text)), flows.routables()))
    least = 0.0 if first else CLEARLY
    ahead = scores.get(best, 0.0) >= max(least, AHEAD * scores.get(flow.id, 0.0))
    return flows.flow(best) if ahead else None


def fits(flow: Flow, before: Conversation, after: Conversation, first: bool) -> bool:
    """Whether a message has its place in this flow: it corrects an answer, or names an option.

    Or it says that there will be no answer to what was asked, or was noted as a second matter.
    """
    stood = before.open and after.answers.get(before.open.question)
    new_matters = after.noticed.keys() - before.noticed.keys()
    if (stood and not stood.known) or any(
        after.noticed[seq].kind == "another" for seq in new_matters
    ):
        return True
    if any(after.answers.get(name) != old for name, old in before.answers.items()):
        return True
    new = (flow.item(name) for name in after.answers if name not in before.answers)
    return first and any(item and item.question.kind == "choice" for item in new)


def says_so(said: Sequence[Spoken], text: str) -> bool:
    """Whether a message itself says that it is about something else, or takes something back."""
    return any(each.kind == "misplaced" for each in said) or corrected(text).leads


def may_offer(flow: Flow, before: Conversation, after: Conversation) -> bool:
    """Whether another flow may be offered at all: once, while the bot asks its own questions."""
    asks = before.phase == "intake" and after.phase in ("intake", "confirming")
    busy = before.elsewhere or after.gentle or after.joined or after.follows
    stood = (before.open, after.open)
    return asks and not busy and all(each is None or each.question in flow.index for each in stood)


def offer(
    flow: Flow, other: Flow, before: Conversation, stepped: Stepped, act: Act
) -> tuple[Conversation, list[Effect]]:
    """Ask which of the two it is, in the place of the question that the step has asked."""
    draft, said, seq = (
        heard_only(flow, before, act) if before.opening else as_stepped(flow, stepped, act)
    )
    if not seq:
        return stepped
    now = draft.now
    options = [Option(each.id, each.title.say(now.language, {})) for each in (other, flow)]
    text = draft.word("switch_ask", other=options[0].label)
    asked = Asked(SWITCH, "choice", "choice", draft.word("topic_label"), text, options=options)
    turn = draft.write(asked)
    opened = Open(SWITCH, turn, 0, asked)
    draft.set(open=opened, elsewhere=Elsewhere(other.id, said, seq))
    return draft.now, draft.effects


def heard_only(flow: Flow, before: Conversation, act: Act) -> tuple[Draft, str, int]:
    """The message as an answer to nothing, without its secrets: only its facts are kept."""
    draft = Draft(flow, before, act)
    event = draft.act.event
    assert isinstance(event, ev.Say)
    seq = draft.hear(event)
    notice(draft, flow, event.text, seq)
    return draft, event.text, seq


def as_stepped(flow: Flow, stepped: Stepped, act: Act) -> tuple[Draft, str, int]:
    """The first words with all that they tell, but for the question that was asked then."""
    after, effects = stepped
    last = effects[-1] if effects else None
    if after.open is None or not isinstance(last, Append) or last.entry.seq != after.open.turn:
        return Draft(flow, after, act), "", 0
    draft = Draft(flow, replace(after, seq=after.seq - 1, open=None), replace(act, cid=""))
    draft.effects = effects[:-1]
    return draft, after.opening, after.opening_seq


def switch(flow: Flow, now: Conversation, act: Act) -> tuple[Conversation, list[Effect]]:
    """Go on in the other flow with all that is known; the words that led there are the first."""
    left = Draft(flow, now, replace(act, cid=""))
    elsewhere = now.elsewhere or Elsewhere(flow.id)
    left.clear([name for name in now.answers if not carries(flow, now, name)], "")
    led = replace(
        left.now,
        opening=elsewhere.text,
        opening_seq=elsewhere.seq,
        elsewhere=Elsewhere(flow.id),
        open=None,
    )
    after, entered = enter(flow, led, replace(act, cid=""), quiet=True)
    draft = Draft(flow, after, replace(act, cid=""))
    if now.opening_seq != elsewhere.seq:
        notice(draft, flow, now.opening, now.opening_seq)
    listen(draft, flow)
    acknowledge(draft)
    go_on(draft, flow)
    return draft.now, [*left.effects, *entered, *draft.effects]


def carries(flow: Flow, now: Conversation, name: str) -> bool:
    """Whether an answer is one to the other flow's question too: a fact, under the same name."""
    item = flow.item(name)
    return name in KEPT if item is None else item.question.kind in FACTS


FACTS = ("name", "email", "phone", "code", "url", "device", "version", "error_message")
"""Kinds whose answers mean the same wherever they are asked for."""
KEPT = ("phone", "more")
"""What no question asks for."""
