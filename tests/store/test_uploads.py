"""Files: counted, found by their own conversation only, swept when nobody shows them."""

from dataclasses import replace

import pytest

from intakebot.engine.entries import Said, Upload
from intakebot.store.uploads import Stored
from tests.store.turns import NOW, begun, spoken

PICTURE = Stored("up-1", "conv-1", "Bild ü.png", "image/png", 1234, "ab" * 32, NOW, 640, 480)


def test_a_file_comes_back_as_it_was_noted(stores):
    assert stores.uploads.add(PICTURE, most=10)

    assert stores.uploads.get("up-1") == PICTURE
    assert stores.uploads.get("unknown") is None


def test_a_conversation_has_so_many_files_and_no_more(stores):
    added = [stores.uploads.add(replace(PICTURE, id=f"up-{n}"), most=3) for n in range(5)]
    other = stores.uploads.add(replace(PICTURE, id="other", conversation="conv-2"), most=3)

    assert added == [True, True, True, False, False]
    assert other
    assert stores.uploads.count("conv-1") == 3


@pytest.mark.parametrize("asked", [[], ["up-2"], ["unknown"], ["up-2"] * 500])
def test_other_conversations_files_are_never_found(stores, asked):
    stores.uploads.add(PICTURE, most=10)
    stores.uploads.add(replace(PICTURE, id="up-2", conversation="conv-2"), most=10)

    found = stores.uploads.of("conv-1", [*asked, "up-1"])

    assert [each.id for each in found if each.conversation != "conv-1"] == []


def test_files_come_in_the_order_asked_for_each_once(stores):
    for n in range(3):
        stores.uploads.add(replace(PICTURE, id=f"up-{n}"), most=10)

    found = stores.uploads.of("conv-1", ["up-2", "up-0", "up-2", "up-1"])

    assert [each.id for each in found] == ["up-2", "up-0", "up-1"]


async def test_a_file_that_an_entry_shows_is_never_swept(stores, journal):
    conversation = await begun(journal)
    for n in range(2):
        stores.uploads.add(replace(PICTURE, id=f"up-{n}"), most=10)
    file = Upload("up-0", "a.png", "image/png", 1)
    await spoken(journal, conversation, Said(files=[file]))

    old = stores.uploads.unused(before=NOW + 1)

    assert [each.id for each in old] == ["up-1"]
    assert stores.uploads.unused(before=NOW) == []
    assert not stores.uploads.forget("up-0")
    assert stores.uploads.forget("up-1")
    assert not stores.uploads.forget("up-1")
    assert stores.uploads.get("up-0").used_seq == 1
