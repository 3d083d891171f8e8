"""A conversation as a case of an incident: who it is, since when, and why it belongs there."""

from collections.abc import Sequence

from intakebot.engine.conversation import Conversation
from intakebot.matching.digests import Digest
from intakebot.store.incident_changes import NewCase
from intakebot.store.sightings import customer_key


def new_case(
    conversation: Conversation, digest: Digest, reasons: Sequence[str], score: float = 1.0
) -> NewCase:
    """A conversation as a case of an incident."""
    return NewCase(
        conversation.id,
        conversation.number,
        conversation.began,
        customer_key(conversation.identity, digest, conversation.id),
        score,
        tuple(reasons),
    )
