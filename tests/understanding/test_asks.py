"""What an agent's draft asks for that is known already."""

import pytest

from intakebot.understanding.asks import Topic, asked_for, questions
from tests.costs import at_most

KNOWN = [
    Topic("name", "name", "Name", "Who am I talking to?"),
    Topic("email", "email", "E-mail address", "Which e-mail address can we answer to?"),
    Topic("phone", "phone", "Phone", "Which number can we call?"),
    Topic("order", "code", "Order number", "Which order is it? The number starts with FF."),
    Topic("browser", "device", "Device and browser", "Which device and browser is it?"),
    Topic("page", "url", "Page", "On which page does it happen?"),
    Topic("error", "error_message", "Error message", "What does the message say, word for word?"),
    Topic("since", "date", "Since", "Since when has it been like this?"),
    Topic("doing", "text", "What they were doing", "What were you doing just before?"),
]


@pytest.mark.parametrize(
    ("draft", "asked"),
    [
        ("Which browser are you using?", ["browser"]),
        ("I'll send you a link. Just to be sure, which browser are you using?", ["browser"]),
        ("Could you give me your order number please", ["order"]),
        ("May I have your full name and e-mail address?", ["name", "email"]),
        ("Please send me the exact error message.", ["error"]),
        ("When did it start?", ["since"]),
        ("what were you doing just before that", ["doing"]),
        ("Can you tell me on what page this happened?", ["page"]),
        ("Welchen Browser nutzen Sie?", ["browser"]),
        ("Können Sie mir bitte Ihre Telefonnummer geben", ["phone"]),
        ("Seit wann ist das so?", ["since"]),
        ("What’s your e‑mail?".replace("\u2011", "-"), ["email"]),
    ],
)
def test_a_question_for_something_known_is_noticed(draft, asked):
    assert [one.id for one in asked_for(draft, KNOWN)] == asked


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "   ",
        "Hello Mara, I'm Priya. I have everything you told us.",
        "I see that you use Firefox, so I tried the same browser.",
        "I have sent you an e-mail with the invoice.",
        "We fixed the page. The error is gone.",
        "Can you try once more?",
        "Does it work now?",
        "Would you like a refund or a replacement?",
        "Ich habe Ihnen eine E-Mail geschickt.",
        "هل تعمل الصفحة الآن؟",
    ],
)
def test_what_tells_or_asks_for_something_new_is_left_alone(draft):
    assert asked_for(draft, KNOWN) == []


def test_what_is_not_known_may_be_asked():
    assert asked_for("Which browser are you using?", [KNOWN[1]]) == []


def test_the_sentence_that_asks_is_marked_where_it_stands():
    draft = "Thanks! Which browser are you using? I'll look."
    (found,) = asked_for(draft, KNOWN)
    assert draft[slice(*found.span)] == "Which browser are you using?"


def test_a_draft_without_end_is_read_in_no_time():
    for hostile in ("?" * 100_000, "what " * 30_000, "a" * 100_000, "please tell me " * 9_000):
        with at_most(1):
            assert list(questions(hostile)) is not None
            asked_for(hostile, KNOWN)
