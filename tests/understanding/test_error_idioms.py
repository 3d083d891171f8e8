import re2

from intakebot.understanding import error_idioms

GROUPS = ("CODE", "LINE", "COLON", "SPOKEN", "SORT")


def test_every_form_of_a_message_has_a_group_for_the_message_itself():
    for name in GROUPS:
        assert re2.compile(getattr(error_idioms, name)).groups >= 1, name
