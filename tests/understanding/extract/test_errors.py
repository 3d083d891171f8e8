import pytest

from intakebot.understanding.extract.errors import beyond_doubt, line, none, quoted, said, vague


@pytest.mark.parametrize("text", ["An error!", "it says error", "eine Fehlermeldung", "خطأ"])
def test_a_bare_error_is_vague(text):
    assert vague(text)
    assert not vague("Error 503")


def test_no_message_is_told_apart_from_a_vague_one():
    assert none("Nothing.")
    assert not none("nothing happened")


@pytest.mark.parametrize(
    ("text", "words"),
    [('it says "Card declined" now', "Card declined"),
     ("da steht „Karte abgelehnt“", "Karte abgelehnt"),
     ('"one" and the error "two words"', "two words"), ('I call it "the shop"', None),
     ('error "aaa" and message "bbb"', None)],
)  # fmt: skip
def test_the_one_introduced_quotation_is_the_message(text, words):
    found = quoted(text)

    assert (found and found.value) == words


@pytest.mark.parametrize(
    ("text", "value"),
    [("I see ERR_CONNECTION_RESET", "ERR_CONNECTION_RESET"), ("0x80070005", "0x80070005"),
     ("HTTP 502 Bad Gateway", "HTTP 502 Bad Gateway"), ("Error 1 or 2", None),
     ("Error 501 then Error 502", None), ("room 404", None), ("terror 5000", None)],
)  # fmt: skip
def test_codes_that_only_machines_write_are_noticed(text, value):
    found = beyond_doubt(text)

    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [("It says: Card declined ", "Card declined"), ("“Card declined”", "Card declined"),
     ("Card declined", "Card declined"), ("", "")],
)  # fmt: skip
def test_what_introduces_the_message_is_left_out(text, words):
    assert text[slice(*said(text))] == words


@pytest.mark.parametrize(
    ("paste", "told"),
    [("Traceback:\n  File x\nValueError: bad", "ValueError: bad"),
     ("java.lang.Error: a\n\tat x\nCaused by: b.CException: c", "Caused by: b.CException: c"),
     ("hello\nrequest failed\nbye", "request failed"), ("one\ntwo", "one"), ("\n \n", "")],
)  # fmt: skip
def test_the_telling_line_of_a_paste_is_found(paste, told):
    assert line(paste) == told
