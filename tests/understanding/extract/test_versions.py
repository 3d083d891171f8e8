import pytest

from intakebot.understanding.extract.versions import cued, find


@pytest.mark.parametrize(
    ("text", "values"),
    [("Firefox 128.0.1", ["128.0.1"]), ("v2", ["2"]), ("version 2.0 beta", ["2.0 beta"]),
     ("12.3.2026", []), ("50%", []), ("", []), ("1.2 and 1.3", ["1.2", "1.3"])],
)  # fmt: skip
def test_versions_are_found(text, values):
    assert [each.value for each in find(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [("version 3.4.1 hangs", ["3.4.1"]), ("release 7", ["7"]), ("I paid 3.4", [])],
)
def test_only_what_is_called_a_version_is_cued(text, values):
    assert [each.value for each in cued(text)] == values
