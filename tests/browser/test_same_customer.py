"""The same customer five times, and another one with the same words: two cases, not six."""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.looks import PHONE, looks_right
from tests.browser.people import Customer
from tests.browser.served import Server, serving
from tests.browser.test_incidents import opens_incident
from tests.browser.test_known import asked, card
from tests.post import PostOffice, post_office

pytestmark = pytest.mark.browser

TROUBLE = "An error message comes up when I press Pay with my card"
TYPOS = "an eror mesage comes up when I pay with my crad"
ERROR = "Payment could not be completed (ERR_CARD_402)"
MARA = "mara@garden.example"
NAME = "Mara Lind"
SENT = "A code is on its way"


class Mailbox:
    """A mail server in a thread of its own, and what lies in it."""

    def __init__(self) -> None:
        self.office = PostOffice()
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._run()))
        self._thread.start()
        assert self._ready.wait(10)

    async def _run(self) -> None:
        async with post_office() as self.office:
            self._ready.set()
            await self._over.wait()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    def newest(self, customer: Customer, before: int) -> str:
        """What the newest mail says, once there are more than before."""
        for _ in range(200):
            if len(self.office.mails) > before:
                return str(self.office.mails[-1].get_content())
            customer.page.wait_for_timeout(50)
        raise AssertionError("no mail came")


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    made = Mailbox()
    yield made
    made.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox) -> Iterator[Server]:
    """The demo shop with mail set up."""
    with pytest.MonkeyPatch.context() as env:
        env.setenv("INTAKEBOT_SMTP_URL", mailbox.office.url)
        env.setenv("INTAKEBOT_MAIL_FROM", "Fern & Finch <help@shop.example>")
        with serving(tmp_path_factory.mktemp("same")) as made:
            yield made


Comes = Callable[..., Customer]


@pytest.fixture
def comes(customer: Callable[..., Customer]) -> Comes:
    """Somebody anonymous in a fresh browser, who says what is wrong and who they are."""

    def arrives(words: str, address: str = MARA, name: str = NAME, **options: object) -> Customer:
        made = customer(**options).open()
        made.say(words)
        made.is_asked("Who am I talking to?")
        made.say(name)
        made.is_asked("Which e-mail address")
        made.say(address)
        made.sees("Have you written to us before?")
        return made

    return arrives


def text_of_mail(mailbox: Mailbox, made: Customer) -> str:
    before = len(mailbox.office.mails)
    made.press("Send me a code")
    made.sees(SENT)
    return mailbox.newest(made, before)


def proves(mailbox: Mailbox, made: Customer) -> None:
    code = re.search(r"\b\d{6}\b", text_of_mail(mailbox, made))
    assert code
    made.say(code[0])
    made.sees("Thank you, the address is confirmed.")
    expect(made.bubbles("••••••")).to_be_visible()
    expect(made.log.get_by_text(code[0])).to_have_count(0)


def hears_the_news(made: Customer, number: int) -> None:
    made.say("any news?")
    made.sees(f"Case {number}: It is with our website team.")


def asked_once(made: Customer) -> None:
    questions = asked(made)
    assert len(set(questions)) == len(questions), questions


def adds(made: Customer, number: int) -> None:
    """Say yes where it is asked; either that or being told that it is done comes in a moment."""
    told = made.log.get_by_text(f"your case {number}").last
    expect(card(made).or_(told).first).to_be_visible()
    if card(made).count():
        made.press(f"Yes, add it to case {number}")
    expect(told).to_be_visible()


def joins(made: Customer, number: int) -> None:
    """Say yes where it is asked, and be told that it was added; nothing that is known is asked."""
    adds(made, number)
    hears_the_news(made, number)
    made.wants_a_person()
    assert made.number == number
    asked_once(made)
    assert not any("What does the message say" in text for text in asked(made))


