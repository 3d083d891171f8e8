"""Which option somebody means."""

import pytest
from pydantic import TypeAdapter

from intakebot.engine.kinds.meant import Index
from intakebot.engine.kinds.options import Choosable, Listed

OPTIONS = TypeAdapter(list[Listed])


def index(*options, about=""):
    return Index(OPTIONS.validate_python(list(options)), frozenset(about.split()))


SYMPTOMS = index("An error message", "A blank page", "It's very slow", "Something else")
DELIVERY = index(
    {"value": "It hasn't arrived", "also": ["didn't arrive", "haven't got it"]}, "It is broken"
)
SIZES = index(
    {"en": "Too small", "de": "Zu klein"}, {"en": "Too big", "de": "Zu groß"}, "No reason"
)


def meant(found):
    return found.option.value if found.option else tuple(each.value for each in found.several)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("an ERROR message!", "An error message"),
        ("error", "An error message"),
        ("2", "A blank page"),
        ("#2", "A blank page"),
        ("the second one", "A blank page"),
        ("die zweite", "A blank page"),
        ("last one", "Something else"),
        ("I see a blank page", "A blank page"),
        ("it is just very slow", "It's very slow"),
        ("blnk page", "A blank page"),
        ("an eror mesage please", "An error message"),
        ("somthing else", "Something else"),
    ],
)
def test_an_option_is_found_by_what_people_type(said, value):
    assert meant(SYMPTOMS.match(said)) == value


@pytest.mark.parametrize("said", ["it hasnt arrived", "my order didnt arrive", "I havent got it"])
def test_phones_leave_apostrophes_out(said):
    assert meant(DELIVERY.match(said)) == "It hasn't arrived"


@pytest.mark.parametrize("said", ["zu groß", "ZU GROSS", "Too big", "to big"])
def test_a_label_counts_in_any_language(said):
    assert meant(SIZES.match(said)) == "Too big"


@pytest.mark.parametrize(
    ("said", "several"),
    [
        ("too", ("Too small", "Too big")),
        ("zu", ("Too small", "Too big")),
        ("too small and too big", ("Too small", "Too big")),
    ],
)
def test_we_never_choose_between_two(said, several):
    assert meant(SIZES.match(said)) == several


def test_words_of_another_option_make_it_doubtful():
    assert meant(SYMPTOMS.match("it is blank and slow")) == ("A blank page", "It's very slow")


@pytest.mark.parametrize(
    "said", ["not an error message", "a", "the", "5", "0", "", "hello there", "x" * 5000]
)
def test_what_names_no_option_finds_none(said):
    assert meant(SYMPTOMS.match(said)) == ()


def test_no_is_no_beginning_of_notebook():
    assert meant(index("Notebook", "Desktop").match("no")) == ()


def test_a_figure_means_the_label_that_has_it_before_a_place():
    assert meant(index("1 day", "2 weeks", "3 days").match("3")) == "3 days"
    assert meant(index("1 week", "3 weeks", "5 weeks").match("2")) == ()


def test_figures_are_never_taken_for_misspellings():
    windows = index("Windows 10", "Windows 11")

    assert meant(windows.match("windos 10")) == "Windows 10"
    assert meant(windows.match("windows 12")) == ()


def test_a_guess_from_a_sentence_is_to_be_checked():
    assert SYMPTOMS.match("blank page").band == "A"
    assert SYMPTOMS.match("when I pay it gets so awfully slow there").band == "B"


WRONG = index(
    "It hasn't arrived",
    {"value": "It's broken", "also": ["cracked", "arrived dead"]},
    {"value": "Something is missing", "also": ["not in the box"]},
    {"value": "It's the wrong item", "also": ["wrong pot"]},
    "Something else",
)


@pytest.mark.parametrize(
    ("said", "value"),
    [("the pot arrived cracked", "It's broken"), ("it arrived dead", "It's broken"),
     ("a leaf was missing", "Something is missing"),
     ("you sent the wrong pot", "It's the wrong item"),
     ("my pot has arrived cracked", "It's broken")],
)  # fmt: skip
def test_an_option_is_found_by_other_words_that_customers_use(said, value):
    assert meant(WRONG.match(said)) == value


@pytest.mark.parametrize("said", ["pot", "not", "box", "in the box", "the rest"])
def test_a_part_of_such_other_words_finds_none(said):
    assert meant(WRONG.match(said)) == ()


