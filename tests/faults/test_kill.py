"""kill -9 in mid-turn, under load, clients send again: nothing acknowledged is lost or doubled."""

import shutil

import pytest

from intakebot.store.database import upgrade
from tests.faults.clients import killed_often

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]


@pytest.fixture
def path(tmp_path):
    upgrade(f"sqlite:///{tmp_path}/made.sqlite", epoch="e", at=0)
    return shutil.copy(tmp_path / "made.sqlite", tmp_path / "killed.sqlite")


async def test_fifty_kills_lose_nothing_and_double_nothing(path, record_property):
    wrong, acked = await killed_often(path, 50)

    record_property("acknowledged turns", acked)
    assert wrong == []
    assert acked > 500


@pytest.mark.parametrize(
    ("plant", "found"), [("ack first", "lost"), ("forget commands", "doubled")]
)
async def test_the_harness_finds_a_planted_bug(path, plant, found):
    wrong, _ = await killed_often(path, 30, plant)

    assert any(each.startswith(found) for each in wrong), wrong
