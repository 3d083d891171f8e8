"""What every journal promises: durable when acknowledged, once, in order, each for itself."""

import asyncio

import msgspec
import pytest
from msgspec import structs
from sqlalchemy import func
from sqlmodel import select

from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Entry
from intakebot.store import ledger
from intakebot.store.database import Database
from intakebot.store.journal import (
    Journal,
    JournalError,
    LostRace,
    Repeated,
    StorageBroken,
    StorageBusy,
    StorageError,
)
from intakebot.store.journals import open_journal
from intakebot.store.tables import EntryRow
from intakebot.store.tokens import hashed
from tests.store.turns import BOT, PRIVATE, begun, digest, entries, row_of, spoken, turn

decode = msgspec.json.Decoder(Entry).decode


async def texts(journal, conversation, *, after=0, private=True, limit=200):
    read = await journal.read(conversation.id, after, private, limit)
    return read.after, read.upto, [decode(line).body.text for line in read.entries]


async def test_what_was_acknowledged_is_there_after_opening_again(url):
    journal = await open_journal(url)
    conversation = await begun(journal)
    committed = await journal.commit(turn(conversation, "it broke", BOT, cid="c1", phase="waiting"))
    await journal.close()

    again = await open_journal(url)
    loaded = await again.load(conversation.id)

    assert committed[:2] == (1, 2)
    assert loaded.conversation.phase == "waiting"
    assert loaded.conversation.seq == 2
    assert loaded.conversation.number == 1001
    assert list(loaded.commands) == [("customer", "", "c1")]
    assert loaded.commands["customer", "", "c1"][0] == 1
    assert await texts(again, conversation) == (0, 2, ["it broke", "thank you"])
    assert again.epoch == "epoch-1"
    await again.close()


async def test_it_is_a_journal(journal):
    checked: Journal = journal  # mypy holds the rest

    assert checked.trouble == ""
    assert checked.changed == 0


async def test_numbers_go_up_from_1001_also_after_opening_again(url):
    journal = await open_journal(url)
    numbers = [(await begun(journal, f"conv-{n}")).number for n in range(3)]
    await journal.close()
    again = await open_journal(url)
    numbers.append((await begun(again, "one more")).number)
    await again.close()

    assert numbers == [1001, 1002, 1003, 1004]


async def test_numbers_given_out_at_once_are_all_different(journal):
    made = await asyncio.gather(*(begun(journal, f"conv-{n}") for n in range(100)))

    assert sorted(each.number for each in made) == list(range(1001, 1101))


async def test_a_token_opens_its_own_conversation_only(journal):
    await begun(journal, "mine")
    await begun(journal, "yours")

    found = await journal.load_by_token(hashed("mine"))

    assert found.conversation.id == "mine"
    assert await journal.load_by_token(hashed("nobody's")) is None
    assert await journal.load("nobody's") is None


async def test_a_token_that_is_taken_is_no_storage_error_and_stops_nobody(journal):
    await begun(journal, "mine")
    fresh = Conversation(id="another")

    outcomes = await asyncio.gather(
        journal.create(fresh, hashed("mine")), begun(journal, "third"), return_exceptions=True
    )

    assert type(outcomes[0]) is JournalError
    assert outcomes[1].id == "third"


async def test_of_two_turns_from_the_same_place_one_wins(journal):
    conversation = await begun(journal)

    outcomes = await asyncio.gather(
        journal.commit(turn(conversation, "one")),
        journal.commit(turn(conversation, "two")),
        return_exceptions=True,
    )

    assert [type(each).__name__ for each in outcomes] == ["Committed", "LostRace"]
    assert await texts(journal, conversation) == (0, 1, ["one"])


async def test_a_lost_race_costs_nobody_else_their_turn(journal):
    raced = await begun(journal, "raced")
    others = [await begun(journal, f"conv-{n}") for n in range(20)]

    outcomes = await asyncio.gather(
        *(journal.commit(turn(each, "fine", brief=True)) for each in others[:10]),
        journal.commit(turn(raced, "one")),
        journal.commit(turn(raced, "two")),
        *(journal.commit(turn(each, "fine", brief=True)) for each in others[10:]),
        return_exceptions=True,
    )

    assert [each for each in outcomes if isinstance(each, Exception)] == [outcomes[11]]
    assert isinstance(outcomes[11], LostRace)
    places = [each.changed for each in outcomes if not isinstance(each, Exception)]
    assert len(set(places) - {0}) == 20


