"""What people say around their own name, in English, German and Arabic.

All in small letters, Arabic as ``normal.aligned`` writes it.
"""

import re

from intakebot.understanding.finding import CLAIMED
from intakebot.understanding.normal import listed

SURELY_HINTS = ("name", "call", "sign", "go by", "hei", "gezeichnet", "اسم", "سميتي")
SURELY = re.compile(
    r"(?<![\w'])(?:my (?:full |first |last |legal |real |own )?name(?:'s| is|:)(?: actually)?"
    r"|the name(?: is|:)|f(?:ull|irst) ?name(?: is|:)"
    r"|customer ?name(?: is|:)|contact ?name(?: is|:)|card ?holder'?s? ?name(?: is|:)"
    r"|account ?name(?: is|:)|(?P<line>name|(?:ال)?اسم(?: الكامل)?)[ \t]?:"
    r"|name (?:on|for|of|in) (?:(?:the|my|this|our) )?(?:\w{2,20} ){1,3}is"
    r"|(?:under|in|on|by|with) (?:the |my |this )?(?:same )?(?:full )?name(?: of)?(?: is)?"
    r"|call me|calls me|signed(?: by)?[:,]|i go by"
    r"|(?:change|correct|update) my (?:\w{2,10} )?(?:sur)?name to"
    r"|ich hei(?:ß|ss)e|mein name(?: ist|:)|(?:auf|unter) (?:den|dem) namen|gezeichnet:?"
    r"|(?:اسمي|سميتي)(?: الكامل)?(?: هو)?:?)[ \t]+",
)
"""A name follows these, and hardly anything else. A ``line`` begins with it."""
WITH_PROOF = re.compile(
    r"(?<![\w'])(?:(?:is|its|it's|be|booked|booking|reservation|reserved|order|account"
    r"|registered|listed|filed|ordered|look|maybe) (?:it )?(?:(?P<under>under)|for)|(?P<only>under)"
    r"|(?:change|correct|update) (?:it|this|that) to"
    r"|(?:you're|you are|sie) (?:talking|speaking|chatting|sprechen) (?:to|with|mit)"
    r"|(?:i'm|im|i am|ich bin(?: der| die)?|hier (?:ist|spricht|schreibt)|am apparat"
    r"|انا|(?:معك|معاك|وياك)(?:م|ي|و)?)"
    r"|(?P<loose>it's|its|it is|this is|that's|that is))[ \t]+",
)
"""A name may follow these; so may anything else, after a ``loose`` one above all. ``only`` at
the beginning of a sentence."""
AFTER_HINTS = ("here", "speaking", "hier", "apparat")
_ANY = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){1,30}"
AFTER = re.compile(
    rf"(?:^|[.!?,;\n] ?|\b(?:hi|hello|hey|hallo|it's|its|this is),? )"
    rf"({_ANY}(?: {_ANY}){{0,2}}) (?:here|hier|(?P<surely>speaking(?! (?:with|to)\b)|am apparat))"
    rf"(?=\s*(?:$|[.,!;:(\n–-]|with\b|from\b|and\b))"
)
"""A name stands before these."""
END_HINTS = ("regards", "wishes", "thank", "cheers", "sincerely", "yours", "best", "greet", "thx",
             "ty", "love", "respect", "gr", "mfg", "lg", "vg", "danke", "\n-", "\n–",
             "\n—", "تحي", "احترام", "شكر")  # fmt: skip
