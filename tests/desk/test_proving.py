"""An address is proved by what was sent to it, and by nothing else."""

import asyncio
import re
import secrets

import pytest

from intakebot.desk.commands import Actor
from intakebot.desk.couriers import Couriers
from intakebot.desk.proving import CODES, TRIES_TO_SEND, code_in
from intakebot.engine import entries as e
from intakebot.engine.belonging import Added, Linked
from intakebot.engine.effects import Refuse
from intakebot.engine.events import Begin, Identify, Prove, Say, WantPerson
from intakebot.wiring.background import ABREAST, errands
from tests.desk.conftest import bodies as of_kind
from tests.desk.conftest import log, opened
from tests.desk.test_returning import CART, FLOW, TROUBLE
from tests.post import post_office

MARA = "mara@garden.example"


@pytest.fixture
async def office():
    async with post_office() as made:
        yield made


@pytest.fixture
def given(office):
    return {"smtp_url": office.url, "mail_from": "Shop <help@shop.example>"}


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


@pytest.fixture
def couriers(house):
    parts = house.parts
    return Couriers(parts.stores.outbox, parts.hub, house.clock.now, errands(parts))


async def does(house, name, event, network=""):
    return await house.parts.reception.perform(name, event, secrets.token_hex(16), network)


async def writes(house, *more, address=MARA, language="en"):
    """A conversation in which that address was given; its id."""
    name = await opened(house.parts, language)
    await house.say(name, Begin(CART, language), Say(TROUBLE), Say(address), *more)
    return name


async def said(house, name, kind=e.Told):
    return of_kind(await log(house.parts, name), kind)


async def now(house, name):
    return await house.parts.reception.conversations.get(name)


async def sent(house, office, couriers, name):
    """Ask for a code, and read it and the link in the mail."""
    await house.say(name, Prove())
    while await couriers.work():
        pass
    text = office.mails[-1].get_content()
    return re.search(r"\b\d{6}\b", text)[0], re.search(r"/prove/(\S+)", text)


async def test_who_gave_an_address_is_offered_a_code_once_and_goes_on(house):
    name = await writes(house, Say("yesterday"))

    (offered,) = await said(house, name, e.Proof)
    assert (offered.button, offered.sent) == ("Send me a code", False)
    assert [b.question for b in await said(house, name, e.Asked)] == ["email", "since"]


async def test_the_code_typed_in_the_talk_proves_the_address_and_stands_nowhere(
    house, office, couriers
):
    name = await writes(house)
    code, _ = await sent(house, office, couriers, name)
    assert office.mails[0]["To"] == MARA

    await house.say(name, Say(f"it's {code[:3]} {code[3:]}"))

    assert (await now(house, name)).identity == f"@mail:shop:{MARA}"
    (identified,) = await said(house, name, e.Identified)
    assert identified.customer == f"@mail:shop:{MARA}"
    assert [b.text for b in await said(house, name, e.Said)][-1] == "it's ••••••"
    assert code not in str(await log(house.parts, name)).replace(" ", "")
    assert "Thank you, the address is confirmed." in [b.text for b in await said(house, name)]
    assert (await now(house, name)).open.question == "since"  # nothing was held up


async def test_a_code_is_good_once_and_in_its_conversation_alone(house, office, couriers):
    name, other = await writes(house), await writes(house)
    code, link = await sent(house, office, couriers, name)

    await house.say(other, Say(code))
    assert (await now(house, other)).identity == ""

    await house.say(name, Say(code))
    assert await house.parts.reception.proving.asked(link[1] if link else "") is None


async def test_wrong_codes_are_few_and_then_no_code_is_right(house, office, couriers):
    name = await writes(house, Say("yesterday"))
    code, _ = await sent(house, office, couriers, name)
    wrong = "000000" if code != "000000" else "000001"

    await house.say(name, *[Say(wrong)] * 5, Say(code))

    told = [b.text for b in await said(house, name)]
    assert sum(text.startswith("That isn't the code") for text in told) == 5
    assert told[-1].startswith("That code is no longer good")
    assert (await now(house, name)).identity == ""