async def test_a_row_that_cannot_be_written_fails_alone(journal):
    good, bad = await begun(journal, "good"), await begun(journal, "bad")
    far = turn(bad, "far in the future")
    far = structs.replace(far.entries[0], at=2**70), far
    poison = turn(bad, "x")
    poison = type(poison)(poison.conversation, poison.expected, [far[0]])

    outcomes = await asyncio.gather(
        journal.commit(turn(good, "fine")), journal.commit(poison), return_exceptions=True
    )

    assert outcomes[0].seq == 1
    assert isinstance(outcomes[1], OverflowError | JournalError)
    assert not isinstance(outcomes[1], StorageError)
    assert (await journal.load("bad")).conversation.seq == 0


async def test_a_command_that_comes_again_is_told_where_it_stands(journal):
    conversation = await begun(journal)
    first = await spoken(journal, conversation, "once", BOT, cid="c1")

    with pytest.raises(Repeated) as repeated:
        await journal.commit(turn(first, "once", BOT, cid="c1"))
    with pytest.raises(Repeated):  # stepped from an old state: it is no lost race either
        await journal.commit(turn(conversation, "once", BOT, cid="c1"))

    assert (repeated.value.seq, len(repeated.value.digest)) == (1, 16)
    assert (await journal.load(conversation.id)).conversation.seq == 2


async def test_settling_takes_a_write_as_a_turn_does_and_changes_nothing(journal):
    conversation = await begun(journal)
    conversation = await spoken(journal, conversation, "once", brief=True)
    changed = journal.changed

    await asyncio.gather(
        journal.settle(), journal.commit(turn(conversation, "twice")), journal.settle()
    )
    await journal.settle()

    assert journal.changed == changed
    assert await texts(journal, conversation) == (0, 2, ["once", "twice"])
    await journal.close()
    with pytest.raises(StorageError):
        await journal.settle()


async def test_the_same_id_from_another_sender_is_another_command(journal):
    conversation = await begun(journal)

    conversation = await spoken(journal, conversation, "mine", cid="c1")
    conversation = await spoken(journal, conversation, "yours", cid="c1", by="agent", who="anna")
    await spoken(journal, conversation, "hers", cid="c1", by="agent", who="bea")

    commands = (await journal.load(conversation.id)).commands
    assert {key: seq for key, (seq, _) in commands.items()} == {
        ("customer", "", "c1"): 1,
        ("agent", "anna", "c1"): 2,
        ("agent", "bea", "c1"): 3,
    }


async def test_turns_that_nobody_sent_do_not_repeat_each_other(journal):
    conversation = await begun(journal)

    for _ in range(3):
        conversation = await spoken(journal, conversation, BOT)

    assert (await journal.load(conversation.id)).commands == {}
    assert conversation.seq == 3


@pytest.mark.parametrize("numbers", [(), (2,), (1, 3), (1, 1), (1, 2, 3)])
async def test_entries_that_do_not_fit_their_numbers_are_a_bug_of_the_caller(journal, numbers):
    conversation = await begun(journal)
    good = turn(conversation, "one", "two")
    bad = [structs.replace(good.entries[0], seq=number) for number in numbers]

    with pytest.raises(ValueError, match=r"lead|should be"):
        await journal.commit(type(good)(good.conversation, 0, bad))


async def test_a_conversation_without_a_number_is_a_bug_of_the_caller(journal):
    with pytest.raises(ValueError, match="not created"):
        await journal.commit(turn(Conversation(id="never stored"), "hello"))


async def test_memory_and_disk_give_the_same_bytes(journal, url):
    conversation = await begun(journal)
    for n in range(30):
        conversation = await spoken(journal, conversation, f"“{n}” مرحبا \x00 🙂", BOT, PRIVATE)
    fresh = await open_journal(url)

    for after in (0, 1, 44, 89, 90):
        for private in (True, False):
            memory = journal.read_now(conversation.id, after, private)
            assert memory == await fresh.read(conversation.id, after, private)
            assert fresh.read_now(conversation.id, after, private) is None
    await fresh.close()


