"""People's own names: introduced, signed, or given when asked.

The name of somebody else who is only mentioned is left alone. After words that can introduce
anything ("I'm", "this is") a name must look like one: a common given name, or capitals.
"""

import re
from collections.abc import Iterator
from itertools import islice

from intakebot.understanding.common_words import COMMON
from intakebot.understanding.extract import signatures
from intakebot.understanding.extract.introductions import (
    AFTER,
    AFTER_HINTS,
    AT_END,
    BEHIND,
    BY_ADDRESS,
    END_HINTS,
    GOES_ON,
    LEAD,
    PARTICLES,
    PROOF,
    SURELY,
    SURELY_HINTS,
    TAIL,
    TITLES,
    WITH_PROOF,
)
from intakebot.understanding.finding import Band, Finding, Span, overlaps
from intakebot.understanding.given_names import GIVEN, WORDS_TOO
from intakebot.understanding.normal import aligned, lowered, plain
from intakebot.understanding.vocabulary import NO_NAMES

MOST = 4
"""Words of a name, titles apart."""
_PART = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,40}\.?"
_NAME = re.compile(rf"{_PART}(?:,? {_PART}){{0,5}}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){0,40}")
_NEXT = re.compile(r"\.?[ \t]+|-")
_SPELLED = re.compile(r"(?<![\w'])[^\W\d_](?:[ .,-]{1,2}[^\W\d_]){2,29}\b\.?")
_AGAIN = re.compile(r"[\s,]+(?:(?:that's|spelled|spelt|it's)[\s,:]*)?$", re.IGNORECASE)


def given(text: str) -> Span:
    """Where the name stands in an answer, without "my name is" and "here"."""
    text = aligned(text)
    start = len(text) - len(text.lstrip())
    start += LEAD.match(text[start : start + 160]).end()  # type: ignore[union-attr]  # may be empty
    more = GOES_ON.search(text, start + 1)
    stripped = text[: more.start() if more else len(text)].rstrip()
    spelled = _SPELLED.search(stripped, start)
    if spelled and spelled.start() > start:  # "Smith, S M I T H" says it once more
        stripped = _AGAIN.sub("", stripped[: spelled.start()])
    tail = TAIL.search(stripped, max(start, len(stripped) - 60))
    end = tail.start() if tail else len(stripped)
    return _without_asides(text, start, max(start, end))


_CLAUSE = re.compile(r"[^\s,،][^,،]*")
_LONGEST = 100


def _without_asides(text: str, start: int, end: int) -> Span:
    """Without what is set off by a comma and is nobody's name: "whatever, Dave"."""
    if end - start > _LONGEST or ("," not in text and "،" not in text):
        return start, end
    clauses = list(_CLAUSE.finditer(text, start, end))
    named = [each.span() for each in clauses if not _everyday(each[0])]
    return (named[0][0], named[-1][1]) if named and len(named) < len(clauses) else (start, end)


def _everyday(words: str) -> bool:
    return all(each in COMMON or each in NO_NAMES for each in plain(words).split())


def is_name(words: str) -> bool:
    """Whether these words can be what a person is called; up to six of them, few everyday ones."""
    if len(words) > 100 or not _NAME.fullmatch(words):
        return False
    if plain(words) in NO_NAMES and words not in _NAMES_TOO:
        return False
    parts = words.removesuffix("'s").split()
    if any(each[0].islower() for each in parts[1:]) and _begins_otherwise(parts[0]):
        return False
    loud = len(parts) > 1 and words.isupper()
    said = (each for each in parts if loud or not each[0].isupper() or each == "I")
    everyday = sum(_common(plain(each)) for each in said)
    return 2 * everyday <= len(parts) and not (len(parts) == everyday == 1)


def _common(word: str) -> bool:
    """Whether a word is an everyday one, in Arabic with its "and" too."""
    return word in COMMON or (word[:1] in _JOINED and word[1:] in COMMON)


_NAMES_TOO = ("Jo", "علي")
"""Names as they are written here; written otherwise a German yes, and an Arabic "on"."""


