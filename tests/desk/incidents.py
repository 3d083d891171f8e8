"""What tests of incidents share: a shop whose payments fail, its cases, and the errands run."""

import secrets
from typing import Any

from intakebot.engine.events import Begin, Context, Say, WantPerson
from intakebot.wiring.background import errands as by_kind
from tests.desk.conftest import ANNA, opened

ERROR = "PAY-4102: payment could not be completed"
FLOW = """
flow: broken-page
title: Something is broken
team: web
default: yes
starts_with: [the page stays blank, I get an error when I pay]
questions:
  - {id: symptom, kind: choice, ask: What do you see?, options: [An error message, A blank page]}
  - {id: error, kind: error_message, ask: What does it say?, when: symptom is An error message}
  - {id: page, kind: url, ask: On which page?, prefill: page.url}
  - {id: card, kind: choice, ask: Which card?, options: [Visa, Mastercard]}
  - {id: email, kind: email, ask: Which e-mail address?}
case:
  title: "{{ symptom }}: {{ error }}"
"""


async def case(
    house: Any,
    said: str = ERROR,
    page: str = "https://shop.example/checkout",
    language: str = "en",
    browser: str = "Firefox 128, Linux",
    email: str = "",
) -> str:
    """A case that waits for the team and is indexed; its conversation."""
    name = await opened(house.parts, language)
    context = Context(url=page, time_zone="Europe/Berlin", browser=browser)
    await house.say(name, Begin(context, language, "broken-page"), Say(said))
    if email:
        await house.say(name, Say(email))
    await house.say(name, WantPerson())
    await run(house)
    return name


async def incident_of(house: Any, *names: str) -> int:
    """An incident that an agent opened from the first of these, with the others in it."""
    desk = house.parts.incidents
    number: int = await desk.open(ANNA, names[0], "", secrets.token_hex(16))
    if names[1:]:
        await desk.add(ANNA, number, 1, list(names[1:]), secrets.token_hex(16))
    await run(house)
    await house.parts.known_incidents.refresh()
    return number


async def run(house: Any, parts: Any = None) -> None:
    """Do all errands that are due."""
    parts = parts or house.parts
    errands = by_kind(parts)
    outbox = parts.stores.outbox
    while jobs := outbox.claim(house.clock.now(), 500):
        for job in jobs:
            await errands[job.kind](job)
            outbox.done([job], house.clock.now())


def standing(house: Any, number: int) -> Any:
    """What an incident's cases come to."""
    return house.parts.stores.incidents.counts(number)
