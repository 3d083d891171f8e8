"""What a command is answered with, on both sockets."""

from collections.abc import Awaitable, Callable

import structlog

from intakebot import metrics
from intakebot.desk.commands import Done, Outcome
from intakebot.edge import wire
from intakebot.edge.line import Gone, Line, encode
from intakebot.engine.effects import Refuse
from intakebot.errors import NotFound
from intakebot.store.journal import StorageError

log = structlog.get_logger()

ID_LENGTH = range(16, 65)
RETRY = ("storage_full", "storage_busy", "storage_broken", "rate")
"""Refusals after which the same command may be sent again."""


async def outcome_of(
    cid: str, perform: Callable[[], Awaitable[Outcome]], sorry: Callable[[str], str]
) -> Outcome:
    """What became of a command; a bug of ours is logged and refused, never left unanswered.

    A client sends an unanswered command again, so one that ends a line would end the next.

    Raises:
        Gone: the command has no proper name.
    """
    if len(cid) not in ID_LENGTH:
        raise Gone(4400)
    try:
        return await perform()
    except NotFound:
        return Refuse("not_found", "There is no such conversation.")
    except StorageError as trouble:
        return Refuse(trouble.code, sorry("our_fault"))
    except Exception:
        log.exception("command_failed")
        return Refuse("failed", sorry("our_fault"))


async def answer(line: Line, cid: str, outcome: Outcome) -> None:
    """Send the answer to command ``cid``."""
    if isinstance(outcome, Done):
        await line.say_raw(encode(wire.Ack(cid, outcome.seq)).decode())
    else:
        metrics.REFUSED.labels(outcome.code).inc()
        await line.say(refused(cid, outcome))


def refused(cid: str, no: Refuse) -> wire.Refused:
    """A ``Refused`` frame."""
    return wire.Refused(cid, no.code, no.text, no.open, no.turn, no.by, no.fence, no.code in RETRY)
