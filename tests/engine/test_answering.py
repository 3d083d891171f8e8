"""Words in the light of the question that stands open."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.answering import only_answers, read_closely, reply_to
from intakebot.engine.draft import Draft


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


@pytest.mark.parametrize("words", ["I want a human", "can I talk to someone please?"])
def test_a_person_is_one_sentence_away_at_every_question(asked, words):
    asked.say("A blank page").say(words)

    assert asked.now.phase == "waiting"
    assert [row.question for row in asked.all(e.Handover)[0].missing] == ["doing", "email"]


def test_a_new_answer_after_going_back_takes_the_place_of_the_old(summed):
    summed.do(ev.Back("doing")).say("I opened the basket")

    assert summed.answers["doing"] == "I opened the basket"
    assert summed.now.phase == "confirming"
    assert list(summed.now.answers).count("doing") == 1


@pytest.mark.parametrize("words", ["I don't know", "asdf"])
def test_an_answer_that_becomes_unknown_takes_its_dependants_along(asked, words):
    asked.say("An error message").say('it says "Error 402"').do(ev.Back("symptom"))

    asked.say(words).say(words).say(words)

    assert "error" not in asked.answers


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


def test_an_option_with_an_insult_behind_it_is_the_option(asked):
    asked.say("A blank page you idiots")

    assert asked.answers["symptom"] == "A blank page"
    assert asked.open == "doing"


@pytest.mark.parametrize(
    "words", ["thanks. A blank page", "A blank page, thanks!", "ok thanks: a blank page"]
)
def test_an_answer_beside_a_courtesy_is_the_answer(asked, words):
    asked.say(words)

    assert asked.answers["symptom"] == "A blank page"


def test_a_name_behind_a_courtesy_is_the_name(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: named
        title: Named
        default: yes
        questions: [{id: name, kind: name, ask: Who is it?}, {id: a, kind: text, ask: What?}]
        """)
    )
    chat.begin().say("it is broken").say("thanks. Eva")

    assert chat.answers == {"name": "Eva"}


PLAIN = [
    "A blank page",
    "it went white when I pressed Pay",
    "Das Fenster blieb weiß",
    "الصفحة بيضاء",
    "I think it was Firefox 121 on https://shop.example/pay",
    "4711",
    "...",
]


@pytest.mark.parametrize("words", PLAIN)
@pytest.mark.parametrize("before", [[], ["A blank page"], ["An error message"]])
def test_what_can_only_be_an_answer_is_read_the_same_when_read_closely(asked, shop, words, before):
    for each in before:
        asked.say(each)
    event, item = ev.Say(words), shop.item(asked.open)
    at_once, closely = (Draft(shop, asked.now, ev.Act(event, asked.at)) for _ in range(2))
    assert only_answers(at_once, item, words, at_once.acts(words))

    reply_to(at_once, shop, event, 9)
    read_closely(closely, shop, item, event, 9, closely.acts(words))

    assert at_once.effects == closely.effects
    assert at_once.effects


@pytest.mark.parametrize(
    "words",
    ["no, it was blank", "not blank but slow", "*blank", "agent please", "I have no e-mail"],
)
def test_what_may_be_more_than_an_answer_is_read_closely(asked, shop, words):
    draft = Draft(shop, asked.now, ev.Act(ev.Say(words), asked.at))

    assert not only_answers(draft, shop.item(asked.open), words, draft.acts(words))


def test_a_nought_answers_what_asks_for_a_number_and_elsewhere_reaches_a_person(chat_of, flow):
    age = flow("""
        flow: age
        title: T
        default: yes
        questions:
          - {id: age, kind: number, ask: How old is it?}
          - {id: what, kind: choice, ask: What is it?, options: [Dog, Cat]}
    """)
    chat = chat_of(age).begin(flow="age").say("it is ill").say("0")
    assert (chat.answers["age"], chat.open) == ("0", "what")

    assert chat.say("0").now.phase == "waiting"


@pytest.mark.parametrize("text", ["?", "??", "؟", "?!"])
def test_a_question_mark_asks_what_is_meant(asked, text):
    before = asked.now.answers
    asked.say("A blank page").say(text)

    assert asked.open == "doing"
    assert asked.said[-1].text == "If we do the same, we see the same."
    assert set(asked.now.answers) - set(before) <= {"symptom"}
