"""Reading words as an answer, and everything else that words can be."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev

SHOT = e.Upload("f1", "shot.png", "image/png", 10)
PAPER = e.Upload("f2", "order.pdf", "application/pdf", 10)


def test_an_answer_that_does_not_fit_asks_again_in_the_authors_words(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.say("my address")

    again = asked.said[-1]
    assert (again.question, again.again) == ("email", True)
    assert again.text == "I couldn't spot an address. It looks like mara@garden.example."
    assert asked.now.open.tries == 1


def test_what_we_know_better_than_the_author_is_said_instead(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.say("a@garden.example or b@garden.example")

    assert asked.said[-1].text == "I saw more than one address. Which one is yours?"


def test_after_so_many_tries_it_is_taken_as_it_was_said(asked):
    asked.say("A blank page").say("I pressed Pay")
    asked.say("my address").say("still my address").say("it is what it is")

    answer = asked.now.answers["email"]
    assert (answer.value, answer.state, answer.band) == ("it is what it is", "unverified", "B")
    assert "just as you wrote it" in asked.texts[2]
    assert asked.open == "since"


def test_an_author_may_allow_fewer_tries(chat_of, flow):
    chat = (
        chat_of(
            flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: email, kind: email, ask: Where to?, tries: 1}
        """)
        )
        .begin()
        .say("it is broken")
    )
    chat.say("no address")

    chat.say("still none")

    assert chat.now.answers["email"].state == "unverified"


def test_a_vague_answer_is_queried_once_and_then_taken(asked):
    asked.say("A blank page")
    asked.say("stuff")
    assert asked.open == "doing"

    asked.say("stuff")

    assert asked.answers["doing"] == "stuff"
    assert asked.now.answers["doing"].state == "given"


@pytest.mark.parametrize("words", ["I don't know", "no idea", "idk", "keine Ahnung", "لا أعرف"])
def test_not_knowing_is_an_answer_in_any_language(asked, words):
    asked.say(words)

    assert asked.now.answers["symptom"].state == "unknown"
    assert asked.open == "doing"


def test_not_knowing_inside_a_story_is_part_of_the_story(asked):
    asked.say("A blank page")

    asked.say("I pressed Pay and I don't know why but it went white")

    assert asked.answers["doing"].startswith("I pressed Pay")


def test_after_not_knowing_the_next_question_comes_once(asked):
    asked.say("A blank page").say("no idea")

    assert [said.question for said in asked.said[-2:]] == ["doing", "email"]


def test_an_optional_question_can_be_left_out(asked):
    asked.say("A blank page").say("I pressed Pay").say("mara@garden.example")

    asked.say("skip")

    assert asked.now.answers["since"].state == "skipped"
    assert asked.now.phase == "confirming"


def test_a_needed_question_names_the_way_out_instead(asked):
    turn = asked.turn

    asked.do(ev.Skip("symptom", turn))

    assert asked.texts == ["We need this one to help you. If you don't know, just say so."]
    assert asked.turn == turn


