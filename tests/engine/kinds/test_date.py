from datetime import UTC, datetime

import pytest

from intakebot.engine.kinds.base import Reading, Unclear
from intakebot.engine.kinds.date import local
from intakebot.understanding.finding import Finding
from tests.costs import at_most

WEDNESDAY = int(datetime(2026, 11, 25, 14, 30, tzinfo=UTC).timestamp() * 1000)


def test_the_customers_words_go_along_with_the_day(question):
    read = question("date").read("gestern um 9 Uhr", Reading("de", WEDNESDAY, "Europe/Berlin"))

    assert read.value == "2026-11-24T09:00"
    assert read.text == "gestern um 9 Uhr (24. Nov. 2026, 09:00)"


def test_a_plain_day_is_not_said_twice(question):
    assert question("date").read("2026-11-21", Reading("en", WEDNESDAY)).text == "21 Nov 2026"


@pytest.mark.parametrize(
    ("side", "said", "value"),
    [("any", "as soon as possible", "2026-11-25"), ("future", "ab sofort bitte", "2026-11-25"),
     ("any", "tomorrow, or right away", "2026-11-26"), ("past", "right away", "date"),
     ("past", "12.3.", "2026-03-12"), ("future", "12.3.", "2027-03-12"),
     ("past", "Friday", "2026-11-20"), ("future", "Friday", "2026-11-27"),
     ("past", "tomorrow", "date_future"), ("future", "yesterday", "date_past"),
     ("any", "tomorrow", "2026-11-26"), ("past", "no idea when", "date"),
     ("past", "yesterday or Friday", "date_several"), ("past", "", "empty")],
)  # fmt: skip
def test_it_points_to_the_side_the_author_means(question, answer, side, said, value):
    assert answer(question("date", may_be=side), said) == value


def test_days_and_months_stand_as_they_do_where_the_customer_lives(question, answer):
    assert answer(question("date"), "3/12/2025") == "2025-12-03"
    assert answer(question("date"), "3/12/2025", region="US") == "2025-03-12"


def test_a_day_begins_at_the_customers_midnight(question):
    late = Reading("en", WEDNESDAY, "Pacific/Auckland")

    assert question("date").read("today", late).value == "2026-11-26"


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../../etc/passwd", "America", "\x00"])
def test_an_unknown_zone_is_utc(zone):
    assert local(WEDNESDAY, zone).hour == 14


@pytest.mark.parametrize(
    ("said", "value"),
    [("It broke yesterday", "2026-11-24"), ("since last Friday nothing works", "2026-11-20"),
     ("on Friday and again on Monday", None), ("on Monday, yes on Monday", "2026-11-23"),
     ("since yesterday; please mend it tomorrow", "2026-11-24"), ("recently", None),
     ("after the update", None), ("it took 35 seconds", None), ("since October", "2026-10-01")],
)  # fmt: skip
def test_one_day_that_was_said_before_is_not_asked_again(question, noticed, said, value):
    assert noticed(question("date"), said) == value


def test_of_a_long_answer_only_the_words_of_the_day_are_shown(question):
    reading = Reading("en", WEDNESDAY, "Europe/Berlin")
    long = "since yesterday, and by the way my parcel hasn't arrived either"

    assert question("date").read(long, reading).text == "yesterday (24 Nov 2026)"
    assert question("date").read("on 17 November,", reading).text == "on 17 November (17 Nov 2026)"


@pytest.mark.parametrize(
    "text", ["it has not come until today", "bis heute nichts bekommen", "لم يصل حتى اليوم"]
)
def test_until_today_is_no_day(question, noticed, text):
    assert noticed(question("date"), text) is None
    assert noticed(question("date"), "it came today") is not None


