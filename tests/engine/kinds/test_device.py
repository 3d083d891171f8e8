import pytest

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.mark.parametrize(
    ("said", "value"),
    [("iPhone 13, iOS 17", "iPhone 13, iOS 17"), (FIREFOX, "Firefox 128 on Windows 10"),
     ("x", "device"), ("", "empty"), ("Lenovo", "Lenovo")],
)  # fmt: skip
def test_a_device_is_taken_in_free_words(question, answer, said, value):
    assert answer(question("device"), said) == value


@pytest.mark.parametrize("said", ["my phone", "computer", "mein Handy", "هاتفي", "13"])
def test_a_bare_phone_is_queried_once(question, answer, said):
    assert answer(question("device"), said) == "device"
    assert answer(question("device"), said, tried=1) == said


@pytest.mark.parametrize(
    ("text", "value"),
    [("on my iPhone 13 Pro it hangs", "iPhone 13 Pro"), ("it works on my iPhone 13", None),
     ("Samsung Galaxy S23 Ultra", "Samsung Galaxy S23 Ultra"), ("on the motorway 5", None),
     ("It fails in Firefox on Windows 11. Works fine on macOS 14.", "Firefox, Windows 11")],
)  # fmt: skip
def test_a_device_is_noticed_unless_it_works_there(question, noticed, text, value):
    assert noticed(question("device"), text) == value
