"""A page that stays blank, in a customer's words."""

import re
from functools import lru_cache
from typing import Any

from intakebot.understanding.finding import Finding

_COLOUR = r"(?:blank|white|empty|black|gr[ae]y)"
_PLACE = (
    r"(?:web ?)?(?:pages?|screens?|sites?|websites?|windows?|tabs?|popups?|pop-ups?|displays?|"
    r"monitors?|browser|app|dialogs?|panels?|views?|iframes?|(?:drop-?downs?|menus?)(?: menus?)?)"
)
_STAYS = (
    r"(?:(?:just|only|now|then|all|always|still|simply|suddenly|will|would|again|both|completely|"
    r"totally|entirely) ){0,2}(?:stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|is|are|was|were|goes|go|"
    r"went|going|turn(?:s|ed)?|comes? up|came up|becomes?|became|shows?(?: up)?|showed|showing|"
    r"load(?:s|ed)?|open(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?|render(?:s|ed)?|display(?:s|ed)?|"
    r"gets?|got)(?: (?:as|up|just|all|completely|totally|entirely|fully|only|simply|a|still|always|"
    r"now|suddenly|pure|partially|mostly)){0,3}"
)
_FARBE = r"(?:leere?[rsmn]?|weiße?[rsmn]?|weisse?[rsmn]?|schwarze?[rsmn]?|blanke?[rsmn]?)"
_ORT = (
    r"(?:web)?(?:seiten?|bildschirm|fenster|display|tab|website|webseite|homepage|anzeige|monitor|"
    r"browser|app)"
)
_PHRASES = (
    rf"\b{_COLOUR}(?:[ ,/-]{{1,2}}(?:{_COLOUR}|browser|web|error|login|checkout|full|whole))?"
    rf"[ -]{_PLACE}\b(?: of death)?",
    rf"\b{_PLACE}(?: content)? {_STAYS} {_COLOUR}\b",
    rf"\b(?:it|everything|that|which|content|shop|result|images?|all|and|then) {_STAYS} "
    rf"{_COLOUR}\b",
    r"\b(?:screen|page|it|everything|site|display|app) (?:just )?(?:goes|went|gone|is|turned) "
    r"(?:all |completely )?(?:white|black|blank|dark)\b",
    r"\bnothing(?: at all)? (?:is |gets |ever |will |was )?(?:load(?:s|ed|ing)?|render(?:s|ed)?|"
    r"(?:displayed|displays|shows?(?: up)?|appear(?:s|ed)|shown|visible) on (?:the|my|this) "
    r"(?:screen|page|site|window|tab|monitor))\b",
    r"\b(?:see|shows?|get|got|display\w*|with)(?: me)? (?:just |only )?(?:a )?(?:completely |"
    r"totally |"
    rf"entirely |all |plain )?{_COLOUR}(?:ness)?\b *(?:[.!?]|$)",
    r"\b(?:page|site|screen|app) (?:never|doesn'?t|does not|won'?t|didn'?t) (?:load|open|come up|"
    r"appear|show up|render)(?: at all| anything)\b|\b(?:page|site|screen) shows nothing\b",
    rf"\b{_FARBE} {_ORT}\b|\b{_ORT} (?:[\wäöüß]+ ){{0,2}}(?:bleibt|ist|wird|war|blieb|erscheint|"
    rf"lädt)(?: (?:komplett|ganz|immer|nur|völlig|einfach|leider|dann|total|jetzt)){{0,3}} "
    rf"{_FARBE}\b",
    r"\b(?:(?:es )?(?:lädt|erscheint|kommt) (?:gar |überhaupt |einfach |leider )?nichts|nichts "
    r"(?:lädt|wird (?:geladen|angezeigt))|(?:sehe|zeigt) (?:nur |ich nur )(?:weiß|schwarz|eine "
    r"leere)|"
    r"es wird (?:gar |überhaupt )?nichts (?:angezeigt|geladen)|(?:alles|nur) (?:weiß|schwarz|"
    r"leer))\b",
    r"(?:الصفحه|صفحه|الشاشه|شاشه|الموقع|النافذه|نافذه) (?:تبقي |تظهر |تظل |كلها |فقط |بقيت )?"
    r"(?:ال)?(?:بيضاء|فارغه|سوداء|خاليه|فارغ|ابيض)|لا (?:يظهر|يظهر لي|يتم تحميل) (?:اي )?شيء|"
    r"(?:شيء|الصفحه) لا (?:يتم تحميله|تحمل)",
)
_NOT = re.compile(
    r"\b(?:no|not an?|not|isn't|aren't|instead of an?|without an?|never an?|avoid|"
    r"left (?:the|it)|leave (?:the|it)|keine?n?|statt (?:einer|eines)|nicht)(?: \w{1,12})? $|"
    r"بدون $",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"[ -]?(?:form|fields?|lines?|rows?|cells?|box(?:es)?|spaces?|forms?|cart|basket|feld|zeile|"
    r"design|theme|background|mode|label|edition)\b",
    re.IGNORECASE,
)


def find(text: str) -> list[Finding]:
    """The words that say so; "no blank page" and a blank field on a form do not."""
    return [
        Finding(match[0].strip(" .!?"), _span(match), "B")
        for match in _pattern().finditer(text)
        if not _NOT.search(text[max(0, match.start() - 40) : match.start()])
        and not _FIELD.match(text, match.end())
    ]


def _span(match: Any) -> tuple[int, int]:
    return match.start(), match.start() + len(match[0].rstrip(" .!?"))


@lru_cache(1)
def _pattern() -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.never_capture = True
    return re2.compile("|".join(_PHRASES), options)
