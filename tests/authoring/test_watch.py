"""Saved is live within two seconds."""

import asyncio
import time
from contextlib import asynccontextmanager, suppress

import pytest

from intakebot.authoring import watch as watching
from intakebot.authoring.library import Library
from intakebot.authoring.watch import signature, watch

FLOW = "flow: f\ntitle: {0}\n"

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend():
    return "asyncio"


@asynccontextmanager
async def watched(folder):
    library, reports = Library(), asyncio.Queue()
    library.load(folder)
    task = asyncio.create_task(watch(library, reports.put))
    await asyncio.sleep(0.3)
    try:
        yield library, reports
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def title(library):
    return library.flow("f").title.say("en", {})


async def test_a_good_save_is_live_within_two_seconds(tmp_path):
    (tmp_path / "f.yaml").write_text(FLOW.format("One"))
    async with watched(tmp_path) as (library, reports):
        (tmp_path / "f.yaml").write_text(FLOW.format("Two"))
        began = time.monotonic()
        report = await asyncio.wait_for(reports.get(), 5)

        assert time.monotonic() - began < 2
        assert report.published == ("f",)
        assert title(library) == "Two"


async def test_a_broken_save_is_told_and_changes_nothing(tmp_path):
    (tmp_path / "f.yaml").write_text(FLOW.format("One"))
    async with watched(tmp_path) as (library, reports):
        (tmp_path / "f.yaml").write_text(FLOW.format("['x'"))
        report = await asyncio.wait_for(reports.get(), 5)

        assert not report.ok
        assert title(library) == "One"


async def test_new_shared_files_and_files_that_go_are_seen(tmp_path):
    (tmp_path / "f.yaml").write_text(FLOW.format("One"))
    async with watched(tmp_path) as (library, reports):
        (tmp_path / "shared").mkdir()
        (tmp_path / "shared" / "s.yaml").write_text("questions: [{id: a, kind: text, ask: A?}]\n")
        (tmp_path / "f.yaml").write_text(FLOW.format("One") + "questions: [{include: s}]\n")
        while not library.flow("f").items:
            await asyncio.wait_for(reports.get(), 5)

        (tmp_path / "f.yaml").unlink()
        while library.flow("f"):
            await asyncio.wait_for(reports.get(), 5)


async def test_where_the_system_tells_of_no_changes_we_look_ourselves(tmp_path, monkeypatch):
    def deaf(*args, **kwargs):
        raise OSError("no more watches")

    monkeypatch.setattr(watching, "awatch", deaf)
    (tmp_path / "f.yaml").write_text(FLOW.format("One"))
    async with watched(tmp_path) as (library, reports):
        (tmp_path / "f.yaml").write_text(FLOW.format("Two"))
        await asyncio.wait_for(reports.get(), 5)

        assert title(library) == "Two"


async def test_a_folder_that_appears_later_is_found(tmp_path):
    async with watched(tmp_path / "flows") as (library, reports):
        (tmp_path / "flows").mkdir()
        (tmp_path / "flows" / "f.yaml").write_text(FLOW.format("One"))
        while not library.ready:
            await asyncio.wait_for(reports.get(), 5)


def test_a_folder_without_changes_looks_the_same(tmp_path):
    (tmp_path / "f.yaml").write_text("a")
    before = signature(tmp_path)

    assert signature(tmp_path) == before
    (tmp_path / "f.yaml").write_text("ab")
    assert signature(tmp_path) != before
    assert signature(tmp_path / "nowhere") != before
