"""The forms are tried out by what finds with them; here only what each repetition may cost."""

import re

import pytest

from intakebot.understanding.extract import postal_forms

FORMS = {name: each for name, each in vars(postal_forms).items() if isinstance(each, re.Pattern)}


@pytest.mark.parametrize("name", FORMS)
def test_no_form_repeats_without_a_bound(name):
    pattern = re.sub(r"\[[^\]]*\]|\\.", "x", FORMS[name].pattern)

    assert not re.search(r"[*+]", pattern.replace("(?:", ""))
