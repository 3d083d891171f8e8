"""One customer is one, however many conversations they have."""

import pytest

from intakebot.desk.incident_cases import new_case
from intakebot.engine.conversation import Conversation
from intakebot.matching.digests import digest


@pytest.mark.parametrize(
    ("identity", "email", "who"),
    [
        ("shop:C-77", "mara@shop.example", "shop:C-77"),
        ("", " Mara@Shop.example ", "mara@shop.example"),
        ("", "", "conv_1"),
    ],
)
def test_a_proof_counts_for_more_than_an_address_and_that_for_more_than_nothing(
    identity, email, who
):
    conversation = Conversation("conv_1", number=7, identity=identity, began=5)

    case = new_case(conversation, digest(7, email=email), ["same error line"], 0.8)

    assert (case.customer, case.number, case.reported_at) == (who, 7, 5)
    assert (case.score, case.reasons) == (0.8, ("same error line",))