async def test_a_code_is_over_after_ten_minutes(house, office, couriers):
    name = await writes(house)
    code, _ = await sent(house, office, couriers, name)
    house.clock.forward(601)

    await house.say(name, Say(code))

    assert (await now(house, name)).identity == ""


async def test_digits_that_answer_the_open_question_are_no_wrong_code(house, office, couriers):
    name = await writes(house)  # since when? is open
    await sent(house, office, couriers, name)

    await house.say(name, Say("240226"))

    assert not any("code" in b.text for b in await said(house, name))


async def test_the_link_says_what_it_proves_and_only_its_button_does(house, office, couriers):
    house.parts.reception.own_origins = ("https://help.example",)
    name = await writes(house)
    _, link = await sent(house, office, couriers, name)
    proving = house.parts.reception.proving

    language, text = await proving.asked(link[1])
    assert (language, MARA in text, "Shop" in text) == ("en", True, True)
    assert (await now(house, name)).identity == ""

    assert await house.parts.reception.prove(link[1])
    assert not await house.parts.reception.prove(link[1])
    assert (await now(house, name)).identity == f"@mail:shop:{MARA}"


async def test_whether_an_address_has_cases_can_be_seen_by_nobody(house, office, couriers):
    await writes(house, WantPerson())
    known, unknown = await writes(house), await writes(house, address="toma@garden.example")

    for name in (known, unknown):
        await sent(house, office, couriers, name)
    await house.say(known, Say("123123"))
    await house.say(unknown, Say("123123"))

    def blind(entries, address):
        return [str(entry.body).replace(address, "…") for entry in entries][3:]

    assert blind(await log(house.parts, known), MARA) == blind(
        await log(house.parts, unknown), "toma@garden.example"
    )


async def test_too_many_codes_are_refused_kindly_and_the_talk_goes_on(house):
    name = await writes(house)
    for _ in range(CODES["conversation"]):
        await house.say(name, Prove())

    refused = await does(house, name, Prove())

    assert isinstance(refused, Refuse)
    assert refused.code == "rate"
    assert refused.text.startswith("We've sent a few codes already.")
    other = await writes(house)  # the same address, from another conversation
    assert (await does(house, other, Prove())).code == "rate"
    third = await writes(house, address="tom@garden.example")
    assert not isinstance(await does(house, third, Prove()), Refuse)


async def test_one_network_sends_no_flood_to_many_addresses(house):
    outcomes = []
    for n in range(21):
        name = await writes(house, address=f"m{n}@garden.example")
        outcomes.append(await does(house, name, Prove(), "198.51.100.7"))

    assert [isinstance(each, Refuse) for each in outcomes] == [False] * 20 + [True]


async def test_a_server_that_is_ill_is_tried_again_and_not_for_ever(house, office, couriers):
    name = await writes(house)
    office.refuses = True
    await house.say(name, Prove())
    await couriers.work()
    assert office.mails == []

    office.refuses = False
    house.clock.forward(10)
    await couriers.work()
    assert len(office.mails) == 1

    jobs = house.parts.stores.outbox
    late = jobs.claim(house.clock.now() + 10**9, 50)
    assert late == []
    assert TRIES_TO_SEND == 5


async def test_a_proof_finds_the_case_and_joins_it_from_another_device(house, office, couriers):
    first = await writes(house)
    code, _ = await sent(house, office, couriers, first)
    await house.say(first, Say(code), WantPerson())
    number = (await now(house, first)).number

    second = await writes(house)
    code, _ = await sent(house, office, couriers, second)
    assert await said(house, second, Added) == []
    await house.say(second, Say(code))

    (added,) = await said(house, second, Added)
    assert added.case == number
    assert added.text == f"I've added this to your case {number}, “{TROUBLE}”."
    (link,) = await said(house, second, Linked)
    assert link.score > 0.85
    assert link.reasons[1].startswith("same words: ")


