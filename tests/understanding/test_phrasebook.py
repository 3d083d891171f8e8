from functools import lru_cache

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from intakebot.authoring import reading
from intakebot.authoring.document import Source
from intakebot.authoring.document import plain as values
from intakebot.understanding.normal import aligned, lowered, plain
from intakebot.understanding.phrasebook import (
    KINDS,
    LANGUAGES,
    Phrasebook,
    _options,
    alternatives,
    places,
    read_page,
    shipped,
    shipped_pages,
    shipped_text,
)

PAGES = dict(shipped_pages())
PARTS = {"whole", "own", "anywhere", "patterns", "confirm"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_that_ship_are_yaml_like_any_authors_file(language):
    node, problems = reading.read(Source(f"{language}.yaml", shipped_text(language)))

    assert problems == []
    assert values(node) == PAGES[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_that_ship_name_known_acts_only(language):
    page = PAGES[language]

    assert set(page) <= {*KINDS, "pieces", "about", "goods", "unwilling", "slips"}
    assert {part for kind in page if kind in KINDS for part in page[kind]} <= PARTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_every_act(language):
    assert set(KINDS) <= set(PAGES[language])


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_phrase_of_a_language_means_two_acts(language):
    told = {}
    for kind in KINDS:
        for line in PAGES[language].get(kind, {}).get("whole", ()):
            for phrase in line.split(" | "):
                assert told.setdefault(plain(phrase), kind) == kind, phrase


def test_every_pattern_is_linear_and_needs_some_words():
    for kind, part, pattern in shipped()._patterns:
        assert re2.compile(pattern, _options()).search("") is None, (kind, part, pattern)


def test_names_of_pieces_stand_for_what_they_hold():
    page = read_page(
        """
pieces:
  who:
    - human|person
  helper:
    - (an? )?<who>
person:
  patterns:
    - get me <helper>
    - (act:please),? <who>
    - The Boss\\W+(\\pL\\PN ?)+Is\\S
"""
    )
    book = Phrasebook([("en", page)])

    def found(text):
        return [place for hit in book.hits(text).values() for place in places(hit, text)]

    assert found("now get  me a person") == [(4, 20)]
    assert found("the boss, m, isn't") == [(0, 16)]
    assert found("oh please, human") == [(3, 9)]
    assert found("get me a table") == []


def test_phrases_that_may_stand_anywhere_stand_as_words():
    book = Phrasebook([("de", {"person": {"anywhere": ["hol den Chef | Über-Chef?"]}})])

    def kinds(text):
        return [kind for kind, _ in book.hits(text)]

    assert kinds("bitte hol  den chef!") == ["person"]
    assert kinds("hol den chefkoch") == []
    assert kinds("der über-chef? ja") == ["person"]
    assert kinds("wasserüber-chef?") == []


def test_a_later_page_has_the_last_word():
    book = Phrasebook([*shipped_pages(), ("en", {"skip": {"whole": ["thanks"]}})])

    assert book.whole("thanks", "en") == "skip"
    assert shipped().whole("thanks", "en") == "thanks"


def test_some_phrases_belong_to_one_language_only():
    assert shipped().whole("was", "de") == "repeat"
    assert shipped().whole("was", "en") is None


def test_the_book_is_made_once():
    assert shipped() is shipped()
    assert shipped().hits("a text without any of it") == {}


PHRASES = [plain(phrase) for page in PAGES.values() for parts in page.values()
           for part, lines in parts.items() if part in ("whole", "own", "anywhere")
           for line in lines for phrase in line.split(" | ")]  # fmt: skip


@lru_cache(1)
def each_alone():
    return [
        ((kind, part), re2.compile(pattern, _options()))
        for kind, part, pattern in shipped()._patterns
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PHRASES) | st.text(max_size=5), max_size=4).map(" ".join))
def test_looking_for_all_patterns_at_once_finds_what_each_finds_alone(text):
    text = lowered(aligned(text))
    book = shipped()
    alone = [key for key, pattern in each_alone() if pattern.search(text) is not None]

    hits = [*book.hits(text).items(), *book.named(text).items()]

    assert sorted(alone) == sorted(key for key, found in hits for _ in found)


@pytest.mark.parametrize(
    ("pattern", "branches"),
    [
        ("a", ["a"]),
        (r"\b(a|b)c|d(?:e|(f|g))", [r"\b(a|b)c", "d(?:e|(f|g))"]),
        (r"a\||[|)]b|[^|\]]|[]|]c", [r"a\|", "[|)]b", r"[^|\]]", "[]|]c"]),
    ],
)
def test_a_choice_is_looked_for_branch_by_branch(pattern, branches):
    assert list(alternatives(pattern)) == branches


def test_phrases_in_arabic_are_made_for_texts_in_arabic_alone():
    book = Phrasebook(shipped_pages())
    book.hits("i want to talk to a person, order 4711")
    assert "_of_acts_in_arabic" not in vars(book)

    assert ("person", "patterns") in book.hits("مرحبا بدي احكي مع موظف هلق")
    assert "_of_acts_in_arabic" in vars(book)


def test_an_authors_latin_phrase_on_an_arabic_page_counts_in_any_text():
    book = Phrasebook([("ar", {"person": {"anywhere": ["abi mowazaf", "ابي الحارس"]}})])

    assert ("person", "patterns") in book.hits("salam abi mowazaf")
    assert ("person", "patterns") in book.hits("سلام ابي الحارس")
