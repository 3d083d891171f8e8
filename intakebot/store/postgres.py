"""PostgreSQL: its addresses, how a connection is set up, and its errors by our names."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final, TypeAlias

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from intakebot.store.connection import PATIENCE
from intakebot.store.journal import StorageBroken, StorageBusy, StorageError, StorageFull

Met: TypeAlias = Callable[[Any], Awaitable[str]]
"""Looks which epoch a fresh connection leads to, before anything else goes over that."""

CONNECT_WITHIN: Final = 5
"""Seconds until a server that does not answer is given up."""
SILENT: Final = 10_000
"""Milliseconds after which a peer that acknowledges nothing is gone: a cut cable says no word."""

SETTINGS: Final = {
    "lock_timeout": str(PATIENCE),
    "idle_in_transaction_session_timeout": str(2 * SILENT),
    "tcp_user_timeout": str(SILENT),
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "jit": "off",
}
"""What every session of ours is set to: who died holding a lock must not hold it for long."""

DURABLE: Final = (
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')"
)
"""A server that acknowledges before it has written may lose acknowledged turns."""

OF_LIBPQ: Final = {
    "connect_timeout",
    "channel_binding",
    "gssencmode",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_count",
    "tcp_user_timeout",
}
"""What an address may say to libpq and other drivers do not know."""

SEVERAL: Final = re.compile(r"([^:]+://(?:[^/?]*@)?)([^/?@]*,[^/?@]*)(.*)", re.DOTALL)
"""An address of more than one server: what comes before the hosts, they, what comes after."""
HOST: Final = re.compile(r"(\[[^\[\]]+\]|[^:\[\]]+)(?::(\d+))?")
"""One of them: its name, and its port if it says one."""
WRITABLE: Final = "read-write"
"""Of several servers the one that we want, unless the address says otherwise: not a standby."""

MISSING: Final = "PostgreSQL needs its drivers: pip install 'intakebot[postgres]'"

_TYPED: Final[dict[str, type[StorageError]]] = {
    "53100": StorageFull,  # the disk
    "53300": StorageBusy,  # too many connections
    "55P03": StorageBusy,  # a lock was not had in time
    "40001": StorageBusy,
    "40P01": StorageBusy,  # deadlock
    "57014": StorageBusy,  # cancelled
    "57P01": StorageBusy,  # shutting down, restarting, starting
    "57P02": StorageBusy,
    "57P03": StorageBusy,
    "42P01": StorageBroken,  # no such table: this is no store
    "42501": StorageBroken,  # no right to
}
_CLASSES: Final[dict[str, type[StorageError]]] = {
    "08": StorageBroken,  # the connection
    "25": StorageBroken,  # such as read-only: a standby
    "28": StorageBroken,  # who are you
    "3D": StorageBroken,  # no such database
    "53": StorageBroken,
    "57": StorageBroken,
    "58": StorageBroken,  # the disk
    "F0": StorageBroken,
    "XX": StorageBroken,
}
_WITHOUT_STATE: Final = {
    *("OperationalError", "InterfaceError", "InternalClientError"),
    "TargetServerAttributeNotMatched",
}
"""Errors of the drivers themselves: the connection was refused, is closed, out of step, or leads
to standbys alone."""


def storable(value: str) -> str:
    """A text may hold a NUL, a column may not; what held one still differs from what did not."""
    return value.replace("\0", "\ufffd")


def is_postgres(url: str) -> bool:
    """Whether an address is PostgreSQL's."""
    return url.partition("://")[0].partition("+")[0] in ("postgresql", "postgres")


def parsed(url: str) -> URL:
    """An address, whatever driver it names; without its hosts if they are ``several``.

    Raises:
        ValueError: it is none.
    """
    found = SEVERAL.fullmatch(url)
    try:
        if not all(map(HOST.fullmatch, several(url))):
            raise ValueError
        made = make_url(found[1] + found[3] if found else url).set(drivername="postgresql")
    except (ArgumentError, ValueError):
        raise ValueError("not the address of a PostgreSQL database") from None
    if found and "target_session_attrs" not in made.query:
        return made.update_query_dict({"target_session_attrs": WRITABLE})
    return made


def several(url: str) -> list[str]:
    """The hosts, each with its port, of an address that names more than one server."""
    found = SEVERAL.fullmatch(url)
    return found[2].split(",") if found else []


