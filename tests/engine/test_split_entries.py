"""Entries about a second matter: whole on the wire, and for agents alone."""

import msgspec
import pytest

from intakebot.engine.entries import Entry
from intakebot.engine.split_entries import SplitFrom, SplitOff


@pytest.mark.parametrize("body", [SplitOff(4, 1043, "conv_b"), SplitFrom(4, 1042, "conv_a")])
def test_an_entry_comes_back_as_it_was_and_no_customer_gets_it(body):
    entry = Entry(7, 0, "agent", body, "agent_anna", "Anna")

    assert msgspec.json.decode(msgspec.json.encode(entry), type=Entry) == entry
    assert entry.private
