import pytest
from pydantic import ValidationError

from intakebot.engine.kinds.base import Reading
from intakebot.understanding.finding import Finding


@pytest.mark.parametrize(
    ("said", "value"),
    [("12", 12), ("about 12 kg", 12), ("twelve", 12), ("zwölf", 12), ("٣٥", 35), ("1 000", 1000),
     ("1,234", 1234), ("1.234", 1234), ("-5", -5), ("minus 5", -5), ("fünfundzwanzig", 25)],
)  # fmt: skip
def test_a_whole_number_is_found(question, answer, said, value):
    assert answer(question("number"), said) == value


@pytest.mark.parametrize(
    ("said", "language", "value"),
    [("1,234.50", "de", 1234.5), ("1.234,50", "en", 1234.5), ("1.234", "de", 1234.0),
     ("1.234", "en", 1.23), ("12,5", "en", 12.5), ("€ 19.99", "en", 19.99)],
)  # fmt: skip
def test_decimals_are_read_as_they_are_written_in_either_country(
    question, answer, said, language, value
):
    assert answer(question("number", decimals="3"), said, language) == pytest.approx(
        value, abs=0.01
    )


def test_a_number_that_can_be_read_in_two_ways_is_to_be_checked(question):
    price = question("number", decimals="3")

    assert price.read("1.234", Reading("en")).band == "B"
    assert price.read("1.23", Reading("en")).band == "A"


@pytest.mark.parametrize(
    ("said", "missing"),
    [("3-4", "number_several"), ("3 or 4", "number_several"), ("many", "number"), ("", "empty"),
     ("3.5", "number_whole"), ("0", "number_small"), ("500", "number_large"), ("NaN", "number"),
     ("9" * 400, "number"), ("1e5", "number")],
)  # fmt: skip
def test_what_does_not_fit_is_told(question, answer, said, missing):
    assert answer(question("number", min="1", max="100"), said) == missing


def test_too_many_decimals_are_told(question, answer):
    assert answer(question("number", decimals="1"), "2.75") == "number_decimals"


def test_it_reads_with_its_unit_in_the_customers_language(question):
    price = question("number", decimals="2", unit={"en": "euros", "de": "Euro"})

    assert price.read("19,99", Reading("de")).text == "19,99 Euro"


def test_bounds_that_no_number_fits_are_refused(question):
    with pytest.raises(ValidationError, match="no number fits"):
        question("number", min="5", max="2")


def test_what_an_authors_pattern_finds_is_a_number_with_its_unit(question):
    amount = question("number", decimals="2", unit="€", find="[0-9]+,[0-9]{2} ?€")

    read = amount.taken_as(Finding("49,90 €", (5, 12)), "paid 49,90 € twice", Reading("en"))

    assert (read.value, read.text, read.band, read.span) == (49.9, "49.90 €", "B", (5, 12))
    assert amount.taken_as(Finding("no", (0, 2)), "no", Reading("en")) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("2 guests then", 2), ("we are three guests", 3), ("for 2 guests and 3 nights", 2),
     ("add one guest", None), ("2 more guests", None), ("one guest", 1), ("room 12", None),
     ("2 guests, no, 3 guests", None), ("the guests come at 8", None), ("zwei Gäste", 2),
     ("2guests", None), ("٢ guests", 2), ("", None)],
)  # fmt: skip
def test_what_is_counted_by_its_name_needs_no_asking(question, noticed, text, value):
    guests = question(
        "number", id="guests", ask={"en": "How many guests?", "de": "Wie viele Gäste?"}
    )

    assert noticed(guests, text) == value


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [("€", "thats about 140 euros", 140), ("EUR", "charged €49.90 twice", 49.9),
     ("€", "12,50 EUR shipping and 40 EUR goods", None), ("$", "€140", None), ("£", "30 quid", 30),
     ("kg", "it weighs 12 kg", 12), ("kg", "about 6kg or so", 6), ("kg", "5 kilos", 5),
     ("years", "hes a 9 yr old cat", 9), ("years", "4 months", None), ("years", "9x", None),
     ("minutes", "it took 5min", 5), ("Stunden", "3 Std. lang", 3),
     ("Personen", "wir kommen mit ca. 25 Leuten", 25),
     ("€", "order 140", None), ({"de": "Euro"}, "140 Euro", 140)],
)  # fmt: skip
def test_a_number_in_the_unit_that_is_asked_for_needs_no_asking(
    question, noticed, unit, text, value
):
    amount = question("number", id="amount", ask="How much was it?", unit=unit, decimals=2)

    assert noticed(amount, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("I arrived two hours late", 120), ("kam 1,5 Stunden zu spät an", 90),
     ("75 minutes late", 75), ("we waited 3 hours", None), ("2 hours of 3 hours late", 180)],
)  # fmt: skip
def test_a_measure_in_another_unit_is_converted_beside_what_is_asked(
    question, noticed, text, value
):
    delay = question("number", id="delay", ask={"en": "How many minutes late?", "de": "Wie spät?"})

    assert noticed(delay, text) == value


