"""Web addresses within a text: http and https only, whatever else calls itself a link."""

import re
from functools import lru_cache
from typing import Any

from intakebot.understanding.finding import CLAIMED, Finding
from intakebot.understanding.normal import listed

LONGEST = 2048
_MOST = 20
"""Runs of characters that are looked at more closely in one text."""
_NESTED = 30
"""Brackets, and addresses within an address."""
_HINT = re.compile(r"[.:](?:(?<=[^\W_]\.)[^\W\d_]{2}|//)")
_EDGES = (" ", "\n", "\t", "\r", "\x0b", "\x0c", "\xa0", "\u3000", CLAIMED, '"', "<", ">")
_EDGE = re.compile(f'[\\s{CLAIMED}"<>]')
_HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*"
)
_FILES = listed("ai cc md mov pl ps py rs sh so st vi zip")
"""Endings of file names that are countries as well: ``main.py`` is no address by itself."""
_WORDS = listed("""
    am as at be by de do fun help in is it live me my no now one open page so space store support
    team to tools us watch work works zone
""")
"""Endings that are words as well: "it crashed.It is gone" names no page in Italy."""
_FIELDS = listed("id info name properties run")
"""Endings that programs write far more often than people do: ``user.name``."""
_PACKAGE = re.compile(r"(?:com|org|net|io|de|java|javax|fs)\.\w+\.")
_CODE = listed("asp.net vb.net ado.net system.in system.net java.net socket.io")
_CUE = re.compile(
    r"(?:\b(?:at|on|visit|url|link|page|site|website|web|domain|open|opened|opening|to|from|of|"
    r"address|homepage|seite|webseite|adresse|auf|unter|von|bei|besuche|öffne)\b|[:=(\[])\W{0,3}$",
    re.IGNORECASE,
)
_NEWER = listed("""
    academy agency app art associates auction bank bar berlin bet bid bike bio black blog blue
    boutique build business cafe cam camp capital care careers cash center chat church city click
    clinic cloud club coach codes coffee community company computer consulting contact cool country
    coupons courses credit deals delivery dental design dev digital direct directory doctor dog
    domains earth education email energy engineering estate events exchange expert express farm
    fashion finance financial fish fit fitness flights foundation fund furniture fyi gallery game
    games garden gift gifts global gmbh gold golf graphics green group guide guru hamburg health
    help holiday host hosting hotel house immo inc ink institute insurance international investments
    jobs koeln land law lawyer legal life lighting limited link live loan london ltd management
    market marketing mba media mobi money movie network news ninja nrw nyc online ooo page paris
    partners parts party pet photo photography photos pics pizza place plus post press productions
    promo properties property pub quest racing recipes red rent rentals repair report rest
    restaurant reviews rocks run ruhr saarland sale salon school science security services sexy
    shoes shopping show site ski social software solar solutions space sport store stream studio
    style supply support surf swiss systems tax taxi team tech technology tel tennis theater tickets
    tienda tips tires today tools top tours town toys trade training travel university vacations
    ventures vet video villas vip vision vote voyage watch website wedding wien wiki win wine work
    works world wtf xyz yoga zone aws
""")


@lru_cache(1)
def _links() -> Any:
    from linkify_it import LinkifyIt

    return LinkifyIt(options={"fuzzy_email": False}).tlds(sorted(_NEWER), True)


def address(raw: str) -> str | None:
    """The address in its one spelling, or None where ``raw`` is no http(s) address.

    What was written without a scheme is taken for https. A user name and password
    within it are left out: nobody needs them, and they are secrets.
    """
    from yarl import URL

    if len(raw) > LONGEST or re.search(r"[\s<>\"\\^`{|}]", raw):
        return None
    try:
        url = URL(raw if re.match(r"(?i)https?://", raw) else f"https://{raw}")
        host = url.raw_host or ""
        if url.scheme not in ("http", "https") or not _HOST.fullmatch(host):
            return None
        url = url.with_user(None)
        return str(url if url.raw_path != "/" else url.with_path("/", keep_query=True))
    except (ValueError, TypeError):
        return None


def find(text: str) -> list[Finding]:
    """The addresses in a text, in order. A bare ``shop.example.com/cart`` counts.

    The library is dear, so it sees only the few runs of characters that look like one.
    """
    found: list[Finding] = []
    end = tries = 0
    hint = _HINT.search(text)
    while hint is not None and tries < _MOST:
        tries += 1
        start = 1 + max(end - 1, *(text.rfind(edge, end, hint.start()) for edge in _EDGES))
        edge = _EDGE.search(text, hint.end())
        end = edge.start() if edge else len(text)
        found += _within(text, start, min(end, start + LONGEST))
        hint = _HINT.search(text, end)
    return found


def _within(text: str, start: int, end: int) -> list[Finding]:
    """The addresses in one run of characters without a blank."""
    found: list[Finding] = []
    if sum(text.count(each, start, end) for each in ("//", "(", "[", "{")) > _NESTED:
        return found  # nobody writes that, and the library would take long over it
    for match in _links().match(text[start:end]) or ():
        if match.schema not in ("", "http:", "https:"):
            continue
        first, last = start + match.index, start + match.last_index
        cut = "…*_?&#" if text[last : last + 1] == CLAIMED else "…*_"
        raw = text[first:last].rstrip(cut)
        if text[first - 1 : first] in ("@", "/", ".", "\\") or text[last : last + 1] == "@":
            continue
        value = address(raw)
        if value is not None and (_is_host(value) if match.schema else _is_meant(text, first, raw)):
            found.append(Finding(value, (first, first + len(raw))))
    return found


def _is_host(value: str) -> bool:
    """A name without a dot is a host only where more is said than the name."""
    host, _, rest = value.partition("://")[2].partition("/")
    return "." in host or ":" in host or bool(rest) or host == "localhost"


def _is_meant(text: str, start: int, raw: str) -> bool:
    """Whether this is an address although no scheme says so."""
    if "/" in raw or raw[:4].casefold() == "www.":
        return True
    name, _, ending = raw.rpartition(".")
    kind = ending.casefold()
    if kind in _FILES or raw.casefold() in _CODE or _PACKAGE.match(raw):
        return False
    if kind in _FIELDS or (kind in _WORDS and "." not in name):
        alike = ending.islower() or raw.isupper()
        return alike and bool(_CUE.search(text, max(0, start - 20), start))
    return True
