"""Rows as readers get them, whichever database they came from."""

import msgspec

from intakebot.engine import conversation as states
from intakebot.engine.brief import Brief
from intakebot.engine.conversation import Conversation
from intakebot.store import shapes

ROWS = [(4, 0, b"{4}"), (5, 1, b"{5}"), (6, 0, b"{6}")]


def test_a_page_ends_at_its_last_number_also_when_that_is_private():
    assert shapes.page(3, ROWS[:2], private=False) == (3, 5, [b"{4}"])
    assert shapes.page(3, ROWS, private=True) == (3, 6, [b"{4}", b"{5}", b"{6}"])


def test_a_place_beyond_the_end_is_told_from_nothing_new():
    assert shapes.end(6, 6) == (6, 6, [])
    assert shapes.end(9, 6) == (9, 6, [])
    assert shapes.end(6, 7) == (6, 6, [])  # it grew between the two reads
    assert shapes.end(3, None) == (3, 0, [])


def test_one_row_more_than_asked_for_says_that_there_are_more():
    brief = msgspec.json.encode(Brief(conversation="a", number=1, changed=0))

    found = shapes.changes(0, [(3, 1, 2, brief), (4, 0, 1, brief)], limit=1)

    assert (found.upto, found.more, len(found.rows)) == (3, True, 1)
    assert (found.rows[0].changed, found.rows[0].alike, found.rows[0].contacts) == (3, 1, 2)


def test_a_conversation_comes_with_its_commands():
    state = states.encode(Conversation(id="a", number=1001))

    found = shapes.loaded(state, [("customer", "", "c1", 3, b"digest")])

    assert found.conversation.number == 1001
    assert found.commands == {("customer", "", "c1"): (3, b"digest")}
