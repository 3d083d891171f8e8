import pytest
from pydantic import ValidationError

from intakebot.engine.kinds.base import Reading


@pytest.mark.parametrize(
    ("said", "value"),
    [("030 12345678", "+493012345678"), ("call +1 (415) 555-2671 please", "+14155552671"),
     ("0044 20 7946 0958", "+442079460958"), ("٠٣٠ ١٢٣٤٥٦٧٨", "+493012345678"),
     ("030 12345678 or 030 87654321", "phone_several"), ("12", "phone"), ("hello", "phone"),
     ("", "empty")],
)  # fmt: skip
def test_a_number_is_read_as_it_is_dialled(question, answer, said, value):
    assert answer(question("phone", country="de"), said) == value


def test_without_a_country_its_code_is_asked_for(question, answer):
    assert answer(question("phone"), "030 12345678") == "phone_country"
    assert answer(question("phone"), "030 12345678", "de-DE") == "+493012345678"
    assert answer(question("phone"), "030 12345678", region="DE") == "+493012345678"


def test_the_numbers_of_the_sites_country_are_meant_whatever_the_browser_says(question):
    read = question("phone").read("087 123 4567", Reading("en", region="US", home="IE"))

    assert read.value == "+353871234567"


@pytest.mark.parametrize(
    ("text", "value"),
    [("my number is 030 12345678", "+493012345678"), ("+49 30 12345678", "+493012345678"),
     ("order 030 12345678 is late", None), ("https://x.de/030123456789", None),
     ("on 12.03.2026 at 10:30", None), ("I paid 3012345678", None)],
)  # fmt: skip
def test_no_other_number_is_noticed_as_one(question, noticed, text, value):
    assert noticed(question("phone", country="DE"), text) == value


def test_a_country_that_is_no_country_is_refused(question):
    with pytest.raises(ValidationError):
        question("phone", country="Germany")


@pytest.mark.parametrize(
    ("said", "value"),
    [("ext 4417", "ext. 4417"), ("It's extension 23.", "ext. 23"), ("Durchwahl: 417", "ext. 417"),
     ("تحويلة ٤١٧", "ext. 417"), ("ext", "phone"), ("extra 20", "phone"), ("4417", "phone")],
)  # fmt: skip
def test_an_extension_is_taken_to_be_checked(question, answer, said, value):
    phone = question("phone")

    assert answer(phone, said) == value
    if value != "phone":
        assert phone.read(said, Reading()).band == "B"
