"""Facts that were told before their question came up, and are not asked again."""

import pytest

VISIT = """
flow: visit
title: Visit
default: yes
questions:
  - {id: wish, kind: choice, ask: Book or move?, options: [Book, Move]}
  - {id: now, kind: date, ask: When is it now?, may_be: future, when: wish is Move}
  - {id: wanted, kind: date, ask: Which day would suit you?, when: wish is Move}
  - {id: people, kind: number, ask: How many people?, when: wish is Move}
  - {id: born, kind: date, ask: What is your date of birth?}
  - {id: hurt, kind: yes_no, ask: Was anybody hurt?}
"""


@pytest.fixture
def visit(chat_of, flow):
    return chat_of(flow(VISIT)).begin()


def test_of_several_days_each_question_takes_the_one_that_can_answer_it(visit):
    visit.say("my visit on Thursday, I was born 4 July 1986").say("Move")

    assert visit.answers["now"].startswith("Thursday")
    assert visit.open == "wanted"  # what answered one question answers no other
    visit.say("next Friday").say("two")

    assert visit.answers["born"].endswith("(4 Jul 1986)")
    assert visit.now.answers["born"].band == "B"


def test_of_two_days_that_fit_neither_is_taken(visit):
    visit.say("on Thursday or on Friday").say("Move")

    assert visit.open == "now"


def test_a_count_waits_for_the_question_that_asks_for_it(visit):
    visit.say("we are coming with 3 people").say("Move").say("Monday").say("Tuesday")

    assert visit.answers["people"] == "3"


def test_a_statement_of_the_first_words_answers_yes_or_no(visit):
    visit.say("we had an accident, nobody was hurt").say("Book").say("4.7.1986")

    assert visit.answers["hurt"] == "No"
    assert visit.now.answers["hurt"].band == "B"


def test_not_that_i_know_of_is_a_no_where_yes_or_no_is_asked(visit):
    visit.say("hello there, my visit").say("Book").say("4.7.1986").say("not that I know of")

    assert visit.answers["hurt"] == "No"


CAR = """
flow: car
title: Car
default: yes
questions:
  - {id: order, kind: text, ask: What do you need?}
  - {id: pickup, kind: date, ask: When did you pick up the car?}
  - {id: child, kind: name, label: Name of the child, ask: What is your child called?}
  - {id: born, kind: date, ask: When was your child born?}
"""


def test_a_day_that_is_told_of_something_else_is_not_even_offered(chat_of, flow):
    car = chat_of(flow(CAR)).begin().say("I returned it on Monday").say("a receipt")

    assert car.open == "pickup"
    assert car.now.open.asked.suggested == ""


def test_a_child_is_called_what_the_first_words_call_it(chat_of, flow):
    car = chat_of(flow(CAR)).begin()
    car.say("for our daughter Mia, born on 3 May 2025").say("a seat").say("yesterday")

    assert car.answers["child"] == "Mia"
    assert car.answers["born"].endswith("3 May 2025")


AWAY = """
flow: away
title: Away
default: yes
questions:
  - {id: first, kind: date, ask: From which day?}
  - {id: last, kind: date, ask: Until which day?}
  - {id: note, kind: text, ask: Anything else?}
"""


def test_a_range_answers_the_questions_for_both_its_ends(chat_of, flow):
    away = chat_of(flow(AWAY)).begin().say("I am away from 14 to 18 December")

    assert away.answers["first"].startswith("14 December")
    assert away.answers["last"].startswith("18 December")
    assert away.open == "note"


def test_an_answer_that_names_both_ends_answers_both(chat_of, flow):
    away = chat_of(flow(AWAY)).begin().say("I need some leave").say("Monday to Friday")

    assert away.answers["first"].startswith("Monday")
    assert away.answers["last"].startswith("Friday")


PERMIT = """
flow: permit
title: Permit
default: yes
questions:
  - {id: old, kind: code, pattern: "[A-Z]{2}[0-9]{2}[A-Z]{3}", ask: Which car do you have now?}
  - {id: new, kind: code, pattern: "[A-Z]{2}[0-9]{2}[A-Z]{3}", ask: Which is the new car?}
  - {id: street, kind: text, ask: Which street?}
"""


def test_two_numbers_of_one_form_answer_the_two_questions_for_them(chat_of, flow):
    car = chat_of(flow(PERMIT)).begin()
    car.say("changed my car, the old one was AB12CDE and the new one is CD34EFG")

    assert (car.answers["old"], car.answers["new"]) == ("AB12CDE", "CD34EFG")
    assert car.open == "street"


PAUSE = """
flow: pause
title: Pause
default: yes
questions:
  - {id: what, kind: choice, ask: What would you like?, options: [A pause, Something else]}
  - {id: first, kind: date, may_be: future, ask: From when?, when: what is A pause}
  - {id: last, kind: date, may_be: future, ask: Until when?, when: what is A pause}
  - {id: seen, kind: date, ask: When was that?}
  - {id: letter, kind: file, ask: Do you have the letter?, optional: yes}
  - {id: rest, kind: text, ask: Anything else?}
"""


def test_both_ends_of_a_stretch_of_days_wait_for_their_questions(chat_of, flow):
    chat = chat_of(flow(PAUSE)).begin().say("we are away 20.12. to 6.1.2027").say("A pause")

    assert chat.now.answers["first"].value.endswith("-12-20")
    assert chat.now.answers["last"].value == "2027-01-06"
    assert chat.open == "seen"


def test_how_long_something_takes_is_not_offered_as_the_day_of_it(chat_of, flow):
    chat = chat_of(flow(PAUSE)).begin().say("it stops after 5 minutes").say("Something else")

    assert (chat.open, chat.now.open.asked.suggested) == ("seen", "")


@pytest.mark.parametrize(
    "words", ["I'll post it", "reiche ich nach", "بعدين", "will send tomorrow"]
)
def test_a_file_that_comes_another_way_is_not_asked_for_again(chat_of, flow, words):
    chat = chat_of(flow(PAUSE)).begin().say("it broke").say("Something else").say("yesterday")
    chat.say(words)

    assert chat.open == "rest"
