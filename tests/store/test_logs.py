"""Whole logs, one conversation after another."""

import pytest

from intakebot.engine.entries import Said
from intakebot.store import logs
from tests.store.turns import NOW, begun, turn


async def told(journal, name, *words):
    conversation = await begun(journal, name)
    await journal.commit(turn(conversation, *words))
    return name


async def test_every_conversation_comes_with_all_it_said_in_order(journal, stores):
    await told(journal, "conv-1", "blank", "still blank")
    await told(journal, "conv-2", "فارغة")

    found = list(stores.logs.since())

    assert [log.conversation.id for log in found] == ["conv-1", "conv-2"]
    assert [[entry.body for entry in log.entries] for log in found] == [
        [Said("blank"), Said("still blank")],
        [Said("فارغة")],
    ]


async def test_older_ones_can_be_left_out(journal, stores):
    await told(journal, "conv-1", "blank")

    assert len(list(stores.logs.since(NOW))) == 1
    assert list(stores.logs.since(NOW + 1)) == []


@pytest.mark.parametrize("at_once", [1, 2, 3])
async def test_the_batches_leave_no_seam(journal, stores, monkeypatch, at_once):
    monkeypatch.setattr(logs, "AT_ONCE", at_once)
    names = [await told(journal, f"conv-{n}", f"message {n}") for n in range(3)]

    assert [log.conversation.id for log in stores.logs.since()] == names


def test_an_empty_store_has_none(stores):
    assert list(stores.logs.since()) == []
