"""What a browser calls itself, pasted into a text: ``Mozilla/5.0 (Windows NT 10.0; …) …``."""

import re

from intakebot.understanding.extract.devices import user_agent
from intakebot.understanding.finding import Finding

_SENT = re.compile(
    r"(?:Mozilla|Opera|Dalvik)/\d{1,2}\.\d{1,2} \([^()\n]{1,200}\)"
    r"(?: ?[A-Za-z][\w.]{0,30}/[\w.+-]{1,40}| ?\([^()\n]{1,80}\)| Mobile\b| Safari\b){0,14}"
)
_SYSTEM = re.compile(
    r"Windows (?:NT|Phone)(?: OS)? [\d.]{1,6}|Android(?: \d[\d.]{0,8})?|CrOS|iPhone OS [\d_]{1,10}|"
    r"CPU OS [\d_]{1,10}|Mac OS X(?: [\d_.]{1,10})?|Ubuntu|Fedora|Linux|FreeBSD|OpenBSD"
)


def find(text: str) -> list[Finding]:
    """Each one whole; the system it tells of stands within, the browser may be in disguise."""
    found: list[Finding] = []
    if "/" not in text or "(" not in text:
        return found
    for match in _SENT.finditer(text):
        words = match[0].rstrip(" ,;")
        named = user_agent(words)
        if named is None:
            continue
        span = (match.start(), match.start() + len(words))
        found.append(Finding(named, span, "A", "user_agent"))
        browser, _, system = named.partition(" on ")
        told = _SYSTEM.search(text, *span)
        if told is not None and system:
            found.append(Finding(system.partition(",")[0], told.span(), "B", "os"))
        if system or "Other" not in browser:
            product = words.rfind(" ") + 1
            found.append(Finding(browser, (span[0] + product, span[1]), "C", "browser"))
    return found
