import gzip
import json
from collections import defaultdict
from pathlib import Path
from time import perf_counter

import pytest

from intakebot.understanding.route import Routable, Routing, likeness, route

FLOWS = (
    Routable("website", ("I get an error when I pay", "the page stays blank", "the site is slow")),
    Routable("order", ("where is my order", "my parcel arrived broken", "I want to return it")),
    Routable("account", ("I can't log in", "I forgot my password", "delete my account")),
    Routable("konto", ("ich kann mich nicht anmelden", "Passwort vergessen")),
)


@pytest.mark.parametrize(
    ("text", "flow"),
    [("I get an eror when paying", "website"), ("Where is my order?", "order"),
     ("i forgot my pasword", "account"), ("passwort vergessen!!", "konto")],
)  # fmt: skip
def test_words_like_an_example_choose_its_flow(text, flow):
    assert route(text, FLOWS).best == flow


def test_in_doubt_the_likeliest_are_offered_and_none_is_chosen():
    routing = route("I paid for my order and the page broke", FLOWS)

    assert routing.best is None
    assert set(routing.likeliest[:2]) == {"order", "website"}
    assert len(routing.likeliest) <= 3


@pytest.mark.parametrize("text", ["", "???", "what a lovely xylophone", "مرحبا", "\ud800"])
def test_what_is_like_nothing_is_offered_nothing(text):
    assert route(text, FLOWS) == Routing(None, ())


def test_no_flows_make_no_choice():
    assert route("hello", ()) == Routing(None, ())
    assert route("hello", (Routable("bare", ()),)) == Routing(None, ())


def test_likeness_is_full_for_the_very_words():
    alone = (Routable("one", ("where is my order",)),)

    assert likeness("Where is my order?", alone) == [pytest.approx(1.0)]


@pytest.mark.parametrize("text", ["x " * 10_000, "ab" * 10_000, "لا " * 9_000])
def test_a_huge_text_takes_no_longer_than_its_beginning(text):
    route(text, FLOWS)
    start = perf_counter()

    route(text, FLOWS)

    assert perf_counter() - start < 0.05


@pytest.mark.parametrize(
    ("rows", "accuracy", "wrong"),
    [("banking77", 0.68, 0.035), ("clinc150", 0.72, 0.04), ("bitext27", 0.84, 0.04)],
)
def test_we_are_seldom_sure_and_wrong_on_other_peoples_messages(rows, accuracy, wrong):
    flows, tests = examples(rows)
    right = mistaken = 0
    for text, intent in tests:
        scores = likeness(text, flows)
        right += flows[scores.index(max(scores))].id == intent
        best = route(text, flows).best
        mistaken += best is not None and best != intent

    assert right / len(tests) >= accuracy
    assert mistaken / len(tests) <= wrong


def examples(name):
    """Ten phrases an intent, and every third of the messages in scope."""
    for folder in Path(__file__).resolve().parents:
        path = folder / "shared" / "data" / "understanding" / f"routing_{name}.jsonl.gz"
        if path.is_file():
            rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
            break
    else:
        pytest.skip("the labelled rows are not beside the project")
    phrases = defaultdict(list)
    for row in rows:
        if row["role"] == "example" and row["rank"] < 10:
            phrases[row["intent"]].append(row["text"])
    flows = tuple(Routable(intent, tuple(texts)) for intent, texts in sorted(phrases.items()))
    tests = [(row["text"], row["intent"]) for row in rows if row["role"] == "test"]
    return flows, [each for each in tests if each[1] != "oos"][::3]
