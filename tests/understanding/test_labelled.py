import random

import pytest

from intakebot.understanding.labelled import find
from tests.costs import at_most

NICK, MODEL, ORDER = ("Player name", "nick"), ("Model",), ("Order", "order id")


def values(text, names):
    return [each.value for each in find(text, names)]


@pytest.mark.parametrize(
    ("text", "names", "value"),
    [("my nick is NoobSlayer", NICK, "NoobSlayer"),
     ("my player name is NoobSlayer and I got banned", NICK, "NoobSlayer"),
     ("my player name is NoobSlayer on the EU server", NICK, "NoobSlayer"),
     ("my player name is NoobSlayer, can you help me?", NICK, "NoobSlayer"),
     ("I can't log in my player name is noob99", NICK, "noob99"),
     ("my nick is Night Falcon of Doom.", NICK, "Night Falcon of Doom"),
     ("my player name is 12345", NICK, "12345"),
     ("the model is 3.0", MODEL, "3.0"),
     ("my nick is Ruth R. Montez and", NICK, "Ruth R. Montez"),
     ("MY PLAYER NAME IS NOOB99", NICK, "NOOB99"),
     ("the model is the X200, it leaks", MODEL, "X200"), ("Model is X200 Pro.", MODEL, "X200 Pro"),
     ("Meine Maschine, Modell WX-200, leckt", ("Modell",), "WX-200"),
     ("جديد. رقم اللوحة: ٥٤٣٢١ وأسكن في عمان", ("رقم اللوحة",), "٥٤٣٢١"),
     ("الطراز: WX200 والعنوان هنا", ("الطراز",), "WX200"),
     ("Modell: X200", ("Modell",), "X200"), ("Das Modell ist X200", ("Modell",), "X200"),
     ("Hausarzt ist Dr. Meier", ("Hausarzt",), "Dr. Meier"),
     ("my doctor is Dr. Byrne in Howth", ("Doctor",), "Dr. Byrne"),
     ("mein Spielername ist Nachtfalter", ("Spielername",), "Nachtfalter"),
     ("Modell lautet Falke", ("Modell",), "Falke"),
     ("تم حظري، اسم اللاعب: X", ("اسم اللاعب",), "X"),
     ("اسم اللاعب: X", ("اسم اللاعب",), "X"),
     ("أسم اللاعب : صقر الليل", ("اسم اللاعب",), "صقر الليل"),
     ("اسم اللاعب هو NoobSlayer", ("اسم اللاعب",), "NoobSlayer")],
)  # fmt: skip
def test_a_name_or_a_code_behind_the_name_of_a_question_is_its_value(text, names, value):
    assert values(text, names) == [value]


@pytest.mark.parametrize(
    ("text", "names", "value"),
    [("player name: night falcon, banned", NICK, "night falcon"), ("nick = xX_y", NICK, "xX_y"),
     ("player name: NoobSlayer and I can't log in", NICK, "NoobSlayer"),
     ("player name: NoobSlayer; server: EU", NICK, "NoobSlayer"),
     ("Hi\nPlayer name: Dark Lord, 3rd\nServer: EU", NICK, "Dark Lord, 3rd"),
     ("Hi\nPlayer name: Dark Lord, I was banned", NICK, "Dark Lord"),
     ('the order is "late bird"', ORDER, "late bird"), ("nick „Falke“", NICK, "Falke"),
     ("Writing: Well done, Tom", ("Writing",), "Well done, Tom"),
     ("hi, writing: Well done, Tom", ("Writing",), "Well done"),
     ("What happens: it freezes", ("What happens",), "it freezes"),
     ("Details: cracked", ("Details",), "cracked")],
)  # fmt: skip
def test_behind_a_colon_or_in_quotes_any_few_words_may_stand(text, names, value):
    assert values(text, names) == [value]


@pytest.mark.parametrize(
    ("text", "names"),
    [("my model isn't listed", MODEL), ("the order is late", ORDER), ("my order is Late", ORDER),
     ("MY ORDER IS LATE", ORDER), ("now the order is 1, 3, 2", ORDER),
     ("I order A4 paper", ORDER), ("the order A4 paper", ORDER),
     ("the order FF20418x@b.c", ORDER), ("what is my model?", MODEL),
     ("the model is not X200", MODEL),
     ("my model is 5 years old", MODEL), ("the order is 3 days late", ORDER),
     ("the model is 3rd hand", MODEL), ("order is Monday", ORDER), ("is the model X200", MODEL),
     ("the model is German made", MODEL), ("the model is Samsung's fault", MODEL),
     ("my old model is X100", MODEL), ("his nick is Bob99", NICK), ("if my nick is Bob99", NICK),
     ("it says my nick is Invalid", NICK), ("Is my player name: NoobSlayer?", NICK),
     ("my nick is The Problem", NICK), ("what happens is Windows crashes", ("What happens",)),
     ("my details: cracked", ("Details",)), ("Das Modell ist Schrott", ("Modell",)),
     ("mein Modell ist Ausschuss", ("Modell",)), ("https://a.example/?nick=abc", NICK),
     ("player name:", NICK), ("nick: ?", NICK), ("nick: not sure", NICK), ("Model::X200", MODEL),
     ("model: " + "x" * 61, MODEL), ("nickname: Bob99", NICK), ("the supermodel is X200", MODEL),
     ("nick: Bob99", ("", "x", "n" * 50)), ("", NICK)],
)  # fmt: skip
def test_what_describes_asks_or_supposes_tells_no_value(text, names):
    assert values(text, names) == []


def test_the_words_with_the_name_are_marked_too():
    text = "hello, my player name is NoobSlayer!"
    [told] = find(text, NICK)

    assert text[slice(*told.span)] == "NoobSlayer"
    assert text[slice(*told.whole)] == "my player name is NoobSlayer"


@pytest.mark.parametrize(
    "piece",
    ["nick: ", "nick is A ", "nick \"", "my nick = , ", "nick is A of ", ",,,, and ", "my " * 20],
)  # fmt: skip
def test_what_never_ends_costs_little(piece):
    with at_most(0.2):
        find("nick: " + (piece * 8000)[:20000], NICK)


def test_any_pieces_in_any_order_cost_little():
    pieces = ["nick", ": ", " is ", "A ", "of ", '"', "\n", ", ", "and ", "X2 ", "my ", "?"]
    chance = random.Random(1)
    for _ in range(50):
        with at_most(0.2):
            find("".join(chance.choices(pieces, k=3000)), NICK)
