"""Editions that conversations hold: kept in the store, and back after any restart."""

import asyncio

import pytest

from intakebot.desk.editions import Editions
from intakebot.engine.events import Begin, Say
from tests.desk.conftest import TROUBLE, begun, log, opened
from tests.house import FLOW, flow_files

SHARED = "questions:\n  - {id: shop, kind: text, ask: Which shop?}\n"
INCLUDING = FLOW.replace("questions:\n", "questions:\n  - include: branch\n")
OLD, NEW = "On which page?", "Where was it?"


@pytest.fixture
def flows(tmp_path):
    folder = flow_files(tmp_path / "flows")
    (folder / "shared").mkdir()
    return folder


@pytest.fixture
def save(house, flows):
    """Save a file of the flows, or remove it, and look at the folder again."""

    def saved(text, file="broken-page.yaml"):
        (flows / file).unlink() if text is None else (flows / file).write_text(text)
        return house.parts.library.reload()

    return saved


@pytest.fixture
def editions(house):
    parts = house.parts
    return Editions(parts.library, parts.stores.editions, parts.world)


def kept(house):
    return [each.hash for each in house.parts.stores.editions.of("broken-page")]


async def asked(parts, name, text):
    """What the bot asks after the customer said this."""
    await parts.reception.perform(name, Say(text), f"said {text}")
    return [entry.body.text for entry in await log(parts, name) if hasattr(entry.body, "control")]


# --- keeping ----------------------------------------------------------------------------------


async def test_what_is_live_at_the_start_is_in_the_store_with_its_sources(house):
    live = house.parts.library.flow("broken-page")

    edition = house.parts.stores.editions.get(live.edition)

    assert (edition.flow, edition.published) == ("broken-page", house.clock.at)
    assert edition.sources == {"broken-page.yaml": FLOW}


async def test_a_save_is_kept_beside_the_edition_before(house, editions, save):
    first = kept(house)
    house.clock.forward(1)
    save(FLOW.replace(OLD, NEW))
    await editions.keep()

    assert kept(house) == [house.parts.library.flow("broken-page").edition, *first]


async def test_a_save_with_problems_is_no_edition(house, editions, save):
    before = kept(house)
    report = save(FLOW.replace("kind: url", "kind: nonsense"))
    await editions.keep()

    assert not report.ok
    assert kept(house) == before


async def test_keeping_again_writes_nothing_and_the_first_time_counts(house, editions, again):
    before = house.parts.stores.editions.of("broken-page")
    house.clock.forward(3600)

    await asyncio.gather(editions.keep(), editions.keep())
    await again()

    assert house.parts.stores.editions.of("broken-page") == before


async def test_two_saves_before_we_came_to_keep_the_first_are_both_kept(house, editions, save):
    save(FLOW.replace(OLD, "Between the two?"))
    name = await begun(house)
    held = (await house.parts.reception.conversations.get(name)).edition
    save(FLOW.replace(OLD, NEW))

    await editions.keep()

    assert held in kept(house)
    assert len(kept(house)) == 3


# --- coming back ------------------------------------------------------------------------------


async def test_after_a_restart_a_conversation_goes_on_in_the_edition_it_began_with(
    house, flows, again
):
    name = await opened(house.parts)
    await house.say(name, Begin(flow="broken-page"))
    await house.app.stop()
    (flows / "broken-page.yaml").write_text(FLOW.replace(OLD, NEW))
    restarted = await again()
    fresh = await opened(restarted)
    await restarted.reception.perform(fresh, Begin(flow="broken-page"), "began")

    for talk in (name, fresh):
        await restarted.reception.perform(talk, Say(TROUBLE), "said")

    assert await asked(restarted, name, "white") == ["What do you see?", OLD]
    assert await asked(restarted, fresh, "white") == ["What do you see?", NEW]


async def test_a_conversation_outlives_its_flow_and_the_questions_it_shared(house, flows, again):
    (flows / "shared" / "branch.yaml").write_text(SHARED)
    (flows / "broken-page.yaml").write_text(INCLUDING)
    first = await again()
    name = await opened(first)
    await first.reception.perform(name, Begin(flow="broken-page"), "began")

    (flows / "shared" / "branch.yaml").unlink()
    (flows / "broken-page.yaml").rename(flows / "other.yaml")
    (flows / "other.yaml").write_text(FLOW.replace("flow: broken-page", "flow: other"))
    (flows / "sites.yaml").unlink()
    restarted = await again()

    assert restarted.library.flow("broken-page") is None
    assert (await asked(restarted, name, TROUBLE))[-1] == "Which shop?"
    assert (await asked(restarted, name, "Bonn"))[-1] == "What do you see?"


async def test_a_conversation_that_is_only_looked_at_finds_its_edition_too(house, flows, again):
    name = await begun(house)
    (flows / "broken-page.yaml").write_text(FLOW.replace(OLD, NEW))
    talks = (await again()).reception.conversations
    conversation = await talks.get(name)

    assert talks.flow_of(conversation) is None
    flow = await talks.flow_for(conversation)

    assert flow.edition == conversation.edition
    assert talks.flow_of(conversation) is flow


async def test_a_conversation_without_a_flow_has_no_edition(house):
    talks = house.parts.reception.conversations
    conversation = await talks.get(await opened(house.parts))

    assert talks.flow_of(conversation) is None
    assert await talks.flow_for(conversation) is None


@pytest.mark.parametrize("edition", ["", "0" * 16, "x" * 100_000, "a\0b", "نسخة", "' OR 1=1 --"])
async def test_an_edition_that_never_was_comes_back_as_none(editions, edition):
    assert await editions.restore(edition) is None


@pytest.mark.parametrize(
    "sources",
    [{}, {"broken-page.yaml": ""}, {"broken-page.yaml": "flow: ["}, {"x.yaml": "flow: other"}],
)
async def test_sources_that_no_longer_make_the_flow_come_back_as_none(house, editions, sources):
    store = house.parts.stores.editions
    store.keep("0123456789abcdef", "broken-page", sources, house.clock.now())

    assert await editions.restore("0123456789abcdef") is None
