"""What somebody else wrote is not the customer's word."""

import time

import pytest

from intakebot.understanding.extract.threads import find
from intakebot.understanding.understand import understand

BELOW = """The parcel is still not here.

On Tue, 3 Nov 2026 at 10:12, Tom Baker <tom@shop.example> wrote:
> It left us on 2 November. Call 030 1234567.
"""
FORWARDED = """please see below
---------- Forwarded message ----------
From: Ann <ann@other.example>
To: me
The page is https://other.example/x
"""
OUTLOOK = """Hallo, siehe unten

Von: Support <hilfe@shop.example>
Gesendet: Montag, 2. November 2026
An: Mara
Ihre Bestellung 4711
"""


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (BELOW, "The parcel is still not here."),
        (FORWARDED, "please see below"),
        (OUTLOOK, "Hallo, siehe unten"),
        ("> old words\nmy own\n> more old\n> words", "my own"),
    ],
)
def test_what_was_quoted_is_found_and_the_rest_is_theirs(text, own):
    rest = text
    for each in reversed(find(text)):
        rest = rest[: each.span[0]] + rest[each.span[1] :]

    assert rest.strip() == own


@pytest.mark.parametrize("text", [BELOW, FORWARDED, OUTLOOK])
def test_nothing_in_it_answers_a_question(text):
    labels = {each.label for each in understand(text).findings}

    assert not labels & {"email", "phone", "url", "datetime", "order_id", "person_name"}


@pytest.mark.parametrize(
    "text", ["", "2 > 1", "error: it broke", "I wrote: hello", "From: nowhere", "السعر > ١٠"]
)
def test_ordinary_words_are_nobody_elses(text):
    assert find(text) == []


def test_a_wall_of_quotes_is_read_in_no_time():
    for hostile in (">" * 20_000, "> a\n" * 5_000, "From: a\n" * 4_000, "On a wrote:\n" * 2_000):
        began = time.perf_counter()
        find(hostile)
        assert time.perf_counter() - began < 0.2
