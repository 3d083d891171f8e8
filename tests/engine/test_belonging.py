"""To which case a conversation belongs is agents' business."""

import msgspec

from intakebot.engine.belonging import Linked, Unlinked
from intakebot.engine.entries import Entry


def test_links_are_for_agents_alone():
    link = Entry(7, 0, "agent", Linked(1001, 0.8, ["same error line"]), who="ann")

    assert link.private
    assert Entry(8, 0, "agent", Unlinked(1001), who="ann").private
    assert msgspec.json.decode(msgspec.json.encode(link), type=Entry) == link
