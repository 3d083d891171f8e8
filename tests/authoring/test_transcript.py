"""A failed test, as an author reads it."""

from intakebot.authoring.flow_tests import FlowTest
from intakebot.authoring.shapes import TestShape
from intakebot.authoring.transcript import Outcome, in_full, shown, spoken
from intakebot.engine.answers import Answer
from intakebot.engine.entries import Answered, Asked, Entry, Said, Told, Upload

TEST = FlowTest("flows/f.test.yaml", 3, "f", TestShape(it="asks for a photo", chat=[]), ())


def test_a_failure_shows_the_conversation_and_the_difference():
    went = ["customer: hi", "bot asks name: Who?"]

    assert in_full(Outcome(TEST, went, "the case is another one", "a: x\nb: y", "a: z", 9)) == (
        "✗ flows/f.test.yaml:9: asks for a photo\n"
        "    customer: hi\n"
        "    bot asks name: Who?\n"
        "  > the case is another one\n"
        "  - expected  a: x\n"
        "  -           b: y\n"
        "  + got       a: z"
    )


def test_entries_read_like_a_conversation():
    upload = Upload("u1", "a.png", "image/png", 5)
    entries = [
        Entry(1, 0, "customer", Said("hi", [upload])),
        Entry(2, 0, "bot", Told("Hello.")),
        Entry(3, 0, "bot", Asked("name", "name", "text", "Name", "Who?")),
        Entry(4, 0, "bot", Answered("name", "Name", Answer(None, "", "unknown"))),
    ]

    assert [line for entry in entries for line in shown(entry)] == [
        "customer: hi [a.png]",
        "bot: Hello.",
        "bot asks name: Who?",
        "  noted name: unknown",
    ]
    assert [text for entry in entries for text in spoken(entry)] == ["Hello.", "Who?"]
