"""Mail is handed to a real server over a real socket, or it is said that it wasn't."""

import asyncio
import base64
import threading

import pytest

from intakebot.connectors import mail as module
from intakebot.connectors.mail import Mail, MailCourier, NotSent
from tests.post import post_office

SENDER = "Fern & Finch <help@shop.example>"
HELLO = Mail("mara@garden.example", "رمزك 123456", "Hello,\n.\nyour code: 123456\n")

pytestmark = pytest.mark.anyio


async def test_a_message_arrives_as_it_was_written():
    async with post_office() as office:
        await MailCourier(office.url, SENDER).send(HELLO)

    (mail,) = office.mails
    assert (mail["To"], mail["Subject"]) == ("mara@garden.example", "رمزك 123456")
    assert "help@shop.example" in mail["From"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content() == HELLO.text


async def test_a_name_and_password_of_the_address_are_used():
    async with post_office() as office:
        url = office.url.replace("smtp://", "smtp://me%40x:p%2Fw@")
        await MailCourier(url, SENDER).send(HELLO)

    (line,) = office.signed_in
    assert base64.b64decode(line.split()[-1]) == b"\0me@x\0p/w"


async def test_what_the_server_refuses_was_not_sent_and_the_address_is_not_told():
    async with post_office() as office:
        office.refuses = True
        with pytest.raises(NotSent) as why:
            await MailCourier(office.url, SENDER).send(HELLO)

    assert "mara" not in str(why.value)


async def test_a_server_that_is_not_there_is_no_crash():
    with pytest.raises(NotSent):
        await MailCourier("smtp://127.0.0.1:1", SENDER).send(HELLO)


@pytest.mark.parametrize("to", ["a@b.example\nBcc: all@shop.example", "a@b.example\r\nX: y"])
async def test_an_address_smuggles_no_header(to):
    with pytest.raises(ValueError, match=r"newline|linefeed|carriage"):
        await MailCourier("smtp://127.0.0.1:1", SENDER).send(Mail(to, "Hi", "Hi"))


def letters():
    return [thread for thread in threading.enumerate() if thread.name == "mail"]


@pytest.mark.parametrize("hangs", ["at once", "after EHLO", "after the text", "drips"])
async def test_a_server_that_hangs_is_given_up_in_time_and_takes_nothing_later(hangs, monkeypatch):
    monkeypatch.setattr(module, "IN_ALL", 0.3)
    async with post_office() as office:
        office.hangs = hangs
        with pytest.raises(NotSent):
            await MailCourier(office.url, SENDER).send(HELLO)
        office.let_go.set()
        async with asyncio.timeout(10):
            while any(thread.is_alive() for thread in letters()):
                await asyncio.sleep(0.01)

    assert len(office.mails) <= (hangs == "after the text"), "what it has it has, and no more"


async def test_mails_that_hang_leave_the_threads_that_others_work_with(monkeypatch):
    monkeypatch.setattr(module, "LINES", 3)
    async with post_office() as office:
        office.hangs = "after EHLO"
        courier = MailCourier(office.url, SENDER)
        sending = [asyncio.create_task(courier.send(HELLO)) for _ in range(50)]
        async with asyncio.timeout(10):
            while len(letters()) < 3:
                await asyncio.sleep(0.01)
            assert await asyncio.to_thread(lambda: "read") == "read"
        assert len(letters()) == 3, "so many lines and no more"
        office.hangs = ""
        office.let_go.set()
        await asyncio.gather(*sending)

    assert len(office.mails) == 50
