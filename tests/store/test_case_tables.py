"""The tables of the index stay narrow where a first look reads them."""

from intakebot.store.case_tables import DigestRow, KeyRow, TermRow


def test_a_first_look_finds_all_it_needs_in_the_index():
    (card,) = [i for i in DigestRow.__table__.indexes if i.name == "ix_case_digest_card"]

    assert [column.name for column in card.columns] == ["number", "root", "component"]


def test_keys_and_terms_are_their_own_index():
    for row in (KeyRow, TermRow):
        assert row.__table__.dialect_options["sqlite"]["with_rowid"] is False
