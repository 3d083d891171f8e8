"""Digests: what is known of a case as it is compared, and what terms are worth."""

import msgspec
import pytest

from intakebot.matching.digests import About, Digest, TermStatistics, digest


def test_codes_page_and_people_are_kept_before_anything_is_masked():
    made = digest(
        7,
        error="PAY-4102 for order 4821",
        url="https://www.shop.example/pay/17?x",
        email=" Anna@Example.org",
        phone="+49 151 2345678",
        about=About("shop", "pay"),
        flow="payments",
        same={"order": "rx-1", "empty": ""},
    )

    assert made.error == "pay-4102 for order <n>"
    assert made.codes == ("PAY-4102",)
    assert (made.host, made.path) == ("shop.example", "/pay/*")
    assert (made.email, made.phone) == ("anna@example.org", "+491512345678")
    assert (made.product, made.component, made.same) == ("shop", "pay", {"order": "rx-1"})
    assert made.fingerprint.product == "shop"


def test_without_a_title_the_error_or_the_first_words_are_one():
    assert digest(error="gateway timeout").title.keys() == {"gateway", "timeout"}
    assert digest(text="turquoise zeppelin").title == digest(title="turquoise zeppelin").title


def test_a_digest_comes_back_from_the_store_as_it_was():
    made = digest(7, title="it fails", text="E0308 " * 9, same={"a": "b"}, flow="x")

    assert msgspec.json.decode(msgspec.json.encode(made), type=Digest) == made


def test_rare_terms_are_worth_more_and_unheard_ones_nothing():
    known = TermStatistics(1000, {"zebra": 2, "page": 700})

    assert known.rarity("zebra") > known.rarity("page") > 0
    assert known.rarity("absent") == 0
    assert known.norm({"zebra": 1}) == pytest.approx(known.rarity("zebra"))
    assert known.norm({}) == 1
