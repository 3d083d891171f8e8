"""Precision and recall, against examples counted by hand and the labelled rows' own script."""

import importlib.util

import pytest

from intakebot.understanding import measure
from intakebot.understanding.measure import Score, trimmed
from tests import shared


def span(text, words, label="url"):
    start = text.index(words)
    return {"label": label, "start": start, "end": start + len(words)}


def said(text, *words, label="url"):
    return [(label, (text.index(each), text.index(each) + len(each))) for each in words]


SEE = "see shop.example, or help.example."
SLOTS = [
    {"id": "1", "source": "a", "text": SEE, "annotated": ["url", "os"],
     "spans": [span(SEE, "shop.example"), span(SEE, "help.example")]},
    {"id": "2", "source": "a", "text": "on Linux it is fine", "annotated": ["os"],
     "spans": [span("on Linux it is fine", "Linux", "os")]},
    {"id": "3", "source": "b", "text": "nothing here", "annotated": ["url"], "spans": []},
]  # fmt: skip
FOUND = {
    SEE: [*said(SEE, "shop.example,"), *said(SEE, "see", label="phone")],
    "on Linux it is fine": said("on Linux it is fine", "Linux"),  # an address, and no system
    "nothing here": said("nothing here", "here"),
}


def test_facts_are_hits_where_they_overlap_and_extras_where_they_do_not():
    scores = measure.slots(SLOTS, lambda row: FOUND[row["text"]])

    assert set(scores) == {"os", "url"}  # a phone number is nobody's label here
    assert (scores["url"].precision, scores["url"].recall) == (1 / 2, 1 / 2)
    assert (scores["os"].precision, scores["os"].recall) == (0.0, 0.0)


def test_blanks_and_points_at_the_ends_make_no_second_find():
    text = "(shop.example)."

    found = [("url", (0, 15)), ("url", (1, 13))]
    gold = [{"text": text, "annotated": ["url"], "spans": [span(text, "shop.example")]}]

    assert trimmed(text, (0, 15)) == (1, 13)
    assert trimmed("...", (0, 3)) == (0, 0)
    assert measure.slots(gold, lambda row: found)["url"] == Score(hits=1, found=1)


ACTS = [
    {"id": "1", "source": "a", "text": "x", "acts": ["yes"], "annotated": ["yes", "no"]},
    {"id": "2", "source": "a", "text": "y", "acts": ["no"], "annotated": ["yes", "no"]},
    {"id": "3", "source": "a", "text": "z", "acts": ["other"], "annotated": ["no"]},
]


def test_an_act_counts_only_where_it_was_labelled():
    scores = measure.acts(ACTS, lambda row: {"yes"})

    assert (scores["yes"].precision, scores["yes"].recall) == (1 / 2, 1.0)
    assert (scores["no"].precision, scores["no"].recall) == (0.0, 0.0)


def rows(*intents):
    return [{"role": "test", "text": str(n), "intent": want} for n, want in enumerate(intents)]


def test_out_of_scope_is_noticed_below_the_score_that_keeps_nine_in_ten():
    gold = rows(*["a"] * 10, "oos", "oos", "oos")
    scores = [0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.5, 0.1, 0.4, 0.5, 0.6]

    found = measure.routing(
        gold, lambda text: ("a" if text != "9" else "b", scores[int(text)], 0.0)
    )

    assert found["accuracy"] == 9 / 10
    assert found["out of scope at 90% kept"] == 1 / 3  # only 0.4 is below 0.5


def test_coverage_is_what_is_right_while_nineteen_of_twenty_are():
    gold = rows(*["a"] * 40)

    found = measure.routing(gold, lambda text: ("a" if int(text) != 10 else "b", 0.0, -float(text)))

    assert found["routed at 95% precision"] == 39 / 40
    assert measure.routing(gold[:19], lambda text: ("a", 1.0, 1.0))["routed at 95% precision"] == 0
    assert measure.routing([], lambda text: ("a", 1.0, 1.0)) == {}


WHOLE = {
    "id": "r", "source": "gitbugs_seamonkey",
    "sentences": [{"n": "1", "text": "press", "labels": ["S2R"]},
                  {"n": "2", "text": "crash", "labels": ["OB"]},
                  {"n": "3", "text": "should open", "labels": ["EB"]}],
}  # fmt: skip
TOLD = {"press": {"S2R"}, "crash": {"OB", "EB"}, "should open": set()}


