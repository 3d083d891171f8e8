import pytest

from intakebot.engine.entries import Option
from intakebot.engine.kinds.base import Reading


@pytest.mark.parametrize(
    "said",
    ["yes", "Yes!", "yep", "yesss", "of course", "yes, since Monday", "I think so", "ja", "Jawohl",
     "ja, seit gestern", "نعم", "oh yes it does", "yes please"],
)  # fmt: skip
def test_a_yes_is_understood(question, answer, said):
    assert answer(question("yes_no"), said) == "yes"


@pytest.mark.parametrize(
    "said",
    ["no", "Nope.", "not really", "not yet", "of course not", "I don't think so", "well, no",
     "no it still fails", "nein", "nein, noch nicht", "لا", "no thanks", "nooo"],
)  # fmt: skip
def test_a_no_is_understood(question, answer, said):
    assert answer(question("yes_no"), said) == "no"


@pytest.mark.parametrize(
    "said",
    ["maybe", "yes and no", "no problem", "no idea", "it does not", "yes but no", "jein", "ربما",
     "the page is blank", "sometimes yes"],
)  # fmt: skip
def test_neither_is_guessed(question, answer, said):
    assert answer(question("yes_no"), said) == "yes_no"


def test_it_reads_in_the_customers_language(question):
    assert question("yes_no").read("yes", Reading("de")).text == "Ja"
    assert question("yes_no").choices("ar") == [Option("yes", "نعم"), Option("no", "لا")]
    assert question("yes_no").values() == ("yes", "no")


@pytest.mark.parametrize(
    ("said", "value"),
    [("bis jetzt nicht", "no"), ("so far no", "no"), ("unfortunately not", "no"),
     ("it used to", "yes"), ("früher ja", "yes"), ("glaub schon", "yes")],
)  # fmt: skip
def test_how_people_say_until_now(question, answer, said, value):
    assert answer(question("yes_no"), said) == value


@pytest.mark.parametrize(
    "said",
    ["Not that I know of", "not to my knowledge", "nicht dass ich wüsste", "ليس على حد علمي"],
)
def test_a_no_as_far_as_they_know_is_one_to_be_checked(question, said):
    read = question("yes_no").read(said, Reading())

    assert (read.value, read.band) == ("no", "B")


@pytest.mark.parametrize(
    ("said", "value"),
    [("an upright piano, yes", "yes"), ("only the small one no", "no"),
     ("no piano, but a safe yes", "yes_no")],
)  # fmt: skip
def test_it_may_be_the_last_word(question, answer, said, value):
    assert answer(question("yes_no"), said) == value


@pytest.mark.parametrize("said", ["nobody", "No one", "niemand", "لا أحد"])
def test_nobody_is_a_no_where_anybody_is_asked_about(question, answer, said):
    assert answer(question("yes_no", ask="Was anybody hurt?"), said) == "no"
    if " " not in said:
        assert answer(question("yes_no", ask="Is it broken?"), said) == "yes_no"
