import pytest

from intakebot.engine.entries import Upload
from intakebot.engine.kinds.base import Read, Unclear

PICTURE = Upload("u1", "shot.png", "image/png", 9)
PAPER = Upload("u2", "bill.pdf", "application/pdf", 9)


def test_files_answer_it_by_their_ids(question):
    assert question("file").read_files([PICTURE, PAPER]) == Read(["u1", "u2"], "shot.png, bill.pdf")


@pytest.mark.parametrize(
    ("accept", "upload", "missing"),
    [("images", PAPER, "file_not_images"), ("documents", PICTURE, "file_not_documents")],
)
def test_files_of_another_sort_are_kindly_declined(question, accept, upload, missing):
    assert question("file", accept=accept).read_files([upload]) == Unclear(
        missing, {"name": upload.name}
    )


def test_too_many_or_none_are_told(question):
    assert question("file", max="1").read_files([PICTURE, PAPER]) == Unclear(
        "file_many", {"max": "1"}
    )
    assert question("file").read_files([]) == Unclear("empty")


def test_words_are_no_file(question, answer):
    assert answer(question("file"), "here it is") == "file_words"


def test_the_screen_is_told_what_is_taken(question):
    assert question("file").media_types() == []
    assert "image/png" in question("file", accept="images").media_types()
