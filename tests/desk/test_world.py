"""The world that is handed down: the real one keeps its promises, and nobody reads another."""

import ast
import time
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from intakebot import desk
from intakebot.app import real_world

ROOM = Path(desk.__file__).parent
CLOCKS = {
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "datetime.now",
    "datetime.utcnow",
    "date.today",
}
CHANCE = {"random", "secrets", "uuid", "uuid_utils"}


@pytest.fixture(scope="module")
def world():
    return real_world()


def test_the_clock_is_utc_in_whole_milliseconds(world):
    before = time.time() * 1000 - 1

    now = world.now()

    assert isinstance(now, int)
    assert before <= now <= time.time() * 1000 + 1


def test_an_id_begins_as_asked_and_is_never_given_twice(world):
    made = [world.new_id("conv_") for _ in range(10_000)]

    assert len(set(made)) == len(made)
    assert all(each.startswith("conv_") and each.removeprefix("conv_").isalnum() for each in made)


def test_a_secret_has_256_bits_and_is_never_given_twice(world):
    made = [world.secret() for _ in range(10_000)]

    assert len(set(made)) == len(made)
    assert min(map(len, made)) >= 43  # base64 of 32 bytes
    assert all(each.isascii() and each.isprintable() for each in made)


def test_jitter_reaches_both_ends_and_nothing_beyond(world):
    assert {world.jitter(3, 6) for _ in range(1000)} == {3, 4, 5, 6}
    assert world.jitter(0, 0) == 0


def test_the_world_cannot_be_changed_by_whoever_got_it(world):
    with pytest.raises(FrozenInstanceError):
        world.now = lambda: 0


def own_worlds(source):
    """Clocks and dice that a module reaches for by itself."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from CHANCE & {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from CHANCE & {node.module.partition(".")[0]}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS:
            yield ast.unparse(node.func)


@pytest.mark.parametrize("module", sorted(ROOM.glob("*.py")), ids=lambda path: path.name)
def test_nothing_at_the_desk_reads_a_clock_or_rolls_dice_of_its_own(module):
    assert list(own_worlds(module.read_text())) == []


@pytest.mark.parametrize(
    "source", ["import secrets", "from random import choice", "x = time.time()", "datetime.now()"]
)
def test_a_clock_of_ones_own_would_be_found(source):
    assert list(own_worlds(source))
