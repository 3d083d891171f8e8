"""Who announces a question is asked for it, and loses nothing."""

import pytest

from intakebot.engine.topics import TOPIC


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("I have a question", "Of course. What is it?"),
        ("Hi, I have a question!", "Of course. What is it?"),
        ("Ich habe eine Frage", "Gern. Worum geht es?"),
        ("لدي سؤال", "بكل سرور. ما السؤال؟"),
    ],
)
def test_who_announces_a_question_is_told_to_go_ahead(chat_of, shop, parcel, words, reply):
    chat = chat_of(shop, parcel).begin()

    chat.say(words)

    assert chat.texts[-1] == reply
    assert (chat.now.flow, chat.now.opening) == ("", "")


def test_what_follows_is_the_opening(chat_of, shop, parcel):
    chat = chat_of(shop, parcel).begin().say("hi").say("I have a question")

    chat.say("where is my order?")

    assert (chat.now.flow, chat.now.opening) == ("parcel", "where is my order?")


def test_at_an_open_question_it_announces_nothing(chat_of, shop, parcel):
    chat = chat_of(shop, parcel).begin().say("hello").say("hello")
    assert chat.open == TOPIC

    chat.say("I have a question")

    assert chat.open == TOPIC or chat.now.flow
