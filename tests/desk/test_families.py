"""A case with its contacts, and the fingerprint of what somebody saw of it."""

from intakebot.desk.families import fingerprint, identity_of
from intakebot.engine.events import Link, SetAnswer, WriteNote
from tests.desk.conftest import ANNA, waiting


async def test_a_case_is_looked_at_whole_and_what_changes_in_it_is_seen(house, act):
    families = house.parts.takeover.families
    one, two = await waiting(house), await waiting(house)
    get = house.parts.reception.conversations.get
    first = (await get(one)).number
    await act(ANNA, two, Link(first))

    found = await families.of(first)
    before = fingerprint(found)

    assert [part.conversation.id for part in found.parts] == [one, two]
    assert [part.depth for part in found.parts] == [0, 1]
    assert found.customer == "", "they proved nothing, so they are two people"
    assert identity_of(found.own) == f"@{one}"
    await act(ANNA, two, WriteNote("a word to the team changes nothing to decide"))
    assert fingerprint(await families.of(first)) == before
    await act(ANNA, two, SetAnswer("symptom", "It is slow"))
    assert fingerprint(await families.of(first)) != before


async def test_there_is_no_case_where_there_is_no_conversation(house):
    assert await house.parts.takeover.families.of(999) is None
    assert await house.parts.takeover.families.case_of(999) == 999
