"""What staff read: the console's language where the author wrote it, whatever customers speak."""

import pytest

from intakebot.engine import desk_words, entries
from intakebot.engine import events as ev
from intakebot.engine.case import brief, case

FLOW = """
flow: one
title: {en: A problem, ar: مشكلة}
default: yes
questions:
  - id: seen
    kind: choice
    ask: {en: What do you see?, ar: ما الذي يظهر؟}
    label: {en: What is seen, ar: ما يظهر}
    options: [{en: A blank page, ar: صفحة فارغة}, {en: Nothing, ar: لا شيء}]
  - id: tried
    kind: choices
    ask: {en: What did you try?, ar: ما الذي جُرّب؟}
    label: {en: What was tried, ar: ما جُرّب}
    options: [{en: Reload, ar: إعادة التحميل}, {en: Another browser, ar: متصفح آخر}]
    other: yes
  - id: since
    kind: yes_no
    ask: {en: Since today?, ar: منذ اليوم؟}
    label: {en: Since today, ar: منذ اليوم}
  - {id: doing, kind: text, ask: {en: What were you doing?, ar: ماذا؟}, label: {en: Just before, ar: قبلها}}
case:
  title: {en: "{{ seen }} on {{ page.path }}", ar: "{{ seen }} – {{ page.path }}"}
"""  # noqa: E501


@pytest.fixture
def arabic(chat_of, flow):
    return (
        chat_of(flow(FLOW))
        .begin("one", language="ar", url="https://shop.example/pay")
        .say("عندي مشكلة")
    )


def test_labels_and_options_are_in_the_consoles_language(arabic, flow):
    arabic.say("صفحة فارغة").say("إعادة التحميل و متصفح آخر").say("نعم").say("كنت أدفع")

    facts = {fact.label: fact.answer.text for fact in case(flow(FLOW), arabic.now).facts}
    assert facts == {
        "What is seen": "A blank page",
        "What was tried": "Reload, Another browser",
        "Since today": "Yes",
        "Just before": "كنت أدفع",
    }
    assert arabic.now.answers["seen"].text == "صفحة فارغة"  # what the customer reads


def test_own_words_beside_the_options_stay(arabic, flow):
    arabic.say("صفحة فارغة").say("طلبت من أختي")

    (_, tried) = case(flow(FLOW), arabic.now).facts
    assert tried.answer.text == "طلبت من أختي"


def test_what_is_missing_too_and_the_customer_hears_it_in_theirs(arabic, flow):
    arabic.say("صفحة فارغة").do(ev.WantPerson())

    lacks = [row.label for row in case(flow(FLOW), arabic.now).missing]
    assert lacks == ["What was tried", "Since today", "Just before"]
    assert brief(flow(FLOW), arabic.now).first_missing == "What was tried"
    (handover,) = arabic.all(entries.Handover)
    assert handover.missing[0].label == "ما جُرّب"


def test_a_path_keeps_its_slash_in_front_among_words_from_right_to_left(arabic, flow):
    arabic.say("صفحة فارغة").do(ev.WantPerson())
    title = FLOW.replace('{en: "{{ seen }} on {{ page.path }}", ', "{")

    assert case(flow(title), arabic.now).title == "A blank page – /pay"
    for only in ("en: A blank page, ", "en: Nothing, "):  # nobody wrote it in the desk's language
        title = title.replace(only, "")
    assert case(flow(title), arabic.now).title == "صفحة فارغة – \u200e/pay"


def test_an_author_who_wrote_one_language_is_read_in_it(chat_of, flow):
    made = flow(
        "flow: eins\ntitle: Ein Problem\ndefault: yes\nquestions:\n"
        "  - {id: was, kind: text, ask: Was?, label: Was zu sehen ist}\n"
    )
    chat = chat_of(made).begin("eins", language="fr").say("bonjour").say("rien")

    assert [fact.label for fact in case(made, chat.now).facts] == ["Was zu sehen ist"]
    assert desk_words.called(made) == "Ein Problem"
