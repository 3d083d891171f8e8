import pytest

from intakebot.understanding.extract.named_codes import find
from tests.costs import at_most


def told(text, asked=""):
    return [(each.label, each.value) for each in find(text, asked)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("where is order #113542617735902?", "113542617735902"), ("invoice number: 00108", "00108"),
     ("purchase RX-4821-77 came broken", "RX-4821-77"), ("Rechnungsnr. 2024-0815", "2024-0815"),
     ("meine Bestellung 4711002 fehlt", "4711002"), ("Auftragsnummer lautet A-778812", "A-778812"),
     ("the order number for my new shoes is 998877", "998877"), ("ticket: TCK-0042", "TCK-0042"),
     ("booking reference XKQJZP", "XKQJZP"), ("cancel ordre 55501234", "55501234"),
     ("55501234 is my order number", "55501234"), ("order55501234", "55501234"),
     ("رقم الطلب 4711002", "4711002"), ("it's about #4711002", "4711002")],
)  # fmt: skip
def test_what_is_called_an_order_and_so_on_is_found(text, value):
    assert told(text) == [("order_id", value)]


@pytest.mark.parametrize(
    "text",
    ["I ordered 12345 pieces", "order 2 pizzas", "order 15000 pieces",
     "order of 350 dollars", "bill 12.50", "case 3",
     "invoice 2024", "ticket from 12/03/2026", "returns 404", "error code 0x80070057", "order it",
     "my order is 2 days late", "the border 12345", "Request ID: 0033eada6b00018d", "1200 dollars",
     "the button is #123456 in colour", "bug #123456", "reference 4.1.95.Final", "order"],
)  # fmt: skip
def test_amounts_dates_and_versions_are_no_orders(text):
    assert told(text) == []


def test_a_list_shares_its_name():
    assert [value for _, value in told("orders 12345, 12346 and 12347 are late")] == [
        "12345", "12346", "12347",
    ]  # fmt: skip


def test_accounts_and_user_names_have_labels_of_their_own():
    assert told("customer number C-10442") == [("account_id", "C-10442")]
    assert told("Kundennr.: 10442") == [("account_id", "10442")]
    assert told("username: jdoe, hi 12") == [("username", "jdoe")]
    assert told("my user name is not working 12") == []


def test_a_bare_number_answers_the_question_for_one():
    assert told("4870952797", "What is your order ID?") == [("order_id", "4870952797")]
    assert told("4870952797", "How many are there?") == []
    assert told("jdoe77", "Your username, please?") == [("username", "jdoe77")]


def test_the_span_is_the_code_alone():
    text = "see order no. 12345, ok"

    assert [text[slice(*each.span)] for each in find(text)] == ["12345"]


@pytest.mark.parametrize(
    "text", ["order #12345 " * 1500, "order " * 3300, "ordre 1234567 " * 1400, "#1234 " * 3300]
)
def test_a_hostile_text_takes_little_time(text):
    find(text)
    with at_most(0.1):
        assert len(find(text)) < 100


def test_order_numbers_in_other_peoples_texts_are_found(measured):
    precision, recall = measured(find, "order_id", "bitext")

    assert precision >= 0.985
    assert recall >= 0.985
