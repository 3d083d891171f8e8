"""Mail goes to who asked to be told and proved their address; to nobody who only typed one."""

import secrets

import pytest
from msgspec.structs import replace

from intakebot.desk.incident_mail import address_of
from intakebot.engine.conversation import Conversation
from intakebot.engine.events import Begin, Context, Identify, Say
from intakebot.engine.recall import Recalled, by_mail
from tests.desk.conftest import ANNA, opened
from tests.desk.incidents import ERROR, FLOW, case, incident_of, run
from tests.desk.test_identity import KEY, signed
from tests.post import post_office

FOLLOW = "Tell me when it's fixed"
MARA = "mara@garden.example"
FRESH = Conversation("conv_1")


@pytest.fixture
async def office():
    async with post_office() as made:
        yield made


@pytest.fixture
def given(office):
    return {
        "smtp_url": office.url,
        "mail_from": "Shop <help@shop.example>",
        "identity_keys": {"shop": KEY},
    }


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


async def follows(house, *proofs):
    name = await opened(house.parts)
    context = Context(url="https://shop.example/checkout")
    await house.say(name, Begin(context, "en", "broken-page"), *proofs, Say(ERROR), Say(FOLLOW))
    if not proofs:
        await house.say(name, Say(MARA))
    await run(house)
    return name


async def fixed(house, number):
    await house.parts.incidents.move(ANNA, number, 1, "fixed", secrets.token_hex(16))
    await run(house)
    await run(house)


async def test_who_is_signed_in_and_asked_to_be_told_is_told_by_mail_once(house, office):
    number = await incident_of(house, await case(house))
    exp = house.clock.now() // 1000 + 600
    token = signed({"sub": "C-7", "aud": "shop", "exp": exp, "email": MARA}, key=KEY)
    await follows(house, Identify(token))

    await fixed(house, number)

    (mail,) = office.mails
    assert mail["To"] == MARA
    assert "is fixed" in mail["Subject"]


async def test_an_address_that_was_only_typed_gets_none(house, office):
    number = await incident_of(house, await case(house, email="leo@garden.example"))
    await follows(house)

    await fixed(house, number)

    assert list(office.mails) == []


@pytest.mark.parametrize(
    ("identity", "recalled", "address"),
    [
        (by_mail("shop", MARA), [], MARA),
        ("shop:C-7", [Recalled("email", MARA)], MARA),
        ("shop:C-7", [Recalled("email", MARA, "remembered")], ""),
        ("@conv_0", [Recalled("email", MARA)], ""),
        ("", [Recalled("email", MARA)], ""),
    ],
)
def test_only_what_was_proved_or_signed_is_an_address(identity, recalled, address):
    assert address_of(replace(FRESH, identity=identity, recalled=recalled)) == address
