"""PostgreSQL: its addresses, how a connection is set up, and its errors by our names."""

from typing import Any, Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from intakebot.store.connection import PATIENCE
from intakebot.store.journal import StorageBroken, StorageBusy, StorageError, StorageFull

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
_WITHOUT_STATE: Final = {"OperationalError", "InterfaceError", "InternalClientError"}
"""Errors of the drivers themselves: the connection was refused, is closed or out of step."""


def storable(value: str) -> str:
    """A text may hold a NUL, a column may not; what held one still differs from what did not."""
    return value.replace("\0", "\ufffd")


def is_postgres(url: str) -> bool:
    """Whether an address is PostgreSQL's."""
    return url.partition("://")[0].partition("+")[0] in ("postgresql", "postgres")


def parsed(url: str) -> URL:
    """An address, whatever driver it names.

    Raises:
        ValueError: it is none.
    """
    try:
        return make_url(url).set(drivername="postgresql")
    except (ArgumentError, ValueError):
        raise ValueError("not the address of a PostgreSQL database") from None


def shown(url: str) -> str:
    """An address without its password, for people."""
    return parsed(url).set(query={}).render_as_string()


def for_asyncpg(url: str) -> str:
    """An address as asyncpg reads it."""
    return parsed(url).difference_update_query(OF_LIBPQ).render_as_string(hide_password=False)


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
    return {name: value for name, value in ours.items() if name not in said}


def storage_error(error: BaseException) -> StorageError | None:
    """The error as ours if the server or the way to it is at fault; None if a row is."""
    if isinstance(error, OSError | TimeoutError | EOFError):
        return StorageBroken(str(error) or type(error).__name__)
    state = getattr(error, "sqlstate", None)
    if not state:
        is_drivers = type(error).__name__ in _WITHOUT_STATE
        return StorageBroken(str(error).strip()) if is_drivers else None
    kind = _TYPED.get(state) or _CLASSES.get(state[:2])
    return kind(str(error).strip()) if kind else None


async def connected(url: str, settings: dict[str, str]) -> Any:
    """A connection of asyncpg's that is as durable as we promise.

    Raises:
        ValueError: asyncpg is not installed.
    """
    db = await _asyncpg().connect(
        for_asyncpg(url),
        timeout=CONNECT_WITHIN,
        server_settings={"application_name": "intakebot", **settings},
    )
    await db.execute(DURABLE)
    return db


async def pool(url: str, connections: int) -> Any:
    """Connections of asyncpg's for reading; ``connections`` at most.

    Raises:
        ValueError: asyncpg is not installed.
    """
    return await _asyncpg().create_pool(
        for_asyncpg(url),
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