def _begins_otherwise(word: str) -> bool:
    """Whether a sentence begins like this, and no name: "the pot", "pressed pay"."""
    low = word.casefold()
    inflected = len(low) > 5 and low.endswith(("ed", "ing")) and low not in GIVEN
    return low in COMMON or inflected


def unspelled(words: str) -> str:
    """The name that "S-M-I-T-H" spells; other words as they are."""
    if not _SPELLED.fullmatch(words):
        return words
    return "".join(each for each in words if each.isalpha()).capitalize()


def find(text: str, asked: bool = False) -> list[Finding]:
    """Names that people say of themselves; with ``asked`` a bare name counts too."""
    found: list[Finding] = []
    for one in _all(text, asked):
        if not overlaps(one.span, (each.span for each in found)):
            found.append(one)
    return sorted(found, key=lambda each: each.span)


def _all(text: str, asked: bool) -> Iterator[Finding]:
    low = lowered(aligned(text))
    yield from _surely(text, low)
    for each in _with_proof(text, low):
        yield Finding(each.value, each.span, "B") if asked else each
    if any(hint in low for hint in AFTER_HINTS):
        for cue in AFTER.finditer(low):
            start, end = cue.span(1)
            span = _name(text, start, trusted=bool(cue["surely"]))
            if span == (start, end) and (cue["surely"] or _likely(text[start:end])):
                yield _finding(text, span)
    yield from _signed(text, low)
    yield from _by_address(text)
    yield from (_finding(text, span) for span in signatures.find(text))
    if asked:
        start, end = given(text[:500])
        words = " ".join(text[start:end].split())
        if is_name(words) and (words.count(" ") < MOST or _SPELLED.fullmatch(words)):
            yield Finding(unspelled(words), (start, end), "B")


def _surely(text: str, low: str) -> Iterator[Finding]:
    """Names after words that introduce nothing else."""
    if any(hint in low for hint in SURELY_HINTS):
        for cue in SURELY.finditer(low):
            begins = not low[low.rfind("\n", 0, cue.start()) + 1 : cue.start()].strip()
            if begins or not cue["line"]:
                span = _name(text, cue.end(), trusted=True)
                if span:
                    yield _finding(text, span)


def _with_proof(text: str, low: str) -> Iterator[Finding]:
    """Names after words that can introduce anything."""
    for cue in WITH_PROOF.finditer(low):
        under = bool(cue["under"] or cue["only"])
        if cue["only"] and not _begins(low, cue.start()):
            continue
        span = _name(text, cue.end(), trusted=not cue["loose"]) or (0, 0)
        said = text[slice(*span)]
        small = said.islower() and not cue["loose"]
        if not said or not (_in_small(text, span, cue[0]) if small else _proven(text, span)):
            continue
        titled = low[cue.end() : span[0]].strip(" .") in TITLES
        if not cue["loose"] or titled or _known(said):
            yield _finding(text, span, "B" if under or titled or _likely(said) else "C")


def _signed(text: str, low: str) -> Iterator[Finding]:
    """The name at the end of a letter."""
    last = max(0, len(low) - 120)
    if not any(hint in low[last:] for hint in END_HINTS):
        return
    signed = AT_END.search(low, last)
    span = _name(text, signed.end(1), trusted=True) if signed else None
    if not (signed and span) or text[span[1] :].strip(" \t\n\r.!\x1a-"):
        return
    if _signature(text[slice(*span)], signed[1]):
        yield _finding(text, span)


