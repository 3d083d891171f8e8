import re2

from intakebot.understanding.extract import code_cues


def test_every_pattern_is_one_for_re2():
    for name in ("ORDERS", "ACCOUNTS", "USERS", "NUMBER", "LINK", "CODE", "LETTERS"):
        re2.compile(getattr(code_cues, name))


def test_a_word_of_its_own_is_no_slip_of_another():
    assert code_cues.NO_SLIPS.isdisjoint(code_cues.WORDS)
