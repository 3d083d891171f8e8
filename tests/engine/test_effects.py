"""Effects: reading a list of them."""

from intakebot.engine.effects import Append, HandOver, Refuse, entries, refusal
from intakebot.engine.entries import Entry, Told

TOLD = Entry(1, 0, "bot", Told("hello"))


def test_the_entries_to_write_come_in_order_and_alone():
    later = Entry(2, 0, "bot", Told("bye"))

    assert entries([Append(TOLD), HandOver(7), Append(later)]) == [TOLD, later]


def test_a_refusal_is_found_and_its_absence_too():
    assert refusal([Refuse("stale")]).code == "stale"
    assert refusal([Append(TOLD)]) is None
    assert refusal([]) is None
