"""What authors can set is described for the guide and the editor."""

import pytest

from intakebot.authoring import shapes

SHAPES = [
    shapes.FlowShape, shapes.CaseShape, shapes.SharedShape, shapes.TeamShape, shapes.TeamsShape,
    shapes.SiteShape, shapes.SitesShape, shapes.TestShape, shapes.TestsShape, shapes.Line,
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_setting_says_what_it_is(shape):
    silent = [name for name, field in shape.model_fields.items() if not field.description]

    assert not silent
    assert shape.__doc__


def test_words_with_a_space_are_words_of_a_test():
    assert shapes.Line.model_validate({"handed over": "yes"}).handed_over is True
