"""The whole story in real browsers: a customer, and the two agents who help."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.gates import AGENT, Gate
from tests.browser.people import ERROR, OPENING, Agent, writing

pytestmark = pytest.mark.browser


def test_a_customer_is_asked_what_is_missing_and_gets_a_reference_number(customer):
    mara = customer().open()
    expect(mara.widget.get_by_role("heading", name="What's going wrong?")).to_be_visible()

    mara.answers_all()

    card = mara.log.get_by_role("region", name="Your case")
    for words in (ERROR, "mara@garden.example", "/demo/checkout/payment", "An error message"):
        expect(card.get_by_text(words)).to_be_visible()
    expect(card.get_by_text("Tried so far")).to_be_visible()
    card.get_by_role("button", name="Change: Just before").click()
    field = mara.widget.get_by_label("What were you doing just before?")
    expect(field).to_have_value("I pressed Pay with my card")
    field.fill("I pressed Pay with my bank account")
    mara.widget.get_by_role("button", name="Save").click()
    expect(card.get_by_text("I pressed Pay with my bank account")).to_be_visible()
    expect(card.get_by_text("I pressed Pay with my card")).to_have_count(0)

    mara.sends()

    mara.sees(re.compile(r"Your reference is \d{4}"))
    mara.sees(str(mara.number))


def test_an_agent_sees_the_case_arrive_takes_it_over_and_answers_until_it_is_closed(
    customer, agent
):
    priya = agent("Priya")
    mara = customer().open()
    mara.answers_all()
    mara.sends()
    row = priya.row(mara.number)
    expect(row).to_contain_text("ERR_CARD_402 on /demo/checkout/payment")

    row.click()
    expect(priya.page.get_by_role("heading", level=1, name="Mara Lindqvist")).to_be_visible()
    expect(priya.talk.get_by_text(OPENING)).to_be_visible()
    for words in ("mara@garden.example", ERROR, "I pressed Pay with my card"):
        expect(priya.sheet.get_by_text(words, exact=True).first).to_be_visible()
    mara.say("It still says so.")
    expect(priya.talk.get_by_text("It still says so.")).to_be_visible()

    priya.takes_over()
    mara.sees("Priya has joined and can read everything above.")
    expect(mara.widget.get_by_role("heading", name="Priya")).to_be_visible()
    with writing(priya.pen, "Hello Mara, I"):
        mara.sees("Priya is writing")
    priya.replies("Hello Mara, I have found it. Please try once more.")
    mara.sees("Hello Mara, I have found it. Please try once more.")
    expect(mara.log.get_by_text("Priya is writing")).to_have_count(0)
    with writing(mara.field, "Thank"):
        expect(priya.page.get_by_text("Mara Lindqvist is writing")).to_be_visible()
    mara.say("Thank you, now it works.")
    expect(priya.talk.get_by_text("Thank you, now it works.")).to_be_visible()

    heard = mara.frames_heard()
    priya.notes("The bank had blocked the card.")
    mara.page.reload()
    mara.open()
    mara.sees("Thank you, now it works.")
    assert "now it works" in "".join(heard)
    assert "blocked the card" not in "".join(heard)
    expect(mara.log.get_by_text("blocked the card")).to_have_count(0)

    priya.closes("We unlocked the payment.")
    mara.sees("We unlocked the payment.")
    expect(priya.page.get_by_text("Closed: solved")).to_be_visible()
    mara.say("Sorry, it is back again.")
    mara.sees("Open again")
    expect(priya.talk.get_by_text("Sorry, it is back again.")).to_be_visible()
    expect(priya.page.get_by_role("button", name="Take over")).to_be_visible()


def test_of_two_who_take_at_once_one_wins_and_the_other_keeps_the_draft(customer, agent):
    mara = customer().open()
    mara.say("My cart is empty although I filled it")
    mara.wants_a_person()
    number = mara.number
    priya, tom = agent("Priya"), agent("Tom")
    gates = [hears_late(someone) for someone in (priya, tom)]
    for someone in (priya, tom):
        someone.opens(number)
    expect(tom.page.get_by_role("img", name="Priya has it open")).to_be_visible()
    expect(priya.page.get_by_role("img", name="Tom has it open")).to_be_visible()
    for someone in (priya, tom):
        someone.pen.fill(f"Hello, this is {someone.name}.")

    for gate in gates:
        gate.shut = True  # so that neither hears of the other before they press
    for someone in (priya, tom):
        someone.page.get_by_role("button", name="Take over").first.click()
    for gate in gates:
        gate.open()

    lost = [someone for someone in (priya, tom) if is_told(someone)]
    assert len(lost) == 1
    (loser,) = lost
    winner = tom if loser is priya else priya
    expect(loser.page.get_by_role("alert")).to_contain_text(f"{winner.name} took this over")
    expect(loser.page.get_by_role("alert")).to_contain_text("Your draft is kept.")
    expect(loser.pen).to_have_value(f"Hello, this is {loser.name}.")
    expect(winner.page.get_by_text("with you")).to_be_visible()
    expect(loser.page.get_by_text(f"with {winner.name}", exact=True).first).to_be_visible()
    loser.page.get_by_role("button", name=f"Pass my draft to {winner.name}").click()
    expect(
        winner.talk.get_by_text(f"my draft, if it helps: Hello, this is {loser.name}.")
    ).to_be_visible()
    mara.sees(f"{winner.name} has joined")
    expect(mara.log.get_by_text("my draft")).to_have_count(0)


def hears_late(someone: Agent) -> Gate:
    """Puts a gate into the agent's line."""
    gate = Gate(AGENT)
    gate.on(someone.page)
    someone.page.reload()
    someone.is_in()
    return gate


def is_told(someone) -> bool:
    either = someone.page.get_by_text("with you").or_(someone.page.get_by_role("alert")).first
    expect(either).to_be_visible()
    return someone.page.get_by_role("alert").count() == 1
