"""What a customer takes back, and two answers to one question."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from tests.engine.conftest import SHOP, compiled


@pytest.fixture
def told(asked):
    """E-mail and what they did are answered; the date stands open."""
    return asked.say("A blank page").say("I pressed Pay").say("mara@garden.example")


@pytest.mark.parametrize(
    ("words", "question", "value"),
    [
        ("no, my e-mail is j.doe@x.com", "email", "j.doe@x.com"),
        ("sorry, my email is j.doe@x.com", "email", "j.doe@x.com"),
        ("nein, meine E-Mail ist j.doe@x.com", "email", "j.doe@x.com"),
    ],
)
def test_a_correction_changes_the_right_answer(told, words, question, value):
    told.say(words)

    assert told.answers[question] == value
    assert told.open == "since"
    values = [body.answer.text for body in told.all(e.Answered) if body.question == question]
    assert values == ["mara@garden.example", value]  # both stay in the log
    assert any(value in text for text in told.texts)


PAID = """
flow: paid
title: A payment
default: yes
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: amount, kind: number, decimals: 2, ask: Which amount?}
  - {id: email, kind: email, ask: Where to?}
  - {id: day, kind: date, ask: Which day?}
"""


@pytest.mark.parametrize("words", ["*John", "*john", " **John"])
def test_a_star_mends_the_last_line(chat_of, flow, words):
    chat = chat_of(flow(PAID)).begin().say("charged twice").say("Jon").say(words)

    assert chat.answers["name"].casefold() == "john"
    assert chat.open == "amount"


@pytest.mark.parametrize("words", ["no wait 59.90", "no, 59.90", "sorry, 59,90", "nein, 59,90"])
def test_a_figure_behind_a_no_mends_the_figure_before(chat_of, flow, words):
    chat = chat_of(flow(PAID)).begin().say("charged twice").say("Jon").say("49.90")

    chat.say(words)

    assert chat.now.answers["amount"].value == 59.9
    assert chat.open == "email"


def test_a_correction_at_the_summary_counts_too(summed):
    summed.say("no, my e-mail is j.doe@x.com")

    assert summed.answers["email"] == "j.doe@x.com"
    assert summed.now.phase == "confirming"


def test_a_correction_of_a_day(summed):
    before = summed.now.answers["since"].value

    summed.say("actually it was today")

    assert summed.now.answers["since"].value != before


def test_what_stood_on_the_old_answer_is_asked_again(asked):
    asked.say("An error message").say("ERR_402")
    assert asked.open == "doing"

    asked.say("sorry, I meant A blank page")

    assert asked.answers["symptom"] == "A blank page"
    assert "error" not in asked.now.answers
    assert asked.open == "doing"


def test_a_new_value_that_cannot_be_read_destroys_nothing(told):
    told.say("no, my e-mail is j.doe at x")

    assert told.answers["email"] == "mara@garden.example"
    assert (told.open, told.now.open.asked.old) == ("email", "mara@garden.example")

    told.say("j.doe@x.com")
    assert told.answers["email"] == "j.doe@x.com"
    assert told.open == "since"


@pytest.mark.parametrize(
    "words",
    ["no wait, it was an error message not a blank page", "it's an error message, not a blank page",
     "actually it's an error message", "no, an error message"],
)  # fmt: skip
def test_another_option_is_meant_without_naming_the_question(told, words):
    told.say(words)

    assert told.answers["symptom"] == "An error message"
    assert told.open == "error"


@pytest.mark.parametrize(
    ("words", "device"),
    [
        ("actually it's on my phone, Galaxy with Chrome", "phone, Galaxy with Chrome"),
        ("لا، أنا على iPhone مع Safari", "iPhone مع Safari"),
        ("nein, ich bin auf dem iPhone mit Safari", "iPhone mit Safari"),
        ("no, I use Firefox", "Firefox"),
    ],
)  # fmt: skip
def test_another_device_is_no_story(words, device, chat_of):
    chat = chat_of(compiled(WITH_DEVICE)).begin(browser="Chrome 130, Windows").say("it is blank")
    assert chat.open == "doing"

    chat.say(words)

    assert chat.answers == {"device": device}
    assert chat.open == "doing"


def test_a_story_that_begins_with_a_no_stays_a_story(chat_of):
    chat = chat_of(compiled(WITH_DEVICE)).begin(browser="Chrome 130, Windows").say("it is blank")
    story = "no, I used Chrome to open the checkout and then it went white after I clicked pay"

    chat.say(story)

    assert chat.answers["doing"] == story


WITH_DEVICE = """
flow: one
title: One
default: yes
questions:
  - {id: doing, kind: text, ask: What did you do?}
  - {id: device, kind: device, ask: On what?, prefill: page.browser}
