import re

import pytest

from intakebot.engine.words.de import SENTENCES

FAMILIAR = re.compile(r"\b(du|dir|dich|dein\w*|euch|euer|ungültig\w*|leider)\b", re.IGNORECASE)


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_is_polite(key):
    assert not FAMILIAR.search(SENTENCES[key])
