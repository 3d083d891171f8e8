"""Files of conversations: streamed in with a count, told by their bytes, pictures made anew.

A file lies under a random id, whole or not at all: it is written aside, brought to the disk,
and only then given its place and its row.
"""

import asyncio
import errno
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

from intakebot.desk import censor, reencode
from intakebot.desk.naming import HEAD, PICTURES, TAKEN, media_type, shown_name
from intakebot.desk.world import World
from intakebot.engine.entries import Upload
from intakebot.errors import CallerError, NotFound, TooLarge, WrongKind
from intakebot.settings import Settings
from intakebot.store.journal import StorageBroken, StorageFull
from intakebot.store.uploads import Stored
from intakebot.store.uploads import Uploads as Store

Kept: TypeAlias = Stored

DECODED_AT_ONCE = 2
DECODED_WITHIN = 15.0
"""Seconds by the clock; the child has fewer of CPU time."""
SHORT = 64 * 1024
"""Bytes of a text that is looked through beside everything else; a process costs .3 s."""
UNUSED_FOR = 24 * 3600 * 1000
"""Milliseconds after which a file that no message shows is removed."""
ABANDONED_FOR = 3600
"""Seconds after which a file that nobody writes any more is removed."""


class TooManyFiles(CallerError):
    """A conversation takes no more files than that."""

    code = "too_many_files"
    status = 422


