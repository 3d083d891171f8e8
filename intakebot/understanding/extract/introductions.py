"""What people say around their own name, in English, German and Arabic."""

import re

_I = re.IGNORECASE
SURELY = re.compile(
    r"(?:\bmy (?:full |first |last |legal |real |own )?name(?:'s| is|:)(?: actually)?"
    r"|\b(?:the|full|first|customer|contact|account|card ?holder'?s?) ?name(?: is|:)"
    r"|(?:^|\n)[ \t]*(?:full |your )?name[ \t]?:"
    r"|\bname (?:on|for|of|in) (?:(?:the|my|this|our) )?(?:\w{2,20} ){1,3}is"
    r"|\b(?:under|in|on|by|with) (?:the |my |this )?(?:same )?(?:full )?name(?: of)?(?: is)?"
    r"|\b(?:please |can |you ){0,3}call me|\bsigned(?: by)?[:,]|\bi go by|\beveryone calls me"
    r"|\b(?:change|correct|update) my (?:\w{2,10} )?(?:sur)?name to"
    r"|\bich hei(?:ß|ss)e|\bmein name(?: ist|:)|\b(?:auf|unter) (?:den|dem) namen|\bgezeichnet:?"
    r"|اسمي(?: هو)?)[ \t]+",
    _I,
)
"""A name follows these, and hardly anything else."""
WITH_PROOF = re.compile(
    r"(?:\b(?:i'm|im|i am|it's|its|it is|this is|that's|that is|ich bin(?: der| die)?"
    r"|hier (?:ist|spricht|schreibt)|am apparat|"
    r"(?:is|it's|its|be|booked|booking|reservation|reserved|order|account|registered|listed|filed"
    r"|ordered|look|maybe) (?:it )?(?:under|for)|name is actually)|(?:^|[.!?] )under"
    r"|\b(?:change|correct|update) (?:it|this|that) to"
    r"|(?:^|[.!?,] )(?:hi|hello|hey),? (?:it's|this is)|انا|معك)[ \t]+",
    _I,
)
"""A name may follow these; so may anything else."""
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ſ](?:[^\W\d_]|['’-](?=[^\W\d_])){1,30}"
_ANY = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){1,30}"
AFTER = re.compile(
    rf"(?:^|[.!?,;\n] ?|(?i:\b(?:hi|hello|hey|hallo|it's|its|this is)),? )"
    rf"({_ANY}(?: {_ANY}){{0,2}}) (?i:here|speaking|hier|am apparat)(?=\s*(?:$|[.,!;:(\n–-]|with\b|from\b|and\b))"
)
"""A name stands before these."""
AT_END = re.compile(
    r"((?:\b(?:(?:kind|best|warm|many)[ \t]+)?(?:regards|wishes|thanks|thank you|cheers|sincerely|"
    r"yours(?: truly| faithfully| sincerely)?|best|greetings|thx|ty|love|respectfully"
    r"|(?:viele|liebe|beste|freundliche[nr]?|schöne) gr(?:ü|ue)(?:ß|ss)e[n]?"
    r"|(?:mit )?freundlichen gr(?:ü|ue)(?:ß|ss)en|gru(?:ß|ss)|mfg|lg|vg|danke|vielen dank)"
    r"(?: (?:in advance|so much|again|a lot|im voraus))?[ \t]*[,.!]*[ \t]*(?:\n[ \t]*){0,3}"
    r"|\n[ \t]*[-–—]{1,2}[ \t]*|[ \t]-[ \t]?))(?=[^\W\d_])(?=[^\n\d@:?]{2,60}\.?\s*$)",
    _I,
)
"""How letters end."""
PROOF = re.compile(
    r"[ ,]*(?:$|[.!,;\n(]|\b(?:from|calling|here|speaking|writing|and|with|by|hier|aus|und|von)\b)",
    _I,
)
"""What goes on after a name."""
PARTICLES = frozenset("von van de der den du da di del della la le al el bin ibn abu bint mac ter".split())
TITLES = frozenset("mr mrs ms miss mx dr prof herr frau sir".split())
_COURTESY = (
    r"(?:hi|hello|hey|hallo|guten tag|guten morgen|good (?:morning|afternoon|evening)|sure|yes"
    r"|yeah|yep|yup|ja|ok(?:ay)?|well|oh|um+|uh+|erm?|hm+|so|of course|certainly|please|no problem"
    r"|right|alright|ähm?|klar|gerne|natürlich|نعم)(?: there| thing)?[,.!:… ]+"
)
LEAD = re.compile(
    rf"^(?:{_COURTESY}){{0,4}}"
    r"(?:(?:(?:my|the|full|first|last) ){0,2}(?:name(?:'s| is| would be|:)|is) (?:is )?"
    r"|(?:i(?:'m| am)|im|this is|it(?:'s| is| will be| would be)|that(?:'s| is| would be|'d be)|its"
    r"|call me|(?:you can|just|please) call me|they call me|people call me|i go by|name:?|under"
    r"|(?:mein )?(?:voller )?name (?:ist|lautet)|mein name:|ich hei(?:ß|ss)e|ich bin(?: der| die)?|das ist"
    r"|hier (?:ist|spricht)|اسمي(?: هو)?|انا|أنا|معك)\s+)?"
    r"(?:(?:um+|uh+|erm?|ähm?)[,. ]+)?",
    re.IGNORECASE,
)
"""What may stand before the name in an answer …"""
TAIL = re.compile(
    r"(?:[\s,.!-]*\b(?:here|thanks|thank you|thx|please|speaking|sir|ma'am|mate|is my (?:full )?name"
    r"|that's (?:it|me|my name)|hier|danke|bitte|شكرا)\b)*[\s,.!]*$",
    re.IGNORECASE,
)
"""… and after it."""
