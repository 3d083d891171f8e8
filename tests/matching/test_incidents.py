"""What an incident's cases share, where they differ, and when customers may be told."""

import pytest

from intakebot.matching.digests import About, digest
from intakebot.matching.incidents import Split, bars, divided, silence, traits, usual, worth_asking
from intakebot.matching.spikes import HOUR
from intakebot.matching.trust import Trust

NOON = 480_012 * HOUR


def test_traits_are_of_the_matter_and_never_of_the_person():
    case = digest(
        7,
        error="PAY-4102: payment could not be completed",
        url="https://shop.example/checkout/payment?card=4111",
        email="mara@garden.example",
        name="Mara",
        text="my card 4111 and my dog",
        about=About("shop", "payments", "", "Firefox 128"),
    )

    found = dict(traits(case))

    assert found == {
        "error": "PAY-4102",
        "page": "shop.example/checkout/payment",
        "browser": "Firefox",
        "browser_version": "Firefox 128",
    }


def test_what_nearly_all_have_is_common_and_the_rest_is_where_they_differ():
    counts = {
        "error": {"PAY-4102": 20},
        "page": {"/pay": 19, "/basket": 1},
        "browser": {"Safari": 3, "Firefox": 9, "Chrome": 8},
    }

    common, differ = divided(counts, 20)

    assert [split.what for split in common] == ["error", "page"]
    assert differ == [Split("browser", [("Firefox", 9), ("Chrome", 8), ("Safari", 3)])]


def test_what_few_of_many_said_is_common_to_nobody():
    assert divided({"error": {"PAY-4102": 1}}, 20)[0] == []
    assert divided({}, 0) == ([], [])


@pytest.mark.parametrize(
    ("state", "fingerprint", "confirmed", "same", "different", "told"),
    [
        ("working", "ab", True, 0, 0, True),
        ("working", "ab", True, 0, 2, True),
        ("working", "ab", True, 0, 3, False),
        ("working", "ab", True, 9, 3, True),
        ("working", "ab", True, 9, 9, False),
        ("working", "", True, 9, 0, False),
        ("working", "ab", False, 9, 0, False),
        ("proposed", "ab", True, 9, 0, False),
        ("fixed", "ab", True, 9, 0, False),
        ("dismissed", "ab", True, 9, 0, False),
    ],
)
def test_customers_are_told_on_trust_alone(state, fingerprint, confirmed, same, different, told):
    assert (silence(state, fingerprint, confirmed, same, different) == "") is told


@pytest.mark.parametrize(
    ("state", "trust", "different", "why"),
    [
        ("proposed", Trust(5, 0), 0, ""),
        ("proposed", Trust(4, 0), 0, "nobody"),
        ("proposed", Trust(20, 2), 0, "nobody"),
        ("proposed", Trust(9, 0), 3, "customers"),
        ("fixed", Trust(9, 0), 0, "nobody"),
        ("dismissed", Trust(9, 0), 0, "nobody"),
        ("working", Trust(0, 2), 0, ""),
        ("working", Trust(0, 3), 0, "agents"),
        ("working", Trust(3, 3), 0, ""),
        ("working", Trust(3, 4), 0, "agents"),
    ],
)
def test_what_agents_said_of_a_fingerprint_tells_or_silences(state, trust, different, why):
    confirmed = state != "proposed"

    assert silence(state, "ab", confirmed, 0, different, trust) == why
    assert silence(state, "", confirmed, 0, different, trust) == "nobody"


def test_only_answers_are_worth_asking_and_two_at_most():
    differ = [Split("browser", [])] + [Split(f"answer:q{n}:Label: {n}", []) for n in range(3)]

    assert worth_asking(differ) == ["q0", "q1"]


def test_the_chart_begins_a_little_before_the_first_case():
    members = [NOON, NOON + 5, NOON + HOUR]
    earlier = [NOON - 2 * HOUR, NOON - 40 * HOUR, NOON + 7]

    hours = bars(members, earlier, NOON + 9 * HOUR + 30)

    assert len(hours) == 13
    assert [(bar.at, bar.count, bar.before) for bar in hours[:5]] == [
        (NOON - 3 * HOUR, 0, True),
        (NOON - 2 * HOUR, 1, True),
        (NOON - HOUR, 0, True),
        (NOON, 2, False),
        (NOON + HOUR, 1, False),
    ]


def test_the_chart_of_an_old_or_a_long_incident_stays_readable():
    assert len(bars([NOON], [], NOON + 5000 * HOUR)) <= 24
    assert len(bars([NOON, NOON + 90 * HOUR], [], NOON + 91 * HOUR)) == 24
    assert len(bars([NOON], [], NOON)) == 12
    assert bars([], [NOON], NOON) == []


def test_what_was_usual_is_counted_before_the_first_case():
    earlier = [NOON - HOUR, NOON - 5 * HOUR, NOON, NOON - 30 * HOUR]

    assert usual(earlier, NOON, NOON - 10 * HOUR) == pytest.approx(0.2)
    assert usual([], NOON, NOON) == 0
