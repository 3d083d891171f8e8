"""The words of a message that tell what it is about."""

import pytest

from intakebot.engine.gist import gist
from intakebot.understanding.finding import Finding
from intakebot.understanding.understand import understand


def test_quoted_words_of_a_message_lead_nowhere_by_themselves():
    text = 'I get "my account is locked" when I pay'

    assert gist(text, understand(text).findings) == 'I get " error " when I pay'


def test_names_addresses_and_numbers_do_not_tell_what_it_is_about():
    text = "Jane Doe here (jane@x.example), FF-20418 is late, Firefox 128, shop.example/pay"
    said = gist(text, understand(text).findings)

    assert "late" in said
    for word in ("Jane", "x.example", "20418", "Firefox", "128", "/pay"):
        assert word not in said


def test_that_there_was_an_error_message_counts_and_not_what_it_said():
    text = "I get 'Error 500: your parcel is invalid' when I pay"

    assert gist(text, understand(text).findings).split() == ["I", "get", "'", "error", "'", "when",
                                                             "I", "pay"]  # fmt: skip


def test_facts_within_facts_are_left_out_once():
    findings = [
        Finding("Firefox 128", (3, 14), "A", "browser"),
        Finding("128", (11, 14), "A", "version"),
    ]

    assert gist("in Firefox 128 on a Mac", findings) == "in on a Mac"


@pytest.mark.parametrize("text", ["", "FF-20418", "jane@x.example 0151/234"])
def test_words_that_are_nothing_but_facts_leave_nothing(text):
    assert gist(text, understand(text).findings) == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [("My dog had surgery, and I paid. Policy PW-00482913.", "My dog had surgery, and I paid. ."),
     ("Order FF-20418", "Order"), ("Order FF-20418 is late", "Order is late"),
     ("My dog had surgery, e-mail jane@x.example", "My dog had surgery,")],
)  # fmt: skip
def test_what_only_names_a_number_is_no_matter(text, left):
    assert gist(text, understand(text).findings) == left
