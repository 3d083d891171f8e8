"""What first words are about, and what is asked where they don't tell."""

import pytest

from intakebot.engine import events as ev
from intakebot.engine.topics import TOPIC, decide, likeliest, tells_nothing


@pytest.fixture
def unsure(chat_of, shop, parcel):
    """The topic is asked for."""
    chat = chat_of(shop, parcel).begin().say("hello").say("hello??")
    assert chat.open == TOPIC
    return chat


def test_who_only_greets_is_offered_every_topic(unsure):
    assert [option.value for option in unsure.now.open.asked.options] == ["parcel", "shop"]
    assert unsure.now.opening == ""


def test_the_first_words_that_tell_something_are_the_opening(unsure):
    unsure.say("Tom").say("my parcel hasn't arrived")

    assert unsure.now.flow == "parcel"
    assert unsure.now.opening == "my parcel hasn't arrived"


@pytest.mark.parametrize("name", ["Tom", "Anna Schmidt", "Pia"])
def test_a_name_in_place_of_a_topic_is_kept(unsure, name):
    unsure.say(name)

    assert unsure.now.open.asked.again
    assert [fact.label for fact in unsure.now.heard] == ["person_name"]


def test_what_is_no_name_is_not_kept_as_one(unsure):
    unsure.say("blabla")

    assert unsure.now.heard == []


@pytest.mark.parametrize("words", ["hello??", "Tom", "hi", "Guten Tag", "مرحبا"])
def test_words_that_tell_nothing(words):
    assert tells_nothing(words)


@pytest.mark.parametrize("words", ["Tom can't pay since yesterday", "parcel", "", "qqq zzz"])
def test_words_that_may_tell_something(words):
    assert not tells_nothing(words)


def test_what_a_message_says_leads_where_its_own_words_lead(chat_of, shop, flow):
    account = flow("""
        flow: account
        title: I can't get in
        starts_with: [my password is wrong, I can't sign in, my account is locked]
        questions: [{id: a, kind: text, ask: What happens?}]
        """)
    chat = chat_of(shop, account).begin()

    found = decide(chat.shelf, chat.now, "it says my password is wrong")

    assert found is account


def test_a_message_with_a_code_counts_as_an_error_whatever_it_says(chat_of, parcel, flow):
    money = flow("""
        flow: money
        title: Money
        starts_with: [my payment failed, the payment was declined, a refund]
        questions: [{id: a, kind: text, ask: What happens?}]
        """)
    broken = flow("""
        flow: broken
        title: The site is broken
        starts_with: [I get an error when I pay, the page is blank]
        questions: [{id: a, kind: text, ask: What happens?}]
        """)
    chat = chat_of(parcel, money, broken).begin()

    assert decide(chat.shelf, chat.now, "I get Payment failed (E-51) when I pay") is broken
    assert decide(chat.shelf, chat.now, "my payment failed") is money


@pytest.mark.parametrize("words", ["I don't know", "idk", "skip", "I told you already", "none"])
def test_who_cannot_name_a_topic_is_not_asked_for_it_in_other_words(chat_of, flow, parcel, words):
    rest = flow("""
        flow: rest
        title: Something else
        default: yes
        questions:
          - {id: about, kind: choice, ask: Which is it?, options: [Plants, Money], prefill: opening}
          - {id: wish, kind: text, ask: What should we do?}
        """)
    chat = chat_of(rest, parcel).begin().say("hello").say("hello??")

    chat.say(words)

    assert chat.now.answers["about"].state == "unknown"
    assert chat.open == "wish"


def test_a_topic_that_is_named_leaves_the_rest_to_be_asked(chat_of, flow, parcel):
    rest = flow("""
        flow: rest
        title: Something else
        default: yes
        questions:
          - {id: about, kind: choice, ask: Which is it?, options: [Plants, Money], prefill: opening}
        """)
    chat = chat_of(rest, parcel).begin().say("hello").say("hello??")

    chat.say("something else")

    assert chat.open == "about"


@pytest.mark.parametrize("words", ["😡😡😡", "!!!", "👎"])
def test_signs_alone_are_asked_for_something_to_go_by(chat_of, shop, parcel, words):
    chat = chat_of(shop, parcel).begin().say(words)

    assert chat.now.flow == ""
    assert "What do you see" in chat.texts[-1]

    chat.say("my parcel hasn't arrived")
    assert (chat.now.flow, chat.now.opening) == ("parcel", "my parcel hasn't arrived")


