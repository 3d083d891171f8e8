"""The bodies about joined cases refuse what they don't know, like all others."""

import pytest
from pydantic import ValidationError

from intakebot.edge.merge_models import ItemView, SaidView


def test_what_nobody_said_says_why():
    assert SaidView(text="", state="not asked").state == "not asked"
    with pytest.raises(ValidationError):
        SaidView(text="", state="maybe")


def test_an_item_goes_to_one_of_three_places():
    with pytest.raises(ValidationError):
        ItemView(kind="note", of=1, to="nowhere", asked=True, text="x", at=0)
