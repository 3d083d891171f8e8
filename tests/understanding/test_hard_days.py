"""A death, illness, hunger, fear: heard in people's own words, and not in talk about software."""

import pytest

from intakebot.understanding.acts import acts

HARD = {
    "en": """
        My late mother's subscription keeps being charged
        mom died on Sunday and I can't log in to her email
        We have had a death in the family and need to move the booking
        our baby was stillborn and the pram must be returned
        my son is very sick and I can't deal with a chatbot now
        my daughter was taken to A&E last night
        He was diagnosed with leukemia and we need the travel refund
        I'm recovering from surgery and can't stand in line at the shop
        my mother fell and broke her hip, I need her insurance number
        We have no roof over our heads if the deposit isn't paid back | you've taken my rent money
        I can't put food on the table this week because of the double charge
        I had to borrow money to eat | My card was declined and I couldn't buy my kids dinner
        I've been without pay for two months and I'm scared | I get thrown out of my flat tomorrow
        We are freezing in here, no heating and a baby of two weeks
        There's no electricity and my husband is on oxygen
        I'm lost in a strange city at night with no phone credit | a thief took everything I had
        I lost all my money to a fraudster | someone hacked me and is blackmailing me
        I am being threatened by my ex and he can see my location in the app
        I left a violent husband and he must not see my address | I don't feel safe at home
        I'm shaking as I write this | I burst into tears when I saw the bill
        I'm a mess, I don't know how to go on | I'm exhausted and at my limit, nobody helps me
        it's all too much for me | I feel like giving up | I can't cope any more
        I cry every night | it's destroying me
        this is killing my mother, she hasn't eaten for days
        I've lost the will to do anything since she died
        We're grieving and your letters don't stop | he died in my arms on Monday
        I found my husband dead last week
        my mum won't make it through the week and the flight is cancelled
        she only has days to live and I can't get a visa appointment
        my wife's funeral was yesterday | My kids have nothing to wear for school since the fire
        We lost our home in the storm | our shop will go under if the money doesn't arrive
        I'm going bankrupt because of this | I'll be out on the street by Friday
        They will cut off my benefits if I don't send this today
        social services will take my children if this isn't signed
        I'm a carer for my disabled son and I'm on my own | my anxiety is through the roof
        I have severe depression and this letter pushed me over the edge
        I had a nervous collapse last month | I'm in a refuge with my kids
        I need this medicine to live | without this device my father can't breathe at night
        my daughter's EpiPen hasn't come and she has a nut allergy
        I have been sleeping in my car since Tuesday | I'm so alone since he left
        I miss her so much and her photos are gone from my account
        all the pictures of my dead son are gone | my wedding is ruined, I can't stop crying
        I'm pregnant and bleeding and can't reach the clinic
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
        Wir haben einen Todesfall in der Familie und müssen umbuchen
        unser Kind kam tot zur Welt, der Kinderwagen muss zurück
        mein Sohn ist sehr krank, ich kann jetzt nicht mit einem Bot reden
        meine Tochter wurde letzte Nacht in die Notaufnahme gebracht
        bei ihm wurde Leukämie festgestellt und wir brauchen die Erstattung
        ich erhole mich von einer schweren Operation
        meine Mutter ist gestürzt und hat sich die Hüfte gebrochen
        Sie haben mir das Geld für die Miete abgebucht
        ich weiß nicht, wovon ich diese Woche essen soll
        ich musste mir Geld leihen, um etwas zu essen
        ich habe seit zwei Monaten kein Gehalt und Angst | morgen fliege ich aus meiner Wohnung
        wir frieren hier, keine Heizung und ein Baby
        der Strom ist weg und mein Mann hängt am Sauerstoff | ein Betrüger hat mir alles genommen
        ich werde erpresst | mein gewalttätiger Exmann darf meine Adresse nicht sehen
        ich fühle mich zu Hause nicht mehr sicher
        ich bin in Tränen ausgebrochen, als ich die Rechnung sah
        ich bin am Limit und niemand hilft mir | mir wird das alles zu viel
        ich möchte am liebsten aufgeben | ich weine jede Nacht | das macht mich kaputt
        wir trauern und Ihre Briefe hören nicht auf | ich habe meinen Mann tot aufgefunden
        meine Mutter hat nur noch wenige Tage zu leben | gestern war die Beerdigung meiner Frau
        seit dem Brand haben meine Kinder nichts anzuziehen
        wir haben im Sturm unser Zuhause verloren
        unser Laden geht pleite, wenn das Geld nicht kommt | ich gehe daran kaputt
        ab Freitag sitze ich auf der Straße | das Jugendamt nimmt mir die Kinder weg
        ich pflege meinen behinderten Sohn und bin allein | ich habe schwere Depressionen
        ich bin mit meinen Kindern im Frauenhaus
        ohne das Gerät bekommt mein Vater nachts keine Luft | ich schlafe seit Dienstag im Auto
        ich bin so einsam, seit er weg ist | alle Fotos von meinem toten Sohn sind weg
        die letzte Nachricht von meinem Vater wurde gelöscht, er ist tot
        ich bin schwanger und blute
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
        my son can't log in to his account | my kid forgot the password again
        my daughter passed her driving test and needs a new insurance
        my son passed his phone on to me | my dog chewed the router cable
        my dad wants to upgrade his plan | my wife and I share an account
        my husband is the account holder | my baby monitor has no picture
        my friend told me about this offer | I lost my phone and my card | I lost my receipt
        I lost access to everything in my account | I'm stuck at the payment page
        I'm stuck on step 3 and the button is grey | I'm stuck in a loop | the app is dead
        my account is dead | the link is dead and so is the server | my laptop died
        my battery is dying fast | the printer is out of ink and my kids need it
        I'm worried that my card was charged twice | I'm afraid I entered the wrong address
        I'm scared of losing my data | I'm a bit anxious about the update
        I'm frustrated and angry | I hate your app, it makes me sick | this bug drives me crazy
        I'm going mad with this form | I can't believe this | I can't take screenshots anymore
        I can't take it back to the shop | I want to cancel | everything is broken
        everything falls apart when I click save | nobody answers
        nobody can help me with the login | I have no one to blame but you | this is a nightmare
        this is hell | what a disaster, the export is broken | I've been waiting for days
        the rent invoice is due tomorrow, where can I download it?
        how do I pay my rent with your app? | how do I pay my employees with the payroll tool?
        my savings account shows the wrong balance | I want to withdraw all my savings
        my salary hasn't arrived yet | can I order insulin needles here? | my inhaler order is late
        we need a new heating thermostat | the heating app doesn't connect
        no hot water since this morning | no power in our street
        I'm pregnant and want to change my insurance | my doctor's appointment needs to be moved
        how do I book a hospital appointment? | is visiting hours at the hospital from 2?
        I work in a hospital and the software crashed | I'm in the hospital car park and can't pay
        the accident report form does not load
        my car had an accident with a pole, I need the claim form | I want to send flowers
        how much is a funeral insurance? | I'm going through customs
        I'm going through the setup and it hangs | I'm in court tomorrow, please send the invoice
        my visa card was rejected | the visa payment failed | my business account was suspended
        you will lose my business | you lost my business
        I feel like crying when I see this design | I'm crying laughing
        I'm dying to try the new version | this kills my productivity | kill the subscription
        the deadline kills me | I could kill for a dark mode | our house moved, new address please
        we moved house and need to change the address | my ex wants to be removed from the account
        my ex still uses my account | someone is following my account
        I keep being followed by spam accounts | stop following me with ads
        is there a war game in your shop? | the child lock doesn't work | the kids mode is missing
        my kids are hungry for new games | the parental controls are gone
        my mother's day order is late | my grandma wants to know which phone to buy
        I need a gift for my late night show | sorry for being late
        I miss my old password manager | I miss the dark mode so much
        so sad that this feature was removed | I'm sad that you closed the shop
        I'm depressed by how slow this is | he died in level 5 and the game froze
        my character died and I lost all my gold | the process was killed by the system
        I have a stroke width question for the drawing tool | heart rate is shown wrong on my watch
        my watch says I had a fall but I didn't | the sleep tracker says I can't sleep
        the hospital wifi blocks your app | I'm a nurse in intensive care and the rota app is down
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
    """,
    "de": """
        mein Sohn kommt nicht in sein Konto | meine Tochter hat ihr Passwort vergessen
        mein Mann möchte den Tarif wechseln | mein Hund hat das Kabel zerbissen | mein Akku ist tot
        die Seite ist tot | mein Handy ist gestorben | ich habe mein Passwort verloren
        ich hänge auf der Zahlungsseite fest | ich sitze auf dem Trockenen, der Download geht nicht
        ich bin genervt | das macht mich wahnsinnig | das treibt mich in den Wahnsinn
        ich habe Angst, dass die Daten weg sind | ich mache mir Sorgen um meine Bestellung
        die App ist eine Katastrophe | ihr ruiniert euer Produkt | mein Konto ist leer
        kann ich mein Erspartes anlegen | die Miete wird doppelt abgebucht
        wie zahle ich meine Miete mit der App | meine Medikamente sind noch nicht geliefert
        keine Heizung seit heute morgen | die Heizungs-App verbindet sich nicht
        kein Strom in unserer Straße | ich arbeite im Krankenhaus und die Software stürzt ab
        wie buche ich einen Termin in der Klinik | mein Vater hat eine Frage zu seinem Vertrag
        meine Frau und ich nutzen ein Konto | meine Freundin hat mir das empfohlen
        meine Kinder finden das Spiel nicht | die Kindersicherung geht nicht
        mein Ex soll aus dem Konto entfernt werden | mein Ex nutzt noch mein Konto
        ich werde von Werbung verfolgt | wir mussten den Tarif wechseln
        wir müssen umziehen und brauchen eine neue Adresse | mein Visum lädt nicht hoch
        die Visa-Karte wird abgelehnt | ich könnte platzen vor Wut
        ich bin fix und fertig mit dem Ausfüllen | ich bin am Ende des Formulars angekommen
        am Ende der Seite fehlt der Knopf | alles bricht ab beim Hochladen
        das Programm bricht zusammen | die Verbindung bricht immer zusammen
        ich weiß nicht, was ich hier eingeben soll | ich weiß nicht mehr, was ich eingegeben habe
        ich habe niemanden erreicht | niemand hilft mir | ich habe keinen Drucker mehr
        die Fehlermeldung kommt immer wieder | das Baby-Bett ist kaputt angekommen
        der Kinderwagen kam ohne Räder | mein Kind hat aus Versehen etwas gekauft
        unser Neugeborenes soll in die Familienversicherung
        ich bin schwanger und möchte die Versicherung ändern | was kostet eine Sterbeversicherung
        ich suche eine Trauerkarte | ich möchte Blumen schicken | der Unfallbericht lädt nicht
        mein Auto hatte einen Unfall mit einem Poller
        ich bin traurig, dass es den Laden nicht mehr gibt | so schade, dass die Funktion weg ist
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
        die Brustgurt-Messung ist falsch
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
