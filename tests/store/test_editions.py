"""Editions are kept by their hash, word for word."""

from tests.store.turns import NOW

SOURCES = {"flows/website.yaml": "flow: website\ntitle: Größe – مشكلة 🙂\n", "shared/id.yaml": ""}


def test_an_edition_comes_back_word_for_word(stores):
    stores.editions.keep("abc", "website", SOURCES, NOW)

    kept = stores.editions.get("abc")

    assert (kept.flow, kept.sources, kept.published) == ("website", SOURCES, NOW)
    assert stores.editions.get("unknown") is None


def test_the_same_edition_is_kept_once_as_it_was_first(stores):
    stores.editions.keep("abc", "website", SOURCES, NOW)
    stores.editions.keep("abc", "website", {"other": "text"}, NOW + 1)

    assert [each.published for each in stores.editions.of("website")] == [NOW]
    assert stores.editions.get("abc").sources == SOURCES


def test_the_newest_edition_of_a_flow_comes_first(stores):
    for place, name in enumerate(["a", "b", "c"]):
        stores.editions.keep(name, "website", SOURCES, NOW + place)
    stores.editions.keep("d", "order", SOURCES, NOW + 9)

    assert [each.hash for each in stores.editions.of("website")] == ["c", "b", "a"]
    assert stores.editions.of("unknown") == []