def shown(url: str) -> str:
    """An address without its password, for people."""
    plain = parsed(url).set(query={})
    if hosts := several(url):  # a host's place is taken by a word that no address has
        return plain.set(host="\0").render_as_string().replace("\0", ",".join(hosts))
    return plain.render_as_string()


def for_asyncpg(url: str, *hosts: str) -> str:
    """An address as asyncpg reads it; of ``several`` hosts with these alone."""
    made = parsed(url).difference_update_query(OF_LIBPQ)
    if chosen := hosts or several(url):
        made = made.update_query_dict({"host": ",".join(chosen)})
    return made.render_as_string(hide_password=False)


def for_psycopg(url: str) -> dict[str, Any]:
    """What else libpq should know, beside the address and what that says itself."""
    ours: dict[str, Any] = {
        "connect_timeout": CONNECT_WITHIN,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 2,
        "tcp_user_timeout": SILENT,
        "application_name": "intakebot",
    }
    said = parsed(url).query
    if hosts := several(url):
        split = [HOST.fullmatch(host) for host in hosts]
        ours["host"] = ",".join(each[1].strip("[]") for each in split if each)
        ours["port"] = ",".join(each[2] or "5432" for each in split if each)
    return {name: value for name, value in ours.items() if name not in said}


def storage_error(error: BaseException) -> StorageError | None:
    """The error as ours if the server or the way to it is at fault; None if a row is."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, OSError | TimeoutError | EOFError):
        return StorageBroken(str(error) or type(error).__name__)
    state = getattr(error, "sqlstate", None)
    if not state:
        is_drivers = type(error).__name__ in _WITHOUT_STATE
        return StorageBroken(str(error).strip()) if is_drivers else None
    kind = _TYPED.get(state) or _CLASSES.get(state[:2])
    return kind(str(error).strip()) if kind else None


def refused(error: BaseException) -> bool:
    """Whether the server does not answer such a question: not now, not to us, or never."""
    return getattr(error, "sqlstate", "") in ("55000", "42501", "42883", "0A000")


async def connected(url: str, settings: dict[str, str]) -> Any:
    """A connection of asyncpg's that is as durable as we promise.

    Raises:
        ValueError: asyncpg is not installed.
    """
    db = await reached(url, server_settings={"application_name": "intakebot", **settings})
    await db.execute(DURABLE)
    return db


async def epoch_over(db: Any, met: Met) -> str:
    """The epoch that a fresh connection leads to; one that can't say is not kept."""
    try:
        return await met(db)
    except BaseException:
        db.terminate()
        raise


async def reached(url: str, **given: Any) -> Any:
    """A connection of asyncpg's; of ``several`` servers to the first that is as we want it.

    All are asked at once: one whose machine is gone answers nothing, and must cost no time.
    """
    connect = partial(_asyncpg().connect, **{"timeout": CONNECT_WITHIN} | given)
    hosts = several(url)
    if not hosts:
        return await connect(for_asyncpg(url))
    asked = [asyncio.ensure_future(connect(for_asyncpg(url, host))) for host in hosts]
    chosen: Any = None
    try:
        waiting = set(asked)
        while waiting and chosen is None:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            chosen = next((each for each in done if each.exception() is None), None)
        return (chosen or asked[0]).result()
    finally:
        for each in asked:
            if each is not chosen and not each.cancel() and each.exception() is None:
                each.result().terminate()


async def pool(url: str, connections: int, met: Met) -> Any:
    """Connections of asyncpg's for reading; ``connections`` at most, each ``met`` first.

    Raises:
        ValueError: asyncpg is not installed.
    """

    async def connect(*_: Any, loop: Any, **given: Any) -> Any:
        db = await reached(url, **given)
        await epoch_over(db, met)
        return db

    return await _asyncpg().create_pool(
        connect=connect,
        min_size=1,
        max_size=connections,
        timeout=CONNECT_WITHIN,
        command_timeout=SILENT / 1000,
        server_settings={"application_name": "intakebot", **SETTINGS},
    )


def _asyncpg() -> Any:
    try:
        import asyncpg
    except ModuleNotFoundError:
        raise ValueError(MISSING) from None
    return asyncpg
