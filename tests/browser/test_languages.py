"""The widget speaks the customer's language, whatever the page's is."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looks import CUT_OFF, PHONE, person_in_sight

pytestmark = pytest.mark.browser


def spoken(someone) -> str:
    """What the widget's own document says of its language and direction."""
    return someone.frame.evaluate(
        "`${document.documentElement.lang} ${document.documentElement.dir}`"
    )


def test_who_writes_german_on_an_english_page_is_answered_in_german_all_round(customer):
    mara = customer().open()
    mara.say("die Seite bleibt weiß, ich kann nicht bezahlen")
    mara.is_asked("Mit wem spreche ich?")
    expect(mara.widget.get_by_role("button", name="Mit jemandem sprechen")).to_be_visible()
    assert spoken(mara) == "de ltr"

    mara.page.reload()
    mara.open()

    mara.is_asked("Mit wem spreche ich?")
    expect(mara.widget.get_by_role("button", name="Mit jemandem sprechen")).to_be_visible()

    mara.say("English please")
    mara.is_asked("Who am I talking to?")
    expect(mara.widget.get_by_role("button", name="Talk to a person")).to_be_visible()
    assert spoken(mara) == "en ltr"


def test_what_was_asked_in_another_language_before_comes_too_late(customer):
    mara = customer().open()
    mara.say("die Seite bleibt weiß, ich kann nicht bezahlen")
    mara.is_asked("Mit wem spreche ich?")
    late = []
    mara.page.route(re.compile("/sites/.*language=en"), lambda route: late.append(route))

    mara.page.reload()
    mara.open()
    person = mara.widget.get_by_role("button", name="Mit jemandem sprechen")
    expect(person).to_be_visible()
    assert late
    for each in late:
        each.continue_()
    mara.page.wait_for_timeout(500)

    expect(person).to_be_visible()
    assert spoken(mara) == "de ltr"


def test_arabic_words_turn_the_widget_round(customer):
    mariam = customer().open()
    mariam.say("لا أستطيع تسجيل الدخول إلى حسابي")
    mariam.is_asked("ما الاسم الكريم؟")
    expect(mariam.widget.get_by_role("button", name="التحدث إلى شخص")).to_be_visible()
    assert spoken(mariam) == "ar rtl"


def test_german_words_fit_the_strip_of_a_small_phone_and_name_the_team_well(customer, agent):
    mara = customer(viewport=PHONE, has_touch=True).open()
    mara.speaks("Deutsch")
    person_in_sight(mara, "Mit jemandem sprechen")
    assert mara.widget.locator(".steps span").evaluate_all(CUT_OFF) == []
    mara.say("die Seite bleibt weiß, ich kann nicht bezahlen")
    mara.is_asked("Mit wem spreche ich?")
    dont_know = mara.log.get_by_role("button", name="Weiß ich nicht")
    for _ in range(12):
        dont_know.or_(mara.actions).first.wait_for()
        if mara.actions.is_visible():
            break
        asked = mara.log.locator(".entry.bot .bubble").last.inner_text()
        dont_know.click()
        expect(mara.log.locator(".entry.bot .bubble").last).not_to_have_text(asked)
    assert mara.widget.locator(".steps span").evaluate_all(CUT_OFF) == []

    mara.actions.get_by_role("button", name="Ans Team senden").click()
    mara.sees("Um alles kümmert sich jetzt unser Website-Team. Ihre Vorgangsnummer ist")
    expect(mara.widget.locator("#tip")).to_contain_text("Ihre Vorgangsnummer:")
    priya = agent("Priya")
    priya.opens(mara.number)
    priya.takes_over()
    expect(mara.widget.locator(".head p")).to_have_text("unser Website-Team")