"""


def test_a_different_value_is_asked_about_once_offering_both(told):
    told.say("yesterday. Reach me under jane@x.com")

    assert told.answers["since"].startswith("yesterday")
    asked = told.said[-1]
    assert asked.question == "email"
    assert [option.label for option in asked.options] == ["mara@garden.example", "jane@x.com"]
    assert told.answers["email"] == "mara@garden.example"  # nothing is overwritten in silence

    told.say("jane@x.com")
    assert told.answers["email"] == "jane@x.com"
    assert told.now.phase == "confirming"

    told.say("or peter@x.com")
    assert told.now.phase == "confirming"
    assert told.answers["email"] == "jane@x.com"


@pytest.mark.parametrize("words", ["hm", "no idea", "both", "🤷"])
def test_an_answer_that_says_neither_keeps_the_first(told, words):
    told.say("yesterday. Reach me under jane@x.com").say(words)

    assert told.answers["email"] == "mara@garden.example"
    assert told.now.phase == "confirming"


@pytest.mark.parametrize("button", [ev.DontKnow, ev.Skip])
def test_who_leaves_the_choice_by_a_button_keeps_the_first(chat_of, button):
    flow = compiled(SHOP.replace("kind: email", "kind: email\n    optional: yes"))
    told = chat_of(flow).begin(url="https://shop.example/").say("the page stays blank")
    told.say("A blank page").say("I pressed Pay").say("mara@garden.example")

    told.say("yesterday. Reach me under jane@x.com").do(button("email"))

    assert told.answers["email"] == "mara@garden.example"
    assert told.now.phase == "confirming"


def test_the_same_value_again_is_no_contradiction(told):
    told.say("yesterday. Reach me under MARA@garden.example")

    assert told.now.phase == "confirming"
    assert told.now.contested == {}


def test_a_third_value_is_taken_as_it_is(told):
    told.say("yesterday. Reach me under jane@x.com").say("anna@x.com")

    assert told.answers["email"] == "anna@x.com"


READ_OUT = """
flow: shop
title: An account
default: yes
questions:
  - {id: email, kind: email, ask: Where to?}
  - {id: same, kind: yes_no, ask: "Is {{ email }} the address of your account?"}
  - {id: account, kind: email, ask: Which one is it?, when: same is no}
"""


@pytest.mark.parametrize("words", ["no, it's under b@x.com", "no, my e-mail is b@x.com"])
def test_a_no_to_what_is_read_out_changes_nothing_that_it_reads(chat_of, words):
    told = chat_of(compiled(READ_OUT)).begin().say("it is closed").say("a@x.com")

    told.say(words)

    assert told.answers == {"email": "a@x.com", "same": "No", "account": "b@x.com"}


@pytest.mark.parametrize("words", ["*1", "*4", "*xy"])
def test_a_starred_word_that_corrects_nothing_never_holds_the_talk_up(asked, words):
    for _ in range(14):
        asked.say(words)

    assert asked.now.phase == "confirming"


def test_who_corrects_to_what_stands_hears_that_it_stands(asked):
    asked.say("An error message").say('it says "Error 402"')
    turn = asked.turn

    asked.say("no wait, it was an error message, not a blank page")

    assert asked.texts[-1] == "That's how I have it. Symptom: An error message"
    assert asked.turn == turn


@pytest.mark.parametrize("words", ["لا شيء", "no, nothing", "nein, nichts", "nothing"])
def test_nothing_is_an_answer_and_corrects_none(chat_of, words):
    told = chat_of(
        compiled("""
        flow: shop
        title: Shop
        default: yes
        questions:
          - {id: seen, kind: choice, ask: What do you see?,
             options: [A blank page, {value: none, label: {en: Nothing happens, ar: لا شيء آخر}}]}
          - {id: doing, kind: text, ask: What were you doing?}
        """)
    )
    told.begin().say("it is broken").say("A blank page").say(words)

    assert told.answers["seen"] == "A blank page"


def test_a_fact_that_is_denied_is_corrected_where_any_words_are_asked_for(chat_of):
    told = chat_of(
        compiled("""
        flow: shop
        title: Shop
        default: yes
        questions:
          - {id: since, kind: date, ask: Since when?}
          - {id: tried, kind: choices, ask: What was tried?, options: [Nothing, A lot], other: yes}
        """)
    )
    told.begin().say("it is broken").say("tuesday").say("not tuesday, wednesday sorry")

    assert told.now.answers["since"].text.startswith("wednesday (")
    assert told.open == "tried"
