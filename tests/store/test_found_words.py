"""What is typed as a query of FTS5, and what the index sees."""

from intakebot.store.found_words import FIND, match, spread, terms
from tests.store.plans import scans


def test_words_are_quoted_and_so_many():
    assert match("pay") == '"pay" *'
    assert match('say "hi"') == '"say ""hi""" OR ("say" * AND """hi""" *)'
    assert match("... -- !") == ""
    assert match("ab " * 100).count("AND") == 11


def test_what_cannot_be_searched_is_left_out():
    assert terms("\0 pay\ud800 -- ") == ["pay?"]
    assert [len(term) for term in terms("a" * 400)] == [60]


def test_signs_without_spaces_stand_apart_and_vowel_signs_are_gone():
    assert spread("付款").split("\u200b") == ["", "付", "", "款", ""]
    assert spread("الدَّفْعَ") == "الدفع"


def test_search_reads_by_index_only(path):
    assert scans(path, FIND, {"query": "a", "newest": 9, "limit": 1, "offset": 0}) == []