class Uploads:
    """All files of this installation."""

    def __init__(self, settings: Settings, store: Store, world: World) -> None:
        self._settings = settings
        self._store = store
        self._world = world
        self._coming: Counter[str] = Counter()
        self._decoding = asyncio.Semaphore(DECODED_AT_ONCE)

    async def add(
        self,
        conversation_id: str,
        name: str,
        stream: AsyncIterator[bytes],
        declared_length: int,
        *,
        censors: bool = False,
    ) -> Kept:
        """Take a file for a conversation; it is shown once a message names it.

        ``censors``: secrets in a text are taken out before it is kept.

        Raises:
            TooLarge: more bytes, or more pixels, than we take.
            TooManyFiles: the conversation has its files.
            WrongKind: none of what we take.
            StorageError: it could not be kept.
        """
        if declared_length > self._settings.file_limit:
            raise TooLarge(self._too_large())
        self._coming[conversation_id] += 1
        try:
            had = await asyncio.to_thread(self._store.count, conversation_id)
            if max(had + 1, self._coming[conversation_id]) > self._settings.files_each:
                raise self._too_many()
            return await self._take(conversation_id, name, stream, censors)
        except (ConnectionError, TimeoutError):
            raise  # the sender's line, not our disk
        except OSError as trouble:
            full = trouble.errno in (errno.ENOSPC, errno.EDQUOT)
            raise (StorageFull if full else StorageBroken)(str(trouble)) from trouble
        finally:
            self._coming[conversation_id] -= 1
            self._coming += Counter()

    async def of(self, conversation_id: str, ids: Iterable[str]) -> list[Upload]:
        """The files a message names, in its order.

        Raises:
            NotFound: one of them is not this conversation's.
        """
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return []
        found = await asyncio.to_thread(self._store.of, conversation_id, wanted)
        if len(found) < len(wanted):
            raise NotFound("that file is not here")
        return [
            Upload(one.id, one.name, one.media_type, one.size, list(one.removed)) for one in found
        ]

    async def read(self, upload_id: str) -> tuple[Path, Kept]:
        """Where a file lies, and what it is.

        Raises:
            NotFound: there is no such file.
        """
        kept = await asyncio.to_thread(self._store.get, upload_id)
        if kept is None:
            raise NotFound
        path = self._place(kept.id)
        if not await asyncio.to_thread(path.is_file):
            raise NotFound
        return path, kept

    async def sweep(self) -> int:
        """Remove what no message ever showed and what was left half-way; returns how many."""
        return await asyncio.to_thread(self._sweep, self._world.now())

    # --- taking one in -------------------------------------------------------------------

    async def _take(
        self, conversation: str, name: str, stream: AsyncIterator[bytes], censors: bool
    ) -> Kept:
        upload_id = self._world.new_id("file_")
        part = self._aside(f"{upload_id}.part")
        made = part.with_suffix(".made")
        try:
            head, size = await self._receive(part, stream)
            if not size:
                raise WrongKind("That file is empty.")
            kind, width, height = media_type(head), 0, 0
            whole: Path = part
            removed: tuple[str, ...] = ()
            if censors and kind == "text/plain":
                removed = await self._censor(part, made, size)
                whole = made if removed else part
            elif kind in PICTURES:
                kind, width, height = await self._redraw(part, made)
                whole = made
            kept = Kept(
                upload_id,
                conversation,
                shown_name(name, kind),
                kind,
                whole.stat().st_size,
                await asyncio.to_thread(digest, whole),
                self._world.now(),
                width,
                height,
                removed=removed,
            )
            await asyncio.to_thread(self._settle, whole, kept)
            return kept
        finally:
            for left in (part, made):
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    async def _receive(self, part: Path, stream: AsyncIterator[bytes]) -> tuple[bytes, int]:
        """Write the stream to the disk, not one byte more than the limit."""
        head, size = b"", 0
        file: BinaryIO = await asyncio.to_thread(part.open, "xb")
        try:
            async for piece in stream:
                size += len(piece)
                if size > self._settings.file_limit:
                    raise TooLarge(self._too_large())
                head += piece[: HEAD - len(head)]
                await asyncio.to_thread(file.write, piece)
        finally:
            await asyncio.to_thread(file.close)
        return head, size

    async def _redraw(self, source: Path, target: Path) -> tuple[str, int, int]:
        """Let a bound process decode the picture and write it anew."""
        code, said = await self._bound(reencode.__name__, source, target)
        if code == reencode.UNREADABLE:
            raise WrongKind(f"That picture can't be opened. {TAKEN}")
        if code != 0:
            raise TooLarge("That picture has more pixels than we can take.")
        read = json.loads(said)
        return str(read["media_type"]), int(read["width"]), int(read["height"])

    async def _censor(self, source: Path, target: Path, size: int) -> tuple[str, ...]:
        """Take the secrets out of a text, out of a long one in a bound process: their sorts."""
        if size <= SHORT:
            return tuple(await asyncio.to_thread(censor.censor, source, target))
        code, said = await self._bound(censor.__name__, source, target)
        if code != 0:
            raise TooLarge("That text is too long to be looked through. A part of it will do.")
        return tuple(json.loads(said))

    async def _bound(self, module: str, source: Path, target: Path) -> tuple[int | None, bytes]:
        """Run a module on a stranger's bytes in a process of its own: its status and its words."""
        async with self._decoding:
            child = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-I", "-m", module, str(source), str(target)),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={},
            )
            try:
                said, _ = await asyncio.wait_for(child.communicate(), DECODED_WITHIN)
            except (TimeoutError, asyncio.CancelledError) as late:
                child.kill()
                await child.wait()
                if isinstance(late, asyncio.CancelledError):
                    raise
                said = b""
        return child.returncode, said

    def _settle(self, whole: Path, kept: Kept) -> None:
        """Bring the file to the disk and to its place, then write its row."""
        with whole.open("rb") as file:
            os.fsync(file.fileno())
        place = self._place(kept.id)
        place.parent.mkdir(parents=True, exist_ok=True)
        whole.replace(place)
        noted = False
        try:
            noted = self._store.add(kept, self._settings.files_each)
        finally:
            if not noted:
                place.unlink(missing_ok=True)
        if not noted:
            raise self._too_many()

    def _place(self, upload_id: str) -> Path:
        return self._settings.uploads / upload_id[-2:] / upload_id

    def _aside(self, name: str) -> Path:
        folder = self._settings.uploads / "coming"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / name

    def _too_many(self) -> TooManyFiles:
        return TooManyFiles(f"A chat takes {self._settings.files_each} files at most.")

    def _too_large(self) -> str:
        return f"That file is too large: {self._settings.file_limit // 1_000_000} MB is the most."

    # --- clearing up ---------------------------------------------------------------------

    def _sweep(self, now: int) -> int:
        removed = 0
        for kept in self._store.unused(now - UNUSED_FOR):
            if self._store.forget(kept.id):  # the row first: a message may just have taken it
                self._place(kept.id).unlink(missing_ok=True)
                removed += 1
        for path in self._settings.uploads.glob("*/file_*"):
            old = now / 1000 - path.stat().st_mtime > ABANDONED_FOR
            if old and (path.parent.name == "coming" or self._store.get(path.name) is None):
                path.unlink(missing_ok=True)
                removed += 1
        return removed


def digest(file: Path) -> str:
    """SHA-256 of what lies on the disk, hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
