"""Which cases are worth comparing: the right ones, open ones, by index, whatever is typed."""

import pytest
from sqlalchemy import event

from intakebot.matching.likeness import Digest, digest
from intakebot.store.candidates import A_KEY, keys
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
    return [each.number for each in stores.candidates.find(digest(**what))]


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

    assert stores.candidates.find(digest(1001, error=ERROR)) == []


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


async def test_a_forgotten_case_leaves_nothing_behind(known, stores, path):
    await known("a", error=ERROR, url="https://a.example/b", email="a@b.c", text="turquoise")
    stores.candidates.forget(1001)
    stores.candidates.forget(1001)

    assert found(stores, error=ERROR, email="a@b.c", text="turquoise") == []
    with stores.database.reading() as session:
        db = session.connection()
        assert db.exec_driver_sql("SELECT count(*) FROM case_key").scalar() == 0
        assert db.exec_driver_sql("SELECT sum(cases) FROM case_term").scalar() == 0


async def test_a_page_that_everybody_stands_on_does_not_bring_everybody(known, stores):
    for n in range(A_KEY + 10):
        await known(f"conv-{n}", url="https://shop.example/checkout")

    cases = found(stores, url="https://shop.example/checkout")

    assert len(cases) == A_KEY
    assert 1001 + A_KEY + 9 in cases


async def test_there_are_never_more_than_asked_for(known, stores):
    for n in range(30):
        await known(f"conv-{n}", text="the turquoise zeppelin", email=f"{n}@example.org")

    assert len(stores.candidates.find(digest(text="turquoise zeppelin"), limit=7)) == 7


@pytest.mark.parametrize(
    "hostile", ['" OR 1 --', "\0", "NEAR(a b)", "*", "a" * 100_000, "词 " * 3000, "خطأ", "%_"]
)
async def test_nothing_that_a_customer_wrote_is_syntax(known, stores, hostile):
    await known("a", error=hostile, text=hostile, email=hostile, name=hostile, url=hostile)

    assert isinstance(found(stores, error=hostile, text=hostile, email=hostile), list)


async def test_likeness_is_never_looked_for_by_reading_all_cases(known, stores, path):
    await known("a", error=ERROR, text="turquoise zeppelin", email="a@b.c")
    asked = []
    engine = stores.database._engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2:4]))

    stores.candidates.find(digest(error=ERROR, text="turquoise zeppelin", email="a@b.c"))

    assert len(asked) >= 6
    for statement, values in asked:
        assert scans(path, statement, values) == [], statement


def test_what_says_nothing_is_no_key():
    assert list(keys(Digest(error="error", host="shop.example", path="/"))) == []
