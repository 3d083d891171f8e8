"""Words that tell whether a page, a browser or a day is the one that is meant. Data only.

All but ``SHARED`` are looked for in small letters.
"""

import re

VISITED = re.compile(
    r"(?:\b(?:go(?:ing)?|went|navigat\w+|brows\w+|head(?:ed)?|get|log(?:ged|ging)? ?in|"
    r"sign(?:ed)? ?in|"
    r"access\w*|connect\w*|switch\w*) (?:back )?(?:to|on|into)|\b(?:open\w*|visit\w*|load\w*|"
    r"enter\w*|"
    r"call(?:ed)? up|type|typed|on|at|using|aufrufen|öffne|besuche|auf|unter|bei)"
    r"|\b(?:web)?(?:page|site|url|address|link|seite|adresse|webseite)(?: is| ist)?)"
    r"\W{0,3}(?:(?:the|your|my|this|die|der|our) )?(?:\w+ ){0,1}[\W_]{0,4}$",
)
POINTED = re.compile(
    r"(?:\b(?:screen ?(?:shots?|cast|recording)|video|recording|picture|image|photo|attachment|"
    r"dump|report|paste|log|logs|gist|bildschirmfoto|aufnahme|anleitung|guide|tutorial|manual|"
    r"docs?|"
    r"documentation|article|faq|forum|thread|post|bug|issue|ticket|discussion|blog)\b[^\n]{0,24}"
    r"|\b(?:point(?:s|ed|ing)?|lead(?:s|ing)?|led|link(?:s|ed|ing)?|redirect(?:s|ed|ing)?|"
    r"forward(?:s|ed)?|"
    r"took me|takes me|taking me|sends? me|sent me|brings? me|send it|upload\w*|führt|verweist|"
    r"leitet)"
    r"(?: \w+){0,3} (?:to|at|auf|zu|nach)"
    r"|\b(?:should|must|would) (?:have been|be|read|point to|go to|lead to|look like)"
    r"|\"(?:url|href|src|link|source)\" ?[:=] ?\"?|\b(?:href|src) ?= ?)"
    r"\W{0,6}$",
)
MENTIONED = re.compile(
    r"\b(?:see|cf\.?|compare|similar|like|refer\w*|according|described|mentioned|found|reported|"
    r"siehe|vgl\.?|laut|downloaded|download|installer?|installed|got it|fetched|obtained|"
    r"instead of|rather than|works? (?:in|on|at|with)|heruntergeladen)(?: \w+){0,4}\W{0,6}$",
)
"""What weighs only where another page is named."""
SERVED = re.compile(
    r"[\s)]{0,2}(?:works?|loads?|opens?|is|are) (?:fine|well|ok|okay|normally|correctly)"
)
SHARED = re.compile(
    r"^https?://(?:www\.)?(?:[\w-]+\.)?(?:imgur\.com|prnt\.sc|prntscr\.com|gyazo\.com|ibb\.co|"
    r"postimg\.cc|"
    r"snipboard\.io|loom\.com|screencast\.com|droplr\.com|cl\.ly|pastebin\.com|hastebin\.com|"
    r"gist\.github\.com|pastebin\.mozilla\.org|bugsplat\.com|crash-stats\.mozilla\.(?:org|com)|"
    r"browser-update\.org|whatsmybrowser\.org|stackoverflow\.com|superuser\.com|serverfault\.com|"
    r"github\.com/[^/]+/[^/]+/(?:issues|pull|discussions)|gitlab\.com/.{3,60}/(?:issues|"
    r"merge_requests)|[\w.-]+/show_bug\.cgi|"
    r"\w+\.stackexchange\.com|wikipedia\.org|web\.archive\.org|w3\.org|developer\.mozilla\.org|"
    r"schemas\.[\w.-]+|go\.microsoft\.com|support\.microsoft\.com|aka\.ms)(?:[/?#]|$)"
    r"|\.(?:png|jpe?g|gif|webp|bmp|mp4|mov|webm|mkv|log|xpi|exe|msi|dmg|deb|rpm|zip|gz|xz|bz2|"
    r"js|css)"
    r"(?:[?#]|$)",
    re.IGNORECASE,
)
"""Where people put pictures and logs, and files that are no page."""

