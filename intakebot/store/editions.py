"""Editions of flows, kept by their hash as long as a conversation may need one."""

from dataclasses import dataclass

from sqlmodel import col, select

from intakebot.store.database import Database
from intakebot.store.tables import EditionRow


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition's sources, from which it can be compiled again."""

    hash: str
    flow: str
    sources: dict[str, str]
    """File name → text, included files too."""
    published: int


class Editions:
    """The editions. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, hash: str, flow: str, sources: dict[str, str], now: int) -> None:  # noqa: A002
        """Store an edition. The same hash is the same text, so the first time counts."""
        with self._database.writing() as session:
            if session.get(EditionRow, hash) is None:
                row = EditionRow(hash=hash, flow=flow, sources=sources, published=now)
                session.add(row)

    def get(self, hash: str) -> Edition | None:  # noqa: A002
        """The edition of that hash."""
        with self._database.reading() as session:
            row = session.get(EditionRow, hash)
            return _edition(row) if row else None

    def of(self, flow: str) -> list[Edition]:
        """All editions of a flow, newest first."""
        with self._database.reading() as session:
            mine = select(EditionRow).where(EditionRow.flow == flow)
            rows = session.exec(mine.order_by(col(EditionRow.published).desc())).all()
            return [_edition(row) for row in rows]


def _edition(row: EditionRow) -> Edition:
    return Edition(row.hash, row.flow, dict(row.sources), row.published)
