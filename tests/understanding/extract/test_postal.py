import random

import pytest

from intakebot.understanding.extract.postal import find
from intakebot.understanding.normal import aligned
from tests.costs import at_most


def addresses(text):
    return [text[slice(*each.span)] for each in find(aligned(text))]


@pytest.mark.parametrize(
    ("text", "address"),
    [("no heating since Thursday. Flat 12, 40 Queens Road", "Flat 12, 40 Queens Road"),
     ("12 Harbour Road, Howth, Co. Dublin", "12 Harbour Road, Howth, Co. Dublin"),
     ("I live at 221B Baker Street, London NW1 6XE and it leaks",
      "221B Baker Street, London NW1 6XE"),
     ("bring it to 1600 Pennsylvania Avenue NW, Washington, DC 20500.",
      "1600 Pennsylvania Avenue NW, Washington, DC 20500"),
     ("40 Main St Apt 4B, Springfield, IL 62704", "40 Main St Apt 4B, Springfield, IL 62704"),
     ("My heating is out, 12 Harbour Road, Howth. My number is 5", "12 Harbour Road, Howth"),
     ("12 Harbour Road\nHowth\nCo. Dublin\nThanks", "12 Harbour Road\nHowth\nCo. Dublin"),
     ("12 The Paddocks, Naas, Co. Kildare", "12 The Paddocks, Naas, Co. Kildare"),
     ("5 Star Way, Swords, Co. Dublin", "5 Star Way, Swords, Co. Dublin"),
     ("i live at 40 queens road, flat 3", "40 queens road, flat 3"),
     ("new permit, im at 7 oak drive naas, thanks", "7 oak drive naas"),
     ("i live at 40 queens road please", "40 queens road"),
     ("flat 12, 40 queens road", "flat 12, 40 queens road"),
     ("Unit 4, 12 Castle Park, Dublin 4", "Unit 4, 12 Castle Park, Dublin 4"),
     ("to 12 Harbour Road, Howth on Saturday", "12 Harbour Road, Howth"),
     ("a leak in front of 40 Elm St", "40 Elm St"),
     ("PO Box 123, Naas", "PO Box 123, Naas")],
)  # fmt: skip
def test_an_english_address_with_what_follows(text, address):
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    ("text", "address"),
    [("Ich ziehe mit meiner Frau in die Gartenstraße 5, 04315 Lindenau",
      "Gartenstraße 5, 04315 Lindenau"),
     ("wir wohnen Karl-Marx-Allee 12a, 3. Stock", "Karl-Marx-Allee 12a, 3. Stock"),
     ("Straße des 17. Juni 135, 10623 Berlin", "Straße des 17. Juni 135, 10623 Berlin"),
     ("Am Markt 3, 99423 Weimar, 2. OG links", "Am Markt 3, 99423 Weimar, 2. OG links"),
     ("Am Markt 3", "Am Markt 3"), ("Unter den Linden 6", "Unter den Linden 6"),
     ("Im Brühl 12, 04109 Leipzig", "Im Brühl 12, 04109 Leipzig"),
     ("Kurfürstendamm 21, 10719 Berlin", "Kurfürstendamm 21, 10719 Berlin"),
     ("gartenstr. 5 in Lindenau", "gartenstr. 5 in Lindenau"),
     ("Lange Straße 4", "Lange Straße 4"), ("Rosenweg 7", "Rosenweg 7"),
     ("Mariahilfer Straße 5/3/12, A-1060 Wien", "Mariahilfer Straße 5/3/12, A-1060 Wien"),
     ("Friedrichstraße 123, 10117 Berlin, bitte bis Montag",
      "Friedrichstraße 123, 10117 Berlin")],
)  # fmt: skip
def test_a_german_address_with_what_follows(text, address):
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    ("text", "address"),
    [("العنوان شارع الزيتون رقم 4، شقة 3، حي النزهة", "شارع الزيتون رقم 4، شقة 3، حي النزهة"),
     ("شارع الملك فهد ١٢، الرياض", "شارع الملك فهد ١٢، الرياض"),
     ("شقة 3، عمارة 5، شارع الجمهورية", "شقة 3، عمارة 5، شارع الجمهورية"),
     ("مسكني في شارع 15، حي النزهة", "شارع 15، حي النزهة")],
)  # fmt: skip
def test_an_arabic_address_with_what_follows(text, address):
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    ["page 12 Road map", "error 5 in Street View", "I have 3 ways", "2 places", "5 Star Way to go",
     "I live on Queens Road", "Gartenstraße", "https://a.example/12/Main Street", "a 500 GB Drive",
     "2 Abbey Road albums", "ordered 3 Wall Street journals", "1 Hard Drive", "2 Different Place",
     "12 March, Dublin", "4 Nights, Galway", "5 in a row", "Resource.String.str1", "instr1;",
     "2017-02 XS lane", "I have 3 ways or 2 in one street", "Parkplatz 12", "Versandweg 2",
     "Am Montag 3 Uhr", "Am Freitag 12", "Im Juli 2024", "In der Zeile 12", "Monitoring 5",
     "Bahnhof 3", "die Bahnhofstraße 5 Minuten entfernt", "keineswegs 3",
     "عن طريق البطاقة رقم 1234",
     "اشتريت 3 قطع", "طلب رقم 12345", "عمارة كبيرة", ""],
)  # fmt: skip
def test_what_only_looks_like_one_is_none(text):
    assert addresses(text) == []


def test_two_addresses_are_two_and_each_is_to_be_checked():
    assert len(find("we live at 12 Harbour Road but she is at 3 Mill Lane now")) == 2
    found = find("from 12 Harbour Road to 3 Mill Lane, Howth")

    assert [each.value for each in found] == ["12 Harbour Road", "3 Mill Lane, Howth"]
    assert {each.band for each in found} == {"B"}


@pytest.mark.parametrize(
    "piece",
    ["5 Abc ", "12 A B C D ", "5 St ", "Flat 3, ", "straße 5 - 6 / 7", "9" * 8, "شقه 3، ", "شارع ",
     "Straße des 17. ", "12 The ", "A-"],
)  # fmt: skip
def test_what_never_ends_costs_little(piece):
    with at_most(0.5):
        find((piece * 8000)[:8000])


def test_any_pieces_in_any_order_cost_little():
    pieces = [
        "5 ",
        "Abc ",
        "Street",
        ", ",
        "\n",
        "12a",
        "straße ",
        "Am Markt ",
        "شارع ",
        "حي ",
        "/",
    ]
    chance = random.Random(1)
    for _ in range(20):
        with at_most(0.5):
            find("".join(chance.choices(pieces, k=2000))[:8000])
