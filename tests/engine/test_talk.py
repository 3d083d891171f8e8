"""``talk``: which flow a conversation enters, and when it has to ask."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.topics import TOPIC


def test_first_words_that_are_like_one_flow_enter_it(chat_of, shop, parcel):
    chat = chat_of(shop, parcel).begin().say("my parcel FF-20418 hasn't arrived")

    assert chat.now.flow == "parcel"
    assert chat.answers["order"] == "FF-20418"


def test_words_that_are_like_nothing_go_to_the_default(chat_of, shop, parcel):
    chat = chat_of(parcel, shop).begin().say("qqq zzz")

    assert chat.now.flow == "parcel"


def lamp_or_pot(name):
    return f"""
        flow: {name}
        title: Something about a {name}
        starts_with: [the {name} is broken]
        questions:
          - {{id: order, kind: text, ask: Which order is it?}}
        """


@pytest.fixture
def unsure(chat_of, flow, shop):
    """A conversation that was asked for its topic: its words fit two flows equally well."""
    lamp, pot = flow(lamp_or_pot("lamp")), flow(lamp_or_pot("pot"))
    chat = chat_of(shop, lamp, pot).begin().say("it arrived broken, the thing is broken")
    assert chat.open == TOPIC
    return chat


def test_words_that_could_be_several_are_asked_once_with_the_default_among_the_buttons(unsure):
    asked = unsure.said[-1]

    assert {option.value for option in asked.options} == {"lamp", "pot", "shop"}
    assert asked.options[-1].label == "Something on the website isn't working"


@pytest.mark.parametrize("words", ["Something about a pot", "pot"])
def test_choosing_a_topic_enters_its_flow(unsure, words):
    unsure.say(words, question=TOPIC, turn=unsure.turn)

    assert unsure.now.flow == "pot"


def test_a_topic_can_be_named_by_its_place(unsure):
    place = [option.value for option in unsure.said[-1].options].index("pot") + 1

    unsure.say(f"number {place}")

    assert unsure.now.flow == "pot"


def test_a_topic_nobody_recognises_is_asked_once_more_and_then_goes_to_the_default(unsure):
    unsure.say("qqq zzz")

    again = unsure.said[-1]
    assert (again.question, again.again) == (TOPIC, True)
    assert again.text == "I couldn't tell which of these it is. Which one comes closest?"
    assert unsure.now.flow == ""

    unsure.say("qqq zzz")

    assert unsure.now.flow == "shop"


@pytest.mark.parametrize("words", ["none of these", "no", "it is about a thing I bought long ago"])
def test_who_says_that_it_is_none_of_them_is_not_asked_again(unsure, words):
    unsure.say(words)

    assert unsure.now.flow == "shop"


@pytest.mark.parametrize("event", [ev.DontKnow, ev.Skip])
def test_not_knowing_the_topic_goes_to_the_default(unsure, event):
    unsure.do(event(TOPIC, unsure.turn))

    assert unsure.now.flow == "shop"
    assert unsure.open == "symptom"


def test_an_old_answer_to_the_topic_is_stale(unsure):
    unsure.do(ev.DontKnow(TOPIC, unsure.turn - 1))

    assert unsure.refused.code == "stale"


def test_a_page_can_name_the_flow(chat_of, shop, parcel):
    chat = chat_of(shop, parcel).begin(flow="parcel")

    assert chat.now.flow == "parcel"


def test_a_flow_that_does_not_exist_is_chosen_by_the_first_words_instead(chat_of, shop, parcel):
    chat = chat_of(shop, parcel).begin(flow="nonsense")

    assert chat.now.flow == ""
    assert chat.say("where is my order").now.flow == "parcel"


@pytest.mark.parametrize("words", ["I want to talk to a human", "please connect me to an agent"])
def test_whoever_asks_for_a_person_at_once_gets_one(chat_of, shop, parcel, words):
    chat = chat_of(shop, parcel).begin().say(words)

    assert chat.now.phase == "waiting"
    assert chat.all(e.Handover)[0].why == "asked"


def test_the_person_button_works_before_anything_was_said(chat_of, shop, parcel):
    chat = chat_of(shop, parcel).begin().do(ev.WantPerson())

    assert chat.now.phase == "waiting"
    assert chat.now.flow == "shop"


def test_asking_for_a_person_at_the_topic_hands_over_with_the_first_words(unsure):
    unsure.say("a human please")

    assert unsure.now.phase == "waiting"
    assert unsure.now.opening.startswith("it arrived broken")


def test_a_conversation_keeps_the_edition_it_began_with(chat_of, flow, shop):
    chat = chat_of(shop).begin(flow="shop").say("it is broken")
    newer = flow("flow: shop\ntitle: New\nquestions:\n  - {id: other, kind: text, ask: What?}\n")
    chat.shelf.live["shop"] = newer

    chat.say("Something else")

    assert chat.now.edition == shop.edition
    assert chat.open == "page"


def test_an_edition_that_is_lost_keeps_nobody_from_a_person(chat_of, shop):
    chat = chat_of(shop).begin(flow="shop").say("it is broken")
    chat.shelf.editions.clear()

    chat.do(ev.WantPerson())

    assert chat.now.phase == "waiting"


def test_an_agent_can_take_a_conversation_that_has_no_flow_yet(chat_of, shop):
    chat = chat_of(shop).begin().take()
    chat.say("hello?").agent(ev.Respond(chat.now.fence, "I'm here."))

    assert chat.now.phase == "live"
    assert chat.now.flow == ""
    assert chat.agent(ev.Return(chat.now.fence)).now.phase == "waiting"


VAGUE = "I'd like to understand. What do you see: a message, a blank page, or nothing at all?"


@pytest.mark.parametrize("words", ["It doesn't work", "help!", "there is a problem"])
def test_a_vague_beginning_is_asked_for_something_to_go_by(chat_of, shop, parcel, words):
    chat = chat_of(parcel, shop).begin().say(words)

    assert chat.texts[-1] == VAGUE
    assert (chat.now.flow, chat.open) == ("", "")


def test_what_follows_a_vague_beginning_chooses_together_with_it(chat_of, shop, parcel):
    chat = chat_of(parcel, shop).begin().say("it doesn't work").say("a blank page")

    assert chat.now.flow == "shop"
    assert VAGUE not in chat.texts


def test_what_follows_a_vague_beginning_answers_questions_as_first_words_do(chat_of, shop, parcel):
    chat = chat_of(parcel, shop).begin().say("it doesn't work")
    chat.say("parcel FF-20418 hasn't arrived yet")

    assert chat.now.flow == "parcel"
    assert chat.answers == {"order": "FF-20418", "story": "parcel FF-20418 hasn't arrived yet"}


def test_nobody_is_asked_twice_what_they_see(chat_of, shop, parcel):
    chat = chat_of(parcel, shop).begin().say("it doesn't work").say("it doesn't work")

    assert chat.open == TOPIC
    assert [told.text for told in chat.all(e.Told)].count(VAGUE) == 1


def test_where_there_is_one_flow_its_first_question_is_asked_at_once(chat_of, shop):
    chat = chat_of(shop).begin().say("it doesn't work")

    assert chat.open == "symptom"


@pytest.mark.parametrize("before", ["", "Hi, ", "Hello! "])
def test_an_authors_own_words_are_clear_however_vague_they_are(chat_of, shop, parcel, before):
    chat = chat_of(parcel, shop).begin().say(f"{before}the website is broken")

    assert chat.now.flow == "shop"


def test_a_greeting_is_greeted_and_the_vague_words_after_it_are_asked_about(chat_of, shop, parcel):
    chat = chat_of(parcel, shop).begin().say("hello").say("something is wrong")

    assert chat.texts[-1] == VAGUE


def test_a_vague_wish_for_a_person_is_a_wish_for_a_person(chat_of, shop, parcel):
    chat = chat_of(parcel, shop).begin().say("it doesn't work").say("let me talk to a person")

    assert chat.now.phase == "waiting"
    assert chat.now.opening == "it doesn't work"


@pytest.mark.parametrize(
    ("words", "flow"),
    [("the page is blank, I'm Mara Parcel from my-parcel.example/order/arrived", "shop"),
     ("where is my order? I'm page.blank@website.example", "parcel")],
)  # fmt: skip
def test_facts_do_not_lead_first_words_astray(chat_of, shop, parcel, words, flow):
    assert chat_of(parcel, shop).begin().say(words).now.flow == flow


def test_a_picture_without_words_is_kept_and_greeted(chat_of, shop):
    picture = e.Upload("f1", "shot.png", "image/png", 10)
    chat = chat_of(shop).begin().say(uploads=[picture])

    assert chat.all(e.Said)[0].files == [picture]
    assert chat.texts[-1] == "Hi! What is going wrong?"


def test_words_that_told_the_topic_answer_like_the_first_ones(unsure):
    unsure.say("it is the pot that is broken")

    assert unsure.now.flow == "pot"
    assert unsure.now.opening.endswith("broken\nit is the pot that is broken")
