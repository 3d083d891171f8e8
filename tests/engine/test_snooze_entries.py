"""What putting aside is on the wire: whole, and for agents alone."""

import msgspec
import pytest

from intakebot.engine.entries import Entry
from intakebot.engine.snooze_entries import Snooze, Snoozed


@pytest.mark.parametrize("until", [0, 1_772_445_600_000])
def test_an_entry_comes_back_as_it_was_and_no_customer_gets_it(until):
    entry = Entry(7, 0, "agent", Snoozed(until), "agent_priya", "Priya")

    assert msgspec.json.decode(msgspec.json.encode(entry), type=Entry) == entry
    assert entry.private


def test_without_a_time_it_is_taken_up_again():
    assert msgspec.json.decode('{"type": "snooze", "fence": 3}', type=Snooze) == Snooze(3, 0)
