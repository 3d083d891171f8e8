"""The house stays a house (design §4): sizes, mirrors, docstrings, and nothing of one machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "intakebot"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "pages" not in p.parts)
PAGES = sorted(p for p in (ROOT / "web" / "src").rglob("*") if p.is_file())

FILE_LINES = 300
FUNCTION_LINES = 40
"""Without the docstring: a contract in words must never be cut to fit."""

GENERATED = {"web/src/wire.ts"}
NEEDS_NO_MIRROR = {
    "intakebot/__main__.py": "one line that calls the command line",
    "intakebot/store/migrations/": "run, and compared with the tables, by tests/store",
}

# Put together from parts, so that this file does not name them itself.
HOSTS = "|".join(
    rf"{left}{right}"
    for left, right in (
        ("py", r"pi\.org"),
        ("python", r"hosted\.org"),
        ("registry", r"\.npmjs"),
        ("npm", r"js\.org"),
        ("yarn", r"pkg\.com"),
        ("deb", r"\.debian\.org"),
        ("gh", r"cr\.io"),
        ("docker", r"\.io"),
    )
)
HOMES = "|".join(
    ("work/[a-z]", "root/", r"home/\w+/\.?\w", r"Users/\w+/", "opt/wheels", "opt/pypi")
)
FOREIGN = re.compile(rf"(?P<host>{HOSTS})|(?<![\w.:/}}-])/(?P<home>{HOMES})")


def name(path: Path) -> str:
    """A file's path as it is written in the repository."""
    return path.relative_to(ROOT).as_posix()


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text())


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring not counted."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return whole
    return whole - ((first.end_lineno or 0) - first.lineno + 1)


def committed() -> list[Path]:
    """Every file that git keeps or would keep."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    found = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / each for each in found.stdout.split("\0") if (ROOT / each).is_file()]


def test_every_file_fits_the_eye():
    long = {
        name(path): lines
        for path in [*MODULES, *PAGES]
        if name(path) not in GENERATED
        and (lines := len(path.read_bytes().splitlines())) > FILE_LINES
    }
    assert not long, f"over {FILE_LINES} lines; split them: {long}"


def test_every_function_fits_a_screen():
    long = {
        f"{name(module)}:{function.lineno} {function.name}": lines_of(function)
        for module in MODULES
        for function in functions(module)
        if lines_of(function) > FUNCTION_LINES
    }
    assert not long, f"over {FUNCTION_LINES} lines without the docstring: {long}"


def test_every_module_has_its_mirror():
    missing = []
    for module in MODULES:
        if module.name == "__init__.py" or name(module).startswith(tuple(NEEDS_NO_MIRROR)):
            continue
        inside = module.relative_to(PACKAGE)
        if not (ROOT / "tests" / inside.parent / f"test_{inside.name}").is_file():
            missing.append(name(module))
    assert not missing, f"no tests/…/test_….py for: {missing}"


def test_every_module_says_what_it_is():
    silent = [name(module) for module in MODULES if not ast.get_docstring(parsed(module))]
    assert not silent, f"no docstring: {silent}"


def test_nothing_names_a_package_registry_or_a_path_of_one_machine():
    found = []
    for path in committed():
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if FOREIGN.search(line) or str(ROOT) in line:
                found.append(f"{name(path)}:{number}")
    assert not found, f"a registry's host or an absolute path: {found}"


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("see https://" + "pypi" + ".org/simple", True),
        ('cd "/' + 'work/main"', True),
        ("open('/" + "root/x')", True),
        ("https://shop.example/home/basket/pay", False),
        ("GET /work", False),
    ],
)
def test_what_counts_as_foreign(line, caught):
    assert bool(FOREIGN.search(line)) is caught