def test_an_option_that_sounds_like_an_act_is_an_option(chat_of, flow):
    chat = (
        chat_of(
            flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: how, kind: choice, ask: What fits?, options: [Skip, Not sure, Go back]}
          - {id: more_words, kind: text, ask: And?}
        """)
        )
        .begin()
        .say("it is broken")
    )

    chat.say("Not sure")

    assert chat.answers["how"] == "Not sure"


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("are you a bot?", "Yes, I'm an automatic assistant."),
        ("one moment please", "Take your time."),
        ("thanks", "You're welcome."),
    ],
)
def test_small_talk_is_answered_and_the_question_stays(asked, words, reply):
    turn = asked.turn

    asked.say(words)

    assert asked.texts[-1].startswith(reply)
    assert (asked.open, asked.turn) == ("symptom", turn)


def test_a_question_that_was_not_understood_is_asked_again_but_not_for_ever(asked):
    asked.say("what do you mean?")
    assert asked.said[-1].question == "symptom"

    asked.say("what?").say("I don't understand")

    assert asked.now.answers["symptom"].state == "unknown"
    assert asked.open == "doing"


@pytest.mark.parametrize("words", ["I want a human", "can I talk to someone please?"])
def test_a_person_is_one_sentence_away_at_every_question(asked, words):
    asked.say("A blank page").say(words)

    assert asked.now.phase == "waiting"
    assert [row.question for row in asked.all(e.Handover)[0].missing] == ["doing", "email"]


def test_going_back_in_words_reopens_the_question_before(asked):
    asked.say("A blank page").say("go back")

    asked_again = asked.said[-1]
    assert (asked_again.question, asked_again.old) == ("symptom", "A blank page")
    assert (asked_again.at, asked.answers["symptom"]) == (1, "A blank page")


def test_going_back_twice_goes_two_back(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.do(ev.Back()).do(ev.Back())

    assert asked.open == "symptom"


def test_what_the_page_told_is_not_gone_back_to(asked):
    asked.say("A blank page").do(ev.Back())

    assert asked.open == "symptom"  # "page" lies between, but nobody was asked for it


def test_going_back_can_name_the_question(summed):
    summed.do(ev.Back("doing"))

    assert summed.open == "doing"
    assert summed.now.phase == "intake"


def test_going_back_to_what_was_never_answered_changes_nothing(asked):
    asked.do(ev.Back("email"))

    assert asked.open == "symptom"


def test_a_new_answer_after_going_back_takes_the_place_of_the_old(summed):
    summed.do(ev.Back("doing")).say("I opened the basket")

    assert summed.answers["doing"] == "I opened the basket"
    assert summed.now.phase == "confirming"
    assert list(summed.now.answers).count("doing") == 1


def test_a_changed_answer_takes_back_only_what_depends_on_it(asked):
    asked.say("An error message").say('it says "Error 402"').say("I pressed Pay").do(
        ev.Back("symptom")
    )

    asked.say("A blank page")

    assert asked.all(e.Cleared) == [e.Cleared(["error"], "symptom")]
    assert set(asked.answers) == {"symptom", "page", "doing"}
    assert asked.open == "email"


@pytest.mark.parametrize("words", ["I don't know", "asdf"])
def test_an_answer_that_becomes_unknown_takes_its_dependants_along(asked, words):
    asked.say("An error message").say('it says "Error 402"').do(ev.Back("symptom"))

    asked.say(words).say(words).say(words)

    assert "error" not in asked.answers


def test_skipping_a_reopened_question_keeps_its_answer(asked):
    asked.say("A blank page").do(ev.Back())

    asked.say("skip")

    assert asked.answers["symptom"] == "A blank page"
    assert asked.open == "doing"


def test_the_same_answer_again_takes_nothing_back(asked):
    asked.say("An error message").say('it says "Error 402"').do(ev.Back("symptom"))

    asked.say("An error message")

    assert asked.all(e.Cleared) == []
    assert asked.answers["error"] == "Error 402"


def test_a_picture_answers_a_question_that_takes_pictures(asked):
    asked.say("An error message").say(uploads=[SHOT])

    assert asked.now.answers["error"].value == ["f1"]
    assert asked.answers["error"] == "shot.png"


def test_a_file_that_does_not_fit_asks_for_one_that_does(asked):
    asked.say("An error message").say(uploads=[PAPER])

    assert asked.said[-1].text == "We take pictures of the message here. A screenshot works."


def test_an_answer_that_tells_more_than_was_asked_is_heard_whole(asked):
    asked.say("A blank page")

    asked.say("I pressed Pay, by the way I am mara@garden.example")

    assert asked.answers["email"] == "mara@garden.example"
    assert asked.open == "since"


def test_words_that_did_not_fit_are_heard_for_other_questions(asked):
    asked.say("well, mara@garden.example is who I am")

    assert asked.answers["email"] == "mara@garden.example"
    assert asked.open == "symptom"


def test_every_answer_names_the_words_it_came_from(asked):
    asked.say("A blank page").say("I was paying").say("it is mara@garden.example, thanks")

    answer = asked.now.answers["email"]
    said = next(x for x in asked.log if x.seq == answer.source.seq)
    start, end = answer.source.span
    assert said.body.text[start:end] == answer.source.quote == "mara@garden.example"
