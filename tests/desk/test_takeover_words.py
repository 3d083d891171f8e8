"""What agents write, show and link: as it was meant, within limits, and only what is theirs."""

import pytest

from intakebot.desk.commands import Done
from intakebot.engine.entries import Reply, Upload
from intakebot.engine.events import Link, Respond, Take, Unlink, WriteNote
from tests.desk.conftest import ANNA, BEA, begun, bodies, log, waiting


@pytest.fixture
def given():
    return {"text_limit": 200}


@pytest.fixture
def desk(house):
    return house.parts.takeover


async def state(desk, name):
    return await desk.conversations.get(name)


# --- contacts ---------------------------------------------------------------------------------


async def test_a_link_makes_a_contact_and_taking_it_back_unmakes_it(house, desk, act):
    case, name = await waiting(house), await waiting(house)
    number, mine = [(await state(desk, each)).number for each in (case, name)]

    def contacts():
        return [each.conversation for each in house.parts.stores.cases.contacts(number)]

    assert isinstance(await act(ANNA, name, Link(number, 0.8, ["same page"])), Done)
    assert contacts() == [case, name]
    assert (await act(BEA, name, Link(number))).code == "not_now", "it is linked already"
    assert (await act(BEA, name, Link(mine))).code == "not_now", "it is that case"

    assert isinstance(await act(BEA, name, Unlink(number)), Done)
    assert contacts() == [case]
    assert (await act(BEA, name, Unlink(number))).code == "not_now"
    (line,) = house.parts.stores.cases.history(name)
    assert (line.by, line.unlinked_by, line.reasons) == (ANNA.id, BEA.id, ("same page",))


async def test_what_is_no_case_yet_cannot_be_linked_to(house, desk, act):
    name, talking = await waiting(house), await begun(house)
    number = (await state(desk, talking)).number

    for case in (number, 0, -1, 999, 2**63, 10**30):
        assert (await act(ANNA, name, Link(case))).code == "not_found", case
    assert (await state(desk, name)).linked == []


# --- words and files --------------------------------------------------------------------------


async def test_words_up_to_the_limit_reach_the_customer_as_they_were_written(house, act):
    name = await waiting(house)
    await act(ANNA, name, Take(0))
    before = await log(house.parts, name)

    for text in ("", " \n\t"):
        assert (await act(ANNA, name, Respond(1, text))).code == "empty"
        assert (await act(ANNA, name, WriteNote(text))).code == "empty"
    for text in ("x" * 201, "ض" * 201, "x" * 1_000_000):
        assert (await act(ANNA, name, Respond(1, text))).code == "too_long"
    assert await log(house.parts, name) == before

    said = ["x" * 200, "ض" * 200, "مرحبا", "<b>{{ 7*7 }}</b>"]
    await act(ANNA, name, *(Respond(1, text) for text in said))
    assert [body.text for body in bodies(await log(house.parts, name), Reply)] == said


async def test_a_reply_shows_files_of_its_conversation_as_we_know_them_and_no_other(house, act):
    async def upload(conversation):
        async def stream():
            yield b"how to clear the cache\n"

        return await house.parts.uploads.add(conversation, "how.txt", stream(), 0)

    name = await waiting(house)
    mine, theirs = await upload(name), await upload(await waiting(house))
    lie = Upload("file_lie", "x.html", "text/html", 1)
    await act(ANNA, name, Take(0))

    for ids in ([theirs.id], [mine.id, theirs.id], ["file_absent"], [""]):
        assert (await act(ANNA, name, Respond(1, "see", ids, [lie]))).code == "not_found"
    assert (await act(ANNA, name, Respond(1, "", [], [lie]))).code == "empty"
    await act(ANNA, name, Respond(1, "", [mine.id], [lie]))

    (reply,) = bodies(await log(house.parts, name), Reply)
    assert reply.files == [Upload(mine.id, "how.txt", "text/plain", 23)]
