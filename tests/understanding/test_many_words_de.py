"""What customers say in German besides answering, each in many words."""

import pytest

from intakebot.understanding.acts import acts

HEARD = {
    "person": """
        ich möchte mit einem Menschen sprechen | kann ich mit jemandem reden?
        geben Sie mir einen Mitarbeiter | holen Sie mir einen Menschen
        ich will einen richtigen Menschen | ist da auch ein Mensch?
        kann das ein Mitarbeiter übernehmen? | bitte einen Mitarbeiter
        können Sie mich mit jemandem verbinden? | verbinden Sie mich bitte mit dem Support
        ich will mit Ihrem Chef reden | gibt es hier auch echte Menschen?
        ich rede nicht mit Maschinen | ich möchte nicht mit einem Bot schreiben
        ich brauche jemanden, der mir hilft | kann mir ein Mensch helfen? | leiten Sie mich weiter
        bitte um Rückruf | rufen Sie mich zurück | kann mich jemand zurückrufen?
        ich möchte angerufen werden | ich würde lieber mit einer Person sprechen
        Kundenberater bitte | Ansprechpartner? | ich möchte telefonieren
        haben Sie eine Telefonnummer, wo ich jemanden erreiche?
        wie erreiche ich einen Mitarbeiter? | schluss mit dem Bot, ich will einen Menschen
        menschlicher Support bitte | Ich würde das gern mit einem Kollegen von Ihnen besprechen
        Stellen Sie mich bitte durch | Gibt's hier jemanden aus Fleisch und Blut?
        ich hätte gern einen Ansprechpartner | Kann ich bei Ihnen anrufen? | jemand Echtes bitte
        ich will jetzt mit einem Vorgesetzten sprechen
        könnte sich das mal ein Mitarbeiter anschauen? | wann kann ich mit jemandem telefonieren?
        ich komme mit dem Bot nicht klar, bitte ein Mitarbeiter | Können Sie mich anrufen?
        persönliche Beratung bitte | wer ist mein Ansprechpartner?
        ich möchte Kontakt zu einem Menschen
        mit Ihnen kann man nicht reden, geben Sie mir den Chef
    """,
    "dont_know": """
        weiß ich nicht | keine Ahnung | da bin ich überfragt | kann ich nicht sagen
        das weiß ich leider nicht | ich bin mir unsicher | müsste ich nachschauen
        hab ich gerade nicht da | habe ich nicht mehr | weiß nicht genau | ich hab's vergessen
        fällt mir nicht ein | nicht dass ich wüsste | schwer zu sagen | keinen blassen Schimmer
        das kann ich Ihnen nicht sagen | ich habe die Nummer nicht | die habe ich nicht
        das habe ich nicht zur Hand | kann mich nicht erinnern | weiß ich grad nicht
        leider keine Ahnung | das kann ich gerade nicht nachsehen | hab ich leider nicht dabei
        ich kann mich nicht mehr daran erinnern | müsste ich erst raussuchen | weiß der Kuckuck
        das ist mir entfallen | bin mir da nicht so sicher | den Beleg habe ich nicht mehr
    """,
    "skip": """
        überspringen | lass uns das überspringen | nächste Frage | möchte ich nicht beantworten
        das möchte ich lieber nicht sagen | darauf möchte ich nicht antworten | keine Angabe
        können wir das weglassen? | das geht Sie nichts an | das behalte ich für mich
        ich gebe das nicht an | weiter zur nächsten | das lassen wir aus | kann man das auslassen?
        dazu sage ich nichts | weiter bitte | will ich nicht angeben | das überspringe ich lieber
        diese Frage bitte überspringen
    """,
    "repeat": """
        wie bitte? | nochmal bitte | können Sie das nochmal sagen? | was haben Sie gefragt?
        wie war die Frage nochmal? | sag das noch mal | was war nochmal die Frage?
        bitte wiederholen | ich habe die Frage nicht mitbekommen | was wollten Sie wissen?
        wiederholen Sie die Frage bitte | kannst du das noch einmal schreiben
        noch mal die Frage bitte | Was war die Frage? | könnten Sie das wiederholen?
        sagen Sie das bitte noch einmal
    """,
    "wait": """
        Moment | einen Moment bitte | warten Sie kurz | ich schaue mal nach | bin gleich wieder da
        muss kurz suchen | ich muss das raussuchen | gib mir eine Minute
        geben Sie mir einen Moment | Sekunde | kurz warten bitte | Sekündchen
        ich such das kurz raus | einen Augenblick bitte | ich melde mich gleich | bitte kurz Geduld
        ich bin gleich zurück
    """,
    "done": """
        das war's | das ist alles | sonst nichts | nein, das war alles | fertig | ich bin fertig
        mehr habe ich nicht | das wäre alles | mehr habe ich dazu nicht | das war's von mir
        nichts weiter | mehr kann ich dazu nicht sagen
    """,
    "are_you_bot": """
        bist du ein Bot? | sind Sie ein Mensch? | schreibe ich hier mit einer Maschine?
        ist das ein Computer? | bist du eine KI? | mit wem schreibe ich?
        antwortet hier ein Mensch? | bist du echt? | redet hier ein echter Mensch mit mir?
        sitzt da ein Mensch? | bist du ein Computer oder ein Mensch?
        sind das automatische Antworten? | chatte ich mit einem echten Menschen?
    """,
    "status": """
        gibt es schon was Neues? | wie ist der Stand? | was ist mit meiner Anfrage?
        wann bekomme ich eine Antwort? | ist mein Ticket schon bearbeitet?
        wo bleibt meine Bestellung? | wo ist mein Paket? | haben Sie schon etwas herausgefunden?
        wie weit ist meine Reklamation? | wurde das schon bearbeitet? | wann kommt mein Paket?
        ich warte immer noch auf meine Erstattung | was ist jetzt mit meiner Rückerstattung?
        ist das schon repariert? | haben Sie meinen Fall schon geprüft?
        gibt's Neuigkeiten zu meinem Ticket? | wo steckt meine Lieferung?
    """,
    "cancel": """
        abbrechen | vergessen Sie's | hat sich erledigt | ich möchte abbrechen | beenden wir das
        lassen Sie es gut sein | schon gut | ich höre auf | Chat beenden | ich breche das ab
        lassen wir das | ich will nicht mehr | hören wir auf
    """,
    "correction": """
        nein, meine E-Mail ist a@b.de | Entschuldigung, ich meinte Firefox
        das stimmt nicht, es war gestern | ich habe mich vertippt | Korrektur: 4711
        nicht Chrome, sondern Firefox | sorry, die Nummer lautet 4712 | ich wollte sagen gestern
        eigentlich war es vorgestern
    """,
    "back": """
        zurück | eine Frage zurück | ich möchte meine Antwort ändern | kann ich nochmal zurück?
        die letzte Antwort ändern | gehen Sie bitte zurück | geh nochmal einen Schritt zurück
        ich will meine letzte Antwort korrigieren | nochmal zurück bitte
    """,
    "thanks": """
        danke | vielen Dank | super, danke dir | herzlichen Dank | dankeschön | ich danke Ihnen
        danke für die schnelle Hilfe | das ist lieb, danke
    """,
    "abuse": """
        du Idiot | ihr seid unfähig | Sie sind ein Betrüger | verpiss dich | leck mich am Arsch
        du dummer Bot | was seid ihr für Versager | halt's Maul | ihr Arschlöcher
        du nutzloses Stück Scheiße
    """,
    "progress": """
        wie lange dauert das noch? | wie viele Fragen noch? | was brauchen Sie noch?
        sind wir bald fertig? | wie viele Fragen kommen denn noch? | dauert das lange?
    """,
}
PLAIN = """
        Der Mitarbeiter im Laden war nett | ein Mitarbeiter hat das Paket geöffnet
        der Mensch am Schalter sagte nein | ich bin Mitarbeiter der Firma | die Hotline ist besetzt
        der Fahrer kann das Paket nicht finden | ich habe angerufen
        Ihr Kollege sagte, es kommt morgen | ich möchte nicht mit einem Menschen reden
        die Maschine geht nicht | die Waschmaschine redet nicht mit dem Router
        ich habe das Paket nicht bekommen | ich habe die Mail nicht bekommen | habe nicht bestellt
        ich habe keinen Strom | ich habe keine Rechnung bekommen | die Lampe habe ich nicht bestellt
        das habe ich nicht gekauft | ich kann mich nicht anmelden | ich kann mich nicht registrieren
        ich höre nichts | ich höre einen Ton | das Gerät bricht ab | die Seite bricht ab
        ich hole die Bestellung im Laden ab | ich suche eine Lampe | ich muss die Lampe zurückgeben
        ich muss das Paket zurückschicken | ich will die Ware zurück
        kann ich die Lampe zurückgeben? | ich möchte das Gerät zurückgeben | wird das repariert?
        wird das Paket bearbeitet | wer antwortet auf die Mail? | die Tastatur schreibt nicht
        da ist kein Knopf | mehr ist nicht auf der Rechnung | es gibt nicht mehr Farben
        eine Person fehlt auf der Buchung | zwei Personen | für eine Person
        die Kundenberater-App stürzt ab
"""


def listed(text):
    return [phrase.strip() for line in text.strip().splitlines() for phrase in line.split(" | ")]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, lines in HEARD.items() for text in listed(lines)]
)
def test_it_is_heard_in_german_in_many_words(kind, text):
    assert kind in {each.kind for each in acts(text, "de", "text")}


@pytest.mark.parametrize("text", listed(PLAIN))
def test_german_that_only_tells_of_a_matter_is_none_of_them(text):
    heard = {each.kind for each in acts(text, "de", "text")}

    assert not heard & {*HEARD, "distress", "complaint", "clarify", "why"}
