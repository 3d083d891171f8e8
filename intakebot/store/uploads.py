"""What is known of uploaded files. The bytes lie in a folder; this room never touches them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, select

from intakebot.store.database import Database
from intakebot.store.tables import UploadRow


@dataclass(frozen=True, slots=True)
class Stored:
    """One uploaded file. ``used_seq`` is the entry that shows it, 0 while none does."""

    id: str
    conversation: str
    name: str
    media_type: str
    size: int
    """Bytes, as stored."""
    sha256: str
    """Hexadecimal, of the stored bytes."""
    created: int
    width: int = 0
    height: int = 0
    used_seq: int = 0
    removed: tuple[str, ...] = ()
    """Sorts of secrets that were taken out of a text."""


class Uploads:
    """The uploads. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, upload: Stored, most: int) -> bool:
        """Note a file; False, and nothing noted, if the conversation has ``most`` already."""
        with self._database.writing() as session:
            mine = select(func.count()).where(UploadRow.conversation == upload.conversation)
            if session.exec(mine).one() >= most:
                return False
            row = {name: getattr(upload, name) for name in _FIELDS}
            session.add(UploadRow(**row | {"removed": list(upload.removed)}))
            return True

    def get(self, upload_id: str) -> Stored | None:
        """The file of that id; whose it is, is for the caller to check."""
        with self._database.reading() as session:
            row = session.get(UploadRow, upload_id)
            return _stored(row) if row else None

    def of(self, conversation: str, ids: Sequence[str]) -> list[Stored]:
        """Those of ``ids`` that belong to the conversation, in the order asked for."""
        with self._database.reading() as session:
            mine = select(UploadRow).where(
                UploadRow.conversation == conversation, col(UploadRow.id).in_(ids[:100])
            )
            found = {row.id: _stored(row) for row in session.exec(mine).all()}
        return [found[each] for each in dict.fromkeys(ids) if each in found]

    def count(self, conversation: str) -> int:
        """How many files a conversation has."""
        with self._database.reading() as session:
            mine = select(func.count()).where(UploadRow.conversation == conversation)
            return session.exec(mine).one()

    def unused(self, before: int, limit: int = 200) -> list[Stored]:
        """Files uploaded before then that no entry shows, oldest first."""
        with self._database.reading() as session:
            mine = select(UploadRow).where(UploadRow.used_seq == 0, UploadRow.created < before)
            rows = session.exec(mine.order_by(col(UploadRow.created)).limit(limit)).all()
            return [_stored(row) for row in rows]

    def forget(self, upload_id: str) -> bool:
        """Forget a file that no entry shows; False if one does, or there is none.

        Forget it here first and remove the bytes then: a file without a row is swept up
        later, a row without a file would be a broken picture in a conversation.
        """
        with self._database.writing() as session:
            row = session.get(UploadRow, upload_id, with_for_update=True)
            if row is None or row.used_seq:
                return False
            session.delete(row)
            return True


_FIELDS = tuple(Stored.__dataclass_fields__)


def _stored(row: UploadRow) -> Stored:
    kept = {name: getattr(row, name) for name in _FIELDS}
    return Stored(**kept | {"removed": tuple(row.removed)})
