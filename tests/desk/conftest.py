"""What the desk's tests share: the attack data beside the project, and talks in a whole house."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from intakebot.engine.entries import Entry
from intakebot.engine.events import Begin, Say, WantPerson

TROUBLE = "The page stays blank"

decode = msgspec.json.Decoder(Entry).decode


@pytest.fixture(scope="session")
def attacks() -> Path:
    """The attack data of ``shared/data/security``, found by walking up."""
    for folder in Path(__file__).resolve().parents:
        found = folder / "shared" / "data" / "security" / "own"
        if found.is_dir():
            return found
    pytest.skip("no shared/data folder beside the project")


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


async def opened(parts: Any, language: str = "en") -> str:
    """A conversation in which nothing was said yet; its id."""
    conversation, _ = await parts.reception.open("shop", language)
    return str(conversation.id)


async def begun(house: Any) -> str:
    """A conversation that stands before the question for the page; its id."""
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
    read = await journal.read(conversation, 0, private=True, limit=1000)
    return [decode(line) for line in read.entries]
