"""What an agent's words ask for, so that nobody asks a customer twice.

Only sentences that ask are looked at, and of them only what they ask about: "I see that you
use Firefox" asks nothing, "which browser do you use?" asks for the browser.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, listed, plain, words

LONGEST = 4000

_SENTENCE = re.compile(r"[^.!?\n؟]{1,600}[.!?؟]*(?=\s|$)|[^.!?\n؟]{1,600}")
_ASKS = re.compile(
    r"\b(?:what|what's|whats|which|when|where|who|whose|how (?:long|often|many)|since when)\b"
    r"|\b(?:can|could|may|might|would|will|do|did|are|is|have|has) (?:you|i|we|it|the|there|your)\b"
    r"|\b(?:please|kindly|just) (?:\w+ )?(?:tell|send|give|share|provide|confirm|let|state|name|"
    r"type|write|enter|copy|paste|attach|add|describe|explain)\b"
    r"|^\s*(?:tell|send|give|share|provide|confirm|state|name|describe|copy|paste|attach)\b"
    r"|\b(?:i(?:'d| would|'ll| will)?|we(?:'d| would|'ll| will)?) (?:also |still |just |only )?"
    r"(?:need|require|like)\b"
    r"|\b(?:was|welche\w*|wann|wo|wer|wie (?:lange|oft|lautet|heißen|ist)|seit wann)\b"
    r"|\b(?:können|könnten|kann|darf|dürfte|würden|haben|sind|ist) (?:sie|ich|wir|es|die|der|das)\b"
    r"|\b(?:bitte|nennen|schicken|senden|geben|teilen|bestätigen|beschreiben) (?:\w+ ){0,3}?"
    r"(?:sie|mir|uns|mal|noch)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:i(?:'ve| have)?|we(?:'ve| have)?) (?:see|saw|seen|have|got|know|noted|read|found|"
    r"checked|sent|send|will send|'ll send)\b(?! you)",
    re.IGNORECASE,
)
"""What tells rather than asks, as long as there is no question mark."""

TOPICS: dict[str, str] = {
    "email": r"e-?mail(?: address| id)?s?|mail address|e-?mail-?adresse|mailadresse",
    "phone": r"(?:tele)?phone(?: number)?|mobile(?: number)?|cell(?: number)?|number to call|"
    r"call you back|contact number|telefon(?:nummer)?|handynummer|rufnummer|rückrufnummer",
    "name": r"(?:your|full|first|last|customer) names?|names?|"
    r"who am i (?:talking|speaking|chatting)|"
    r"(?:ihr|vollständiger|vor-? ?und nach)[- ]?namen?|namen?|wie heißen sie|mit wem",
    "url": r"(?:which|what) (?:web ?)?(?:page|site|url|link|screen)|url|web ?address|"
    r"link (?:to|of|for) the page|address of the page|page (?:address|link)|the link|"
    r"(?:welche[rn]?|auf welcher) (?:web)?seite|adresse der seite",
    "device": r"browsers?|devices?|which (?:phone|computer|laptop|tablet)|"
    r"what (?:phone|computer|laptop|tablet)|operating system|os version|"
    r"(?:windows|mac|iphone|android) or (?:a )?(?:windows|mac|iphone|android)|geräte?|"
    r"betriebssystem",
    "version": r"versions?(?: number)?|which release|build number|versionsnummer",
    "error_message": r"(?:exact |full )?error(?: message| text| code)?|exact (?:message|wording|"
    r"words)|what (?:does|did) (?:it|the (?:message|page|screen)) say|error|fehlermeldung|"
    r"fehlercode|wortlaut|was steht (?:da|dort|in der)",
    "date": r"when did (?:it|this|that|you|the)|since when|how long|when was|"
    r"what (?:date|day|time)|which (?:date|day)|seit wann|"
    r"wann (?:ist|hat|haben|begann|trat)|wie lange|datum",
    "file": r"screen ?shots?|screen ?captures?|pictures?|photos?|bildschirmfotos?|fotos?",
}
"""What a kind of question is asked for with; for the rest their own words decide."""

_TOPICS = {
    kind: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    for kind, pattern in TOPICS.items()
}
_EMPTY = listed("""
    a an the of your you we i is are was it in on at to for and or what which when where who how
    do did does this that be please us me my our can could have has with just before if any exactly
    der die das den dem ein eine ihr ihre ihrer sie wir ich ist und oder was welche wann wo wie im
    in auf an zu für bitte haben hat uns mir
""")
_ENOUGH = 2
"""Words of an author's question that a sentence must share, where it has so many."""


class Topic(Struct, frozen=True):
    """A question whose answer is known: what it is called and how its author asks it."""

    id: str
    kind: str
    label: str = ""
    ask: str = ""


class AskedAgain(Struct, frozen=True):
    """A known answer that a text asks for, and the sentence that does."""

    id: str
    span: Span


def asked_for(text: str, known: Iterable[Topic]) -> list[AskedAgain]:
    """Which of the known answers a text asks for, each once, in the order of ``known``.

    Args:
        text: what an agent is about to send.
        known: the questions that have an answer.
    """
    sentences = list(questions(text))
    found = []
    for topic in known:
        span = next((span for words, span in sentences if _about(words, topic)), None)
        if span is not None:
            found.append(AskedAgain(topic.id, span))
    return found


def questions(text: str) -> Iterable[tuple[str, Span]]:
    """The sentences that ask something, with their places in the text."""
    spelt = aligned(text[:LONGEST])
    for match in _SENTENCE.finditer(spelt):
        sentence = match[0]
        marked = sentence.rstrip().endswith(("?", "؟"))
        if marked or (_ASKS.search(sentence) and not _TELLS.search(sentence)):
            start = match.start() + len(sentence) - len(sentence.lstrip())
            yield sentence, (start, match.end())


def _about(sentence: str, topic: Topic) -> bool:
    pattern = _TOPICS.get(topic.kind)
    if pattern is not None and pattern.search(sentence):
        return True
    said = frozenset(words(plain(sentence)))
    for own in (topic.label, topic.ask):
        core = _core(own)
        if core and len(core & said) >= min(len(core), max(_ENOUGH, len(core) * 2 // 3)):
            return True
    return False


@lru_cache(4096)
def _core(text: str) -> frozenset[str]:
    """The words of a label or question that carry its meaning."""
    return frozenset(words(plain(text))) - _EMPTY
