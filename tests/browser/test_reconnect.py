"""Reloads, lost networks, restarts and second tabs: nothing is lost and nothing comes twice."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import enter
from tests.browser.gates import CUSTOMER, Gate
from tests.browser.people import PAYMENT, Customer

pytestmark = pytest.mark.browser


def test_a_reload_in_mid_question_goes_on_there_with_nothing_lost_or_doubled(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.say("Mara Lindqvist")
    mara.is_asked("Which e-mail address")
    mara.type("mara@gard")
    before = mara.log.locator(".entry .bubble").all_inner_texts()

    mara.page.reload()
    mara.open()

    mara.is_asked("Which e-mail address")
    assert mara.log.locator(".entry .bubble").all_inner_texts() == before
    expect(mara.field).to_have_value("mara@gard")
    mara.say("mara@garden.example")
    mara.is_asked("What do you see?")
    expect(mara.bubbles("mara@garden.example")).to_have_count(1)


def test_what_is_written_offline_waits_and_is_sent_once(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.page.context.set_offline(True)
    expect(mara.widget.get_by_text("You’re offline.")).to_be_visible()

    mara.say("Mara Lindqvist")
    waiting = mara.log.locator(".entry.mine", has_text="Mara Lindqvist")
    expect(waiting).to_contain_text("Waiting to be sent")
    mara.type("half a sent")
    expect(mara.field).to_have_value("half a sent")

    mara.page.context.set_offline(False)
    mara.is_asked("Which e-mail address")
    expect(mara.bubbles("Mara Lindqvist")).to_have_count(1)
    expect(mara.widget.get_by_text("You’re offline.")).to_have_count(0)
    expect(mara.field).to_have_value("half a sent")
    mara.page.reload()
    mara.open()
    mara.is_asked("Which e-mail address")
    expect(mara.bubbles("Mara Lindqvist")).to_have_count(1)


def test_an_agent_who_is_offline_is_told_and_what_was_written_is_sent_once(customer, agent, watch):
    watch.expected = ("ERR_INTERNET_DISCONNECTED",)
    mara = customer().open()
    mara.say("The plants arrived broken")
    mara.wants_a_person()
    priya = agent("Priya")
    priya.opens(mara.number)
    priya.takes_over()
    priya.page.context.set_offline(True)
    expect(priya.page.get_by_text("No connection since")).to_be_visible()

    priya.replies("I am looking at it.")
    expect(priya.talk.get_by_text("waiting to be sent")).to_be_visible()
    priya.page.context.set_offline(False)

    mara.sees("I am looking at it.")
    expect(priya.talk.get_by_text("waiting to be sent")).to_have_count(0)
    expect(priya.talk.get_by_text("I am looking at it.")).to_have_count(1)
    expect(mara.log.get_by_text("I am looking at it.")).to_have_count(1)


def test_a_server_that_starts_again_is_found_by_itself(own_server, open_page, watch):
    watch.expected = ("WebSocket connection to", "ERR_CONNECTION_REFUSED")
    mara = Customer(open_page(own_server.address + PAYMENT)).open()
    mara.says_what_is_wrong()
    priya = enter(open_page, own_server, "Priya")

    assert own_server.stop() == 0
    mara.say("Mara Lindqvist")
    waiting = mara.log.locator(".entry.mine", has_text="Mara Lindqvist")
    expect(waiting).to_contain_text(re.compile("Sending|Waiting to be sent"))
    own_server.start()

    asked = mara.log.locator(".bubble", has_text="Which e-mail address")
    expect(asked).to_be_visible(timeout=40_000)
    expect(mara.bubbles("Mara Lindqvist")).to_have_count(1)
    expect(priya.row(1001)).to_contain_text("Mara Lindqvist", timeout=40_000)


def test_two_tabs_of_one_customer_stay_in_step(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    other = second_tab(mara)
    other.is_asked("Who am I talking to?")

    mara.say("Mara Lindqvist")
    other.is_asked("Which e-mail address")
    other.say("mara@garden.example")
    mara.is_asked("What do you see?")
    expect(mara.bubbles("mara@garden.example")).to_have_count(1)
    expect(other.bubbles("mara@garden.example")).to_have_count(1)


def test_the_same_answer_in_two_tabs_counts_once_and_the_slower_is_told_kindly(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.say("Mara Lindqvist")
    mara.say("mara@garden.example")
    mara.is_asked("What do you see?")
    gate = Gate(CUSTOMER)
    other = second_tab(mara, gate.on)
    other.is_asked("What do you see?")

    gate.shut = True
    mara.press("An error message")
    mara.is_asked("What does the message say")
    other.press("An error message")
    expect(other.log.get_by_text("Sending")).to_be_visible()
    gate.open()

    expect(other.widget.locator(".composer .banner")).to_have_text(
        "That question was already answered. Here is where we are."
    )
    other.is_asked("What does the message say")
    for tab in (mara, other):
        expect(tab.bubbles("An error message")).to_have_count(1)


def second_tab(mara: Customer, prepare: Callable[[Page], None] = lambda page: None) -> Customer:
    page = mara.page.context.new_page()
    prepare(page)
    page.goto(mara.page.url)
    return Customer(page).open()
