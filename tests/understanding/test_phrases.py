import pytest

from intakebot.understanding.acts import KINDS
from intakebot.understanding.phrases import ONLY, WHOLE
from intakebot.understanding.vocabulary import NO, YES


def test_every_act_has_its_phrases():
    assert set(WHOLE) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_no_phrase_is_an_answer_of_yes_or_no(kind):
    assert not WHOLE[kind] & (YES | NO)


def test_no_phrase_means_two_acts():
    told = [phrase for phrases in WHOLE.values() for phrase in phrases]

    assert len(told) == len(set(told))


def test_words_of_one_language_belong_to_known_acts():
    assert {kind for phrases in ONLY.values() for kind in phrases} <= set(KINDS)
