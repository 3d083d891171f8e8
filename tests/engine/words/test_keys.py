"""Every sentence that the code asks for is there, in every language, with the same blanks."""

import re
from pathlib import Path

import pytest

from intakebot.engine.words import LANGUAGES, blanks

PACKAGE = Path(__file__).resolve().parents[3] / "intakebot"
ASKED_FOR = re.compile(
    r"(?:\.word\((?:[\w.]+, )?|\.tell\(|words\.say\(|\.refuse\(|Unclear\(|sorry\()\s*\"([a-z_]+)\""
)
KEYS = sorted(
    {key for path in PACKAGE.rglob("*.py") for key in ASKED_FOR.findall(path.read_text("utf-8"))}
)


def test_the_search_finds_the_sentences():
    assert {"stale", "greeting", "email_several", "summary_no"} <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_a_sentence_that_the_code_asks_for_is_written(key):
    assert all(key in sentences for sentences in LANGUAGES.values())


@pytest.mark.parametrize("key", sorted(LANGUAGES["en"]))
def test_a_sentence_has_the_same_blanks_in_every_language(key):
    found = {language: blanks(texts[key]) for language, texts in LANGUAGES.items()}

    assert len(set(found.values())) == 1, found
