import pytest

from intakebot.understanding.address_cues import asks_address, asks_where, meant, whose
from intakebot.understanding.extract.postal import find


@pytest.mark.parametrize(
    "texts",
    [["Address", "Which flat is it? Street, house number and flat."], ["What's your address?"],
     ["Where should we bring it? Street and town."], ["Wie lautet die neue Adresse?"],
     ["Lieferadresse"], ["Ihre Anschrift?"], ["Straße und Hausnummer"], ["ما عنوانك؟"],
     ["ما هو العنوان الجديد؟"]],
)  # fmt: skip
def test_a_question_for_a_street_asks_for_an_address(texts):
    assert asks_address(texts)


@pytest.mark.parametrize(
    "texts",
    [["Your e-mail address?"], ["Email address"], ["Ihre E-Mail-Adresse?"],
     ["What's the IP address?"],
     ["Address of the page"], ["Web address"], ["How should we address you?"], ["MAC-Adresse"],
     ["Which name and address should be on the invoice?"], ["Why do you change your address?"],
     ["What is wrong with the address?"], ["عنوان البريد الإلكتروني"], ["ما عنوان الرسالة؟"],
     ["What happened?"], ["Internetadresse"], ["Streetwear size"], [""], []],
)  # fmt: skip
def test_other_questions_do_not(texts):
    assert not asks_address(texts)


@pytest.mark.parametrize(
    ("text", "of"),
    [("I moved to 12 Harbour Road", "new"), ("ich ziehe in die Gartenstraße 5", "new"),
     ("from 12 Harbour Road", "from"), ("my old address was 12 Harbour Road", "old"),
     ("it went to the wrong house, 14 Harbour Road", "other"), ("not 14 Harbour Road", "other"),
     ("my neighbour at 14 Harbour Road", "other"), ("the leak at 14 Harbour Road", ""),
     ("statt Gartenstraße 5", "other"), ("bisher Gartenstraße 5", "old")],
)  # fmt: skip
def test_the_words_before_it_say_whose_address_it_is(text, of):
    assert whose(text, find(text)[0]) == of


MOVED = "I moved from 12 Harbour Road to 3 Mill Lane"


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [({"old", "address"}, MOVED, "12 Harbour Road"), ({"new", "address"}, MOVED, "3 Mill Lane"),
     ({"address"}, MOVED, "3 Mill Lane"), ({"from", "moving"}, MOVED, "12 Harbour Road"),
     ({"to", "moving"}, MOVED, "3 Mill Lane"), ({"from"}, "I move to 3 Mill Lane", ""),
     ({"address"}, "pick up from 3 Mill Lane", "3 Mill Lane"),
     ({"new", "address"}, "3 Mill Lane", "3 Mill Lane"), ({"old", "address"}, "3 Mill Lane", ""),
     ({"address"}, "instead of 3 Mill Lane", ""), ({"address"}, "my old flat, 3 Mill Lane", "")],
)  # fmt: skip
def test_of_two_the_one_that_is_asked_for_is_meant(asked, text, value):
    assert "".join(each.value for each in meant(text, find(text), asked)) == value


def test_a_place_answers_a_question_that_asks_where():
    assert asks_where({"where", "were", "you"})
    assert not asks_where({"what", "is", "broken"})
