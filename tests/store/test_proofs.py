"""Codes: a few tries, for a while, once; a newer one takes the place of the one before."""

import pytest

from intakebot.store.proofs import MOST_TRIES, Proof

NOW = 1_790_000_000_000
ONE = Proof("conv_1", "mara@garden.example", b"code", b"link", NOW, NOW + 600_000)


@pytest.fixture
def proofs(stores):
    stores.proofs.put(ONE)
    return stores.proofs


def test_a_code_may_be_tried_a_few_times(proofs):
    assert [proofs.attempt("conv_1", NOW) for _ in range(MOST_TRIES)] == [ONE] * MOST_TRIES
    assert proofs.attempt("conv_1", NOW) is None


def test_a_code_is_of_one_conversation(proofs):
    assert proofs.attempt("conv_2", NOW) is None


def test_a_code_and_its_link_are_over_after_a_while(proofs):
    assert proofs.by_link(b"link", NOW) == ONE
    assert proofs.attempt("conv_1", NOW + 600_000) is None
    assert proofs.by_link(b"link", NOW + 600_000) is None
    assert proofs.sweep(NOW + 600_000) == 1


def test_a_code_is_used_once(proofs):
    assert proofs.use(ONE)
    assert not proofs.use(ONE)
    assert proofs.attempt("conv_1", NOW) is None
    assert proofs.by_link(b"link", NOW) is None


def test_a_newer_code_takes_the_place_of_the_one_before(proofs):
    newer = Proof("conv_1", "lind@garden.example", b"new", b"newer", NOW + 1, NOW + 700_000)
    proofs.put(newer)

    assert proofs.by_link(b"link", NOW) is None
    assert not proofs.use(ONE)
    assert proofs.attempt("conv_1", NOW) == newer
