import pytest

from tests.costs import at_most


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


ASKED = {
    "version": "Which version of Vite is it?",
    "node": "Which version of Node?",
    "last": "Welche Version lief zuletzt?",
    "app": "Which version of the app do you use?",
}


@pytest.mark.parametrize(
    ("text", "values"),
    [("vite broke from 5.0.2 to 5.1.0, node v20.11.1 on Ubuntu", (None, "20.11.1", None, None)),
     ("Vite 5.1.0 and Node.js 20.11", ("5.1.0", None, None, "5.1.0")),
     ("node version is 20.3", (None, "20.3", None, "20.3")),
     ("es lief zuletzt mit 4.8.1", ("4.8.1", "4.8.1", "4.8.1", "4.8.1")),
     ("1. run pnpm build 2. look at the terminal 3. wait", (None, None, None, None)),
     ("version 7.1", ("7.1", "7.1", "7.1", "7.1"))],
)  # fmt: skip
def test_a_version_goes_to_the_question_that_names_what_it_is_of(question, noticed, text, values):
    found = tuple(
        noticed(question("version", id=name, ask=ask), text) for name, ask in ASKED.items()
    )

    assert found == values


@pytest.mark.parametrize(
    ("said", "values"),
    [("vite 5.1 / node 20", ("5.1", "20")),
     ("node 20, and vite is at 5.1.0-beta.2", ("5.1.0-beta.2", "20")),
     ("Node 20.11.1", ("20.11.1", "20.11.1")),  # the only one there is
     ("nodejs 18 or deno 2.1", ("version_several", "version_several")),
     ("٢٠", ("20", "20"))],
)  # fmt: skip
def test_of_several_versions_the_one_that_was_asked_for_answers(question, answer, said, values):
    asked = [question("version", id=name, ask=ask) for name, ask in ASKED.items()]

    assert tuple(answer(each, said) for each in asked[:2]) == values


def test_the_version_of_a_browser_or_system_is_none_of_an_app(question, noticed):
    text = "Windows 11 and Chrome 128"
    asked = ("Which version of the app?", "Which version of Chrome?", "Which Windows version?")

    found = [noticed(question("version", ask=ask), text) for ask in asked]

    assert found == [None, "128", "11"]


@pytest.mark.parametrize("text", ["word " * 1400 + "foo 1.2.3 " * 50, "a" * 7900 + " 1.2.3"])
def test_what_stands_far_in_front_of_a_version_costs_nothing(question, noticed, text):
    asked = question("version", ask="Which version of Vite is it?")
    noticed(asked, text)

    with at_most(0.1):
        noticed(asked, text)
