"""What a body about incidents may hold: wrong, empty and huge ones are refused."""

import pytest
from pydantic import ValidationError

from intakebot.edge import incident_models as m

ID = "x" * 32


@pytest.mark.parametrize("text", ["", "Soon.", {"de": "Gleich."}, {}, "ا" * 2000])
def test_a_text_is_one_or_one_a_language(text):
    assert m.UpdatePosted(id=ID, version=1, text=text).text == text


@pytest.mark.parametrize(
    "given",
    [
        {"text": "x" * 2001},
        {"text": {"en": "x" * 2001}},
        {"text": {f"l{n}": "x" for n in range(21)}},
        {"text": {"x" * 36: "x"}},
        {"text": 7},
        {"text": "x", "id": "short"},
        {"text": "x", "id": "x" * 65},
        {"text": "x", "id": "with space and more"},
        {"text": "x", "version": 0},
        {"text": "x", "version": 2**31},
        {"text": "x", "more": 1},
        {},
    ],
)
def test_what_is_no_update_is_refused(given):
    with pytest.raises(ValidationError):
        m.UpdatePosted(**{"id": ID, "version": 1, **given})


@pytest.mark.parametrize("conversations", [[], ["conv"] * 201, ["x" * 65], "conv", None])
def test_cases_are_added_in_numbers_that_can_be_looked_through(conversations):
    with pytest.raises(ValidationError):
        m.CasesAdded(id=ID, version=1, conversations=conversations)


@pytest.mark.parametrize("state", ["proposed", "", "closed", None])
def test_an_incident_is_moved_to_a_state_that_agents_give(state):
    with pytest.raises(ValidationError):
        m.IncidentMoved(id=ID, version=1, state=state)