def test_a_word_that_several_options_share_names_none_of_them():
    index = Index(
        [Choosable(value=each, label=each, also=more)
         for each, more in [("The order is broken", ()), ("Return the order", ()),
                            ("Cancel the order", ("storno",))]]
    )  # fmt: skip

    assert index.match("my order came broken").option.value == "The order is broken"
    assert index.match("my order").option is None


WORKS = index("Slow internet", "No internet", "The internet drops", "Something else")


@pytest.mark.parametrize(
    ("said", "value"),
    [("it is slow in the evenings", "Slow internet"), ("something odd", ()),
     ("it's slow and drops", ("Slow internet", "The internet drops"))],
)  # fmt: skip
def test_the_words_that_set_an_option_apart_name_it(said, value):
    found = WORKS.match(said)

    assert meant(found) == value
    assert found.band == ("B" if isinstance(value, str) else "A")


def test_the_beginning_of_a_compound_names_it():
    matters = index("Ratenzahlung", "Abschlag ändern", "Rechnung falsch")

    assert meant(matters.match("geht das in Raten")) == "Ratenzahlung"
    assert meant(matters.match("rat")) == "Ratenzahlung"  # the first letters, as ever
    assert meant(matters.match("ein guter Rat")) == ()


def test_a_sentence_of_eighteen_words_may_name_an_option_and_a_story_does_not():
    said = "at our place in number 14 there has been a blank page since early this morning"

    assert meant(SYMPTOMS.match(said)) == "A blank page"
    assert (
        meant(index("Gas", "Water").match("since six the water is gone " + "and so on " * 6)) == ()
    )


CAMPUS = index(
    {"value": "Registration", "also": ["register"]},
    {"value": "Printing", "also": ["print", "printer", "Drucker"]},
    "VPN", "Go", "A slow page",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "value"),
    [("hi i cant register for the exam in february", "Registration"),
     ("the printer on my floor eats money and prints nothing", "Printing"),
     ("der Drucker im zweiten Stock geht nicht mehr", "Printing"),
     ("the vpn won't connect at home any more", "VPN"), ("we use go for it", "Go"),
     ("this has nothing to do with the printer", ()), ("no it is not a slow page", ()),
     ("I can't see the vpn", ()), ("can't use the printer", "Printing"),
     ("ich kann seit gestern nicht mehr den Drucker benutzen", "Printing"),
     ("can I work without the VPN?", ()),
     ("it isn't the vpn", ()), ("I don't have a printer at all", ()), ("that is all of it", ())],
)  # fmt: skip
def test_a_no_is_about_what_stands_behind_it(said, value):
    assert meant(CAMPUS.match(said)) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("mit der Karte", ("Ladekarte", "Kreditkarte")), ("mit der ladekarte", "Ladekarte"),
     ("kreditkarten", "Kreditkarte"), ("meine Ladekartennummer", "Ladekarte")],
)  # fmt: skip
def test_a_compound_is_named_by_its_parts_unless_another_ends_alike(said, value):
    assert meant(index("App", "Ladekarte", "Kreditkarte", "Disconnected").match(said)) == value


def test_a_word_of_the_question_names_no_option_beside_another():
    programs = index("Outlook", "Apple Mail", "Thunderbird", about="which mail program do you use")

    assert meant(programs.match("mail stopped working in thunderbird")) == "Thunderbird"
    assert meant(programs.match("it is apple mail on my phone")) == "Apple Mail"


@pytest.mark.parametrize(
    ("said", "found"),
    [("win11", "Windows 11"), ("my Windows11 laptop", "Windows 11"), ("office365", None),
     ("win12", None)],
)  # fmt: skip
def test_figures_may_be_written_onto_the_word(said, found):
    option = index("Windows 10", "Windows 11", "macOS").match(said).option

    assert (option and option.value) == found


def test_who_never_got_a_thing_names_it_where_needs_are_asked_for():
    needs = Index(OPTIONS.validate_python(["A receipt", "A refund"]), {"what", "need"})

    assert meant(needs.match("paid by credit card and never got a receipt", False)) == "A receipt"
    assert meant(SYMPTOMS.match("never got an error message", False)) == ()


def test_a_dash_within_a_name_may_be_left_out():
    assert meant(index("E-books", "A fine").match("ebook won't open", asked=False)) == "E-books"
