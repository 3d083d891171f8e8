"""How often somebody may try to sign in."""

import time

import pytest

from intakebot.desk.tries import Tries
from intakebot.errors import TooMany


def now():
    return int(time.time() * 1000)


def test_one_account_from_one_place_has_its_tries_and_is_told_until_when():
    tries = Tries(10)
    for _ in range(10):
        tries.count("ada", "1.2.3.4", now())

    with pytest.raises(TooMany, match="try again in 15 minutes") as refused:
        tries.count("ada", "1.2.3.4", now())
    assert 880 <= refused.value.retry_after <= 900


def test_other_accounts_and_other_places_are_not_punished_at_once():
    tries = Tries(3)
    for _ in range(3):
        tries.count("ada", "1.2.3.4", now())

    tries.count("bob", "1.2.3.4", now())
    tries.count("ada", "5.6.7.8", now())


def test_one_password_on_many_accounts_ends_too():
    tries = Tries(3)
    for done in range(30):
        tries.count(f"account{done}", "1.2.3.4", now())

    with pytest.raises(TooMany):
        tries.count("account30", "1.2.3.4", now())


def test_two_hundred_places_on_one_account_end_too_but_its_owner_comes_in():
    tries = Tries(3)
    tries.count("ada", "home", now())
    tries.right("ada", "home")
    stopped = 0
    for place in range(200):
        try:
            tries.count("ada", f"place{place}", now())
        except TooMany:
            stopped += 1
    assert stopped >= 185

    tries.count("ada", "home", now())


def test_the_right_password_starts_afresh():
    tries = Tries(3)
    for _ in range(20):
        tries.count("ada", "home", now())
        tries.right("ada", "home")


def test_tries_told_by_another_process_count_and_the_right_password_ends_them():
    here, there = Tries(3), Tries(3)
    here.tell = lambda message, key: there.told(message)
    for _ in range(3):
        here.count("ada", "1.2.3.4", now())
    with pytest.raises(TooMany):
        there.count("ada", "1.2.3.4", now())

    here.right("ada", "1.2.3.4")

    there.count("ada", "1.2.3.4", now())
    for _ in range(3):
        here.count("ada", "1.2.3.4", now())
    with pytest.raises(TooMany):
        here.count("ada", "1.2.3.4", now())
