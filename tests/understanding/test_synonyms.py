"""Stems, and words that mean much the same."""

import pytest

from intakebot.understanding.normal import plain, words
from intakebot.understanding.synonyms import MEANINGS, compound, meanings, meant, stem


@pytest.mark.parametrize(
    "alike",
    ["charge charged charges charging", "delivery deliveries", "pass passes", "stop stopped",
     "cancel cancels canceled", "quick quickly", "try tries tried"],
)  # fmt: skip
def test_a_word_and_its_endings_have_one_stem(alike):
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize("word", ["a", "is", "bus", "gas", "this", "straße", "شي", ""])
def test_short_and_foreign_words_stay_whole(word):
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other", "meaning"),
    [("refund", "reimbursed", "REFUND"), ("parcel", "Paket", "PARCEL"),
     ("I want to get rid of it", "delete it", "DELETE"), ("signing in", "log in", "LOGIN"),
     ("kaputt", "smashed", "BROKEN"), ("Rechnungen", "bills", "INVOICE"),
     ("Bestätigungsmail", "mail to confirm", "VERIFY"), ("Kreditkarte", "card", "CARD"),
     ("kenne ich nicht", "not mine", "UNKNOWN")],
)  # fmt: skip
def test_words_of_one_meaning_share_it(one, other, meaning):
    for text in (one, other):
        assert meaning in meanings(words(plain(text)))


@pytest.mark.parametrize("word", ["understanding", "Blumenkohl", "xylophone", "", "لوحة"])
def test_a_word_is_taken_apart_only_where_both_parts_mean_something(word):
    assert compound(stem(plain(word))) == ()


def test_words_without_a_meaning_of_their_own_are_left_out():
    assert meanings(words("the parcel is here")) == ["parcel", "her", "PARCEL"]
    assert meanings([]) == []


def test_every_line_has_a_word_and_one_that_means_the_same():
    lines = [line.split() for line in MEANINGS.split("\n") if line]

    assert [line for line in lines if len(line) < 2] == []


@pytest.mark.parametrize(
    ("written", "right"),
    [("eror", "error"), ("mesage", "message"), ("crad", "card"), ("recieved", "received"),
     ("diffrent", "different"), ("Rechnug", "rechnung")],
)  # fmt: skip
def test_a_slip_of_the_pen_means_what_was_meant(written, right):
    assert meant(plain(written)) == right
    assert meanings([plain(written)]) == meanings([right])


@pytest.mark.parametrize(
    "word", ["card", "road", "rice", "yard", "fern", "ups", "ff20418", "a", ""]
)
def test_a_word_of_its_own_is_no_slip(word):
    assert meant(word) == word


@pytest.mark.parametrize("word", ["الحساب", "حسابي", "وحسابها", "بالحساب", "حسابنا", "هالحساب"])
def test_in_arabic_the_article_and_what_is_written_into_a_word_are_taken_off(word):
    assert stem(word) == "حساب"


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("الباسورد", "PASSWORD"), ("مصرياتي", "MONEY"), ("فلوسي", "MONEY"), ("الأوردر", "ORDER"),
        ("الكوموند", "ORDER"), ("متهكر", "HACKED"), ("بطيء", "SLOW"), ("النبتة", "PLANT"),
    ],
)  # fmt: skip
def test_arabic_words_mean_what_english_ones_do(said, meaning):
    assert meaning in meanings([plain(said)])
