"""The logs in this folder are fresh, and folding what stands in them gives what stands in them."""

import importlib.util
import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from intakebot.engine import entries as e
from intakebot.engine.view import View, fold

HERE = Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("wire_make", HERE / "make.py")
make = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make)

FILES = sorted(HERE.glob("*.json"))


def test_the_files_are_those_that_the_script_writes():
    assert {path.stem for path in FILES} == set(make.FIXTURES)
    stale = [path.name for path in FILES if path.read_text("utf-8") != make.text_of(path.stem)]
    assert not stale, f"run python tests/wire/make.py: {stale}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_socket_received_folds_to_the_view_beside_it(path):
    fixture = json.loads(path.read_text("utf-8"))

    view = View()
    for push in fixture["pushes"]:
        entries = msgspec.convert(push["entries"], list[e.Entry])
        view = fold(view, push["after"], push["upto"], entries)

    assert json.loads(msgspec.json.encode(view)) == fixture["view"]


def test_every_entry_type_is_in_some_log():
    seen = {
        entry["body"]["type"]
        for path in FILES
        for push in json.loads(path.read_text("utf-8"))["pushes"]
        for entry in push["entries"]
    }

    assert seen == {body.__struct_config__.tag for body in get_args(e.AnyBody)}
