"""Whether a browser or system is named because it works there, not because it fails there.

"It works in Firefox", "fine on my Mac", "tested with Chrome", "Edge opens it correctly": what
is named is a comparison, and no answer to "which browser do you use?".
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from intakebot.understanding.finding import Span

_AUX = r"(?:do(?:es)?|did|is|was|are|were|has|have|had|wo|ca|could|would|should|can)(?:n'?t| ?not)"
_SKIP = (
    r"\b(?:when|if|once|wenn|falls|sobald) (?:i|we|you|ich|wir|man) [\w']+"
    r"|\b(?:at|from|my|for|to|of) work\b|\bwork(?:ing)? (?:laptop|computer|pc|phone|account|day)"
    r"|\b(?:is|are|was) there\b|\bworkaround\b"
    r"|\bsame (?:web ?)?(?:sites?|pages?|url|link|address|account|thing|steps|files?)\b"
)
_FREE = (
    rf"{_AUX} (?:[\w']+ ){{0,2}}(?:happen|occur|reproduc\w*|affected|have (?:this|that|the|any)|"
    r"an? (?:problem|issue))"
    r"|\b(?:not|un|never|cannot|can't|could not|couldn't|unable to|nicht) ?(?:be )?(?:reproduc\w+|"
    r"affected|nachvollzieh\w+|betroffen)"
    r"|\b(?:no|without|not an?|zero|ohne|keine?) (?:any |such |\w+ )?(?:problem|issue|error|"
    r"trouble|"
    r"fehler)\w*"
)
_GOOD = (
    r"\b(?:works?|worked|working|runs|ran|fine|ok|okay|good|correct(?:ly)?|properly|perfect(?:ly)?|"
    r"flawless(?:ly)?|normal(?:ly)?|successful(?:ly)?|well|great|smooth(?:ly)?|as expected|"
    r"works? as intended|(?:i|we|it) can|able to)\b"
    r"|^ (?:do|does|did|can|doesn't|don't)(?: not)?\b *(?:[.,!)]|$)"
    r"|\b(?:funktioniert|funktionierte|geht|ging|klappt|klappte|läuft|lief|einwandfrei|problemlos|"
    r"tadellos|richtig|korrekt)\b|يعمل|تعمل|يشتغل|بشكل جيد"
)
_HOW = r"(?: (?:[\w']+ ){0,2}?(?:properly|correctly|fine|well|right|ok|as expected|as intended))?"
_BAD = (
    rf"{_AUX} (?:[\w']+ ){{0,2}}(?:work|load|open|display|show|render|respond|run|start|log|get|"
    rf"see|"
    rf"use|access|click|pay|buy|finish|do|appear|play|print)(?:ing|ed)?\b{_HOW}"
    r"|\b(?:not|never|nothing|no longer|hardly|barely|doesnt|dont|cant|wont|stop\w*|"
    r"nichts|nie) (?:[\w']+ ){0,2}?(?:work\w*|load\w*|open\w*|display\w*|show\w*|respond\w*|fine|"
    r"ok|"
    rf"correct\w*|properly|possible|supported|funktioniert|geht)\b{_HOW}"
    r"|\b(?:crash\w*|dies|died|hang|hangs|hung|fail\w*|fr[eo]{1,2}z\w*|stuck|broken|blank|errors?|"
    r"problems?|"
    r"issues?|bug|bugs|wrong|slow|missing|unable|can't|cannot|couldn't|won't|unusable|refus\w*|"
    r"nothing|happens|happening|occurs|affected|same|too|either|still|again|keeps?|"
    r"stopp(?:ed|s)|dead|garbled)\b"
    r"|\b(?:funktioniert|funktionierte|geht|ging|klappt|läuft|lief|lädt|öffnet)(?: [\wäöüß]+){0,3}"
    r" nicht\b|\b(?:stürzt|hängt|fehler\w*|kaputt|leer|weiß|nichts|problem|auch)\b"
    r"|(?:لا|ما|لم|لن) (?:يعمل|تعمل|يشتغل|يفتح|تفتح|يظهر|تظهر)|مشكله|خطا|معطل"
)
_MINE = (
    r"\b(?:i'?m|i am|we are|we're|am|i was|currently) (?:on|using|running)\b|\b(?:i|we) (?:\w+ly )?"
    r"(?:use|run|have)\b|\bbrowser *(?:is|:|=|/)|\bmy browser\b|\b(?:ich|wir) (?:nutzen?|benutzen?|"
    r"verwenden?|habe)\b|(?:استخدم|متصفحي)"
)
_TRIED = (
    r"\b(?:re)?(?:test(?:ed|ing|s)?|tr(?:ied|ying)|check(?:ed|ing)?|verif\w+|compar\w+)\b"
    r"|\b(?:switch\w*|chang\w+|mov\w+|went|go(?:ing)?) (?:over |back )?to\b|\bhad to use\b"
    r"|\b(?:please|should|could|must|to|try|only) use\b|\b(?:unlike|contrary to|opposed to|"
    r"in contrast to|rather than|instead of|than in|than on|than with|like in|as in|as with|just "
    r"like|"
    r"recommend\w*|downgrad\w* to|suggest\w*|supported browsers?|old|(?:or|oder) (?:try|"
    r"use|teste?|nutzen?))\b"
    r"|\bfrom *$"
    r"|\b(?:getestet|probier\w*|ausprobiert|versucht|gewechselt|wechs\w+|anders als|statt|wie "
    r"(?:in|"
    r"im|bei|mit)|gegensatz zu)\b|جربت|انتقلت"
)
_NOT = (
    r"\b(?:not|nicht|never|kein\w*) (?:so )?(?:in|im|on|with|under|using|for|mit|unter|auf|bei|"
    r"at|am)\b"
    r"|ليس (?:في|علي)"
)
_BREAK = r",|\b(?:but|however|aber|jedoch|while|whereas|although|though|since|because)\b|لكن"
_END = r"[!?;\n]|\.(?:\s|$)|[:)] "
_UNTIL = r"\b(?:until|bis)\b"
_KINDS = (
    ("", _SKIP), ("good", _FREE), ("bad", _BAD), ("good", _GOOD), ("mine", _MINE),
    ("tried", _TRIED), ("not", _NOT), ("until", _UNTIL), ("break", _BREAK), ("end", _END),
)  # fmt: skip
_ANY = "|".join(pattern for _, pattern in _KINDS)
_NEAR, _AHEAD, _SOON = 140, 110, 60


def elsewhere(text: str, span: Span, stop: int) -> bool:
    """Whether what is named at ``span`` is where it works. ``stop``: where the next name stands."""
    start, end = span
    earlier, said = _before(text[max(0, start - _NEAR) : start])
    ahead = list(_signals(text[end : min(stop, end + _AHEAD)]))
    kinds = [kind for kind, _ in ahead]
    ended = kinds.index("end") if "end" in kinds else len(kinds)
    after = ["bad" if kind == "until" else kind for kind in kinds[:ended] if kind != "break"]
    if "not" in said[-1:]:
        return (said[:-1] or earlier or ["bad"])[-1] != "good"
    if "tried" in said[-1:]:
        following = [*kinds[ended + 1 :], "end"]  # "I tried Chrome. Still blank."
        return "bad" not in (after or following[: following.index("end")])
    if said:
        return said[-1] == "good"
    first = next(((kind, at) for kind, at in ahead[:ended] if kind != "break"), ("", 0))
    return first[0] in ("good", "tried") and first[1] < _SOON and "bad" not in after


def _before(text: str) -> tuple[list[str], list[str]]:
    """What is said in the clauses of the sentence before the last one, and in the last one."""
    earlier: list[str] = []
    said: list[str] = []
    for kind, _ in _signals(text):
        if kind == "end":
            earlier, said = [], []
        elif kind in ("break", "until"):
            earlier, said = earlier + said, []
        else:
            said.append(kind)
    return earlier, said


def _signals(text: str) -> Iterator[tuple[str, int]]:
    for match in _pattern(_ANY).finditer(text):
        kind = _kind(match[0].casefold())
        if kind:
            yield kind, match.start()


@lru_cache(2048)
def _kind(words: str) -> str:
    """What a signal says. Asked of each apart: RE2 is slow to tell groups of long lists apart."""
    return next((kind for kind, pattern in _KINDS if _pattern(pattern).fullmatch(words)), "")


@lru_cache(16)
def _pattern(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.never_capture = True
    options.max_mem = 32 << 20
    return re2.compile(pattern, options)
