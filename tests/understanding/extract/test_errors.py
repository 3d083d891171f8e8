import pytest

from intakebot.understanding.extract.errors import find, in_quotes, none, said, vague
from intakebot.understanding.understand import understand
from tests.costs import at_most


def test_what_is_claimed_is_in_a_message_whole_or_not_at_all():
    text = "ERRORA0: " + "0" * 112 + "A000<0O"

    for one in understand(text).all("error"):
        for each in understand(text).findings:
            inside = one.span[0] <= each.span[0] and each.span[1] <= one.span[1]
            assert inside or each.span[0] >= one.span[1]


@pytest.mark.parametrize("text", ["An error!", "it says error", "eine Fehlermeldung", "خطأ"])
def test_a_bare_error_is_vague(text):
    assert vague(text)
    assert not vague("Error 503")


def test_no_message_is_told_apart_from_a_vague_one():
    assert none("Nothing.")
    assert not none("nothing happened")


@pytest.mark.parametrize(
    ("said", "so"),
    [("no message, it just closes", True), ("keine Meldung, es passiert einfach nichts", True),
     ("there is no error - it just stays white", True), ("لا توجد رسالة، الصفحة تبقى بيضاء", True),
     ("ما في رسالة بس شاشة بيضا", True), ("No message available", False),
     ("no, it says Access denied", False),
     ("no message: Error 505", False), ("nothing but 'Upload failed' shows", False),
     ("no message but it says 'Upload failed'", False), (", " * 9000, False)],
)  # fmt: skip
def test_no_message_and_what_happened_instead(said, so):
    assert none(said) is so


@pytest.mark.parametrize(
    ("text", "words", "band"),
    [("I get Payment failed (E-51) when I pay", "Payment failed (E-51)", "B"),
     ("it fails since 9am with 'quota: limit reached' on ARM", "quota: limit reached", "B"),
     ("Upload failed [code 17] each time", "Upload failed [code 17]", "B"),
     ("then AB-12: Login failed", "AB-12: Login failed", "B"),
     ("(E7) Connection refused", "(E7) Connection refused", "B"),
     ("Payment failed (FF-20418)", "Payment failed", "C"),
     ("FF-20418 Payment failed", "Payment failed", "C"),
     ("Payment failed (twice)", "Payment failed", "C")],
)  # fmt: skip
def test_a_short_code_beside_the_words_of_a_message_belongs_to_it(text, words, band):
    assert [(each.value, each.band) for each in find(text)] == [(words, band)]


@pytest.mark.parametrize(
    ("text", "words"),
    [('it says "Card declined" now', ["Card declined"]),
     ('a "Server Error" page', ["Server Error"]),
     ("da steht „Karte abgelehnt“", ["Karte abgelehnt"]), ("رساله «فشل الدفع»", ["فشل الدفع"]),
     ('"one" and the error "two words"', ["two words"]), ('I call it "the shop"', []),
     ('my friend said "try again"', []), ('it shows the "Submit" button', []),
     ('it says "Thank you for your order" and stops', []),
     ('error "Bad card" and message "No funds"', ["Bad card", "No funds"])],
)  # fmt: skip
def test_quotations_that_are_introduced_as_messages_are_messages(text, words):
    assert [each.value for each in in_quotes(text)] == words


