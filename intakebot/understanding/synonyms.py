"""Words that mean much the same to whoever reads a complaint, a line a meaning, and word stems.

Everyday words of customers in English and German; the first word names the meaning. Data and
the few endings that are taken off; no grammar.
"""

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from intakebot.understanding.normal import listed, plain, words

MEANINGS = """
buy purchase purchasing bought acquire kaufen kaufe gekauft kauf
order ordering orders bestellung bestellen bestellt bestellte auftrag
pay payment payments paid paying bezahlen bezahlt zahlen zahlung gezahlt
refund reimburse reimbursement money_back chargeback rückerstattung erstattung erstatten geld_zurück
compensation compensate reimburse restitution entschädigung
cancel cancellation call_off annul revoke stornieren stornierung storno abbestellen kündigen
stop discontinue terminate quit end_my beenden
change modify edit alter amend adjust ändern geändert änderung wechseln
update upgrade renew aktualisieren
correct fix rectify mend repair berichtigen korrigieren reparieren
delete remove erase get_rid wipe löschen entfernen
close closing shut_down deactivate schließen
unsubscribe opt_out abmelden abbestellen
subscribe subscription subscriptions newsletter abo abonnement abonnieren
create creating open opening set_up setup make_a establish anlegen eröffnen erstellen
register registration sign_up signup enroll enrol registrieren registrierung
join membership member become mitglied
broken broke defective faulty damaged cracked smashed shattered torn kaputt defekt beschädigt
error errors bug glitch fault exception fehler fehlermeldung
problem problems issue issues trouble difficulty difficulties wrong problemen schwierigkeiten
fail fails failing failed failure unsuccessful not_work not_go fehlgeschlagen
decline declined declines rejected reject denied deny refused refuse abgelehnt verweigert
crash crashes crashed crashing freezes hangs hang stuck abgestürzt hängt eingefroren
slow sluggish laggy lagging takes_forever langsam
blank white empty weiß leer weiße leere
load loads loading render lädt laden
website site webpage page web seite webseite website
app application software program anwendung programm
button click press tap knopf klicken schaltfläche
basket cart trolley warenkorb einkaufswagen
checkout kasse bezahlvorgang
price prices cost costs how_much pricing preis preise kosten kostet
fee fees surcharge extra_charge commission gebühr gebühren
charge charged charges charging debited billed abgebucht belastet berechnet
expensive pricey costly overpriced teuer
cheap cheaper inexpensive affordable günstig billig
discount discounts deal deals offer offers promo promotion promotions sale rabatt angebot aktion
voucher vouchers coupon coupons promo_code gift_card gutschein
help helping assist assistance support aid hilfe helfen unterstützung
see view check look look_up find_out display inspect consult sehen ansehen prüfen
find locate search look_for finden suchen
show list give_me zeigen
tell explain describe inform let_me_know erklären sagen
know learn understand wissen verstehen
send sent sending mail post schicken senden gesendet verschickt
ship shipped ships shipping dispatch dispatched shipment shipments versand versandt versenden
deliver delivered delivery deliveries lieferung liefern geliefert zustellung
parcel package packages parcels paket pakete päckchen
courier carrier postman driver bote zusteller
arrive arrived arrives arriving come came show_up reach reached angekommen kommt ankommen
receive received receiving get got getting gotten bekommen erhalten
lost lose misplaced missing disappeared vanished gone verloren weg verschwunden fehlt
stolen stole theft thief steal robbed gestohlen diebstahl
hacked compromised fraud fraudulent scam scammed phishing unauthorised unauthorized gehackt betrug
late delay delayed delays overdue verspätet verspätung spät
pending outstanding unprocessed processing in_progress ausstehend
wait waiting waited warten warte gewartet
how_long duration wie_lange
when what_time eta wann
where whereabouts which_place wo
location located place address lieu ort
address addresses adresse anschrift
track tracking trace verfolgen sendungsverfolgung
status progress news any_update stand
transfer transfers transferred transferring wire remit überweisung überweisen
deposit deposits deposited einzahlung einzahlen
withdraw withdrawal withdrawals withdrew abheben abhebung auszahlung
cash banknotes bargeld
money funds fund geld guthaben
atm atms cash_machine cashpoint geldautomat
bank banking account_number iban bankkonto
account accounts profile konto profil benutzerkonto
password passwords passcode credentials passwort kennwort
pin pincode pin_code
forgot forget forgotten remember_my can't_remember don't_remember vergessen
login log_in logging_in sign_in signin signing_in log_on anmelden einloggen login anmeldung
logout log_out sign_out
access accessing get_into enter zugang zugreifen
locked lock blocked block suspended suspend disabled gesperrt sperren sperrung
freeze frozen
reset restore recover recovery retrieve zurücksetzen wiederherstellen
card cards creditcard visa mastercard amex karte kreditkarte
virtual disposable
phone telephone mobile cell smartphone cellphone handy telefon
call calling ring phone_call anrufen anruf
number numbers digits nummer
computer pc laptop desktop rechner
human person agent agents representative operator advisor employee staff someone somebody mensch
customer_service customer_support service_desk helpline hotline support_team kundendienst
talk speak chat contact reach_you get_in_touch sprechen reden kontakt kontaktieren
complaint complain complaints grievance beschwerde beschweren reklamation
feedback review reviews rating rate opinion testimonial bewertung
invoice invoices bill bills rechnung rechnungen
receipt receipts proof_of_purchase beleg quittung
statement statements transactions history kontoauszug verlauf
return returning returns send_back zurückgeben zurückschicken rücksendung retoure
exchange swap replace replacement trade umtauschen umtausch ersatz
warranty guarantee garantie gewährleistung
want wish would_like like need require möchte will wollen brauche
able possible can could allowed permitted kann können möglich
quick quickly fast rapid soon asap immediately urgent urgently hurry schnell dringend sofort
size sizes dimension dimensions measurements measurement big large small length width größe
country countries region nation land länder
abroad overseas foreign international internationally worldwide ausland
currency currencies währung
convert conversion exchange_rate rate umrechnen wechselkurs
euro euros eur dollar dollars usd pound pounds gbp
incorrect wrong mistake mistaken inaccurate erroneous falsch falsche falscher
twice double doubled duplicate duplicated two_times second_time doppelt zweimal
extra additional another more further second weitere zusätzlich
new brand_new fresh neu neue neues
verify verification verified identity identification prove proof confirm confirmation
activate activation enable turn_on switch_on start aktivieren
disable turn_off switch_off
link connect attach pair add verbinden hinzufügen
store stores shop shops outlet branch branches showroom laden geschäft filiale
near nearby nearest close_to around nähe
hours opening_hours open_until timings öffnungszeiten
limit limits maximum max minimum cap restriction restrictions grenze
top_up topup topping_up reload recharge aufladen
balance remaining left_over how_much_do_i_have kontostand
unknown unrecognised unrecognized unfamiliar recognize recognise don't_know unbekannt
strange suspicious odd weird verdächtig
use using usage utilise utilize benutzen verwenden
work works working function functions operate funktioniert geht
quality good great nice excellent best gut
bad poor terrible awful horrible worst disappointed schlecht schlimm enttäuscht
installment installments instalment instalments emi monthly finance raten ratenzahlung
distributor distributors dealer dealership franchise reseller wholesale retailer händler vertrieb
product products item items goods article artikel produkt ware
recommend recommendation suggest suggestion suggestions advice advise empfehlen
difference different differ compare comparison versus better unterschied
material materials fabric made_of ingredients stoff
pain ache back_pain hurt schmerzen
trial try test try_out sample probe testen
stock available availability sold_out in_stock verfügbar vorrätig lieferbar
gift present geschenk
age old young kids kid child children teenager alter kinder
job jobs career vacancy hiring employment stelle bewerbung
salary wage income paycheck earn gehalt
car vehicle auto automobile wagen
tire tires tyre tyres wheel
fuel gas gasoline petrol mpg mileage
food meal dish eat dinner lunch breakfast essen
recipe cook cooking bake prepare rezept kochen
restaurant restaurants diner eatery café
reservation reservations reserve book booking table buchen reservierung
trip travel vacation holiday journey visit reise urlaub
flight flights fly plane airline airport flug
luggage baggage suitcase carry_on gepäck
hotel hotels room lodging accommodation zimmer
weather rain raining temperature forecast sunny snow wetter regen
music song songs tune track playlist musik lied
alarm wake wake_up wecker
timer countdown stopwatch
reminder reminders remind erinnern erinnerung
calendar schedule agenda appointment appointments meeting meetings event termin kalender
date day today tomorrow
translate translation say_in übersetzen
language languages speak_in sprache
meaning mean means definition define synonym bedeutet
spell spelling buchstabieren
calculate compute add_up math percent rechnen
insurance insured insure policy versicherung
tax taxes irs steuer steuern
credit_score credit_rating fico credit
interest apr interest_rate zinsen
loan mortgage borrow lend kredit
check checks cheque cheques checkbook
joke jokes funny laugh witz
name called your_name who_are_you name
yes yeah yep correct_that sure
no nope nah
thanks thank thank_you cheers danke
goodbye bye see_you later
hello hi hey greetings hallo
repeat again once_more say_again wiederholen
volume louder quieter loud quiet mute
traffic commute congestion verkehr
directions route way_to get_to navigate weg
distance far how_far miles kilometers
doctor physician medical health appointment_with vaccine shots arzt
calories nutrition nutritional healthy fat
photo photos picture pictures image screenshot bild foto
email e-mail mail inbox
message text sms messages nachricht
unable can't cannot couldn't can_not not_able won't impossible
not isn't wasn't aren't doesn't didn't don't hasn't haven't never without
why reason how_come what_for cause warum wieso weshalb grund
least minimum lowest smallest at_least mindestens
amount sum total value figure betrag summe
exceed over more_than above higher increase raise up bump
lower reduce decrease less cut cheaper_than
provide give supply hand furnish offer geben
receiver recipient payee beneficiary empfänger
expire expires expired expiry expiration run_out valid_until abgelaufen
nick nickname
drunk tired sleepy
procedure process steps how_to how_do_i how_can_i ablauf
owe owed due payable schulden fällig
house home flat apartment
paper document documents form forms paperwork unterlagen
security secure safe safety protect protection sicherheit sicher
missing_from not_there not_showing doesn't_show not_visible hasn't_appeared not_appear
reverted reversed returned bounced cancelled_itself undone
setup install installation configure einrichten installieren
choose select pick option options auswählen
allow allows accept accepts accepted permit permits erlauben akzeptieren
privacy personal_data gdpr data datenschutz
plant plants flower pflanze pflanzen
cat cats dog dogs pet pets haustier
"""
EMPTY = listed("""
    a an the is are am was were be been being to of for in on at it its this that and or i me my
    mine we our you your with so just please there some any as by from has have had do does did
    would will shall ich mir mich mein meine der die das den dem ein eine einen es ist sind und
    oder zu von mit im am auf für bitte
""")
"""Words that carry no meaning of their own here; short runs of letters still see them."""

