"""Which cases are worth comparing: the right ones, open ones, by index, whatever is typed."""

import pytest
from sqlalchemy import event

from intakebot.matching.digests import TermStatistics, digest
from intakebot.store import candidates
from intakebot.store.candidates import A_KEY, _affordable
from tests.store.plans import scans
from tests.store.turns import NOW, handed_over, spoken

ERROR = "TypeError: Cannot read properties of undefined (reading 'price') at line {}"


@pytest.fixture
def known(journal, stores):
    """A case in the queue and in the index."""

    async def make(called, **what):
        conversation = await handed_over(journal, called)
        stores.candidates.index(digest(conversation.number, **what), called, NOW)
        return conversation

    return make


def found(stores, **what):
    made = stores.candidates.find(digest(**what), NOW).found
    return [each.digest.number for each in made]


async def test_it_finds_by_each_of_the_keys(known, stores):
    await known("a", error=ERROR.format(12))
    await known("b", url="https://shop.example/checkout/99?x=1")
    await known("c", email="Anna@Example.org")
    await known("d", phone="+49 151 2345678")
    await known("e", text="nothing but E0308 to go by")
    await known("f", text="the turquoise zeppelin flickers")

    assert found(stores, error=ERROR.format(7))[0] == 1001
    assert found(stores, url="http://www.shop.example/checkout/7") == [1002]
    assert found(stores, email="anna@example.org") == [1003]
    assert found(stores, phone="0151 2345678") == [1004]
    assert found(stores, error="E0308") == [1005]
    assert found(stores, text="a flickering zeppelin, turquoise") == [1006]
    assert found(stores, text="unheard of") == []


async def test_a_case_does_not_find_itself(known, stores):
    await known("a", error=ERROR)

    assert stores.candidates.find(digest(1001, error=ERROR), NOW).found == []


async def test_closed_cases_are_not_found(known, stores, journal):
    conversation = await known("a", error=ERROR)
    await spoken(journal, conversation, "bye", brief=True, phase="closed")

    assert found(stores, error=ERROR) == []


async def test_a_case_is_found_by_what_it_says_now(known, stores):
    await known("a", email="old@example.org", text="turquoise zeppelin")
    stores.candidates.index(digest(1001, email="new@example.org"), "a", NOW)

    assert found(stores, email="old@example.org") == []
    assert found(stores, text="turquoise zeppelin") == []
    assert found(stores, email="new@example.org") == [1001]


async def test_a_page_that_everybody_stands_on_does_not_bring_everybody(known, stores):
    for n in range(A_KEY + 10):
        await known(f"conv-{n}", url="https://shop.example/checkout")

    cases = found(stores, url="https://shop.example/checkout")

    assert len(cases) == A_KEY
    assert 1001 + A_KEY + 9 in cases


async def test_there_are_never_more_than_asked_for(known, stores):
    for n in range(30):
        await known(f"conv-{n}", text="the turquoise zeppelin", email=f"{n}@example.org")

    made = stores.candidates.find(digest(text="turquoise zeppelin"), NOW, limit=7)
    assert len(made.found) == 7


@pytest.mark.parametrize(
    "hostile", ['" OR 1 --', "\0", "NEAR(a b)", "*", "a" * 100_000, "词 " * 3000, "خطأ", "%_"]
)
async def test_nothing_that_a_customer_wrote_is_syntax(known, stores, hostile):
    await known("a", error=hostile, text=hostile, email=hostile, name=hostile, url=hostile)

    assert isinstance(found(stores, error=hostile, text=hostile, email=hostile), list)


async def test_likeness_is_never_looked_for_by_reading_all_cases(known, stores, path):
    await known("a", error=ERROR, text="turquoise zeppelin", email="a@b.c")
    asked = []
    listen = lambda db, _: db.set_trace_callback(asked.append)  # noqa: E731
    event.listen(stores.database.engine, "checkout", lambda db, *_: listen(db, _))

    found(stores, error=ERROR, text="turquoise zeppelin", email="a@b.c")

    asked = [each for each in asked if each.startswith("SELECT")]
    assert len(asked) >= 8
    for statement in asked:
        assert scans(path, statement) == [], statement


async def test_the_window_leaves_old_cases_to_their_keys(known, stores, monkeypatch):
    monkeypatch.setattr(candidates, "WINDOW", 2)
    await known("a", text="turquoise zeppelin", email="anna@example.org")
    for n in range(4):
        await known(f"conv-{n}", text=f"other {n}")

    assert found(stores, text="turquoise zeppelin") == []
    assert found(stores, text="turquoise zeppelin", email="anna@example.org") == [1001]


def test_a_dear_word_is_left_out_and_the_next_is_tried():
    known = TermStatistics(100, {"the": 90, "zebra": 2, "gate": 9, "rare": 1})

    assert _affordable(["zebra", "the", "absent", "gate"], known, budget=12) == ["zebra", "gate"]
    assert _affordable(["the"], known, budget=12) == ["the"]


async def test_closed_cases_count_where_all_are_asked_for(known, stores, journal):
    conversation = await known("a", error=ERROR)
    await spoken(journal, conversation, "bye", brief=True, phase="closed")

    (found,) = stores.candidates.find(digest(error=ERROR), NOW, among="all").found
    assert (found.digest.number, found.card.exact, found.at) == (1001, True, NOW)
