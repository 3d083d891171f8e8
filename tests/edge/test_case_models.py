"""The case sheet's bodies are closed like all others, and what is not there is left out."""

import pytest
from pydantic import ValidationError

from intakebot.edge.case_models import ContactView, OtherView


def test_a_contact_is_its_own_case_unless_it_says_what_it_is_linked_to():
    one = ContactView(conversation="c", number=1, customer="", opened=0, phase="live")

    assert (one.via, one.waiting_since) == (0, 0)


def test_a_field_that_nobody_knows_is_refused():
    with pytest.raises(ValidationError):
        OtherView(number=1, text="x", colour="red")
