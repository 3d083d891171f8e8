"""What acts sound like: phrases and patterns by language, and the book they make together.

The lists that ship are YAML files in ``words/``, of one shape: an act, how its phrases count,
and the phrases. Flows' own lists are added to them. A book is made once and only looked at
afterwards, so that a longer list costs a turn nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from importlib import resources
from itertools import islice
from operator import itemgetter
from typing import Any, Literal, TypeAlias, get_args

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, plain

ActKind: TypeAlias = Literal[
    "crisis", "are_you_bot", "calls_out", "person", "skip", "why", "back", "repeat", "told",
    "clarify", "dont_know", "wait", "thanks", "done", "another_issue", "progress", "status",
    "cancel", "correction", "complaint",
    "distress", "abuse", "swearing", "off_topic", "vague", "greeting", "goodbye", "yes", "no",
    "misplaced", "reason",
]  # fmt: skip
KINDS: tuple[ActKind, ...] = get_args(ActKind)
"""In the order they are looked for: "am I talking to a person?" asks, it does not ask for one;
"I don't know what you mean" is first of all a question what is meant."""

NAMES = ("about", "goods", "unwilling")
"""Parts of a page that are no acts but name what one is about."""

Page: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]
"""One language's file: an act, how its phrases count, the phrases.

``whole``: the message is nothing else. ``own``: the same, for customers who write in this
language only. ``anywhere``: these words within a longer message. ``patterns``: RE2, with
``(act:…)`` around the act itself and ``<name>`` for one of the ``pieces``. ``confirm``: patterns
that count while a summary is to be confirmed. ``about`` names what a correction corrects,
``goods`` what a question for news is about, where that is no case, ``unwilling`` what sets a wish
not to say apart from a "skip" that is merely in a hurry; ``slips`` are misspellings
of words that are too short to be guessed at.
"""

_ARABIC, _LATIN = re.compile("[\u0621-\u064a]"), re.compile("[a-z]")
_ESCAPED = re.compile(r"\\[pP]?.|\[[^\]]*\]")
LANGUAGES = ("en", "de", "ar")
BETWEEN = " | "
"""Stands between phrases of one line."""

_BARE_GROUP = re.compile(r"(?<!\\)\((?!\?)(act:)?")
_PIECE = re.compile(r"<(\w+)>")
_BLANK = re.compile(r"(?<!\[) (?![?*+{])")
_LETTERS = re.compile(r"(\\[pP]?.)|[^\\]+")
"""A sign of RE2's in which capitals mean something, or what is written in small letters."""
_NO_LETTER = r"[^\pL\pN]"


class Phrasebook:
    """All phrases of all acts. Never changed once it is made."""

    def __init__(self, pages: Iterable[tuple[str, Page]]) -> None:
        """``pages`` with the language of each; a later one's phrases win."""
        self._whole: dict[str, ActKind] = {}
        self._own: dict[str, dict[str, ActKind]] = defaultdict(dict)
        self._listed: dict[ActKind, set[str]] = defaultdict(set)
        self._patterns: list[tuple[str, str, str]] = []
        self._arabic: set[int] = set()
        """Those that only a text with Arabic letters is searched for: half of all they take."""
        for language, page in pages:
            for kind in reversed(KINDS):
                parts = page.get(kind, {})
                phrases = list(_phrases(parts, "whole"))
                self._listed[kind].update(phrases)
                self._whole |= dict.fromkeys(phrases, kind)
                self._own[language] |= dict.fromkeys(_phrases(parts, "own"), kind)
            for name in (*KINDS, *NAMES):
                for part, pattern in _patterns(page, name):
                    if language == "ar" and not _LATIN.search(_ESCAPED.sub("", pattern)):
                        self._arabic.add(len(self._patterns))
                    self._patterns.append((name, part, pattern))

    def whole(self, words: str, language: str) -> ActKind | None:
        """The act that a message of these ``plain`` words is, if it is one."""
        return self._own.get(language, {}).get(words) or self._whole.get(words)

    def phrases(self, kind: ActKind) -> frozenset[str]:
        """The messages that are listed as nothing but this act, whatever else they may be."""
        return frozenset(self._listed[kind])

    @cached_property
    def most_words(self) -> int:
        """Words of the longest phrase."""
        return max((phrase.count(" ") + 1 for phrase in self._whole), default=0)

    def hits(self, text: str) -> dict[tuple[str, str], list[Any]]:
        """The patterns in an ``aligned`` text of small letters, by act and part of the page."""
        found = self._occurring(self._of_acts, text)
        if _ARABIC.search(text):
            for act, patterns in self._occurring(self._of_acts_in_arabic, text).items():
                found[act] += patterns
        return found

    def named(self, text: str) -> dict[tuple[str, str], list[Any]]:
        """Those that tell what an act is about, by ``NAMES`` and label."""
        return self._occurring(self._of_names, text)

    def _occurring(self, screens: "_Screens", text: str) -> dict[tuple[str, str], list[Any]]:
        found: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for number, pattern in screens.occurring(text):
            kind, part, _ = self._patterns[number]
            found[kind, part].append(pattern)
        return found

    @cached_property
    def _of_acts(self) -> "_Screens":
        return self._screens(KINDS, set(range(len(self._patterns))) - self._arabic)

    @cached_property
    def _of_acts_in_arabic(self) -> "_Screens":
        return self._screens(KINDS, self._arabic)

    def _screens(self, names: Sequence[str], numbers: Set[int]) -> "_Screens":
        named = {n: p for n, (name, _, p) in enumerate(self._patterns) if name in names}
        return _Screens({n: p for n, p in named.items() if n in numbers})

    @cached_property
    def _of_names(self) -> "_Screens":
        return self._screens(NAMES, set(range(len(self._patterns))))


