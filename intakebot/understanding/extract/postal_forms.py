"""What postal addresses are made of, in English, German and Arabic. Data only.

Searched in text that is ``aligned``: one form of each Arabic letter and figure. Every repetition
is bounded, so that each search is linear.
"""

import re

from intakebot.understanding.normal import listed

# --- house numbers -------------------------------------------------------------------------

_COUNTED = (
    r"(?![\w%€$£°]|[.,:][0-9]|[ -]?(?:uhr|tage?n?|stück|minuten?|stunden?|sekunden?|km|min|gb|mb|kg"
    r"|jahren?|mal|euros?|eur|wochen?|monaten?|personen|leuten?|prozent|seiten?|sterne?n?|am|pm"
    r"|minutes?|hours?|days?|weeks?|months?|years?|times|percent|pounds|dollars|stars?|people)\b)"
)
"""What a number of a house is not followed by: "Bahnhofstraße 5 Minuten entfernt"."""
_NUMBER = r"[1-9][0-9]{0,4}[a-zA-Z]?(?:[-–/][1-9][0-9]{0,3}[a-zA-Z]?)?"
_NUMMER = (
    r"(?:,? ?(?:nr\.?|hausnummer) ?| ?)[1-9][0-9]{0,3}(?: ?[a-h](?!\w))?"
    rf"(?: ?[-–/+] ?[0-9]{{1,4}}[a-h]?(?!\w)){{0,2}}{_COUNTED}"
)

# --- English -------------------------------------------------------------------------------

