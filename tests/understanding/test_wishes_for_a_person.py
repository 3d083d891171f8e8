"""A wish for a person, in any of its phrasings."""

import pytest

from intakebot.understanding.acts import acts

WISHES = """
    Let me talk to a person
    can I speak with someone?
    I want to talk to a human being
    get me an agent
    put me through to a real person please
    connect me with customer service
    transfer me to an operator
    I need human help
    is there a real person I can talk to
    I'd rather speak to a human
    no more bots please
    I don't want to talk to a bot
    stop this, I want a human
    could someone call me?
    give me your supervisor
    I demand to speak to a manager
    I'd like to chat with an actual human
    can you hand me over to a colleague
    let me speak to somebody else
    live agent
    REPRESENTATIVE
    operator!!
    speak to representative
    how do I contact a human?
    how can I reach a real person
    please escalate this to a supervisor
    I prefer a live chat
    I would like assistance from a human
    talk to an advisor
    isn't there anybody human?
    pass me on to your support team
    I'm sick of talking to a machine
    I need to be connected to an agent
    can you direct me to an assistant
    I want to discuss this with an employee
    can a human take a look at this
    I need to get hold of someone real
    forward me to customer support
    get someone to help me
    chat with a person
    speek to an ooerator
    i wanna talk too a humann
    can I talkk to someone
    conect me to an agent
    talk to a represenative
    speak with an asisstant
    I want a real human, not a bot
    not comfortable sharing this with a machine
    call me back please
    connect me, this is not working
    Ich möchte mit einem Menschen sprechen
    kann ich mit jemandem reden?
    Verbinden Sie mich bitte mit einem Mitarbeiter
    Ich will einen echten Menschen
    gibt es hier auch Mitarbeiter?
    Können Sie mich an den Kundendienst weiterleiten
    Kann mich jemand zurückrufen?
    ich will nicht mit einem Bot schreiben
    geben Sie mir einen Ansprechpartner
    Stellen Sie mich bitte zu einem Berater durch
    mit nem Menschen reden
    أريد أن أتكلم مع شخص
    حولني الى موظف
"""
OTHERS = """
    I don't want to talk to a human
    I was told by the agent that it would be fixed
    a person in your shop sold me the wrong size
    the human resources page is blank
    how do I add a person to my account
    someone else used my card
    can I transfer money to someone in France
    the customer service page shows error 500
    which operator do I choose for the filter
    I can't send a message to people in my team
    our agent software crashes when I speak into the microphone
    the support article is outdated
    how do I contact the seller
    change the person on the invoice
    der Mitarbeiter im Laden war nett
    Ich kann keinen Menschen zur Gruppe hinzufügen
    die Seite für Mitarbeiter lädt nicht
"""


def lines(text):
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("text", lines(WISHES))
def test_a_wish_for_a_person_is_understood(text):
    assert "person" in {act.kind for act in acts(text)}
    assert "person" in {act.kind for act in acts(f"it failed again. {text}", "de", "text")}


@pytest.mark.parametrize("text", lines(OTHERS))
def test_talk_about_people_is_no_wish_for_one(text):
    assert "person" not in {act.kind for act in acts(text, "en", "text")}
