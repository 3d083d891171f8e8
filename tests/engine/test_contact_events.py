"""What agents send about contacts is read as it was meant, and what is the desk's is not theirs."""

import msgspec
import pytest

from intakebot.engine import events as ev
from intakebot.engine.belonging import Decided, Placed


def test_a_link_and_its_undoing_are_read_with_all_that_was_chosen():
    link = b'{"type":"link","case":7,"decided":[{"question":"since","of":[7,9]}],"seen":"ab"}'
    undo = b'{"type":"unlink","case":7,"placed":[{"kind":"note","of":4,"to":"both"}]}'

    assert msgspec.json.decode(link, type=ev.AgentEvent) == ev.Link(
        7, decided=[Decided("since", [7, 9])], seen="ab"
    )
    assert msgspec.json.decode(undo, type=ev.AgentEvent) == ev.Unlink(
        7, [Placed("note", 4, "both")]
    )


@pytest.mark.parametrize(
    "text",
    [
        b'{"type":"tally","case":7}',
        b'{"type":"put_back","question":"since"}',
        b'{"type":"unlink","case":7,"placed":[{"kind":"everything","of":4}]}',
        b'{"type":"link","case":"seven"}',
    ],
)
def test_what_is_the_desks_own_or_makes_no_sense_is_no_agents_event(text):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=ev.AgentEvent)
