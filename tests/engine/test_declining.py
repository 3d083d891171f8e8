"""Who would rather not say is understood the first time."""

import pytest

from intakebot.engine import entries as e

FLOW = """
flow: one
title: One
default: yes
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: email, kind: email, ask: Where to?, help: We answer there.}
  - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: doing, kind: text, ask: What were you doing?}
"""


@pytest.fixture
def chat(chat_of, flow):
    return chat_of(flow(FLOW)).begin().say("it is broken")


@pytest.mark.parametrize(
    "words",
    ["no e-mail please", "No mail.", "I'd rather not give my e-mail", "I'd rather not say",
     "that's private", "keep my email out of this", "lieber nicht",
     "I don't want to give you my email address, sorry",
     "keine E-Mail bitte", "meine Mailadresse gebe ich nicht her", "لا أريد إعطاء بريدي"],
)  # fmt: skip
def test_a_refusal_is_noted_as_one_and_the_talk_goes_on_kindly(chat, words):
    chat.say("Mara").say(words)

    answer = chat.now.answers["email"]
    assert (answer.state, answer.source.quote) == ("skipped", words)
    assert chat.open == "order"
    assert chat.texts[-2] == "That's fine. Then we'll answer you here in the chat."


@pytest.mark.parametrize("words", ["I have no email", "don't have one", "I don't know"])
def test_what_somebody_has_not_got_is_no_refusal(chat, words):
    chat.say("Mara").say(words)

    assert chat.now.answers["email"].state == "unknown"


@pytest.mark.parametrize("words", ["no name please", "möchte ich nicht sagen", "keine Angabe"])
def test_a_refusal_is_nobody_s_name(chat, words):
    chat.say(words)

    assert [each.answer.state for each in chat.all(e.Answered)] == ["skipped"]
    assert chat.open == "email"


def test_what_is_refused_ahead_is_not_asked(chat):
    chat.say("no e-mail please")
    assert chat.open == "name"

    chat.say("Mara")
    assert chat.open == "order"


def test_two_things_may_be_refused_at_once(chat):
    chat.say("I'd rather not give my name or my email")

    assert chat.open == "order"


@pytest.mark.parametrize("words", ["I don't want to give my name, just call me Mara", "Mara"])
def test_a_name_beside_a_refusal_is_the_name(chat, words):
    chat.say(words)

    assert chat.answers["name"] == "Mara"


def test_what_is_told_beside_a_refusal_is_kept(chat):
    chat.say("I'd rather not give my name, but the order is FF-20418")

    assert chat.answers["order"] == "FF-20418"
    assert chat.now.answers["name"].state == "skipped"


def test_a_refusal_to_tell_what_is_not_asked_leaves_the_question(chat):
    chat.say("Mara").say("mara@garden.example").say("I'd rather not give my phone")

    assert (chat.open, chat.texts[-1]) == ("order", "All right, we'll leave that out.")


def test_a_story_may_tell_of_a_refusal(chat):
    chat.say("Mara").say("mara@garden.example").say("FF-20418")
    chat.say("the page asked for my e-mail and I don't want to give that to a page full of ads")

    assert "page full of ads" in chat.answers["doing"]
