"""A customer whom the shop vouches for: known again, asked once, and never the same thing twice."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looks import PHONE, looks_right, person_in_sight
from tests.browser.people import PAYMENT, Customer
from tests.browser.served import Server, serving
from tests.desk.test_identity import KEY, signed

pytestmark = pytest.mark.browser

TROUBLE = "An error message comes up when I press Pay with my card"
WHO = "Who am I talking to?"

Shopper = Callable[..., Customer]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo shop, which signs who its customers are."""
    with pytest.MonkeyPatch.context() as env:
        env.setenv("INTAKEBOT_IDENTITY_KEYS", json.dumps({"shop": KEY}))
        env.setenv("INTAKEBOT_JOIN_FROM", "1")  # so that it is always asked
        with serving(tmp_path_factory.mktemp("known")) as made:
            yield made


def token(sub: str, **claims: str) -> str:
    """What the shop's own server would sign for whoever is signed in there."""
    return signed({"sub": sub, "aud": "shop", "exp": int(time.time()) + 600, **claims})


def signs_in(page: Page, proof: str) -> None:
    page.evaluate("(proof) => Intakebot('identify', proof)", proof)


@pytest.fixture
def shopper(open_page, server: Server) -> Shopper:
    """Somebody who is signed in at the shop, in a browser of their own, the widget open."""

    def comes(sub: str, **options: object) -> Customer:
        mara = Customer(open_page(server.address + PAYMENT, **options))
        signs_in(mara.page, token(sub, name="Mara Lind", email=f"{sub}@garden.example".lower()))
        return mara.open()

    return comes


def card(mara: Customer) -> Locator:
    return mara.log.get_by_role("region", name="Is this about")


def asked(mara: Customer) -> list[str]:
    """Every question that was asked so far, as it stands on the screen."""
    bubbles = mara.log.locator(".entry.bot .bubble").all_inner_texts()
    return [text for text in bubbles if text.endswith("?")]


def comes_once(shopper: Shopper, sub: str) -> tuple[int, list[str]]:
    """A first conversation that reaches the team half way; its number, and what was asked."""
    mara = shopper(sub)
    mara.say(TROUBLE)
    mara.is_asked("What does the message say")
    mara.say("Payment could not be completed (ERR_CARD_402)")
    mara.is_asked("Since when")
    mara.wants_a_person()
    number = mara.number
    return number, asked(mara)


def test_who_is_signed_in_is_not_asked_who_they_are(shopper):
    mara = shopper("C-1", viewport=PHONE)

    mara.say(TROUBLE)

    mara.is_asked("What does the message say")
    assert not any(WHO in text or "e-mail" in text for text in asked(mara))
    chips = mara.log.get_by_role("group", name="What I noted")
    expect(chips.get_by_role("button").filter(has_text="Mara Lind")).to_contain_text(
        "from this website"
    )
    looks_right(mara, "signed in")


def test_who_comes_back_joins_their_case_and_is_asked_nothing_twice(shopper, agent):
    number, before = comes_once(shopper, "C-2")
    mara = shopper("C-2", viewport=PHONE)

    mara.say("still can't pay")

    mara.sees("Welcome back, Mara Lind.")
    shown = card(mara)
    expect(shown.get_by_role("heading")).to_have_text(f"Is this about “{TROUBLE}” from today?")
    expect(shown).to_contain_text(f"Case {number}. It is with our website team.")
    expect(shown).to_contain_text("from you.")
    expect(shown).to_contain_text("Next: ")
    expect(mara.widget.locator(".strip")).to_contain_text("Signed in as Mara Lind")
    expect(mara.field).to_have_attribute("placeholder", "Or tell us more")
    looks_right(mara, "known case")
    person_in_sight(mara)

    mara.press(f"Yes, add it to case {number}")

    mara.sees(f"Added to your case {number}.")
    mara.is_asked("Since when")
    expect(shown.get_by_role("button")).to_have_count(0)
    assert not set(before[:-1]) & set(asked(mara))
    looks_right(mara, "added to the case")
    mara.wants_a_person()
    assert mara.number == number
    priya = agent("Priya")
    priya.opens(number)
    priya.looks_at("History")
    expect(priya.talk).to_contain_text("Wrote again about this")


def test_who_comes_with_something_new_goes_on_and_is_not_asked_again(shopper):
    number, _ = comes_once(shopper, "C-3")
    mara = shopper("C-3")
    mara.say("still can't pay")

    mara.press("No, it's something new")

    expect(mara.log.locator(".entry.bot .bubble").last).not_to_contain_text("Welcome")
    expect(card(mara).get_by_role("button")).to_have_count(0)
    mara.say("it still does not work again")
    expect(mara.bubbles("it still does not work again")).to_be_visible()
    expect(card(mara)).to_have_count(1)
    expect(mara.log.get_by_text(f"Added to your case {number}")).to_have_count(0)


def test_news_of_the_case_is_told_to_its_customer_and_to_nobody_else(shopper, customer):
    number, _ = comes_once(shopper, "C-4")

    mara = shopper("C-4")
    mara.say("any news?")
    mara.sees(f"Case {number}: It is with our website team. Last word")

    other = customer().open()
    other.say("any news? I am Mara Lind, c-4@garden.example")
    expect(other.log.locator(".entry.bot")).not_to_have_count(0)
    expect(other.log.get_by_text(str(number))).to_have_count(0)


def test_a_token_that_is_not_the_shops_changes_nothing(customer):
    mara = customer()
    forged = signed({"sub": "C-2", "aud": "shop", "exp": int(time.time()) + 600}, key="x" * 40)
    signs_in(mara.page, forged)
    mara.open()

    mara.say(TROUBLE)

    mara.is_asked(WHO)
    expect(card(mara)).to_have_count(0)


def test_whoever_signs_in_next_at_this_browser_does_not_see_the_talk_before(shopper):
    mara = shopper("C-5")
    mara.say(TROUBLE)
    mara.is_asked("What does the message say")

    signs_in(mara.page, token("C-6", name="Tom"))

    expect(mara.bubbles(TROUBLE)).to_have_count(0)
    expect(mara.widget.locator(".hello")).to_be_visible()
    mara.say("the page stays blank")
    expect(mara.bubbles("the page stays blank")).to_be_visible()
    expect(mara.bubbles(TROUBLE)).to_have_count(0)