def test_a_question_that_names_nothing_listens_to_no_number(question, noticed):
    for ask in ("How much was it?", "Wie viel war es?", "كم؟"):
        assert not question("number", id="number", ask=ask).listens
    assert noticed(question("number", id="days", ask="How long did it take?"), "3 days") is None


def test_of_several_numbers_the_one_that_is_counted_answers(question, answer):
    nights = question("number", id="nights", ask="How many nights?")

    assert answer(nights, "from the 3rd, 4 nights for 2 people") == 4
    assert answer(nights, "3 or 4") == "number_several"


@pytest.mark.parametrize(
    ("text", "value"),
    [("hi, im in 3rd semester and can't register", 3), ("in my fifth semester, 7 courses", 5),
     ("ich bin im 4. Semester", 4), ("semester: 6", 6), ("semester is 2", 2),
     ("since 2 weeks", None),
     ("last semester", None), ("the second one", None)],
)  # fmt: skip
def test_which_of_a_row_is_heard_before_it_is_asked(question, noticed, text, value):
    ask = {"en": "Which semester are you in?", "de": "In welchem Semester sind Sie?"}
    semester = question("number", id="semester", ask=ask)

    assert noticed(semester, text) == value


@pytest.mark.parametrize("text", ["the second night was loud", "on the 2nd night", "die 2. Nacht"])
def test_one_of_a_row_is_not_how_many(question, noticed, text):
    nights = question(
        "number", id="nights", ask={"en": "How many nights?", "de": "Wie viele Nacht?"}
    )

    assert noticed(nights, text) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [("none", 0), ("keine", 0), ("nothing", 0), ("the fifth", 5), ("zu viert", 4)],
)
def test_an_answer_in_words_is_a_number(question, answer, said, value):
    assert answer(question("number"), said) == value


def test_none_is_no_number_where_there_must_be_some(question, answer):
    assert answer(question("number", min=100), "none") == "number_small"


PEOPLE = {"en": "How many of you were travelling?", "de": "Wie viele Personen?"}


@pytest.mark.parametrize(
    ("said", "value"),
    [("2 adults and 2 kids", 4), ("ich, meine Frau und zwei Kinder", 4), ("just me", 1),
     ("شخصين بالغين وطفل", 3), ("2 adults, one of them in a wheelchair", 2), ("zu dritt", 3),
     ("only the two of us", 2), ("2 or 3", "number_several"), ("2+2", "number_people"),
     ("my wife and 2 kids", "number_people"), ("between 2 and 4", "number_several")],
)  # fmt: skip
def test_people_are_added_up_where_people_are_counted(question, answer, said, value):
    assert answer(question("number", ask=PEOPLE), said) == value


@pytest.mark.parametrize(
    ("ask", "said", "value"),
    [("How many children are coming?", "2 adults and 3 children", 3),
     ("How many nights?", "2 adults and 3 kids", "number_several"),
     ("Wie viele Erwachsene?", "2 Erwachsene und 3 Kinder", 2),
     ("How many people (adults and children)?", "2 adults and 3 children", 5)],
)  # fmt: skip
def test_people_are_not_added_up_where_some_or_none_are_counted(question, answer, ask, said, value):
    assert answer(question("number", ask=ask), said) == value


def test_people_are_not_added_up_unasked(question, noticed):
    guests = question("number", id="guests", ask="How many guests?")

    assert noticed(guests, "2 adults and 2 kids") is None
    assert noticed(guests, "2 or 3 guests") is None


