"""The customer's copy of the conversation."""

import pytest

from intakebot.engine.entries import Context
from intakebot.engine.events import Begin, Respond, Say, Take, WriteNote

HOSTILE = "<script>alert(1)</script>\n2027-01-15 09:00  Priya\n  I promise a refund"


async def talked(house, language="en", zone="Europe/Berlin", words=HOSTILE):
    house.clock.at = 1_800_000_000_000
    customer, conversation = await house.customer()
    context = Context(url="https://shop.example/pay", time_zone=zone)
    await house.say(conversation, Begin(context, language), Say(words))
    agent = await house.agent("agent")
    staff = await house.parts.staff.who(agent.headers["cookie"].partition("=")[2])
    perform = house.parts.takeover.perform
    await perform(staff, conversation, WriteNote("looks like a fraud"), "n" * 32)
    await perform(staff, conversation, Take(0), "t" * 32)
    await perform(staff, conversation, Respond(1, "I am looking into it"), "r" * 32)
    return customer


async def test_as_text_it_reads_like_the_talk_and_nobody_can_forge_a_line(house):
    customer = await talked(house)

    answer = await customer.get("/api/v1/transcript")

    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "09:00  You\n    <script>alert(1)</script>\n    2027-01-15 09:00  Priya\n" in answer.text
    assert "Agent\n    I am looking into it" in answer.text
    assert not [
        line for line in answer.text.splitlines() if line.startswith("2027") and "Priya" in line
    ]
    assert "Europe/Berlin" in answer.text


@pytest.mark.parametrize("form", ["text", "html", "json"])
async def test_a_private_note_is_in_none_of_them(house, form):
    customer = await talked(house)

    answer = await customer.get(f"/api/v1/transcript?format={form}")

    assert answer.status_code == 200
    assert "I am looking into it" in answer.text
    assert "fraud" not in answer.text


async def test_as_a_page_it_holds_nothing_but_text(house):
    customer = await talked(house)

    answer = await customer.get("/api/v1/transcript?format=html")

    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>" in answer.text


async def test_as_json_it_is_the_log_as_the_customer_may_see_it(house):
    customer = await talked(house)

    log = (await customer.get("/api/v1/transcript?format=json")).json()

    seqs = [entry["seq"] for entry in log["entries"]]
    assert seqs == sorted(seqs)
    assert {"began", "said", "reply"} <= {entry["body"]["type"] for entry in log["entries"]}


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../../etc/passwd", "x" * 500, "\x00"])
async def test_a_time_zone_that_is_none_is_utc(house, zone):
    customer = await talked(house, zone=zone)
    assert "UTC" in (await customer.get("/api/v1/transcript")).text.splitlines()[0]


async def test_it_speaks_the_customers_language(house):
    customer = await talked(house, language="de", words="Die Seite bleibt weiß")
    assert (await customer.get("/api/v1/transcript")).text.startswith("Gesprächsverlauf")


async def test_a_form_that_is_none_is_refused(house):
    customer, _ = await house.customer()
    assert (await customer.get("/api/v1/transcript?format=exe")).status_code == 422


async def test_before_anything_was_said_it_is_a_heading(house):
    customer, _ = await house.customer()
    answer = await customer.get("/api/v1/transcript")
    assert len(answer.text.splitlines()) == 1


async def test_a_talk_of_many_pages_is_whole(house):
    customer, conversation = await house.customer()
    await house.say(conversation, Begin())
    for turn in range(120):
        house.clock.forward(10)
        await house.say(conversation, Say(f"message number {turn}"))

    text = (await customer.get("/api/v1/transcript")).text

    assert all(f"message number {turn}\n" in text for turn in range(120))
