"""The room's table of contents names every store there is."""

import inspect
from pathlib import Path

from intakebot.store import stores as contents


def test_every_store_that_takes_a_database_is_in_it(stores):
    room = Path(contents.__file__).parent
    takes_one = {
        file.stem
        for file in room.glob("*.py")
        if "def __init__(self, database: Database" in file.read_text() and file.stem != "stores"
    }

    assert set(vars(stores)) - {"database"} == takes_one
    assert inspect.isclass(contents.Stores)
