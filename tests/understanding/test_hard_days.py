"""A death, illness, hunger, fear: heard in people's own words, and not in talk about software."""

import pytest

from intakebot.understanding.acts import acts

HARD = {
    "en": """
        My late mother's subscription keeps being charged
        We have had a death in the family and need to move the booking
        my son is very sick and I can't deal with a chatbot now
        He was diagnosed with leukemia and we need the travel refund
        my mother fell and broke her hip, I need her insurance number | you've taken my rent money
        I had to borrow money to eat | I've been without pay for two months and I'm scared
        We are freezing in here, no heating and a baby of two weeks
        I'm lost in a strange city at night with no phone credit
        I lost all my money to a fraudster
        I am being threatened by my ex and he can see my location in the app
        I don't feel safe at home | I burst into tears when I saw the bill
        I'm exhausted and at my limit, nobody helps me | I feel like giving up | I cry every night
        this is killing my mother, she hasn't eaten for days
        We're grieving and your letters don't stop | I found my husband dead last week
        she only has days to live and I can't get a visa appointment
        My kids have nothing to wear for school since the fire
        our shop will go under if the money doesn't arrive | I'll be out on the street by Friday
        social services will take my children if this isn't signed | my anxiety is through the roof
        I had a nervous collapse last month | I need this medicine to live
        my daughter's EpiPen hasn't come and she has a nut allergy | I'm so alone since he left
        all the pictures of my dead son are gone | my wedding is ruined, I can't stop crying
        please, I'm an old woman and I don't know who else to ask
        grandpa fell asleep for ever on Wednesday, please close his account
        Her husband drowned last summer and she can't open the files
        My twin sister was killed by a drunk driver
        Our family is in mourning, give us some time please
        I have to plan my mum's burial and your parcel with the dress is missing
        I'm dying and want to put my affairs in order
        I had a heart operation last week and can't get up
        My little boy has a brain tumour and we missed the deadline
        my wife is fighting for her life in hospital
        dad is in a hospice and wants to see the photos
        My mother can't remember who I am and now you ask for her password
        I'm on sick leave with burnout and can't handle these reminders
        we can't heat our house this winter after this bill | I'm skipping meals to pay this
        we'll be out of our home by the end of the month | My landlord gave me until tonight
        I can't make rent | I owe everyone money and I'm scared to open the post
        My ex-husband got into my account and knows where we live | I'm hiding from my ex
        He hits me and he reads my messages here | I'm afraid for my life
        I'm in an ambulance and need my policy number | I'm all on my own and very confused
        I can't see any way out | I'm so tired of living like this | my hands are shaking
        tears are running down my face | I am beyond desperate | I'm on the verge of a breakdown
        please have mercy, I can't pay | please help me, my children have no heating
        Hi, my father passed away two weeks ago and I need to transfer his contract to my mum
        my wife has breast cancer and we had to cancel the trip, can we get the money back?
        I got laid off and can't keep up with the payments, I'm really worried
        Your company charged me 900 euros by mistake and now I can't pay for my son's medicine
        our cat died because the food you sent was bad
        Sorry for the late reply, we had a bereavement
        I'm in the hospital right now and cannot come to the branch
        the bank froze my account and my kids and I have nothing to eat
        I lost my brother in an accident last month, how can I get into his phone?
        I'm about to lose my apartment because your payment never reached my landlord
        my account was hacked and all my money is gone, I'm panicking
        I'm a single mother and this was all the money I had this month
        my ex has access to my account and he is dangerous
        please hurry, my daughter can't breathe without the nebulizer
        I really don't know how to get through this month
        it's our baby's photos, she died in March, please get them back
        I haven't been able to sleep since this letter came
        I feel terrible, I think I've been scammed and I can't tell my husband
        My husband left me and I can't handle all of this paperwork alone
    """,
    "de": """
        Meine Mutter ist am Sonntag gestorben und ich komme nicht in ihr Konto
        unser Kind kam tot zur Welt, der Kinderwagen muss zurück
        meine Tochter wurde letzte Nacht in die Notaufnahme gebracht
        ich erhole mich von einer schweren Operation
        Sie haben mir das Geld für die Miete abgebucht
        ich musste mir Geld leihen, um etwas zu essen | morgen fliege ich aus meiner Wohnung
        der Strom ist weg und mein Mann hängt am Sauerstoff | ich werde erpresst
        ich fühle mich zu Hause nicht mehr sicher | ich bin am Limit und niemand hilft mir
        ich möchte am liebsten aufgeben | das macht mich kaputt
        ich habe meinen Mann tot aufgefunden | gestern war die Beerdigung meiner Frau
        wir haben im Sturm unser Zuhause verloren | ich gehe daran kaputt
        das Jugendamt nimmt mir die Kinder weg | ich habe schwere Depressionen
        ohne das Gerät bekommt mein Vater nachts keine Luft | ich bin so einsam, seit er weg ist
        die letzte Nachricht von meinem Vater wurde gelöscht, er ist tot
        ich bin eine alte Frau und weiß nicht, wen ich sonst fragen soll
        Opa ist am Mittwoch für immer eingeschlafen, bitte kündigen Sie sein Konto
        unsere Familie trauert, bitte geben Sie uns Zeit
        ich muss die Beerdigung meiner Mama planen und das Paket mit dem Kleid fehlt
        ich werde bald sterben und möchte alles regeln
        ich hatte letzte Woche eine Herz-OP und kann nicht aufstehen
        mein kleiner Sohn hat einen Hirntumor und wir haben die Frist verpasst
        meine Frau kämpft im Krankenhaus um ihr Leben
        Papa liegt im Hospiz und möchte die Fotos sehen
        meine Mutter erkennt mich nicht mehr und Sie fragen nach ihrem Passwort
        ich bin mit Burnout krankgeschrieben und schaffe diese Mahnungen nicht
        wir können diesen Winter nicht heizen wegen der Rechnung
        ich lasse Mahlzeiten aus, um das zu bezahlen
        mir wurde der Strom abgestellt und ich habe ein sechs Monate altes Baby
        Ende des Monats sind wir obdachlos | ich kann die Miete nicht zahlen
        ich traue mich nicht mehr, die Post zu öffnen, so viele Schulden
        ich wurde um 8000 Euro betrogen, alles was ich hatte | mein Ex-Mann weiß, wo wir wohnen
        ich verstecke mich vor meinem Ex | er schlägt mich und liest hier mit
        ich habe Angst um mein Leben | ich bin ganz allein und sehr verwirrt
        ich sehe keinen Ausweg mehr | mir zittern die Hände | mir laufen die Tränen herunter
        ich bin mehr als verzweifelt | ich stehe kurz vor dem Zusammenbruch
        ich kann weder schlafen noch essen | haben Sie Erbarmen, ich kann nicht zahlen
        meine Kinder frieren | meine Frau hat Brustkrebs und wir mussten die Reise absagen
        mir wurde gekündigt und ich kann die Raten nicht mehr zahlen
        entschuldigen Sie die späte Antwort, wir hatten einen Trauerfall
        ich bin gerade im Krankenhaus und kann nicht in die Filiale kommen
        die Bank hat mein Konto gesperrt und wir haben nichts zu essen
        ich habe meinen Bruder bei einem Unfall verloren, wie komme ich an sein Handy?
        ich verliere meine Wohnung, weil Ihre Zahlung nicht ankam
        mein Konto wurde gehackt und das ganze Geld ist weg, ich habe Panik
        ich bin alleinerziehend und das war mein ganzes Geld für diesen Monat
        ich weiß nicht, wie ich diesen Monat überstehen soll
        ich kann seit diesem Brief nicht mehr schlafen
        mein Mann hat mich verlassen und ich schaffe den Papierkram nicht allein
    """,
}
CALM = {
    "en": """
        my son can't log in to his account
        my daughter passed her driving test and needs a new insurance
        my dog chewed the router cable | my wife and I share an account
        my baby monitor has no picture | I lost my phone and my card
        I lost access to everything in my account | I'm stuck on step 3 and the button is grey
        the app is dead | the link is dead and so is the server | my battery is dying fast
        I'm worried that my card was charged twice | I'm scared of losing my data
        I'm frustrated and angry | this bug drives me crazy | I can't believe this
        I can't take it back to the shop | everything is broken | nobody answers
        I have no one to blame but you | this is hell | I've been waiting for days
        how do I pay my rent with your app? | my savings account shows the wrong balance
        my salary hasn't arrived yet | my inhaler order is late | the heating app doesn't connect
        no power in our street | my doctor's appointment needs to be moved
        is visiting hours at the hospital from 2? | I'm in the hospital car park and can't pay
        my car had an accident with a pole, I need the claim form
        how much is a funeral insurance? | I'm going through the setup and it hangs
        my visa card was rejected | my business account was suspended | you lost my business
        I'm crying laughing | this kills my productivity | the deadline kills me
        our house moved, new address please | my ex wants to be removed from the account
        someone is following my account | stop following me with ads | the child lock doesn't work
        my kids are hungry for new games | my mother's day order is late
        I need a gift for my late night show | I miss my old password manager
        so sad that this feature was removed | I'm depressed by how slow this is
        he died in level 5 and the game froze | my character died and I lost all my gold
        the process was killed by the system | I have a stroke width question for the drawing tool
        heart rate is shown wrong on my watch | my watch says I had a fall but I didn't
        the sleep tracker says I can't sleep | the hospital wifi blocks your app
        I'm a nurse in intensive care and the rota app is down
        I work at a hospice and need an invoice | our charity for the homeless wants a discount
        I'm a lawyer for evicted tenants, how do I upload files?
        my company went bankrupt last year, can I still export?
        how do I report abuse on your platform? | my mother-in-law wants the newsletter
        how do I cancel my funeral plan? | I'm sick of this app | I'm sick and tired of waiting
        the kids' tablet is frozen | my screen is freezing and flickering | I'm freezing my account
        the baby camera has no power | we run out of storage | I ran out of ink
        I'm desperate for the new update to come out | I'm dead serious
        this is a matter of life and death for our backup | my dad broke the screen
        my son broke his phone | I broke my screen yesterday
        is my money gone? the transfer shows pending | I'm scared this is spam
        I got a scam mail in your name | someone used my card without permission
        I was charged twice and I'm furious | I'm shocked by the price | I'm lost in your menu
        I feel lost in the settings | I feel let down by your service
        the driver left the parcel in the street | the shop kicked me out of the session
        the app kicks me out every time | I was thrown out of the chat | I lost everything I typed
        I lost everything in my cart | all my photos are gone | everything I saved is gone
        my life depends on coffee and your machine is broken | you ruined my day
        you ruined my birthday | I can't eat the food you delivered
        I can't afford the premium plan | too expensive, I can't pay that much
        I can't pay by card | I have nothing left to say | there is nothing left in my basket
        My husband ordered the wrong size, can we exchange it before the party on Saturday?
        I was in hospital administration for ten years, your form is worse than ours
        My son has an operation system class and needs the student licence
        I need to cancel my trip because my friend is sick
        my daughter is in bed with a cold so we'd like to move the swimming lesson
        we lost our luggage receipt | I lost my temper with your bot, sorry
        My mum is 80 and wants bigger letters in the app
        I have no money on my prepaid card, how do I top up? | There is no food delivery in my area
        My kids broke the controller | the baby clothes were too small
        our dog ate the instructions, do you have a PDF? | I am dead tired of your captchas
        can't breathe life into this old laptop | I can't sleep mode my computer
        my heart rate monitor doesn't sync | the emergency exit light is broken
        I'd kill for a faster shipping option | my account was attacked by bots
        I got a virus and the antivirus crashed | the burial insurance calculator shows an error
        my late fee is wrong | my late order has still not arrived
        the late delivery spoiled my birthday | is there a widow control setting in the editor?
        my partner's account is locked | our family plan doesn't include my daughter
        I was hit by a price increase | my phone was run over by a car, is that insured?
        the screen went dead after the update | I'm afraid of the new layout
        I'm worried about the delivery date | I'm so sad you're out of stock
        I'm homeless in your menu structure, lol | my rent car broke down
        I need help with the rent payment date | Can I pay my bills with your app?
        I can't afford to wait any longer | I have nobody in my contact list
        please don't cut off my internet during the move | my electricity bill is too high
    """,
    "de": """
        mein Sohn kommt nicht in sein Konto | mein Mann möchte den Tarif wechseln
        mein Akku ist tot | mein Handy ist gestorben | ich hänge auf der Zahlungsseite fest
        ich bin genervt | das treibt mich in den Wahnsinn
        ich mache mir Sorgen um meine Bestellung | ihr ruiniert euer Produkt
        kann ich mein Erspartes anlegen | wie zahle ich meine Miete mit der App
        keine Heizung seit heute morgen | kein Strom in unserer Straße
        wie buche ich einen Termin in der Klinik | meine Frau und ich nutzen ein Konto
        meine Kinder finden das Spiel nicht | mein Ex soll aus dem Konto entfernt werden
        ich werde von Werbung verfolgt | wir müssen umziehen und brauchen eine neue Adresse
        die Visa-Karte wird abgelehnt | ich bin fix und fertig mit dem Ausfüllen
        am Ende der Seite fehlt der Knopf | das Programm bricht zusammen
        ich weiß nicht, was ich hier eingeben soll | ich habe niemanden erreicht
        ich habe keinen Drucker mehr | das Baby-Bett ist kaputt angekommen
        mein Kind hat aus Versehen etwas gekauft
        ich bin schwanger und möchte die Versicherung ändern | ich suche eine Trauerkarte
        der Unfallbericht lädt nicht | ich bin traurig, dass es den Laden nicht mehr gibt
        ich vermisse den Dunkelmodus | er ist in Level 5 gestorben und das Spiel hängt
        meine Figur ist tot und das Gold weg
        ich arbeite auf der Intensivstation und der Dienstplan lädt nicht
        ich arbeite im Hospiz und brauche eine Rechnung
        unser Verein für Obdachlose möchte einen Rabatt | ich habe die Verbindung verloren
        ich habe alles verloren, was ich eingetippt hatte | alle meine Fotos sind weg
        mein Sohn hat sein Handy kaputt gemacht | mein Vater hat den Bildschirm zerbrochen
        das Gerät geht kaputt | die Kamera hat keinen Strom | mein Bildschirm friert ein
        wie melde ich Missbrauch auf Ihrer Plattform | ich kann mir das Premium-Abo nicht leisten
        ich kann nicht mit Karte zahlen | ich kann die Rechnung nicht bezahlen, der Knopf ist grau
        ich kann nicht mehr einloggen | ich kann nicht mehr drucken
        ich kann das nicht mehr öffnen | das Paket liegt auf der Straße
        der Fahrer hat es auf die Straße gestellt | ich fliege immer aus der App
        ich fliege ständig raus | mir ist das zu teuer | das ist mir zu viel Werbung
        mir reicht es | ich bin stinksauer | ich bin schockiert über den Preis
        ich bin verloren in Ihrem Menü | mein Krankenhausbett-Bezug ist falsch geliefert
        ich habe niemanden erreicht, der helfen konnte
        ich bin allein im Büro und der Drucker geht nicht
        ich bin einsam an der Spitze der Rangliste | ich sitze im Auto und die App verbindet nicht
        meine Tochter ist schwanger und möchte den Vertrag ändern | der Schlag traf das Gerät
        die Brustgurt-Messung ist falsch | mein Mann hat die falsche Größe bestellt
        meine Tochter ist krank und wir müssen den Schwimmkurs verschieben
        meine Mutter ist 80 und möchte größere Buchstaben
        ich war gestern im Krankenhaus zu Besuch und habe mein Ladekabel vergessen
        unser Hund hat die Anleitung gefressen | das Baby-Phone hat kein Bild
        ich bin todmüde von Ihren Captchas | mein Rechner ist abgestürzt und die Datei ist verloren
        ich habe das Ticket verloren | meine Miete wurde zweimal abgebucht
        wie zahle ich meine Stromrechnung | ich habe Angst vor dem neuen Update
        ich mache mir Sorgen wegen der Lieferung | die Lieferung kam zu spät zum Geburtstag
        so ein Unfall mit dem Scanner, Papierstau | kann ich als Schwangere die Sauna nutzen
        gibt es vegane Kost im Krankenhaus | ich leide unter Ihrer schlechten App
        das Spiel stirbt immer ab | der Server ist tot | bei mir wurde das Paket nicht abgegeben
        ich weiß nicht weiter, der Knopf ist grau | ich komme nicht weiter
        alleine schaffe ich die Einrichtung nicht
        ich bin allein zu Hause, kann der Techniker kommen? | niemand geht ans Telefon
        keine Heizung im Laden, wann kommt der Monteur
    """,
}


def gentle(text: str, language: str) -> bool:
    """Whether the bot would become gentle."""
    return any(act.kind in ("distress", "crisis") for act in acts(text, language, "text"))


def told(lines: str) -> list[str]:
    return [each.strip() for each in lines.strip().replace("\n", "|").split("|")]


@pytest.mark.parametrize("language", HARD)
def test_a_hard_day_is_heard(language):
    missed = [text for text in told(HARD[language]) if not gentle(text, language)]

    assert not missed


@pytest.mark.parametrize("language", CALM)
def test_an_ordinary_matter_is_no_hard_day(language):
    taken = [text for text in told(CALM[language]) if gentle(text, language)]

    assert not taken
