import pytest

from intakebot.understanding.extract.cards import find, passes
from tests.costs import at_most


@pytest.mark.parametrize(
    ("text", "ending"),
    [("4242 4242 4242 4242", "4242"), ("5555-5555-5555-4444.", "4444"),
     ("378282246310005", "0005"), ("3782 822463 10005", "0005"), ("amex 3056 930902 5904", "5904"),
     ("4242424242424242 12/27", "4242"), ("on 2026 4242 4242 4242 4242 123 ok", "4242"),
     ("my card 4222222222222", "2222"), ("the number: 4242424242424242", "4242"),
     ("Kreditkarte: 4242.4242.4242.4242", "4242")],
)  # fmt: skip
def test_a_payment_card_is_found_and_only_its_end_is_kept(text, ending):
    assert [(each.value, each.band) for each in find(text)] in (
        [(ending, "A")],
        [(ending, "B")],
    )


@pytest.mark.parametrize(
    "text",
    ["4242 4242 4242 4241", "4242424242424242424242", "order 4242424242424242", "4222222222222",
     "invoice number: 5555555555554444", "1682427205063", "978-3-16-148410-0", "+4915123456789",
     "DE89 3704 0044 0532 0130 00", "x4242424242424242", "0000 0000 0000 0000", "1 2 3 4 5 6 7 8",
     "356938035643809", "a card for 4 people", ""],
)  # fmt: skip
def test_other_long_numbers_are_left_alone(text):
    assert find(text) == []


def test_what_is_announced_as_a_card_counts_with_a_slip_in_it():
    found = find("my credit card is 4242 4242 4242 4241")

    assert [(each.value, each.band) for each in found] == [("4241", "B")]


def test_one_digit_off_fails_the_check():
    assert passes("4242424242424242")
    assert not passes("4242424242424243")


@pytest.mark.parametrize("text", ["4242 " * 4000, "1" * 20_000, "42-" * 6600])
def test_a_hostile_text_takes_little_time(text):
    with at_most(0.1):
        find(text)


def test_cards_in_other_peoples_texts_are_found(rows):
    told = met = others = 0
    for row in rows("slots"):
        if row["source"] != "presidio_synth":
            continue
        gold = [(e["start"], e["end"]) for e in row["spans"] if e["label"] == "credit_card"]
        ours = [each.span for each in find(row["text"])]
        told, met = (
            told + len(gold),
            met + sum(any(a < d and c < b for c, d in ours) for a, b in gold),
        )
        others += sum(not any(a < d and c < b for a, b in gold) for c, d in ours)

    assert met / told >= 0.97
    assert others <= 0.01 * told