async def test_what_is_private_is_left_out_and_its_number_is_not_reused(journal, url):
    conversation = await begun(journal)
    await spoken(journal, conversation, "hello", PRIVATE, PRIVATE)

    fresh = await open_journal(url)
    for reader in (journal, fresh):
        assert await texts(reader, conversation, private=False) == (0, 3, ["hello"])
        assert await texts(reader, conversation, after=1, private=False) == (1, 3, [])
    await fresh.close()


async def test_a_long_log_comes_in_pages(journal, url):
    conversation = await begun(journal)
    await spoken(journal, conversation, *map(str, range(450)))
    fresh = await open_journal(url)

    after, seen = 0, []
    while (page := await texts(fresh, conversation, after=after))[2]:
        assert page[1] - page[0] <= 200
        seen += page[2]
        after = page[1]

    assert seen == list(map(str, range(450)))
    await fresh.close()


@pytest.mark.parametrize("after", [8, 10**6, 2**63, 10**30])
async def test_a_place_that_does_not_exist_is_told_apart_from_nothing_new(journal, after):
    conversation = await begun(journal)
    await spoken(journal, conversation, "one")

    assert (await texts(journal, conversation, after=after))[1] == 1
    assert (await texts(journal, conversation, after=1))[1] == 1
    assert (await journal.read("unknown", after, True)).upto == 0
    assert (await journal.changes(after)).upto == 0


async def test_queue_rows_come_in_the_order_they_changed_last(journal, url):
    one, two = await begun(journal, "one"), await begun(journal, "two")
    one = await spoken(journal, one, "a", brief=True)
    two = await spoken(journal, two, "b", brief=True)
    start = journal.changed
    one = await spoken(journal, one, "c", brief=True)

    fresh = await open_journal(url)
    for reader in (journal, fresh):
        changes = await reader.changes(0)
        assert [(row.conversation, row.seq) for row in changes.rows] == [("two", 1), ("one", 2)]
        assert [row.changed for row in changes.rows] == [start, changes.upto]
        later = await reader.changes(start)
        assert [row.conversation for row in later.rows] == ["one"]
        assert not (await reader.changes(changes.upto)).rows
    await fresh.close()


async def test_many_changes_come_in_pages_without_a_gap(journal, url):
    made = await asyncio.gather(*(begun(journal, f"conv-{n}") for n in range(30)))
    await asyncio.gather(*(spoken(journal, each, "hello", brief=True) for each in made))
    fresh = await open_journal(url)

    for reader in (journal, fresh):
        after, seen, more = 0, [], True
        while more:
            page = await reader.changes(after, limit=7)
            seen += [row.conversation for row in page.rows]
            after, more = page.upto, page.more
        assert sorted(seen) == sorted(each.id for each in made)
        assert after == 30
    await fresh.close()


async def test_a_turn_without_a_brief_leaves_the_queue_as_it_is(journal):
    conversation = await begun(journal)
    conversation = await spoken(journal, conversation, "one", brief=True)
    before = journal.changed

    committed = await journal.commit(turn(conversation, "two"))

    assert committed.changed == 0
    assert journal.changed == before
    assert (await journal.changes(0)).rows[0].seq == 1


async def test_a_caller_who_was_cancelled_finds_the_turn_written(journal):
    conversation = await begun(journal)
    waiting = asyncio.ensure_future(spoken(journal, conversation, "going", cid="c1"))
    await asyncio.sleep(0)
    waiting.cancel()

    other = await begun(journal, "other")
    await spoken(journal, other, "staying")

    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert ("customer", "", "c1") in (await journal.load(conversation.id)).commands


async def test_closing_writes_what_was_handed_in_first(url):
    journal = await open_journal(url)
    made = await asyncio.gather(*(begun(journal, f"conv-{n}") for n in range(50)))
    pending = [asyncio.ensure_future(spoken(journal, each, "late")) for each in made]
    await asyncio.sleep(0)
    await journal.close()
    await journal.close()

    assert all(each.seq == 1 for each in await asyncio.gather(*pending))
    with Database(url).reading() as session:
        assert session.exec(select(func.count()).select_from(EntryRow)).one() == 50


async def test_a_closed_journal_refuses_typed(url):
    journal = await open_journal(url)
    conversation = await begun(journal)
    await journal.close()

    with pytest.raises(StorageBroken):
        await journal.commit(turn(conversation, "too late"))
    with pytest.raises(StorageBroken):
        await journal.load(conversation.id)


