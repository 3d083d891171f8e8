"""Error bodies that are no JSON, read as the objects they are near to.

Written as a program prints them (``{'code': 503}``), as XML and pages of HTML, as lines of
``key: value`` or ``key=value``, and as what stands behind the ``?`` of an address.
"""

import html
import json
import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any
from urllib.parse import parse_qsl

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import listed

Body = tuple[Span, Any]
LONGEST, DEEPEST, MOST, MOST_TAGS = 4000, 40, 6, 400
"""Characters and levels of one body, bodies of one form, and tags that are looked at."""

ALIKE = {
    "faultstring": "message", "text": "message", "exceptionmessage": "message",
    "errordescription": "error_description", "h1": "title", "faultcode": "code",
}  # fmt: skip
"""Names that mean one of those that ``bodies`` knows."""
KEYS = listed("""
    message error_description errormessage error_message detail details msg description reason
    title error code error_code errorcode statuscode status_code status errno type error_type
    path timestamp request_id requestid trace_id traceid correlation_id instance exception cause
    severity module service method uri hint sqlstate error_uri state success ok fault level
    failure
""")
"""What the fields of such a block are called; whoever fills in a form has others as well."""
_MACHINES = re.compile(r"_|^(?:code|status|errno|errorcode|statuscode|errormessage|sqlstate)$")
_CONSTANTS = {"True": "true", "False": "false", "None": "null", "true": "true", "false": "false",
              "null": "null", "undefined": "null"}  # fmt: skip
_TOKEN = re.compile(r"""\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}\[\],:]|[\w.+-]+""", re.DOTALL)
_BEGINS = re.compile(r"""\{\s{0,40}(?:"[^"\\\n]{0,60}"|'[^'\\\n]{0,60}'|\w{1,60})\s{0,9}:""")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_TAG = re.compile(r"<[/?!]?[A-Za-z][^<>]{0,400}>|<!\[CDATA\[")
_NAME = re.compile(r"</?(?:[\w-]{1,40}:)?([A-Za-z][\w.-]{0,40})")
_LEAF = re.compile(r"<(?:[\w-]{1,40}:)?([A-Za-z][\w.-]{0,40})(?:\s[^<>]{0,400})?>([^<>]{1,600})</")
_APART = 600
"""Characters between two tags of one body."""
_WRONG = re.compile(
    r"\b[45]\d\d\b|error|unavailable|forbidden|denied|not found|timed? ?out|bad gateway|fehler",
    re.IGNORECASE,
)
"""What the title of a page says that tells of an error."""
_LINE = re.compile(
    r"^[ \t>*-]{0,6}([A-Za-z][\w .-]{1,30}?)[ \t]*[:=][ \t]*(\S[^\n]{0,400})$", re.MULTILINE
)
_FIELD = re.compile(r"(?<![\w.&?=/-])([A-Za-z][\w.-]{1,40})=(?=[^\s=])")
_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_QUERY = re.compile(
    r"(?<![^\s?&#\"'(<])error[\w.-]{0,30}=[^\s&#\"'<>]{1,400}"
    r"(?:&[\w.\[\]-]{1,40}=[^\s&#\"'<>]{0,400}){0,20}",
    re.IGNORECASE,
)
_SAYS_WHICH = re.compile(r"[^\W\d][_\W][^\W\d]|[^\W\d]{9}")
"""Sets ``access_denied`` apart from a mere flag."""


def printed(text: str, start: int) -> Body:
    """The object that a program has printed from this brace on.

    Raises:
        ValueError: it is none.
    """
    if not _BEGINS.match(text, start):
        raise ValueError("no field of an object")
    out: list[str] = []
    depth, at = 0, start
    while depth < DEEPEST and (token := _TOKEN.match(text, at, start + LONGEST)):
        at = token.end()
        if token[0] in "}]" and out and out[-1] == ",":
            out.pop()
        if not token[0].isspace():
            out.append(_as_json(token[0]))
        depth += (token[0] in ("{", "[")) - (token[0] in ("}", "]"))
        if not depth:
            return (start, at), json.loads("".join(out))
    raise ValueError("it has no end")