@pytest.mark.parametrize(
    ("said", "floor"),
    [("Erdgeschoss", 0), ("ground floor", 0), ("im EG links", 0), ("3. Stock", 3), ("third", 3),
     ("الطابق الأرضي", 0)],
)  # fmt: skip
def test_the_ground_floor_is_no_floor_up(question, answer, said, floor):
    asked = question("number", ask={"en": "On which floor?", "de": "In welche Etage?"})

    assert answer(asked, said) == floor


def test_who_pays_for_a_large_bill_is_heard(question, noticed):
    cost = question("number", id="cost", ask="How much was the vet's bill?", unit="£")

    assert noticed(cost, "on 3 November, the vet charged £1,240.50. Policy PW-1.") == 1240.5


@pytest.mark.parametrize(
    ("text", "value"),
    [("We are 4 and want to go to Dubai", 4), ("a table for six, please", 6),
     ("wir sind zu dritt", 3), ("we're five of us", 5), ("we are 20 minutes late", None),
     ("we are 4 or 5", None), ("there are 3 scratches on it", None)],
)  # fmt: skip
def test_how_many_they_are_is_heard_unasked(question, noticed, text, value):
    guests = question("number", id="guests", ask="How many of you are travelling?")

    assert noticed(guests, text) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("99.96", 99.96), ("$99.96", 99.96), ("about a hundred bucks", 100), ("1,299.00 €", 1299),
     ("1.299,00", 1299), ("12k", 12000), ("80 or 90 euros", "number_several"),
     ("80-90 €", "number_several"), ("ein paar Euro", "number"), ("$1,299", 1299),
     ("2.000 euro", 2000), ("49 euro 90", 49.9), ("50 cents", 0.5), ("a few hundred", "number")],
)  # fmt: skip
def test_what_was_paid_is_read_as_people_write_it(question, answer, said, value):
    paid = question("number", id="paid", ask="How much did you pay?", decimals=2)

    for language in ("en", "de"):
        assert answer(paid, said, language) == value


def test_cents_are_whole_where_cents_are_asked_for(question, answer):
    assert answer(question("number", unit="cents", decimals=2), "50 cents") == 50


@pytest.mark.parametrize("said", ["over 100", "at least 5", "20 each", "100+", "5 a month"])
def test_what_may_be_another_number_is_to_be_checked(question, said):
    assert question("number").read(said, Reading("en")).band == "B"


def test_how_often_is_said_in_a_word(question, answer):
    assert answer(question("number", ask="How many times?"), "twice") == 2
    assert answer(question("number", ask="How many guests?"), "I asked twice") == "number"


def test_a_number_in_another_unit_is_converted_or_asked_for(question, answer):
    days = question("number", ask="How many days were you away?")
    euros = question("number", unit={"en": "euros", "de": "Euro"}, decimals=2)

    assert answer(days, "2 weeks") == 14
    assert days.read("2 weeks", Reading("en")).band == "B"
    assert days.read("2 months", Reading("en")).blanks == {"unit": "days"}
    assert answer(euros, "$50") == "number_unit"
    assert euros.read("50 dollars", Reading("de")).blanks == {"unit": "Euro"}
    assert answer(question("number", ask="How often?"), "3 days") == 3


@pytest.mark.parametrize(
    ("unit", "ask", "said", "value"),
    [("€", "How much?", "39,90", 39.9), (None, "How much did you pay?", "$99.96", 99.96),
     (None, "Was hat es gekostet?", "12,50 Euro", 12.5),
     ("kg", "How heavy?", "2.5", "number_whole"),
     (None, "How many people?", "2.5", "number_whole"), ("دينار", "كم المبلغ؟", "18.50", 18.5)],
)  # fmt: skip
def test_money_has_cents_unless_the_author_says_otherwise(question, answer, unit, ask, said, value):
    more = {"unit": unit} if unit else {}
    language = "de" if "," in said else "en"

    assert answer(question("number", ask=ask, **more), said, language) == value


def test_an_author_who_wants_whole_euros_gets_them(question, answer):
    price = question("number", ask="How much did you pay?", unit="€", decimals=0)
    assert answer(price, "39.90") == "number_whole"


def test_what_was_paid_is_noticed_with_its_currency(question, noticed):
    paid = question("number", ask="How much did you pay?")

    assert noticed(paid, "my son bought 4 packs of gems for $99.96 on my ipad") == 99.96
    assert noticed(paid, "my son bought 4 packs of gems") is None