def _by_address(text: str) -> Iterator[Finding]:
    """A known name by itself before an address, or at the end: "…, Omar Said, omar@x.com"."""
    for match in islice(BY_ADDRESS.finditer(text), MOST):
        full = match.start() and " " in match[1] and match[1].istitle()
        if (full or match["ends"] is None) and _known(match[1]) and is_name(match[1]):
            yield _finding(text, match.span(1))


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins here."""
    return not text[:place].strip() or text[max(0, place - 2) : place].strip(" ") in (".", "!", "?")


def _name(text: str, start: int, *, trusted: bool) -> Span | None:
    """The words from here that can be a name. Trusted: after a cue that only a name follows."""
    first, place, count = None, start, 0
    capital = False
    while count < MOST and (word := _WORD.match(text, place)):
        if aligned(word[0]).casefold() not in TITLES:
            if not _goes_on(word[0], trusted, first is not None, capital):
                break
            capital = capital or word[0][0].isupper()
            first = word.start() if first is None else first
            count += 1
            start = word.end()
        gap = _NEXT.match(text, word.end())
        short = len(word[0]) == 1 or aligned(word[0]).casefold() in TITLES
        if not gap or (gap[0][0] == "." and not short):
            break
        place = gap.end()
    if first is None or (count == 1 and text[first:start] in PARTICLES):
        return None
    while " " in text[first:start] and text[first:start].rpartition(" ")[2].casefold() in PARTICLES:
        start = first + text[first:start].rindex(" ")
    return first, start


def _goes_on(word: str, trusted: bool, begun: bool, capital: bool) -> bool:
    """Whether a word can be the next of a name; ``capital``: it was written in capitals so far."""
    low, small = aligned(word).casefold(), not word[0].isupper()
    everyday = _common(low) or (low.endswith("ت") and low not in GIVEN)
    if low.endswith("'s") or (everyday and (small or not begun)):
        return False
    if not small or low in PARTICLES:
        return True
    if capital or (low.endswith(_INFLECTED) and low not in GIVEN):
        return False
    return trusted or begun or low in GIVEN


_JOINED = ("و", "ف")
"""Arabic writes its "and" and "so" into the word that follows; a ت ends what "I" did."""
_BEGINNINGS = ("ابو", "ام", "عبد")
_INFLECTED = ("ed", "ing", "ly", "able", "tion")


def _proven(text: str, span: Span) -> bool:
    """Whether words after "I'm" are a name: known, in capitals, or told by what goes on."""
    said = text[slice(*span)]
    first, alone = said.split()[0], " " not in said
    if plain(said) in NO_NAMES:
        return False
    if _known(said):
        return (
            first[0].isupper()
            or not alone
            or bool(PROOF.match(text[span[1] : span[1] + 12].casefold()))
            or bool(BEHIND.match(text, span[1]))
        )
    if not first[0].isupper() or (len(first) > 2 and first.isupper()):
        return False
    return not alone or bool(
        PROOF.match(text[span[1] : span[1] + 12].casefold()) and not said.endswith(_PEOPLES)
    )


def _in_small(text: str, span: Span, cue: str) -> bool:
    """Whether words in small letters are a name: known, or two words and nothing after."""
    said = text[slice(*span)]
    over = bool(PROOF.match(text[span[1] : span[1] + 12].casefold()))
    if _known(said):
        return over or bool(BEHIND.match(text, span[1])) or " " in said or "under" in cue
    return over and " " in said and ("under" in cue or not cue.startswith(_OF_THINGS))


_OF_THINGS = ("is", "be", "order", "account", "look", "change", "correct", "update", "maybe for")
_PEOPLES = ("ish", "ese", "ian", "ean")


def _known(words: str) -> bool:
    first, *others = aligned(words).casefold().split(maxsplit=2)
    if first in _BEGINNINGS:  # "the father of Ahmad", "servant of the Merciful"
        return bool(others) and (others[0] in GIVEN or (first == "عبد" and others[0][:2] == "ال"))
    return first in GIVEN


def _likely(words: str) -> bool:
    """A common given name, or more than one word and all in capitals."""
    first, *others = words.split()
    if _known(words) or (first.casefold() in WORDS_TOO and first[0].isupper()):
        return True
    named = [each for each in others if each.casefold() not in PARTICLES]
    return bool(named) and all(each[0].isupper() for each in [first, *named])


def _signature(words: str, cue: str) -> bool:
    """At the end of a line of thanks only what looks like a name; in a line of its own any."""
    if not cue.strip(" \t\n-–—"):
        return _known(words)
    return (words[0].isupper() and ("\n" in cue or _likely(words))) or _known(words)


def _finding(text: str, span: Span, band: Band = "B") -> Finding:
    return Finding(" ".join(text[slice(*span)].split()), span, band)
