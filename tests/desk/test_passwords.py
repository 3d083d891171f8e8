"""Passwords: refused when weak, kept as argon2id, hashed by one thread."""

import asyncio

import pytest

from intakebot.desk.passwords import COMMON, QUEUE, Hashing, WeakPassword, check
from intakebot.errors import TooMany


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "1234567",
        "password1",
        "Password123",
        "aaaaaaaaaaaa",
        "abababab",
        "ada@example.com",
        "ADA@EXAMPLE.COM",
        "intakebot1",
        "Intakebot-2026",
        "lovelace99!",
        "x" * 300,
    ],
)
def test_what_everybody_would_guess_is_refused(password):
    with pytest.raises(WeakPassword):
        check(password, "lovelace@example.com", "ada@example.com")


@pytest.mark.parametrize(
    "password", ["correct horse", "quiet wooden chairs", "gläserne Brücke", "كلمة سر طويلة"]
)
def test_words_in_any_script_are_taken(password):
    assert check(password, "ada@example.com") == password


def test_the_advice_names_both_numbers():
    with pytest.raises(WeakPassword, match="at least 8 characters; 15"):
        check("seven77")


def test_the_list_is_long_and_holds_only_what_length_would_let_through():
    assert len(COMMON) >= 200
    assert min(map(len, COMMON)) >= 8
    assert all(word == word.casefold() for word in COMMON)


async def test_only_the_same_password_fits_and_the_same_one_never_looks_the_same():
    hashing = Hashing()
    kept, again = await hashing.hash("quiet chairs"), await hashing.hash("quiet chairs")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert kept != again
    assert await hashing.fits(kept, "quiet chairs")
    assert not await hashing.fits(kept, "quiet chair")
    assert not await hashing.fits("", "nobody's")
    assert not await hashing.fits("not a hash", "quiet chairs")


async def test_the_same_letters_typed_on_another_keyboard_fit():
    hashing = Hashing()
    kept = await hashing.hash(check("gläserne Brücke"))

    assert await hashing.fits(kept, "gla\u0308serne Bru\u0308cke")


async def test_a_hash_with_weaker_parameters_is_outdated():
    hashing = Hashing()

    assert hashing.outdated(await hashing.hash("quiet chairs")) is False
    assert hashing.outdated(
        "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21l$Yk0c1Jm9M1x0Zk5oRr0Q6mBqzB3yA0xP1cV5n2uQw8I"
    )


async def test_a_flood_is_sent_away_instead_of_queued():
    hashing = Hashing()
    kept = await hashing.hash("quiet chairs")

    answers = await asyncio.gather(
        *(hashing.fits(kept, "wrong") for _ in range(QUEUE + 15)), return_exceptions=True
    )

    refused = [one for one in answers if isinstance(one, TooMany)]
    assert len(refused) == 14
    assert all(one is False for one in answers if not isinstance(one, TooMany))
