"""What an offer and a code on its way leave in the log."""

import msgspec

from intakebot.engine.proof_entries import Proof


def test_an_offer_says_what_to_press_and_no_more():
    assert msgspec.to_builtins(Proof("Been here before?", "Send me a code")) == {
        "type": "proof",
        "text": "Been here before?",
        "button": "Send me a code",
    }
