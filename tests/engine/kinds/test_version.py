import pytest


@pytest.mark.parametrize(
    ("said", "value"),
    [("Firefox 128.0.1", "128.0.1"), ("v2", "2"), ("128", "128"), ("2.0-beta1", "2.0-beta1"),
     ("iOS 17.5 on iPhone 13", "17.5"), ("latest", "version_latest"), ("١٢٨٫٠", "128.0"),
     ("1.2 and 1.3", "version_several"), ("12.3.2026", "version"), ("old", "version"),
     ("", "empty")],
)  # fmt: skip
def test_a_version_is_taken_out_of_the_words_around_it(question, answer, said, value):
    assert answer(question("version"), said) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("since version 3.4.1 it hangs", "3.4.1"), ("I paid 12.50", None), ("at 10.0.0.1", None)],
)
def test_a_version_is_noticed_only_when_called_one(question, noticed, text, value):
    assert noticed(question("version"), text) == value
