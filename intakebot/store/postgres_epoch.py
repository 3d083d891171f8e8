"""Which run of history a server of PostgreSQL holds.

A standby that takes over may lack what was only read, or what the first one acknowledged alone.
With its promotion it begins a timeline of its own, and so does a server that was recovered to some
moment; a copy that was brought back elsewhere is another system. To whoever read before, each of
these is another epoch.
"""

from hashlib import blake2b
from typing import Any, Final

from intakebot.store.postgres import refused

LINE: Final = (
    "SELECT system_identifier || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8)"
    " FROM pg_control_system()"
)
"""The system and its timeline. Not that of the last checkpoint, which comes minutes after a
promotion."""
HELD: Final = (
    "SELECT (SELECT value FROM meta WHERE key = 'epoch'),"
    " (SELECT value FROM meta WHERE key = 'line'), newest FROM change_counter"
)
"""The epoch, the line that it began on, and the newest place in the order of changes."""


async def standing(db: Any, known: str) -> tuple[str, int]:
    """The epoch that a connection leads to, and its newest place in the order of changes.

    ``known``: what it was before, in case the server can't say on which line it is: one that
    still recovers, or one that tells not everybody.
    """
    epoch, first, newest = await db.fetchrow(HELD)
    if first is None:
        return epoch or "", newest
    try:
        line = await db.fetchval(LINE)
    except Exception as error:
        if not refused(error):
            raise
        return known or epoch, newest
    return epoch if line == first else f"{epoch}.{_short(line)}", newest


def _short(line: str) -> str:
    return blake2b(line.encode(), digest_size=6).hexdigest()
