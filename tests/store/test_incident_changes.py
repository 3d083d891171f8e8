"""Why a change was not written says what it stumbled over."""

from intakebot.store.incident_changes import Done, Known, NotWritten, Stale


def test_every_reason_is_one_kind_and_names_its_incident():
    assert all(isinstance(why, NotWritten) for why in (Known(7), Done(7, b""), Stale()))
    assert (str(Known(7)), Done(8, b"x").digest) == ("incident 7", b"x")
