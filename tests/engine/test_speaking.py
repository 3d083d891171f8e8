"""The bot speaks the customer's language, once it is sure which that is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intakebot.engine import entries as e
from intakebot.engine import speaking
from intakebot.engine.manners import PLAIN
from intakebot.engine.speaking import greeted_in, wished_for
from intakebot.engine.speech import LanguageChanged

GERMAN = "die Seite bleibt leer, ich kann nicht bezahlen"
ARABIC = "لا أستطيع الدفع والصفحة فارغة"


@pytest.mark.parametrize(
    ("page", "words", "spoken"),
    [
        ("en", GERMAN, "de"),
        ("en", ARABIC, "ar"),
        ("de", "the page stays blank and I can't pay", "en"),
        ("ar", "the page stays blank and I can't pay", "en"),
        ("en", "السلام عليكم the page is white when I pay", "en"),
        ("en", "Guten Tag, my page stays blank when I pay", "en"),
        ("de", "hello die Seite bleibt leer, ich kann nicht zahlen", "de"),
        ("de-AT", GERMAN, "de-AT"),
        ("en", "Mara Lind, FF-20418", "en"),
        ("en", "Je n'arrive pas à payer depuis ce matin", "en"),
        ("en", "pay now: 'Zahlung nicht möglich' is what it says to me", "en"),
    ],
)
def test_the_first_words_settle_the_language(chat, page, words, spoken):
    chat.begin(language=page).say(words)

    assert chat.now.language == spoken
    assert bool(chat.all(LanguageChanged)) == (spoken != page)


def test_what_is_said_and_noted_from_then_on_is_in_that_language(chat):
    chat.begin().say(GERMAN)

    assert chat.texts[-2].startswith("Danke.")


def test_a_site_that_does_not_speak_it_stays_with_its_own(chat):
    chat.shelf.meets = replace(PLAIN, languages=("en",))

    chat.begin().say(GERMAN).say("auf Deutsch bitte")

    assert chat.now.language == "en"
    assert not chat.all(LanguageChanged)


def test_later_words_change_nothing_unasked(asked):
    asked.say("A blank page").say("ich habe auf Bezahlen gedrückt und dann war alles weg")

    assert asked.now.language == "en"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("auf Deutsch bitte", "de"),
        ("can we continue in German?", "de"),
        ("Deutsch", "de"),
        ("بالعربية من فضلك", "ar"),
        ("هل يمكن التحدث بالعربية؟", "ar"),
        ("auf Englisch bitte", "en"),
        ("sorry, I only speak English", "en"),
        ("English or German?", ""),
        ("my German shepherd ate the plant", ""),
        ("der Artikel Deutsche Eiche fehlt", ""),
        ("I", ""),
        ("", ""),
    ],
)
def test_a_wish_for_a_language_is_heard(words, language):
    assert wished_for(words) == language


def test_a_wish_is_no_answer_and_the_question_is_asked_again_in_that_language(asked):
    asked.say("A blank page").say("auf Deutsch bitte")

    assert (asked.now.language, asked.open) == ("de", "doing")
    assert "doing" not in asked.answers
    assert asked.said[-1].question == "doing"


def test_a_wish_at_the_summary_shows_it_again(summed):
    summed.say("auf Deutsch bitte")

    assert summed.all(e.Summary)[-1].text == "Das geben wir weiter. Stimmt es so?"
    assert summed.now.phase == "confirming"


def test_a_wish_as_the_first_words_is_greeted_and_chooses_no_flow(chat):
    chat.begin().say("auf Deutsch bitte")

    assert chat.texts[-1].startswith("Hallo!")
    assert (chat.now.flow, chat.now.opening) == ("", "")


@pytest.mark.parametrize(
    ("words", "language"),
    [("Guten Tag", "de"), ("السلام عليكم", "ar"), ("hello", "en"), ("hi all", "en"), ("hey", "en")],
)
def test_a_greeting_is_returned_in_its_language(words, language):
    assert greeted_in(words) == language


def test_a_german_greeting_is_answered_in_german(chat):
    chat.begin().say("Guten Tag")

    assert chat.now.language == "de"
    assert chat.texts[-1].startswith("Hallo!")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Deutsch", "GERMAN ", "in ", "auf", " ", "please", "arabic", "'", "ENGLIſH"]
        )
        | st.text(max_size=3),
        max_size=7,
    ).map("".join)
)
def test_no_wish_is_skipped_for_want_of_a_name(text):
    with pytest.MonkeyPatch.context() as reading:
        reading.setattr(speaking, "_IN_LATIN", [""])
        wish = wished_for(text)

    assert wished_for(text) == wish


@pytest.mark.parametrize("name", ["سارة", "مريم حداد"])
def test_a_name_in_other_letters_changes_no_language(chat_of, flow, name):
    chat = chat_of(
        flow("""
        flow: one
        title: One
        default: yes
        questions: [{id: name, kind: name, ask: Who is it?}, {id: a, kind: text, ask: What?}]
        """)
    )
    chat.begin().say("the page stays blank").say(name)

    assert chat.answers["name"] == name
    assert chat.now.language == "en"


def test_a_language_that_was_asked_for_is_an_answer(chat_of, flow):
    course = flow("""
        flow: course
        title: Course
        default: yes
        questions:
          - {id: language, kind: choice, ask: Which language would you like to learn?,
             options: [German, Arabic, French], other: yes}
          - {id: rest, kind: text, ask: Anything else?}
    """)
    chat = chat_of(course).begin().say("I want to join").say("arabic")

    assert (chat.now.language, chat.answers["language"], chat.open) == ("en", "Arabic", "rest")
