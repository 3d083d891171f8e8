"""Questions that customers ask back: what for, which one, where it is found, what is meant."""

import pytest

from intakebot.understanding.acts import acts


def kinds(text, language="en", asked="text"):
    return {each.kind for each in acts(text, language, asked)}


WHY = """
    what for? | why would you need my e-mail? | what are you asking that for? | for what reason?
    how does that make a difference? | how would knowing this help?
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
WHICH_OF_THEM = """
    I'm not sure I understand the question | what am I meant to put here?
    could you explain that in simple terms | is that the number on the back of the card?
    what do you mean, reference? | do you mean the order number or the invoice number?
    what format should that be in? | I don't know what a browser is | how would I know that?
    what counts as an error message? | which of the two emails?
    how do I take a screenshot on a Mac | can you give an example of what you need?
    sorry I don't get what you're after | that question is confusing
    which account are we talking about? | what's a URL
    what kind of device, the phone or the router? | like the model number?
    do you want my home address or my email address | where would I see the version
    could you be clearer | I have two orders, which do you want?
    what exactly should I describe? | the old one or the new one? | is it the 10-digit number?
    you mean when it started? | huh, what number | can you put that differently
    not sure what you're asking | should I include the area code?
    what is the difference between the two? | how long should it be | in which app?
    whose name, mine or my wife's? | what would be an example | should I send the whole log?
    explain what you mean by environment | what do those options mean
    what does the second option mean? | is this about the laptop or the tablet?
    hm, which browser do I have? | do I type the dashes too?
    what do I do if there is no number? | which screen are you talking about
    what do you mean with "environment" | I don't quite get the question
    can you say more about what you need | the email I registered with? | what if I have several?
    how precise does it have to be? | what's an IMEI | could you show me where that is
    there are two numbers here, which one?
    I can't find any order number, what does it look like? | where on the letter do I find that
    does it need to be in English? | what does "reproduce" mean?
    sorry, could you ask in a simpler way? | ich bin nicht sicher, ob ich die Frage verstehe
    was soll hier rein? | können Sie das einfacher erklären
    ist das die Nummer auf der Rückseite?
    meinen Sie die Bestellnummer oder die Rechnungsnummer? | in welchem Format denn?
    ich weiß nicht was ein Browser ist | woher soll ich das wissen, wo steht das?
    was zählt als Fehlermeldung? | welche von den beiden E-Mails?
    wie mache ich einen Screenshot | die Frage ist verwirrend | die Frage ergibt keinen Sinn
    um welches Konto geht es? | was ist eine URL | welches Gerät, das Handy oder der Router?
    die Modellnummer? | wo sehe ich die Version | ich habe zwei Bestellungen, welche meinen Sie?
    die alte oder die neue? | ist das die zehnstellige Nummer?
    Sie meinen, wann es angefangen hat? | anders gefragt bitte | was ist der Unterschied?
    in welcher App? | wessen Name, meiner oder der meiner Frau? | brauchen Sie den vollen Namen?
    mit Vorwahl? | was bedeuten die Optionen | soll ich das ganze Log schicken?
    geht es um den Laptop oder das Tablet? | hm, welchen Browser habe ich? | mit Bindestrichen?
    also wann es anfing? | was mache ich, wenn da keine Nummer steht?
    was meinen Sie mit "Umgebung" | ich verstehe die Frage nicht ganz
    können Sie genauer sagen, was Sie brauchen | die E-Mail, mit der ich registriert bin?
    und wenn ich mehrere habe? | wie genau muss das sein? | was ist eine IMEI
    können Sie mir zeigen wo das ist | hier stehen zwei Nummern, welche?
    wie sieht so eine Bestellnummer aus? | wo auf dem Brief finde ich das
    muss das auf Englisch sein? | was heißt "reproduzieren"?
    geht das auch einfacher formuliert?
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


def test_one_of_several_a_form_or_a_word_is_asked_about_in_many_shapes():
    missed = [text for text in listed(WHICH_OF_THEM) if "clarify" not in kinds(text)]

    assert not missed


@pytest.mark.parametrize(
    "text",
    ["what kind of insurance do I have", "how do I get a new card?", "what do I owe",
     "where is my parcel?", "it asks what I need and hangs", "I see which page is blank",
     "the order number is 12345", "meine Bestellnummer finde ich nicht wichtig, sie ist 4711",
     "the app or the website, both fail",
     "Chrome or Firefox, doesn't matter",
     "I think it's the login page?",
     "the iPhone?",
     "what does the premium plan include?",
     "which countries are you in?",
     "what do I do if my card is lost?",
     "can I include a gift card in my order?",
     "should I ever get my money I will be happy",
     "what exchange rate is it?",
     "what if the parcel is lost?",
     "kann das in die Waschmaschine?",
     "was mache ich, wenn meine Karte weg ist?",
     "wann kommt die Lieferung?"],
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