@pytest.mark.parametrize(
    ("words", "fit"),
    [
        (TROUBLE, "joined"),
        ("the coupon is still refused", "joined"),
        ("it does not work again", "asked"),
        ("Do you hire gardeners?", "new"),
        ("my parcel has not arrived", "new"),
        ("يوجد خطأ في الدفع", "new"),
        ("لا يزال لا يعمل", "asked"),
        ("x" * 7000, "new"),
        ("coupon " * 900, "new"),
    ],
)
@pytest.mark.parametrize("days", [0, 3])
async def test_what_is_said_first_joins_asks_or_begins_anew(
    house, office, couriers, words, fit, days
):
    first = await writes(house)
    code, _ = await sent(house, office, couriers, first)
    await house.say(first, Say(code), WantPerson())
    house.clock.forward(days * 24 * 3600)
    name = await opened(house.parts)
    identity = (await now(house, first)).identity

    async def known(conversation, event):
        return await house.parts.reception.returning._whole(conversation, identity)

    perform = house.parts.reception.conversations.perform
    await house.say(name, Begin())
    await perform(name, Identify(), Actor("customer"), "1", recall=known)
    await house.say(name, Say(words))

    state = await now(house, name)
    asked = state.open is not None and state.open.question == "known_case"
    assert ("joined" if state.joined else "asked" if asked else "new") == fit


async def test_a_proof_also_says_whose_this_browsers_talks_before_were(house, office, couriers):
    conversation, token = await house.parts.reception.open("shop", "en")
    first = conversation.id
    await house.say(first, Begin(CART), Say(TROUBLE), Say(MARA), WantPerson())
    stranger, theirs = await house.parts.reception.open("shop", "en")
    await house.say(stranger.id, Begin(CART), Identify(earlier=token), Say("Do you hire?"))

    second = (await house.parts.reception.open("shop", "en"))[0].id
    await house.say(second, Begin(CART), Identify(earlier=token), Say("Do you hire?"))
    code, _ = await sent(house, office, couriers, second)
    await house.say(second, Say(code))
    while await couriers.work():
        pass

    assert (await now(house, first)).identity == f"@mail:shop:{MARA}"
    assert (await now(house, stranger.id)).identity == f"@{first}"  # no address was given there
    assert theirs


async def test_the_browser_that_proved_it_is_known_next_time(house, office, couriers):
    conversation, token = await house.parts.reception.open("shop", "en")
    first = conversation.id
    await house.say(first, Begin(CART), Say(TROUBLE), Say(MARA))
    code, _ = await sent(house, office, couriers, first)
    await house.say(first, Say(code), WantPerson())

    name = await opened(house.parts)
    await house.say(name, Begin(CART), Identify(earlier=token), Say(TROUBLE))

    assert (await now(house, name)).joined == (await now(house, first)).number
    assert await said(house, name, e.Proof) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("482913", "482913"),
        (" 482 913 ", "482913"),
        ("482-913", "482913"),
        ("The code is 482913.", "482913"),
        ("٤٨٢٩١٣", "482913"),
        ("der Code: 482 913", "482913"),
        ("4829130", ""),
        ("48291", ""),
        ("I paid 482913 for the order on Monday and it never came", ""),
        ("", ""),
        ("my number is 0151 482913", ""),
    ],
)
def test_a_code_is_a_message_that_is_hardly_anything_else(text, code):
    assert code_in(text) == code


async def test_a_mail_server_that_hangs_holds_up_no_other_errand(house, office):
    parts = house.parts
    office.hangs = "after EHLO"
    couriers = Couriers(
        parts.stores.outbox, parts.hub, house.clock.now, errands(parts), abreast=ABREAST
    )
    task = asyncio.create_task(couriers.run())
    for number in range(6):
        name = await writes(house, address=f"mara{number}@garden.example")
        await house.say(name, Prove())
    case = await writes(house, Say("the zebra button"), WantPerson())
    async with asyncio.timeout(20):
        while not parts.stores.search.find("zebra"):
            await asyncio.sleep(0.01)

    assert office.mails == []
    assert parts.stores.search.find("zebra")[0].conversation == case
    office.hangs = ""
    office.let_go.set()
    async with asyncio.timeout(20):
        while parts.stores.outbox.waiting():
            await asyncio.sleep(0.01)
    assert sorted(mail["To"] for mail in office.mails) == [
        f"mara{number}@garden.example" for number in range(6)
    ]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
