"""The room as a whole: its order, what it promises of spans, and what it costs."""

from datetime import datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intakebot.understanding.extract.codes import Form
from intakebot.understanding.finding import CLAIMED
from intakebot.understanding.understand import LONGEST, ORDER, Asked, Catalogue, understand
from tests.costs import at_most, slowness

NOW = datetime(2026, 11, 25, 15, 30)  # a Wednesday
HERE = Catalogue("en", "US", NOW)
SAMPLE = (
    "Hi, Jane Doe here (jane@x.com). Since this morning I get 'Error 0x80070057: parameter is "
    "incorrect' on shop.example.com/checkout when I pay with Visa, Firefox 128 on a Mac"
)
PIECES = (
    "Firefox 128", "on a Mac", "jane@x.com", "shop.example.com/pay", "+1 202 555 0143",
    "12.3.2026", "my name is Ada", "'Error 500: no'", "\tat a.b(C.java:1)\n", "when I pay",
    "yesterday at 5", "4111 1111 1111 1111", "10.0.0.1", "\x1a", "İ", "أمس", "🙂", "\ud800", " ",
    "\n", "it's", "order #12345", "’", "٤٢",
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map(" ".join))


def found(text, asked=None, known=HERE):
    return [
        (each.label, text[slice(*each.span)]) for each in understand(text, asked, known).findings
    ]


@pytest.mark.parametrize(
    "text",
    [
        "أنا مريم mariam@x.com",
        "أنا مريم، لم يصل طلبي",
        "أنا مريم وطلبي لم يصل",
        "i am tom tom@x.com",
    ],
)
def test_a_name_ends_before_an_address_and_an_arabic_and(text):
    (name,) = understand(text).all("person_name")

    assert name.value in ("مريم", "tom")


def test_a_full_first_message_tells_everything_that_is_in_it():
    told = understand(SAMPLE, None, HERE)

    assert {each.label: each.value for each in told.findings} == {
        "person_name": "Jane Doe", "email": "jane@x.com", "datetime": "2026-11-25",
        "error": "Error 0x80070057: parameter is incorrect", "url": "https://shop.example.com/checkout",
        "doing": "when I pay with Visa", "browser": "Firefox 128", "version": "128", "os": "Mac",
    }  # fmt: skip


def test_the_surest_forms_look_first_and_each_sort_has_a_place():
    labels = [label for label, _ in ORDER]

    assert labels.index("stack_trace") < labels.index("url") < labels.index("email")
    assert labels.index("order_id") < labels.index("phone") < labels.index("datetime")
    assert labels.index("error") < labels.index("") < labels.index("datetime")
    assert labels[-1] == "doing"


@pytest.mark.parametrize(
    ("text", "label"),
    [("see shop.example.com/2025550143/x", "phone"), ("see shop.example.com/12.3.2026", "datetime"),
     ("mail jane.doe@x.com", "url"), ("at 192.168.0.1 it fails", "version"),
     ("order #2025550143", "phone")],
)  # fmt: skip
def test_words_that_are_claimed_are_closed_to_later_searches(text, label):
    assert label not in [name for name, _ in found(text)]


def test_a_form_of_the_authors_claims_its_words_before_phones_do():
    known = Catalogue("en", "US", NOW, (Form("ticket", r"T-\d{10}"),))

    assert found("about T-2025550143", None, known) == [("ticket", "T-2025550143")]


def test_a_bare_name_counts_only_while_a_name_is_asked_for():
    assert found("jane doe") == []
    assert found("jane doe", Asked("name")) == [("person_name", "jane doe")]


def test_what_an_answer_tells_besides_is_found_too():
    assert found("Jane Doe, jane@x.com", Asked("email")) == [
        ("person_name", "Jane Doe"), ("email", "jane@x.com")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "heard"),
    [(None, False), (Asked("yes_no"), True), (Asked("confirm"), True),
     (Asked(text="So you use Firefox. Is that right?"), True)],
)  # fmt: skip
def test_a_yes_means_something_only_where_one_is_awaited(asked, heard):
    acts = understand("yes, that's right", asked, HERE).acts

    assert ("yes" in [each.kind for each in acts]) is heard


