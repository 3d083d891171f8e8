"""Many customers, one cause: two customers and an agent, from the first case to "it's fixed"."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.looks import PHONE, looks_right, person_in_sight, right
from tests.browser.people import Agent, Customer

pytestmark = pytest.mark.browser

TROUBLE = "I get an error when I pay"
NOTE = "Card payments fail. Your basket is safe. Paying by bank transfer works right now."
SIZES = [({"width": 1440, "height": 900}, "light"), ({"width": 1024, "height": 768}, "dark")]
FOLLOW = "Tell me when it's fixed"


def error(code: str) -> str:
    """An error of its own for each test: the server is one for all of them."""
    return f"PAY-{code}: payment could not be completed"


def comes(customer: Callable[..., Customer], said: str, **options: object) -> Customer:
    someone = customer(**options).open()
    someone.say(f"{TROUBLE}. It says “{said}”")
    return someone


def case_of(customer: Callable[..., Customer], said: str) -> int:
    """A case with that error that waits for the team; its number."""
    someone = comes(customer, said)
    someone.is_asked("Who am I talking to?")
    someone.wants_a_person()
    return someone.number


def opens_incident(priya: Agent, number: int) -> str:
    """By the key, from the case; the address of its page."""
    priya.opens(number)
    priya.page.get_by_role("heading", name=f"Case {number}").click()
    priya.page.keyboard.press("o")
    expect(priya.page.get_by_role("heading", name="What customers read")).to_be_visible()
    return priya.page.url


def card(someone: Customer, name: str = "We know about this one") -> Locator:
    return someone.log.get_by_role("region", name=name)


def writes_note(priya: Agent, words: str) -> None:
    priya.page.get_by_label("Public note").fill(words)
    priya.page.get_by_role("button", name="Save note").click()
    expect(priya.page.get_by_role("button", name="Save note")).to_be_disabled()


def test_the_next_customer_hears_of_it_before_a_single_question(customer, agent):
    said = error("5101")
    first, second = case_of(customer, said), case_of(customer, said)
    priya = agent("Priya")
    opens_incident(priya, first)
    page = priya.page
    expect(page.get_by_role("checkbox", name=f"Choose case {second}")).to_be_checked()
    page.get_by_role("button", name="Add the 1 chosen").click()
    expect(page.get_by_role("region", name="May belong here")).to_have_count(0)
    writes_note(priya, NOTE)

    mara = comes(customer, said)

    expect(card(mara)).to_contain_text("Two others have reported this since")
    expect(card(mara)).to_contain_text("bank transfer")
    expect(mara.log.locator(".entry.bot .bubble", has_text="?")).to_have_count(0)
    mara.press(FOLLOW)
    mara.sees("We'll tell you here as soon as it's fixed")
    mara.say("Mara Lindqvist")
    mara.is_asked("Which e-mail address")
    mara.say("mara@garden.example")
    mara.sees("Everything is with our team")
    numbers = page.get_by_role("region", name="Cases by hour")
    expect(numbers).to_contain_text(re.compile(r"wants to be told\s*1|1\s*wants to be told"))

    page.get_by_role("button", name="Write to all 3").click()
    page.get_by_label("Everybody reads it").fill("The bank is looking into it.")
    page.get_by_role("button", name="Send to 3 customers").click()
    expect(card(mara, "News on the problem we know")).to_contain_text("The bank is looking")

    page.get_by_role("button", name="Mark as fixed for all").click()
    page.get_by_role("dialog").get_by_role("button", name="Mark as fixed for all").click()
    expect(card(mara, "It's fixed")).to_contain_text("It's fixed as of")
    expect(page.locator(".page-head .tag")).to_contain_text("fixed")
    mara.say("it still fails here")
    mara.sees("it still fails here")


def test_an_agent_chooses_what_its_customers_are_still_asked(customer, agent):
    said = error("5501")
    priya = agent("Priya")
    opens_incident(priya, case_of(customer, said))
    page = priya.page
    panel = page.get_by_role("region", name="What its customers are still asked")
    expect(panel).to_contain_text("what its cases answer differently")
    chosen = panel.get_by_role("checkbox", name="Since")
    expect(chosen).not_to_be_checked()
    chosen.focus()
    page.keyboard.press("Space")
    panel.get_by_role("button", name="Save questions").click()
    expect(panel.get_by_role("button", name="Save questions")).to_be_disabled()
    expect(panel).to_contain_text("whoever hears of it from now on")
    right(page, "questions of an incident")

    mara = comes(customer, said)
    mara.press(FOLLOW)
    mara.is_asked("Who am I talking to?")
    mara.say("Mara Lindqvist")
    mara.is_asked("Which e-mail address")
    mara.say("mara@garden.example")
    mara.is_asked("Since when")
    mara.say("today")
    mara.sees("Everything is with our team")

    panel.get_by_role("button", name="Choose by itself").click()
    expect(panel).to_contain_text("Nobody chose")
    expect(chosen).not_to_be_checked()


def test_mine_is_different_goes_on_as_usual(customer, agent):
    said = error("5102")
    priya = agent("Priya")
    opens_incident(priya, case_of(customer, said))

    tom = comes(customer, said, viewport=PHONE)
    expect(card(tom)).to_contain_text("One other has reported this since")
    tom.press("Mine is different")

    tom.is_asked("Who am I talking to?")
    expect(card(tom).get_by_role("button")).to_have_count(0)


def test_the_card_has_no_faults_on_a_phone_in_the_dark_and_in_arabic(customer, agent):
    said = error("5103")
    priya = agent("Priya")
    opens_incident(priya, case_of(customer, said))
    priya.page.locator("#public-note-language").select_option("ar")
    writes_note(priya, "التحويل المصرفي يعمل الآن.")

    for scheme in ("light", "dark"):
        mara = comes(customer, said, viewport=PHONE, color_scheme=scheme)
        expect(card(mara)).to_be_visible()
        looks_right(mara, f"known incident, {scheme}")
        person_in_sight(mara)

    noor = customer(locale="ar").open()
    noor.say(f"تظهر رسالة خطأ عند الدفع: {said}")
    arabic = card(noor, "نحن على علم بهذه المشكلة")
    expect(arabic).to_contain_text("التحويل المصرفي يعمل الآن")
    expect(arabic).to_contain_text("أبلغ شخص آخر عن هذا منذ")
    looks_right(noor, "known incident, arabic")


@pytest.mark.parametrize(("size", "scheme"), SIZES, ids=["1440", "1024 dark"])
def test_the_incidents_page_has_no_faults(customer, agent, size, scheme):
    said = error(f"52{size['width'] // 100}")
    numbers = [case_of(customer, said) for _ in range(2)]
    priya = agent("Priya", viewport=size, color_scheme=scheme)
    opens_incident(priya, numbers[0])
    page = priya.page
    expect(page.get_by_role("img", name=re.compile("Cases by hour"))).to_be_visible()
    right(page, "incident")
    page.get_by_role("button", name="Write to the customer").click()
    right(page, "write to all")
    page.keyboard.press("Escape")

    page.get_by_role("link", name=re.compile("Incidents, ")).click()
    expect(page.get_by_role("heading", name="Incidents")).to_be_visible()
    right(page, "list of incidents")
    page.set_viewport_size({"width": 320, "height": 700})
    right(page, "list of incidents, 320")
    page.locator(".hit a").first.click()
    expect(page.get_by_role("heading", name="What customers read")).to_be_visible()
    right(page, "incident, 320")


def test_many_customers_at_once_propose_an_incident_to_the_team(customer, agent):
    said = error("5301")
    priya = agent("Priya")
    priya.goes("incidents")
    for _ in range(5):
        case_of(customer, said)

    page = priya.page
    row = page.locator(".hit", has_text="pay-5301")
    expect(row).to_contain_text("proposed")
    expect(page.get_by_role("link", name=re.compile("to look at"))).to_be_visible()
    row.get_by_role("link").click()
    page.get_by_role("button", name="We’re on it").click()
    expect(page.locator(".page-head .tag")).to_contain_text("working on it")

    mara = comes(customer, said)
    expect(card(mara)).to_contain_text("Five others have reported this since")


def test_the_case_sheet_leads_to_its_incident(customer, agent):
    number = case_of(customer, error("5401"))
    priya = agent("Priya")
    place = opens_incident(priya, number)

    priya.opens(number)
    priya.sheet.get_by_role("link", name="Look").click()

    expect(priya.page).to_have_url(place)
