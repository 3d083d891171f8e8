"""The error tree: what a caller is told, and how a new error joins in."""

import inspect

import pytest

from intakebot import errors
from intakebot.errors import CallerError, IntakebotError, NotFound, StartRefused, TooMany

CALLERS = [
    each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, CallerError)
]


@pytest.mark.parametrize("error", CALLERS)
def test_every_refusal_has_words_of_its_own_and_a_status_of_the_caller(error):
    made = error()

    assert str(made) == error.__doc__
    assert 400 <= made.status < 500


def test_codes_and_statuses_tell_refusals_apart():
    assert len({each.code for each in CALLERS}) == len(CALLERS)
    assert len({each.status for each in CALLERS}) == len(CALLERS)


def test_a_place_may_say_it_better():
    error = NotFound("This link is used up.", code="link_used")

    assert (str(error), error.code, error.status) == ("This link is used up.", "link_used", 404)
    assert NotFound().code == "not_found"


def test_too_many_says_when_to_come_back():
    assert TooMany().retry_after == 1
    assert TooMany("Wait a bit.", retry_after=30).retry_after == 30


def test_all_that_we_raise_on_purpose_has_one_root_and_the_operators_is_no_callers():
    assert issubclass(CallerError, IntakebotError)
    assert issubclass(StartRefused, IntakebotError)
    assert not issubclass(StartRefused, CallerError)