@pytest.mark.timeout(900)
def test_five_chats_of_one_customer_are_one_case_and_another_customers_is_another(
    comes: Comes, mailbox: Mailbox, agent, open_page
):
    mara = comes(TROUBLE)  # anonymous, then proved
    mara.is_asked("What does the message say")
    proves(mailbox, mara)
    mara.say(ERROR)
    mara.is_asked("Since when")
    mara.wants_a_person()
    number = mara.number
    mara.say("any news?")
    mara.sees(f"Your case {number} has been with")
    asked_once(mara)

    again = comes("still can't pay, it is the same error message")  # anonymous, then proved
    proves(mailbox, again)
    joins(again, number)

    typo = comes(TYPOS)
    proves(mailbox, typo)
    joins(typo, number)

    phone = comes("I still can't pay, an error comes up", viewport=PHONE)  # another device
    looks_right(phone, "an address may be proved")
    link = re.search(r"\S+/prove/\S+", text_of_mail(mailbox, phone))
    assert link
    reader = open_page(link[0])
    expect(reader.locator("main")).to_contain_text(MARA)
    reader.get_by_role("button", name="Yes, that was me").click()
    expect(reader.locator("main")).to_contain_text("You can go back to the chat")
    phone.sees("Thank you, the address is confirmed.")
    looks_right(phone, "a known case after a proof")
    joins(phone, number)
    looks_right(phone, "added to a case")

    fifth = comes("again: " + TROUBLE, color_scheme="dark")
    proves(mailbox, fifth)
    looks_right(fifth, "proved in the dark")
    joins(fifth, number)

    tom = comes(TROUBLE, "tom@garden.example", "Tom Adler")
    tom.is_asked("What does the message say")
    proves(mailbox, tom)
    expect(card(tom)).to_have_count(0)
    tom.say(ERROR)
    tom.is_asked("Since when")
    tom.wants_a_person()
    assert tom.number != number
    assert not tom.log.get_by_text(str(number)).count()

    priya, other = agent("Priya"), agent("Tom")
    priya.opens(number)
    expect(priya.sheet).to_contain_text("5 contacts")
    priya.looks_at("History")
    expect(priya.talk.get_by_text("Wrote again about this")).to_have_count(4)
    other.opens(tom.number)
    expect(other.sheet).to_contain_text("1 contact")

    opens_incident(priya, number)  # two cases, one cause
    priya.page.get_by_role("checkbox", name=f"Choose case {tom.number}").check()
    priya.page.get_by_role("button", name=re.compile(r"Add the \d chosen")).click()
    belong = priya.page.get_by_role("region", name="Belong here")
    expect(belong.get_by_role("link", name=str(number), exact=True)).to_be_visible()
    expect(belong.get_by_role("link", name=str(tom.number), exact=True)).to_be_visible()
    nora = comes(TROUBLE, "nora@garden.example", "Nora Beck")
    nora.is_asked("What does the message say")
    nora.say(ERROR)
    told = nora.log.get_by_role("region", name="We know about this one")
    expect(told).to_contain_text("others have reported this since")


def test_the_same_browser_is_known_again_and_is_asked_nothing_twice(
    customer: Callable[..., Customer], agent
):
    mara = customer(viewport=PHONE).open()
    mara.say(TROUBLE)
    mara.is_asked("Who am I talking to?")
    mara.say(NAME)
    mara.is_asked("Which e-mail address")
    mara.say("home@garden.example")
    mara.sees("Have you written to us before?")
    mara.wants_a_person()
    number = mara.number
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()
    priya.closes("Try it again, please.")

    mara.widget.locator(".head [aria-expanded]").click()
    mara.widget.get_by_role("button", name="Start something new").click()
    mara.say("the page stays blank after I press Pay")

    chips = mara.log.get_by_role("group", name="What I noted")
    expect(chips.get_by_role("button").filter(has_text=NAME)).to_be_visible()
    assert not any("Who am I talking to" in text or "e-mail" in text for text in asked(mara))
    looks_right(mara, "known by the browser")
    mara.wants_a_person()
    assert mara.number != number, "what was closed stays closed"
    priya.opens(mara.number)
    priya.looks_at("History")
    expect(priya.sheet).to_contain_text("The same browser as before")


def test_who_is_added_to_the_wrong_case_takes_it_back(comes: Comes, mailbox: Mailbox, agent):
    first = comes(TROUBLE, "lind@garden.example", "Lin Dahl")
    proves(mailbox, first)
    first.say("Your bank did not answer in time (ERR_BANK_17)")  # what no incident is about
    first.is_asked("Since when")
    first.wants_a_person()
    number = first.number

    lin = comes("still can't pay with my card", "lind@garden.example", "Lin Dahl")
    proves(mailbox, lin)
    adds(lin, number)

    lin.page.keyboard.press("Tab")
    undo = lin.log.get_by_role("button", name="No, it's something else")
    undo.focus()
    lin.page.keyboard.press("Enter")

    lin.sees("All right, then it's something new.")
    expect(undo).to_have_count(0)
    lin.wants_a_person()
    assert lin.number != number
    assert [asked(lin).count(text) for text in asked(lin)[:2]] == [1, 1]  # who she is
    priya = agent("Priya")
    priya.opens(number)
    expect(priya.sheet).to_contain_text("1 contact")


def test_a_wrong_code_is_said_kindly_and_in_arabic_it_stands_the_right_way(
    comes: Comes, mailbox: Mailbox
):
    mara = comes(TROUBLE, "amal@garden.example", "Amal Said", viewport=PHONE)
    text_of_mail(mailbox, mara)
    mara.say("000 000")
    mara.sees("That isn't the code from the newest message.")
    mara.speaks("العربية")
    looks_right(mara, "a wrong code")