_STRONG = r"street|st\.?|road|rd\.?|avenue|ave\.?|lane|ln\.?|boulevard|blvd\.?|crescent|mews|quay"
_WEAK = (
    r"drive|dr\.?|close|court|ct\.?|cres\.?|terrace|place|pl\.?|square|sq\.?|way|grove|gardens?"
    r"|park"
    r"|hill|row|parade|walk|highway|hwy\.?|circle|parkway|pkwy\.?|rise|view|green|heights|trail"
    r"|wharf"
    r"|wood|meadows?|villas|cottages?|house|esplanade|broadway"
)
_BEGINS = r"(?<![\w./#@:$€£%+–-])"
_NAMED = (
    r"(?:[A-Z][a-zA-Z'.-]{0,20}|[0-9]{1,3}(?:st|nd|rd|th))"
    r"(?: (?:of |the |de |and )?(?:[A-Z][a-zA-Z'.-]{0,20}|[0-9]{1,3}(?:st|nd|rd|th))){0,3}?"
)
_SMALL = r"[a-z][a-z'.-]{1,20}(?: [a-z][a-z'.-]{1,20}){0,2}?"
_SIDE = r"(?:[ ,]{1,2}(?:NW|NE|SW|SE|[NSEW]|North|South|East|West)(?![\w'-]))?"
NUMBERS = re.compile(rf"{_BEGINS}[1-9][0-9]{{0,4}}[a-zA-Z,/–-]?[0-9a-zA-Z, ]")
_STREET = re.compile(rf"{_NUMBER},? {_NAMED} (?i:{_STRONG})(?![\w'-]){_SIDE}")
_WAY = re.compile(rf"{_NUMBER},? {_NAMED} (?i:{_WEAK})(?![\w'-]){_SIDE}")
SMALL = re.compile(rf"{_NUMBER},? ({_SMALL}) (?i:{_STRONG}|{_WEAK})(?![\w'-])")
_NAMED_ONLY = re.compile(rf"{_NUMBER},? (?:The )?{_NAMED}(?=,|\n)")
"""A house in what needs no word for a street: "12 The Paddocks, Naas, Co. Kildare"."""
ENGLISH = ((_STREET, ""), (_WAY, "any"), (SMALL, "any"), (_NAMED_ONLY, "code"))
"""Each from its number on, with the proof that it needs."""
BOX_HINTS = ("box", "postfach")
BOX = re.compile(r"(?<!\w)(?i:p\.? ?o\.? ?box|postfach) [0-9][0-9 ]{0,8}[0-9](?!\w)")
UNIT_BEFORE = re.compile(
    r"(?<![\w'-])(?:(?:flat|apartment|apt\.?|unit|suite|room|house|block|studio|floor"
    r"|top floor flat"
    r"|basement flat|garden flat|ground floor flat)(?: (?:no\.? ?)?#?[0-9]{1,4}[a-z]?| [a-z])?"
    r"[,;/]? {0,2}(?:in|at|of)? ?){1,2}$",
    re.IGNORECASE,
)
NO_NAME = listed("""
    a an and any are as at be but by can different every few first for from free go got has have
    i if in into is it its just like long lot me more most my new next no not of off ok on one only
    or other our out over per same second so some than that the their them then there these they
    this times to too two up us very was way we were what when which with years you your
""")
"""Small words that no street is called by: "I have 3 ways or 2 in one street"."""
GOES_ON = re.compile(
    r"[ \t]{0,3}(?:$|[.,;:!?)\]\n\"'<\x1a-]|(?:and|but|is|in|at|on|near|for|has|have|had|since"
    r"|where|not"
    r"|because|with|to|we|i|i'm|the|my|our|it|it's|was|are|please|by|from|as|so|or|of|if|can|there"
    r"|that|this|now|which|who|she|he|they|until|before|again|already|opposite|next|all|every"
    r"|also|both|instead|jetzt|dort|wird|war|waren|hier|und|oder|noch|schon|auch|after|today|tomorrow|yesterday|und|aber|ist|sind|in|im|bei|mit|wir|ich|seit"
    r"|weil|wo|hat"
    r"|haben|zu|zum|bitte|am|ab|wohnt|wohne|um|gezogen|umgezogen|ziehen|umziehen|steht|stehen|liegt"
    r"|geht|gehen|soll|vor|(?:ab|an|auf|ein|hin|aus|zu)?ge[a-zäöü]{3,20}(?:t|en))\b)",
    re.IGNORECASE,
)
"""What may follow an address; "2 Abbey Road albums" are no house."""
NO_HOUSE = re.compile(
    r"(?:\b(?:pages?|errors?|versions?|chapter|level|step|line|ticket|order|bus|route|season"
    r"|episode|part"
    r"|figure|table|section|bought|ordered|won|lost|seite|fehler|zeile|stufe|schritt|kapitel|iphone"
    r"|windows|android|ios|top|least|than|about|over|buy|ate|has|have|had|these|those|los|with"
    r"|(?<!front )(?<!side )of"
    r"|playstation|xbox|galaxy)|[#№§])[ :.]{0,3}$",
    re.IGNORECASE,
)
"""What stands before a number that is no house's."""
CUE = re.compile(
    r"(?:\b(?:address|liv(?:e|es|ed|ing)|mov(?:e|ed|ing)|deliver\w{0,9}|send|sent|ship\w{0,9}"
    r"|bring|brought"
    r"|come|collect\w{0,9}|pick(?:ed)? (?:it |them )?up|adresse|anschrift|wohn\w{0,9}"
    r"|zieh\w{0,9}|zog\w{0,9}|liefer\w{0,9})"
    r"\b[^.!?\n]{0,24}|\bat )$",
    re.IGNORECASE,
)
"""What is said before a place."""

# --- German --------------------------------------------------------------------------------

_HEAD = r"(?<![\w./@#:-])"
_LONG = r"(?:[A-ZÄÖÜa-zäöü][\w'-]{1,30}?)"
GERMAN_HINTS = ("stra", "str.", "str ", "gasse", "allee", "chaussee", "weg", "platz", "er markt",
                "er ring", "er damm", "er ufer", "er berg", "er tor")  # fmt: skip
