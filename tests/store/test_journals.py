"""An address says which journal it is."""

import pytest

from intakebot.store.journal import StorageBroken
from intakebot.store.journals import open_journal


async def test_each_address_opens_its_own(backend, journal):
    assert type(journal).__name__.lower() == f"{backend}journal"
    assert (journal.epoch, journal.changed) == ("epoch-1", 0)


async def test_what_cannot_be_reached_is_told(tmp_path):
    with pytest.raises(StorageBroken):
        await open_journal("postgresql://nobody@127.0.0.1:9/nowhere")
    with pytest.raises(ValueError, match="PostgreSQL"):
        await open_journal("mysql://u:hunter2@h/x")
