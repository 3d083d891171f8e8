import pytest

from intakebot.understanding.extract.versions import cued, find, numbered


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


@pytest.mark.parametrize(
    ("text", "values"),
    [("version 3.2.1", ["3.2.1"]), ("since v2", ["2"]), ("Python 3.8", ["3.8"]),
     ("jQuery 1.9", ["1.9"]),
     ("Visual Studio 2019", ["2019"]), ("PostgreSQL (9.5)", ["9.5"]), ("API level 23", ["23"]),
     ("upgraded from 7.4.1 -> 7.4.2", ["7.4.1", "7.4.2"]), ("Java 8 or 11", ["8", "11"]),
     ("build 10130", ["10130"]), ("v2 of the app", ["2"]), ("Insider Preview 10130", ["10130"]),
     ("MyTool 4.2 and later", ["4.2"]), ("الاصدار 3.1", ["3.1"]),
     ("node 7.x", ["7.x"]), ("in the 3.x branch", ["3.x"]),
     ("electron@1.8.4", ["1.8.4"]), ("2.0.1-beta2", ["2.0.1-beta2"])],
)  # fmt: skip
def test_a_version_has_a_cue_a_product_or_a_form_of_its_own(text, values):
    assert [each.value for each in numbered(text)] == values


@pytest.mark.parametrize(
    "text",
    ["EUR 12.50", "3.5 hours", "on 12.03.2026", "at 10.30", "chapter 3.2", "room 12", "Total 99.90",
     "my project 3", "Monday 5", "a new version 2 days ago", "order 4711", "Java 3 times",
     "call 0171 1234", "address = 41.78.x.x", "10.0.x.x",
     "", "??", "١٢"],
)  # fmt: skip
def test_amounts_dates_and_counts_are_no_versions(text):
    assert numbered(text) == []


def test_what_may_be_an_address_is_only_offered():
    assert [each.band for each in numbered("it is 10.0.0.1 here")] == ["C"]
