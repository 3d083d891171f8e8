"""What is known of a customer."""

import msgspec
import pytest

from intakebot.engine.recall import NOBODY, Known, OpenCase, Recalled, signed


@pytest.mark.parametrize(
    ("identity", "by_site"), [("", False), ("@conv_1", False), ("shop:C-77", True)]
)
def test_a_site_vouches_or_only_the_browser(identity, by_site):
    assert signed(identity) is by_site


def test_nobody_is_known_by_nothing():
    assert Known("", "", [], []) == NOBODY


def test_what_is_known_can_be_kept_and_read_back():
    known = Known("shop:C-77", "Mara", [Recalled("email", "m@x.example")], [OpenCase(1042)])

    assert msgspec.json.decode(msgspec.json.encode(known), type=Known) == known