GERMAN = re.compile(
    rf"{_HEAD}(?:{_LONG}(?:(?i:straße|strasse|str\.)|(?<=[a-zäöüß]{3})str(?= [0-9])|gasse|allee"
    rf"|chaussee|-Allee|-Gasse"
    r"|-Chaussee|weg|platz|-Weg|-Platz)"
    r"|[A-ZÄÖÜ][\wäöüß.-]{1,25}(?: [A-ZÄÖÜ][\wäöüß.-]{1,25})? (?:Straße|Strasse|Str\.|Allee|Gasse"
    r"|Chaussee)"
    r"|[A-ZÄÖÜ][\wäöüß-]{2,25}er (?:Weg|Platz|Markt|Ring|Damm|Ufer|Berg|Tor)"
    r"|(?:Straße|Platz|Allee) (?:des|der|am|zum|zur|von"
    r"|vom) (?:[0-9]{1,2}\. )?[A-ZÄÖÜ][\wäöüß-]{1,25}"
    rf"(?: [A-ZÄÖÜ][\wäöüß-]{{1,25}}){{0,2}})(?i:{_NUMMER})"
)
_PREPOSITION = (
    r"(?:[Aa]m|[Aa]n (?:der|den|dem)|[Ii]m|[Ii]n (?:der|den|dem)|[Aa]uf (?:der|dem)"
    r"|[Uu]nter (?:den|der)"
    r"|[Zz]u[mr]|[Hh]inter (?:der|dem)|[Vv]or (?:der|dem)|[Bb]ei der|[Bb]eim)"
)
NOUNS = ("markt", "kirch", "rathaus", "hang", "wald", "park", "anger", "graben", "hafen", "linden",
         "aue", "winkel", "grund", "bahnhof", "brunnen", "schloss", "dorf", "friedhof", "weiher",
         "teich", "weinberg", "mühle", "bach", "zwinger")  # fmt: skip
_NOUN = rf"(?:(?:Stadt|Sonnen)?(?i:{'|'.join(NOUNS)})(?:platz|rand|nbach|e)?)"
GERMAN_AT = re.compile(rf"{_HEAD}{_PREPOSITION} {_NOUN}(?i:{_NUMMER})")
GERMAN_WEAK = re.compile(
    rf"{_HEAD}(?:{_PREPOSITION} [A-ZÄÖÜ][\wäöüß-]{{1,25}}(?: [A-ZÄÖÜ][\wäöüß-]{{1,25}})?"
    rf"|{_LONG}(?:ring|damm|ufer|steig|stieg|pfad|markt|graben|berg|hof|tor|brücke|kamp|twiete"
    rf"|zeile|wall"
    rf"|feld|hain|park|winkel|anger|höhe|grund|siedlung|tal|wiesen?|garten))(?i:{_NUMMER})"
)
NO_STREET = re.compile(
    r"(?:sitz|park|stell|arbeits|steh|speicher|spiel|ausbildungs|studien|lade|tabellen|schlaf"
    r"|liege|zelt"
    r"|lager|bau|sport|lieblings|warte|start|camping|rast|steck|haupt|tisch|fenster|gang)platz"
    r"|(?:rück|hin|um|aus|versand|liefer|lösungs|zahlungs|dienst|arbeits|heim|kommunikations|fuß"
    r"|rad|mittel"
    r"|rechts|keines|kontakt|bestell|deswegen|hinweg|anfahrts|transport|zahl|durch|los|gleich"
    r"|frei|halb"
    r"|schlicht|rund|vorn|voll)weg|(?:einbahn|wasch|fertigungs|produktions|montage|milch)straße",
    re.IGNORECASE,
)
"""Places, ways and lines that are no streets."""

# --- Arabic --------------------------------------------------------------------------------

