import pytest

from intakebot.understanding.extract.user_agents import find

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
IPHONE = ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 "
          "(KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1")  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "named"),
    [(FIREFOX, "Firefox 128 on Windows 10"), (IPHONE, "Mobile Safari 17 on iOS 17, iPhone")],
)
def test_what_a_browser_calls_itself_is_claimed_whole(sent, named):
    text = f"My user agent: {sent}, thanks"

    found = [each for each in find(text) if each.label == "user_agent"]

    assert [each.value for each in found] == [named]
    assert text[slice(*found[0].span)] == sent


def test_its_system_is_filled_and_its_browser_only_offered_as_it_may_be_in_disguise():
    told = {each.label: (each.value, each.band) for each in find(FIREFOX)}

    assert told["os"] == ("Windows 10", "B")
    assert told["browser"] == ("Firefox 128", "C")


@pytest.mark.parametrize(
    "text", ["", "I use Mozilla", "Mozilla/5.0", "a/b (c)", "Mozilla/5.0 (" * 99]
)
def test_less_than_that_is_none(text):
    assert find(text) == []
