"""``intakebot`` on the command line, and what the harness plants in its place."""

import json
import os
import shutil
import sys
from pathlib import Path

from intakebot.cli import main as tool


def main(arguments):
    """The first argument is what the environment says, the rest the command."""
    os.environ |= json.loads(arguments[0])
    if (plant := PLANTS.get(arguments[1])) is not None:
        plant(Path(os.environ["INTAKEBOT_DATABASE_URL"].removeprefix("sqlite:///")), arguments[-1])
    else:
        sys.argv = ["intakebot", *arguments[1:]]
        tool()


def copy(store, folder):
    """Only the file is copied, as if it were the whole store."""
    target = Path(folder, "copy")
    target.mkdir(parents=True)
    shutil.copy(store, target / "store.sqlite")
    print(target)  # noqa: T201


def put_back(store, made):
    """The store comes back as what it was, as if nobody had seen more."""
    shutil.copy(Path(made, "store.sqlite"), store)


PLANTS = {"copy": copy, "put back": put_back}
