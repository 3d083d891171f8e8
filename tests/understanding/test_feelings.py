"""Danger, distress, abuse and swearing: what must be heard, and what must not be taken for it."""

import pytest

from intakebot.understanding.acts import acts

CRISIS = """
    I want to kill myself
    i'm going to end my life tonight
    I'm thinking about suicide
    I feel suicidal
    I don't want to live anymore
    i just want to die
    I wish I was dead
    everyone would be better off without me
    there's no reason to live
    I'd rather be dead than do this again
    life is not worth living
    i keep hurting myself
    I've been self-harming again
    I cut myself when it gets too much
    I took all my pills
    I can't go on like this
    I can't go on living
    i have nothing left to live for
    going to jump off a bridge
    I will take my own life
    I'm tired of living
    thinking of ending it all
    he is going to kill me
    my husband said he will kill me
    he has a gun and is outside
    I am in danger please help
    my father isn't breathing
    she's unconscious on the floor
    I think I'm having a heart attack
    please call an ambulance
    my boyfriend beats me
    he is threatening to kill my kids
    Ich will nicht mehr leben
    ich bringe mich um
    Ich möchte sterben
    ich denke an Suizid
    Ich habe an Selbstmord gedacht
    ich will mir das Leben nehmen
    Mein Leben hat keinen Sinn mehr
    ohne mich wären alle besser dran
    er will mich umbringen
    Mein Mann schlägt mich
    Rufen Sie bitte einen Krankenwagen
    Mein Vater hat einen Herzinfarkt
    ich ritze mich, ich will mich umbringen
    أريد أن أموت
    سأقتل نفسي
    أفكر في الانتحار
"""
CALM = """
    the process won't die, I had to kill it
    this app kills my battery
    I don't live in Germany, can I still order?
    how do I end my subscription
    the game Suicide Squad does not start
    the deadline is tomorrow
    your website is killing me
    I nearly died laughing
    I cut the cable myself
    the call hangs and the page is dead
    the server died this morning
    Der Server ist gestorben
    Die Seite hängt sich auf
    the child process was killed
    my phone died
    my hard drive has died and I lost the invoice
"""
GRUMBLING = """
    this stupid software never works
    I hate this update
    the new layout is terrible
    I'm annoyed that the export is broken again
    worst release ever, everything is slow
    this is really frustrating
    the app is a disaster since Monday
    I'm tired of these error messages
    I'm afraid the link is broken
    sad to see that the dark mode is gone
    I lost my password
    I lost my order confirmation
    Die App ist eine Katastrophe
    Ich bin genervt von diesem Update
    Das neue Design ist furchtbar
    it crashes desperately often
"""
DISTRESS = """
    my dog died this morning and I can't close my weeks
    I'm desperate, my rent depends on this
    My mother passed away and I need to close her account
    I can't pay my rent if this isn't fixed
    I just lost my husband and I don't know where to begin
    I'm in tears, this was the last of my money
    I was diagnosed with cancer and can't work
    I'm so scared that I'll lose my home
    we're being evicted on Friday
    I'm having a panic attack over this bill
    I am at my wits' end
    my son is in hospital and I can't get the form to open
    I feel so helpless
    I can't afford food until the refund arrives
    Mein Hund ist heute gestorben
    Ich bin verzweifelt, meine Miete hängt davon ab
    Ich kann meine Miete nicht mehr bezahlen
    Meine Mutter ist letzte Woche verstorben
    ich bin völlig am Ende
    ich weine seit Stunden
    Ich habe Krebs und schaffe das nicht
    Uns droht die Zwangsräumung
"""
INSULTS = """
    you are an idiot
    you stupid bot
    fuck you
    go to hell
    your staff are a bunch of morons
    you people are crooks
    screw you and your company
    what a bunch of liars
    you useless piece of shit
    shut the fuck up
    idiots!
    your support is useless and you are pathetic
    I hope you all get fired
    Du bist ein Idiot
    Ihr seid Betrüger
    Fick dich
    blöder Bot
    Halt die Fresse
    So ein Haufen Vollidioten
    Leck mich
"""
SWEARING = """
    cancel my damn order
    where is my fucking parcel
    how do I get this damn thing to print
    what the hell is error 5
    the bloody page won't load
    shit, I forgot my password
    I need a goddamn invoice
    wtf happened to my cart
    this is bullshit, it charged me twice
    get me a fucking human
    Wo ist mein verdammtes Paket
    Scheiße, ich habe mein Passwort vergessen
    so ein Mist, das Formular ist weg
"""


def lines(text):
    return [line.strip() for line in text.strip().splitlines()]


def heard(text, language="en"):
    return {act.kind for act in acts(text, language)}


