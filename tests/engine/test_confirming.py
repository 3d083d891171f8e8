"""The summary: confirmed, refused, added to."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev


@pytest.mark.parametrize(
    "words",
    ["yes", "Yes, that's right.", "looks good, thanks", "ok", "ja, passt", "stimmt so", "نعم",
     "looks right now", "yes that's all correct", "all good, send it", "stimmt alles"],
)  # fmt: skip
def test_a_yes_in_words_confirms_like_the_button(summed, words):
    summed.say(words)

    assert summed.now.phase == "waiting"
    assert all(answer.confirmed for answer in summed.now.answers.values())


def test_confirming_marks_every_answer_as_confirmed(summed):
    summed.do(ev.Confirm())

    assert all(answer.confirmed for answer in summed.now.answers.values())


@pytest.mark.parametrize("words", ["no", "No!", "nein", "لا", "no, wrong"])
def test_a_no_asks_what_to_change_and_keeps_the_card(summed, words):
    card = summed.now.summary_turn

    summed.say(words)

    assert summed.texts[-1] == "Tap what's wrong, or tell me here."
    assert (summed.now.phase, summed.now.summary_turn) == ("confirming", card)
    assert "more" not in summed.now.answers


@pytest.mark.parametrize("words", ["petra@garden.example", "ah here: petra@garden.example"])
def test_what_was_not_known_may_be_told_at_the_summary(asked, words):
    asked.say("A blank page").say("I pressed Pay").say("I have no e-mail").say("yesterday")
    assert asked.now.phase == "confirming"
    assert not asked.now.answers["email"].known

    asked.say(words)

    assert asked.answers["email"] == "petra@garden.example"
    assert asked.now.phase == "confirming"
    assert "more" not in asked.now.answers


def test_a_story_beside_what_was_missing_is_kept_as_well(asked):
    asked.say("A blank page").say("I pressed Pay").say("I have no e-mail").say("yesterday")

    asked.say("petra@garden.example and the coupon vanished from the final price")

    assert asked.answers["email"] == "petra@garden.example"
    assert "coupon" in asked.now.answers["more"].text


def test_anything_else_is_added_and_shown(summed):
    summed.say("the coupon was not taken off").say("and it is urgent")

    assert summed.answers["more"] == "the coupon was not taken off\nand it is urgent"
    assert summed.all(e.Summary)[-1].rows[-1] == e.Row("more", "Also said")


def test_a_yes_with_news_is_news(summed):
    summed.say("yes, and the coupon was not taken off")

    assert summed.now.phase == "confirming"
    assert "coupon" in summed.answers["more"]


def test_what_was_added_can_be_changed_but_not_emptied(summed):
    summed.say("the coupon failed")

    summed.do(ev.Change("more", "the voucher failed"))
    assert summed.answers["more"] == "the voucher failed"

    assert summed.do(ev.Change("more", "  ")).refused.code == "empty"


def test_a_file_at_the_summary_is_passed_on(summed):
    summed.say(uploads=[e.Upload("f1", "shot.png", "image/png", 10)])

    assert summed.answers["more"] == "shot.png"


def test_a_person_can_be_asked_for_at_the_summary(summed):
    summed.say("just let me talk to a human")

    assert summed.all(e.Handover)[0].why == "asked"
    assert not any(answer.confirmed for answer in summed.now.answers.values())


def test_back_in_words_opens_the_last_question(summed):
    summed.say("go back")

    assert (summed.now.phase, summed.open) == ("intake", "since")


def test_small_talk_at_the_summary_is_answered_and_not_added(summed):
    summed.say("thanks")

    assert summed.texts[-1] == "You're welcome."
    assert "more" not in summed.now.answers


def test_nothing_is_not_added(summed):
    assert summed.say(" ").refused.code == "empty"


def test_a_late_answer_to_a_question_is_stale_at_the_summary(summed):
    assert summed.say("yesterday", question="since", turn=3).refused.code == "stale"


@pytest.fixture
def invoice(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: email, kind: email, label: E-mail address, ask: Where to?}
          - {id: to, kind: text, label: Name on the invoice, ask: To whom?}
        """)
    )
    return chat.begin().say("I need an invoice").say("mara@garden.example").say("Mara Lind")


