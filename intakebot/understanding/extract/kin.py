"""The name of somebody else whom a matter is about: "it's for my son Leo Marsh"."""

import re

from intakebot.understanding.extract.introductions import GOES_ON
from intakebot.understanding.extract.names import is_name
from intakebot.understanding.finding import Span
from intakebot.understanding.given_names import GIVEN
from intakebot.understanding.normal import aligned, listed, plain

_WHO = (
    r"(?:son|daughter|wife|husband|partner|fianc[ée]e?|mother|father|mum|mom|dad|brother|sister"
    r"|child|kid|baby|boy|girl|nephew|niece|uncle|aunt|grand(?:mother|father|ma|pa|son|daughter)"
    r"|boss|manager|colleague|friend|client|customer|patient|student|pupil|tenant|guest"
    r"|sohn|tochter|frau|mann|partnerin|mutter|vater|bruder|schwester|kind|neffen?|nichte|onkel"
    r"|tante|oma|opa|chefin?|kolleg(?:e|in|en)|freund(?:in)?|kund(?:e|in|en)|patient(?:in|en)?"
    r"|mieter(?:in)?|ex(?:-(?:wife|husband|partner|frau|mann))?|flatmate|room-?mate|cleaner|neighbou?r"
    r"|employee|assistant|mitbewohner(?:in)?|nachbar(?:in)?|mitarbeiter(?:in)?|gast)"
)
KIN = listed("""
    whose wessen
    child child's kid kid's baby baby's son daughter patient patient's student pupil guest relative
    kind kindes sohn sohnes tochter patient patienten patientin schüler gast angehörigen
    طفل طفلك ابنك ابنتك مريض المريض طالب
""")
"""Words of a question that asks for the name of somebody else than the one who writes."""
_OF_KIN = re.compile(
    rf"(?<!\w)(?:(?:my|our|his|her|the|mein|unser|ihr|sein|der|die|das)(?:e[nmrs]?)? "
    rf"(?:\w+ )?{_WHO}|(?:ال)?(?:ابني|ابنتي|بنتي|ولدي|زوجتي|زوجي|مرتي|امي|ابي|والدي|والدتي|اخي|اختي"
    r"|طفلي|طفلتي|مريض|مريضه))"
    r"(?:'s (?:(?:full )?name(?: is)?|called)|,|:| is(?: called)?| named| called| namens| heißt"
    r"| ist| اسمه| اسمها| هو| هي)?\s+",
    re.IGNORECASE,
)
_PART = r"[^\W\d_](?:\.|[\w'’-]{0,40})"
_NAME = re.compile(rf"{_PART}(?: {_PART}){{0,3}}")


def of_kin(text: str) -> Span | None:
    """Where an answer names whom it is for; in capitals, or with a given name that is known."""
    led = _OF_KIN.search(aligned(text))
    named = _NAME.match(text, led.end()) if led else None
    if named is None:
        return None
    start, end = named.span()
    more = GOES_ON.search(text, start, end)
    end = start + len(text[start : more.start() if more else end].rstrip(" ,."))
    name = text[start:end]
    known = not name[:1].islower() or plain(name).split(" ")[0] in GIVEN
    return (start, end) if known and is_name(name) else None
