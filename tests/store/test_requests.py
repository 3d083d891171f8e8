"""What became of a batch, as far as it knows itself."""

from intakebot.engine.conversation import Conversation
from intakebot.store.journal import StorageBusy
from intakebot.store.requests import Create, Result


def test_a_batch_that_failed_knows_no_place_and_vouches_for_no_row():
    failed = Result([StorageBusy("later")] * 2, elsewhere=True)

    assert (failed.before, failed.newest, failed.briefs) == (None, 0, {})


def test_results_share_no_rows():
    Result([]).briefs["a"] = None

    assert Result([]).briefs == {}


def test_two_requests_alike_are_two_requests():
    one, two = (Create(Conversation(id="a"), b"token") for _ in range(2))

    assert one == two
    assert one is not two
