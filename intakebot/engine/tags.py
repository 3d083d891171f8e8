"""How structs are called on the wire."""

import re


def snake(name: str) -> str:
    """``DontKnow`` → ``dont_know``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
