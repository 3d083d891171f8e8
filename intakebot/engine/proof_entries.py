"""The entry that tells of proving an e-mail address."""

from intakebot.engine.tags import Body


class Proof(Body, frozen=True):
    """The customer's e-mail address may be proved: that is offered, or a code was sent."""

    text: str
    button: str
    """What to press to have a code sent, or sent again."""
    sent: bool = False
