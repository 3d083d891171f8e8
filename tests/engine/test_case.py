"""The case: title, priority, facts, completeness; and the queue's row."""

import pytest

from intakebot.engine import events as ev
from intakebot.engine.case import TITLE, brief, case, customer_of, priority_of, score, title_of


def test_the_title_is_the_authors(summed, shop):
    assert title_of(shop, summed.now) == "A blank page on /basket: I pressed Pay"


def test_a_title_of_blanks_that_nothing_filled_is_made_of_the_first_words(chat_of, flow):
    made = flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: what, kind: text, ask: What?}
        case: {title: "{{ what }}: – {{ what }}"}
        """)
    chat = chat_of(made).begin().say("the fern is yellow")

    assert title_of(made, chat.now) == "the fern is yellow"


def test_a_title_of_words_around_empty_blanks_is_made_of_the_first_words_too(chat_of, flow):
    made = flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: what, kind: text, ask: What?}
          - {id: day, kind: date, ask: When?}
        case: {title: "{{ what }} on {{ day }}{% if page.path %} at {{ page.path }}{% endif %}"}
        """)
    chat = chat_of(made).begin().say("the fern is yellow")

    assert title_of(made, chat.now) == "the fern is yellow"
    assert title_of(made, chat.say("dry leaves").now) == "dry leaves on"


def test_a_title_has_no_loose_ends_and_fits_a_line(asked, shop):
    asked.say("A blank page").do(ev.WantPerson())
    assert title_of(shop, asked.now) == "A blank page on /basket"

    asked.do(ev.Change("doing", "very long\n" * 500))
    assert len(title_of(shop, asked.now)) == TITLE
    assert "\n" not in title_of(shop, asked.now)


def test_the_first_rule_that_holds_sets_the_priority(asked, shop):
    assert priority_of(shop, asked.now) == "normal"

    asked.say("A blank page")

    assert priority_of(shop, asked.now) == "high"


def test_priority_rules_know_the_page(chat_of, flow):
    made = flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: what, kind: text, ask: What?}
        case:
          priority: [urgent when page.url contains /checkout, low when page.url is answered]
        """)

    at_checkout = chat_of(made).begin(url="https://shop.example/checkout").say("it is broken")
    elsewhere = chat_of(made).begin(url="https://shop.example/").say("it is broken")

    assert priority_of(made, at_checkout.now) == "urgent"
    assert priority_of(made, elsewhere.now) == "low"


def test_facts_stand_in_the_order_of_the_talk_with_what_was_added_last(summed, shop):
    summed.say("the coupon failed too")

    sheet = case(shop, summed.now)

    assert [fact.question for fact in sheet.facts] == [
        "symptom",
        "page",
        "doing",
        "email",
        "since",
        "more",
    ]
    assert [fact.kind for fact in sheet.facts][:3] == ["choice", "url", "text"]
    assert (sheet.number, sheet.opening) == (1042, "the page stays blank")


def test_the_score_is_the_share_of_what_matters_that_is_known(asked, shop):
    assert score(shop, asked.now) == 20  # of symptom, error, page, doing, email only the page

    asked.say("A blank page").say("I don't know").say("mara@garden.example").say("skip")

    assert score(shop, asked.now) == 75  # doing is not known; since could be left out


def test_a_row_of_the_queue_shows_first_words_until_it_is_a_case(asked, shop):
    row = brief(shop, asked.now)
    assert (row.title, row.flow_title) == (
        "the page stays blank",
        "Something on the website isn't working",
    )
    assert (row.missing, row.priority) == (0, "normal")

    asked.say("A blank page").do(ev.WantPerson())

    row = brief(shop, asked.now)
    assert (row.title, row.priority) == ("A blank page on /basket", "high")
    assert (row.missing, row.first_missing) == (2, "Doing")
    assert row.waiting_since == asked.at


def test_a_row_without_a_flow_is_a_row(chat):
    chat.begin()

    assert brief(None, chat.now).title == ""


def test_a_row_follows_the_talk(live, shop):
    live.agent(ev.Respond(live.now.fence, "Hello, Priya here."))

    row = brief(shop, live.now)

    assert (row.last, row.last_by, row.last_at) == ("Hello, Priya here.", "agent", live.at)
    assert (row.owner, row.fence, row.seq) == ("agent_priya", 1, live.now.seq)


@pytest.mark.parametrize(
    ("words", "customer"), [("I don't know", ""), ("mara@garden.example", "mara@garden.example")]
)
def test_the_customer_is_called_by_what_they_gave(asked, shop, words, customer):
    asked.say("A blank page").say("I pressed Pay").say(words)

    assert customer_of(shop, asked.now) == customer
