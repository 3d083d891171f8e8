import gzip
import json
from pathlib import Path

import pytest

from intakebot.understanding.acts import Act, acts


def kinds(text, language="en", asked="text"):
    return {act.kind: act.whole for act in acts(text, language, asked)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I don't know", "dont_know"),
        ("idk, sorry", "dont_know"),
        ("No idea!", "dont_know"),
        ("weiß ich leider nicht", "dont_know"),
        ("لا أعرف", "dont_know"),
        ("skip this please", "skip"),
        ("Lieber nicht", "skip"),
        ("تخطي", "skip"),
        ("Why?", "why"),
        ("why do you need my phone number?", "why"),
        ("Wozu brauchen Sie das?", "why"),
        ("لماذا؟", "why"),
        ("go back", "back"),
        ("zurück bitte", "back"),
        ("can you repeat that?", "repeat"),
        ("Wie bitte?", "repeat"),
        ("a human please", "person"),
        ("Mit einem Menschen sprechen bitte", "person"),
        ("أريد التحدث مع موظف", "person"),
        ("are you a bot?", "are_you_bot"),
        ("Sind Sie ein Roboter?", "are_you_bot"),
        ("هل أنت روبوت؟", "are_you_bot"),
        ("one moment please", "wait"),
        ("Moment bitte", "wait"),
        ("thank you very much!", "thanks"),
        ("Vielen Dank", "thanks"),
        ("شكراً جزيلاً", "thanks"),
    ],
)
def test_a_message_that_is_nothing_but_an_act_is_one(text, kind):
    assert kinds(text).get(kind) in (True, False)
    assert len(kinds(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "I don't know why it says Error 5",
        "I have no idea what that button does",
        "the page goes back to the cart",
        "when I skip the video it crashes",
        "I waited a moment, then an error came",
        "I don't want to talk to a human",
        "why it happens nobody knows",
        "no thanks",
        "yes",
        "لا",
        "",
        "???",
    ],
)
def test_a_message_that_tells_something_is_no_act(text):
    assert kinds(text) == {}


def test_an_act_within_a_story_is_found_but_is_not_the_whole():
    text = "I can't log in and it costs me money, get me a human now"

    assert acts(text, "en", "text") == [Act("person", (text.index("get"), len(text) - 4), False)]


def test_asking_whether_it_is_a_person_asks_for_none():
    assert set(kinds("am I talking to a human?")) == {"are_you_bot"}


def test_without_a_question_nobody_can_skip_it():
    assert kinds("skip", asked=None) == {}
    assert kinds("I don't know", asked=None) == {}
    assert kinds("a human please", asked=None) == {"person": True}


def test_a_word_of_two_languages_is_read_in_the_customers():
    assert kinds("was?", "de") == {"repeat": True}
    assert kinds("was?", "en") == {}


@pytest.mark.parametrize(
    "text", ["talk to " * 3000, "لا " * 9000, "\ud800" * 300, "I don't " * 500]
)
def test_hostile_texts_are_read_like_any_other(text):
    assert isinstance(acts(text, "en", "text"), list)


MEASURED = {
    # ours: (theirs, precision, recall) to hold on the development rows
    "person": ("human_request", 0.97, 0.88),
    "dont_know": ("dont_know", 0.93, 0.35),
    "are_you_bot": ("bot_question", 0.90, 0.55),
    "thanks": ("thanks", 0.90, 0.85),
}


@pytest.mark.parametrize("kind", MEASURED)
def test_we_are_right_on_other_peoples_labels(kind):
    theirs, precision, recall = MEASURED[kind]
    rows = [row for row in labelled() if theirs in row["annotated"]]
    found = [row for row in rows if kind in kinds(row["text"])]
    right = sum(theirs in row["acts"] for row in found)

    assert right / len(found) >= precision
    assert right / sum(theirs in row["acts"] for row in rows) >= recall


def labelled():
    for folder in Path(__file__).resolve().parents:
        rows = folder / "shared" / "data" / "understanding" / "acts.jsonl.gz"
        if rows.is_file():
            return [json.loads(line) for line in gzip.decompress(rows.read_bytes()).splitlines()]
    pytest.skip("the labelled rows are not beside the project")
