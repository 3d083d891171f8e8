"""Words of other makers of forms are known for what they are here."""

import pytest

from intakebot.authoring import habits
from intakebot.authoring.document import Source
from intakebot.authoring.reading import read
from intakebot.authoring.settings import fit
from intakebot.engine.kinds import KINDS


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("dropdown", "choice"),
        ("Checkboxes", "choices"),
        ("person_name", "name"),
        ("datetime", "date"),
        ("boolean", "yes_no"),
        ("textarea", "text"),
        ("choise", "choice"),
        ("upload", "file"),
    ],
)
def test_a_kind_by_the_name_it_has_elsewhere(theirs, ours):
    assert habits.meant(theirs, KINDS) == ours


def test_a_word_that_nobody_uses_means_nothing():
    assert habits.meant("zebra", KINDS) is None


@pytest.mark.parametrize(
    ("setting", "hint"),
    [
        ("options: [{value: a, synonyms: [b]}, c]", "did you mean 'also'?"),
        ("options: [{value: a, colour: red}, c]", "settings: value, label, also"),
        ("options: [a, b], if: x is y", "did you mean 'when'?"),
    ],
)
def test_a_setting_by_another_name_is_told_its_own_and_one_of_nobody_all_there_are(setting, hint):
    node, _ = read(Source("f.yaml", f"{{id: seen, kind: choice, ask: What?, {setting}}}"))
    _, problems = fit(KINDS["choice"], node, "a choice question")

    assert [problem.hint for problem in problems] == [hint]
