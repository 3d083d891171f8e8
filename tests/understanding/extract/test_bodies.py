"""JSON that a service answers with."""

import json

import pytest

from intakebot.understanding.extract.bodies import error_line, find
from tests.costs import at_most


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"error": {"code": 503, "message": "Service unavailable"}}, "503: Service unavailable"),
        ({"error": "bad_token", "error_description": "It expired"}, "bad_token: It expired"),
        ({"errors": [{"status": "422", "detail": "Name too long"}]}, "422: Name too long"),
        ({"status": 500, "error": "Internal Server Error", "path": "/x"},
         "500: Internal Server Error"),
        ({"success": False, "message": "Card declined"}, "Card declined"),
        ({"status": "error", "message": "Karte abgelehnt"}, "Karte abgelehnt"),
        ({"fault": {"reason": "E-14 declined", "code": "E-14"}}, "E-14 declined"),
    ],
)  # fmt: skip
def test_a_body_in_a_story_is_found_whole_with_what_it_says(body, line):
    text = f"I get this: {json.dumps(body)}. What now? {{hm}}"

    found = list(find(text))

    assert [text[slice(*each.span)] for each in found] == [json.dumps(body)]
    assert error_line(found[0].value) == line


@pytest.mark.parametrize(
    "text",
    ["", "{", "}{", '{"name": "Tom", "message": "hello"}', '{"status": 200, "message": "done"}',
     '{"error": null}', '{"error": {}}', '{"error": 1}',
     '{"a":' * 3000, "{" * 9000, '[{"x": 1}]'],
)  # fmt: skip
def test_what_tells_of_no_error_is_left_alone_and_quickly(text):
    with at_most(0.2):
        assert list(find(text)) == []


def test_what_cannot_be_read_is_shown_as_it_is():
    assert error_line("{broken") == "{broken"
    assert error_line('{"a": 1}') == '{"a": 1}'


@pytest.mark.parametrize(
    ("text", "line"),
    [('since noon we get a 403 {"message":"IP not allowed"} in production', "IP not allowed"),
     ('it fails with {"detail": "no such key"}', "no such key"),
     ('we sent {"message": "hello"} to it', None), ('order 40311 {"message": "hello"}', None),
     ('a 200 {"message": "done"}', None), ("4" * 9000 + '{"message": "x y"}', None)],
)  # fmt: skip
def test_what_stands_before_a_body_may_say_that_it_tells_of_an_error(text, line):
    with at_most(0.2):
        found = [error_line(each.value) for each in find(text)]

    assert found == ([line] if line else [])
