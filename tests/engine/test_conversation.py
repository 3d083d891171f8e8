"""A conversation's state survives the store at every point of its life."""

from intakebot.engine import conversation as states
from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation


def test_a_conversation_steps_on_from_what_the_store_gives_back(summed):
    """Two lives of one conversation: one in memory, one read back before each step."""
    stored = states.decode(states.encode(summed.now))
    assert stored == summed.now

    summed.now = stored
    summed.do(ev.Confirm(stored.summary_turn)).take()

    assert summed.now.phase == "live"


def test_a_fresh_conversation_takes_little_room():
    assert len(states.encode(Conversation("conv_1", 1042))) < 60


def test_a_state_of_an_older_version_still_reads():
    old = b'{"id":"c","seq":3,"phase":"intake","answers":{"a":{"value":"x","text":"x"}},"gone":1}'

    assert states.decode(old).answers["a"].known


def test_a_known_answer_is_found_and_another_is_none(summed):
    assert summed.now.known("email").value == "mara@garden.example"
    assert summed.now.known("error") is None
