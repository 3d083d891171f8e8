"""What the desk's tests share: the attack data beside the project, and talks in a whole house."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
import pytest

from intakebot.desk.access import Staff
from intakebot.engine.entries import Entry
from intakebot.engine.events import Begin, Say, WantPerson

TROUBLE = "The page stays blank"
ANNA = Staff("agent_anna", "Anna", "anna@staff.example", "agent")
BEA = Staff("agent_bea", "Bea", "bea@staff.example", "lead")

decode = msgspec.json.Decoder(Entry).decode


@pytest.fixture
async def again(house: Any) -> AsyncIterator[Callable[[], Awaitable[Any]]]:
    """Start the house once more on the same store: after a restart, or as a second process."""
    from intakebot.app import assemble

    apps = []

    async def start() -> Any:
        apps.append(await assemble(house.parts.settings, house.parts.world))
        return apps[-1].parts

    yield start
    for app in apps:
        await app.stop()


@pytest.fixture
def act(house: Any) -> Callable[..., Awaitable[Any]]:
    """Let somebody of the staff act, each command under a name of its own; the last outcome."""
    names = iter(range(10_000))

    async def acted(staff: Any, conversation: str, *events: Any) -> Any:
        for event in events:
            cid = f"{next(names)}"
            outcome = await house.parts.takeover.perform(staff, conversation, event, cid)
        return outcome

    return acted


async def opened(parts: Any, language: str = "en") -> str:
    """A conversation in which nothing was said yet; its id."""
    conversation, _ = await parts.reception.open("shop", language)
    return str(conversation.id)


async def begun(house: Any) -> str:
    """A conversation in which the bot asks what the customer sees; its id."""
    name = await opened(house.parts)
    await house.say(name, Begin(flow="broken-page"), Say(TROUBLE))
    return name


async def waiting(house: Any) -> str:
    """A conversation that waits for a person; its id."""
    name = await begun(house)
    await house.say(name, WantPerson())
    return name


async def log(parts: Any, conversation: str) -> list[Entry]:
    """Everything that is on the disk of a conversation, private entries too."""
    journal = parts.reception.conversations.journal
    found: list[Entry] = []
    while lines := (await journal.read(conversation, len(found), private=True)).entries:
        found += [decode(line) for line in lines]
    return found


def bodies(entries: list[Entry], kind: type) -> list[Any]:
    """What these entries say of one kind, in their order."""
    return [entry.body for entry in entries if isinstance(entry.body, kind)]
