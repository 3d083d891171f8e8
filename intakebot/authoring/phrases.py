"""``phrases.<language>.yaml``: more ways to say something, added to those that ship.

person:
  whole: [Chef bitte]              # the message is nothing else; "please" may stand around it
  anywhere: [sprech mit dem Chef]  # these words within a longer message
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from intakebot.authoring.bench import Bench
from intakebot.authoring.diagnostics import Diagnostic, grave
from intakebot.authoring.document import Entry, Listing, Node, Scalar, Settings
from intakebot.engine import spelling
from intakebot.engine.wording import LANGUAGE
from intakebot.understanding.normal import plain
from intakebot.understanding.phrasebook import KINDS, Page, Phrasebook, shipped, shipped_pages

PARTS = ("whole", "anywhere")
LONGEST = 120
SHORTEST = 3
"""Letters of a phrase that may stand anywhere: a shorter one would stand in every message."""


def is_phrases(file: str) -> bool:
    """Whether a file of that name, relative to the flows' folder, holds phrases."""
    return "/" not in file and PurePosixPath(file).name.startswith("phrases.")


def compile_phrases(
    written: Mapping[str, Node | None],
) -> tuple[Phrasebook | None, list[Diagnostic]]:
    """The book of the phrases that ship and these; None where something is not right.

    Args:
        written: the documents by file name; None for one that can't be read.
    """
    if not written:
        return shipped(), []
    bench = Bench()
    pages = [(language(file), _page(file, node, bench)) for file, node in written.items() if node]
    if grave(bench.problems) or len(pages) < len(written):
        return None, bench.problems
    return Phrasebook([*shipped_pages(), *pages]), bench.problems


def language(file: str) -> str:
    """The language that a file is for, as its name says; empty where it says none."""
    return PurePosixPath(file).stem.removeprefix("phrases").removeprefix(".")


def _page(file: str, node: Node, bench: Bench) -> Page:
    if not LANGUAGE.fullmatch(language(file)):
        said = f"'{file[:60]}' doesn't say which language it is for"
        bench.note(node.span, "bad-language", said, "name it like: phrases.en.yaml")
    if not isinstance(node, Settings):
        said = "acts with their phrases are expected here"
        bench.note(node.span, "not-a-flow", said, "such as: person: {whole: [get me the boss]}")
        return {}
    taken: dict[str, Scalar] = {}
    page: dict[str, dict[str, list[str]]] = {}
    for act in node:
        page[act.key.text] = {
            part.key.text: [
                phrase.text for phrase in _phrases(part, bench) if _fits(phrase, part, taken, bench)
            ]
            for part in _parts(act, bench)
        }
    return page


def _parts(act: Entry, bench: Bench) -> Iterator[Entry]:
    if act.key.text not in KINDS:
        _unknown(act.key, KINDS, "act", bench)
    elif not isinstance(act.value, Settings):
        said = f"'{act.key.text}' needs 'whole' or 'anywhere' with a list of phrases"
        bench.note(act.value.span, "not-a-flow", said, "such as: whole: [get me the boss]")
    else:
        for part in act.value:
            if part.key.text in PARTS:
                yield part
            else:
                _unknown(part.key, PARTS, "setting", bench)


def _unknown(key: Scalar, known: tuple[str, ...], what: str, bench: Bench) -> None:
    like = spelling.closest(key.text, known)
    hint = f"did you mean '{like}'?" if like else f"there are: {', '.join(known)}"
    bench.note(key.span, "unknown-setting", f"there is no {what} '{key.text[:40]}'", hint)


def _phrases(part: Entry, bench: Bench) -> Iterator[Scalar]:
    if not isinstance(part.value, Listing):
        said = f"'{part.key.text}' is a list of phrases"
        bench.note(part.value.span, "not-a-flow", said, "such as: [get me the boss]")
        return
    for item in part.value.items:
        if isinstance(item, Scalar):
            yield item
        else:
            bench.note(item.span, "not-a-flow", "a phrase is a text", "quote it if it has a ':'")


def _fits(phrase: Scalar, part: Entry, taken: dict[str, Scalar], bench: Bench) -> bool:
    words = plain(phrase.text)
    letters = sum(sign.isalnum() for sign in words)
    first = taken.setdefault(words, phrase)
    if not letters or (part.key.text == "anywhere" and letters < SHORTEST):
        said, way = f"'{phrase.text[:40]}' is too short to tell anything", "write more of the words"
    elif len(phrase.text) > LONGEST:
        said, way = f"a phrase has at most {LONGEST} characters", "keep the words that matter"
    elif first is not phrase:
        line, _ = first.span.source.place(first.span.start)
        said, way = f"'{phrase.text[:40]}' stands here twice", f"the other is in line {line}"
    else:
        return True
    bench.note(phrase.span, "wrong-value", said, way)
    return False
