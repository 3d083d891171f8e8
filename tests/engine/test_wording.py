"""Texts with blanks: what is filled in, in which language, and what may not stand in them."""

import resource
import timeit

import pytest

from intakebot.engine import wording
from intakebot.engine.wording import LONGEST, LONGEST_SAID, WordingError, url_parts
from tests import shared
from tests.costs import at_most

KNOWN = {"symptom", "error", "doing", "page.path", "page.url", "site.*", "number"}


def say(text, language="en", **values):
    return wording.compile(text, KNOWN).say(language, values)


def test_blanks_are_filled_and_what_is_not_known_yet_is_empty():
    text = "{{ symptom }} on {{ page.path }}: {{ error or doing }}"

    assert say(text, symptom="A blank page", page={"path": "/pay"}, doing="paying") == (
        "A blank page on /pay: paying"
    )
    assert say(text) == " on : "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ symptom if symptom else 'nothing' }}", "nothing"),
        ("{% if number == '7' %}seven{% else %}other{% endif %}", "seven"),
        ("{{ error | truncate(5) }}", "It b…"),
        ("{{ error | upper | default('x') }}", "IT BROKE"),
        ("{{ symptom | default('no idea') }}", "no idea"),
        ("{{ site.plan }}{{ site.other }}", "Pro"),
        ("{{ number ~ '!' }}", "7!"),
        ("{# a remark #}fine", "fine"),
        ("50 % of {sets}", "50 % of {sets}"),
        ("{{ page }}", "https://a.example/x"),
        ("<b>{{ doing }}</b>", "<b><script></b>"),
    ],
)
def test_a_blank_takes_names_filters_choices_and_nothing_else(text, said):
    values = {
        "number": "7",
        "error": "It broke",
        "site": {"plan": "Pro"},
        "page": {"url": "https://a.example/x"},
        "doing": "<script>",
    }
    assert wording.compile(text).say("en", values) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "Hallo"), ("de-AT", "Hallo"), ("ar", "Hi"), ("", "Hi"), ("pt-BR", "Oi"), ("pt", "Hi")],
)
def test_the_nearest_language_is_said(language, said):
    hello = wording.compile({"de": "Hallo", "en": "Hi", "pt-BR": "Oi"})

    assert hello.say(language, {}) == said
    assert hello.languages == ("de", "en", "pt-BR")


def test_without_english_the_first_language_is_said():
    assert wording.compile({"ar": "أهلا", "de": "Hallo"}).say("fr", {}) == "أهلا"


def test_the_parts_of_an_address_that_was_answered_have_names():
    assert wording.compile("{{ where.host }}{{ where.path }}").say(
        "en", {"where": "https://Shop.example:8080/pay?x=1"}
    ) == "shop.example/pay"  # fmt: skip


@pytest.mark.parametrize("text", ["", "pay", "https://[", "http://", "javascript:alert(1)"])
def test_what_is_no_address_has_no_parts_and_never_raises(text):
    assert url_parts(text)["host"] == ""


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("a {{ simptom }}", "simptom", "the text names 'simptom'", "did you mean 'symptom'?"),
        ("{{ page.pth }}", "page.pth", "names 'page.pth'", "did you mean 'page.path'?"),
        ("hi\n{{ symptom }}\n{{ no }}", "no", "names 'no'", ""),
        ("{{ symptom | uper }}", "uper", "there is no filter 'uper'", "did you mean 'upper'?"),
        ("{{ symptom | truncate('x') }}", "truncate", "'truncate' is not used like this", "40"),
        ("{{ symptom", "{{ symptom", "opened with {{ and not closed", "close it with }}"),
        ("{% if symptom %}x", "{% if symptom %}", "this 'if' is never closed", "endif"),
        ("{{ }}", "{{ }}", "this blank can't be read", "such as"),
        ("x {{ symptom() }}", "{{ symptom() }}", "not allowed in a text", "blanks hold"),
        ("{{ symptom._x }}", "{{ symptom._x }}", "not allowed in a text", "blanks hold"),
        ("{{ self }}", "{{ self }}", "not allowed in a text", "blanks hold"),
        ("{{ symptom * 9 }}", "{{ symptom * 9 }}", "not allowed in a text", "blanks hold"),
    ],
)
def test_what_may_not_stand_in_a_text_is_said_with_its_place(text, at, message, hint):
    with pytest.raises(WordingError) as caught:
        wording.compile(text, KNOWN)

    wrong = caught.value
    assert text[wrong.start : wrong.end] == at
    assert message in wrong.message
    assert hint in wrong.hint


def test_the_language_of_a_mistake_is_named():
    with pytest.raises(WordingError) as caught:
        wording.compile({"en": "fine", "de": "{{ nix }}"}, KNOWN)
    assert caught.value.language == "de"

    with pytest.raises(WordingError, match="'English' is no language"):
        wording.compile({"English": "fine"}, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "x" * (LONGEST + 1),
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + "not " * 1500 + "symptom }}",
        "{{ symptom }}" * 500,
        "{{ " + "symptom|upper" + "|upper" * 1000 + " }}",
        "{% if symptom %}" * 300,
    ],
)
def test_endless_texts_are_refused_at_once(text):
    with at_most(0.5), pytest.raises(WordingError):
        wording.compile(text, KNOWN)


def test_a_text_never_grows_beyond_its_cap():
    grown = wording.compile("{{ x }}" * 90).say("en", {"x": "y" * 1_000_000})

    assert len(grown) == LONGEST_SAID


def test_the_attack_rows_are_refused_or_harmless():
    rows = shared.rows("security", "own", "templates.jsonl")
    if not rows:
        pytest.skip("the shared attack data is not beside this project")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for row in rows:
        with at_most(0.1):
            with pytest.raises(WordingError):
                wording.compile(row["template"], KNOWN)
            try:
                said = wording.compile(row["template"]).say(
                    "en", {"answers": {"email": "a@b.example"}}
                )
            except WordingError:
                said = ""
            assert said == "", row["id"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024


def test_plain_text_costs_next_to_nothing():
    plain = wording.compile({"en": "What do you see?", "de": "Was sehen Sie?"})

    assert min(timeit.repeat(lambda: plain.say("de", {}), number=1000, repeat=5)) < 0.01
