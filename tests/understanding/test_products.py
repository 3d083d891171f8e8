import re2

from intakebot.understanding import products


def test_every_list_is_a_pattern_that_runs_in_linear_time():
    for name in ("WINDOWS", "MAC", "MOBILE", "LINUX", "BROWSER", "BROWSER_ARABIC", "PRODUCTS"):
        assert re2.compile(getattr(products, name)).search("") is None, name


def test_ordinary_words_are_written_as_they_are_compared():
    for word in products.ORDINARY | products.CAPITAL:
        assert word == word.casefold()