async def test_more_waiting_turns_than_memory_should_hold_are_refused_at_once(url, monkeypatch):
    monkeypatch.setattr(ledger, "MOST_WAITING", 5)
    journal = await open_journal(url)
    made = [await begun(journal, f"conv-{n}") for n in range(8)]

    outcomes = await asyncio.gather(
        *(spoken(journal, each, "hello") for each in made), return_exceptions=True
    )

    assert [type(each) for each in outcomes[5:]] == [StorageBusy] * 3
    assert await spoken(journal, made[7], "again")
    await journal.close()


async def test_two_journals_on_one_file_keep_each_others_turns(url):
    """A rolling restart: the old process still writes while the new one begins."""
    old, new = await open_journal(url), await open_journal(url)
    conversation = await begun(old)
    conversation = await spoken(old, conversation, "one", brief=True)
    assert (await begun(new, "second")).number == 1002
    conversation = await spoken(new, conversation, "two", brief=True)
    conversation = await spoken(old, conversation, "three", brief=True)

    assert (await begun(old, "third")).number == 1003
    assert await texts(old, conversation) == (0, 3, ["one", "two", "three"])
    assert await texts(new, conversation, after=2) == (2, 3, ["three"])
    assert [row.seq for row in (await old.changes(0)).rows] == [3]
    await old.close()
    await new.close()


async def test_an_entry_with_half_a_character_is_refused_before_it_reaches_the_batch(journal):
    conversation = await begun(journal)
    broken = entries(conversation, BOT)
    broken = [structs.replace(broken[0], name="\ud83d")]
    bad = type(turn(conversation, "x"))(structs.replace(conversation, seq=1), 0, broken)

    with pytest.raises(ValueError, match="surrogates"):
        await journal.commit(bad)
    assert (await spoken(journal, conversation, "fine")).seq == 1


async def test_likes_are_shown_in_the_queue_and_survive_later_turns(journal):
    conversation = await begun(journal)
    conversation = await spoken(
        journal, conversation, "x", brief=True, phase="waiting", handed_over=5
    )
    place = await journal.amend(conversation.id, 3)
    assert place == journal.changed
    assert (await journal.changes(place - 1)).rows[0].alike == 3
    assert await journal.amend(conversation.id, 3) == 0  # nothing changed, nobody is told
    assert await journal.amend("unknown", 3, anew=True) == 0
    again = await journal.amend(conversation.id, 3, anew=True)
    assert again == journal.changed > place  # other cases, as many

    await spoken(journal, conversation, "y", brief=True)

    assert journal.changes_now(again).rows[0].alike == 3


def test_rows_of_tests_are_rows_of_the_queue():
    assert row_of(Conversation(id="a", number=7), title="t").number == 7
    assert len(digest("a")) == 16


# --- two processes ----------------------------------------------------------------------------


async def test_what_stands_further_than_was_known_is_told_whoever_wrote_it(url):
    one, other = await open_journal(url), await open_journal(url)
    mine, theirs = await begun(one, "conv-1"), await begun(one, "conv-2")
    committed = await one.commit(turn(mine, "hello", brief=True))
    await one.commit(turn(theirs, "hello"))

    standing = await other.standing({"conv-1": 0, "conv-2": 1, "conv-3": 0})
    nothing = await other.standing({})

    assert standing.seqs == {"conv-1": committed.upto}
    assert standing.changed == nothing.changed == committed.changed
    for each in (one, other):
        await each.close()


async def test_a_hint_makes_memory_ask_the_store(url):
    one, other = await open_journal(url), await open_journal(url)
    conversation = await begun(one, "conv-1")
    first = await other.commit(turn(conversation, "hello", brief=True))
    again = (await one.load("conv-1")).conversation
    second = await one.commit(turn(again, "again", brief=True))
    assert other.read_now("conv-1", first.upto, True).entries == []
    assert other.changes_now(first.changed).rows == []

    other.doubt("conv-1", second.upto)
    other.doubt_changes(second.changed)

    assert other.read_now("conv-1", first.upto, True) is None
    assert other.changes_now(first.changed) is None
    assert len((await other.changes(first.changed)).rows) == 1
    for each in (one, other):
        await each.close()
