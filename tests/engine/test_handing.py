"""Handing over: complete or not, staffed or not, the customer hears the truth."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.effects import HandOver
from intakebot.engine.events import Staffing

HOUR = 3_600_000


def test_the_reference_number_is_in_the_words_of_the_handover(summed):
    summed.do(ev.Confirm())

    over, told = summed.said
    assert (over.number, over.online, over.why) == (1042, True, "confirmed")
    assert over.title == "A blank page on /basket: I pressed Pay"
    assert over.priority == "high"
    assert told.text == "Everything is with our website team. Your reference is 1042."
    assert HandOver(1042) in summed.effects


def test_whoever_wanted_a_person_is_told_so_and_the_case_says_what_is_missing(asked):
    asked.do(ev.WantPerson())

    over = asked.said[0]
    assert [row.question for row in over.missing] == ["symptom", "doing", "email"]
    assert over.why == "asked"
    assert asked.texts[1] == "Of course. I'm passing on everything you've told me."


def test_when_nobody_is_there_the_customer_hears_when_somebody_is(summed):
    summed.staffing = Staffing("our website team", False, summed.at + 22 * HOUR)

    summed.do(ev.Confirm())

    assert summed.said[-1].why == "away"
    assert summed.texts[-1].startswith("Nobody is here at the moment. We're back on Tuesday, 8:00")
    assert (summed.said[0].online, summed.said[0].opens) == (False, summed.staffing.opens)


def test_when_nobody_can_say_no_time_is_promised(summed):
    summed.staffing = Staffing("", False, 0)

    summed.do(ev.Confirm())

    assert summed.texts[-1] == "Nobody is here at the moment. We'll answer as soon as we're back."


def test_the_authors_closing_words_take_the_place_of_ours(chat_of, flow):
    chat = (
        chat_of(
            flow("""
        flow: one
        title: One
        default: yes
        closing: "Thank you, {{ name }}. Your number is {{ number }}."
        questions:
          - {id: name, kind: name, ask: Who are you?}
        """)
        )
        .begin()
        .say("it is broken")
        .say("Mara")
    )

    chat.do(ev.Confirm())

    assert chat.texts[-1] == "Thank you, Mara. Your number is 1042."


@pytest.mark.parametrize("language", ["de", "ar", "fr"])
def test_every_language_has_words_for_it(chat_of, shop, language):
    chat = chat_of(shop).begin(language=language).say("it is broken")
    chat.staffing = Staffing("T", False, chat.at + 22 * HOUR)

    chat.do(ev.WantPerson())

    assert all(chat.texts[1:])


def test_an_unconfirmed_handover_confirms_nothing(asked):
    asked.say("A blank page").do(ev.WantPerson())

    assert not any(answer.confirmed for answer in asked.now.answers.values())


def test_handing_over_again_after_the_bot_asked_on_keeps_the_number(asked):
    asked.take().agent(ev.Return(asked.now.fence))
    asked.do(ev.WantPerson())

    assert asked.all(e.Handover)[0].number == 1042
