"""Questions that customers ask back: what for, which one, where it is found, what is meant."""

import pytest

from intakebot.understanding.acts import acts


def kinds(text, language="en", asked="text"):
    return {each.kind for each in acts(text, language, asked)}


WHY = """
    what for? | why would you need my e-mail? | what are you asking that for? | for what reason?
    so what? | what do you do with my phone number? | why is my address needed?
    do I really have to give you my number? | how will that help? | what's that good for?
    wofür brauchen Sie meine E-Mail-Adresse? | wozu genau? | warum wollt ihr das wissen?
    was machen Sie mit meinen Daten? | muss ich das wirklich angeben? | aus welchem Grund?
    weshalb ist das nötig?
"""
WHICH = """
    which one do you mean? | which number do you need? | who are you talking about?
    what exactly do you need from me? | do you mean the one on the invoice?
    what should I put here?
    where do I find my order number? | how do I find that? | how can I tell which browser I'm using?
    where is the serial number written? | what is an order number? | that's not what I asked
    what information do you need? | how do I take a screenshot? | what are my options?
    welche Nummer meinen Sie? | meinen Sie die auf der Rechnung? | wo finde ich meine Bestellnummer?
    was soll ich da eingeben? | was ist eine Kundennummer? | was brauchen Sie genau?
    wie erkenne ich die Version? | woher weiß ich das?
"""


def listed(text):
    return [phrase.strip() for line in text.strip().splitlines() for phrase in line.split(" | ")]


@pytest.mark.parametrize("text", listed(WHY))
def test_what_for_is_asked_in_many_shapes(text):
    language = "en" if text.isascii() and " w" not in f" {text}" else "de"

    assert "why" in kinds(text, language), text


@pytest.mark.parametrize("text", listed(WHICH))
def test_what_is_meant_and_where_it_is_found_is_asked_in_many_shapes(text):
    assert "clarify" in kinds(text), text


@pytest.mark.parametrize(
    "text",
    ["what kind of insurance do I have", "how do I get a new card?", "what do I owe",
     "where is my parcel?", "it asks what I need and hangs", "I see which page is blank",
     "the order number is 12345", "meine Bestellnummer finde ich nicht wichtig, sie ist 4711"],
)  # fmt: skip
def test_a_matter_of_ones_own_is_no_question_back(text):
    assert not kinds(text) & {"why", "clarify"}


@pytest.mark.parametrize(
    "text",
    ["why was my transfer declined?", "it is still pending, what's going on?",
     "I'd like to know why I was charged", "any reason for the fee?",
     "Warum wurde die Zahlung abgelehnt?", "woran liegt das?"],
)  # fmt: skip
def test_who_asks_why_something_is_so_is_heard_and_never_obeyed(text):
    [reason] = [each for each in acts(text, "en", "text") if each.kind == "reason"]

    assert not reason.whole
    assert "why" not in kinds(text)


def test_words_beside_the_reason_are_not_taken_for_nothing():
    found = acts("why is it so slow? thanks", "en", "text")

    assert not any(each.whole for each in found)
