import pytest

from intakebot.understanding.extract.secrets import Removed, find, in_english, redacted
from tests import shared
from tests.costs import at_most

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"


def test_a_card_leaves_its_last_four_digits_and_nothing_else():
    text, removed = redacted("I paid with 4242 4242 4242 4242 (cvv 123) today")

    assert text == (
        "I paid with [card number ending in 4242 removed] (cvv [card security code removed]) today"
    )
    assert removed == [Removed("card", "4242"), Removed("card_code")]


@pytest.mark.parametrize(
    ("text", "left", "kind"),
    [("my password is hunter2, help", "my password is [password removed], help", "password"),
     ("AKIAIOSFODNN7EXAMPLE", "[access key removed]", "key"),
     (f"see {JWT}.", "see [access key removed].", "key"),
     (f"x {PEM} y", "x [private key removed] y", "private_key"),
     ("Authorization: Bearer abcdef123456ghijkl", "Authorization: Bearer [access key removed]",
      "key"),
     ("https://bob:s3cret@x.de/a", "https://***@x.de/a", "password"),
     ("https://x.de/r?token=9f8a7b6c5d4e3f2a&x=1", "https://x.de/r?token=***&x=1", "key"),
     ("Cookie: sid=abcdef12; a=b", "Cookie: [access key removed]", "key"),
     ("my api key is 9f8a7b6c5d4e3f2a", "my api key is [access key removed]", "key"),
     ("your code is 482913", "your code is [one-time code removed]", "one_time_code"),
     ("Bestätigungscode lautet 482913", "Bestätigungscode lautet [one-time code removed]",
      "one_time_code"),
     ("DE89 3704 0044 0532 0130 00", "[bank account number ending in 3000 removed]", "iban"),
     ("ssn 123-45-6789", "ssn [social security number removed]", "social_security")],
)  # fmt: skip
def test_secrets_go_and_the_rest_stays(text, left, kind):
    assert redacted(text)[0] == left
    assert [each.kind for each in redacted(text)[1]] == [kind]


@pytest.mark.parametrize(
    "text",
    ["order 4242424242424242", "invoice 113542617735902", "commit 6ee0987b3544242b30e58d656ec4f33",
     "550e8400-e29b-41d4-a716-446655440000", "the token is invalid", "token: undefined",
     "Unexpected token < in JSON", "promo code is 123456", "your order code is 123456",
     "+49 30 123456",
     "zip code is 94110", "DE89 3704 0044 0532 0130 01", "000-45-6789", "https://x.de/a?id=12345678",
     "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg", "at app.3f9c2d.js:1:53183", "2780.65 EUR",
     "sk-loading-indicator-animation", "Bearer authentication fails", "مرحبا", "", "\ud800"],
)  # fmt: skip
def test_what_is_no_secret_stays_to_the_letter(text):
    assert redacted(text) == (text, [])


def test_the_words_in_a_secrets_place_are_the_callers():
    text, _ = redacted("PIN: 4711", lambda removed: f"<{removed.kind}>")

    assert text == "PIN: <password>"
    assert in_english(Removed("iban", "3000")) == "[bank account number ending in 3000 removed]"


def test_a_flow_can_keep_what_it_asks_for():
    iban = "my IBAN is DE89370400440532013000"

    assert redacted(iban, kept=["iban"]) == (iban, [])


def test_no_finding_carries_the_secret_itself():
    text = f"password: hunter2 {JWT} 4242424242424242"

    assert all(each.value not in ("hunter2", JWT) for each in find(text))
    assert [each.value for each in find(text)] == ["", "", "4242"]


@pytest.mark.parametrize(
    "text",
    [f"my password is hunter2 and {JWT}", "4242 4242 4242 4242 https://a:b@c.de", "pw:abcd12"],
)
def test_a_clean_text_is_left_alone_the_second_time(text):
    for word in (in_english, lambda removed: f"•••• {removed.ending}"):
        once, _ = redacted(text, word)

        assert redacted(once, word) == (once, [])


@pytest.mark.parametrize(
    "text",
    ["password: x " * 1600, "é4242 " * 3300, "eyJ" * 6600, "-----BEGIN " * 1800,
     "https://a:b" * 1800,
     "key=aaaaaaaaaaaaaaa1 " * 950, "كلمة السر abcd " * 1300],
)  # fmt: skip
def test_a_hostile_text_takes_little_time(text):
    redacted(text)
    with at_most(0.25):
        redacted(text)


def test_labelled_secrets_go_and_their_look_alikes_stay():
    wrong = []
    for row in shared.rows("security", "own", "pii_secrets.jsonl"):
        found = [each.span for each in find(row["text"])]
        hit = any(start < row["end"] and row["start"] < end for start, end in found)
        if hit != row["redact"]:
            wrong.append(row["kind"])

    assert len(wrong) <= 4, wrong


@pytest.mark.parametrize("name", ["acts", "routing_banking77", "routing_bitext27"])
def test_other_peoples_everyday_messages_are_left_as_they_are(rows, name):
    texts = [row["text"] for row in rows(name)]

    touched = [text for text in texts if redacted(text)[1]]

    assert len(touched) <= 0.001 * len(texts), touched
