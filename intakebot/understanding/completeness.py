"""What a text says of a problem: what was seen, what was expected, how to get there.

A small linear model over words, pairs of words and the shape of a sentence, besides the headings
that reporters write themselves ("Expected results:"). Its weights (``report_weights.json``,
whole hundredths) were learnt from SeaMonkey reports in GitBugs (CC BY 4.0), whose reporters
filled in their own Steps, Actual and Expected; products' names and figures were left out.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from intakebot.understanding.normal import aligned, listed

Part: TypeAlias = Literal["OB", "EB", "S2R"]
PARTS: tuple[Part, ...] = ("OB", "EB", "S2R")
"""Observed, expected, steps to reproduce: the names that the research on reports uses."""

LEAST: dict[Part, float] = {"OB": 0.6, "EB": 0.48, "S2R": 0.55}
"""How likely a part must be to count as there; from cross-validation on those reports."""

_MOST_WORDS, _LONGEST, _MOST_SENTENCES = 250, 8000, 60
_TOKEN = re.compile(r"[a-z']+|\d+(?=\b)|[?!:]")
_MACHINE = re.compile(
    r"Mozilla/5\.0[^\n]{0,300}|https?://\S{1,300}"
    r"|User ?Agent:?|Build ?(?:identifier|ID|naam):?\s{0,3}\d{0,20}",
    re.IGNORECASE,
)
_PRODUCTS = listed("""
    seamonkey mozilla firefox gecko thunderbird windows linux mac seamonkey's bug bugzilla comm
    nightly lightning chatzilla composer mailnews imap pop nt x win rv ubuntu fedora debian macos
""")
_HEADING = re.compile(
    r"(?:(?P<S2R>steps?(?: to reproduce)?|how to reproduce|str|reproduction|schritte|"
    r"so tritt es auf)"
    r"|(?P<OB>actual(?: results?| behaviou?r)?|observed|what happens|what happened|ergebnis|"
    r"tatsächlich\w*)"
    r"|(?P<EB>expected(?: results?| behaviou?r)?|what should happen|erwartet\w*|soll))"
    r"(?: are| is)?\s{0,3}[:\n]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[ \t]{0,9}\d{1,2}[.)][ \t])?[^.!?\n]{1,600}[.!?\n]*")

_SHAPES: dict[str, re.Pattern[str]] = {
    "numbered": re.compile(r"(?m)^[ \t]{0,9}(?:\d{1,2}[.):]|[-*•])\s"),
    "imperative": re.compile(
        r"(?mi)^[^\w\n]{0,4}(?:\d{1,2}[.):]\s*)?(?:open|click|go|start|select|try|press|use|create|type|"
        r"enter|visit|run|install|set|load|choose|navigate|right|drag|close|add|copy|paste|log|"
        r"launch|send|view|download|compose|scroll|switch|make|have|find|read|reload|restart|"
        r"change|edit|write|save|get|attempt)\b"
    ),
    "i_past": re.compile(
        r"(?i)\b(?:i|we)(?:'ve)? (?:\w+ed|went|ran|tried|opened|clicked|saw|got|did|had|was|made|"
        r"set|put|sent|chose)\b"
    ),
    "should": re.compile(
        r"(?i)\b(?:should|ought|supposed to|expect\w*|would (?:have )?(?:expect|like|be nice)|"
        r"need(?:s)? to|must|instead of|rather than|correct(?:ly)?|proper(?:ly)?|normal(?:ly)?|"
        r"as (?:it )?(?:did|does|was|before|usual))\b"
    ),
    "neg": re.compile(
        r"(?i)\b(?:not|no|never|nothing|n't|cannot|can't|fail\w*|error\w*|crash\w*|freez\w*|hang\w*|"
        r"wrong|blank|broken|missing|lost|unable|impossible|stuck|disappear\w*|incorrect\w*|only|"
        r"but|however)\b"
    ),
    "first_past": re.compile(
        r"(?i)^\W*(?:tried|opened|clicked|went|started|attempted|visited|updated|installed|used|"
        r"upgraded|selected|created|sent|received|just|open|click)\b"
    ),
    "same": re.compile(r"(?i)^\W*(?:same|see above|as above|n/?a|none|nothing)\b"),
    "should_first": re.compile(
        r"(?i)^[^.!?\n]{0,160}\b(?:should|ought|supposed|expected?|must|would)\b"
    ),
    "modal_not": re.compile(r"(?i)\b(?:should|must|would) (?:not|never|n't)\b|\bshouldn't\b"),
    "works": re.compile(
        r"(?i)\b(?:work|works|worked|working) (?:as|like|fine|ok|correctly|properly|again|"
        r"normally)\b"
    ),
    "used_to": re.compile(
        r"(?i)\b(?:used to|previous(?:ly)?|older|earlier|before|until|in version)\b"
    ),
    "does_not": re.compile(
        r"(?i)\b(?:does|do|did|is|was|are|were|has|have|can|could|will) ?n(?:o|')t\b"
    ),
    "verb_base": re.compile(
        r"(?i)^\W*(?:be|have|show|display|open|see|work|no|not|the same|a |an |correct|normal|"
        r"it (?:should|would)|that|to )\b"
    ),
}


class _Model(Struct, frozen=True):
    words: dict[str, tuple[int, int, int, int]]
    """Rarity, and a weight for each part, in hundredths."""
    shapes: dict[str, tuple[int, int, int]]
    bias: tuple[int, int, int]


class Told(Struct, frozen=True):
    """Which parts a text has, each with the first sentence that says it."""

    observed: str = ""
    expected: str = ""
    steps: str = ""


def label(passage: str) -> set[Part]:
    """The parts that one passage (a sentence, or a section of a report) tells."""
    text = aligned(passage[:_LONGEST])
    heading = _HEADING.match(text.lstrip())
    if heading and heading.lastgroup in PARTS:
        return {heading.lastgroup}
    return {part for part, how in zip(PARTS, _likely(text), strict=True) if how >= LEAST[part]}


def told(text: str) -> Told:
    """What a message tells of a problem, in its own words."""
    found: dict[Part, str] = {}
    under: Part | None = None
    for sentence in sentences(text):
        heading = _HEADING.match(sentence)
        if heading and heading.lastgroup in PARTS:
            under = heading.lastgroup
        said = sentence[heading.end() :].strip() if heading else sentence
        for part in ({under} if under else label(said)) if said else ():
            found.setdefault(part, said)
    return Told(found.get("OB", ""), found.get("EB", ""), found.get("S2R", ""))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, the first few dozen."""
    for count, match in enumerate(_SENTENCE.finditer(text[:_LONGEST])):
        if count >= _MOST_SENTENCES:
            return
        if match[0].strip():
            yield match[0].strip()


