"""From the greeting to the reference number on every kind of screen, each screen looked at."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.looks import CUT_OFF, PERSON, PHONE, ZOOMED, looks_right, person_in_sight
from tests.browser.people import ERROR, OPENING, Customer

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Tongue:
    """What is asked and said on the way, in one language."""

    person: str
    unknown: str
    send: str
    opening: str
    who: str
    name: str
    email: str
    symptom: str
    message: str
    option: str
    doing: str
    did: str
    since: str
    today: str
    tried: str
    ready: str
    change: str
    reference: str


ENGLISH = Tongue(
    person=PERSON,
    unknown="I don’t know",
    send="Send to the team",
    opening=OPENING,
    who="Who am I talking to?",
    name="Mara Lindqvist",
    email="Which e-mail address",
    symptom="What do you see?",
    option="An error message",
    message="What does the message say",
    doing="What were you doing",
    did="I pressed Pay with my card",
    since="Since when",
    today="today",
    tried="What have you tried",
    ready="Does it look right?",
    change="Change: E-mail address",
    reference="Your reference:",
)
ARABIC = Tongue(
    person="التحدث إلى شخص",
    unknown="لا أعرف",
    send="إرسال إلى الفريق",
    opening="مرحبا، الموقع لا يعمل",
    who="ما الاسم الكريم؟",
    name="ليلى حداد",
    email="ما البريد الإلكتروني",
    symptom="ما الذي يظهر على الشاشة؟",
    option="رسالة خطأ",
    message="ما نص الرسالة حرفيًا؟",
    doing="ما الذي جرى قبل ذلك مباشرة؟",
    did="ضغطت زر الدفع بالبطاقة",
    since="منذ متى؟",
    today="اليوم",
    tried="ما الذي جُرّب حتى الآن؟",
    ready="هل",
    change="تعديل: البريد الإلكتروني",
    reference="الرقم المرجعي:",
)


def screens(mara: Customer, words: Tongue) -> Iterator[str]:
    """Walks the whole way; stops at each screen and says which it is."""
    yield "greeting"
    mara.say(words.opening)
    mara.is_asked(words.who)
    mara.say(words.name)
    mara.is_asked(words.email)
    yield "question"
    mara.say("mara at garden")
    expect(mara.log.locator(".entry.bot .bubble").last).to_contain_text("garden.example")
    yield "retry"
    mara.say("mara@garden.example")
    mara.is_asked(words.symptom)
    yield "buttons"
    mara.press(words.option)
    mara.is_asked(words.message)
    mara.attaches("pay-error.png", "image/png", picture())
    yield "picture"
    mara.say(ERROR)
    mara.is_asked(words.doing)
    yield "answered with a picture"
    mara.say(words.did)
    mara.is_asked(words.since)
    yield "date"
    mara.say(words.today)
    mara.is_asked(words.tried)
    yield "several"
    mara.press(words.unknown)
    expect(mara.actions).to_be_visible()
    yield "summary"
    mara.log.get_by_role("button", name=words.change).click()
    expect(mara.log.locator(".card textarea")).to_be_focused()
    expect(mara.log.locator(".card textarea")).to_be_in_viewport(ratio=1)
    assert seen(mara.log.locator(".card textarea")), "something lies on the field"
    yield "edit"
    mara.page.keyboard.press("Escape")
    expect(mara.log.locator(".card textarea")).to_have_count(0)


def seen(field: Locator) -> bool:
    """Whether nothing lies upon it."""
    return bool(field.evaluate(UPPERMOST))


UPPERMOST = """(at) => {
    const { left, top, width, height } = at.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === at;
}"""


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (640, 1200), "#8b1e1e").save(made, "PNG")
    return made.getvalue()


def walk(mara: Customer, words: Tongue = ENGLISH, but: str = "") -> None:
    """The whole way, looking at each screen, until the reference number stands there."""
    for screen in screens(mara, words):
        looks_right(mara, screen, but)
        person_in_sight(mara, words.person)
        assert mara.widget.locator(".steps span").evaluate_all(CUT_OFF) == [], screen
    mara.actions.get_by_role("button", name=words.send).click()
    expect(mara.widget.locator("#tip")).to_have_text(
        re.compile(rf"{words.reference}\s*{mara.number}")
    )
    expect(mara.log.locator(".entry.bot .bubble", has_text=str(mara.number))).to_be_visible()
    looks_right(mara, "waiting", but)


def test_on_a_page_320_pixels_wide(customer):
    mara = customer(viewport=PHONE, has_touch=True).open()
    expect(mara.widget.get_by_role("heading", level=2)).to_be_in_viewport(ratio=1)
    expect(mara.widget.locator(":focus")).to_have_count(0)  # no keyboard over the openers

    walk(mara)

    box = mara.page.locator("iframe").bounding_box()
    assert box == {"x": 0, "y": 0, "width": PHONE["width"], "height": PHONE["height"]}


def test_at_400_percent_zoom(customer):
    mara = customer(viewport=ZOOMED).open()

    # On a page so low any control may be scrolled half below the composer; 320 x 600 has it.
    walk(mara, but="target-size")


def test_in_the_dark(customer):
    mara = customer(color_scheme="dark").open()

    walk(mara)

    assert shade(mara, "main") < 60
    assert shade(mara, ".bot .bubble") < 80
    assert (
        mara.widget.locator("main").evaluate("(at) => getComputedStyle(at).colorScheme") == "dark"
    )


def test_with_less_motion_and_forced_colours(customer):
    mara = customer(reduced_motion="reduce", forced_colors="active").open()

    walk(mara)

    moving = "() => document.getAnimations().map((one) => one.effect.getTiming().duration)"
    assert [ms for ms in mara.frame.evaluate(moving) if ms > 1] == []
    edge = mara.log.locator(".bubble").first.evaluate("(at) => getComputedStyle(at).borderStyle")
    assert edge == "solid"


def test_in_arabic_from_right_to_left(customer):
    mara = customer(viewport=PHONE).open()
    mara.speaks("العربية")
    expect(mara.widget.get_by_role("button", name=ARABIC.person)).to_be_visible()
    expect(mara.field).to_have_css("direction", "rtl")

    walk(mara, ARABIC)

    html = mara.widget.locator("html")
    expect(html).to_have_attribute("dir", "rtl")
    expect(html).to_have_attribute("lang", "ar")
    mine = mara.bubbles(ARABIC.name).evaluate(LEFT)
    theirs = mara.log.locator(".entry.bot .bubble").last.evaluate(LEFT)
    assert mine < theirs
    said = " ".join(mara.log.locator(".entry.bot .bubble").all_inner_texts())
    assert not re.search("[A-Za-z]{2,} [A-Za-z]{2,}", said), "the bot speaks Arabic alone"


LEFT = "(at) => at.getBoundingClientRect().left"


def shade(mara: Customer, what: str) -> float:
    """How light a ground is: 0 is black, 255 is white."""
    colour = mara.widget.locator(what).first.evaluate(
        "(at) => getComputedStyle(at).backgroundColor"
    )
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    return (red + green + blue) / 3
