"""How people and machines word error messages: RE2 patterns and a few of Python's. Data only.

Arabic in the spelling that ``normal.aligned`` gives. The message itself is the group that matched.
"""

import re

from intakebot.understanding.finding import CLAIMED
from intakebot.understanding.normal import listed

_NOUN = (
    r"(?:(?:error|warning|system|exception|status|alert|pop-?up|failure)[ -])?(?:messages?|"
    r"errors?|warnings?|exceptions?|"
    r"alerts?|pop-?ups?|notifications?|notices?|(?:dialog|error|pop-?up|message)(?: ?box| window| "
    r"text| screen| page)?|"
    r"prompts?|\w{0,12}fehler\w{0,8}|(?:fehler)?meldung(?:en)?|hinweis|warnung|err)"
)
_SAYS = (
    r"(?:says|saying|said|reads?|reading|states?|stating|stated|tells? (?:me|us)|telling (?:me|"
    r"us)|told (?:me|us)|"
    r"shows?(?: me)?|showing|displays?|displaying|complain(?:s|ing|ed)|warns?(?: me)?|reports?|"
    r"heißt|lautet|lautete|steht|stand|sagt|"
    r"zeigt(?: mir)?|erscheint|kommt)"
)
_GETS = (
    r"(?:get|gets|got|getting|gives?(?: me)?|gave(?: me)?|giving(?: me)?|receiv\w+|see|seeing|saw|"
    r"throws?|threw|thrown|throwing|"
    r"returns?|returned|raises?|raised|hit|encounter\w*|"
    r"fail(?:s|ed|ing)?(?: \w+){0,6} with|dies with|crash\w* "
    r"with|met with|"
    r"bekomme|erhalte|kriege|bekam|erhielt)"
)
OPENED = "\"“„«”'‘‚`"
QUOTED = re.compile(
    "[\"“„«”] ?([^\"“”„«»\n]{3,400}?) ?[\"”“»]|(?<![\\w])[‘'‚`]([^‘’'‚`\n]{4,400})[’'‘`](?!\\w)"
)
CUE_BEFORE = (
    rf"(?i)\b(?:{_NOUN}|{_GETS}|{_SAYS})\b[^.!?;\n{OPENED}]{{0,40}}$"
    r"|(?:خطا|رساله|يقول|تقول|تظهر|يظهر)[^.!?؟\n]{0,30}$"
)
STRONG_BEFORE = rf"(?i)\b(?:{_NOUN})\b[^.!?;\n{OPENED}]{{0,30}}$|(?:خطا|رساله)[^.!?\n]{{0,20}}$"
CUE_AFTER = (
    rf"(?i)^[\"”“»’']? ?,? ?(?:\w+ )?(?:{_NOUN}|page|screen|(?:is|was) (?:shown|displayed))\b"
)
PERSON = re.compile(
    r"\b(?:he|she|they|agent|colleague|friend|boss|i|we|you|er|man|button|link|menu|option|icon|"
    r"tab|"
    r"click\w*|press\w*|select\w*|choose|chose|named|called|titled|labell?ed|typ\w+|enter\w*|field|"
    r"column|section|heading|checkbox|folder|file|setting)\b[\s:,]{0,3}(?:(?:said|says|on|the|a|"
    r"an|to|that|it|is|me) ?){0,3}$",
    re.IGNORECASE,
)
WITHIN = re.compile(r": [^\s:][^\n]{3,60}$|\bnear(?: from)? ?$")
"""The message itself began before, after a colon; or it is the place of the error."""
NAMED = re.compile(
    r"[\"”“»’'`]? (?:button|link|menu|tab|field|option|checkbox|folder|file|section|icon|column|"
    r"function|method|class|property|variable|tag|attribute|table|setting|key|bar|panel|pane|row|"
    r"line|feature|extension|add-?on|label)\b",
    re.IGNORECASE,
)
CALLED = re.compile(r"[\w\]]\($")
"""A quotation is handed to a function: code, and no message that anybody saw."""
COMMAND = re.compile(r"\.{0,2}/\w|[$#>~] ?\w|--?\w")
"""What was typed rather than shown."""
_REST = r"[^\n\"“”„«»]{2,200}?"
_STOP = (
    r"(?:;|[.!?](?:\s|$)|\n|$|[\"“”„«»]|,? (?:when(?:ever)?|every time|each time|and then|if i|"
    r"wenn|sobald|after i|but) )"
)
_TEXT = r": [^\n\"“”„«».!?;]{2,120}"
"""The words of a message behind its number."""
CODE = (
    r"((?:\b[a-z_][\w]{0,40}\.){0,8}\b[A-Z][A-Za-z0-9_]{2,80}(?:Error|Exception|Fault)\b(?:: "
    r"[^\n]{2,200}?(?:[.!](?:\s|$)|\n|$))?"
    r"|\b(?:NET::|net::)?(?:ERR|DNS|SSL|SEC|PR|MOZILLA_PKIX|NS|E|ORA|DLG_FLAGS|INET_E|"
    r"STATUS)_[A-Z][A-Z0-9_]{3,60}\b"
    r"|\b[A-Z]{2,14}(?:_[A-Z0-9]{2,20}){0,6}_(?:ERROR|FAILED|FAILURE|DENIED|TIMEOUT|EXCEPTION|"
    r"FAULT|FOUND|INVALID|VIOLATION|EXPIRED)\b"
    r"|\bE[A-Z]{4,12}\b: [^\n.]{3,80}|\b(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOENT|EACCES|EPERM|"
    r"EADDRINUSE|ENOTFOUND|SIGSEGV|SIGABRT)\b"
    r"|\b(?i:errors?|fehler|stop|exception|code)(?i: code|code|nummer| no\.?)?(?i: is)?:? "
    r"?\(?0x[0-9A-Fa-f]{4,16}\b(?:: [^\n]{2,120}?(?:[.!'\"](?:\s|$)|\n|$))?"
    r"|\b0x(?:[89C-Ec-e][0-9A-Fa-f]{7}|000000(?:0[1-9A-Fa-f]|[1-9A-Fa-f][0-9A-Fa-f]))\b(?:: "
    r"[^\n]{2,120}?(?:[.!'\"](?:\s|$)|\n|$))?"
    r"|\b(?:ORA|TNS|SQL|PLS|DB2|MSB|NU|CS|TS|LNK|NETSDK|AADSTS|PGRST|SQLSTATE|ERR|BSOD)[- "
    r"]?\d{3,8}\b(?:: [^\n.]{2,120})?"
    r"|\b(?:HTTP|(?i:http )?(?i:status)(?i: code)?|(?i:http )?(?i:error|fehler|fehlercode|"
    r"errorcode)(?i: code| number| nummer| no\.?| nr\.?)?)(?i: error)?(?: is| was)?:? "
    r"?#?-?\d{3,10}\b"
    rf"(?:{_TEXT}| ?[-:–(]? ?(?:Not Found|Forbidden|Bad Gateway|Bad Request|Unauthorized|Service "
    r"Unavailable|Internal Server Error|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}))?"
    rf"|\b(?i:error|fehler) \d{{1,2}}{_TEXT}"
    r"|\b(?i:error|fehler)(?i: code|code| number| nummer):? "
    rf"?#?[A-Z]{{0,4}}\d{{1,6}}(?:-[A-Z0-9]{{1,8}}){{0,4}}\b(?:{_TEXT})?"
    r"|\b(?i:error|fehler)(?i: code|code)?:? "
    rf"?#?[A-Z]{{1,6}}[-_]?\d{{1,8}}(?:[-_][A-Z0-9]{{1,8}}){{0,3}}\b(?:{_TEXT})?"
    r"|\b[A-Z]{2,6}-?\d{3,6}(?: (?i:error)\b)"
    r"|\b[45]\d\d(?: -|:)? (?i:not found|forbidden|bad gateway|bad request|unauthorized|service "
    r"(?:temporarily )?unavailable|gateway time-?out|"
    r"internal server error|too many requests|method not allowed|request timeout|(?:server "
    r")?errors?\b)"
    r"|\$\w{2,20}:\w{2,20}\b)"
)
_WORD = r"[a-zäöüß][a-zäöüß'-]{1,20}"
_OWN = (
    r"(?:when|whenever|while|if|every|each|after|since|and|but|on|in|at|for|from|with|as|because|"
    r"i|my|me|we|it|that|this|then|so|please|can|could|what|again|today|all|now|or|"
    r"wenn|sobald|beim|bei|immer|seit|und|aber|auf|im|in|mit|ich|mein|meine|weil|bitte|"
    r"schon|heute|dann|oder|nach|als)"
)
"""Words with which customers go on by themselves."""
_FAILS = (
    r"(?:unavailable|not (?:found|available|allowed|authori[sz]ed|supported|valid|reachable|"
    r"responding|permitted|acceptable|implemented)|fail(?:ed|ure)|denied|refused|invalid|expired|"
    r"time-?d? ?out|exceeded|unknown|unexpected|rejected|declined|missing|forbidden|"
    r"unauthori[sz]ed|overloaded|maintenance|error|down|aborted|blocked|"
    r"nicht (?:erreichbar|verfügbar|gefunden|erlaubt|möglich|gültig|autorisiert|zulässig)|"
    r"fehlgeschlagen|abgelehnt|ungültig|abgelaufen|verweigert|unbekannt|überlastet|wartung\w*|"
    r"überschritten|gesperrt|unterbrochen|\w*fehler)"
)
GOES_ON = re.compile(
    rf"(?: ?[-–(])? (?:(?!{_OWN}\b){_WORD} ){{0,5}}?{_FAILS}\b(?: (?!{_OWN}\b){_WORD}){{0,5}}"
    r"(?:,? (?:please )?try again(?: later)?)?",
    re.IGNORECASE,
)
"""The words of a message behind its number, where nothing but a blank stands between them."""
LINE = (
    r"(?:^|\n|[.!?:>] |[\"“«] ?)((?i:fatal error|uncaught \w+|runtime error|compil\w+ error|"
    r"syntax error|error|warning|fatal|exception|"
    rf"fehler|failure)): ({_REST}){_STOP}"
)
COLON = (
    rf"(?i)\b(?:{_NOUN}|{_SAYS}|{_GETS} this|(?:with|as|the) follow(?:ing|s))(?: (?:is|was|text|"
    rf"that|reads?|says?|me|"
    rf"with|the|it|there|pops? up|popped up|appears|comes? up|came up|follow\w*|code|dies|da|dort|"
    rf"auf|dem|on|in|page|screen|site|browser)){{0,5}} ?: ?({_REST}){_STOP}"
    rf"|(?:يقول|تقول|رساله|خطا)[^:\n]{{0,30}}: ?({_REST}){_STOP}"
)
SPOKEN = (
    rf"(?i)\b(?:(?:it|page|site|screen|website|app|program|browser|window|which|that|system|"
    rf"{_NOUN}|and|-) (?:just |only |always |"
    r"now |then |still )?(?:says?|saying|reads?|stating|states)|"
    rf"{_NOUN} (?:that )?(?:says?|saying|reads?|reading|stat(?:es|ing)|of)|(?:da|es|dort) "
    rf"(?:steht|stand|heißt|kommt)|(?:fehler)?meldung lautet|^says)"
    rf"(?: (?:that|me|dass|da|dann))? ({_REST}){_STOP}"
    rf"|\b(?:error (?:message|text) (?:is|was)|fehler(?:meldung|text) (?:ist|war)) "
    rf"([^\s;\"“”„«»]{{1,40}} {_REST}){_STOP}"
    rf"|(?:^|[.!?/\x1a] |\n)(?:fehler)?meldung ((?-i:[A-ZÄÖÜ]){_REST}){_STOP}"
)
SORT = (
    rf"(?i)\b(?:{_GETS}|there (?:is|was)|causes?|caused|results? in|having|had|throwing)(?: "
    rf"me)?(?: (?:the|an?|this|that|also|following|same|inevitable)){{0,3}}"
    r" ((?:[\w'$./-]{2,24} ){1,4}?(?:error|exception|fault|failure))\b"
    r"|\b(segmentation fault|seg ?fault|access violation|(?-i:stack ?overflow)|blue screen(?: of "
    r"death)?|bsod|kernel panic|core dumped?|"
    r"access (?:is |was )?denied|permission denied|connection (?:refused|reset|timed out|lost|"
    r"closed)|"
    r"internal (?:server|data flow) error|out of memory|null ?pointer(?: exception)?|bad gateway|"
    r"gateway time-?out|"
    r"(?:page|file|host|server) not found|(?-i:Operation|Request|Login|Payment|Transaction|"
    r"Authentication|Installation|Upload|Download|Build|Connection|Zahlung|Anmeldung) (?:failed|"
    r"timed out|declined|fehlgeschlagen)|time-?out error|runtime error|syntax error|fatal error|"
    r"illegal invocation|"
    r"something went wrong|an (?:unexpected |unknown |internal )?error (?:has |have )?occurred|"
    r"invalid (?:argument|credentials|token|request|syntax)|"
    r"(?:session|certificate|token) (?:has )?expired|card (?:was )?declined|zugriff verweigert|"
    r"zeitüberschreitung|"
    r"ein (?:unerwarteter |unbekannter )?fehler ist aufgetreten|seite nicht gefunden|zahlung "
    r"fehlgeschlagen)\b"
)
ANY = (
    rf"(?i)\b(?:{_NOUN}|{_SAYS}|fatal|denied|refused|segfault|fault|overflow|bsod|blue screen|"
    rf"failed|timed out|declined|expired|"
    r"not found|went wrong|occurred|invalid|panic|http|[45]\d\d|time-?out|out of memory|dies|"
    r"dumped|loading)\b|(?:error|exception|fault)\b|_|0x|[a-z]-?\d{3}|خطا|رساله|يقول|تقول|تظهر|"
    r"يظهر|verweigert|überschreitung|fehlgeschlagen|[\"“„«]|(?:^|\W)[‘'‚`]\w"
)
_SHORT_CODE = (
    r"(?:(?i:error|code|fehler|fehlercode):? [A-Z]{0,5}[-_]?\d{1,4}"
    r"|[A-Z]{1,5}[-_ ]?\d{1,4}|[45]\d\d)"
)
NUMBERED = re.compile(rf" ?[(\[]{_SHORT_CODE}[)\]]")
NUMBER_FIRST = re.compile(rf"(?:[(\[]{_SHORT_CODE}[)\]]|\b[A-Z]{{1,5}}[-_]\d{{1,4}})[ :]{{1,2}}$")
"""A short code behind or before the words of a message: a machine wrote both."""
DENIED = re.compile(
    r"\b(?:no|without|any|not an?|never|keine?n?|ohne|handle|avoid|prevent|custom|"
    r"catch)(?: \w{1,12})? ?\W?$",
    re.IGNORECASE,
)
EMPTY = listed("""
    a above again an and annoying another any below big by common das dem den der die
    different ein eine einen einer error errors exception failure fault fehler fehlermeldung
    few first folgende folgenden folgender following for here human in is it kind last many
    margin me meldung message messages more my new next no not now of on one only or other
    our page possible same screen second see similar site small some sort standard strange
    stupid that the their there these this those to trial type user warning was weird what
    with your
""")
"""Words that say nothing of which error it is."""
FINE = re.compile(
    r"(?:thanks?\b|thank you|danke|vielen dank|success|"
    r"delivered|shipped|dispatched|out for delivery|in transit|welcome|willkommen|"
    r"(?:your )?(?:order|payment|parcel) (?:is |was |has been )?(?:placed|received|confirmed|"
    r"complete|accepted|shipped|delivered)|zugestellt|geliefert|versandt|versendet)",
    re.IGNORECASE,
)
"""How a message begins that says that all is well."""
PROSE = re.compile(
    r"\b(?:of|for|the|and|to|be|or|some|more|any|no|check|avoid|my|your|about|if|in|on|log|"
    r"detailed|"
    r"is|was|are|reason|common|kind|sort|type|because|that|which|when|with|only|pop-?up|every)\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r",? (?:when(?:ever)?|every time|each time|if|(?:immer )?wenn|sobald) (?:i|we|my|ich|wir)\b",
    re.IGNORECASE,
)
"""Here the message ends and the customer goes on in their own words."""
ABOUT = re.compile(
    r" ?(?:s\b|logs?\b|handl|status|report|logging|check|page\b|rate|free|prone|\.com|answer|"
    r"post|question)",
    re.IGNORECASE,
)
_IN = (
    r"(?:(?:in|on|with|using|under|at|my|a|the|and|since|after|from|auf|mit|unter|im|bei|seit|und|"
    r"einem|meinem|version|of)\b[ ,]{0,2}){1,3}"
)
PLACE = re.compile(
    rf"[ ,(]{{1,2}}{_IN}{CLAIMED}[{CLAIMED} ,()]*(?:{_IN}{CLAIMED}[{CLAIMED} ,()]*){{0,3}}$"
)
"""A browser or a time at the end of a sentence is no part of the message."""
OPENING = re.compile(
    r"(?:(?:it|the (?:error|message|screen|page|pop-?up|error message)|that)(?: just| only)?"
    r"(?: says?| said| reads?| is| was| shows?)|error message|error text|"
    r"es (?:steht|kommt|heißt|erscheint)|da (?:steht|stand)|die (?:fehler)?meldung (?:lautet|ist|"
    r"heißt))(?: da| dort)?\s*[:,-]?\s+(?=\S)",
    re.IGNORECASE,
)
