"""What a customer's events do, and which of them come too late."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev

SHOT = e.Upload("f1", "shot.png", "image/png", 10)


def test_the_first_entry_is_the_page_the_customer_is_on(chat):
    chat.begin(url="https://shop.example/basket", title="Basket", language="en")

    assert chat.log[0].body == e.Began(
        e.Context(url="https://shop.example/basket", title="Basket"), "en"
    )
    assert chat.log[0].by == "system"


def test_a_conversation_begins_once(asked):
    asked.do(ev.Begin())

    assert asked.refused.code == "not_now"


@pytest.mark.parametrize("words", ["", "   ", "\n\t"])
def test_a_message_of_nothing_is_refused(asked, words):
    asked.say(words)

    assert asked.refused.code == "empty"


def test_words_keep_their_spaces_and_signs_on_the_log(asked):
    asked.say("  A <b>blank</b> page\u202e {{ 7*7 }} ")

    assert asked.all(e.Said)[-1].text == "  A <b>blank</b> page\u202e {{ 7*7 }} "


@pytest.mark.parametrize(
    ("question", "ahead"), [("doing", 0), ("symptom", 1), ("symptom", -1), ("nonsense", 0)]
)
def test_an_answer_to_a_question_that_moved_on_is_stale_and_says_what_stands(
    asked, question, ahead
):
    turn = asked.turn

    asked.say("A blank page", question=question, turn=turn + ahead)

    assert asked.refused.code == "stale"
    assert asked.refused.open.question == "symptom"
    assert asked.refused.turn == turn


@pytest.mark.parametrize("event", [ev.Skip, ev.DontKnow])
def test_leaving_out_a_question_that_moved_on_is_stale(asked, event):
    turn = asked.turn
    asked.say("A blank page")

    assert asked.do(event("symptom", turn)).refused.code == "stale"
    assert asked.do(event("doing", turn)).refused.code == "stale"


def test_a_summary_that_was_replaced_cannot_be_confirmed(summed):
    old = summed.now.summary_turn
    summed.say("and the coupon failed too")

    summed.do(ev.Confirm(old))

    assert summed.refused.code == "stale"
    assert summed.refused.turn == summed.now.summary_turn


def test_a_question_only_button_answers_that_question(asked):
    asked.say("A blank page", question="symptom", turn=asked.turn)

    assert asked.answers["symptom"] == "A blank page"


def test_a_change_in_place_leaves_the_open_question_as_it_stands(asked):
    asked.say("A blank page").say("I pressed Pay")
    turn = asked.turn

    asked.do(ev.Change("doing", "I opened the basket"))

    assert asked.answers["doing"] == "I opened the basket"
    assert (asked.open, asked.turn) == ("email", turn)
    assert [type(body) for body in asked.said] == [e.Answered]


def test_a_change_that_opens_a_question_asks_it_at_once(asked):
    asked.say("A blank page")

    asked.do(ev.Change("symptom", "An error message"))

    assert asked.open == "error"


def test_a_change_that_closes_the_open_question_goes_on(asked):
    asked.say("An error message")
    assert asked.open == "error"

    asked.do(ev.Change("symptom", "A blank page"))

    assert asked.open == "doing"


def test_a_change_at_the_summary_shows_a_new_one(summed):
    old = summed.now.summary_turn

    summed.do(ev.Change("email", "lind@garden.example"))

    assert summed.now.phase == "confirming"
    assert summed.now.summary_turn > old


def test_a_change_does_not_close_a_question_that_was_gone_back_to(asked):
    asked.say("A blank page").say("I pressed Pay").do(ev.Back("symptom"))

    asked.do(ev.Change("doing", "I opened the basket"))

    assert asked.open == "symptom"


def test_a_change_that_does_not_fit_is_refused_and_keeps_the_old_answer(summed):
    summed.do(ev.Change("email", "not an address"))

    assert summed.refused.code == "unclear"
    assert summed.refused.text == "I couldn't spot an address. It looks like mara@garden.example."
    assert summed.answers["email"] == "mara@garden.example"


@pytest.mark.parametrize("question", ["nonsense", "more", "error"])
def test_only_what_was_or_can_be_asked_can_be_changed(summed, question):
    assert "error" not in summed.now.answers  # its condition does not hold

    summed.do(ev.Change(question, "something"))

    assert summed.refused.code == "stale"


def test_an_answer_can_be_mended_while_waiting(waiting):
    waiting.do(ev.Change("email", "lind@garden.example"))

    assert waiting.answers["email"] == "lind@garden.example"
    assert waiting.now.phase == "waiting"
    assert [type(body) for body in waiting.said] == [e.Answered]


def test_a_change_says_which_words_it_came_from(summed):
    summed.do(ev.Change("email", "now lind@garden.example"))

    source = summed.now.answers["email"].source
    assert source.seq == next(x.seq for x in reversed(summed.log) if isinstance(x.body, e.Answered))
    assert source.quote == "lind@garden.example"


def test_going_back_where_nothing_is_behind_says_so_and_changes_nothing(asked):
    turn = asked.turn

    asked.do(ev.Back())

    assert asked.texts == ["This is where we began; there is no earlier answer to change."]
    assert asked.turn == turn


def test_why_keeps_the_question_open(asked):
    asked.say("A blank page")
    turn = asked.turn

    asked.do(ev.Why("doing"))

    assert asked.said == [e.Told("If we do the same, we see the same.", "help", "doing")]
    assert asked.turn == turn


def test_why_without_an_authors_reason_has_an_answer_all_the_same(asked):
    asked.do(ev.Why("symptom"))

    assert asked.texts[0].startswith("It helps the person who takes over")


def test_words_while_waiting_are_passed_on_in_silence(waiting):
    waiting.say("it has just happened again")

    assert [type(body) for body in waiting.said] == [e.Said]


def test_nobody_can_be_made_to_begin_anew_by_writing_to_a_closed_matter(live):
    live.agent(ev.Close(live.now.fence))
    fence = live.now.fence

    live.say("it is back")

    assert live.now.phase == "waiting"
    assert live.now.fence == fence + 1
    assert live.answers["email"] == "mara@garden.example"
    assert live.now.waiting_since == live.at


def test_nothing_is_not_a_reason_to_reopen(live):
    live.agent(ev.Close(live.now.fence))

    assert live.say("  ").refused.code == "empty"


def test_a_collected_question_takes_what_fits_and_lets_other_words_pass(live):
    live.agent(ev.Collect(live.now.fence, "email"))
    live.say("which one do you mean?")
    assert live.open == "email"

    live.say("lind@garden.example")

    assert live.answers["email"] == "lind@garden.example"
    assert live.open == ""


def test_an_answer_to_another_question_than_the_collected_one_is_stale(live):
    live.agent(ev.Collect(live.now.fence, "email"))

    assert live.say("x", question="doing").refused.code == "stale"
    assert live.say("x", question="email", turn=live.turn - 1).refused.code == "stale"
    assert not live.say("lind@garden.example", question="email", turn=live.turn).refused


def test_a_picture_alone_is_a_message(asked):
    asked.say(uploads=[SHOT])

    assert asked.all(e.Said)[-1].files == [SHOT]
    assert asked.now.last == "shot.png"


@pytest.mark.parametrize("words", ["Hello!", "hi", "Guten Tag", "السلام عليكم"])
def test_a_greeting_is_greeted_and_is_not_taken_for_a_problem(chat, words):
    chat.begin().say(words)

    assert chat.said[-1].why == "hello"
    assert (chat.now.flow, chat.now.opening, chat.open) == ("", "", "")
    assert chat.say("the page stays blank").now.opening == "the page stays blank"


def test_a_greeting_in_a_chosen_flow_is_greeted_with_its_own_hello(chat):
    chat.begin(flow="shop").say("hey")

    assert chat.texts[-1] == "Hi! What is going wrong?"
    assert chat.say("the page stays blank").open == "symptom"


def test_only_the_first_greeting_is_only_a_greeting(chat):
    chat.begin().say("hi").say("hi")

    assert chat.now.flow == "shop"
