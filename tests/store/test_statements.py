"""A turn as rows: what the disk gets is what readers get."""

import msgspec
import pytest

from intakebot.engine.belonging import Linked, Unlinked
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Said, Upload
from intakebot.store import statements
from intakebot.store.journal import Job
from intakebot.store.statements import ready
from tests.store.plans import scans
from tests.store.turns import BOT, NOW, PRIVATE, turn

HERE = Conversation(id="conv-1", number=1001, seq=4)


def test_the_bytes_for_readers_are_the_text_for_the_disk():
    made = ready(turn(HERE, "hello", BOT, PRIVATE))

    assert [row[-1].encode() for row in made.entries] == made.lines
    assert [row[1] for row in made.entries] == [5, 6, 7]
    assert [row[4] for row in made.entries] == ["said", "told", "note"]
    assert made.hidden == [False, False, True]


def test_a_command_stands_on_its_first_entry_alone():
    made = ready(turn(HERE, "hello", BOT, cid="c1", by="agent", who="anna"))

    assert [row[6:9] for row in made.entries] == [("agent", "anna", "c1"), ("", "", "")]
    assert [len(row[9]) for row in made.entries] == [16, 0]


def test_links_files_and_jobs_go_to_their_own_tables():
    file = Upload(id="up-1", name="a.png", media_type="image/png", size=3)
    made = ready(
        turn(
            HERE,
            Said(text="look", files=[file]),
            Linked(case=1002, score=0.5, reasons=["same page"]),
            Unlinked(case=1003),
            jobs=[Job("index"), Job("match", '{"a": 1}', due=NOW)],
        )
    )

    assert [row for _, row in made.extras] == [
        (5, "up-1", "conv-1"),
        (1002, "conv-1", NOW + 2, "customer", 0.5, '["same page"]'),
        (NOW + 3, "customer", 1003, "conv-1"),
    ]
    assert made.cases == [1002, 1003]
    assert made.jobs == [("index", "conv-1", "{}", 0), ("match", "conv-1", '{"a": 1}', NOW)]


def test_the_state_is_written_as_it_is_read_back():
    made = ready(turn(HERE, "hello", brief=True, phase="waiting", handed_over=NOW))

    state = msgspec.json.decode(made.move[0], type=Conversation)
    assert (state.seq, state.phase, state.handed_over) == (5, "waiting", NOW)
    assert made.move[-2:] == (1001, 4)


@pytest.mark.parametrize(
    "name",
    [
        "CREATE",
        "JOB",
        "LINK",
        "UNLINK",
        "UPWARDS",
        "COUNT_CONTACTS",
        "USE_UPLOAD",
        "ALIKE",
        "OVERLAY",
        "COMMAND",
        "NEWEST",
    ],
)
def test_every_statement_of_the_hot_path_uses_an_index(path, name):
    """No statement may look at every row of a table, however many there will be."""
    statement = getattr(statements, name)
    assert scans(path, statement) == []


@pytest.mark.parametrize("rows", statements.MANY)
@pytest.mark.parametrize("name", ["ENTRIES", "MOVES", "MOVES_IN_QUEUE"])
def test_a_batch_finds_each_of_its_rows_by_their_number(path, name, rows):
    assert scans(path, getattr(statements, name)[rows]) in ([], ["SCAN row"])


def test_a_statement_that_reads_a_whole_table_would_be_noticed(path):
    assert scans(path, "SELECT * FROM entry WHERE data = ?") == ["SCAN entry"]
    assert scans(path, "SELECT * FROM conversation ORDER BY title") == ["SCAN conversation"]