@pytest.mark.parametrize(
    ("said", "day"),
    [("a week", "2026-11-18"), ("2 weeks or so", "2026-11-11"), ("about 3 days?", "2026-11-22"),
     ("ein paar Tage", "2026-11-22"), ("zwei Wochen", "2026-11-11"), ("أسبوع", "2026-11-18")],
)  # fmt: skip
def test_how_long_it_has_been_so_tells_since_when(question, said, day):
    read = question("date").read(said, Reading("en", WEDNESDAY))

    assert (read.value, read.band) == (day, "B")


def test_how_long_tells_no_day_to_come(question):
    read = question("date", may_be="future").read("a week", Reading("en", WEDNESDAY))

    assert isinstance(read, Unclear)


@pytest.mark.parametrize(
    ("side", "said", "value"),
    [("past", "call me after 3 pm", None), ("future", "nach 15 Uhr bitte", None),
     ("past", "it was the 14th", None), ("past", "the 14th of this month", "2026-11-14"),
     ("past", "geboren am 3. April 99", "1999-04-03"), ("past", "umzug zum 1.12.", None),
     ("any", "umzug zum 1.12.", "2026-12-01"), ("future", "it broke on 12.11.", None)],
)  # fmt: skip
def test_words_nobody_asked_for_answer_only_beyond_doubt(question, noticed, side, said, value):
    assert noticed(question("date", may_be=side), said) == value


def test_a_time_alone_answers_where_a_day_was_asked_for(question, answer):
    assert answer(question("date"), "at 3 pm") == "2026-11-25T15:00"
    assert answer(question("date"), "on the 14th") == "2026-11-14"


def test_the_year_behind_a_noticed_day_is_shown_with_it(question):
    text = "ich bin am 3. April '99 geboren"
    span = (text.index("3."), text.index(" '99"))

    read = question("date").taken_as(Finding("", span, "B"), text, Reading("de", WEDNESDAY))

    assert (read.value, read.span) == ("1999-04-03", (span[0], span[1] + 4))
    assert read.text == "3. April '99 (3. Apr. 1999)"


def test_a_hostile_message_is_noticed_quickly(question):
    found, text = Finding("", (0, 8000), "B"), "am 3. nov, " * 800

    with at_most(0.2):
        question("date").taken_as(found, text, Reading("de", WEDNESDAY))


def test_of_very_many_days_none_is_meant(question, noticed):
    assert noticed(question("date"), "on Monday, the app. " * 30) == "2026-11-23"
    assert noticed(question("date"), "on Monday, the app. " * 60) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("a lens popped out last night", None), ("since 3 May it hurts", None),
     ("Gisela Baum, 12.3.1984", "1984-03-12"), ("I was born on 3 May 2025", "2025-05-03")],
)  # fmt: skip
def test_a_day_that_just_was_is_nobodys_birthday(question, noticed, text, value):
    born = question("date", id="born", ask="When were you born?")

    assert noticed(born, text) == value
    if value is None:
        asked_before = Reading("en", WEDNESDAY, "Europe/Berlin", unasked=True)
        assert isinstance(born.read("last night", asked_before), Unclear)


def test_a_month_alone_is_no_day_to_come(question, noticed, answer):
    visit = question("date", ask="When could you come by?", may_be="future")

    assert noticed(visit, "I got them in March") is None
    assert noticed(visit, "I could come on 3 March") == "2027-03-03"
    assert answer(visit, "in March") == "2027-03-01"


@pytest.mark.parametrize(
    ("ask", "side"),
    [("On which day would you like to fly instead?", "future"), ("When did it happen?", "past"),
     ("Müssen Sie bald verreisen? Wenn ja, wann?", "future"), ("Seit wann?", "past"),
     ("Wann passt Ihnen ein Termin?", "future"), ("Wann wollten Sie es haben?", "past"),
     ("When would you like us to have come?", "future"), ("When?", "past"),
     ("When could you last sign in?", "past"), ("متى يناسب الموعد؟", "future"),
     ("متى حدث ذلك؟", "past")],
)  # fmt: skip
def test_the_words_of_a_question_tell_on_which_side_its_day_lies(question, ask, side):
    assert question("date", ask=ask).side == side
    assert question("date", ask=ask, may_be="any").side == "any"