@pytest.mark.parametrize("software", ["Firefox 60", "Windows 7"])
def test_nothing_within_a_quoted_message_is_a_fact_of_its_own(software):
    message = f"You are using {software}, an update is needed"

    assert found(f"It says '{message}', help") == [("error", message)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [("Error: Firefox 60 is not supported", {"browser", "version"}),
     ("error: Windows 7 is too old for this", {"os"})],
)  # fmt: skip
def test_software_that_a_message_names_is_only_offered(text, labels):
    told = understand(text, None, HERE)

    [message] = told.all("error")
    inside = [each for each in told.findings if each.label != "error"]
    assert message.value == text[slice(*message.span)]
    assert labels <= {each.label for each in inside}
    assert {each.band for each in inside} == {"C"}


def test_what_the_customer_names_beside_a_message_is_their_own():
    told = understand("Firefox 128 shows 'Error 500: use Chrome', sorry", None, HERE)

    assert [(each.value, each.band) for each in told.all("browser") if each.band != "C"] == [
        ("Firefox 128", "B")
    ]


def test_values_are_the_customers_words_also_where_others_claimed_a_part():
    text = "every time I click on shop.example.com/pay nothing happens"

    [doing] = understand(text, None, HERE).all("doing")

    assert doing.value == "every time I click on shop.example.com/pay"


def test_a_clause_and_a_message_are_kept_as_they_were_written():
    text = "It says “Can’t save ٤٢ rows” when I edit the client’s file"

    assert [each.value for each in understand(text, None, HERE).findings] == [
        "Can’t save ٤٢ rows", "when I edit the client’s file"
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["url", "browser", "error", "doing"])
def test_what_nobody_wants_need_not_be_looked_for(label):
    everything = understand(SAMPLE, None, HERE)

    wanted = understand(SAMPLE, None, Catalogue("en", "US", NOW, wanted=frozenset({label})))

    assert wanted.all(label) == everything.all(label)
    assert set(wanted.findings) <= set(everything.findings)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", CLAIMED, CLAIMED * 50, "\x00", "\ud800", "İ" * 9]
)
def test_texts_without_words_tell_nothing(text):
    assert understand(text).findings == ()


def test_what_is_too_long_is_kept_and_not_searched():
    assert found("x " * LONGEST + "jane@x.com") == []


def test_the_error_line_of_a_trace_is_told_as_it_was_written():
    text = "at 00.(0.0:0)\n \u2018ERROR"

    (error,) = [each for each in understand(text).findings if each.label == "error"]

    assert error.value == text[slice(*error.span)] == "\u2018ERROR"


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["", "name", "phone", "date", "confirm", "email"]))
def test_every_finding_stands_in_the_text_and_the_same_text_tells_the_same(text, kind):
    told = understand(text, Asked(kind), HERE)

    assert told == understand(text, Asked(kind), HERE)
    for each in told.findings:
        start, end = each.span
        assert 0 <= start < end <= len(text)
        assert each.label
        assert CLAIMED not in each.value or CLAIMED in text
        if each.label in ("doing", "error"):
            assert each.value == text[start:end]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_two_findings_share_words_only_where_one_holds_the_other(text):
    told = understand(text, None, HERE).findings

    for one in told:
        for other in told:
            (a, b), (c, d) = one.span, other.span
            assert b <= c or d <= a or (a <= c and d <= b) or (c <= a and b <= d), (one, other)


HOSTILE = (
    " ", "1 ", "1", "@", "a@", "a.", "/", "http://", "I am A ", '"', '("', "when I pay, ",
    "at 5 ", "\n", "error: ", "a:b ", "firefox ", "windows 10 ", "Aa ", " at a.b(c.java:1)\n",
    "+49 ", "-", "0x", "4111 ", "لا ", "monday to ", "x", "1.1.", CLAIMED, "not ", "my name is ",
    '{"a":', "🙂", "QUJD", "'", "works in ", "error 'x' ", "İ", "under the name ", "if I can, ",
    "12.3.2024 a@b.co http://x.y/z Error 0x80070057 on Firefox 128, ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_hostile_characters_are_read_in_a_moment(piece):
    text = (piece * 20_000)[:20_000]
    understand(text, None, HERE)
    with at_most(0.05):
        understand(text, None, HERE)


def test_an_ordinary_message_costs_about_a_millisecond():
    text = (
        SAMPLE + ". It worked fine last week; I tried to reload the page, but nothing changed. "
    ) * 2
    texts = [f"{n} {text[:400]}" for n in range(60)]
    costs = []
    for each in texts:
        start = process_time()
        understand(each, None, HERE)
        costs.append(process_time() - start)

    assert sorted(costs)[len(costs) // 2] < 0.004 * slowness()  # 1 ms on a quiet, quick machine
