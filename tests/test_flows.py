"""The flows that ship: without fault, tested, short, kind, and finding their way by first words."""

import re
from pathlib import Path

import pytest

from intakebot.authoring.flow_tests import compile_tests, read_tests
from intakebot.authoring.folder import compile_folder, read_folder
from intakebot.authoring.library import Library
from intakebot.authoring.rehearsal import rehearse
from intakebot.authoring.transcript import in_full
from intakebot.engine.conversation import Conversation
from intakebot.engine.topics import chosen
from intakebot.understanding.route import route

FOLDER = Path(__file__).resolve().parents[1] / "flows"
COMPILED = compile_folder(read_folder(FOLDER), "flows")
LIBRARY = Library()
LIBRARY.load(FOLDER)
FLOWS = {flow.id: flow for flow in LIBRARY.flows()}
TESTS, WRONG, _ = compile_tests(read_tests(FOLDER), "flows", LIBRARY.flow)

WORDS, SENTENCES = 25, 2
NEVER = re.compile(
    r"\b(?:invalid|illegal|you failed|you must|as I said|please be patient|oops|uh-oh|calm down"
    r"|click here|unfortunately|session|socket|token|null)\b",
    re.IGNORECASE,
)


def texts(flow):
    """Everything that a customer can read of a flow, one language at a time."""
    wordings = [flow.title, flow.hello, flow.closing]
    for item in flow.items:
        wordings += [item.ask, item.label, item.help, item.unclear, item.example]
    for wording in wordings:
        yield from wording.texts.values() if wording else ()


def test_the_folder_is_without_fault():
    assert COMPILED.problems == []
    assert WRONG == []


def test_all_five_are_there_and_one_takes_what_no_other_claims():
    assert set(FLOWS) == {
        "website-problem",
        "order-problem",
        "account-access",
        "billing-question",
        "something-else",
    }
    assert [flow.id for flow in FLOWS.values() if flow.default] == ["something-else"]


@pytest.mark.parametrize("test", TESTS, ids=lambda test: f"{test.flow}: {test.shape.it}")
def test_a_flow_does_what_its_test_says(test):
    outcome = rehearse(test, LIBRARY)

    assert outcome.passed, "\n" + in_full(outcome)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_a_flow_has_six_tests_and_eight_openings(flow):
    assert len([test for test in TESTS if test.flow == flow.id]) >= 6
    assert len(flow.starts_with) >= 8


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_its_texts_are_short_and_kind(flow):
    for text in texts(flow):
        bare = re.sub(r"[\"„«][^\"“»]*[\"“»]", "x", text)  # quoted examples are no sentences
        bare = re.sub(r"^\S+! ", "", bare)  # nor is the greeting
        assert len(text.split()) <= WORDS, text
        assert len(re.findall(r"[.?!؟](?:\s|$)", bare)) <= SENTENCES, text
        assert not NEVER.search(text), text


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_it_asks_little(flow):
    beyond = [item for item in flow.items if item.id not in ("name", "email")]
    always = [item for item in beyond if item.when is None and not item.question.prefill]

    assert len(always) <= 4


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_what_people_may_wonder_about_says_why(flow):
    personal = ("email", "phone", "code", "file", "date", "number", "name")

    assert [i.id for i in flow.items if i.question.kind in personal and i.help is None] == []


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_a_flow_speaks_every_language_of_the_shop(flow, language):
    written = [w for w in (flow.title, flow.hello) if w]
    for item in flow.items:
        written += [w for w in (item.ask, item.label, item.help, item.unclear) if w]
        for option in getattr(item.question, "options", ()):
            assert isinstance(option.label, str) or language in option.label, option.value
            assert not isinstance(option.label, str), option.value

    assert all(language in wording.languages for wording in written)
    assert any(test.flow == flow.id and test.shape.language == language for test in TESTS)


FIRST_WORDS = {
    "website-problem": [
        "when I try to pay nothing happens",
        "your page shows an error message",
        "the shop page won't load on my phone",
        "blank page at the checkout since yesterday, mara@garden.example",
        "auf eurer Seite kommt eine Fehlermeldung",
        "الصفحة بيضاء منذ أمس",
        "I can't pay: an error comes up",
        "beim Bezahlen passiert einfach gar nichts",
        "لا أستطيع الدفع بالبطاقة",
    ],
    "order-problem": [
        "my package FF-20418 still hasn't arrived",
        "the plant arrived broken",
        "one pot is missing from my order",
        "I want to return the cat tree",
    ],
    "account-access": [
        "I can't log in",
        "my password doesn't work any more",
        "someone hacked my account",
        "please delete my account",
    ],
    "billing-question": [
        "you charged my card twice",
        "where is my refund",
        "I need an invoice for FF-20418",
        "my card was declined",
    ],
    "something-else": ["how do I care for my orchid", "do you deliver to Austria?"],
}


@pytest.mark.parametrize(
    ("flow", "words"), [(flow, words) for flow, all_ in FIRST_WORDS.items() for words in all_]
)
def test_first_words_find_their_flow_or_at_least_offer_it(flow, words):
    found = route(words, LIBRARY.routables())

    assert found.best == flow or (
        found.best is None and (flow in found.likeliest or not found.likeliest)
    )


A_WHOLE_STORY = (
    "Hi, Jane Doe here (jane@x.com). Since this morning I get 'Error 0x80070057: parameter is "
    "incorrect' on shop.example.com/checkout when I pay with Visa, Firefox 128 on a Mac"
)


@pytest.mark.parametrize(
    ("words", "flow"),
    [
        (A_WHOLE_STORY, "website-problem"),
        ("I'm Tom Reed, my order FF-10023 came with a broken pot, call me at 0151 2345678",
         "order-problem"),
    ],
)  # fmt: skip
def test_names_and_numbers_do_not_lead_first_words_astray(words, flow):
    assert chosen(LIBRARY, Conversation("c", opening=words), words) is FLOWS[flow]


@pytest.mark.parametrize("words", ["qqq zzz", "12345", "mara@garden.example"])
def test_hopeless_first_words_lead_to_the_default(words):
    assert chosen(LIBRARY, Conversation("c", opening=words), words) is LIBRARY.default()


def test_no_first_words_of_one_flow_lead_to_another():
    astray = {
        (words, found.best)
        for flow, all_ in FIRST_WORDS.items()
        for words in all_
        if (found := route(words, LIBRARY.routables())).best not in (flow, None)
    }
    assert astray == set()
