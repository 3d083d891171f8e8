"""A known customer: named once, asked once, and never told of what is not theirs."""

import pytest
from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.answers import Answer, Source
from intakebot.engine.case import customer_of
from intakebot.engine.recall import Known, OpenCase, Recalled
from tests.engine.conftest import MONDAY

WHO = "shop:C-77"
DAY = 86_400_000
BEFORE = {
    "symptom": Answer("A blank page", "A blank page", source=Source("said", 3, (0, 4), "page")),
    "page": Answer("https://shop.example/basket", "shop.example/basket", source=Source("page")),
    "doing": Answer("I pressed Pay", "I pressed Pay", confirmed=True),
    "email": Answer("mara@garden.example", "mara@garden.example"),
}
CASE = OpenCase(
    1007,
    "the page stays blank when I pay",
    MONDAY - DAY,
    "shop",
    answers=BEFORE,
    team="web",
    team_name="our website team",
    last="We look into it.",
    last_by="agent",
    last_at=MONDAY - DAY,
    sure=0.6,
    fit="ask",
)
TELLING = Known(WHO, "Mara", [Recalled("email", "mara@garden.example")])


def known(chat, *cases):
    """The customer is Mara from here on, and these cases of hers are open."""
    chat.known = TELLING
    chat.do(ev.Identify("signed"))
    chat.known = replace(TELLING, cases=list(cases))
    return chat


@pytest.fixture
def mara(chat):
    """Mara, who has a case, before she says anything."""
    return known(chat.begin(), CASE)


@pytest.fixture
def met(mara):
    """Mara, asked whether this is about her case."""
    return mara.say("it is still blank")


def kinds(chat):
    return [type(body).__name__ for body in chat.said]


def asked(chat):
    """The ids of all questions so far."""
    return [entry.body.question for entry in chat.log if isinstance(entry.body, e.Asked)]


# --- who it is ---------------------------------------------------------------------------


def test_the_log_says_whose_conversation_it_is(chat):
    known(chat.begin())

    assert chat.said == [e.Identified(WHO, "Mara")]
    assert (chat.now.identity, chat.now.customer) == (WHO, "Mara")


@pytest.mark.parametrize(
    ("first", "then", "code"),
    [
        ("", "", "not_proved"),
        (WHO, "", "not_proved"),
        (WHO, WHO, "not_now"),
        (WHO, "shop:C-1", "other_customer"),
        (WHO, "@conv_0", "not_now"),
        ("@conv_0", "@conv_9", "not_now"),
    ],
)
def test_a_proof_that_changes_nothing_is_refused(chat, first, then, code):
    chat.begin()
    if first:
        chat.known = Known(first)
        chat.do(ev.Identify("a"))
    chat.known = Known(then)

    chat.do(ev.Identify("b"))

    assert chat.refused.code == code
    assert chat.now.identity == first


def test_a_site_knows_better_than_the_browser(chat):
    chat.begin().known = Known("@conv_0")
    chat.do(ev.Identify(earlier="a"))
    chat.known = TELLING

    chat.do(ev.Identify("b"))

    assert chat.now.identity == WHO


def test_nobody_is_known_before_the_conversation_began(chat):
    chat.known = TELLING

    chat.do(ev.Identify("signed"))

    assert chat.refused.code == "not_now"


@pytest.mark.parametrize(("by", "band"), [("site", "A"), ("remembered", "B")])
def test_what_is_known_is_not_asked_and_what_is_remembered_is_to_be_checked(chat, by, band):
    chat.begin().known = Known(WHO, "Mara", [Recalled("email", "mara@garden.example", by)])
    chat.do(ev.Identify("signed"))

    chat.say("the page stays blank")

    email = chat.now.answers["email"]
    assert (email.text, email.source.by, email.band) == ("mara@garden.example", by, band)


def test_what_the_customer_said_stands_whatever_the_site_knows(chat):
    chat.begin().say("the page stays blank, write to lind@garden.example")

    known(chat)

    assert chat.now.answers["email"].text == "lind@garden.example"


def test_whom_the_site_vouches_for_has_a_name_in_the_queue(chat, shop):
    known(chat.begin())

    assert customer_of(None, chat.now) == customer_of(shop, chat.now) == "Mara"


def test_what_is_no_answer_to_the_question_is_asked(chat):
    chat.begin().known = Known(WHO, "", [Recalled("email", "not an address")])

    chat.do(ev.Identify("signed")).say("the page stays blank")

    assert "email" not in chat.now.answers


# --- is it about that case? --------------------------------------------------------------


def test_the_card_comes_before_any_question_and_says_where_the_case_stands(met):
    welcome, card = met.said[1:]
    assert welcome.text == "Welcome back, Mara."
    assert card.text == "Is this about “the page stays blank when I pay” from Sunday?"
    assert [option.label for option in card.options] == [
        "Yes, add it to case 1007",
        "No, it's something new",
    ]
    about = card.about
    assert (about.number, about.stands) == (1007, "It is with our website team.")
    assert about.last.replace("\u202f", " ") == (
        "Last word Sunday, 10:00, from our website team: “We look into it.”"
    )
    assert about.next == "Next: someone writes to you here."
    assert met.now.flow == ""


@pytest.mark.parametrize(
    ("change", "stands", "follows"),
    [
        ({"owner": "a", "owner_name": "Priya"}, "Priya is on it.", "Next: Priya writes to you"),
        ({"online": False, "opens": MONDAY + DAY}, "It is with", "Next: the team is back on Tue"),
        ({"last_at": 0}, "It is with", "Next: someone"),
    ],
)
def test_the_card_says_only_what_is_known(chat, change, stands, follows):
    known(chat.begin(), replace(CASE, **change)).say("it is still blank")

    about = chat.said[-1].about
    assert about.stands.startswith(stands)
    assert about.next.startswith(follows)
    assert bool(about.last) is bool(change.get("last_at", 1))


def test_what_is_unlike_any_case_is_simply_new(chat):
    known(chat.begin(), replace(CASE, fit="new")).say("the page stays blank")

    assert "known_case" not in asked(chat)


def test_a_person_is_never_put_off_by_the_card(mara):
    mara.say("let me talk to a person")

    assert mara.now.phase == "waiting"
    assert "known_case" not in asked(mara)


def test_the_way_to_a_person_stays_open_beside_the_card(met):
    met.do(ev.WantPerson())

    assert met.now.phase == "waiting"


def test_it_is_asked_in_a_flow_that_the_page_chose_too(chat):
    known(chat.begin(flow="shop"), CASE).say("it is still blank")
    assert chat.open == "known_case"

    chat.say("No, it's something new")

    assert chat.open != "known_case"
    assert chat.now.flow == "shop"