_ENDINGS = (
    ("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ations", ""), ("ation", ""), ("ments", "ment"),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""),
)  # fmt: skip
_KEEPS_ITS_S = ("ss", "us", "is")
_SHORTEST = 3


@lru_cache(4096)
def stem(word: str) -> str:
    """A word without its common ending: "charges", "charged" and "charging" are one."""
    if len(word) <= _SHORTEST or not word.isascii():
        return word
    for ending, left in _ENDINGS:
        if not word.endswith(ending) or (ending == "s" and word.endswith(_KEEPS_ITS_S)):
            continue
        if len(word) - len(ending) + len(left) >= _SHORTEST:
            word = word[: -len(ending)] + left
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.rstrip("e") if len(word) > _SHORTEST else word


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in MEANINGS.split("\n"):
        alike = line.split()
        for each in alike:
            said = " ".join(stem(word) for word in words(plain(each.replace("_", " "))))
            if alike[0].upper() not in found[said]:
                found[said].append(alike[0].upper())
    return {said: tuple(meant) for said, meant in found.items()}


_TABLE = _table()


def meanings(said: list[str]) -> list[str]:
    """The stems of words that carry one, and in capitals what they mean, alone or in pairs."""
    stems = [stem(word) for word in said]
    found = [each for each, word in zip(stems, said, strict=True) if word not in EMPTY]
    for each in stems:
        found += _TABLE.get(each, ())
    for one, other in pairwise(stems):
        found += _TABLE.get(f"{one} {other}", ())
    return found
