"""How structs are called on the wire, and what every entry's body and every event begins from."""

import re

from msgspec import Struct


def snake(name: str) -> str:
    """``DontKnow`` → ``dont_know``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Body(Struct, frozen=True, omit_defaults=True, tag_field="type", tag=snake):
    """What happened. The tag on the wire is the class name in snake case."""


class Event(Struct, frozen=True, omit_defaults=True, tag_field="type", tag=snake):
    """What was done. The tag on the wire is the class name in snake case."""
