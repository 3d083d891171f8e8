"""Events as clients send them."""

from typing import get_args

import msgspec
import pytest

from intakebot.engine import events as ev


def test_every_event_has_a_tag_of_its_own():
    tags = [each.__struct_config__.tag for each in get_args(ev.AnyEvent)]

    assert len(set(tags)) == len(tags) == 35


def test_an_event_is_read_by_its_tag():
    text = b'{"type":"say","text":"hello","question":"email","turn":7}'

    assert msgspec.json.decode(text, type=ev.CustomerEvent) == ev.Say("hello", [], "email", 7)


@pytest.mark.parametrize(
    "text",
    [b'{"type":"take","fence":0}', b'{"type":"nonsense"}', b'{"type":"say","text":7}', b"[]", b""],
)
def test_a_customer_can_only_send_a_customers_events(text):
    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(text, type=ev.CustomerEvent)


def test_no_event_is_both_a_customers_and_an_agents():
    assert not set(get_args(ev.CustomerEvent)) & set(get_args(ev.AgentEvent))
