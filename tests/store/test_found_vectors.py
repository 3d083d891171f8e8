"""Words as PostgreSQL's index keeps them: cut and folded by us, and shown where they matched."""

import pytest

from intakebot.store import found_vectors
from intakebot.store.found_vectors import FIND, cut, excerpt, query, vector
from tests.store.plans import scans_of_postgres
from tests.store.turns import begun, row_of, turn


def words(text):
    return [word for _, _, word in cut(text)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Zahlungsübersicht ÖFFNET", ["zahlungsubersicht", "offnet"]),
        ("cafe\u0301s, naïve", ["cafes", "naive"]),
        ("Straße", ["strasse"]),
        ("https://shop.example/pay?x=1_2", ["https", "shop", "example", "pay", "x", "1", "2"]),
        ("한국", ["한국"]),
        ("...", []),
        ("a" * 500, ["a" * 100]),
    ],
)  # fmt: skip
def test_words_are_folded(text, kept):
    assert words(text) == kept


def test_what_stands_in_the_title_weighs_more_and_fields_are_no_neighbours():
    assert vector("lost parcel", "Anna", "lost it") == ("'lost':1A,6 'parcel':2A 'anna':4A 'it':7")


def test_a_query_is_made_of_words_alone():
    assert query("pay shop.example") == "('pay':*) & ('shop' <-> 'example':*)"
    assert query("' | ! <-> :*") == ""


def test_an_excerpt_is_short_and_says_that_there_is_more():
    text = "word " * 50 + "the needle in it" + " word" * 50

    shown = excerpt([text], ("need",))

    assert shown.startswith("…word")
    assert shown.endswith("word…")
    assert "the needle in it" in shown
    assert len(words(shown)) == 14
    assert excerpt(["nothing", "a needle"], ("need",)) == "a needle"
    assert excerpt(["nothing"], ("need",)) == ""


@pytest.mark.parametrize(
    "text", ["x " * 100_000, "付" * 200_000, " ".join(map(str, range(33_000)))]
)
async def test_the_longest_conversation_is_found(backend, journal, stores, text):
    from intakebot.store.search import MOST_WORDS

    conversation = await begun(journal, "long")
    made = turn(conversation, "needle " + text[: MOST_WORDS - 7])
    brief = row_of(made.conversation)
    await journal.commit(type(made)(made.conversation, 0, made.entries, brief=brief))
    assert stores.search.index("long")

    assert [each.conversation for each in stores.search.find("needle")] == ["long"]


async def test_of_a_common_word_the_newest_are_ranked(backend, journal, stores, monkeypatch):
    monkeypatch.setattr(found_vectors, "LOOKED_AT", 3)
    for n in range(6):
        conversation = await begun(journal, f"conv-{n}")
        await journal.commit(turn(conversation, "broken"))
        stores.search.index(f"conv-{n}")

    found = [each.conversation for each in stores.search.find("broken")]

    assert found[:3] == ["conv-5", "conv-4", "conv-3"]
    assert len(found) == (3 if backend == "postgres" else 6)


@pytest.mark.postgres
def test_search_reads_by_index_only(migrated_postgres):
    asked = {"query": "'a':*", "newest": 1, "limit": 1, "offset": 0}
    assert scans_of_postgres(migrated_postgres, FIND, asked) == []
