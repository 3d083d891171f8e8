import re

import pytest

from intakebot.engine.words.en import SENTENCES

NEVER = re.compile(
    r"\b(invalid|illegal|failed to|must|as i said|unfortunately|patient|important|oops|uh-oh|"
    r"calm down|socket|session|token|step|null|click|error occurred|wrong answer|user)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("key", SENTENCES)
def test_no_sentence_blames_or_names_our_insides(key):
    assert not NEVER.search(SENTENCES[key])
