"""A page by its name, as people call it who have no address: "the checkout", "Startseite"."""

import re

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, listed, words
from intakebot.understanding.vocabulary import NEGATIONS

LONGEST, FEW, FEW_BEFORE = 300, 7, 2
"""Characters that are looked at; words of an answer that is a name; words before the name in it."""
_KNOWN = (
    r"check-?out|(?:shopping )?(?:basket|cart|bag)|home|home ?page|start|front|landing|log-?in|"
    r"sign-?in|log in|sign in|sign-?up|registration|account|profile|settings|search|product|"
    r"category|payment|pay|orders?|my orders|contact|confirmation|delivery|shipping|address|"
    r"wish ?list|voucher|gift cards?|returns?|help|faq"
)
_BEKANNT = (
    r"warenkorb|kasse|start|home|anmelde|login|konto|profil|such|produkt|artikel|kategorie|"
    r"bezahl|zahlungs|bestell|kontakt|bestätigungs|liefer|adress|merk|hilfe|haupt|übersichts"
)
_ALONE = (
    r"(?:shopping )?(?:check-?out|basket|cart)|home ?page|warenkorb|kasse|startseite|hauptseite|"
    r"merkzettel|(?:ال)?سله|الدفع|الصفحه الرئيسيه"
)
_THE = r"(?:(?:the|your|my|our|der|die|das|dem|den|ihre[rnms]?|eure[rnms]?|meine[rnms]?) )?"
_PAGE = r"(?:pages?|screens?|sections?|tabs?|views?|forms?|areas?|categor(?:y|ies)|menus?)"
_SEITE = r"(?:seiten?|formular|bereich|menü|reiter|ansicht)"
_TOLD = re.compile(
    rf"\b{_THE}(?:(?:{_KNOWN})[ -]{_PAGE}|(?:{_BEKANNT})(?:s|n|en)?-?{_SEITE})\b"
    r"|(?<!\w)صفحه (?:ال)\w{2,20}(?: ال\w{2,20})?",
    re.IGNORECASE,
)
_EVERYWHERE = (
    r"everywhere|all over the (?:site|shop|website)|(?:on )?(?:every|all|any)(?: the| your)?"
    r" pages?|(?:the )?(?:whole|entire) (?:site|shop|website)|überall|(?:auf )?(?:allen|jeder)"
    r" seiten?|في كل (?:مكان|الصفحات)|كل الصفحات"
)
_ASKED = re.compile(
    rf"\b{_THE}(?:(?:[\w'&-]+ ){{1,4}}{_PAGE}|[\w-]{{3,30}}{_SEITE}|(?:{_ALONE})|{_EVERYWHERE}"
    rf"|(?:{_PAGE}|{_SEITE}) (?:with|for|of|about|mit|von|für) [^.,;!?\n]{{2,60}})"
    rf"(?!\w)|(?<!\w)(?:{_ALONE}|{_EVERYWHERE}|صفحه \w{{2,20}}(?: \w{{2,20}})?)(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{_THE}(?:{_KNOWN}|{_BEKANNT})", re.IGNORECASE)
"""What is a page's name only where nothing else is said."""
_TELLS_NOTHING = listed("""
    error page pages screen screens section tab view form area menu category the this that your my
    our a an it is it's its was on in at of to and whole same right wrong current web blank white
    empty first last next some what which one here there don't not know no can't see open load loads
    seite seiten formular bereich menü diese dieser ansicht reiter auf der die das dem den leere
    weiße keine صفحه هذه بيضاء فارغه
""")
_BEFORE = re.compile(
    r"(?:(?:it|that|this|es|das)(?:'s| is| was| happens| happened| ist| passiert)? )?"
    r"(?:(?:only|just|nur|immer) )?(?:(?:on|at|in|auf|an|im|bei|beim|في|على|علي) )",
    re.IGNORECASE,
)


def told(text: str) -> Span | None:
    """The one page that a story names beyond doubt: "the checkout page is blank"."""
    return _only(_TOLD, text[:LONGEST])


def answered(text: str) -> Span | None:
    """What names a page where one was asked for; nothing where a message tells something else."""
    said = text[:LONGEST]
    if "/" in said:  # a path, which is another matter
        return None
    start, end = len(said) - len(said.lstrip(" .,")), len(said.rstrip(" .,!\n"))
    before = _BEFORE.match(aligned(said), start)
    start = before.end() if before else start
    if _NAME.fullmatch(aligned(said), start, end):
        return start, end
    named = _only(_ASKED, said)
    if named is None or not NEGATIONS.isdisjoint(words(aligned(said).casefold())):
        return None
    if len(said[start:end].split()) > FEW:
        return told(text)
    return (start if len(said[start : named[0]].split()) < FEW_BEFORE else named[0]), end


def _only(pattern: re.Pattern[str], text: str) -> Span | None:
    found = [
        match.span()
        for match in pattern.finditer(aligned(text))
        if not _TELLS_NOTHING.issuperset(words(aligned(match[0]).casefold()))
    ]
    names = {text[slice(*span)].casefold() for span in found}
    return found[0] if len(names) == 1 else None