AT_END = re.compile(
    r"((?:\b(?:(?:kind|best|warm|many)[ \t]+)?(?:regards|wishes|thanks|thank you|cheers|sincerely|"
    r"yours(?: truly| faithfully| sincerely)?|best|greetings|thx|ty|love|respectfully"
    r"|(?:viele|liebe|beste|freundliche[nr]?|schöne) gr(?:ü|ue)(?:ß|ss)e[n]?"
    r"|(?:mit )?freundlichen gr(?:ü|ue)(?:ß|ss)en|gru(?:ß|ss)|mfg|lg|vg|danke|vielen dank"
    r"|(?:مع )?(?:اطيب |فائق )?(?:تحياتي|التحيات|التحيه|الاحترام|الشكر)|وشكرا)"
    r"(?: (?:in advance|so much|again|a lot|im voraus))?[ \t]*[,.!،]*(?:[ \t]|\n[ \t]*){1,4}"
    r"|\n[ \t]*[-–—]{1,2}[ \t]*))(?=[^\W\d_])(?=[^\n\d@:?]{2,60}\.?\s*$)",
)
"""How letters end."""
PROOF = re.compile(
    rf"[ ,]*(?:$|[.!,;\n({CLAIMED}]|\b(?:from|calling|here|speaking|writing|and|with|by|my|hier"
    r"|aus|und|von|meine?)\b)",
)
"""What goes on after a name."""
BEHIND = re.compile(rf" *[{CLAIMED}،؛]| و\w")
"""A known name ends before an address, and before an Arabic comma or "and"."""
BY_ADDRESS = re.compile(
    rf"(?:^|[.!?;,،\n{CLAIMED}])[ \t]*({_ANY}(?: {_ANY}){{0,2}})"
    rf"[ \t]*(?:[,(<:–-]?[ \t]*(?={CLAIMED})|(?P<ends>[.!]?\s*\Z))",
    re.MULTILINE,
)
"""What stands by itself before an address, or at the end."""
PARTICLES = listed("""
    von van de der den du da di del della la le al el bin ibn abu bint mac ter
    بن ابن بنت ابو ام عبد ال
""")
"""Small words within a name."""
TITLES = listed("""
    mr mrs ms miss mx dr prof herr frau sir
    المهندس المهندسه الدكتور الدكتوره دكتور دكتوره الاستاذ الاستاذه استاذ السيد السيده الحاج
    الحاجه الشيخ
""")
_COURTESY = (
    r"(?:hi|hello|hey|hallo|guten tag|guten morgen|good (?:morning|afternoon|evening)|sure|yes"
    r"|yeah|yep|yup|ja|ok(?:ay)?|well|oh|um+|uh+|erm?|hm+|so|sorry|of course|certainly|please"
    r"|no problem|right|and|und|alright|ähm?|klar|gerne|natürlich|probably|maybe|possibly"
    r"|vermutlich|wahrscheinlich|vielleicht|(?:i|ich) (?:think|guess|believe|glaube|denke)"
    r"|نعم|اكيد|طبعا|طيب|تمام|حاضر|اهلا|مرحبا|هلا|(?:ال)?سلام عليكم|ايوه|اوك)"
    r"(?: there| thing)?[,.!:… ]+"
)
LEAD = re.compile(
    rf"^(?:{_COURTESY}){{0,4}}"
    r"(?:(?:(?:my|the|full|first|last) ){0,2}(?:name(?:'s| is| would be|:)|is) (?:is )?"
    r"|(?:i(?:'m| am)|im|this is|it(?:'s| is| was| will be| would be)"
    r"|that(?:'s| is| would be|'d be)|its|call me|(?:you can|just|please) call me|they call me"
    r"|people call me|i go by|name:?|under"
    r"|(?:mein )?(?:voller )?name (?:ist|lautet)|mein name:|ich hei(?:ß|ss)e|ich bin(?: der| die)?"
    r"|(?:but )?i (?:just |already )?(?:said|wrote|told you)[,:]?(?: my name is| it's| it is)?"
    r"|das (?:ist|war)|es (?:ist|war)|hier (?:ist|spricht)"
    r"|(?:(?:ال\w+ |انا )?(?:اسم(?:ي|ه|ها|و)|سميتي|سميتو|الاسم))"
    r"(?: الكامل)?(?: هو| هي)?:?|انا|(?:معك|معاك|وياك)(?:م|ي|و)?)\s+)?"
    r"(?:(?:um+|uh+|erm?|ähm?)[,. ]+)?",
    re.IGNORECASE,
)
"""What may stand before the name in an answer …"""
GOES_ON = re.compile(
    r"[,;]?\s+(?:and|but|und|aber)\s+(?:my|i|i'm|the|it|mein|meine|ich|die|der)\b"
    r"|[;!?\n]|\s\((?=[^)]*\)?\W*$)|(?<=[^\W\d_]{3})\.\s+(?!\S{1,40}\s*$)"
    r"|,\s+(?:(?:and|but|und|aber)\s+)?(?:my|i|born|e-?mail|phone|order|customer|mein|since|seit"
    r"|she|he|they|she's|he's|who|sie|er|actually|btw|by the way|übrigens|it's|it is|it"
    r"|the|das|es)\b"
    r"|،?\s+و?(?:رقمي|ايميلي|بريدي|جوالي|هاتفي|تلفوني|موبايلي|طلبي"
    r"|عنواني|رقم|بدي|عندي|ابي|عايزه?|اريد|من)\b",
    re.IGNORECASE,
)
"""How a sentence goes on after the name …"""
TAIL = re.compile(
    r"(?:[\s,.!-]*\b(?:here|thanks|thank you|thx|please|speaking|sir|ma'am|mate"
    r"|ffs|lol|duh|obviously|already|btw|by the way"
    r"|i (?:think|guess|believe|suppose)|(?:glaube|denke) ich|is my (?:full )?name"
    r"|that's (?:it|me|my name)|hier|danke|bitte"
    r"|شكرا|لو سمحت|من فضلك)\b)*[\s,.!،]*$",
    re.IGNORECASE,
)
"""… and after it."""