def _likely(text: str) -> tuple[float, float, float]:
    """How likely each part is, 0 to 1."""
    model = _model()
    counts = Counter([token for token in _tokens(text) if token in model.words])
    told = [(model.words[w], n) for w, n in counts.items()]
    shares = [((1 + math.log(n)) * weights[0] / 100, weights) for weights, n in told]
    length = math.sqrt(sum([share * share for share, _ in shares])) or 1.0
    shapes = [model.shapes[name] for name in _shapes(text) if name in model.shapes]
    sums = [
        model.bias[at]
        + sum([share * weights[at + 1] for share, weights in shares]) / length
        + sum([weights[at] for weights in shapes])
        for at in range(len(PARTS))
    ]
    a, b, c = (1 / (1 + math.exp(-max(-30.0, min(30.0, each / 100)))) for each in sums)
    return a, b, c


def _tokens(text: str) -> list[str]:
    """Words, pairs of words and how the passage begins; figures and products by a sign."""
    found = _TOKEN.findall(_MACHINE.sub(" ", text).lower())[:_MOST_WORDS]
    plain = ["#" if each[0].isdigit() else "*" if each in _PRODUCTS else each for each in found]
    pairs = [f"{a}_{b}" for a, b in pairwise(plain)]
    return [*plain, *pairs, *(f"^{each}" for each in plain[:1]), "^" + "_".join(plain[:2])]


def _shapes(text: str) -> list[str]:
    """What a passage looks like."""
    if _ODD.search(text) is None:
        names = tuple(_SHAPES)
        found = [names[at] for at in _together().Match(text) or ()]
    else:
        found = [name for name, pattern in _SHAPES.items() if pattern.search(text)]
    if len(text.split()) < 14:
        found.append("short")
    if len(text) >= 300 and not text.startswith("\n"):
        found.append("long")
    if "\n" in text and len(re.findall(r"(?m)^\s{0,9}\d{1,2}[.):]", text)) > 1:
        found.append("two_numbered")
    return found


_ODD = re.compile(r"[^\t\n\r -~]")
"""What RE2 may read in another way than Python: letters beyond ASCII, rare blanks."""


@lru_cache(1)
def _together() -> Any:
    """All shapes in one search."""
    import re2

    together = re2.Set.SearchSet()
    for pattern in _SHAPES.values():
        together.Add(pattern.pattern)
    together.Compile()
    return together


@lru_cache(1)
def _model() -> _Model:
    place = resources.files("intakebot.understanding") / "report_weights.json"
    given = json.loads(place.read_text(encoding="utf-8"))
    words = {word: tuple(weights) for word, weights in given["words"].items()}
    shapes = {name: tuple(weights) for name, weights in given["shapes"].items()}
    return _Model(words, shapes, tuple(given["bias"]))