def test_a_day_that_was_asked_for_ahead_is_the_coming_one(question, answer):
    fly = question("date", ask="Which day would you like to fly instead?")

    assert answer(fly, "12 March") == "2027-03-12"


@pytest.mark.parametrize(
    ("ask", "said", "value"),
    [("From which day?", "from the 1st of next month", "2026-12-01"),
     ("From which day?", "1 March", "2027-03-01"), ("From which day?", "12 Oct", "2026-10-12"),
     ("From which day?", "the 14th", "2026-11-14"), ("Which day?", "tomorrow", "2026-11-26"),
     ("When did it start?", "tomorrow", "date_future"), ("Since when?", "next week", "date_future"),
     ("Until when do you need it?", "12 March", "2027-03-12"),
     ("Bis wann brauchen Sie es?", "12.3.", "2027-03-12")],
)  # fmt: skip
def test_a_question_that_tells_no_side_takes_what_can_only_be_ahead(
    question, answer, ask, said, value
):
    assert answer(question("date", ask=ask), said) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("please pause it from 1 december", "2026-12-01"), ("it broke on 1 december", None),
     ("my flight is 1 december", None)],
)  # fmt: skip
def test_unasked_a_day_ahead_is_one_that_is_called_so(question, noticed, text, value):
    assert noticed(question("date", ask="From which day?"), text) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("next week, not Tuesday", "2026-12-02"), ("Monday but not Tuesday", "2026-11-30"),
     ("any day but Friday", "date_ahead"), ("nur nicht am Freitag", "date_ahead")],
)  # fmt: skip
def test_a_day_that_does_not_suit_is_not_the_one(question, answer, said, value):
    assert answer(question("date", may_be="future"), said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("12 March", "date_year"), ("tuesday", "date_year"), ("12 March 1984", "1984-03-12"),
     ("4/7/86", "1986-07-04"), ("12.3.2025", "2025-03-12")],
)  # fmt: skip
def test_a_birthday_has_a_year(question, answer, said, value):
    assert answer(question("date", ask="What is your date of birth?"), said) == value


@pytest.mark.parametrize(
    ("side", "said", "value"),
    [("future", "at the weekend", "2026-11-28"), ("past", "am letzten Wochenende", "2026-11-21"),
     ("future", "KW 50", "2026-12-07"), ("past", "Kalenderwoche 45", "2026-11-02"),
     ("future", "not at the weekend", "date_ahead"), ("past", "KW 77", "date")],
)  # fmt: skip
def test_weekends_and_calendar_weeks_are_days(question, answer, side, said, value):
    assert answer(question("date", may_be=side), said) == value


@pytest.mark.parametrize(
    ("side", "said", "value"),
    [("future", "tomorrow at 4", "2026-11-26T16:00"),
     ("future", "at 4am tomorrow", "2026-11-26T04:00"),
     ("future", "tomorrow at 9", "2026-11-26T09:00"),
     ("past", "yesterday at 4", "2026-11-24T04:00")],
)  # fmt: skip
def test_who_comes_at_four_comes_in_the_afternoon(question, answer, side, said, value):
    assert answer(question("date", may_be=side), said) == value


@pytest.mark.parametrize(
    ("ask", "value"),
    [("From which day?", "2026-12-14"), ("Until which day?", "2026-12-18"),
     ("Bis wann?", "2026-12-18"), ("Which day would you like?", "date_several")],
)  # fmt: skip
def test_of_a_range_each_end_answers_the_question_for_it(question, noticed, answer, ask, value):
    asked = question("date", ask=ask, may_be="future")

    assert answer(asked, "14 to 18 December") == value
    assert noticed(asked, "I want leave from 14 to 18 December") in (value, None)
