"""The edge's tests share ``tests/house.py`` and the fixtures of ``tests/conftest.py``."""

from tests.house import OWN, PASSWORD

__all__ = ["OWN", "PASSWORD"]
