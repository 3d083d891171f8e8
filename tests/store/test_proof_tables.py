"""A code that was sent is kept, and can't be told from what is kept."""

from intakebot.store.proof_tables import ProofRow


def test_what_is_kept_is_no_code():
    kept = set(ProofRow.model_fields)

    assert kept == {
        "conversation", "address", "code_hash", "link_hash", "sent", "expires", "tries"
    }  # fmt: skip
