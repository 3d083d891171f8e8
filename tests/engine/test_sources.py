"""No words are taken twice."""

from itertools import pairwise

from tests.engine.conftest import SHOP, compiled


def test_two_answers_never_stand_on_the_same_words(asked):
    asked.say("A blank page").say("I pressed Pay").say("write to mara@garden.example yesterday")

    spans = sorted(
        answer.source.span
        for answer in asked.now.answers.values()
        if answer.source.seq == asked.log[-1].seq and answer.source.span
    )
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_story_leaves_its_words_to_others(asked):
    asked.say("A blank page").say("I wrote to you yesterday and pressed Pay")

    assert asked.answers["doing"] == "I wrote to you yesterday and pressed Pay"
    assert asked.answers["since"].startswith("yesterday")


def test_words_are_quoted_without_the_blank_behind_the_comma(chat_of):
    listens = "options: [An error message, A blank page, Something else]"
    shop = compiled(SHOP.replace(listens, f"{listens}\n    prefill: opening"))
    chat = chat_of(shop).begin(url="https://shop.example/pay")
    chat.say("I can't pay, an error message comes up")

    source = chat.now.answers["symptom"].source
    assert source.quote == "an error message comes up"
    said = next(entry for entry in chat.log if entry.seq == source.seq)
    assert said.body.text[slice(*source.span)] == source.quote


VAN = """
flow: van
title: A van
default: yes
questions:
  - {id: start, kind: text, ask: Where do we pick it up?}
  - {id: goal, kind: text, label: Delivery address, ask: What is the delivery address?}
  - {id: phone, kind: phone, country: IE, ask: Your number?}
"""


def test_the_address_that_answers_one_question_is_not_that_of_another(chat_of):
    chat = chat_of(compiled(VAN)).begin().say("I need a van").say("12 Harbour Road, Howth")

    assert chat.answers == {"start": "12 Harbour Road, Howth"}
    assert chat.open == "goal"


def test_what_stands_beside_an_address_is_heard_too(chat_of):
    chat = chat_of(compiled(VAN)).begin().say("I need a van").say("the shop")
    chat.say("3 Mill Lane, Howth, my phone is 085 123 4567")

    assert chat.answers["phone"] == "085 123 4567"


def test_two_questions_never_hear_the_same_address(chat_of):
    two = VAN.replace("Where do we pick it up?", "The pick-up address?")
    chat = chat_of(compiled(two)).begin().say("I need a van to 3 Mill Lane, Howth")

    assert list(chat.answers) == ["start"]
