"""The tables of the authors' guide."""

from intakebot.authoring.codes import CODES
from intakebot.authoring.guide import absent, main, renewed, sections, skeleton
from intakebot.engine.kinds import KINDS


def test_every_kind_setting_and_code_has_its_line():
    made = sections()

    for kind, model in KINDS.items():
        assert f"### `{kind}`" in made["kinds"]
        for name in model.model_fields:
            assert f"| `{name}` |" in made["kinds"] + made["question-settings"]
    for code in CODES:
        assert f"| `{code}` |" in made["diagnostics"]
    for name in ("starts_with", "default", "closing"):
        assert f"| `{name}` |" in made["flow-settings"]
    assert "| `handed over` |" in made["test-lines"]


def test_every_cell_has_words():
    for name, part in sections().items():
        for line in part.splitlines():
            assert not line.endswith("|  |"), (name, line)


def test_the_words_between_the_tables_stay(tmp_path):
    guide = tmp_path / "README.md"
    guide.write_text("Before.\n\n<!-- begin names -->\nold\n<!-- end names -->\n\nAfter.\n")

    assert main(["--check"], guide) == 1
    assert main([], guide) == 0

    text = guide.read_text()
    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert "`page.url`" in text
    assert "old" not in text
    assert main(["--check"], guide) == 1  # the other parts have no place yet


def test_a_guide_of_tables_alone_is_fresh_and_whole(tmp_path, capsys):
    guide = tmp_path / "README.md"

    assert main(["--check"], guide) == 1
    assert main([], guide) == 0
    assert main(["--check"], guide) == 0
    assert absent(guide.read_text()) == []
    assert renewed(skeleton()) == skeleton()
    guide.write_text(guide.read_text().replace("RE2", "PCRE"))
    assert main(["--check"], guide) == 1
    assert "is stale" in capsys.readouterr().out
