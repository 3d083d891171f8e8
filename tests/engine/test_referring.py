"""Who says that they told it already."""

import pytest

FLOW = """
flow: one
title: One
default: yes
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: matter, kind: choice, ask: What is wrong?, prefill: opening,
     options: [{value: late, label: Late, also: [never came]}, {value: bad, label: It is broken}]}
  - {id: doing, kind: text, ask: What were you doing?}
  - {id: day, kind: date, ask: Which day was it?}
  - {id: rest, kind: text, ask: Anything else?}
"""


@pytest.fixture
def chat(chat_of, flow):
    return (
        chat_of(flow(FLOW)).begin().say("the parcel with my two blue pots never came").say("Mara")
    )


@pytest.mark.parametrize(
    "words",
    ["I told you, it never came", "as I said it never came", "like I said: it never came",
     "told you. two blue pots", "see my first message", "wie gesagt, it never came",
     "كما قلت"],
)  # fmt: skip
def test_a_story_is_taken_from_what_was_said_before(chat, words):
    chat.say(words)

    answer = chat.now.answers["doing"]
    assert (answer.value, answer.state) == (
        "the parcel with my two blue pots never came",
        "unverified",
    )
    assert answer.source.seq == chat.now.opening_seq
    assert chat.open == "day"


def test_what_was_not_said_before_is_the_answer(chat):
    chat.say("I told you, I waited at the window")

    assert chat.answers["doing"] == "I waited at the window"


def test_it_is_not_taken_from_there_twice(chat):
    chat.say("I told you").say("yesterday").say("I told you")

    assert chat.now.answers["rest"].state == "unknown"


def test_what_can_t_be_found_is_asked_for_once_in_other_words_and_never_again(chat):
    chat.say("waiting").say("I told you, it never came")
    assert chat.open == "day"
    assert "just this once more: Day" in chat.texts[-1]

    chat.say("as I said, it never came")
    assert chat.open == "rest"


def test_a_story_of_what_was_told_to_somebody_is_left_whole(chat):
    words = "I was at the door and I told you guys on the phone that the man should ring twice"
    chat.say(words)

    assert chat.answers["doing"] == words
