"""What is cut out of an act before anything sees it: of words, of addresses, of what a site set."""

import pytest

from intakebot.engine.cleaning import cleaned, page
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Context
from intakebot.engine.events import Act, Begin, Respond, Say, Take, WriteNote

CARD = "4242 4242 4242 4242"


def clean(event):
    act, removed = cleaned(None, Conversation("conv_1"), Act(event, 1))
    return act.event, [each.kind for each in removed]


@pytest.mark.parametrize("kind", [Say, WriteNote])
def test_words_lose_their_secrets_and_it_is_known_which(kind):
    event, removed = clean(kind(text=f"card {CARD}, password: tulip-81!"))

    assert event.text == "card •••• 4242, password: ••••••"
    assert removed == ["card", "password"]


def test_an_agent_may_tell_a_password_and_no_card():
    event, removed = clean(Respond(1, f"Your password: tulip-81! is for {CARD}"))

    assert event.text == "Your password: tulip-81! is for •••• 4242"
    assert removed == ["card"]


def test_an_act_without_secrets_is_the_same_act():
    for event in (Say("It is blank"), Take(0), Begin()):
        act = Act(event, 1)
        assert cleaned(None, Conversation("conv_1"), act) == (act, [])


@pytest.mark.parametrize(
    ("address", "left"),
    [("https://shop.example/reset?token=Zb81kQ0pLx77TqVw92Rk&step=2",
      "https://shop.example/reset?token=***&step=2"),
     ("https://anna:tulip81x@shop.example/pay", "https://***@shop.example/pay"),
     ("https://shop.example/cart?item=20418#top", "https://shop.example/cart?item=20418#top"),
     ("https://متجر.example/دفع?رمز=١٢", "https://متجر.example/دفع?رمز=١٢"),
     ("", "")],
)  # fmt: skip
def test_an_address_keeps_all_but_its_keys(address, left):
    context = page(Context(url=address, referrer=address, title=address))

    assert (context.url, context.referrer, context.title) == (left, left, left)


def test_what_a_site_sets_goes_by_its_name_and_a_number_alone_is_its_own():
    facts = {"order": "4242424242424242", "api_key": "Zb81kQ0pLx77TqVw92Rk", "plan": "gold",
             "said": f"my card is {CARD}", "": "x", "x" * 500: "y" * 500}  # fmt: skip

    assert page(Context(facts=facts)).facts == facts | {
        "api_key": "***",
        "said": "my card is •••• 4242",
    }
