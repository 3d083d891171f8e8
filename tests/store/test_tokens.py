"""Secrets are kept unreadable."""

import pytest

from intakebot.store.tokens import hashed, same


def test_a_stored_hash_knows_its_own_token_only():
    kept = hashed("a token")

    assert same(kept, "a token")
    assert not same(kept, "a tokeN")
    assert not same(kept, "")
    assert len(kept) == 32
    assert b"token" not in kept


@pytest.mark.parametrize("hostile", ["", "\0", "\ud800", "مفتاح", "x" * 1_000_000])
def test_any_text_may_be_shown_as_a_token(hostile):
    assert same(hashed(hostile), hostile)
    assert not same(hashed("a token"), hostile)
