import pytest

from intakebot.understanding.extract.devices import find, user_agent, vague


@pytest.mark.parametrize(
    ("text", "values"),
    [("my iphone 13 pro, iOS 17 hangs", ["iphone 13 pro, iOS 17"]),
     ("a MacBook Air", ["MacBook Air"]),
     ("Pixel 7a", ["Pixel 7a"]), ("fine on my iPad", []), ("nicht am iPhone", []),
     ("my SM-G991B", ["SM-G991B"]), ("on a Nook HD", ["Nook HD"]),
     ("عندي سامسونج جالكسي S21", ["سامسونج جالكسي S21"]), ("على الايفون 13", ["الايفون 13"]),
     ("Galaxy of stars", []), ("motorway", [])],
)  # fmt: skip
def test_devices_are_known_by_their_names(text, values):
    assert [each.value for each in find(text)] == values


def test_a_bare_computer_is_vague():
    assert vague("My computer.")
    assert not vague("ThinkPad")


def test_a_browsers_own_words_are_put_as_people_say_them():
    phone = ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 "
             "(KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1")  # fmt: skip

    assert user_agent(phone) == "Mobile Safari 17 on iOS 17, iPhone"
    assert user_agent("iPhone 13") is None
    assert user_agent("Mozilla/5.0 " + "a" * 5000) is None
