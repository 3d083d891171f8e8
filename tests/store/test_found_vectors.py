"""Words as PostgreSQL's index keeps them: cut and folded by us, and shown where they matched."""

import pytest

from intakebot.store.found_vectors import FIND, cut, excerpt, phrase, query, vector
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
    assert phrase("Not at shop.example") == "'not' <-> 'at' <-> 'shop' <-> 'example':*"


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


@pytest.mark.postgres
def test_search_reads_by_index_only(migrated_postgres):
    asked = {"query": "'a':*", "phrase": "'a':*", "newest": 1, "limit": 1, "offset": 0}
    assert scans_of_postgres(migrated_postgres, FIND, asked) == []
