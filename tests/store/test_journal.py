"""The journal's words: errors that say what the caller may rely on."""

from intakebot.store import journal


def test_every_error_of_the_disk_has_a_stable_code():
    codes = {kind.__name__: kind.code for kind in journal.StorageError.__subclasses__()}

    assert codes == {
        "StorageFull": "storage_full",
        "StorageBusy": "storage_busy",
        "StorageBroken": "storage_broken",
    }


def test_a_lost_race_is_no_error_of_the_disk():
    assert not issubclass(journal.LostRace, journal.StorageError)
    assert issubclass(journal.LostRace, journal.JournalError)


def test_a_repeated_command_carries_what_its_answer_needs():
    repeated = journal.Repeated(7, b"digest")

    assert (repeated.seq, repeated.digest) == (7, b"digest")


def test_the_words_of_the_journal_know_no_database():
    source = journal.__loader__.get_source(journal.__name__)

    assert "sqlite3" not in source
    assert "sqlalchemy" not in source
    assert "sqlmodel" not in source