def test_what_was_pasted_of_somebody_else_does_not_tell_what_it_is_about(chat_of, shop, parcel):
    text = "the page stays blank again\n> where is my order, my parcel hasn't arrived"

    assert decide(chat_of(shop, parcel).begin().shelf, chat_of(shop, parcel).now, text).id == "shop"


def test_a_name_said_last_in_place_of_a_topic_is_kept_too(chat_of, shop, parcel):
    chat = chat_of(shop, parcel).begin().say("hello").say("hello??").say("blabla").say("Greg")

    assert [fact.value for fact in chat.now.heard] == ["Greg"]


def test_shouting_is_nobodys_name(unsure):
    unsure.say("FUCK YOUR QUESTIONS")

    assert [fact for fact in unsure.now.heard if fact.label == "person_name"] == []


def test_nobody_chooses_topics_on_a_hard_day(chat_of, shop, parcel, flow):
    rest = flow("""
        flow: rest
        title: Something else
        questions: [{id: a, kind: text, ask: What is it?}]
        """)
    chat = chat_of(rest, shop, parcel).begin()

    chat.say("my dog died this morning, the wreath and the parcel and the page, I can't any more")

    assert chat.open != TOPIC
    assert chat.now.flow


def test_leaving_the_topic_out_goes_to_the_default(unsure):
    unsure.do(ev.Skip(TOPIC, unsure.turn))

    assert unsure.now.flow == "shop"


@pytest.mark.parametrize(
    ("story", "flow"), [("the page is blank somehow", "shop"), ("where is my order", "parcel")]
)
def test_a_story_that_is_like_one_flow_far_more_than_others_leads_there(
    chat_of, shop, parcel, story, flow
):
    found = likeliest(chat_of(shop, parcel).shelf, story)

    assert found is not None
    assert found.id == flow


@pytest.mark.parametrize("story", ["", "qqq zzz"])
def test_words_like_nothing_lead_nowhere(chat_of, shop, parcel, story):
    assert likeliest(chat_of(shop, parcel).shelf, story) is None


BROKEN = """
flow: broken
title: Something is broken
starts_with: [the pot arrived broken, my plant came damaged]
questions:
  - {id: matter, kind: choice, ask: What is it?, prefill: opening,
     options: [A part is missing, It wobbles, Something else]}
  - {id: story, kind: text, ask: What happened?}
"""
REST = """
flow: rest
title: Something else
default: yes
starts_with: [I have a question, what are your opening hours]
questions:
  - {id: about, kind: choice, ask: What about?, prefill: opening, options: [A job, Something else]}
  - {id: wish, kind: text, ask: What would help?}
"""


def test_an_option_of_one_flow_tells_what_unusual_words_are_about(chat_of, flow, shop):
    chat = chat_of(flow(REST), shop, flow(BROKEN)).begin()

    chat.say("hm the cat tree is here and it wobbles so much in the corner")

    assert chat.now.flow == "broken"
    assert chat.answers["matter"] == "It wobbles"


def test_who_names_a_topic_is_not_asked_for_it_in_the_same_words(chat_of, flow, shop):
    chat = chat_of(flow(REST), shop, flow(BROKEN)).begin().say("hello").say("hello??")
    assert chat.open == TOPIC

    chat.say("Something else")

    assert chat.answers == {"about": "Something else"}
    assert chat.open == "wish"


def test_a_number_alone_is_asked_about_and_both_messages_are_heard(chat_of, flow, shop):
    order = flow("""
        flow: order
        title: Something is wrong with an order
        starts_with: [my parcel hasn't arrived, where is my order]
        questions:
          - {id: number, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
          - {id: matter, kind: choice, ask: What is it?, prefill: opening,
             options: [It hasn't arrived, It is broken]}
          - {id: story, kind: text, ask: What happened?}
        """)
    chat = chat_of(flow(REST), shop, order).begin().say("FF-20418")
    assert chat.open == TOPIC

    chat.say("my parcel hasn't arrived")

    assert chat.answers == {"number": "FF-20418", "matter": "It hasn't arrived"}