def _as_json(part: str) -> str:
    if part[0] in "'\"":
        inner = _ESCAPE.sub(lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), part[1:-1])
        return json.dumps(inner)
    if part in _CONSTANTS:
        return _CONSTANTS[part]
    return part if part in "{}[],:" or _NUMBER.fullmatch(part) else json.dumps(part)


def others(text: str) -> Iterator[Body]:
    """Bodies of the other forms, with where they stand."""
    if "<" in text and "</" in text:
        yield from _tagged(text)
    if "=" in text:
        yield from _queries(text)
        yield from _fields(text)
    if "\n" in text and (":" in text or "=" in text):
        yield from _lines(text)


def _called(name: str) -> str:
    """A field's name as it is compared: ``Error-Code`` is ``error_code``."""
    key = re.sub(r"[\s.-]+", "_", name.strip()).casefold()
    return ALIKE.get(key, key)


def _tagged(text: str) -> Iterator[Body]:
    """XML, or a page: the words of its innermost elements, by their names."""
    tags = list(islice(_TAG.finditer(text), MOST_TAGS))
    begins = 0
    for at, tag in enumerate(tags):
        last = at + 1 == len(tags)
        if last or tags[at + 1].start() - tag.end() > _APART:
            span = tags[begins].start(), tag.end()
            yield span, _elements(text[slice(*span)])
            begins = at + 1


def _elements(written: str) -> dict[str, Any]:
    written = written.replace("<![CDATA[", "").replace("]]>", "")
    found: dict[str, Any] = {}
    for name, words in _LEAF.findall(written):
        if words.strip():
            found.setdefault(_called(name), " ".join(html.unescape(words).split()))
    if _WRONG.search(str(found.get("title", ""))):
        found.setdefault("failure", None)
    for tag in islice(_NAME.finditer(written), MOST_TAGS):
        found.setdefault(_called(tag[1]), None)
    return found


def _queries(text: str) -> Iterator[Body]:
    for match in islice(_QUERY.finditer(text), MOST):
        told = {_called(key): value for key, value in parse_qsl(match[0])}
        if any(_SAYS_WHICH.search(told[key]) for key in told if "err" in key):
            yield match.span(), told


def _fields(text: str) -> Iterator[Body]:
    """``code=503 message="Service unavailable"`` in one line."""
    keys = [each for each in islice(_FIELD.finditer(text), 40) if _called(each[1]) in KEYS]
    begins = 0
    for at, key in enumerate(keys):
        line_ends = text.find("\n", key.end())
        line_ends = line_ends if line_ends >= 0 else len(text)
        if at + 1 < len(keys) and keys[at + 1].start() < line_ends:
            continue
        end = _value_ends(text, key.end(), line_ends)
        run = keys[begins : at + 1]
        begins = at + 1
        if len(run) < 2:
            continue
        places = [each.start() for each in run] + [end]
        values = [text[k.end() : stop] for k, (_, stop) in zip(run, pairwise(places), strict=True)]
        yield (run[0].start(), end), _told(zip((k[1] for k in run), values, strict=True))


def _value_ends(text: str, start: int, line_ends: int) -> int:
    """Where the last value of a line ends: with its quotation mark, or the sentence."""
    if text[start] in "\"'":
        closing = text.find(text[start], start + 1, line_ends)
        return closing + 1 if closing > 0 else line_ends
    stop = _SENTENCE.search(text, start, line_ends)
    return stop.start() if stop else line_ends


def _lines(text: str) -> Iterator[Body]:
    """Lines of ``key: value``, one under the other."""
    runs: list[list[re.Match[str]]] = [[]]
    for line in islice(_LINE.finditer(text), 60):
        above = runs[-1]
        if _called(line[1]) not in KEYS:
            runs.append([])
        elif above and text[above[-1].end() : line.start()].strip():
            runs.append([line])
        else:
            above.append(line)
    for run in runs:
        if len(run) > 1 and any(_MACHINES.search(_called(each[1])) for each in run):
            yield (run[0].start(), run[-1].end()), _told((each[1], each[2]) for each in run)


def _told(pairs: Any) -> dict[str, Any]:
    return {_called(key): value.strip(" \t,;").strip("\"'") for key, value in pairs}
