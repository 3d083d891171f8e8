"""What a customer says to the question which of two flows it is."""

from intakebot.engine.answering import wants_person
from intakebot.engine.approving import approves
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Switch
from intakebot.engine.flow import Flow
from intakebot.engine.going_on import go_on
from intakebot.engine.handing import hand_over
from intakebot.engine.kinds.meant import Index
from intakebot.engine.kinds.options import Choosable
from intakebot.engine.noting import notice
from intakebot.engine.topics import note_name

SWITCH = "switch"
"""The pseudo question which of two flows it is."""


def asks(draft: Draft) -> bool:
    """Whether that question stands open."""
    stands = draft.now.open
    return stands is not None and stands.question == SWITCH


def reply(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """The other flow for who takes it; whatever else is said goes on in this one."""
    stands = draft.now.open
    if wants_person(draft, text):
        return hand_over(draft, flow, "asked")
    options = stands.asked.options if stands and stands.asked else []
    index = Index([Choosable(value=o.value, label=o.label, also=()) for o in options])
    meant = index.match(text).option
    elsewhere = draft.now.elsewhere
    if elsewhere and (approves(text) or (meant and meant.value == elsewhere.flow)):
        draft.effects.append(Switch(elsewhere.flow))
        return None
    draft.set(open=None)
    if meant is None:
        note_name(draft, text, seq)
    notice(draft, flow, text, seq)
    return go_on(draft, flow)


def passes(draft: Draft, question: str) -> bool:
    """Go on where they are for who can't say which it is; False where that wasn't asked."""
    if draft.flow is None or question != SWITCH or not asks(draft):
        return False
    draft.set(open=None)
    go_on(draft, draft.flow)
    return True
