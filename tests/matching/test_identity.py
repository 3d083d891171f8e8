"""Identity: proofs decide, agreements are counted, and a name alone never merges."""

import pytest
from msgspec import structs

from intakebot.matching.identity import Person, compare

ANNA = Person(
    given="Anna",
    family="Lindqvist",
    email="anna@example.org",
    phone="+49 151 2345678",
    account="4711",
    born="19810409",
    street_number="7",
    street="harbour lane",
    town="Norby",
    postcode="2119",
)
UNPROVED = structs.replace(ANNA, email="", phone="", account="")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("email", " Anna@Example.ORG", "same e-mail address"),
        ("phone", "0049 (151) 2345678".replace("0049", "+49"), "same phone number"),
        ("account", "4711 ", "same account"),
    ],
)
def test_a_proof_decides_alone(field, value, said):
    found = compare(ANNA, Person(**{field: value}))

    assert (found.verdict, found.agrees[0], found.certain) == ("same", said, True)


def test_a_name_alone_never_merges():
    found = compare(Person(given="Anna", family="Lindqvist"), UNPROVED)

    assert (found.verdict, found.certain) == ("other", False)
    assert found.agrees == ("like name",)


def test_two_weak_agreements_are_a_question_for_the_agent():
    claim = Person(given="Anna", family="Lindqvist", phone="0151 2345678")

    found = compare(claim, ANNA)

    assert (found.verdict, found.certain) == ("possible", False)
    assert found.agrees == ("like phone number", "like name")


@pytest.mark.parametrize(
    "slip",
    [
        {"given": "ana"},
        {"given": "Lindqvist", "family": "Anna"},
        {"born": "19810490"},
        {"street": "harborlane"},
    ],
)
def test_a_slip_of_the_pen_does_not_make_another_person(slip):
    assert compare(UNPROVED, structs.replace(UNPROVED, **slip)).verdict == "same"


def test_a_namesake_of_another_place_is_another_person():
    other = structs.replace(
        UNPROVED, born="19550117", street="mill road", street_number="91", town="Gale", postcode="8"
    )

    assert compare(UNPROVED, other).verdict == "other"


def test_nothing_known_is_nobody_known():
    assert compare(Person(), Person()).verdict == "other"
