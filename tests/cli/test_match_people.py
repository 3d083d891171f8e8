"""People: linked where the truth says so, and never compared by names only they share."""

from intakebot.cli.match_people import pairs, people, person, sound

ANNA = {
    "id": "rec-1-org",
    "person": "1",
    "given_name": "anna",
    "surname": "lindqvist",
    "street_number": "7",
    "address_1": "harbour lane",
    "suburb": "norby",
    "postcode": "2119",
    "date_of_birth": "19810409",
}
AGAIN = ANNA | {"id": "rec-1-dup-0", "given_name": "ana", "postcode": "2191"}
OTHER = {"id": "rec-2-org", "person": "2", "given_name": "anna", "surname": "lindqvist"}


def test_one_person_in_two_records_is_found_and_a_namesake_is_not():
    said = "\n".join(people("people", [ANNA, AGAIN, OTHER]))

    assert "3 records of 2 people" in said
    assert "linked: precision 1.0000  recall 1.0000  F1 1.0000" in said


def test_two_files_to_be_linked_are_not_compared_within_themselves():
    lines = [ANNA, AGAIN, OTHER]

    assert list(pairs([*map(person, lines)], lines)) == [(0, 1), (1, 2)]


def test_names_that_sound_alike_are_one_key():
    assert sound("Robert") == sound("rupert") == "r163"
    assert sound("meier") == sound("Mayer") != sound("miller")
    assert sound("") == ""
