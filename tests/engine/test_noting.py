"""The ledger: what is told before anybody asks."""

import pytest

from intakebot.engine import entries as e

FACTS = """
flow: facts
title: Facts
default: yes
starts_with: [it is broken]
questions:
  - {id: story, kind: text, ask: What happened?, min_words: 3}
  - {id: ask_mail, kind: yes_no, ask: May we write to you?}
  - {id: email, kind: email, ask: Where to?, when: ask_mail is yes}
  - {id: browser, kind: device, ask: Which browser?}
  - {id: page, kind: url, ask: Which page?, prefill: page.url}
  - {id: name, kind: name, ask: Who is it?}
case: {title: "{{ story }}"}
"""


@pytest.fixture
def talk(chat_of, flow):
    return chat_of(flow(FACTS))


def test_a_fact_waits_until_its_question_comes_up(talk):
    """It was said in the middle of something else, long before its question applied."""
    talk.begin().say("it is broken").say("the pot fell over, write to mara@garden.example please")
    assert "email" not in talk.now.answers
    assert [heard.value for heard in talk.now.heard] == ["mara@garden.example"]

    talk.say("yes")

    assert talk.answers["email"] == "mara@garden.example"
    answer = talk.now.answers["email"]
    said = next(entry for entry in talk.log if entry.seq == answer.source.seq)
    assert said.body.text[slice(*answer.source.span)] == "mara@garden.example"
    assert talk.open == "browser"


def test_two_facts_of_one_sort_are_not_chosen_from(talk):
    talk.begin().say("it is broken")
    talk.say("the pot fell over, mara@garden.example or mara@work.example")
    talk.say("yes")

    assert talk.open == "email"
    assert talk.said[-1].suggested  # but the newest is one tap away


def test_every_fact_names_the_words_it_was_taken_from(talk):
    words = "My name is Mara Lind. In Firefox 128 on a Mac it is broken, mara@garden.example"
    talk.begin().say(words)

    for name in ("name", "browser"):
        answer = talk.now.answers[name]
        assert words[slice(*answer.source.span)] == answer.source.quote
    assert talk.answers["name"] == "Mara Lind"
    assert "Firefox 128" in talk.answers["browser"]


def test_what_the_customer_says_counts_for_more_than_what_the_page_knows(talk):
    talk.begin(url="https://shop.example/home")
    talk.say("it is broken on https://shop.example/basket")

    assert talk.answers["page"] == "https://shop.example/basket"
    assert talk.now.answers["page"].source.by == "said"


def test_a_secret_is_cut_out_before_anything_is_written(talk):
    talk.begin().say("it is broken, my password is hunter2secret!")

    everything = repr(talk.log) + repr(talk.now)
    assert "hunter2secret" not in everything
    said = next(body for body in talk.said if isinstance(body, e.Said))
    assert [removed.kind for removed in said.removed] == ["password"]
    assert any(told.why == "removed" for told in talk.all(e.Told))


def test_what_was_cut_out_of_a_file_is_told_once(talk):
    from intakebot.engine import events as ev

    log = e.Upload("file_1", "server.log", "text/plain", 90, ["password", "key"])
    talk.begin().do(ev.Say("see the log", uploads=[log, log]))

    told = [each.text for each in talk.all(e.Told) if each.why == "removed"]
    assert told == [
        "In the file there was a password, so I took it out before saving.",
        "In the file there was an access key, so I took it out before saving.",
    ]


def test_of_a_card_the_last_four_digits_stay(talk):
    talk.begin().say("it is broken, I paid with 4242 4242 4242 4242 as always")

    said = next(body for body in talk.said if isinstance(body, e.Said))
    assert "4242 4242" not in said.text
    assert said.text.count("4242") == 1
    assert said.removed == [e.Removed("card", "4242")]


def test_a_changed_answer_holds_no_secret_either(talk):
    from intakebot.engine import events as ev

    talk.begin().say("it is broken").say("the pot fell over")
    talk.do(
        ev.Change("story", "I typed my password hunter2secret! there: password: hunter2secret!")
    )

    assert "password: hunter2secret!" not in repr(talk.log)


def test_a_number_that_the_open_question_asks_for_is_no_secret(chat_of, flow):
    asks = """
    flow: cards
    title: Cards
    default: yes
    starts_with: [my points are gone]
    questions:
      - {id: member, kind: code, ask: Your number?, pattern: '[0-9]{16}'}
    """
    talk = chat_of(flow(asks)).begin().say("my points are gone").say("4242424242424242")

    assert talk.answers["member"] == "4242424242424242"


def test_what_was_not_known_may_still_be_told(asked):
    asked.say("A blank page").say("I pressed Pay").say("I don't know")
    assert asked.now.answers["email"].state == "unknown"

    asked.say("ok, it's mara@garden.example")

    assert asked.answers["email"] == "mara@garden.example"
    assert asked.open == "since"


def test_a_name_keeps_the_letters_it_was_written_with(chat_of, flow):
    chat = chat_of(flow(FACTS)).begin(language="ar").say("اسمي سارة حداد والصفحة لا تعمل")

    assert chat.answers["name"] == "سارة حداد"


