"""Which option a reply comes nearest to that names none."""

import pytest
from pydantic import TypeAdapter

from intakebot.engine.kinds.meant import Index
from intakebot.engine.kinds.options import Listed

OPTIONS = TypeAdapter(list[Listed])
NURSERY = ["Kind krank melden", "Platz anfragen", "Abholung durch andere", "Vertrag kündigen"]
GROUPS = ["Marienkäfer", "Frösche", "Igel", "Noch keine"]
FILM = ["الفيديو لا يعمل أو يتقطع", "مشكلة في الدفع", "إلغاء الاشتراك"]
FIT = ["Too small", "Too large", "Faulty or damaged", "Something else"]


def nearest(options, said):
    found = Index(OPTIONS.validate_python(options)).nearest(said)
    return found.value if found else None


@pytest.mark.parametrize(
    ("options", "said", "value"),
    [(NURSERY, "krankmeldung", "Kind krank melden"), (NURSERY, "Kündigung", "Vertrag kündigen"),
     (NURSERY, "er wird von Oma abgeholt", "Abholung durch andere"),
     (GROUPS, "bei den fröschen", "Frösche"), (FILM, "الفيديو يقطع", "الفيديو لا يعمل أو يتقطع"),
     (FIT, "much too tight", "Too small"), (FIT, "it has a damge", "Faulty or damaged"),
     (["Extend the rental", "My bill"], "extending it", "Extend the rental")],
)  # fmt: skip
def test_one_word_of_the_family_is_enough_for_a_guess(options, said, value):
    assert nearest(options, said) == value


@pytest.mark.parametrize(
    ("options", "said"),
    [(GROUPS, "keine Ahnung"), (FIT, "not too tight"), (FIT, "the colour"), (FIT, "something"),
     (FIT, ""), (["Direct debit", "Card"], "I was charged twice"), (FIT, "too small or damaged"),
     (["Windows 10", "Windows 11"], "Windows 12"), (["Internet", "Phone"], "international")],
)  # fmt: skip
def test_what_is_like_none_or_like_several_is_guessed_at_no_further(options, said):
    assert nearest(options, said) is None


def test_a_value_that_nobody_reads_is_no_name():
    options = [{"value": "end", "label": "Fahrt beenden"}, {"value": "start", "label": "Öffnen"}]
    index = Index(OPTIONS.validate_python(options))

    assert index.match("am Ende der Straße", asked=False).option is None
    assert index.match("at the end of the ride", asked=False).option is None
    assert index.match("end").option.value == "end"
