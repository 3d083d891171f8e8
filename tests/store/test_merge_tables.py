"""Answers are added, never changed."""

from intakebot.store.merge_tables import VerdictRow


def test_an_answer_is_named_by_the_entry_that_tells_of_it():
    key = [column.name for column in VerdictRow.__table__.primary_key]

    assert key == ["conversation_id", "case_number", "seq"]
