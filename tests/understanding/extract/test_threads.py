"""What somebody else wrote is not the customer's word."""

import pytest

from intakebot.understanding.extract.threads import find
from intakebot.understanding.understand import understand
from tests.costs import at_most

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


OWN = """From: Jane Doe <jane@x.example>
Date: Mon, 2 Mar 2026 09:14
To: hello@shop.example
Subject: Re: Order FF-20418 arrived broken

Hi, the pot arrived in pieces.

> On 1 March 2026 the shop wrote:
> Your order FF-20111 is on its way. Mia Finch, mia@other.example
"""
FROM_THE_SHOP = """From: Fern & Finch <hello@shop.example>
To: Jane Doe <jane@x.example>
Subject: Your order FF-20418

Dear customer, it left us on 2 March. Call 030 1234567. Tom Baker, tom@other.example
"""
GERMAN = """Von: Jane Doe <jane@x.example>
Gesendet: Montag, 2. November 2026
An: Support <hilfe@shop.example>
Betreff: AW: Bestellung FF-20418

Hallo, der Topf ist kaputt.
"""
ARABIC = """من: Jane Doe <jane@x.example>
إلى: info@shop.example
الموضوع: الطلب FF-20418

الأصيص مكسور
"""


def told(text):
    return {each.label: each.value for each in understand(text).findings if each.label != "quoted"}


@pytest.mark.parametrize("text", [OWN, FROM_THE_SHOP, GERMAN, ARABIC])
def test_a_heading_tells_who_the_customer_is_and_what_it_is_about(text):
    assert told(text) == {
        "person_name": "Jane Doe", "email": "jane@x.example", "order_id": "FF-20418"
    }  # fmt: skip
    assert {each.band for each in understand(text).findings if each.label == "email"} == {"B"}


def test_the_body_of_an_own_mail_is_theirs_and_the_shops_is_not():
    theirs = [each.value for each in find(OWN)]
    shops = [each.value for each in find(FROM_THE_SHOP)]

    assert not any("in pieces" in each for each in theirs)
    assert any("FF-20111" in each for each in theirs)
    assert any("it left us" in each for each in shops)


@pytest.mark.parametrize(
    "text",
    ["From: Tom <tom@x.example>\nTo: Bob <bob@y.example>\n\nthe address is ann@z.example",
     "From: info@shop.example\nTo: help@shop.example\n\nit was on 2 March"],
)  # fmt: skip
def test_a_mail_that_may_be_anybodys_tells_nothing(text):
    assert told(text) == {}


@pytest.mark.parametrize("text", ["to: you\nfrom: me\nhello", "Date: today\nTo: nobody\nhi"])
def test_two_lines_with_colons_are_no_mail(text):
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["", "2 > 1", "error: it broke", "I wrote: hello", "From: nowhere", "السعر > ١٠"]
)
def test_ordinary_words_are_nobody_elses(text):
    assert find(text) == []


def test_a_wall_of_quotes_is_read_in_no_time():
    for hostile in (
        ">" * 20_000,
        "> a\n" * 5_000,
        "From: a\n" * 4_000,
        "To: a@b.de\n" * 2_000,
        "On a wrote:\n" * 2_000,
    ):
        with at_most(0.2):
            find(hostile)


def test_own_words_below_a_quoted_mail_are_their_own():
    mail = "> From: orders@shop.example\n> Subject: Your order FF-20418\n> It was sent."
    text = f"{mail}\n\nI got this mail but the parcel never came. Mara Lind"

    (quoted,) = find(text)

    assert quoted.value == mail