@pytest.mark.parametrize("text", lines(CRISIS))
def test_danger_to_life_is_heard_every_time(text):
    assert "crisis" in heard(text)
    assert "crisis" in heard(f"Hello, order RX-1. {text.upper()}!! Please answer.")


@pytest.mark.parametrize("text", lines(CALM))
def test_things_that_die_are_no_danger_and_no_grief(text):
    assert not heard(text) & {"crisis", "distress", "abuse"}


@pytest.mark.parametrize("text", lines(DISTRESS))
def test_distress_is_heard(text):
    assert "distress" in heard(text)


@pytest.mark.parametrize("text", lines(GRUMBLING))
def test_grumbling_about_software_is_neither_distress_nor_abuse(text):
    assert not heard(text) & {"crisis", "distress", "abuse"}


@pytest.mark.parametrize("text", lines(INSULTS))
def test_insults_are_heard(text):
    assert "abuse" in heard(text)


@pytest.mark.parametrize("text", lines(SWEARING))
def test_swearing_that_insults_nobody_is_only_swearing(text):
    assert "swearing" in heard(text)
    assert "abuse" not in heard(text)


def test_swearing_leaves_the_wish_it_stands_in():
    assert {"person", "swearing"} <= heard("get me a fucking human")


@pytest.mark.parametrize(
    "text", ["I want to complain", "your service is terrible", "Ich möchte mich beschweren"]
)
def test_a_complaint_is_heard_and_is_no_abuse(text):
    assert "complaint" in heard(text)
    assert "abuse" not in heard(text)


@pytest.mark.parametrize(
    "text",
    ["I'm struggling with depression and can't face this", "she passed away last week",
     "my dog is dying", "this makes me cry", "I've never been this sad", "I can't stop crying",
     "I miss my mum so much", "I'm getting really anxious about this", "I'm terrified of losing it",
     "the grief is overwhelming", "mein Hund ist gestern gestorben",
     "ich habe solche Angst um meine Tochter", "ich bin völlig am Boden zerstört"],
)  # fmt: skip
def test_sorrow_and_fear_are_heard_in_many_words(text):
    assert "distress" in {each.kind for each in acts(text)}


@pytest.mark.parametrize(
    "text",
    ["I'm afraid I can't log in", "I'm afraid that the page is blank",
     "my battery died this morning", "I lost my card", "the cache eviction is slow",
     "I'm really annoyed", "sad to see that it still fails", "I am afraid to give you my details",
     "I miss the old design", "leider stirbt die App ständig ab"],
)  # fmt: skip
def test_grumbling_is_no_sorrow(text):
    assert "distress" not in {each.kind for each in acts(text)}


@pytest.mark.parametrize(
    "text",
    ["I'm very disappointed", "your staff was so rude", "you let me down", "not good enough",
     "no response whatsoever", "I've been ignored for weeks", "never shopping here again",
     "hung up on me twice", "this is the worst app ever", "I shouldn't have to wait for this",
     "easily the worst provider I've ever had", "your delivery is subpar", "#fail again",
     "stop spamming me", "they can't even answer a letter", "I called four times and got nowhere",
     "ticket closed without being fixed", "not exactly thrilled with this offer",
     "der schlechteste Service, den ich je hatte", "das ist ein Schlag ins Gesicht",
     "immer noch nicht behoben", "seit drei Wochen keinerlei Antwort",
     "alles andere als zufrieden"],
)  # fmt: skip
def test_what_was_promised_and_not_kept_is_complained_of(text):
    assert "complaint" in {each.kind for each in acts(text)}


@pytest.mark.parametrize(
    "text",
    ["I don't really care", "stop calling me Charlie, my name is Carl", "how hard is it to move?",
     "can you fix this or send a new one?", "the result is not very ideal"],
)  # fmt: skip
def test_what_is_only_said_is_no_complaint(text):
    assert "complaint" not in {each.kind for each in acts(text)}


def test_a_hard_day_told_in_a_sentence_is_more_than_a_feeling():
    bare, told = "I can't take it any more", "insulin order hasn't come and I have one dose left"

    assert [each.whole for each in acts(bare) if each.kind == "distress"] == [True]
    assert [each.whole for each in acts(told) if each.kind == "distress"] == [False]


@pytest.mark.parametrize(
    "text",
    ["what's your home town", "what is your mood today?", "joke me", "do you have any dogs?",
     "tell me a dirty joke", "what do you do in your free time?",
     "where were you born?", "what is the meaning of life?", "let's play a game", "I'm so bored",
     "how old are you?"],
)  # fmt: skip
def test_chat_for_its_own_sake_is_small_talk(text):
    assert "off_topic" in {each.kind for each in acts(text)}
