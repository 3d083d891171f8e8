"""The journal: how a turn becomes durable, and how the log is read. No database in here.

Everything above the store is written against ``Journal``; SQLite's is ``sqlite_journal.py``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

from msgspec import Struct

from intakebot.engine.brief import Brief
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Entry


class JournalError(Exception):
    """A turn was not written; nothing of it is in the store."""


class LostRace(JournalError):
    """The conversation is no longer where the turn read it: load and step again."""


class Repeated(JournalError):
    """This command is in the log already, under ``seq``; compare ``digest`` and answer so."""

    def __init__(self, seq: int, digest: bytes) -> None:
        super().__init__(f"the command is entry {seq} already")
        self.seq = seq
        self.digest = digest


class StorageError(JournalError):
    """The disk or the database said no. The outcome may be unknown; sending again is safe."""

    code = "storage_broken"


class StorageFull(StorageError):
    """No room on the disk. Reads go on; writes do as soon as there is room."""

    code = "storage_full"


class StorageBusy(StorageError):
    """Somebody else holds the database, or too many turns wait. Send again soon."""

    code = "storage_busy"


class StorageBroken(StorageError):
    """The disk failed, the file is damaged, or the journal is closed."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work for after the commit. It is stored with the turn, so it happens if the turn did."""

    kind: str
    payload: str = "{}"
    """JSON."""
    due: int = 0
    """Not before this time, UTC milliseconds."""


class Turn(Struct, frozen=True):
    """One command and everything it causes, written all or none.

    ``cid`` with ``by`` and ``who`` names the command (empty for a turn nobody sent);
    ``digest`` is 16 bytes of BLAKE2b over the command's body, to tell a repetition from
    another command under the same name.
    """

    conversation: Conversation
    """Where the conversation stands after the turn."""
    expected: int
    """The ``seq`` it was stepped from; the turn is written only if it still stands there."""
    entries: Sequence[Entry]
    """At least one, numbered ``expected + 1`` to ``conversation.seq``."""
    cid: str = ""
    digest: bytes = b""
    by: str = "customer"
    who: str = ""
    brief: Brief | None = None
    """Its row in the agents' queue; None leaves the row as it is."""
    jobs: Sequence[Job] = ()


class Committed(NamedTuple):
    """A turn is on disk."""

    seq: int
    """The turn's first entry: what the acknowledgement names, now and at each repetition."""
    upto: int
    """Its last entry."""
    changed: int
    """The queue row's new place in the order of changes; 0 where the row did not change."""


CommandKey: TypeAlias = tuple[str, str, str]
"""``(by, who, cid)``"""


class Loaded(Struct, frozen=True):
    """A conversation as it stands, and the commands that brought it there."""

    conversation: Conversation
    commands: dict[CommandKey, tuple[int, bytes]] = {}
    """What was acknowledged: the seq and digest of each command. The holder adds what follows."""


class Slice(NamedTuple):
    """The log after ``after`` up to ``upto``, oldest first; each entry as JSON.

    ``upto`` below ``after`` means that the reader's place does not exist here (the store
    was restored): start again from 0. Numbers not among the entries are private.
    """

    after: int
    upto: int
    entries: list[bytes]


class Changes(NamedTuple):
    """Queue rows that changed after ``after``, each once, in the order they changed last.

    ``upto`` is where to read on; ``more`` says that rows are left.
    """

    after: int
    upto: int
    rows: list[Brief]
    more: bool = False


class Standing(NamedTuple):
    """Where things stand in the store, whoever wrote them."""

    seqs: dict[str, int]
    """Conversations that stand further than was known."""
    changed: int
    """The newest place in the order of changes."""


class Journal(Protocol):
    """The hot path of the store. All methods are for the event loop's thread."""

    turned: Callable[[], None]
    """Called when another epoch has begun: what was read before may be no more."""

    @property
    def epoch(self) -> str:
        """Names this run of history; another one means that readers' places are void."""

    @property
    def changed(self) -> int:
        """The newest place in the order of changes."""

    @property
    def trouble(self) -> str:
        """The code of the error that the last write ended with; empty while all is well."""

    async def create(self, conversation: Conversation, token_hash: bytes) -> int:
        """Store a new conversation at seq 0 and give it its reference number.

        Raises:
            StorageError: nothing was stored.
        """

    async def commit(self, turn: Turn) -> Committed:
        """Write a turn; returns when it would survive a power cut.

        A caller that is cancelled meanwhile does not know the outcome; the command may be
        sent again under the same name.

        Raises:
            LostRace: the conversation is no longer at ``turn.expected``.
            Repeated: the command was committed before.
            StorageError: the disk or the database said no.
            ValueError: entries and numbers do not fit together; a bug of the caller.
        """

    async def amend(self, conversation_id: str, alike: int, *, anew: bool = False) -> int:
        """Say in its queue row how many cases look alike; returns its new place, 0 if unchanged.

        ``anew``: it is news even where they are as many as before.
        """

    async def settle(self) -> None:
        """Wait until all that can be read now is as safe as what was acknowledged.

        What a process wrote that died before its commit was sure, or a server that died before
        its standby had it, can be read afterwards and may yet be lost.

        Raises:
            StorageError: it is not safe.
        """

    async def load(self, conversation_id: str) -> Loaded | None:
        """The conversation as it stands on disk."""

    async def load_by_token(self, token_hash: bytes) -> Loaded | None:
        """The conversation that this token opens."""

    def read_now(
        self, conversation_id: str, after: int, private: bool, limit: int = 200
    ) -> Slice | None:
        """Like ``read``, if memory holds it; None says nothing but "ask ``read``"."""

    async def read(
        self, conversation_id: str, after: int, private: bool, limit: int = 200
    ) -> Slice:
        """The entries numbered ``after + 1`` and on; ``limit`` counts hidden ones too.

        An unknown conversation reads as empty, up to 0.
        """

    def changes_now(self, after: int, limit: int = 200) -> Changes | None:
        """Like ``changes``, if memory holds it."""

    async def changes(self, after: int, limit: int = 200) -> Changes:
        """Queue rows that changed after ``after``."""

    def doubt(self, conversation_id: str, seq: int) -> None:
        """Another process may have written a conversation up to ``seq``.

        Only a hint: if memory does not reach as far, it is not asked until it does.
        """

    def doubt_changes(self, changed: int) -> None:
        """The same of the order of changes, until the store itself was asked (``standing``)."""

    async def standing(self, known: Mapping[str, int]) -> Standing:
        """Which of these conversations have moved on from the seq that is known of them.

        One question to the store, however many they are; memory is not asked.
        """

    async def close(self) -> None:
        """Write all that was handed in, then stop. Later commits raise ``StorageBroken``."""
