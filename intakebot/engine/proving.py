"""An e-mail address is proved: by the code that was sent to it, or by the link beside the code.

It is offered to whoever gave an address, whether or not it has cases, and holds nothing up.
"""

from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft
from intakebot.engine.effects import SendCode
from intakebot.engine.flow import Flow
from intakebot.engine.proof_entries import Proof
from intakebot.engine.recall import MAIL, trust


def offer(draft: Draft, flow: Flow) -> None:
    """Offer, once, to prove the address that was given."""
    now = draft.now
    if now.proof_offered or not draft.act.known.mail or now.gentle or trust(now.identity) >= MAIL:
        return
    if given(flow, now):
        draft.set(proof_offered=True)
        draft.write(Proof(draft.word("proof_offer"), draft.word("proof_send")))


def given(flow: Flow, conversation: Conversation, said: bool = False) -> str:
    """The address that stands as an answer, or was even ``said`` here; else empty."""
    for item in flow.items:
        answer = conversation.answers.get(item.id)
        if item.question.kind != "email" or answer is None or answer.state != "given":
            continue
        if not said or answer.source.by == "said":
            return str(answer.value)
    return ""


def prove(draft: Draft, event: ev.Prove) -> None:
    """Send a code to the address that was given."""
    address = given(draft.flow, draft.now) if draft.flow else ""
    if not address or not draft.act.known.mail or trust(draft.now.identity) >= MAIL:
        return draft.refuse("not_now")
    draft.set(proving=address, proof_offered=True)
    text = draft.word("proof_sent", address=address)
    draft.write(Proof(text, draft.word("proof_again"), sent=True))
    draft.effects.append(SendCode())
    return None
