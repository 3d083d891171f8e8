import pytest

from intakebot.engine.entries import Upload
from intakebot.engine.kinds.base import Read, Reading, Unclear

TRACE = (
    "Traceback (most recent call last):\n  File 'x.py', line 1\n"
    + "  …\n" * 900
    + ("ValueError: bad amount")
)


@pytest.mark.parametrize(
    ("said", "value"),
    [("Payment failed", "Payment failed"), ('it says "Failed (E42)"', "Failed (E42)"),
     ("it says: Payment failed", "Payment failed"), ("“Card declined”", "Card declined"),
     ("da steht „Zahlung abgelehnt“", "Zahlung abgelehnt"), ("", "empty"), ("??", "empty")],
)  # fmt: skip
def test_the_words_of_the_message_are_kept(question, answer, said, value):
    assert answer(question("error_message"), said) == value


@pytest.mark.parametrize("said", ["an error", "There was an error.", "eine Fehlermeldung", "خطأ"])
def test_that_there_was_one_is_queried_once(question, answer, said):
    assert answer(question("error_message"), said) == "error_vague"
    assert answer(question("error_message"), said, tried=1) == said.strip()


def test_no_message_at_all_is_told_apart(question, answer):
    assert answer(question("error_message"), "there is no message") == "error_none"


def test_a_long_paste_is_kept_whole_and_shown_by_its_telling_line(question):
    read = question("error_message").read(TRACE, Reading())

    assert read.value == TRACE
    assert read.text == "ValueError: bad amount"


BODY = '{"error": {"code": 503, "message": "Service unavailable"}, "id": "a1"}'


@pytest.mark.parametrize("said", [BODY, f"it says {BODY}"])
def test_a_body_is_kept_whole_and_shown_by_what_it_says(question, said):
    read = question("error_message").read(said, Reading())

    assert (read.value, read.text) == (said, "503: Service unavailable")


def test_a_body_in_a_story_is_the_message(question, noticed):
    assert noticed(question("error_message"), f"I get {BODY} when I pay") == BODY


def test_what_the_customer_tells_behind_a_code_is_no_part_of_the_message(question):
    read = question("error_message").read("error 503 service unavailable when I pay", Reading())

    assert read.value == "error 503 service unavailable"


def test_a_picture_of_the_message_answers_it(question):
    asked, picture = question("error_message"), Upload("u1", "shot.png", "image/png", 9)

    assert asked.read_files([picture]) == Read(["u1"], "shot.png")
    assert asked.read_files([]) == Unclear("files_pictures")
    assert asked.read_files([Upload("u2", "a.pdf", "application/pdf", 9)]) == Unclear(
        "files_pictures"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [('I get "Payment failed" when I pay', "Payment failed"), ("Error 503 all day", "Error 503"),
     ("TypeError: x is undefined", "TypeError: x is undefined"), ('I call it "the shop"', None),
     ('he said "never again"', None), ("there was an error", None)],
)  # fmt: skip
def test_a_message_is_noticed_when_quoted_or_written_by_a_machine(question, noticed, text, value):
    assert noticed(question("error_message"), text) == value
