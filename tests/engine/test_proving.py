"""An address that was given may be proved: offered once, never in the way."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.effects import SendCode
from intakebot.engine.recall import Known, Recalled, by_mail
from tests.engine.conftest import Chat, Shelf

PAGE = "https://shop.example/basket"
MARA = "mara@garden.example"
WHO = by_mail("shop", MARA)
MAIL = Known(mail=True)


@pytest.fixture
def given(chat):
    """A customer who gave an address, where codes can be sent."""
    chat.known = MAIL
    return (
        chat.begin(url=PAGE)
        .say("the page stays blank")
        .say("A blank page")
        .say("I pressed Pay")
        .say(MARA)
    )


def test_it_is_offered_once_and_the_talk_goes_on(given):
    assert [type(body).__name__ for body in given.said][-2:] == ["Proof", "Asked"]
    given.say("yesterday").do(ev.Change("email", "lind@garden.example"))

    assert len(given.all(e.Proof)) == 1


def test_where_no_mail_can_be_sent_nothing_offers_it(chat):
    chat.begin(url=PAGE).say("the page stays blank").say("A blank page").say("I pressed Pay").say(
        MARA
    )

    assert chat.all(e.Proof) == []
    assert chat.do(ev.Prove()).refused.code == "not_now"


def test_on_a_hard_day_nothing_is_offered(chat):
    chat.known = MAIL
    chat.begin().say("my dog died and the page stays blank, I am desperate").say(MARA)

    assert chat.now.gentle
    assert chat.all(e.Proof) == []


def test_a_code_is_sent_to_the_address_that_stands_now(given):
    given.do(ev.Change("email", "lind@garden.example")).do(ev.Prove())

    assert given.now.proving == "lind@garden.example"
    (asked, sent) = given.all(e.Proof)
    assert not asked.sent
    assert sent.sent
    assert "lind@garden.example" in sent.text
    assert SendCode() in given.effects


def test_without_an_address_there_is_nothing_to_prove(chat):
    chat.known = MAIL
    assert chat.begin().do(ev.Prove()).refused.code == "not_now"


@pytest.mark.parametrize(
    ("verdict", "words"), [("wrong", "That isn't the code"), ("over", "That code is no longer")]
)
def test_a_code_that_is_not_right_is_said_and_the_question_stays(given, verdict, words):
    given.do(ev.Prove())
    given.known = Known(mail=True, code=verdict)
    given.say("482913")

    assert given.texts[0] == "••••••"
    assert given.texts[-1].startswith(words)
    assert given.open == "since"
    assert "since" not in given.answers
    assert given.now.identity == ""


def test_the_right_code_says_whose_it_is_and_answers_no_question(given):
    given.do(ev.Prove())
    given.known = Known(WHO, mail=True, code="right")
    given.say("482 913")

    assert given.now.identity == WHO
    assert given.open == "since"
    assert "482" not in str(given.log)
    assert given.do(ev.Prove()).refused.code == "not_now"  # it is proved


@pytest.mark.parametrize(
    ("first", "then", "code"),
    [
        (Known(WHO), Known("shop:C-7", facts=[Recalled("email", MARA)]), ""),
        (Known(WHO), Known("shop:C-7", facts=[Recalled("email", "x@y.example")]), "other_customer"),
        (Known(WHO), Known("shop:C-7"), "other_customer"),
        (Known("@conv_7"), Known(WHO), ""),
        (Known(WHO), Known("@conv_7"), "not_now"),
        (Known("shop:C-7"), Known(WHO), "not_now"),
        (Known(WHO), Known(by_mail("shop", "x@y.example")), "other_customer"),
    ],
)
def test_a_stronger_proof_takes_the_place_of_a_weaker_one(chat, first, then, code):
    chat.begin()
    chat.known = first
    chat.do(ev.Identify())
    chat.known = then
    chat.do(ev.Identify())

    assert (chat.refused.code if chat.refused else "") == code
    assert chat.now.identity == (first if code else then).identity


@pytest.mark.parametrize("language", ["de", "ar"])
def test_it_is_offered_in_the_customers_language(shop, language):
    chat = Chat(Shelf([shop]), language)
    chat.known = MAIL
    chat.begin(language=language, url=PAGE).say("the page stays blank").say("A blank page").say(
        "I pressed Pay"
    )
    chat.say(MARA).do(ev.Prove())

    offered, sent = chat.all(e.Proof)
    assert offered.button not in ("Send me a code", "")
    assert MARA in sent.text
