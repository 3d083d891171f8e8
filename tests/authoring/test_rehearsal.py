"""Running flow tests against the real engine."""

import pytest

from intakebot.authoring.flow_tests import compile_tests
from intakebot.authoring.library import Library
from intakebot.authoring.rehearsal import rehearse

FLOW = """\
flow: parcel
title: Return a parcel
default: yes
hello: Hi! Which parcel?
questions:
  - id: order
    kind: code
    ask: Which order is it?
    help: It is on the label.
    pattern: 'RX-[0-9]{4}'
  - id: reason
    kind: choice
    ask: Why are you sending it back?
    options: [Too small, Broken]
  - id: photo
    kind: file
    ask: Could you add a photo?
    when: reason is Broken
    optional: yes
  - id: where
    kind: url
    ask: Where did you buy it?
    prefill: page.url
case:
  title: "{{ order }}: {{ reason }}"
  priority: [high when reason is Broken]
  incident_asks: [photo]
"""

HEAD = "flow: parcel\ntests:\n  - it: works\n    page: {url: 'https://a.example/x'}\n    chat:\n"


@pytest.fixture
def library(tmp_path):
    (tmp_path / "parcel.yaml").write_text(FLOW)
    made = Library()
    assert made.load(tmp_path).ok
    return made


@pytest.fixture
def run(library):
    def running(chat, more="", head=HEAD):
        lines = "".join(f"      - {line}\n" for line in chat)
        text = head + lines + more
        tests, problems, _ = compile_tests({"t.test.yaml": text.encode()}, "", library.flow)
        assert problems == []
        return rehearse(tests[0], library)

    return running


TO_REASON = ["customer: it is RX-4821", "asks: reason"]
KNOWN = ["incident: yes", "customer: it is RX-4821", "says: Two others"]


def test_the_whole_way_from_the_first_words_to_the_case(run):
    outcome = run(
        [
            *TO_REASON,
            "taps: Broken",
            "asks: photo",
            "says: a photo",
            "sends: damage.png",
            "summary: yes",
            "confirms: yes",
            "handed over: yes",
        ],
        "    case: {order: RX-4821, reason: broken, photo: damage.png, where: 'https://a.example/x'}\n"
        "    title: 'RX-4821: Broken'\n    priority: high\n",
    )

    assert outcome.passed, outcome


@pytest.mark.parametrize(
    "chat",
    [
        [*TO_REASON, "customer: broken", "asks: photo", "skips: photo", "summary: yes"],
        ["customer: RX-4821", "asks: reason", "doesnt_know: yes", "summary: yes"],
        [*TO_REASON, "wants: a person", "handed over: yes"],
        [*TO_REASON, "why: order", "says: on the label"],
        [*TO_REASON, "goes_back: yes", "asks: order"],
        [*TO_REASON, "taps: Too small", "changes: {reason: Broken}", "asks: photo"],
        [*KNOWN, "taps: Tell me when it's fixed", "asks: reason", "taps: Broken", "asks: photo"],
        [*KNOWN, "taps: Mine is different", "asks: reason"],
    ],
)
def test_everything_a_customer_can_do_can_be_tested(run, chat):
    outcome = run(chat)

    assert outcome.passed, outcome


@pytest.mark.parametrize(
    ("chat", "more", "line", "expected", "got"),
    [
        (["customer: RX-4821", "asks: photo"], "", 7, "asks: photo", "asks: reason  (Why are you"),
        ([*TO_REASON, "says: good bye"], "", 8, "says: good bye", "Why are you sending it back?"),
        ([*TO_REASON, "taps: Lost"], "", 8, "taps: Lost", "Too small, Broken"),
        ([*TO_REASON, "handed over: yes"], "", 8, "handed over: yes", "asks: reason"),
        ([*TO_REASON, "handed over: no", "summary: yes"], "", 9, "summary: yes", "asks: reason"),
        (
            TO_REASON,
            "    case: {order: RX-1111, where: 'https://a.example/x', reason: Broken}\n",
            8,
            "order: RX-1111\nreason: Broken",
            "order: RX-4821\nreason is not in it",
        ),
        (TO_REASON, "    case: {order: RX-4821}\n", 8, "where is not in it", "where: https://a."),
        (TO_REASON, "    priority: high\n", 3, "priority: high", "priority: normal"),
        (TO_REASON, "    title: Nothing\n", 3, "title: Nothing", "title: RX-4821"),
    ],
)
def test_the_first_line_that_differs_is_told(run, chat, more, line, expected, got):
    outcome = run(chat, more)

    assert not outcome.passed
    assert (outcome.line, outcome.expected) == (line, expected)
    assert got in outcome.got


def test_what_the_engine_refuses_is_told(run):
    outcome = run([*TO_REASON, "confirms: yes"])

    assert not outcome.passed
    assert outcome.wrong.startswith("this can't be done here")
    assert outcome.line == 8


def test_a_line_that_says_nothing_is_told(run):
    assert run(["{}"]).wrong == "this line says nothing"


def test_without_a_flow_the_first_words_choose(run):
    outcome = run(
        ["customer: I want to return a parcel", "asks: order"],
        head="tests:\n  - it: finds the flow\n    chat:\n",
    )

    assert outcome.passed, outcome


def test_tests_speak_the_customers_language(run):
    head = HEAD.replace("    chat:", "    language: de\n    chat:")

    assert run([*TO_REASON, "says: Why are you"], head=head).passed
