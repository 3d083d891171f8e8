"""Likeness: the score follows the evidence, and the reasons are what an agent can check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakebot.matching.digests import Digest, digest
from intakebot.matching.likeness import (
    ALIKE_FROM,
    SHOWN_FROM,
    Thresholds,
    in_words,
    likeness,
    thresholds,
)
from intakebot.matching.trust import Outcome, Trust
from tests.costs import at_most

ERROR = "Payment could not be completed (E4711) for order 4821"
PAGE = "https://shop.example/checkout"


def compare(one, other):
    return likeness(digest(1, **one), digest(2, **other))


def test_the_same_problem_of_two_people_is_very_alike():
    found = compare(
        {"error": ERROR, "url": PAGE, "email": "anna@example.org", "text": "card did not work"},
        {"error": ERROR.replace("4821", "77"), "url": PAGE + "?x=1", "email": "bob@example.org"},
    )

    assert in_words(found.score) == "very alike"
    assert found.reasons == ["same error message", "same error code: E4711", "same page"]
    assert found.differs == ["another customer"]


def test_nothing_in_common_is_nothing():
    found = compare(
        {"error": ERROR, "url": PAGE, "text": "my card is refused"},
        {"error": "image upload is stuck forever", "url": "https://shop.example/profile"},
    )

    assert found.score == 0
    assert found.reasons == []
    assert found.differs == ["another error message", "another page"]


def test_a_name_alone_never_counts_high():
    found = compare({"name": "Maria  GARCÍA"}, {"name": "maria garcia"})

    assert found.reasons == ["same name"]
    assert found.score < SHOWN_FROM


@pytest.mark.parametrize("who", [{"email": "a@b.example"}, {"phone": "+49 151 2345678"}])
def test_the_same_person_with_another_problem_is_a_little_alike(who):
    found = compare({"error": ERROR, **who}, {"error": "image upload is stuck forever", **who})

    assert SHOWN_FROM <= found.score < 0.45
    assert found.differs == ["another error message"]


def test_the_start_page_says_little():
    start = compare({"url": "https://shop.example/"}, {"url": "https://shop.example"})
    deep = compare({"url": PAGE}, {"url": PAGE})

    assert start.score < 0.1 < deep.score


def test_an_error_that_says_nothing_is_no_evidence():
    assert compare({"error": "error"}, {"error": "Error!"}).score == 0


def test_a_nearly_equal_error_counts_less_than_an_equal_one():
    near = compare(
        {"error": "could not load the basket page"}, {"error": "could not load the basket"}
    )
    same = compare({"error": "could not load the basket"}, {"error": "could not load the basket"})

    assert near.reasons[0] == "nearly the same error message"
    assert 0 < near.score < same.score


def test_similar_words_help_and_common_ones_do_not():
    story = "the turquoise zeppelin flickers when I open the garden gate"
    alike = compare({"text": story}, {"text": story.replace("open", "close")})
    other = compare({"text": story}, {"text": "the parcel with the shoes is late and I am sad"})

    assert alike.reasons == ["similar words"]
    assert other.score == 0


def same(**answers):
    return {"flow": "vouchers", "same": answers, "text": "the voucher is not taken"}


def test_answers_that_make_cases_the_same_decide():
    agreed = compare(same(voucher="gift-1"), same(voucher="gift-1"))
    differ = compare(
        {**same(voucher="gift-1"), "error": ERROR}, {**same(voucher="gift-2"), "error": ERROR}
    )
    silent = compare({**same(), "error": ERROR}, {**same(voucher="gift-2"), "error": ERROR})
    other = compare(same(voucher="gift-1"), {**same(voucher="gift-1"), "flow": "refunds"})

    assert (in_words(agreed.score), agreed.reasons[0]) == ("very alike", "same voucher")
    assert (differ.score, differ.reasons) == (0, [])
    assert "same error message" in silent.reasons
    assert "same voucher" not in other.reasons


def test_the_nearness_of_texts_counts_but_alone_makes_nothing_very_alike():
    near = likeness(digest(1), digest(2), near=1.0)

    assert in_words(near.score) == "alike"


DIGESTS = st.builds(
    digest,
    error=st.sampled_from(["", ERROR, "E4711", "خطأ في الدفع الآن", "could not load the basket"]),
    url=st.sampled_from(["", PAGE, "https://other.example/", "nonsense"]),
    email=st.sampled_from(["", "a@b.example", "c@d.example"]),
    phone=st.sampled_from(["", "0151 2345678"]),
    name=st.sampled_from(["", "Anna", "Bea"]),
    text=st.text(max_size=60),
)


@given(DIGESTS, DIGESTS)
def test_it_is_fair_bounded_and_gives_a_reason_for_every_score(one, other):
    found, back = likeness(one, other), likeness(other, one)

    assert found.score == back.score
    assert 0 <= found.score <= 1
    assert sorted(found.differs) == sorted(back.differs)
    if found.score >= SHOWN_FROM:
        assert found.reasons


@given(DIGESTS)
def test_nothing_is_more_alike_than_itself(one):
    assert likeness(one, one).score >= likeness(one, Digest()).score


def test_two_hundred_comparisons_are_quick():
    long = digest(error="broken thing " * 400, text="many different words " * 2000)
    other = digest(error="broken thing is " * 300, text="few words " * 2000)
    with at_most(1):
        for _ in range(200):
            likeness(long, other)


@pytest.mark.parametrize(
    ("score", "said"), [(1, "very alike"), (0.75, "very alike"), (0.5, "alike"), (0.3, "a little")]
)
def test_a_score_has_its_words(score, said):
    assert in_words(score) == said


def test_what_agents_said_of_a_fingerprint_counts_for_and_against():
    one, other = (digest(n, error="PAY-4102: gateway timeout", url=PAGE) for n in (1, 2))
    plain = likeness(one, other)

    sure = likeness(one, other, trust=Trust(9, 0))
    doubted = likeness(one, other, trust=Trust(0, 9))

    assert doubted.score < plain.score < sure.score
    assert "agents joined such cases 9 times" in sure.reasons
    assert likeness(one, other, trust=Trust(0, 0)) == plain


def test_thresholds_follow_the_answers_within_bounds():
    yes = [Outcome(0.3, accepted=True)] * 40
    no = [Outcome(0.3, accepted=False)] * 40

    assert thresholds([]) == Thresholds(SHOWN_FROM, ALIKE_FROM)
    assert thresholds(yes) == Thresholds(SHOWN_FROM, 0.3)
    assert thresholds(no) == Thresholds(ALIKE_FROM, 0.9)
