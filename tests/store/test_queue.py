"""The agents' queue: whole, in order, and joined without a gap to what changes later."""

from sqlalchemy import event

from tests.store.plans import scans
from tests.store.turns import NOW, begun, handed_over, spoken


def names(rows):
    return [row.conversation for row in rows.rows]


async def test_open_rows_are_those_of_the_team_the_longest_waiting_first(journal, stores):
    await begun(journal, "not yet said a word")
    talking = await begun(journal, "talking to the bot")
    await spoken(journal, talking, "hello", brief=True)
    await handed_over(journal, "new", waiting_since=NOW + 9)
    await handed_over(journal, "old", waiting_since=NOW)
    await handed_over(journal, "answered", phase="live", waiting_since=0)
    await handed_over(journal, "done", phase="closed", waiting_since=0)

    rows = stores.queue.open_rows()

    assert names(rows) == ["old", "new", "answered"]
    assert (rows.more, rows.upto) == (False, journal.changed)


async def test_open_conversations_are_counted_without_reading_the_closed_ones(journal, stores):
    assert stores.queue.phases() == {"waiting": 0, "live": 0}
    await begun(journal, "not yet said a word")
    for name in ("one", "two"):
        await handed_over(journal, name)
    await handed_over(journal, "answered", phase="live")
    await handed_over(journal, "done", phase="closed")
    asked = []
    engine = stores.database.engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2:4]))

    assert stores.queue.phases() == {"waiting": 2, "live": 1}

    (question,) = [each for each in asked if each[0].startswith("SELECT")]
    assert scans(stores.database.url, *question) == []


async def test_what_changes_after_the_whole_queue_joins_without_a_gap(journal, stores):
    one = await handed_over(journal, "one")
    rows = stores.queue.open_rows()
    await spoken(journal, one, "more", brief=True)
    await handed_over(journal, "two")

    changes = await journal.changes(rows.upto)

    assert names(changes) == ["one", "two"]


async def test_rows_carry_what_other_tables_know(journal, stores):
    await handed_over(journal, "one")
    place = await journal.amend("one", 4)

    row = stores.queue.row(1001)

    assert (row.alike, row.contacts, row.changed, row.phase) == (4, 1, place, "waiting")
    assert stores.queue.row(424242) is None


async def test_all_conversations_come_in_pages_the_latest_first(journal, stores):
    made = [await handed_over(journal, f"conv-{n}") for n in range(25)]

    seen, before, more = [], 0, True
    while more:
        page = stores.queue.latest(before, limit=10)
        seen += names(page)
        before, more = page.rows[-1].changed, page.more

    assert seen == [each.id for each in reversed(made)]


async def test_a_queue_that_is_too_long_says_so(journal, stores):
    for n in range(4):
        await handed_over(journal, f"conv-{n}")

    assert stores.queue.open_rows(limit=3).more
    assert not stores.queue.open_rows(limit=4).more


def test_the_queue_never_reads_all_conversations(stores, url):
    asked = []
    engine = stores.database.engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2:4]))

    stores.queue.open_rows()
    stores.queue.latest()
    stores.queue.latest(before=5)
    stores.queue.row(7)

    # Reading the open ones by their own index, from end to end, is what is meant.
    found = [step for statement, values in asked for step in scans(url, statement, values)]
    assert [step for step in found if "ix_conversation_open" not in step] == []
    assert sum("conversation" in statement for statement, _ in asked) == 7