def test_a_part_that_was_taken_away_should_be_missed():
    scores = measure.report([WHOLE], TOLD.__getitem__)

    assert (scores["EB"].precision, scores["EB"].recall) == (0.0, 0.0)
    assert (scores["missing S2R"].precision, scores["missing S2R"].recall) == (1.0, 1.0)
    assert (scores["missing EB"].precision, scores["missing EB"].recall) == (0.0, 0.0)


def test_of_other_sources_nothing_is_taken_away():
    scores = measure.report([WHOLE | {"source": "elsewhere"}], TOLD.__getitem__)

    assert set(scores) == {"OB", "EB", "S2R"}


FIRST = [
    {"text": "m", "answers": {"url": ["shop.example/pay"], "browser": [], "blank_screen": True}},
    {"text": "n", "answers": {"url": [], "browser": ["Firefox 128"], "blank_screen": False}},
]
HEARD = {
    "m": [("url", "https://shop.example/pay", "A"), ("browser", "Chrome", "B")],
    "n": [("url", "x.example", "A"), ("blank_screen", "it is blank", "B")],
}


def test_a_stated_fact_that_was_not_found_would_be_asked_again():
    scores = measure.first_messages(FIRST, HEARD.__getitem__, ["url", "browser", "blank_screen"])

    assert (scores["all"].hits, scores["all"].missed) == (1, 2)  # Firefox, and the blank page
    assert (scores["band A"].found, scores["band A"].extra) == (2, 1)
    assert (scores["band B"].found, scores["band B"].extra) == (2, 2)


def test_what_is_only_offered_need_not_be_asked_and_fills_nothing():
    heard = [("browser", "Firefox 128", "C"), ("browser", "Opera", "C")]

    scores = measure.first_messages(FIRST[1:], lambda text: heard, ["browser"])

    assert scores["browser"] == Score(hits=1)
    assert "band C" not in scores


def test_nothing_found_is_no_precision_and_no_error():
    assert (Score().precision, Score().recall) == (0.0, 0.0)


@pytest.fixture(scope="module")
def theirs():
    """The script that lies beside the labelled rows."""
    path = shared.path("understanding", "eval.py")
    spec = importlib.util.spec_from_file_location("their_eval", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same(score, their):
    assert (score.precision, score.recall) == pytest.approx(tuple(their)[:2])


def test_facts_are_counted_as_the_rows_own_script_counts(theirs):
    predicted = [
        {"id": row["id"], "spans": [{"label": label, "start": at[0], "end": at[1]}
                                    for label, at in FOUND[row["text"]]]}
        for row in SLOTS
    ]  # fmt: skip
    for label, score in measure.slots(SLOTS, lambda row: FOUND[row["text"]]).items():
        same(score, theirs.slots(SLOTS, predicted)["ALL", label]["overlap"])


def test_acts_and_reports_are_counted_as_the_rows_own_script_counts(theirs):
    predicted = [{"id": row["id"], "acts": ["yes"]} for row in ACTS]
    for name, score in measure.acts(ACTS, lambda row: {"yes"}).items():
        same(score, theirs.acts(ACTS, predicted)["ALL", name]["prf"])

    part = WHOLE | {"source": "astrobr_euler", "sentences": WHOLE["sentences"][:2]}
    for report in (WHOLE, part):
        predicted = [{"id": "r", "n": each["n"], "labels": list(TOLD[each["text"]])}
                     for each in report["sentences"]]  # fmt: skip
        wanted = theirs.report([report], predicted)
        for name, score in measure.report([report], TOLD.__getitem__).items():
            their = name.replace("lacking ", "missing_").replace("missing ", "ablated_missing_")
            if (report["source"], their) in wanted:
                same(score, wanted[report["source"], their]["prf"])


def test_routing_is_counted_as_the_rows_own_script_counts(theirs):
    gold = rows(*(["a", "b", "oos"] * 30))

    def found(text):
        return ("a", (int(text) * 37 % 89) / 89) if int(text) % 7 else ("b", 0.99)

    predicted = [dict(zip(("intent", "score"), found(row["text"]), strict=True)) for row in gold]
    mine = measure.routing(gold, lambda text: (*found(text), found(text)[1]))
    wanted = theirs.routing(gold, predicted)

    assert mine["accuracy"] == wanted["accuracy"]
    assert mine["out of scope at 90% kept"] == wanted["oos_recall@keep90"]
    assert mine["out of scope at 95% kept"] == wanted["oos_recall@keep95"]
    assert mine["routed at 95% precision"] == wanted["coverage@P95"]
