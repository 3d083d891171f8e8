"""A customer whom the site vouches for, over the real socket: who they are, and what they see."""

import pytest

from tests.desk.test_identity import KEY
from tests.desk.test_returning import CART, TROUBLE, signer

CONTEXT = {"url": CART.url}


@pytest.fixture
def given():
    return {"identity_keys": {"shop": KEY}, "join_from": 1.0}  # nothing is joined unasked here


@pytest.fixture
def sign(house):
    return signer(house)


async def enters(live, **proof):
    """A customer's socket after `begin` and `identify`; the answer to the second."""
    token, conversation = await live.token()
    phone = await live.customer(token)
    await phone.do(type="begin", context=CONTEXT)
    return phone, await phone.do(type="identify", **proof), conversation


def asked(phone):
    return [entry["body"] for entry in phone.log if entry["body"]["type"] == "asked"]


async def test_a_proof_is_acknowledged_and_stands_in_the_log(live, sign):
    phone, answer, _ = await enters(live, token=sign(name="Mara"))

    assert answer["type"] == "ack"
    await phone.upto(answer["seq"])
    assert phone.log[-1]["body"] == {
        "type": "identified",
        "customer": "shop:C-77",
        "name": "Mara",
    }


async def test_every_proof_that_fails_is_answered_alike(live, sign):
    answers = []
    for proof in ({"token": "a.b.c"}, {"token": sign(aud="blog")}, {"earlier": "x" * 43}, {}):
        _, answer, _ = await enters(live, **proof)
        answers.append((answer["type"], answer["code"], answer["text"]))

    assert len(set(answers)) == 1
    assert answers[0][:2] == ("refused", "not_proved")


async def test_the_same_command_again_gives_the_same_answer(live, sign):
    token, _ = await live.token()
    phone = await live.customer(token)
    await phone.do(type="begin")
    proof = sign()

    first = await phone.do(cid="a" * 32, type="identify", token=proof)
    second = await phone.do(cid="a" * 32, type="identify", token=proof)

    assert first == second


async def test_what_is_for_agents_stays_with_them_when_a_case_is_joined(live, sign):
    phone, _, _ = await enters(live, token=sign())
    await phone.do(type="say", text=TROUBLE)
    await phone.do(type="want_person")
    again, _, conversation = await enters(live, token=sign())
    await again.do(type="say", text="the coupon is still refused")
    await again.settled()
    (card,) = asked(again)
    assert card["about"]["stands"] == "It is with Web team."

    done = await again.do(type="say", text=card["options"][0]["label"], question="known_case")

    assert done["type"] == "ack"
    await again.settled()
    assert any("Added to your case" in str(entry["body"]) for entry in again.log)
    assert "linked" not in {entry["body"]["type"] for entry in again.log}
    agent, _ = await live.hired()
    await agent.send(type="watch", conversation=conversation, after=0)
    log = await agent.hear("log", conversation=conversation)
    assert "linked" in {entry["body"]["type"] for entry in log["entries"]}


async def test_a_button_of_an_old_card_is_stale(live, sign):
    phone, _, _ = await enters(live, token=sign())
    await phone.do(type="say", text=TROUBLE)
    await phone.do(type="want_person")
    again, _, _ = await enters(live, token=sign())
    await again.do(type="say", text="the coupon is still refused")
    await again.do(type="say", text="no", question="known_case")

    late = await again.do(type="say", text="yes", question="known_case")

    assert (late["type"], late["code"]) == ("refused", "stale")