_A = r"[\u0621-\u064a]{2,15}"
_ROAD = rf"(?:شارع|جاده|(?<!عن )طريق)(?: {_A}){{1,4}}?"
_A_UNIT = (
    r"(?:(?:ال)?(?:رقم|عماره|شقه|مبني|بنايه|منزل|بيت|فيلا|دور|طابق|برج|قطعه|بلوك|قسيمه|غرفه))"
    r"(?: رقم)? ?[0-9]{1,5}(?!\w)"
)
_A_COUNTED = (
    r"(?! ?(?:ساع|يوم|ايام|دقيق|دقائق|مر[ها]|مرات|اشهر|شهر|سن|اسابيع|اسبوع|دولار|ريال|درهم|جنيه"
    r"|طلب|[:٫.,][0-9])"
    r"|\w)"
)
_QUARTER = rf"حي {_A}(?: {_A})?"
ARABIC = re.compile(
    rf"(?<!\w)[بوفل]?((?:{_QUARTER}[،,] ?)?{_ROAD}"
    rf"(?:[،,]? {_A_UNIT}|[،,]? [0-9]{{1,4}}{_A_COUNTED}|(?=[،,] ?(?:{_A_UNIT}|{_QUARTER})))"
    rf"|(?:{_A_UNIT}[،,]? ?){{1,3}}(?:في )?{_ROAD}(?= ?(?:[،,.؛؟!\n]|$))"
    rf"|{_QUARTER}[،,]? شارع [0-9]{{1,4}}(?!\w)|شارع [0-9]{{1,4}}[،,]? {_QUARTER})"
)

# --- what follows --------------------------------------------------------------------------

_TOWN = r"[A-ZÄÖÜ](?:[^\W\d_]|['-]){1,25}(?!\w)"
POSTCODE = re.compile(
    r"(?P<uk>(?i:[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2})(?!\w))"
    r"|(?P<ie>[A-Z][0-9][0-9W] ?[0-9A-Z]{4}(?!\w))"
    rf"|(?P<us>[A-Z]{{2}},? [0-9]{{5}}(?:-[0-9]{{4}})?(?!\w))"
    rf"|(?P<de>(?:(?:D|DE|A|AT|CH)-)?[0-9]{{4,5}} (?:{_TOWN}|[a-zäöüß]{{3,25}}(?= ?(?:$|[,.;!\n])))"
    rf"(?:(?:[ /-]| (?:am|an der|im|in|bei|ob der|v\.|a\.) ?){_TOWN}){{0,2}})"
)
UNIT_AFTER = re.compile(
    r"(?:(?:flat|apartment|apt\.?|unit|suite|room|wohnung|whg\.?"
    r"|app?\.) ?#?[0-9]{0,4}[a-z]?(?!\w)|#[0-9]{1,5}[a-z]?(?!\w)"
    r"|(?:[0-9]{1,2}(?:st|nd|rd|th)|ground|top|first|second|third|fourth|fifth) floor"
    r"|[0-9]{1,2}\. ?(?:stock|etage|og|obergeschoss)(?!\w)(?: (?:links|rechts|mitte))?"
    r"|(?:eg|erdgeschoss|hinterhaus|vorderhaus|hochparterre|dachgeschoss)(?!\w))",
    re.IGNORECASE,
)
TOWN = re.compile(
    rf"(?:(?:Co\.?|County|Bad|Sankt|St\.?) )?{_TOWN}"
    rf"(?:(?:[ -]| (?:am|an der|upon|of) ){_TOWN}){{0,2}}"
    r"(?: [0-9]{1,2}(?!\w))?(?: [0-9]{5}(?!\w))?"
)
TOWN_SMALL = re.compile(r"(?:, ?| )(?:in )?([a-z]{3,20})(?= ?(?:$|[,.;!?\n]))")
"""A town behind a street that is written small as well."""
COUNTY = re.compile(r"(?:Co\.|County) ")
ARABIC_PART = re.compile(
    rf"{_A_UNIT}|(?:حي|منطقه|مدينه|محافظه) {_A}(?: {_A})?|(?:الدور|الطابق) {_A}"
)
ARABIC_TOWN = re.compile(rf"{_A}(?: {_A})?(?= ?(?:[،,.؛؟!\n]|$))")
SEPARATED = re.compile(
    r"(?P<line>[ ,،]{0,2}\r?\n[ \t]{0,3})|(?P<comma> ?[,،;] {0,2})|(?P<blank> )(?:in )?"
)
