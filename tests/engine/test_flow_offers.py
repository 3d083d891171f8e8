"""When another flow is offered than the one whose button was pressed."""

import pytest

from intakebot.engine.conversation import encode
from intakebot.engine.manners import Manners
from intakebot.understanding.phrasebook import Phrasebook, shipped_pages
from tests.engine.test_switching import ORDER, PARCEL, REST, SWITCH, WEB


@pytest.fixture
def web(chat_of, flow):
    """The website's button was pressed."""
    return chat_of(flow(REST), flow(WEB), flow(ORDER)).begin(flow="web")


@pytest.mark.parametrize(
    "words",
    [f"sorry wrong button, {PARCEL}", f"no, it's about my order, {PARCEL}", f"actually {PARCEL}",
     f"I clicked the wrong one. {PARCEL}", f"falscher Knopf, {PARCEL}",
     f"nein, es geht um was ich bestellt habe, {PARCEL}"],
)  # fmt: skip
def test_it_is_offered_in_the_middle_of_the_talk(web, words):
    web.say("the page stays blank").say("Tom Lind")
    assert web.open == "doing"

    web.say(words)
    assert web.open == SWITCH
    assert "doing" not in web.answers

    web.say("yes")
    assert web.now.flow == "order"
    assert web.answers["name"] == "Tom Lind"
    assert web.answers["number"] == "FF-20418"
    assert web.answers.get("symptom") != "A blank page"


@pytest.mark.parametrize("words", [f"my password is hunter2! {PARCEL}", PARCEL])
def test_no_secret_is_kept_with_the_words_that_belong_elsewhere(web, words):
    web.say(words)
    assert web.open == SWITCH

    assert "hunter2" not in encode(web.now).decode()


def test_words_in_the_middle_of_the_talk_lose_their_secrets_too(web):
    web.say("the page stays blank").say("Tom Lind")

    web.say(f"no, wrong button, {PARCEL}, my password is hunter2!")

    assert web.open == SWITCH
    assert "hunter2" not in encode(web.now).decode()


@pytest.mark.parametrize(
    ("first", "words"),
    [("the page stays blank", "no, I'm Tim Lind"), ("the page stays blank", "I looked at my order"),
     ("the page stays blank", "I get an error when I pay"), ("I see a blank page", "hello")],
)  # fmt: skip
def test_what_has_its_place_here_is_taken_here(web, first, words):
    web.say(first).say("Tom Lind").say(words)

    assert web.now.flow == "web"
    assert web.open != SWITCH


def test_a_conversation_whose_words_chose_the_flow_is_asked_only_when_it_goes_astray(chat_of, flow):
    chat = chat_of(flow(REST), flow(WEB), flow(ORDER)).begin().say(PARCEL)

    assert (chat.now.flow, chat.open) == ("order", "name")


def test_an_operator_teaches_more_ways_to_say_that_it_is_about_something_else(chat_of, flow):
    page = {"misplaced": {"anywhere": ["mistook the desk"]}}
    chat = chat_of(flow(REST), flow(WEB), flow(ORDER))
    chat.shelf.meets = Manners(phrases=Phrasebook([*shipped_pages(), ("en", page)]))
    chat.begin(flow="web").say("the page stays blank").say("Tom Lind")

    chat.say(f"I mistook the desk, {PARCEL}")

    assert chat.open == SWITCH


def test_words_that_only_say_that_something_is_wrong_belong_nowhere_else(web):
    web.say("it's broken")

    assert web.open != SWITCH
