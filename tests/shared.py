"""Data that nobody here wrote, read where it lies beside the project; without it a test skips."""

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest


def path(*parts: str) -> Path:
    """A file or folder of the shared data."""
    for folder in Path(__file__).resolve().parents:
        found = folder.joinpath("shared", "data", *parts)
        if found.exists():
            return found
    pytest.skip("no shared/data folder beside the project")


@cache
def text(*parts: str) -> str:
    """What stands in a file, packed or not."""
    raw = path(*parts).read_bytes()
    return (gzip.decompress(raw) if parts[-1].endswith(".gz") else raw).decode()


def lines(*parts: str) -> list[str]:
    """The lines of a file that are not empty."""
    return [line for line in text(*parts).split("\n") if line]


def rows(*parts: str) -> list[Any]:
    """The rows of a file with one JSON value a line."""
    return [json.loads(line) for line in lines(*parts)]
