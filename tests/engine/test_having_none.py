"""Who has nothing to give says so once and is asked on."""

import pytest

from intakebot.engine.having_none import says_no

FLOW = """
flow: one
title: One
default: yes
questions:
  - {id: photo, kind: file, label: {en: Photo, de: Foto, ar: صورة}, ask: A photo?, optional: yes}
  - {id: order, kind: code, label: {en: Order number, de: Bestellnummer, ar: رقم الطلب},
     pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: rest, kind: text, ask: Anything else?}
"""


@pytest.fixture
def photo(chat_of, flow):
    return chat_of(flow(FLOW)).begin().say("it is broken")


@pytest.mark.parametrize(
    "words",
    ["no photo, I threw it away", "can't take one, it's gone", "nicht mehr da, leider",
     "no", "No photo.", "don't have one", "no I don't have a picture", "maybe later",
     "nein", "kein Foto", "ich habe leider keins", "später", "لا", "لا يوجد", "ليس لدي صورة"],
)  # fmt: skip
def test_an_optional_photo_is_left_out_at_once(photo, words):
    photo.say(words)

    assert not photo.now.answers["photo"].known
    assert photo.open == "order"


@pytest.mark.parametrize(
    "words", ["I have no order number", "no order number", "ich habe keine Bestellnummer",
              "ليس لدي رقم طلب"],
)  # fmt: skip
def test_what_is_needed_and_not_there_is_noted_as_unknown(photo, words):
    photo.say("skip").say(words)

    assert photo.now.answers["order"].state == "unknown"
    assert photo.open == "rest"


@pytest.mark.parametrize("words", ["no, it's FF-20418", "FF-20418"])
def test_a_number_behind_a_no_is_the_number(photo, words):
    photo.say("skip").say(words)

    assert photo.answers["order"] == "FF-20418"


def test_a_no_to_a_question_for_words_that_is_needed_is_taken_as_said(photo):
    photo.say("skip").say("FF-20418").say("nothing special")

    assert photo.answers["rest"] == "nothing special"


@pytest.mark.parametrize(
    "words",
    ["call me 0151 23456789 i have no email", "I don't use email", "hab keine mail, rufen Sie an",
     "ليس لدي ايميل"],
)  # fmt: skip
def test_what_somebody_has_not_got_is_told_within_other_words(chat_of, flow, words):
    chat = chat_of(
        flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: email, kind: email, ask: Where to?}
          - {id: rest, kind: text, ask: Anything else?}
        """)
    )
    chat.begin().say("it is broken").say(words)

    assert chat.now.answers["email"].state == "unknown"


@pytest.mark.parametrize(
    "words", ["no", "no thanks", "no, sorry", "i said no", "nein danke", "لا شكرا"]
)
def test_a_no_and_nothing_else(words):
    assert says_no(words)


@pytest.mark.parametrize("words", ["", "no, it's FF-20418", "not the blue one", "yes", "thanks"])
def test_more_or_less_than_a_no(words):
    assert not says_no(words)


@pytest.mark.parametrize(
    "words",
    ["can't find the letter with my number", "I lost the card it is on", "not at hand, sorry",
     "ich finde die Rechnung gerade nicht", "habe den Brief verlegt",
     "die Nummer weiß ich grad nicht",
     "I don't remember where it stands",
     "ما بلاقي الرسالة"],
)  # fmt: skip
def test_a_number_that_lies_elsewhere_is_not_asked_for_again(photo, words):
    photo.say("no photo").say(words)

    assert photo.now.answers["order"].state == "unknown"
    assert photo.open == "rest"


@pytest.mark.parametrize(
    ("words", "state"),
    [("no photos", "skipped"), ("hab kein Foto", "skipped"), ("lost the photo", "skipped"),
     ("I have no picture", "skipped"),
     ("ليس لدي صورة", "skipped")],
)  # fmt: skip
def test_a_no_to_what_comes_later_is_kept_for_it(chat_of, flow, words, state):
    later = FLOW.replace("questions:", "questions:\n  - {id: day, kind: date, ask: Since when?}")
    chat = chat_of(flow(later)).begin().say("it is broken").say(words)

    assert chat.now.answers["photo"].state == state
    assert chat.open == "day"
    assert chat.now.open.tries == 0

    chat.say("yesterday")
    assert chat.open == "order"


@pytest.mark.parametrize(
    "words", ["no day", "no", "no photos but it broke on the way", "no photos?"]
)
def test_other_words_deny_nothing_that_comes_later(chat_of, flow, words):
    later = FLOW.replace("questions:", "questions:\n  - {id: day, kind: date, ask: Since when?}")
    chat = chat_of(flow(later)).begin().say("it is broken").say(words)

    assert "photo" not in chat.now.answers


def test_who_forgot_a_number_that_is_not_asked_yet_is_not_asked_for_it(chat_of, flow):
    later = FLOW.replace("questions:", "questions:\n  - {id: day, kind: date, ask: Since when?}")
    chat = chat_of(flow(later)).begin().say("it is broken").say("forgot my order number")

    assert chat.now.answers["order"].state == "unknown"
    assert chat.say("yesterday").open == "photo"


def test_a_day_is_no_device(chat_of, flow):
    chat = chat_of(flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: device, kind: device, ask: Which device is it?}
          - {id: day, kind: date, ask: Since when?}
        """)).begin().say("it is broken").say("yesterday")  # fmt: skip

    assert set(chat.now.answers) == {"day"}
    assert chat.open == "device"


def test_a_no_that_names_an_option_denies_nothing_that_comes_later(chat_of, flow):
    seen = FLOW.replace(
        "questions:",
        """questions:
  - {id: seen, kind: choice, ask: What do you see?, options: [No picture at all, It flickers]}
""",
    )
    chat = chat_of(flow(seen)).begin().say("my screen is broken").say("no picture")

    assert chat.now.answers["seen"].value == "No picture at all"
    assert "photo" not in chat.now.answers
