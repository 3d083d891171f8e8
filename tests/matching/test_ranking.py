"""Ranking: the likeliest first, never less alike for having more in common, with reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakebot.matching.digests import About, TermStatistics, digest
from intakebot.matching.ranking import (
    A_GROUP,
    CANDIDATES,
    WEIGHTS,
    ago,
    both_ways,
    first_look,
    rank,
)
from intakebot.matching.signs import DAY, Card, Found

KNOWN = TermStatistics(100, {"pay": 9, "gateway": 3, "timeout": 7, "zebra": 1, "page": 50})
MINE = digest(
    title="Pay: gateway timeout", text="the page says PAY-4102", about=About(component="pay")
)
NOW = 100 * DAY


def found(number, title="the gateway had a timeout", root=0, **card):
    other = digest(number, title=title, about=About(component=card.pop("component", "")))
    card = Card(number, root or number, last=card.pop("last", NOW - 2 * DAY), **card)
    return Found(card, other, NOW - 2 * DAY, KNOWN.norm(other.terms), KNOWN.norm(other.title))


def order(*candidates):
    return [one.digest.number for one in rank(MINE, candidates, KNOWN, NOW)]


@pytest.mark.parametrize(
    "better",
    [
        {"title": "pay gateway timeout"},
        {"component": "pay"},
        {"size": 4},
        {"last": NOW},
        {"words": 1.0},
        {"second": 0.9, "others": 0.9},
    ],
)
def test_what_has_more_in_common_stands_first(better):
    assert order(found(1, **better), found(2)) == order(found(2), found(1, **better)) == [1, 2]


def test_no_weight_turns_against_its_sign():
    negative = {name for name, weight in WEIGHTS.items() if weight < 0}

    assert negative == {"silence", "age"}


def test_of_one_case_only_its_likeliest_report_is_named():
    candidates = [found(1, root=1), found(2, root=1, words=1.0), found(3)]

    for order in (candidates, candidates[::-1]):
        ranked = rank(MINE, order, KNOWN, NOW)
        assert [(one.root, one.digest.number) for one in ranked] == [(1, 2), (3, 3)]


def test_reasons_are_words_that_an_agent_can_check():
    like = found(1, component="pay", size=12, last=NOW - DAY // 12)

    (ranked,) = rank(MINE, [like], KNOWN, NOW)

    assert ranked.alike.reasons == [
        "same words: gateway, timeout",
        "same subject: pay",
        "12 reports, last one 2 h ago",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "just now"), (59, "just now"), (60, "1 min ago"), (7200, "2 h ago"), (2e5, "2 d ago")],
)
def test_how_long_since(seconds, words):
    assert ago(int(seconds * 1000)) == words


def test_the_first_look_keeps_what_was_found_by_key_and_few_of_each_case():
    many = [Card(n, n, last=NOW, words=0.9) for n in range(1, 2 * CANDIDATES)]
    crowd = [Card(1000 + n, 1000, last=NOW, words=1.0) for n in range(9)]
    exact = Card(5000, 5000, exact=True)

    kept = first_look([*many, *crowd, exact], NOW)

    assert len(kept) == CANDIDATES
    assert sum(card.root == 1000 for card in kept) == A_GROUP
    assert exact in kept
    assert max(card.others for card in kept if card.root == 1000) == 3


@given(st.lists(st.builds(found, st.integers(1, 99), st.text(max_size=40)), max_size=9))
def test_every_list_has_an_order(candidates):
    ranked = rank(MINE, candidates, KNOWN, NOW)

    assert [one.order for one in ranked] == sorted((one.order for one in ranked), reverse=True)
    assert len({one.root for one in ranked}) == len(ranked)


def test_how_often_the_other_was_reported_is_no_reason_the_other_way_round():
    (one,) = rank(MINE, [found(1, component="pay", size=4)], KNOWN, NOW)

    assert "4 reports, last one 2 d ago" in one.alike.reasons
    assert list(both_ways(one.alike.reasons)) == [
        reason for reason in one.alike.reasons if not reason.startswith("4 reports")
    ]