def test_on_a_hard_day_nobody_is_asked_which_of_two_addresses_is_right(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: hard
        title: Hard
        default: yes
        questions:
          - {id: email, kind: email, ask: Where to?}
          - {id: what, kind: text, ask: What is it?}
          - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
        """)
    )
    chat.begin().say("my mother died this morning, I'm ella@x.com")

    chat.say("please close the account of inge@x.com, it was hers")

    assert chat.open == "order"


PAUSE = """
flow: pause
title: Pause
default: yes
starts_with: [pause my membership]
questions:
  - {id: wish, kind: choice, ask: What can we do?, options: [Join, Cancel, Pause], prefill: opening}
  - {id: months, kind: number, ask: For how many months?, when: wish is Pause}
  - {id: email, kind: email, ask: Your address?}
"""


def test_what_a_question_waits_for_may_stand_beside_its_answer(chat_of, flow):
    """Whether it applies is known only once the rest of the same words was read."""
    pause = chat_of(flow(PAUSE)).begin().say("id like to pause my membership for 3 months")
    join = chat_of(flow(PAUSE)).begin().say("I want to join for 3 months")

    assert (pause.answers["wish"], pause.answers["months"], pause.open) == ("Pause", "3", "email")
    assert ("months" in join.answers, join.open) == (False, "email")


def test_what_hangs_on_an_answer_to_come_waits_for_it(chat_of, flow):
    visit = flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: what, kind: choice, prefill: opening, ask: What?, options: [Book, Cancel]}
          - {id: day, kind: date, may_be: future, ask: Which day?, when: what is not Cancel}
          - {id: old, kind: date, may_be: future, ask: When is it now?, when: what is Cancel}
        """)
    chat = chat_of(visit).begin().say("please cancel my visit of tomorrow")

    assert set(chat.now.answers) == {"what", "old"}


ROOM = """
flow: repair
title: A repair
default: yes
starts_with: [there is a leak]
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: room, kind: choice, ask: In which room?, options: [Kitchen, Bathroom, Hall]}
  - {id: rest, kind: text, ask: Anything else?}
"""


def test_an_option_that_the_first_words_named_is_one_tap_away_and_known_when_told_so(chat_of, flow):
    chat = chat_of(flow(ROOM)).begin().say("there is a leak in the kitchen").say("Mara")
    assert (chat.open, chat.said[-1].suggested) == ("room", "Kitchen")

    chat.say("I told you")

    assert chat.answers["room"] == "Kitchen"
    assert chat.now.answers["room"].source.seq == chat.now.opening_seq
    assert chat.open == "rest"


@pytest.mark.parametrize("words", ["yes", "Yes please!", "ja genau", "نعم"])
def test_a_yes_takes_what_is_suggested(chat_of, flow, words):
    chat = chat_of(flow(ROOM)).begin().say("there is a leak in the kitchen").say("Mara")
    chat.say(words)

    assert chat.answers["room"] == "Kitchen"
    assert chat.open == "rest"


@pytest.mark.parametrize("words", ["there is a leak", "a leak from kitchen to hall"])
def test_no_option_or_two_are_not_suggested(chat_of, flow, words):
    chat = chat_of(flow(ROOM)).begin().say(words).say("Mara")

    assert (chat.open, chat.said[-1].suggested) == ("room", "")


HOME = """
flow: home
title: Repair
default: yes
questions:
  - {id: phone, kind: phone, country: IE, ask: Your number?}
  - {id: where, kind: text, ask: "Which flat is it? Street, house number and flat."}
  - {id: story, kind: text, ask: What is broken?}
"""


def test_an_address_is_heard_in_the_first_words(chat_of, flow):
    chat = chat_of(flow(HOME)).begin().say("no heating since Thursday. Flat 12, 40 Queens Road")

    answer = chat.now.answers["where"]
    assert (answer.text, answer.band) == ("Flat 12, 40 Queens Road", "B")
    assert answer.source.quote == answer.text


def test_an_address_is_heard_in_place_of_another_answer(chat_of, flow):
    chat = chat_of(flow(HOME)).begin().say("no heating")
    assert chat.open == "phone"

    chat.say("12 Harbour Road, Howth, Co. Dublin")

    assert chat.answers == {"where": "12 Harbour Road, Howth, Co. Dublin"}
    assert chat.open == "phone"


def test_whatever_is_said_is_taken_where_the_address_is_asked_for(chat_of, flow):
    chat = chat_of(flow(HOME)).begin().say("no heating").say("0851234567").say("the blue door")

    assert chat.answers["where"] == "the blue door"


def test_of_two_addresses_none_is_chosen(chat_of, flow):
    chat = chat_of(flow(HOME)).begin().say("no heating at 12 Harbour Road and 3 Mill Lane")

    assert "where" not in chat.answers


FLIGHT = """
flow: delay
title: A delayed flight
default: yes
starts_with: [my flight was cancelled]
questions:
  - {id: name, kind: name, ask: Who was flying?}
  - {id: what, kind: choice, ask: What was it?, prefill: opening, options: [Late, Cancelled]}
  - {id: day, kind: date, ask: On which day?}
"""


def test_a_long_story_without_a_comma_names_an_option_in_one_of_its_parts(chat_of, flow):
    story = (
        "our flight got cancelled on the way to Rome and they left us at the airport "
        "all night with two small kids and no blankets"
    )
    chat = chat_of(flow(FLIGHT)).begin().say(story)
    assert chat.answers["what"] == "Cancelled"

    chat.say("Mara")

    assert (chat.open, chat.said[-1].suggested) == ("day", "")  # "all night" is no day
