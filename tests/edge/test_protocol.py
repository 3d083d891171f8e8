"""PROTOCOL.md is true: its examples are frames, its codes the code's, its client works."""

import ast
import asyncio
import json
import re
import sys
from pathlib import Path
from typing import get_args

import jsonschema
import msgspec
import pytest

from intakebot.edge import wire
from intakebot.edge.answering import RETRY
from intakebot.engine import events
from intakebot.engine.tags import snake

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "intakebot"
PAGE = (PACKAGE / "edge" / "PROTOCOL.md").read_text()
SCHEMA = json.loads((ROOT / "web" / "wire.schema.json").read_text())
UNIONS = (wire.FromCustomer, wire.ToCustomer, wire.FromAgent, wire.ToAgent)
KINDS = {snake(kind.__name__): kind for union in UNIONS for kind in get_args(union)}

EXAMPLES = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
CLIENT = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)[1]


def section(title):
    """The text under one heading."""
    return re.split(r"^#+ ", PAGE.partition(f"# {title}\n")[2], flags=re.MULTILINE)[0]


def named(text):
    """The codes in the first column of its tables."""
    cells = re.findall(r"^\| (.+?) \|", text, re.MULTILINE)
    return {code for cell in cells for code in re.findall(r"`([a-z_]+)`", cell)}


def close_codes(text):
    return {int(code) for code in re.findall(r"^\| (\d{4}) \|", text, re.MULTILINE)}


def called(*rooms):
    """Every call in the code of these rooms, with its first argument if that is written out."""
    for room in rooms:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and node.args:
                    name = ast.unparse(node.func)
                    for part in ast.walk(node.args[0]):
                        if isinstance(part, ast.Constant):
                            yield name, part.value


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_the_frame_that_it_claims_to_be(text):
    example = json.loads(text)
    kind = KINDS[example["type"]]

    msgspec.json.decode(text, type=kind)
    jsonschema.validate(example, {"$ref": f"#/definitions/{kind.__name__}", **SCHEMA})


def test_an_example_with_a_field_that_is_none_would_be_found():
    wrong = {"type": "seen", "seq": 1, "sequence": 1}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, {"$ref": "#/definitions/Seen", **SCHEMA})


def test_every_frame_has_an_example():
    shown = {json.loads(text)["type"] for text in EXAMPLES}
    assert shown == set(KINDS)


@pytest.mark.parametrize(
    ("title", "union"),
    [("Commands", events.CustomerEvent), ("An agent's socket", events.AgentEvent)],
)
def test_every_event_is_in_the_table_and_no_other(title, union):
    tags = {snake(kind.__name__) for kind in get_args(union)}
    listed = named(section(title))
    assert tags <= listed
    assert not {one for one in listed if one in ALL_EVENTS} - tags


ALL_EVENTS = {
    snake(kind.__name__)
    for union in (events.CustomerEvent, events.AgentEvent)
    for kind in get_args(union)
}


SAYING_NO = ("Refuse", "draft.refuse")
CLOSING = ("Gone", "line.close", "self._line.close", "self.close_all", "sockets.close_all")


def refusals():
    """The codes that the code refuses with."""
    said = {value for name, value in called("engine", "desk", "edge") if name in SAYING_NO}
    stored = set()
    for node in ast.walk(ast.parse((PACKAGE / "store" / "journal.py").read_text())):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
            stored.add(ast.literal_eval(node.value))
    return {one for one in said if isinstance(one, str) and one.isidentifier()} | stored


def test_every_refusal_of_the_code_is_on_the_page_and_no_other():
    assert refusals() >= {"stale", "conflict", "held", "rate", "storage_full", "failed"}
    assert named(section("Commands")) - ALL_EVENTS == refusals()


def test_what_may_be_sent_again_is_what_the_page_says():
    rows = [row for row in section("Commands").splitlines() if row.startswith("| `")]
    later = {code for row in rows if "later" in row for code in named(row)}
    assert later == set(RETRY)


def test_every_close_code_of_the_code_is_on_the_page_and_no_other():
    listed = close_codes(section("Close codes"))
    used = {value for name, value in called("edge") if name in CLOSING and isinstance(value, int)}
    assert listed == set(wire.CLOSE)
    assert used <= listed
    assert {code for code in listed if code >= 4000} == used - {1000, 1011, 1012}


def test_the_final_codes_are_the_ones_that_both_pages_do_not_come_back_after():
    final = {
        int(code)
        for code, meaning in re.findall(r"^\| (\d{4}) \| (.*) \|", PAGE, re.MULTILINE)
        if "final" in meaning
    }
    for page in ("line.ts", "console/state/line.ts"):
        text = (ROOT / "web" / "src" / page).read_text()
        listed = re.search(r"FINAL = (?:new Set\()?\[([\d, ]+)\]", text)[1]
        assert {int(code) for code in listed.split(",")} == final, page


def test_the_client_is_short():
    assert len([line for line in CLIENT.splitlines() if line.strip()]) <= 40


async def test_the_client_on_the_page_works(live, tmp_path):
    live.house.parts.reception._rates._burst = 100
    script = tmp_path / "client.py"
    script.write_text(CLIENT)
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        str(script),
        live.address,
        *("The page stays blank", "Nothing at all, white", "https://shop.example/pay"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, trouble = await asyncio.wait_for(child.communicate(), 30)

    assert child.returncode == 0, trouble.decode()
    lines = said.decode().splitlines()
    assert lines[0].startswith("1 system")
    assert any("The page stays blank" in line and " customer " in line for line in lines)
    numbers = [int(line.partition(" ")[0]) for line in lines]
    assert numbers == list(range(1, len(numbers) + 1))