class _Screens:
    """Patterns behind one search for the words they need: most texts have none of them.

    Those that need no word of three letters would each be looked for in every text; they are
    looked for together.
    """

    def __init__(self, patterns: Mapping[int, str]) -> None:
        import re2

        numbers = list(patterns)
        wordless = {numbers[at] for at in _filter(patterns.values()).Match("", True) or ()}
        self._needing = [number for number in numbers if number not in wordless]
        self._wordless = [(n, re2.compile(patterns[n], _options())) for n in sorted(wordless)]
        self._screen = _filter(patterns[number] for number in self._needing)
        self._together = re2.Set.SearchSet(_options(_ROOM))
        for number, _ in self._wordless:
            self._together.Add(patterns[number])
        self._together.Compile()

    def occurring(self, text: str) -> list[tuple[int, Any]]:
        """The patterns that occur in a text of small letters, with their numbers and in order."""
        searched = text.encode()
        screened = self._screen.Match(searched) or ()
        found = [(self._needing[at], self._screen.re(at)) for at in screened]
        found += [self._wordless[at] for at in self._together.Match(searched) or ()]
        return sorted(found, key=itemgetter(0))


MOST_PLACES = 4
"""Places of a pattern that are looked at, where the first belong to another act."""


def places(patterns: Iterable[Any], text: str) -> list[Span]:
    """Where the patterns of one act stand in the text, first things first."""
    found: list[Span] = []
    for pattern in patterns:
        for match in islice(pattern.finditer(text), MOST_PLACES):
            groups = range(1, len(match.groups()) + 1)
            found.append(match.span(next((each for each in groups if match[each] is not None), 0)))
    return sorted(found)


_ROOM = 32 << 20
"""Bytes that patterns which are looked for together may take; with less they are slower."""


def _options(room: int = 8 << 20) -> Any:
    import re2

    options = re2.Options()  # of small letters alone: either case takes a fifth more memory
    options.log_errors = False
    options.max_mem = room
    return options


def _filter(patterns: Iterable[str]) -> Any:
    import re2

    screen = re2.Filter()
    for pattern in patterns:
        screen.Add(pattern, _options())
    screen.Compile()
    return screen


def _phrases(parts: Mapping[str, Sequence[str]], part: str) -> Iterator[str]:
    for line in parts.get(part, ()):
        yield from (plain(phrase) for phrase in line.split(BETWEEN))


def _patterns(page: Page, kind: str) -> Iterator[tuple[str, str]]:
    pieces = {name: f"({'|'.join(lines)})" for name, lines in page.get("pieces", {}).items()}
    for part, lines in page.get(kind, {}).items():
        if part == "anywhere":
            for line in lines:
                for phrase in line.split(BETWEEN):
                    words = r" +".join(re.escape(word) for word in aligned(phrase.lower()).split())
                    yield "patterns", rf"(?:(?:^|{_NO_LETTER})({words})(?:{_NO_LETTER}|$))"
        elif part not in ("whole", "own"):
            for line in lines:
                yield from ((part, each) for each in alternatives(_translated(line, pieces)))


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")


def alternatives(pattern: str) -> Iterator[str]:
    """The branches of a pattern's outermost choice.

    Each has words of its own that it needs, so that fewer are tried on a text, and they are small.
    """
    depth = start = 0
    for token in _TOKEN.finditer(pattern):
        depth += (token[0] == "(") - (token[0] == ")")
        if token[0] == "|" and depth == 0:
            yield pattern[start : token.start()]
            start = token.end()
    yield pattern[start:]


def _translated(pattern: str, pieces: Mapping[str, str]) -> str:
    """A pattern as RE2 has it: pieces put in, small letters, bare groups, blanks of any length."""
    for _ in range(3):  # pieces within pieces
        pattern = _PIECE.sub(lambda name: pieces[name[1]], pattern)
    pattern = _LETTERS.sub(lambda part: part[0] if part[1] else part[0].lower(), pattern)
    pattern = _BARE_GROUP.sub(lambda sign: "(" if sign[1] else "(?:", pattern)
    return _BLANK.sub(" +", pattern)


def read_page(text: str) -> Page:
    """A file of the shape that ships, without a YAML reader: names, deeper names, lines."""
    page: dict[str, dict[str, list[str]]] = {}
    parts: dict[str, list[str]] = {}
    phrases: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith("- "):
            phrases.append(bare[2:].strip())
        elif bare and not bare.startswith("#") and line.startswith(" "):
            phrases = parts.setdefault(bare.rstrip(":"), [])
        elif bare and not bare.startswith("#"):
            parts = page.setdefault(bare.rstrip(":"), {})
    return page


def shipped_text(language: str) -> str:
    """A list that ships, as it stands in its file."""
    place = resources.files("intakebot.understanding") / "words" / f"{language}.yaml"
    return place.read_text(encoding="utf-8")


def shipped_pages() -> list[tuple[str, Page]]:
    """The lists that ship; flows' own are added behind them."""
    return [(language, read_page(shipped_text(language))) for language in LANGUAGES]


@lru_cache(1)
def shipped() -> Phrasebook:
    """The book of the lists that ship."""
    return Phrasebook(shipped_pages())
