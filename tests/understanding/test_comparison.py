import re

import pytest

from intakebot.understanding.comparison import elsewhere

NAME = re.compile(r"Firefox|Chrome|Safari|Edge")


def happens_in(text):
    """The browsers in which it happens."""
    names = list(NAME.finditer(text))
    stops = [each.start() for each in names[1:]] + [len(text)]
    told = zip(names, stops, strict=False)
    return [name[0] for name, stop in told if not elsewhere(text, name.span(), stop)]


@pytest.mark.parametrize(
    "text",
    ["It works in Firefox.", "fine in Chrome", "Tested with Safari.", "Edge opens it correctly",
     "I switched to Edge and it works", "doesn't happen in Chrome", "no problem in Safari",
     "The page was working in Firefox 127.", "which Firefox does.", "unlike in Chrome, it is gone",
     "As a workaround I had to use Edge", "works fine when I use Chrome",
     "funktioniert in Edge einwandfrei", "Not reproducible using Firefox", "يعمل في Chrome"],
)  # fmt: skip
def test_where_it_works_is_not_where_it_happens(text):
    assert happens_in(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [("I use Chrome and get an error", ["Chrome"]),
     ("All was fine. Now in Edge it spins", ["Edge"]),
     ("It doesn't work in Firefox", ["Firefox"]),
     ("not working properly in Safari", ["Safari"]), ("in Firefox geht es nicht", ["Firefox"]),
     ("I tried Chrome, same problem", ["Chrome"]), ("I tried it in Edge. Still blank.", ["Edge"]),
     ("I switched to Edge and it still crashes", ["Edge"]),
     ("I'm using Chrome, it works until I pay", ["Chrome"]), ("at work I use Chrome", ["Chrome"]),
     ("It worked fine until I updated to Firefox 128", ["Firefox"]), ("Chrome", ["Chrome"]),
     ("In Firefox 128 it loads fine but then it crashes", ["Firefox"])],
)  # fmt: skip
def test_where_it_fails_or_is_just_used_is_where_it_happens(text, names):
    assert happens_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [("Works in Firefox but not in Chrome", ["Chrome"]),
     ("Firefox works, Chrome fails", ["Chrome"]),
     ("It crashes in Safari, but not in Firefox", ["Safari"]),
     ("Geht in Chrome, aber nicht in Firefox", ["Firefox"]),
     ("I can log in with Chrome but not in Safari", ["Safari"]),
     ("The login fails in Chrome. No problem in Safari.", ["Chrome"]),
     ("In Chrome it works, in Edge it doesn't work", ["Edge"])],
)  # fmt: skip
def test_of_two_that_are_compared_the_one_that_fails_is_told_apart(text, names):
    assert happens_in(text) == names
