"""The end of the log in memory: it gives what it holds, whole, or says that it does not know."""

import pytest

from intakebot.engine.brief import Brief
from intakebot.store.journal import Changes, Slice
from intakebot.store.tail import QueueTail, Tails


def lines(first, last):
    return [b"%d" % seq for seq in range(first, last + 1)]


def add(tails, first, last, conversation="a", hidden=()):
    shown = [seq in hidden for seq in range(first, last + 1)]
    tails.add(conversation, first, lines(first, last), shown)


@pytest.mark.parametrize("after", range(8))
def test_it_reads_on_from_any_place_that_it_covers(after):
    tails = Tails()
    add(tails, 1, 3)
    add(tails, 4, 7)

    assert tails.read("a", after, True, 200) == Slice(after, 7, lines(after + 1, 7))


@pytest.mark.parametrize("after", [-1, 8, 10**30])
def test_it_says_nothing_about_places_that_it_does_not_cover(after):
    tails = Tails()
    add(tails, 1, 7)

    assert tails.read("a", after, True, 200) is None
    assert tails.read("b", 0, True, 200) is None


def test_it_covers_from_the_entry_before_its_first():
    tails = Tails()
    add(tails, 5, 6)

    assert tails.read("a", 3, True, 200) is None
    assert tails.read("a", 4, True, 200) == Slice(4, 6, lines(5, 6))


def test_a_gap_makes_it_begin_anew():
    tails = Tails()
    add(tails, 1, 2)
    add(tails, 4, 4)

    assert tails.read("a", 0, True, 200) is None
    assert tails.read("a", 3, True, 200) == Slice(3, 4, lines(4, 4))


def test_hidden_entries_count_but_do_not_show():
    tails = Tails()
    add(tails, 1, 4, hidden=(2, 4))

    assert tails.read("a", 0, False, 200) == Slice(0, 4, [b"1", b"3"])
    assert tails.read("a", 0, False, 2) == Slice(0, 2, [b"1"])
    assert tails.read("a", 3, False, 200) == Slice(3, 4, [])


def test_a_long_talk_keeps_its_end():
    tails = Tails(entries=10)
    for seq in range(1, 100):
        add(tails, seq, seq)

    assert tails.read("a", 50, True, 200) is None
    assert tails.read("a", 90, True, 200) == Slice(90, 99, lines(91, 99))


def test_it_stays_within_its_room_and_drops_who_was_quiet_longest():
    tails = Tails(size=1000)
    for n in range(50):
        tails.add(f"conv-{n}", 1, [b"x" * 100], [False])
        tails.add("busy", n + 1, [b"y"], [False])

    assert tails.read("conv-1", 0, True, 200) is None
    assert tails.read("conv-49", 0, True, 200) is not None
    assert tails.read("busy", 0, True, 200).upto == 50
    assert tails._used <= 1000
    assert tails._used == sum(tail.size for tail in tails._tails.values())


def test_an_entry_larger_than_all_the_room_is_simply_not_kept():
    tails = Tails(size=10)
    tails.add("a", 1, [b"x" * 100], [False])

    assert tails.read("a", 0, True, 200) is None
    assert tails._used == 0


def brief(conversation, changed):
    return Brief(conversation=conversation, number=1, changed=changed)


def follow(queue, *changes):
    for conversation, changed in changes:
        queue.add({conversation: brief(conversation, changed)})


def test_the_queue_shows_each_row_once_where_it_changed_last():
    queue = QueueTail(newest=10)
    follow(queue, ("a", 11), ("b", 12), ("a", 13))

    assert queue.read(10, 200) == Changes(10, 13, [brief("b", 12), brief("a", 13)])
    assert queue.read(12, 200) == Changes(12, 13, [brief("a", 13)])
    assert queue.read(13, 200) == Changes(13, 13, [])


@pytest.mark.parametrize("after", [0, 9, 14, 10**30])
def test_the_queue_says_nothing_about_what_came_before_it_or_never_was(after):
    queue = QueueTail(newest=10)
    follow(queue, ("a", 11), ("b", 13))

    assert queue.read(after, 200) is None


def test_the_queue_comes_in_pages():
    queue = QueueTail(newest=0)
    follow(queue, *((f"conv-{n}", n) for n in range(1, 8)))

    first = queue.read(0, 5)
    rest = queue.read(first.upto, 5)

    assert (first.upto, first.more, rest.more) == (5, True, False)
    assert [row.changed for row in first.rows + rest.rows] == list(range(1, 8))


def test_the_queue_forgets_its_oldest_rows():
    queue = QueueTail(newest=0, rows=3)
    follow(queue, *((f"conv-{n}", n) for n in range(1, 8)))

    assert queue.read(3, 200) is None
    assert [row.changed for row in queue.read(4, 200).rows] == [5, 6, 7]


def test_after_a_change_that_it_did_not_see_the_queue_starts_over():
    queue = QueueTail(newest=0)
    follow(queue, ("a", 1))
    queue.forget(5)
    follow(queue, ("b", 6))

    assert queue.read(1, 200) is None
    assert queue.read(5, 200) == Changes(5, 6, [brief("b", 6)])
    queue.forget(0)  # a failed batch knows no place; the newest one stays
    assert queue.newest == 6


# --- another process writes -------------------------------------------------------------------


def test_a_tail_that_is_said_to_be_too_short_is_not_asked_any_more():
    tails = Tails()
    add(tails, 1, 3)

    tails.doubt("a", 3)
    tails.doubt("b", 9)
    assert tails.read("a", 1, True, 200) == Slice(1, 3, lines(2, 3))

    tails.doubt("a", 4)
    assert tails.read("a", 3, True, 200) is None
    add(tails, 5, 5)
    assert tails.read("a", 4, True, 200) == Slice(4, 5, lines(5, 5))


def test_changes_that_are_said_to_be_elsewhere_are_not_denied():
    tail = QueueTail(newest=5)

    tail.doubt(7)
    tail.doubt(6)
    assert tail.read(5, 200) is None

    tail.settle(5)
    assert tail.read(5, 200) == Changes(5, 5, [])
