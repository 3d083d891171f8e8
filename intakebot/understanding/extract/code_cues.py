"""What numbers of orders, invoices, bookings, accounts are called, in English, German, Arabic.

RE2 patterns, searched without regard to case. Data only.
"""

from intakebot.understanding.normal import listed

ORDERS = (
    r"(?:(?:pre-?)?order|purchase|invoice|bill|booking|reservation|ticket|case|confirmation|"
    r"transaction|tracking|shipment|shipping|consignment|parcel|package|receipt|claim|request|"
    r"quote|quotation|return|rma|refund|incident|reference|ref|payment|delivery|contract|enquiry|"
    r"inquiry|complaint|docket|p\.?o|bestell(?:ung|ungs)?|auftrag|auftr|rechnung|buchung|"
    r"reservierung|vorgang|lieferung|lieferschein|sendung|sendungsverfolgung|paket|beleg|quittung|"
    r"retoure|anfrage|reklamation|transaktion|aktenzeichen|referenz|"
    r"(?:ال)?(?:طلب|طلبيه|فاتوره|حجز|تذكره|شحنه|تتبع))(?:s|es|en|n)?"
)
ACCOUNTS = (
    r"(?:account|acct|customer|client|member|membership|subscriber|subscription|policy|patient|"
    r"student|employee|loyalty|kunden?|konto|vertrag|mitglied|mitglieder|abonnenten|abo|"
    r"versicherung|versicherten|personal|matrikel|(?:ال)?(?:حساب|عميل|عضويه))(?:s|en|n)?"
)
USERS = r"(?:user[ _-]?(?:name|id)|login[ _-]?(?:name|id)|(?:benutzer|nutzer)(?:name|kennung|id))"

NUMBER = r"(?:numbers?|nos?|nrn?|num|ids?|codes?|ref(?:erence|erenz)?|nummern?|zeichen|رقم)"
"""What makes it plain that the next word is the number itself: order *number*, Bestell*nr.*"""

LINK = r"(?:is|was|are|being|ist|lautet|war|sind|هو|هي)"

CODE = r"[a-z]{0,8}[-_/]?[0-9][0-9a-z]*(?:[-_/.][0-9a-z]+){0,5}"
"""Letters, figures and signs between them; a figure within the first few places."""

LETTERS = r"(?-i:[A-Z]{6})"
"""A booking without figures, in capitals, as airlines have: XKQJZP."""

WORDS = tuple(
    sorted(
        listed("""
    order purchase invoice booking ticket receipt reservation tracking reference shipment package
    parcel confirmation transaction bestellung bestellnummer rechnung rechnungsnummer auftrag
    auftragsnummer buchung buchungsnummer sendung sendungsnummer
""")
    )
)
"""The commonest of them, to be told from near misses such as "ordre" and "invocie"."""

NO_SLIPS = listed("""
    border older elder odder warden ticked thicket wicket cricket ordered invoiced purchased
    ordeal sending sendungen trucking cracking tracing cooking looking
""")
"""Words of their own that only look like a slip of the finger."""
