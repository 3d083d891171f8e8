"""What is told where something else was asked."""

OPEN_CHOICE = """
flow: shop
title: Shop
default: yes
questions:
  - {id: tried, kind: choices, ask: What was tried?, options: [Nothing, A lot], other: yes}
  - {id: since, kind: date, ask: Since when?}
  - {id: browser, kind: device, ask: Which browser?}
"""


def test_a_day_is_no_answer_to_a_choice_that_takes_any_words(chat_of, flow):
    chat = chat_of(flow(OPEN_CHOICE)).begin().say("it is broken").say("since yesterday")

    assert chat.open == "tried"
    assert "since" in chat.answers


def test_a_browser_may_be_what_was_tried(chat_of, flow):
    chat = chat_of(flow(OPEN_CHOICE)).begin().say("it is broken").say("Safari")

    assert chat.answers["tried"] == "Safari"


def test_what_is_told_instead_of_an_address_is_kept(asked):
    email = asked.say("A blank page").say("I pressed Pay")

    email.say("he was very rude to my old neighbour").say("mara@garden.example")

    assert email.answers["more"] == "he was very rude to my old neighbour"
    assert email.answers["email"] == "mara@garden.example"


def test_a_story_told_instead_of_a_name_is_thanked_for_and_answers_what_comes(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: shop
        title: Shop
        default: yes
        questions:
          - {id: name, kind: name, ask: Who is it?}
          - {id: seen, kind: choice, ask: What do you see?, prefill: opening,
             options: [An error, {value: slow, label: It is slow, also: [hangs forever]}]}
          - {id: rest, kind: text, ask: Anything else?}
        """)
    )
    chat.begin().say("its broken").say("it just hangs forever when I press the pay button")
    assert chat.texts[-2:] == ["Thank you. I've noted that.", "Who is it?"]

    chat.say("Jo")

    assert chat.answers["seen"] == "It is slow"
    assert chat.open == "rest"


def test_a_fact_beside_the_point_is_no_story(chat_of, flow):
    chat = (
        chat_of(flow(OPEN_CHOICE))
        .begin()
        .say("it is broken")
        .say("since yesterday")
        .say("jo@x.example")
    )

    assert "more" not in chat.answers


def test_an_answer_behind_the_beginning_of_a_correction_is_read(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: shop
        title: Shop
        default: yes
        questions:
          - {id: page, kind: url, ask: On which page?}
          - {id: rest, kind: text, ask: Anything else?}
        """)
    )
    chat.begin().say("it is broken").say("actually no, it was the basket page")

    assert chat.answers["page"] == "it was the basket page"
    assert chat.open == "rest"


CALL = """
flow: call
title: Call
default: yes
questions:
  - {id: call, kind: text, ask: When can we call you?}
  - {id: born, kind: date, ask: When were you born?}
"""


def test_when_to_call_is_no_answer_to_another_question_of_a_day(chat_of, flow):
    chat = chat_of(flow(CALL)).begin().say("it is broken").say("monday after 5")

    assert (chat.answers["call"], chat.open) == ("monday after 5", "born")


def test_a_time_that_was_told_before_is_no_day(chat_of, flow):
    chat = chat_of(flow(CALL)).begin().say("please call after 3 pm, it is broken").say("after 3 pm")

    assert "born" not in chat.answers
    assert chat.open == "born"


def test_an_address_is_no_answer_to_what_is_broken(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: home
        title: Home
        default: yes
        questions:
          - {id: what, kind: text, ask: What is broken?}
          - {id: seen, kind: text, ask: Where did it begin?}
          - {id: home, kind: text, ask: Your address?}
        """)
    )
    chat.begin().say("help me please").say("12 Harbour Road, Howth")
    assert chat.answers == {"home": "12 Harbour Road, Howth"}
    assert chat.open == "what"

    chat.say("the lift").say("40 Queens Road")
    assert chat.answers["seen"] == "40 Queens Road"
