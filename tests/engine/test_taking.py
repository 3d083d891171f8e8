"""What is taken as an answer, what is asked again, and what never becomes one."""

import pytest

from intakebot.engine import entries as e

SHOT = e.Upload("f1", "shot.png", "image/png", 10)
PAPER = e.Upload("f2", "order.pdf", "application/pdf", 10)


@pytest.fixture
def email(asked):
    """The e-mail address stands open."""
    return asked.say("A blank page").say("I pressed Pay")


def test_an_answer_that_does_not_fit_asks_again_in_the_authors_words(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.say("my address")

    again = asked.said[-1]
    assert (again.question, again.again) == ("email", True)
    assert again.text == "I couldn't spot an address. It looks like mara@garden.example."
    assert asked.now.open.tries == 1


def test_after_so_many_tries_what_looks_like_an_answer_is_taken_as_it_was_said(email):
    email.say("mara at garden").say("mara at my garden").say("it's mara@garden")

    answer = email.now.answers["email"]
    assert (answer.value, answer.state, answer.band) == ("it's mara@garden", "unverified", "B")
    assert "just as you wrote it" in email.texts[2]
    assert email.open == "since"


@pytest.mark.parametrize(
    "words",
    ["it is what it is", "just call me", "you have it",
     "das steht doch da", "I already told you", "قلت لك", "the pot was blue", "!!!"],
)  # fmt: skip
def test_what_looks_like_something_else_is_noted_as_not_given(email, words):
    email.say("mara at garden").say("mara at my garden").say(words)

    for _ in range(2):
        if email.open == "email":
            email.say(words)

    assert email.now.phase == "waiting" or email.now.answers["email"].state == "unknown"


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
    chat.say("mara at garden")

    chat.say("mara at my garden")

    assert chat.now.answers["email"].state == "unverified"


def test_a_vague_answer_is_queried_once_and_then_taken(asked):
    asked.say("A blank page")
    asked.say("stuff")
    assert asked.open == "doing"

    asked.say("stuff")

    assert asked.answers["doing"] == "stuff"
    assert asked.now.answers["doing"].state == "given"


def test_a_picture_answers_a_question_that_takes_pictures(asked):
    asked.say("An error message").say(uploads=[SHOT])

    assert asked.now.answers["error"].value == ["f1"]
    assert asked.answers["error"] == "shot.png"


def test_a_file_that_does_not_fit_asks_for_one_that_does(asked):
    asked.say("An error message").say(uploads=[PAPER])

    assert asked.said[-1].text == "We take pictures of the message here. A screenshot works."


@pytest.mark.parametrize(
    ("code", "tries"),
    [("kind: code, pattern: 'FF-[0-9]{5}'", ["FF-1", "f 12", "FF 20"]),
     ("kind: number", ["1 or 2", "2 or 3", "3 or 4"]),
     ("kind: name", ["3lla", "3lla", "3lla"]),
     ("kind: phone", ["0151", "0151 12", "0151 1"]),
     ("kind: url", ["fern shop", "the fern shop", "your shop"])],
)  # fmt: skip
def test_each_kind_knows_what_was_meant_for_it(chat_of, flow, code, tries):
    chat = chat_of(
        flow(f"""
        flow: one
        title: One
        default: yes
        questions:
          - {{id: a, {code}, ask: Which?}}
        """)
    )
    chat.begin().say("it is broken")

    for each in tries:
        chat.say(each)

    assert chat.now.answers["a"].text == tries[-1]


@pytest.mark.parametrize("words", ["hm", "hello?", "what other way is there?", "yesterday"])
def test_what_was_no_attempt_never_becomes_the_answer(email, words):
    email.say("mara at garden").say("mara at garden, really")

    email.say(words).say(words).say(words)

    answer = email.now.answers["email"]
    assert (answer.state, answer.value) == ("unknown", None)


@pytest.mark.parametrize("words", ["where do I find that?", "which address is best?"])
def test_a_question_back_is_answered_and_is_no_failed_try(email, words):
    turn = email.turn

    email.say(words)

    assert email.said[-1].why == "help"
    assert (email.open, email.turn) == ("email", turn)


@pytest.mark.parametrize("words", ["mara@garden.example", "it's mara@garden.example"])
def test_a_fact_that_another_question_waits_for_is_not_what_somebody_did(asked, words):
    asked.say("A blank page").say(words)

    assert asked.answers["email"] == "mara@garden.example"
    assert asked.open == "doing"
    assert asked.said[-1].again is False


@pytest.mark.parametrize("words", ["since yesterday btw", "mara@garden.example", "seit gestern"])
def test_a_fact_for_another_question_is_not_what_a_message_says(asked, words):
    asked.say("An error message").say(words)

    assert "error" not in asked.now.answers
    assert asked.open == "error"


def test_an_order_number_is_no_amount(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
          - {id: amount, kind: number, decimals: 2, ask: Which amount?}
        """)
    )
    chat.begin().say("charged twice").say("FF-20418")

    chat.say("sorry its FF-20419")

    assert "amount" not in chat.now.answers
    assert chat.answers["order"] == "FF-20419"


def test_what_the_words_tell_by_the_way_answers_the_open_question(asked):
    asked.say('it says "Error 402: card declined"')

    assert asked.answers["symptom"] == "An error message"
    assert asked.open == "doing"


def test_a_picture_with_words_is_answered_by_the_words(asked):
    asked.say("An error message").say("it says Card declined", uploads=[SHOT])

    assert asked.answers["error"] == "Card declined"


@pytest.mark.parametrize("words", ["see screenshot", "here", "Bild anbei", "الصورة مرفقة"])
def test_words_that_point_at_a_picture_are_not_the_message(asked, words):
    asked.say("An error message").say(words, uploads=[SHOT])

    assert asked.now.answers["error"].value == ["f1"]


def test_a_picture_alone_is_never_the_answer_to_a_question_for_words(asked):
    asked.say("A blank page")

    for _ in range(4):
        asked.say(uploads=[SHOT])

    assert "doing" not in asked.now.answers
    assert asked.texts[-1].startswith("Thank you for the file.")


def test_a_question_for_the_team_is_noted_and_the_question_stays(email):
    turn = email.turn

    email.say("what are your opening hours on Sunday?")

    assert email.texts[-1] == "I've noted your question for the person who takes over."
    (noted,) = email.all(e.Noticed)
    assert (noted.kind, noted.quote[:10]) == ("another", "what are y")
    assert (email.open, email.turn) == ("email", turn)


def test_who_says_their_first_words_again_hears_that_they_were_heard(asked):
    asked.say("A blank page").say("I pressed Pay")
    asked.say(asked.now.opening)

    assert asked.texts[-2].startswith("I have that")
    assert asked.said[-1].text == "Which e-mail address can we answer to?"


ACCOUNT = """
flow: account
title: My account
default: yes
questions:
  - {id: email, kind: email, ask: Where to?}
  - {id: same, kind: yes_no, ask: "Is {{ email }} the address of your account?"}
  - {id: other, kind: email, ask: Which one is it?, when: same is no}
  - {id: message, kind: error_message, ask: What does it say?}
  - {id: photo, kind: file, ask: A photo?, optional: yes}
  - {id: doing, kind: text, ask: What did you do?}
  - {id: device, kind: device, ask: Which device?}
"""


@pytest.fixture
def same(chat_of, flow):
    """Whether that is the account's address stands open."""
    return chat_of(flow(ACCOUNT)).begin().say("it is broken").say("ella@x.com")


def test_another_address_alone_is_a_no_to_whether_it_is_that_one(same):
    same.say("hers was inge@x.com")

    assert (same.now.answers["same"].value, same.answers["other"]) == ("no", "inge@x.com")
    assert same.answers["email"] == "ella@x.com"
    assert same.open == "message"


@pytest.mark.parametrize(
    "words", ["I don't remember what it said and I don't care", "I don't know, something with a 5"]
)
def test_a_message_that_was_forgotten_is_not_known(same, words):
    same.say("yes").say(words)

    assert same.now.answers["message"].state == "unknown"


def test_words_for_a_photo_are_kept_and_the_photo_is_left_out(same):
    same.say("yes").say("Card declined").say("the big blue one with the crack")

    assert same.answers["more"] == "the big blue one with the crack"
    assert same.open == "doing"


def test_a_device_is_not_what_somebody_did(same):
    same.say("yes").say("Card declined").say("no photo").say("Chrome on Windows 11")

    assert "doing" not in same.answers
    assert same.now.answers["device"].known
    assert same.open == "doing"


def test_on_a_hard_day_nobody_is_asked_a_third_time(asked):
    asked.say("my mother died this morning").say("what").say("the blue one")

    assert asked.now.answers["symptom"].state in ("unknown", "unverified")


MESSAGE = """
flow: broken
title: Broken
default: yes
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: message, kind: error_message, ask: "What does it say, word for word?"}
  - {id: mail, kind: email, ask: Where to?}
"""


@pytest.mark.parametrize(
    "words", ["there is no message", "keine Meldung", "no", "no message, it just closes",
              "no message, write to mara@garden.example"]
)  # fmt: skip
def test_who_says_that_there_is_no_message_need_not_say_it_in_our_words(chat_of, flow, words):
    chat = chat_of(flow(MESSAGE)).begin().say("it is broken").say("Mara").say(words)

    assert chat.now.answers["message"].state == "unknown"
    assert (chat.answers.get("mail") == "mara@garden.example") == ("@" in words)
    assert chat.open == ("" if "@" in words else "mail")


def test_a_reply_that_names_no_option_is_taken_for_the_nearest_to_be_checked(chat_of, flow):
    talk = chat_of(flow(GROUPS)).begin().say("Ich habe eine Bitte").say("bei den Fröschen")

    assert talk.answers["group"] == "Frösche"
    assert talk.now.answers["group"].band == "B"


GROUPS = """
flow: groups
title: Gruppen
default: yes
questions:
  - {id: group, kind: choice, ask: In welcher Gruppe?, options: [Frösche, Igel, Keine]}
  - {id: more, kind: text, ask: Was noch?}
"""


def test_words_for_a_time_are_an_attempt_at_a_choice(chat_of, flow):
    when = GROUPS.replace("[Frösche, Igel, Keine]", "[Früh, Spät]")
    talk = chat_of(flow(when)).begin().say("Ich habe eine Bitte")
    talk.say("am Montag").say("am Montag").say("am Montag")

    assert talk.now.answers["group"].state == "unverified"
