"""``intakebot agents add``: an invitation for somebody who is to join."""

import asyncio

import pytest

from intakebot import app
from intakebot.settings import settings
from intakebot.wiring import opening
from tests.house import PASSWORD


@pytest.fixture
def joined(folder):
    """Use a link under the name it was made for; who came in by it."""

    async def joining(token):
        async with opening.staff_of(settings(), app.real_world()) as staff:
            invite = await staff.invited(token)
            return (await staff.join(token, invite.name, PASSWORD)).staff

    return lambda link: asyncio.run(joining(link.strip().partition("#join=")[2]))


def test_the_link_lets_in_whom_it_was_made_for(run, joined, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_PUBLIC_URL", "https://help.example.com/")

    done = run("agents", "add", "Mara@Staff.example", "--name", "Mara", "--role", "lead")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("https://help.example.com/console#join=")
    assert done.stdout.count("\n") == 1
    staff = joined(done.stdout)
    assert (staff.email, staff.name, staff.role) == ("mara@staff.example", "Mara", "lead")


def test_an_agent_is_what_one_becomes_if_nothing_is_said(run, joined):
    assert joined(run("agents", "add", "tom@staff.example", "--name", "Tom").stdout).role == "agent"


def test_who_has_joined_already_is_not_invited_again(run, joined):
    joined(run("agents", "add", "tom@staff.example", "--name", "Tom").stdout)

    done = run("agents", "add", " TOM@staff.example")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "has joined already" in done.stderr


@pytest.mark.parametrize("words", [["tom"], ["tom@staff.example", "--role", "owner"], []])
def test_a_slip_is_said_and_ends_with_2(run, words):
    done = run("agents", "add", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


def test_a_database_that_can_not_be_used_is_said(run, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", "mysql://u:hunter2@h/x")

    done = run("agents", "add", "tom@staff.example")

    assert done.exit_code == 2
    assert done.stderr.startswith("Not started: the database cannot be used: ")
    assert "hunter2" not in done.stderr
