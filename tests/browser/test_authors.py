"""An author saves a file: customers get it, or keep what was good."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE
from tests.browser.people import Agent
from tests.browser.served import Server

pytestmark = pytest.mark.browser

FILE = "website-problem.yaml"


@pytest.fixture
def priya(agent: Callable[[str], Agent]) -> Agent:
    return agent("Priya")


@pytest.fixture
def flow(server: Server, priya: Agent) -> Iterator[Path]:
    """The flow's file in an author's hands; as it was afterwards, for everybody."""
    file = server.folder / "flows" / FILE
    text, before = file.read_text(), edition(priya, server)
    yield file
    file.write_text(text)
    waits(priya, lambda: edition(priya, server) == before)


def edition(priya: Agent, server: Server) -> str:
    flows = priya.page.request.get(f"{server.address}/api/v1/flows").json()
    return next(one["edition"] for one in flows if one["file"] == FILE)


def waits(priya: Agent, until: Callable[[], bool]) -> None:
    """How soon it has to be is what tests/authoring/test_watch.py says."""
    saved = time.monotonic()
    while not until():
        assert time.monotonic() - saved < PATIENCE / 1000
        priya.page.wait_for_timeout(50)


def test_a_good_save_is_what_new_customers_see_and_running_ones_keep_theirs(
    customer, priya, server, flow
):
    old = edition(priya, server)
    running = customer().open()
    running.says_what_is_wrong()
    running.say("Mara Lindqvist")
    running.is_asked("Which e-mail address")

    flow.write_text(flow.read_text().replace("en: What do you see?", "en: What is on the screen?"))
    waits(priya, lambda: edition(priya, server) != old)

    new = customer().open()
    new.says_what_is_wrong()
    for someone in (new, running):
        if someone is new:
            someone.say("Jonas Weber")
            someone.is_asked("Which e-mail address")
        someone.say("jonas@garden.example")
    new.is_asked("What is on the screen?")
    running.is_asked("What do you see?")


def test_a_broken_save_is_told_with_its_place_and_customers_keep_the_last_good_edition(
    customer, priya, server, flow
):
    good = flow.read_text()
    broken = good.replace("when: symptom is An error message", "when: symtom is An error message")
    line = 1 + next(at for at, row in enumerate(broken.splitlines()) if "symtom is" in row)

    flow.write_text(broken)

    told = priya.page.get_by_role("status").filter(has_text=FILE)
    expect(told).to_contain_text(f"{FILE} has a problem and was not published.")
    expect(told).to_contain_text(re.compile(r"Customers still see the flow as it was at \d\d:\d\d"))
    expect(told).to_contain_text(f"{FILE}:{line}:11: ")
    expect(told).to_contain_text("did you mean 'symptom'")
    assert str(server.folder) not in told.inner_text()
    told.get_by_role("link", name="Look").click()
    panel = priya.page.get_by_role("region", name="Something on the website isn't working")
    expect(panel).to_contain_text(re.compile(r"Customers still see the edition of \d\d:\d\d"))
    expect(panel.locator(".problem")).to_contain_text(f"{FILE}:{line}:11: ")
    mara = customer().open()
    mara.answers_all()

    flow.write_text(good)

    expect(panel.get_by_text("live", exact=True)).to_be_visible()
    expect(priya.page.get_by_role("link", name="Flows", exact=True)).to_be_visible()
    priya.goes()
    expect(told).to_have_count(0)