def test_a_number_in_place_of_a_topic_is_kept_for_the_flow_that_comes(chat_of, shop, flow):
    orders = flow("""
        flow: orders
        title: Orders
        starts_with: [change my order, where is my order, my order is late]
        questions:
          - {id: order, kind: code, ask: Which order?, pattern: "RX-[0-9]{4}"}
          - {id: day, kind: date, ask: When did you order?}
        """)
    chat = chat_of(orders, shop).begin().say("something is strange with it").say("RX-2041")
    assert chat.open == TOPIC

    chat.say("Orders")

    assert chat.now.answers["order"].value == "RX-2041"
    assert chat.open == "day"


def test_an_own_answer_of_an_open_choice_names_no_flow(chat_of, shop, flow):
    pets = flow("""
        flow: pets
        title: Unwell
        starts_with: [my dog is limping, my cat won't eat, she is vomiting, he scratches himself]
        questions:
          - {id: animal, kind: choice, prefill: opening, other: yes, ask: Which?,
             options: [{value: Dog, also: [puppy]}, Cat]}
        """)
    chat = chat_of(pets, shop).begin().say("hiya, my puppy Bella is unwell. she won't move at all!")

    assert chat.now.flow == "pets"
    assert chat.now.answers["animal"].value == "Dog"


def test_an_option_said_in_place_of_a_topic_is_not_asked_for_again(chat_of, shop, flow):
    bills = flow("""
        flow: bills
        title: Bills and rates
        starts_with: [my bill is too high, I can't pay at once, the wrong amount was taken]
        questions:
          - {id: about, kind: choice, prefill: opening, ask: What is it about?,
             options: [The bill is wrong, Rates, Something else]}
          - {id: day, kind: date, ask: Since when?}
        """)
    chat = chat_of(bills, shop).begin().say("hello").say("hm?").say("rates")

    assert (chat.now.flow, chat.open) == ("bills", "day")
    assert chat.now.answers["about"].value == "Rates"


def test_a_reply_that_tells_the_topic_by_itself_is_enough(chat_of, flow):
    """Together with a story that is like nothing it would be unsure again."""
    bags = """
        flow: bags
        title: Baggage lost, late or damaged
        starts_with: [my suitcase didn't arrive, you lost my luggage, my suitcase is damaged,
          the wheel of my case is broken, I left something on the plane]
        questions: [{id: a, kind: text, ask: What?}]
        """
    delay = """
        flow: delay
        title: Delayed or cancelled flight
        starts_with: [my flight was delayed, my flight was cancelled, I missed my connection,
          we were stuck at the airport all night]
        questions: [{id: b, kind: text, ask: What?}]
        """
    other = """
        flow: other
        title: Change a booking
        default: yes
        starts_with: [I need to change my flight, I want to cancel my booking, can I add a bag]
        questions: [{id: c, kind: text, ask: What?}]
        """
    chat = chat_of(flow(bags), flow(delay), flow(other)).begin()
    chat.say("it was the flight from Faro, my kindle, and the bag")
    assert chat.open == TOPIC

    chat.say("left it on the plane")

    assert chat.now.flow == "bags"


QUOTE = """
flow: quote
title: A quote for catering
default: yes
starts_with: [I need catering for a day]
questions:
  - {id: what, kind: choice, ask: What is it?, prefill: opening, options: [Wedding, Birthday]}
  - {id: style, kind: choice, ask: What style?, prefill: opening, options: [Buffet, Barbecue]}
"""
BOOKED = """
flow: booked
title: A booked event
starts_with: [cancel my booking]
questions:
  - {id: about, kind: choice, ask: What about?, prefill: opening, options: [The guests, The bill]}
"""


@pytest.mark.parametrize(
    ("words", "flow_id"),
    [("barbecue for my dad, please", "quote"), ("the bill says 300", "booked"),
     ("forty guests, a buffet", None)],
)  # fmt: skip
def test_an_option_tells_the_flow_unless_two_have_one(chat_of, flow, words, flow_id):
    chat = chat_of(flow(QUOTE), flow(BOOKED)).begin().say(words)

    assert (chat.now.flow or None) == flow_id
