"""Search: every word counts, nothing typed is syntax, what was removed is not found."""

import pytest

from intakebot.engine.answers import Answer
from intakebot.engine.entries import Redacted, Reply
from intakebot.store import found_vectors, found_words
from tests.store.turns import PRIVATE, begun, row_of, spoken, turn


@pytest.fixture
def told(journal, stores):
    """A conversation in which these things were said, indexed."""

    async def tell(name, *said, title="", customer="", **state):
        conversation = await begun(journal, name)
        made = turn(conversation, *said, **state)
        brief = row_of(made.conversation, title=title, customer=customer)
        await journal.commit(type(made)(made.conversation, 0, made.entries, brief=brief))
        assert stores.search.index(name)
        return made.conversation

    return tell


def found(stores, typed, **page):
    return [each.conversation for each in stores.search.find(typed, **page)]


async def test_it_finds_by_words_title_and_customer(told, stores):
    await told("a", "the payment page stays blank", title="Blank page", customer="Anna Ōe")
    await told("b", "my parcel is lost", title="Lost parcel", customer="bob@example.org")

    assert found(stores, "payment") == ["a"]
    assert found(stores, "lost parcel") == ["b"]
    assert found(stores, "oe") == ["a"]
    assert found(stores, "BOB@EXAMPLE.org") == ["b"]
    assert found(stores, "page parcel") == []
    assert found(stores, "elephant") == []


async def test_it_finds_while_one_types(told, stores):
    await told("a", "the payment page stays blank", title="Payment")
    await told("b", "the checkout stays blank")

    assert [found(stores, "payment"[:length]) for length in range(1, 8)] == [["a"]] * 7
    assert [found(stores, "checkout"[:length]) for length in range(2, 9)] == [["b"]] * 7


async def test_one_letter_finds_titles_and_customers_that_begin_so_and_itself(told, stores):
    await told("title", "it stays blank", title="Payment page")
    await told("customer", "it stays blank", customer="Peter")
    await told("itself", "press p twice")

    assert set(found(stores, "p")) == {"title", "customer", "itself"}
    assert set(found(stores, "p blank")) == {"title", "customer"}


async def test_words_that_stand_together_as_typed_come_first(told, stores):
    await told("together", "now the order was not found on the page, it says")
    for n in range(3):
        await told(f"apart-{n}", "not on order: the page it found was right before, it says")
    for n in range(9):
        await told(f"other-{n}", "the parcel came late, it says")

    assert found(stores, "order was not found")[0] == "together"
    assert len(found(stores, "order was not found")) == 4


async def test_of_a_common_word_the_newest_are_ranked(told, stores, monkeypatch):
    monkeypatch.setattr(found_words, "LOOKED_AT", 3)
    monkeypatch.setattr(found_vectors, "LOOKED_AT", 3)
    await told("best", "broken", title="Broken")
    for n in range(6):
        await told(f"conv-{n}", "it is broken")

    assert found(stores, "broken") == ["conv-5", "conv-4", "conv-3"]
    assert found(stores, "broken", offset=2) == ["conv-3"]


async def test_a_hit_shows_where_it_matched(told, stores):
    await told("a", "word " * 100 + "the needle in it " + "word " * 100, title="Hay")

    (hit,) = stores.search.find("needle")

    assert "the needle in it" in hit.words
    assert len(hit.words) < 120
    assert (hit.number, hit.title, hit.phase) == (1001, "Hay", "intake")


@pytest.mark.parametrize("typed", ["1002", "#1002", " 1002 "])
async def test_a_number_finds_the_conversation_that_bears_it(told, stores, typed):
    await told("a", "like 1002, it was broken")
    await told("b", "hello")

    assert found(stores, typed)[0] == "b"


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("لا أستطيع الدفع في المتجر", "الدفع"),
        ("لا أَسْتَطِيعُ الدَّفْعَ", "أستطيع الدفع"),
        ("支払いができません", "支払い"),
        ("无法付款，请帮忙", "付款"),
        ("Zahlungsübersicht öffnet nicht", "zahlungsubersicht"),
        ("Ошибка при оплате", "ОПЛАТЕ"),
        ("error E0308 at checkout.js:12", "e0308"),
        ("see https://shop.example/pay?x=1", "shop.example/pay"),
        ("it says \"can't read 'price'\"", "can't"),
        ("🙂 hi", "hi"),
    ],
)
async def test_every_script_is_found(told, stores, said, typed):
    await told("a", said)
    await told("b", "something else")

    assert found(stores, typed) == ["a"]
    assert "\u200b" not in stores.search.find(typed)[0].words


@pytest.mark.parametrize(
    "hostile",
    [
        *['"', "'", "*", "a*", '"a', "a AND", "NOT a", "title:a", "NEAR(a b)", "a OR b", "(", "^a"],
        *[
            "-a",
            "{a}",
            "\0",
            "a\0b",
            "",
            "   ",
            "...",
            "\ud800",
            "a\ud800b",
            "﷽",
            "a" * 100_000,
            "a " * 100_000,
        ],
        *["'; DROP TABLE entry; --", "٣", "9" * 400, "#" * 50],
    ],
)
async def test_nothing_that_is_typed_is_syntax(told, stores, hostile):
    await told("a", "quiet")

    assert isinstance(stores.search.find(hostile), list)
    assert found(stores, "quiet") == ["a"]


async def test_what_was_redacted_is_not_found(told, stores, journal):
    conversation = await told("a", "my card is 4111111111111111 ok")
    await spoken(journal, conversation, Redacted(of=1, text="my card is [removed] ok"))
    stores.search.index("a")

    assert found(stores, "4111111111111111") == []
    assert found(stores, "removed") == ["a"]


async def test_answers_replies_and_notes_are_found(told, stores):
    answers = {"order": Answer("RX-4821-77", "RX-4821-77"), "skip": Answer(None, "-", "skipped")}
    await told("a", Reply(text="we sent another"), PRIVATE, answers=answers)

    assert [found(stores, each) for each in ("RX-4821-77", "sent", "only for us")] == [["a"]] * 3


async def test_indexing_again_replaces(told, stores):
    await told("a", "once")
    for _ in range(3):
        stores.search.index("a")

    assert found(stores, "once") == ["a"]
    assert not stores.search.index("unknown")


async def test_hits_come_in_pages_without_repeats(told, stores):
    for n in range(12):
        await told(f"conv-{n}", "broken")

    pages = [found(stores, "broken", limit=5, offset=at) for at in (0, 5, 10)]

    assert [len(page) for page in pages] == [5, 5, 2]
    assert len({name for page in pages for name in page}) == 12
