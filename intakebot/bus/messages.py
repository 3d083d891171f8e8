"""What processes tell each other, and the frames it travels in.

The other end may be of another version, or no Intakebot at all: everything is checked when it
is read, everything has a limit, and what is not understood is left out and counted.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, TypeAlias

import msgspec
from msgspec import Meta, Struct

VERSION: Final = 1
LARGEST: Final = 64 * 1024
"""Bytes of a frame that is looked at."""

Name = Annotated[str, Meta(max_length=200)]
Names = Annotated[list[Name], Meta(max_length=100)]
Number = Annotated[int, Meta(ge=0, lt=2**53)]


class _Message(Struct, frozen=True, tag_field="t", omit_defaults=True):
    pass


class Beat(_Message, frozen=True, tag="beat"):
    """I am here; who hears it of itself knows that the bus carries."""


class Hello(_Message, frozen=True, tag="hello"):
    """I have just come, or come back: say who is at your desk."""


class Bye(_Message, frozen=True, tag="bye"):
    """I leave; forget who was with me."""


class Wakes(_Message, frozen=True, tag="wakes"):
    """Topics with something new in the store; with its number, where it has one."""

    at: Annotated[dict[Name, Number], Meta(max_length=1000)]


class Person(Struct, frozen=True, omit_defaults=True):
    """An agent who has a conversation open."""

    name: Name
    doing: Name = "reading"


class RoomNow(_Message, frozen=True, tag="room"):
    """Who has this conversation open with me; nobody, if all is empty."""

    conversation: Name
    agents: Annotated[dict[Name, Person], Meta(max_length=100)] = {}
    customers: Number = 0
    writing: bool = False
    seen_by_team: Number = 0
    seen_by_customer: Number = 0
    asks: bool = False
    """Somebody has just opened it here: say who has it open with you."""

    @property
    def empty(self) -> bool:
        return not self.agents and not self.customers


class AgentAt(_Message, frozen=True, tag="agent"):
    """For which teams an agent is at the desk with me; for none: they are not."""

    agent: Name
    teams: Names = []
    """"" stands for every team."""


class Took(_Message, frozen=True, tag="took"):
    """That much was taken from a bucket of the rate limits."""

    bucket: Name
    key: Name
    much: Annotated[float, Meta(ge=0, le=1_000_000)] = 1


class Tried(_Message, frozen=True, tag="tried"):
    """Somebody tried to sign in; both are digests. ``right``: with the right password."""

    account: Name
    address: Name
    right: bool = False


Message: TypeAlias = Beat | Hello | Bye | Wakes | RoomNow | AgentAt | Took | Tried


class _Frame(Struct):
    v: int
    node: Name
    m: list[msgspec.Raw]


class Strange(ValueError):
    """This is no frame of ours."""


encode: Final = msgspec.json.Encoder().encode
_frame: Final = msgspec.json.Decoder(_Frame).decode
_message: Final = msgspec.json.Decoder(Message).decode


def frames(node: str, messages: Iterable[Message], largest: int) -> Iterator[bytes]:
    """Frames of at most ``largest`` bytes; a message that fits into none is left out."""
    head, tail = b'{"v":%d,"node":%b,"m":[' % (VERSION, encode(node)), b"]}"
    room = largest - len(head) - len(tail)
    parts: list[bytes] = []
    used = 0
    for part in map(encode, messages):
        if len(part) > room:
            continue
        if parts and used + len(part) + 1 > room:
            yield head + b",".join(parts) + tail
            parts, used = [], 0
        parts.append(part)
        used += len(part) + 1
    if parts:
        yield head + b",".join(parts) + tail


def opened(frame: bytes) -> tuple[str, list[Message], int]:
    """Who says what, and how many messages were not understood.

    Raises:
        Strange: it is no frame, too large, or of a version that is not ours.
    """
    if len(frame) > LARGEST:
        raise Strange
    try:
        read = _frame(frame)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise Strange from None
    if read.v != VERSION:
        raise Strange
    understood: list[Message] = []
    for raw in read.m:
        try:
            understood.append(_message(raw))
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            continue
    return read.node, understood, len(read.m) - len(understood)