@pytest.mark.parametrize(
    "words",
    ["no, to Acme AG", "nein, auf Acme AG", "no, it should be Acme AG", "sorry, it's Acme AG"],
)
def test_a_no_that_names_no_field_changes_what_was_said_last(invoice, words):
    invoice.say(words)

    assert invoice.answers == {"email": "mara@garden.example", "to": "Acme AG"}
    assert invoice.now.phase == "confirming"
    assert any("Acme AG" in text for text in invoice.texts)


@pytest.mark.parametrize("words", ["das Datum ist falsch", "the day", "التاريخ غير صحيح"])
def test_an_answer_can_be_called_by_what_it_is(summed, words):
    summed.say(words)

    assert summed.open == "since"


@pytest.mark.parametrize("words", ["the e-mail address is wrong", "name on the invoice"])
def test_a_row_can_be_named_to_be_changed(invoice, words):
    invoice.say("no").say(words)

    assert invoice.open == ("email" if "mail" in words else "to")
    assert invoice.now.open.asked.old


def test_how_much_is_left_is_told_and_not_added(invoice):
    invoice.say("how long does this take?")

    assert invoice.texts[-1].startswith("Nothing more.")
    assert "more" not in invoice.answers


@pytest.mark.parametrize(
    "words",
    ["also i still wait for my refund of j.doe@x.com", "another thing: my order is late, a@x.com",
     "noch was: die Rechnung an j.doe@x.com stimmt nicht"],
)  # fmt: skip
def test_another_matter_at_the_summary_is_noted_and_corrects_nothing(summed, words):
    before = dict(summed.answers)

    summed.say(words)

    assert [each.kind for each in summed.all(e.Noticed)] == ["another"]
    assert summed.answers == before
    assert summed.now.phase == "confirming"


def test_what_only_adds_to_it_is_added(summed):
    summed.say("also, it was on my phone")

    assert summed.answers["more"] == "also, it was on my phone"


SEEN = """
flow: seen
title: A payment
default: yes
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: amount, kind: number, decimals: 2, ask: Which amount?}
"""


@pytest.fixture
def seen(chat_of, flow):
    return chat_of(flow(SEEN)).begin().say("charged twice").say("Tom Lind").say("49.90")


@pytest.mark.parametrize(
    ("words", "question", "value"),
    [("yes but it's Tim not Tom", "name", "Tim Lind"),
     ("ja, aber der Betrag war 59,90", "amount", 59.9),
     ("and the amount was 59.90", "amount", 59.9)],
)  # fmt: skip
def test_what_a_message_puts_right_is_put_right_and_not_added(seen, words, question, value):
    assert seen.now.phase == "confirming"

    seen.say(words)

    assert seen.now.answers[question].value == value
    assert "more" not in seen.now.answers
    assert seen.now.phase == "confirming"


@pytest.mark.parametrize("words", ["hmm", "hm...", "skip", "I don't know"])
def test_what_says_nothing_is_not_added_to_it(seen, words):
    seen.say(words)

    assert "more" not in seen.now.answers
    assert seen.texts[-1].startswith("Tap what's wrong")


def test_an_amount_that_is_told_of_something_else_changes_nothing(seen):
    seen.say("my neighbour paid 12.50 for the same pot")

    assert seen.now.answers["amount"].value == 49.9
    assert "12.50" in seen.answers["more"]


@pytest.mark.parametrize("words", ["that's everything", "that's all I have", "das ist alles"])
def test_who_has_no_more_to_say_confirms(summed, words):
    summed.say(words)

    assert summed.now.phase == "waiting"


def test_under_the_summary_an_address_may_be_named_anew(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: home
        title: Home
        default: yes
        questions:
          - {id: home, kind: text, label: Delivery address, ask: Where to?}
        """)
    )
    chat.begin().say("a cake to 12 Harbour Road").say("no, the address is 14 Harbour Road")
    assert chat.answers["home"] == "14 Harbour Road"

    chat.say("the address was 16 Harbour Road")

    assert chat.answers["home"] == "16 Harbour Road"
    assert chat.now.phase == "confirming"
