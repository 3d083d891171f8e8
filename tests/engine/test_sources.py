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
