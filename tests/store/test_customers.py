"""A customer's conversations, found by what was proved of them."""

from intakebot.engine.entries import Identified
from intakebot.store.customers import THEIRS
from tests.store.plans import scans
from tests.store.turns import begun, spoken


async def belongs(journal, name, identity):
    """A conversation of that customer's."""
    fresh = await begun(journal, name)
    return await spoken(journal, fresh, Identified(identity), identity=identity)


async def test_a_customers_conversations_are_found_the_newest_first(journal, stores):
    for name, whose in (("a", "shop:1"), ("b", "shop:2"), ("c", "shop:1"), ("d", "blog:1")):
        await belongs(journal, name, whose)

    found = stores.customers.conversations("shop:1")

    assert [each.id for each in found] == ["c", "a"]
    assert {each.identity for each in found} == {"shop:1"}


async def test_nobodys_conversations_are_found_by_nobody(journal, stores):
    await begun(journal, "a")
    await spoken(journal, await begun(journal, "b"), "hello")

    assert stores.customers.conversations("") == []
    assert stores.customers.conversations("shop:1") == []
    assert stores.customers.conversations("%") == []


async def test_a_browser_names_the_first_of_its_conversations(journal, stores):
    await spoken(journal, await begun(journal, "first"), "hello")
    await belongs(journal, "second", "@first")

    assert [each.id for each in stores.customers.conversations("@first")] == ["second", "first"]


async def test_a_conversation_that_is_proved_later_is_found_by_that(journal, stores):
    await spoken(journal, await begun(journal, "first"), "hello")
    second = await belongs(journal, "second", "@first")
    await spoken(journal, second, Identified("shop:1"), identity="shop:1")

    assert [each.id for each in stores.customers.conversations("@first")] == ["first"]
    assert [each.id for each in stores.customers.conversations("shop:1")] == ["second"]


def test_they_are_found_by_their_index(url):
    assert scans(url, THEIRS, {"identity": "shop:1", "limit": 20}) == []
