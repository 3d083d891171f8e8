"""Questions back, complaints, grief and small talk, in the many ways customers put them."""

import pytest

from intakebot.understanding.acts import acts

WHAT_IS_MEANT = """
    what's that? | where do I find that? | hm what do you mean | where can I see that
    not following | what's a serial number? | what's an IMEI? | where would that be?
    where should I look? | how do I check that? | what account? | what kind of error?
    the number on the box? | is that the long one? | can you be more specific? | for instance?
    give an example | which date do you want, order or delivery? | what format?
    do you mean the model? | what does IMEI stand for? | not sure what you mean
    i have no idea what you mean | I don't know what that is | I don't know where to find that
    what do u mean | wdym by that | meaning what? | as in? | what's meant by that
    what are you on about | I don't get your question | you don't understand me
    you don't understand | you've misunderstood | you are not answering my question | which box?
    what should go there? | what am I supposed to write? | and where do I find it?
    how do I get that number | can you tell me where to find it? | welches konto?
    was für eine Nummer? | was ist denn eine IBAN | wofür steht IMEI
    wie soll ich das schreiben? | wo soll das sein? | wo genau steht das
    ich weiß nicht was Sie meinen | ich weiß nicht, wo das steht | sie verstehen mich nicht
    du hast mich nicht verstanden | ist das die lange Nummer? | haben Sie ein Beispiel
    können Sie mir sagen wo ich das finde? | wie finde ich das? | meinen Sie das Modell?
    ich steh auf dem Schlauch | ich komme nicht mit | was muss da rein | sowas wie?
    das ergibt keinen Sinn
"""
WHAT_FOR = """
    why do you want my phone number? | what do you need my number for?
    what is this information for | why does that matter | is this mandatory?
    do you need my address? | why's that important | why do you need my birthday
    what will that be used for? | who sees this? | is this going to be shared with anyone?
    what does my address have to do with anything | y do you need it | what for | must I answer?
    am I required to give that? | what business is it of yours? | I don't see why you need that
    is it safe to give you that? | for what? | how does that help?
    I don't see what that has to do with it | and you need that because?
    wozu brauchen Sie meine Nummer? | was geht Sie das an? | ist das ein Pflichtfeld?
    bin ich verpflichtet das zu sagen? | brauchen Sie meine Adresse wirklich?
    wer bekommt das zu sehen? | geben Sie das weiter? | was nützt Ihnen das?
    ich sehe nicht, was das damit zu tun hat | wieso ist das relevant? | warum so viele Fragen
    warum muss ich das sagen?
"""
COMPLAINTS = """
    thanks for nothing | this is the third time this happens | nobody answers my emails
    no one responds | you never answer | I've been waiting for three weeks
    how much longer do I have to wait | I want to file a complaint | I am sick of this
    I'm fed up with this | absolutely shocking service | I'm not impressed | what a disgrace
    you should be ashamed | this is how you treat customers? | I demand a refund
    I'll post a bad review | I'll take this to the ombudsman
    I'm reporting you to trading standards | every single time something goes wrong
    you keep sending me the wrong thing | you've lost my parcel again
    I was told it would be fixed weeks ago | I regret ordering from you | zero stars
    rude staff | the man on the phone was extremely rude | I feel ripped off | you scammed me
    I have never seen such bad service | this is so frustrating | danke für nichts
    keiner antwortet | niemand hilft mir | ich warte seit drei Wochen | das dauert ewig
    mir reicht es | ich bin stinksauer | ich habe mehr erwartet | Sie sollten sich schämen
    ich verlange eine Entschädigung | ich schalte meinen Anwalt ein
    ich schreibe eine schlechte Bewertung | nie wieder bestelle ich hier | das ist Abzocke
    unfreundliches Personal | Sie haben es wieder verbockt | null Sterne | unmöglicher Service
"""
GRIEF = """
    I don't know how I'm going to feed my children | we buried my father yesterday
    I lost my baby | I'm a single mum and I have no money left for food
    I haven't slept for days over this | I'm so scared | I'm crying as I write this
    I'm at breaking point | I'm falling apart | I feel so alone | I have nobody left
    I'm in hospital | my son needs his insulin and it hasn't arrived | my dad is dying
    they're going to turn off our heating tomorrow | we'll be on the street
    we are going to lose our house | please, I'm begging you | I am desperate please help
    I had a miscarriage last week | our house burnt down and everything is gone
    I lost my job and can't pay | it's my late husband's account
    my grandfather passed on Tuesday | ich weiß nicht, wie ich meine Kinder ernähren soll
    wir haben gestern meinen Vater beerdigt
    ich bin alleinerziehend und habe kein Geld mehr für Essen | ich habe solche Angst
    ich bin am Ende meiner Kräfte | ich habe niemanden mehr | mein Sohn braucht sein Insulin
    uns wird die Heizung abgestellt und wir haben ein Baby | ich flehe Sie an
    unser Haus ist abgebrannt | ich stehe bald auf der Straße
    es geht um das Konto meines verstorbenen Mannes | ich hatte eine Fehlgeburt
"""
SMALL_TALK = """
    how are you today? | how's it hanging | did you sleep well? | what are you up to
    do you have a girlfriend? | what's your favourite movie? | do you like music?
    what do you look like? | can you dance | tell me something interesting | tell me a story
    say something nice | got any jokes? | do you know a joke | who is the president of france
    what's 2+2? | is it going to rain tomorrow? | do you believe in god? | are aliens real?
    will you marry me? | I love you | you're beautiful | I like you | I'm bored
    what should I eat tonight? | recommend me a movie | what do you think about trump?
    can you write me a poem | what's the best football team | who created you?
    how tall are you? | what's your star sign | knock knock | wie war dein Wochenende?
    hast du eine Freundin? | magst du Pizza? | kannst du singen? | erzähl mir was
    kennst du einen Witz? | wie siehst du aus? | was ist 2+2? | schönes Wetter heute
    glaubst du an Gott? | du bist süß | was soll ich heute kochen? | schreib mir ein Gedicht
    wie groß bist du? | was ist dein Sternzeichen
"""
PLAIN = """
    My parcel FF-20418 has not arrived yet | I can't log in since yesterday
    The return label is missing | The lamp flickers when I switch it on | Sorry to hear that
    The second time it worked | I am waiting for the confirmation | Can I return it in the shop?
    My wife has the number, it is 4711 | The power went out and then nothing worked
    The heating does not get warm | The rent was charged twice
    The movie on the DVD does not start | The driver was nice but brought the wrong parcel
    Nobody was at home | No one else uses it | The app never responds when I tap | I lost my key
    I'm not afraid of updates | You can reach me at noon
    You answered my mail yesterday, thanks | I was told to contact you
    You said the refund takes 5 days | The lady on the phone was nice
    I've been a customer for three years | Which colours do you have?
    What happens to my order? | Where do I enter the voucher? | How should I pack it?
    Can you tell me where my parcel is? | Can you explain the fee? | Do you need my old charger?
    Do I have to pay customs? | Is the warranty required for repair? | Who sees the review?
    Is that the one with the blue cable? it is broken | the number on the invoice is 4711
    I don't know what happened | I do not know which driver came | I keep getting the same mail
    You keep my old one, right? | My lawyer's office ordered the chairs | I work at a hospital
    I crashed the app | my insulin cooler bag arrived broken
    my cat had an accident on the mattress | I'm dying to try it
    what is the best lamp for reading | my favourite movie is gone from the list | 2+2 lamps
    I like the lamp | Mein Paket FF-20418 ist noch nicht angekommen
    Ich kann mich seit gestern nicht mehr einloggen | Der Rückgabeschein fehlt im Paket
    Meine Adresse ist Hauptstraße 5, 10115 Berlin | Es tut mir leid, ich habe mich vertippt
    Ich habe das dritte Gerät bestellt und nur zwei sind da | Das erste Mal ging es noch
    Ich warte seit gestern auf die Mail | Wie lange dauert der Versand?
    Mein Sohn hat versehentlich zwei Stück bestellt
    Die Familie ist im Urlaub, bitte später liefern
    Der Strom ist ausgefallen und danach ging nichts mehr | Die Heizung wird nicht warm
    Die Miete wurde doppelt abgebucht | Ich wohne in der Straße neben der Kirche
    Der Film auf der DVD startet nicht | Das Wetter-Widget zeigt nichts an
    Die Katze hat das Kabel angeknabbert | Der Mitarbeiter sagte, ich soll mich melden
    Es meldet sich keine Seite | Die App antwortet nicht mehr
    Ich habe meinen Schlüssel verloren | Ich habe keine Angst vor Updates
    Es reicht, wenn Sie mir eine Mail schicken | Das Kabel reicht nicht
    Was kostet die Reparatur? | Was ist der Unterschied zwischen A und B?
    Warum ist die Lieferung verspätet? | Wie ist mein Konto gesperrt worden | Wo ist die Ware?
    Brauchen Sie noch ein Foto? | Muss ich die Versandkosten bezahlen? | Ist das Paket schon da?
    Die Seite zeigt einen Stern | Ich habe nichts erwartet | Bitte die alte Bestellung löschen
    Die Dame am Telefon war nett | Ich bin in Berlin | Ich bin nicht sicher ob es die Lampe ist
    Ein Bild habe ich angehängt | Der Link in der Mail geht nicht
    Haben Sie ein Muster von dem Stoff für mich? | Können Sie mir zeigen wie ich stornieren kann
    Wie kann ich stornieren? | Wie finde ich eine passende Lampe? | Welche Farbe haben Sie?
    Was passiert mit dem Geld? | Wer bekommt das Geld zurück? | it's the one on the left
    the page where I log in | what I mean is the blue one | I found it on the invoice
    I can't see the button | I don't see any charge | how do I cancel my order?
    what is the delivery time? | I didn't get the email | it doesn't make any sound
    it asks which account to use and then crashes | the example on your page fails
    the format is pdf | can you tell me when it arrives? | which is broken
    what happened is that the page froze | why is my order late? | it is needed for work
    the reason is that it broke | what is the price | is it safe to use the charger
    what has happened to my parcel | do I have to be home for the delivery?
    it's mandatory in the form | what do you charge for delivery | the purpose is testing
    how does the discount help if it is not applied | the page is blank | where is my order
    can I get a refund | it's the third page of the form
    I have contacted you by mail yesterday, order 4711 | the update takes forever to load
    every time I open it, it crashes | one star is shown instead of five | never had this before
    I never got an email | the answer is empty | the same problem with Chrome | the app died
    my battery is dead | I lost my password and can't log in | the house number is wrong
    I'm worried the parcel is lost | this update is killing me | it's a miserable interface
    I can't find the hospital bill | delivery to the hospital at main street
    I'm desperate for the new version | I'm sad the feature is gone
    I am going crazy with this form | my cat walked over the keyboard | my son broke the screen
    my wife can't log in | my mother needs a new password
    the mattress is so hard that I can't sleep | I lost my job card
    I can't afford the premium plan | my husband's account | my day pass does not work
    the game doesn't start | the music stops | how is the refund paid | do you have it in blue?
    can you deliver on friday | who is the seller | do you speak german? | you're slow
    tell me something about the delivery time | I like the colour | where are you located
    it rained into the parcel | my pet feeder is offline | meine Bestellnummer ist 4711
    ich verstehe nicht warum das abgebucht wurde | wie bekomme ich mein Geld zurück?
    was kostet der Versand | die Seite auf der ich mich anmelde | warum ist mein Paket zu spät
    muss ich Zoll bezahlen? | ist die Lieferung wichtig verspätet
    wird das Paket weitergeleitet? | die App stürzt ab | es antwortet der Server nicht
    ich warte seit drei Minuten auf die Seite | das Update dauert ewig zu laden
    die App ist gestorben | ich habe mein Passwort verloren | mein Hund hat das Kabel zerbissen
    Lieferung ans Krankenhaus | ich kann nicht mehr bezahlen | ich habe alles ausprobiert
    die Wetter-App stürzt ab | was soll ich jetzt tun? | kannst du mir eine Rechnung schreiben
    ich mag die Lampe
"""


def listed(text):
    return [phrase.strip() for line in text.strip().splitlines() for phrase in line.split(" | ")]


HEARD = {
    "clarify": WHAT_IS_MEANT, "why": WHAT_FOR, "complaint": COMPLAINTS, "distress": GRIEF,
    "off_topic": SMALL_TALK,
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, lines in HEARD.items() for text in listed(lines)]
)
def test_it_is_heard_in_many_words(kind, text):
    assert kind in {each.kind for each in acts(text, "en", "text")}


@pytest.mark.parametrize("text", listed(PLAIN))
def test_what_only_tells_of_a_matter_is_none_of_them(text):
    heard = {each.kind for each in acts(text, "en", "text")}

    assert not heard & {*HEARD, "crisis", "abuse"}


@pytest.mark.parametrize(
    "text",
    ["I don't know what you mean", "no idea where to find that", "not sure why you need this",
     "ich weiß nicht, was Sie meinen", "keine Ahnung, wo das steht"],
)  # fmt: skip
def test_who_does_not_know_what_is_meant_asks_before_it_counts_as_not_known(text):
    heard = {each.kind for each in acts(text, "en", "text") if each.whole}

    assert heard & {"clarify", "why"}
    assert "dont_know" not in heard
