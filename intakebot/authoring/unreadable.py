"""What is wrong with a file that is no YAML, in words for people who never heard of it."""

import re
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

from intakebot.authoring.diagnostics import Diagnostic, at
from intakebot.authoring.document import Source, Span
from intakebot.authoring.scanning import DEEPEST, TooDeep


class Advice(NamedTuple):
    """What to say when the library's complaint matches. ``start`` takes the place before it."""

    pattern: str
    message: str
    hint: str = ""
    code: str = "not-yaml"
    start: bool = False


_ADVICE = [
    Advice(
        "found unexpected end of stream|unexpected document (separator|indicator)",
        "quotes are opened here and never closed",
        "close them",
        start=True,
    ),
    Advice("directive", "a line can't begin with '%'", "put the text in quotes"),
    Advice(
        "mapping values are not allowed",
        "': ' inside a text",
        "put the text in quotes, or begin the line below its neighbours",
    ),
    Advice(
        "expected ',' or '[\\]}]'",
        "a comma or the closing bracket of a list is missing",
        "such as: [Too small, Too big]",
    ),
    Advice(
        "could not find expected ':'",
        "a ':' is missing after this",
        "such as: ask: What happened?",
        start=True,
    ),
    Advice(
        "found character '(.)' that cannot start|found unexpected ':'",
        "a text can't begin with {0}",
        "put the text in quotes",
    ),
    Advice("unknown escape|expected escape", "'\\' means something else here", "use ' for quotes"),
    Advice(
        "expected <block end>|did not find expected|block mapping|block collection|block sequence",
        "this line is not indented like the ones it belongs to",
        "lines of one level begin below each other",
    ),
    Advice("undefined alias|found undefined", "this sign has a meaning here", "quote the text"),
]


def explained(source: Source, wrong: MarkedYAMLError) -> Diagnostic:
    """The library's complaint as a diagnostic with a way out."""
    mark = wrong.problem_mark or wrong.context_mark
    index = min(mark.index, len(source.text)) if mark else 0
    if isinstance(wrong, TooDeep):
        said = f"this is nested more than {DEEPEST} deep"
        return at(Span(source, index, index + 1), "too-big", said, "flows need four levels")
    tab = _tab(source, index)
    if tab is not None:
        said = "this line is indented with a tab"
        return at(Span(source, tab, tab + 1), "tab", said, "use two spaces for each level")
    quote = source.text[index - 1 : index]
    if quote in ("'", '"') and source.text[index : index + 1].isalnum():
        said = "the quotes end before this, and more of the text follows"
        other = '"' if quote == "'" else "'"
        return at(_word(source, index), "not-yaml", said, f"put {other} around the whole text")
    said = f"{wrong.problem or ''} {wrong.context or ''}"
    for advice in _ADVICE:
        found = re.search(advice.pattern, said)
        if found:
            if advice.start and wrong.context_mark:
                index = wrong.context_mark.index
            first = found[1] if found.groups() and found[1] else ":"
            message = advice.message.replace("{0}", f"'{first}'")
            return at(_word(source, index), advice.code, message, advice.hint)
    return at(_word(source, index), "not-yaml", "the file can't be read from here on", "")


def _tab(source: Source, index: int) -> int | None:
    """The tab in the indentation of that line or the one before, if there is one."""
    line, _ = source.place(index)
    for number in (line, line - 1):
        found = re.match(r" *\t", source.line(number))
        if found:
            return source.starts[number - 1] + found.end() - 1
    return (source.text[index : index + 1] == "\t" and index) or None


def _word(source: Source, index: int) -> Span:
    found = re.compile(r"[^\s:,]+|.").match(source.text, index)
    return Span(source, index, found.end() if found else index + 1)