@pytest.mark.parametrize(
    ("text", "values"),
    [("I see ERR_CONNECTION_RESET", ["ERR_CONNECTION_RESET"]), ("0x80070005", ["0x80070005"]),
     ("HTTP 502 Bad Gateway", ["HTTP 502 Bad Gateway"]), ("Error 1 or 2", []), ("room 404", []),
     ("Error 501 then Error 502", ["Error 501", "Error 502"]), ("terror 5000", []),
     ("Error 0x80070057: bad parameter when I pay", ["Error 0x80070057: bad parameter"]),
     ("TypeError: x is null, sobald ich zahle", ["TypeError: x is null"]),
     ("Error 0x80070057: bad when empty", ["Error 0x80070057: bad when empty"]),
     ("Fehler 503: Dienst nicht erreichbar", ["Fehler 503: Dienst nicht erreichbar"]),
     ("Fehler 503 Dienst nicht erreichbar wenn ich zahle", ["Fehler 503 Dienst nicht erreichbar"]),
     ("error 503 service unavailable when I pay", ["error 503 service unavailable"]),
     ("error 503 service unavailable, try again later. Bye",
      ["error 503 service unavailable, try again later"]),
     ("error code E-14 card was declined since today", ["error code E-14 card was declined"]),
     ("error 503 on the checkout and it is unavailable", ["error 503"]),
     ("error 404 when I open a shelf not found in the menu", ["error 404"]),
     ("error 503: Backend fetch failed. Help!", ["error 503: Backend fetch failed"]),
     ("Error 402: card declined when I pay", ["Error 402: card declined"]),
     ("Fehlercode E-102: Korb abgelaufen", ["Fehlercode E-102: Korb abgelaufen"]),
     ("Error 12: no route to host", ["Error 12: no route to host"]),
     ("“Error 500: try again later” comes up", ["Error 500: try again later"])],
)  # fmt: skip
def test_codes_that_only_machines_write_are_sure(text, values):
    found = find(text)

    assert [each.value for each in found] == values
    assert {each.band for each in found} <= {"A"}


@pytest.mark.parametrize(
    ("text", "words"),
    [("It says: Card declined ", "Card declined"), ("“Card declined”", "Card declined"),
     ("Card declined", "Card declined"), ("", "")],
)  # fmt: skip
def test_what_introduces_the_message_is_left_out(text, words):
    assert text[slice(*said(text))] == words


@pytest.mark.parametrize(
    ("text", "words", "band"),
    [("Error: Invalid token", "Error: Invalid token", "B"), ("HTTP 503 all day", "HTTP 503", "A"),
     ("it says payment could not be processed", "payment could not be processed", "B"),
     ("a message pops up: Please sign in", "Please sign in", "B"),
     ("code 0x80070005", "code 0x80070005", "A"),
     ("Fehlermeldung: Zugriff verweigert", "Zugriff verweigert", "B"),
     ("ORA-00942: table does not exist", "ORA-00942: table does not exist", "A"),
     ("I get a connection timeout error", "connection timeout error", "C"),
     ("the error message 'Your card was declined' came", "Your card was declined", "A"),
     ("TypeError: x is undefined", "TypeError: x is undefined", "A"),
     ("ended in a segfault", "segfault", "C"),
     ("يقول: الصفحه غير موجوده", "الصفحه غير موجوده", "B")],
)  # fmt: skip
def test_a_message_is_found_by_its_form_or_its_cue(text, words, band):
    assert [(each.value, each.band) for each in find(text)] == [(words, band)]


@pytest.mark.parametrize(
    "text",
    ["there is an error in my order", "no error message", "I got an error",
     'it calls log.error("no such row")', '"./mach build" error', "the error in the 'Recent' bar",
     "my message was not sent",
     "I got a warning from my boss", "please send an error report", "an unexpected visit", "",
     "💥" * 9],
)  # fmt: skip
def test_not_every_word_error_is_a_message(text):
    assert find(text) == []


def test_a_browser_at_the_end_of_the_sentence_is_no_part_of_the_message():
    crossed_out = "it says: payment failed in " + "\x1a" * 11

    assert [each.value for each in find(crossed_out)] == ["payment failed"]


@pytest.mark.parametrize("unit", ['error "x" ', "it says that ", "aError", "A_B_", "خطا "])
def test_a_hostile_text_takes_no_longer(unit):
    text = (unit * 20_000)[:20_000]
    find(text)
    with at_most(0.05):
        find(text)


def test_errors_are_found_in_other_peoples_texts(measured):
    precision, recall = measured(find, "error", "so_ner")

    assert precision >= 0.8
    assert recall >= 0.68
