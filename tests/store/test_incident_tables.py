"""What must never be twice is held by the database, on every kind of it."""

import pytest

from intakebot.store.incident_tables import IncidentCaseRow, IncidentEventRow, IncidentRow


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (IncidentRow, ["fingerprint"]),
        (IncidentCaseRow, ["conversation_id"]),
        (IncidentEventRow, ["who", "cid"]),
    ],
)
def test_a_fingerprint_a_membership_and_a_command_are_once(table, columns):
    (unique,) = [index for index in table.__table__.indexes if index.unique]

    assert [column.name for column in unique.columns] == columns
    both = [str(unique.dialect_options[name]["where"]) for name in ("sqlite", "postgresql")]
    assert both[0] == both[1] != ""
