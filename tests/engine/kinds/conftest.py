"""What the tests of all kinds need: a question of a kind, and the moment it is answered."""

from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter

from intakebot.engine.kinds import AnyQuestion
from intakebot.engine.kinds.base import Read, Reading
from intakebot.engine.kinds.date import local
from intakebot.understanding.understand import Catalogue, understand

WEDNESDAY = int(datetime(2026, 11, 25, 14, 30, tzinfo=UTC).timestamp() * 1000)
QUESTIONS = TypeAdapter(AnyQuestion)


@pytest.fixture
def question():
    """A question as an author writes it: every setting is text."""

    def made(kind, **settings):
        return QUESTIONS.validate_python({"id": "q", "kind": kind, "ask": "?", **settings})

    return made


@pytest.fixture
def answer():
    """What an answer is read as: its value, or the key of what was missing."""

    def read(question, said, language="en", region="", tried=0):
        reading = Reading(language, WEDNESDAY, "Europe/Berlin", region, tried)
        found = question.read(said, reading)
        return found.value if isinstance(found, Read) else found.key

    return read


@pytest.fixture
def noticed():
    """What is noticed in a text that was said before the question was asked."""

    def notice(question, text, language="en"):
        reading = Reading(language, WEDNESDAY, "Europe/Berlin")
        now = local(WEDNESDAY, "Europe/Berlin")
        known = Catalogue(language, now=now, forms=question.forms)
        found = question.notice(understand(text, None, known), text, reading)
        return found.value if found else None

    return notice