USED = re.compile(
    r"(?:\b(?:i'?m|i am|we're|we are|i was|currently|now|still|always) (?:on|using|running|with)|"
    r"\b(?:i|we) (?:\w+ly |only |just |still )?(?:use|run|have)|^\W*(?:using|running|with|on|in)|"
    r"\b(?:my|our) (?:browser|system|os|computer|machine|laptop|pc|phone|mac)\b[^.\n]{0,16}|"
    r"\b(?:browser|version|user agent|os|operating system|system|platform|software|environment|"
    r"betriebssystem)(?: version| name| used)?(?: / version)? ?(?:is|was|ist|:|=|-)|"
    r"\bthis is|\bthat's|\b(?:ich|wir) (?:nutzen?|benutzen?|verwenden?|habe)|\bdas ist)"
    r"[\s:*_(-]*(?:(?:the|a|latest|newest|version|current|official|den|die|das) ){0,3}$",
)
NOT_USED = re.compile(
    r"\b(?:never|not|n't|nor|without|nicht|nie|kein\w*|old|previous\w*|older|earlier|until|before|"
    r"from|downgrad\w+|restor\w+|than|like|unlike|früher\w*|vorher\w*|zuvor)\b[^,\n]*$",
)
ALSO = re.compile(
    r"\b(?:also|too|as well|likewise|same|even|auch|ebenso|ebenfalls|dasselbe|gleiche)\b"
    r"(?: \w+){0,4} (?:with|in|on|under|using|for|mit|in|auf|unter|bei) (?:\w+ ){0,2}$",
)
"""What it happens in besides the one that was told first."""

SINCE = re.compile(
    r"\b(?:since|seit(?:dem)?|(?<!\bi )start(?:ed|s|ing)|began|begins|beginning|begann|fing|"
    r"happen(?:s|ed|ing) since|"
    r"as of|ab|broke|broken|stopped|first (?:time|noticed|seen|saw|happened|occurred|appeared)|"
    r"noticed|until|till|bis|zuletzt)(?: (?:\w+)){0,3}\W{0,2}$",
)
SINCE_WITHIN = re.compile(r"(?:since|seit|starting|beginning|from|as of|ab|منذ)\b")
LOGGED = re.compile(
    r"\b(?:timestamp|logged(?: at)?|captured|last[- ]modified|expires|ts)\W{0,4}$|^\W*\["
)
CLOCKED = re.compile(r"\d:\d\d:\d\d")
"""Nobody but a machine tells the seconds."""
FIGURES = re.compile(r" ?[.:]\d|[,.]\d{3}\b| ?\[?(?:error|warn(?:ing)?|info|debug|fatal|trace)\b")
BUILT = re.compile(
    r"(?:\b(?:builds?|buildnaam|nightly|nightlies|snapshot|releases?|released|version|compiled|"
    r"built|"
    r"copyright|edition|firmware|driver|dated|model|win(?:32|64))\b[^.\n]{0,40}|©[^\n]{0,20}|"
    r"\d[\w.]* ?\()\W{0,3}(?:(?:on|of|from|vom|am|the) ){0,2}$",
)
WRITTEN = re.compile(
    r"\b(?:see|chat|thread|posts?|posted|comments?|articles?|screen ?shots?|news|announce\w+|siehe)"
    r"\b[^.\n]{0,30}$",
)
TOLD = re.compile(
    r"\b(?:e?-?mails?|e?mailed|letters?|wrote|written|call|called|spoke|told|schrieb\w*|schreiben|"
    r"geschrieben|angerufen)\b[^.\n]{0,30}$",
)
"""Of what happened earlier; it weighs only where another day is named."""
NEXT = re.compile(
    r"(?:on )?(?:the )?(?:next|following|same|other) (?:day|morning|night|evening)\b|one may\b|"
    r"this may\b",
)
"""Days that are counted from another one."""
WORKED = re.compile(
    r"\b(?:worked|was working|were working|used to work|was (?:fine|ok|okay|good|correct)|"
    r"were fine|ran fine|"
    r"was able|could (?:still )?(?:log|open|use|see)|funktionierte|lief|ging)\b(?! until| till|"
    r" bis)[^,\n]*$",
)
WORKED_THEN = re.compile(
    r"\W{0,2}(?:it|this|that|everything|all|es|alles)? ?(?:still )?(?:worked|was working|"
    r"used to work|"
    r"was (?:still )?(?:fine|ok|okay|working)|ran|funktionierte|lief|ging) ?(?:fine|es|noch|"
    r"alles|still|ok|well)?\b",
)
