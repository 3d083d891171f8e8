"""Returning customers: the right one of their cases first, and the sooner the surer."""

import pytest

from intakebot.matching.digests import TermStatistics
from intakebot.matching.returning import DAY, Attached, OpenCase, attach, cosine

KNOWN = TermStatistics(
    500, {"gateway": 4, "voucher": 6, "pay": 40, "parcel": 9, "blank": 12, "page": 90}
)
NOW = 400 * DAY
PAY = OpenCase("pay", "Pay: gateway timeout", "E0308 at the gateway", NOW - 9 * DAY, NOW - 9 * DAY)
PARCEL = OpenCase("parcel", "The parcel is late", "my parcel", NOW - 9 * DAY, NOW - 9 * DAY)


def first(message, *cases):
    return attach(message, cases or (PAY, PARCEL), KNOWN, NOW)[0]


@pytest.mark.parametrize(
    ("message", "case"),
    [("the gateway still does not take my card", "pay"), ("where is my parcel", "parcel")],
)
def test_the_case_that_the_words_are_about_comes_first(message, case):
    assert first(message).id == first(message, PARCEL, PAY).id == case


def test_without_words_to_go_by_it_is_the_case_spoken_of_last():
    fresh = OpenCase("fresh", "Something else", "", NOW - 9 * DAY, NOW - DAY // 24, messages=2)

    assert first("thanks!", PAY, fresh, PARCEL).id == "fresh"


def test_an_answer_that_comes_soon_is_surer_than_one_after_months():
    soon = OpenCase("soon", PAY.title, PAY.text, NOW - DAY, NOW - DAY // 100, 1)

    assert first("thanks, gateway again", soon).score > first("thanks, gateway again", PAY).score


def test_reasons_say_which_case_and_why():
    assert first("E0308: the gateway again", PAY).reasons == (
        "your case of 9 days ago",
        "same error code: E0308",
        "same words: gateway",
    )


@pytest.mark.parametrize(
    ("silence", "said"),
    [(-DAY, "of the last day"), (DAY - 1, "of the last day"), (DAY, "of a day ago"),
     (2 * DAY, "of 2 days ago")],
)  # fmt: skip
def test_how_long_ago_is_said_in_words(silence, said):
    case = OpenCase("pay", PAY.title, PAY.text, NOW - 9 * DAY, NOW - silence, 1)

    assert first("the gateway again", case).reasons[0] == f"your case {said}"


@pytest.mark.parametrize(
    ("sure", "shares", "back", "fit"),
    [
        (3.0, 2, False, "join"),
        (3.0, 1, True, "join"),
        (3.0, 1, False, "ask"),  # one word may be anybody's
        (3.0, 0, False, "new"),  # lately alone is no reason
        (3.0, 0, True, "ask"),
        (0.5, 2, False, "ask"),
        (-3.0, 2, False, "new"),
        (-3.0, 2, True, "ask"),
    ],
)
def test_a_case_is_joined_asked_about_or_left_alone(sure, shares, back, fit):
    assert Attached("pay", sure, (), shares, back).fit(0.9, 0.5) == fit


@pytest.mark.parametrize("words", ["still broken", "es geht immer noch nicht", "again!"])
def test_words_that_point_back_are_told_from_others(words):
    assert first(words).back
    assert not first("where is my parcel").back


def test_a_text_is_nearest_to_itself():
    assert cosine({"gateway": 1}, {"gateway": 1}, KNOWN) == pytest.approx(1)
    assert cosine({"gateway": 1}, {"parcel": 1}, KNOWN) == 0
