import pytest

from intakebot.understanding.extract.software import find
from tests.costs import at_most


def told(text, label):
    return [each.value for each in find(text) if each.label == label]


@pytest.mark.parametrize(
    ("text", "value"),
    [("it crashes on Windows 11 Pro", "Windows 11 Pro"), ("under Win7", "Win7"),
     ("Windows Server 2019 here", "Windows Server 2019"), ("on a Mac", "Mac"),
     ("my mac hangs", "mac"),
     ("macOS 14 Sonoma", "macOS 14 Sonoma"), ("OS X 10.11", "OS X 10.11"), ("iOS 17.4", "iOS 17.4"),
     ("mit Ubuntu 24.04 LTS", "Ubuntu 24.04 LTS"), ("ipados 17", "ipados 17"), ("linux", "linux"),
     ("Android 14 phone", "Android 14"), ("Chrome OS", "Chrome OS"), ("i'm on windows", "windows"),
     ("ويندوز 11", "ويندوز 11")],
)  # fmt: skip
def test_systems_are_known_with_their_release(text, value):
    assert told(text, "os") == [value]


@pytest.mark.parametrize(
    "text",
    ["close all windows", "the MAC address", "a pop-up windows problem", "path /usr/linux/bin",
     "x86_64-pc-linux-gnu", "Android Studio", "the Windows 7 RC SDK",
     "Windows Explorer", "my windows are too dark", "big mac", "", "مرحبا", "?" * 50],
)  # fmt: skip
def test_what_only_looks_like_a_system_is_none(text):
    assert told(text, "os") == []


@pytest.mark.parametrize(
    ("text", "value", "version"),
    [("Firefox 128 hangs", "Firefox 128", "128"), ("IE11", "IE11", "11"),
     ("on safari", "safari", None),
     ("Seamonkey version: 2.53", "Seamonkey version: 2.53", "2.53"),
     ("Microsoft Edge, 126.0.1", "Microsoft Edge, 126.0.1", "126.0.1"), ("Edge", "Edge", None),
     ("Samsung Internet 25", "Samsung Internet 25", "25"), ("Chrome 3 times", "Chrome", None),
     ("Brave browser", "Brave browser", None), ("Opera GX", "Opera GX", None),
     ("كروم 128", "كروم 128", "128")],
)  # fmt: skip
def test_browsers_are_known_with_their_version(text, value, version):
    assert told(text, "browser") == [value]
    assert told(text, "version") == ([version] if version else [])


@pytest.mark.parametrize(
    "text",
    ["an edge case", "the opera house", "a safari park", "a Chrome extension", "brave people",
     "ie, that is", "Chromecast", "SeaMonkey.exe"],
)  # fmt: skip
def test_words_that_are_also_browsers_are_none(text):
    assert told(text, "browser") == []


def test_where_it_works_never_fills_the_browser():
    text = "Firefox 128 shows an error. It works in Chrome 127, Edge and Opera."

    assert told(text, "browser") == ["Firefox 128"]
    assert told(text, "works_in") == ["Chrome 127", "Edge", "Opera"]


def test_a_system_on_which_it_works_is_only_offered():
    bands = {each.value: each.band for each in find("Fails on Windows 11. Works fine on macOS 14.")}

    assert (bands["Windows 11"], bands["macOS 14"]) == ("B", "C")


def test_a_bare_name_is_worth_the_full_one():
    assert told("Firefox crashes. I use Firefox 128.", "browser") == ["Firefox 128"] * 2


def test_a_version_of_the_system_or_of_other_things_is_only_offered_beside_the_browsers():
    bands = {each.value: each.band for each in find("Firefox 128.0 on Windows 10 with Java 8.1")}

    assert (bands["128.0"], bands["10"], bands["8.1"]) == ("B", "C", "C")


@pytest.mark.parametrize(
    "unit", ["works in firefox 128, ", "windows 10 ", "1.", "v1.2 ", "لا يعمل "]
)
def test_a_hostile_text_takes_no_longer(unit):
    text = (unit * 20_000)[:20_000]
    find(text)
    with at_most(0.1):
        found = find(text)
    assert all(text[slice(*each.span)] for each in found)


def test_systems_and_versions_are_found_in_other_peoples_texts(measured):
    systems, versions = (measured(find, label, "so_ner") for label in ("os", "version"))

    assert systems[0] >= 0.9
    assert systems[1] >= 0.91
    assert versions[0] >= 0.93
    assert versions[1] >= 0.8


def test_browsers_of_first_messages_are_found(rows):
    told_there = [row for row in rows("first_messages") if row["answers"]["browser"]]
    met = [row for row in told_there if told(row["text"], "browser")]

    assert len(met) >= 0.95 * len(told_there)
