"""What somebody was doing when it happened: "when I pay with Visa", "beim Bezahlen mit Karte".

The clause as it was written, up to where the next one begins. Wishes, questions and what may
come ("let me know when I can pay") tell of nothing that was done.
"""

import re

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import lowered

LONGEST = 160
"""Characters of a clause."""
_HINTS = ("when", "whil", "soon", "time", "once", "after", "if ", "upon", "during", "clicking",
          "try", "trie", "i was", "beim", "wenn", "während", "sobald", "nachdem",
          "als ich")  # fmt: skip
_STILL = (
    r"(?!(?:am|are|'m|was|were|want\w*|need\w*|have|had|do|don't|did|didn't|can|can't|could"
    r"|couldn't|would|will|shall|should|may|might|must|like\w*|know|knew|remember|think|thought"
    r"|live\w*|got?|get|gets|received?|bought|hear|see|saw|find|found|arrive\w*|speak|spoke"
    r"|talk\w*|ask\w*|moved?|called|love|hate|miss|feel|felt|believe|guess|hope|wish|ever|suppose|last"
    r"|almost|signed|first|become|became|mention\w*|say|said|die|look|looked)\b)"
)
"""What is no deed of the moment."""
_DOES = rf"(?:i|we|you) (?:just |only |then |now |always |also |go to )?{_STILL}[a-z]"
_ING = (
    r"(?!(?:being|having|wanting|needing|waiting|speaking|talking|looking|receiving|doing|going)\b)"
    r"[a-z]{2,20}ing\b"
)
_NO_DEED = r"(?!(?:get|find|see|know|understand|call|contact|reach|talk|speak|lodge|figure)\b)"
_CUE = re.compile(
    rf"\b(?<!even )(?:(?:only |just |right |immediately |directly |always )?"
    rf"(?:(?:when|whenever|while|whilst|as soon as|once|after|upon|if|the moment|the second"
    rf"|every ?time|each time) (?:(?:{_DOES})|(?:(?:i|we)(?: am| was|'m| were) )?{_ING})"
    rf"|(?:on|by) (?:clicking|pressing|opening|submitting|selecting|uploading|saving|tapping)\b"
    rf"|during (?:the |my |a )?(?:check-?out|payment|log-?in|sign-?(?:in|up)|upload|download"
    rf"|registration|installation|start-?up|print\w*|search|booking|order\w*|sync\w*)\b)"
    rf"|(?:i|we) (?:was|were|am|'m) (?:just |currently |only )?(?:trying to {_NO_DEED}|"
    rf"(?!trying|using|thinking|wondering|hoping|living|calling|writing|contacting|working)"
    rf"{_ING} )"
    rf"|(?:i|we) (?:just )?(?:tried|try|attempted|keep trying) to {_NO_DEED}"
    rf"|(?:immer |jedes mal,? |sofort,? )?(?:wenn|während|sobald|nachdem|als) (?:ich|wir|man)\b"
    rf"(?! (?:kann|könnte|will|möchte|hätte|wäre|war|bin|habe?\b ?[.,]|klein|jung))"
    rf"|beim (?:[a-zäöüß]{{2,12}} )?[a-zäöüß]{{2,30}}(?:en|ern|eln|in|out|tart|load)\b)"
)
_HAPPENS = (
    r"(?:is|are|was|were|goes|went|just|only|always|never|shows|says|crash\w*|freezes|freezing|froze|stays"
    r"|turns|hangs|hung|does|doesn't|didn't|won't|loads|becomes|keeps|stops|stopped|gives|gave|displays|will"
    r"|has|had|appears|appeared|disappears|pops|popped|fails|failed|comes|came|closes|opens|would|occurs"
    r"|breaks|broke|throws|takes|logs|tells|jumps|redirects|reloads)\b"
)
_END = re.compile(
    r"[,.:](?!\w)|[!?;\n()\[\]<>|]|\s[-–—>]+\s|\s(?:then|but|because|so|which|nothing|something"
    r"|everything|there|there's|this happens|that|dann|aber|kommt|erscheint|bekomme"
    r"|passiert|geht|stürzt|tritt|bleibt|hängt|erhalte|funktioniert|steht|sehe|wird|ist)\b"
    rf"|\s(?:and )?(?:it|they)(?:'s\b|\s{_HAPPENS})"
    r"|\s(?:and )?(?:i|we)(?:'m|'ve| just| always| only| then)?(?: (?:get|got|see|saw|receive|had|"
    r"have|am|was|can't|cannot|can|could|couldn't|find|notice|end|keep)\b)"
    rf"|\s(?:and )?(?:the|my|your|an?|this|all) (?:(?!it\b|they\b|i\b)\w{{2,20}} ){{0,2}}{_HAPPENS}"
    r"|\sand (?:nothing|it|the|that|there|i)\b|\s(?:when|while|how|until|wenn|dass)\b"
)
"""Where the clause is over."""
_WISH = re.compile(
    r"\b(?:let me know|tell me|inform|notify|remind|i'll|i will|i'd|i would|we'll|would like"
    r"|want to|hope|wish|like to|what (?:happens|if|will|do)|can i|could i|should i|will i|may i"
    r"|how long|would|bitte|sagen sie|was passiert)\b"
)
_WHETHER = re.compile(r"\b(?:will|would|should|can|could|do|does|may) (?:i|you|it|we|the|they)\b")
_SENTENCE = re.compile(r"[^.!?\n]{0,160}[.!?\n]?")
MOST = 12
"""Clauses of one text that are looked at."""


def find(text: str) -> list[Finding]:
    """The clauses that say what was being done, in order; to be checked."""
    low = lowered(text)
    if not any(hint in low for hint in _HINTS):
        return []
    found: list[Finding] = []
    place = 0
    for _ in range(MOST):
        cue = _CUE.search(low, place)
        if cue is None:
            break
        start, place = cue.start(), _end(low, cue.end())
        if place - start > 8 and not _only_wished(low, start, place):
            found.append(Finding(text[start:place], (start, place), "B"))
        place = max(place, cue.end())
    return found


def _end(text: str, place: int) -> int:
    """Where the clause ends that goes on at a place; the last whole word where it is long."""
    stop = _END.search(text, place, place + LONGEST)
    if stop:
        end = stop.start()
    elif place + LONGEST >= len(text):
        end = len(text)
    else:
        end = max(place, text.rfind(" ", place, place + LONGEST))
    return len(text[:end].rstrip(" \t,-"))


def _only_wished(text: str, start: int, end: int) -> bool:
    """Whether the sentence around asks or hopes rather than tells."""
    before = max(text.rfind(mark, max(0, start - 80), start) for mark in ".!?\n")
    after = _SENTENCE.match(text, end)
    asks = after and after[0].endswith("?") and _WHETHER.search(after[0])
    return bool(_WISH.search(text, max(before + 1, start - 80, 0), start) or asks)
