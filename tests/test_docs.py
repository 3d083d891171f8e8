"""The pages that people read say what the code does, and their examples work."""

import re
from pathlib import Path

import pytest

from intakebot.authoring import guide
from intakebot.authoring.codes import CODES
from intakebot.authoring.flow_tests import compile_tests
from intakebot.authoring.folder import compile_folder, read_folder
from intakebot.authoring.library import Library
from intakebot.authoring.rehearsal import rehearse
from intakebot.cli import COMMANDS, FLOWS
from intakebot.engine.kinds import KINDS
from intakebot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "intakebot"
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "flows" / "README.md").read_text("utf-8")
ARCHITECTURE = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8")
DECISIONS = sorted((PACKAGE / "decisions").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "flows" / "README.md", PACKAGE / "ARCHITECTURE.md", *DECISIONS]

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
ANCHOR = re.compile(r"\]\(#([^)\s]+)\)")
YAML = re.compile(r"^( *)```yaml\n(.*?)^ *```", re.DOTALL | re.MULTILINE)


def rows(page, first):
    """Cells of the table rows whose first cell is ``first``."""
    found = [line for line in page.splitlines() if line.startswith(f"| `{first}`")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found]


def fenced(page):
    """The YAML examples of a page, without the indentation of the list they stand in."""
    return [
        "\n".join(line.removeprefix(margin) for line in text.splitlines()) + "\n"
        for margin, text in YAML.findall(page)
    ]


# --- README ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_has_its_line_with_its_default_and_meaning(name):
    field = Settings.model_fields[name]

    found = rows(README, f"INTAKEBOT_{name.upper()}")

    assert len(found) == 1
    _, default, meaning = found[0]
    assert default.strip("`") == str(field.default)
    assert meaning.startswith(field.description.rstrip(".").split(" or ")[0].rstrip(".")[:30])


def test_no_line_names_a_setting_that_is_not_there():
    named = set(re.findall(r"INTAKEBOT_([A-Z_]+)", README)) - {"X", "X_FILE"}

    assert {name.lower() for name in named} <= set(Settings.model_fields)


GROUPS = ("flows", "agents", "db", "report", "backup", "deploy")


def test_every_command_has_its_line_and_every_line_its_command():
    known = {f"intakebot {name}" for name in COMMANDS} | {f"intakebot flows {n}" for n in FLOWS}
    groups = {f"intakebot {name}" for name in GROUPS}

    lines = set(re.findall(r"^\| `(intakebot [^`]*)`", README, re.MULTILINE))
    named = {" ".join(word for word in line.split() if word.islower()) for line in lines}

    assert known - groups <= named
    assert {line.rpartition(" ")[0] for line in named - known} <= groups


def test_the_commands_of_groups_are_there():
    for group, command in (("agents", "add"), ("db", "upgrade"), ("backup", "verify")):
        source = (PACKAGE / "cli" / f"{group}.py").read_text("utf-8")
        assert re.search(rf"def {command}\b|command\(\"{command}\"\)", source), f"{group} {command}"


def test_every_target_of_make_that_is_named_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", README))

    assert {"demo", "test", "check", "format"} <= named & targets
    assert {"demo", "test", "check", "format", "bench"} == named & (targets | {"demo"})


def served(tmp_path, text):
    """A folder with the starter flows beside one more."""
    for name, raw in read_folder(ROOT / "flows").items():
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(raw)
    (tmp_path / "lost-voucher.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("page", [README, GUIDE], ids=["README", "guide"])
def test_the_example_flow_is_without_fault_and_passes_its_example_test(page, tmp_path):
    examples = fenced(page)
    flow = next(text for text in examples if "\nflow: lost-voucher\ntitle:" in text)
    tests = next(text for text in examples if "tests:" in text)
    folder = served(tmp_path, flow)

    compiled = compile_folder(read_folder(folder), "flows")
    library = Library()
    library.load(folder)
    ready, wrong, _ = compile_tests({"a.test.yaml": tests.encode()}, "flows", library.flow)

    assert compiled.problems == []
    assert wrong == []
    assert [outcome.wrong for outcome in (rehearse(test, library) for test in ready)] == [""]


# --- the authors' guide ------------------------------------------------------------------------


def test_the_guides_tables_are_fresh():
    assert guide.absent(GUIDE) == []
    assert guide.renewed(GUIDE) == GUIDE, "run python -m intakebot.authoring.guide"


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_and_each_of_its_settings_has_its_line(kind):
    section = GUIDE.partition(f"### `{kind}`\n")[2].partition("\n### ")[0]

    assert KINDS[kind].title
    assert KINDS[kind].title in section
    own = set(KINDS[kind].model_fields) - {"kind"}
    assert all(rows(section, name) or rows(GUIDE, name) for name in own)


@pytest.mark.parametrize("code", list(CODES))
def test_every_diagnostic_has_its_line(code):
    assert len(rows(GUIDE, code)) == 1


def test_the_guides_own_places_are_there():
    heads = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    places = {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}

    assert set(ANCHOR.findall(GUIDE)) <= places


# --- the architecture and the decisions --------------------------------------------------------


def rooms():
    folders = [p.name + "/" for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()]
    modules = [p.name for p in PACKAGE.glob("*.py") if not p.name.startswith("__")]
    return sorted([*folders, *modules])


@pytest.mark.parametrize("room", rooms())
def test_every_room_has_its_line(room):
    assert re.search(rf"^\| \d+ \| `{re.escape(room)}` \|", ARCHITECTURE, re.MULTILINE)


def test_the_rooms_stand_in_the_order_that_the_check_holds():
    layers = re.search(
        r"layers = \[\n(.*?)\n\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.DOTALL
    )
    held = [re.findall(r"\((\w+)\)", line) for line in layers[1].splitlines()]
    drawn = re.findall(r"^\| (\d+) \| `(\w+)(?:/|\.py)` \|", ARCHITECTURE, re.MULTILINE)

    assert {name: number for number, row in enumerate(held, 1) for name in row} == {
        name: int(number) for number, name in drawn
    }


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:\w+/)+\w+\.\w+)`", ARCHITECTURE))))
def test_every_file_that_the_architecture_names_exists(path):
    assert (PACKAGE / path).is_file() or (ROOT / path).is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    targets = [t for t in LINK.findall(page.read_text("utf-8")) if "://" not in t]

    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem[:4])
def test_a_decision_has_its_form_and_fits_a_screen(decision):
    text = decision.read_text("utf-8")

    assert re.match(rf"# {decision.stem[:4]}\. .+\nAccepted, \d{{4}}-\d\d-\d\d\. Room: ", text)
    for part in ("**We decide:**", "- Easier:", "- So you must:", "- We accept:", "Not chosen:"):
        assert part in text
    assert len(text.splitlines()) <= 20
    held_by = text.partition("Held by:")[2]
    assert held_by
    for path in re.findall(r"\btests/[\w/]+(?:\.py)?", held_by):
        assert (ROOT / path).exists(), path


def test_decisions_are_numbered_without_gaps():
    assert [int(path.stem[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
