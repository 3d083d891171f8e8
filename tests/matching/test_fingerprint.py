"""Fingerprints: equal for one error in one place, empty where there is too little to go by."""

import pytest

from intakebot.matching.fingerprint import error_line, fingerprint, frames

JAVA = """Hello, it broke.
java.lang.NullPointerException: basket 4711
    at java.util.Objects.requireNonNull(Objects.java:221)
    at shop.cart.Basket.total(Basket.java:17)
    at shop.cart.Checkout.pay(Checkout.java:99)
"""
PYTHON = 'Traceback:\n  File "/srv/shop/cart.py", line 12, in total\nKeyError: 17\n'


def test_the_same_error_at_another_time_has_the_same_fingerprint():
    later = JAVA.replace("4711", "17").replace(":17)", ":18)").replace("Hello", "Good morning")

    one, other = fingerprint("", "shop", JAVA), fingerprint("", "shop", later)

    assert one.key == other.key != ""
    assert one.cause == "NULLPOINTEREXCEPTION"
    assert one.line == "java.lang.nullpointerexception: basket <n>"
    assert one.frames == ("shop.cart.Basket.total", "shop.cart.Checkout.pay")


@pytest.mark.parametrize(
    "other",
    [
        fingerprint("", "bank", JAVA),
        fingerprint("", "shop", JAVA.replace("Basket.total", "Basket.empty")),
        fingerprint("", "shop", JAVA.replace("NullPointer", "IllegalState")),
        fingerprint("", "shop", JAVA.replace("basket 4711", "voucher 4711")),
    ],
)
def test_another_product_place_cause_or_line_has_another_fingerprint(other):
    assert other.key != fingerprint("", "shop", JAVA).key


@pytest.mark.parametrize("nothing", ["", "error", "Error!", "all is well"])
def test_what_says_nothing_has_no_fingerprint(nothing):
    assert fingerprint("", "shop", nothing).key == ""


def test_frames_are_read_in_several_languages():
    assert frames(PYTHON) == ("total",)
    assert frames("x\n    at pay (https://shop.example/a.js:1:2)\n  at Object.run (b.js:3)") == (
        "pay",
        "Object.run",
    )


def test_the_error_line_is_the_first_that_speaks_of_trouble():
    assert error_line("Hi!\nPage 7 could not be loaded.\nIt failed twice.") == (
        "page <n> could not be loaded"
    )
