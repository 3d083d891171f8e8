"""Where a text says when: stretches of words that name days, times of day and spans of time.

Each word becomes one letter for the part it can play ("next" l, "Friday" w, "at" @), and a
small grammar is searched in the row of letters; so it is short, and linear in the text.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, TypeAlias

from msgspec import Struct

from intakebot.understanding.day_parts import PART
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, lowered

Sort: TypeAlias = Literal["day", "time", "span", "vague"]


class When(Struct, frozen=True):
    """One stretch of words, and the letters of its parts."""

    span: Span
    parts: str
    sort: Sort


_TOKEN = re.compile(
    r"(?P<word>(?:تشرين|كانون) ال(?:اول|ثاني)\b|[^\W\d_]+)"
    r"(?:'s\b|(?<=\bo)'clock)?|(?P<other>[,.?~–-]|[^\w\s,.?~–\x1a-]+|_+)"
    r"|(?P<X>\x1a+)"
    r"|(?P<D>(?<![\d.,/:-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:t(?=\d\d:)|(?![\w/-]))"
    r"|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)(?![\w/-]|[.,]\d))"
    r"|(?<![\d.,/:])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\w/]|[.,]\d))"
    r"|(?P<P>(?<![\d.,/:-])(?:(?!24/7)\d{1,2}/\d{1,2}(?![\w/.-]|[.,]\d)"
    r"|[0-3]?\d\.[01]?\d\.(?!\w)|(?:(?<=\bam )|(?<=m )|(?<=it ))[0-3]?\d\. [01]?\d\.(?!\w)))"
    r"|(?P<k>(?<![\d.:])\d{1,2}:\d\d(?::\d\d)?(?![\d:]|\s?\.\d)(?:\s?[ap]\.?m\b\.?)?"
    r"|(?<![\d.:])\d{1,2}(?:\.\d\d)?\s?(?:[ap]m\b|[ap]\.m\b\.?|ish\b)"
    r"|(?<![\d.:])[012]?\d\s?uhr\s[0-5]\d(?![\d:]|\.\d)"
    r"|(?:(?<=\bat )|(?<=\bum ))[012]?\d\.[0-5]\d(?![\d.]))"
    r"|(?P<o>(?<![\d.:-])[0-3]?\d(?:st|nd|rd|th)\b)"
    r"|(?P<y>(?<![\d.,:$€£#/])(?<![a-z]-)(?:19|20)\d\d(?![\d:%$€£/]|[.,]\d))"
    r"|(?P<n>(?<![\d.,:$€£#/-])\d{1,3}(?![\d:%$€£/]|[.,]\d))|(?P<none>\d+)"
)
MOST = 2400
"""Words and marks that are looked at."""
_DAY_NUMBER = r"(?:[oqsn]q?)"
_NUMBER = r"(?:nn?)"
_DAY = re.compile(
    rf"""
    (?![.,?&-]|x[^R]) (?:  # most words say nothing of when
    (?P<day> [SNfV]?(?:D|P(?!O)) | V?d[dp]?
    | e?{_DAY_NUMBER}\.?O?[mM],?y? | [mM]\.?e?(?:[oqs]q?|n(?![nux]))(?:,?y)?
    | [iISQTVfNO]m(?!\.?e?(?:[oqs]|n(?![nux])))\.?,?y? | m\.?,?y | (?<!z)m\.?
    | M\.?,?y | [iISQ]M(?!\.?e?[oqsn]) | [TfVOB]M(?!z) | lM(?=[.,?TQOiy]|$)
    | l?w(?:l(?![uspwmMEhn]))?
    | (?:^|(?<=[NlSQTfV&,]))vp?(?=[.,?]|$) | vp?(?=[,.]?[onDPk@]) | H | l?E | [iNSQ]e?E
    | B[TO]e?l?u | B[TO]?e?(?:m|M|y) | e?[soq]uO[el]?[uyMm] | e?[qo]h | (?<!x)yTy | aKy
    | [iISVfbl]e?u?y | uy
    | e?[lYZ](?:{_NUMBER}|c|C)?O?[usEh](?!L) | e?[lY][pwmE] | Y[M] | e?{_NUMBER}[lZ][us]
    | oO[elY]l?[us] | oO?l[us] | e?o(?=[.,?&TOSNQ@zfrblwkp]|$)
    | (?<=[NSQTfb])o(?=[.,?&TOSNQ@zfrbl]|$)
    | g(?:(?:{_NUMBER}|c|C)O?)?[us] | g2 | S2 | (?:{_NUMBER}|c|C)O?[us]a
    | [iI](?:{_NUMBER}|c|C)O?[us] | S(?:{_NUMBER}|c|C)O?[us])
    | (?P<time> kt? | {_NUMBER}t | nn?ie?p | nn?p | c?h[ZTV](?:n|k) | nu?Z(?:n|k) | hn(?=[.,?zt]|$)
    | nTn(?=[.?ze]|ie?p|p|t|$) | [@]nn?(?=[.,?&TOSNQ@zfbldwp]|$) | (?<=[VQf])nn?(?=[.,?&zNldw]|$)
    | (?<=[Vf])nTn(?=[.,?zNldw]|$) | (?:ie|I)p | [@V]p | pn(?=[.,?]|$) | aKn
    | bnn?&nn?(?=[.,?zNldwtp@]|$) | A)
    | (?P<span> r?e?(?:{_NUMBER}|C)O?[us](?!L) | rc[us] | c?h[cO]?[c]?[us])
    | (?P<vague> [iSgr]?x?R | g?c[jJ]a | rc[jJ] | SR
    | (?:[SVQ])[a-zA-Z2]{{0,5}}?G[a-zA-Z]{{0,2}}?(?:[TOfNiI]x?X+|(?=[.,?]|$|[^X])) | Qe?x?X+
    | (?:(?<=\.)|^)z?z?GTx?X+ | zGX*T[xel]{{0,4}}X+ | WiX+)
    | (?P<weak> [py] | n(?=t) ) )
    """,
    re.VERBOSE,
)
_LINK = re.compile(r"(?:,|-)?(?:[@NiIOfTQbSV&eg.]{0,2}|&[fS@b]e?)")


def spans(text: str) -> Iterator[When]:
    """Each stretch of a text that says when, from left to right."""
    low = lowered(aligned(text))
    if _FIGURE.search(low) is None and _TELLING.isdisjoint(_LETTERS.findall(low)):
        return
    parts, tokens = _parts(low)
    if parts.strip(_IDLE):
        for first, last, sort in _joined(parts):
            yield When((tokens[first].start(), tokens[last - 1].end()), parts[first:last], sort)


_IDLE = "xzecifTON@SVQrIb&.,?aLW"
"""Letters that name no time by themselves."""
_TELLING = {word for word, part in PART.items() if part not in _IDLE}
"""Without one of these words or a ``_FIGURE`` all letters are idle."""
_FIGURE = re.compile(r"[\d\x1a]|'clock")
_LETTERS = re.compile(r"[^\W\d_]+")


def _parts(text: str) -> tuple[str, list[re.Match[str]]]:
    """A letter for each word and mark, and what was matched."""
    tokens = list(islice(_TOKEN.finditer(text), MOST))
    return "".join([_letter(each) for each in tokens]), tokens


def _letter(token: re.Match[str]) -> str:
    kind = token.lastgroup or "none"
    if kind == "word":
        return PART.get(token[1], "x")
    if kind == "other":
        return PART.get(token[2], ".")
    return "x" if kind == "none" else kind


def _joined(parts: str) -> Iterator[tuple[int, int, Sort]]:
    """What belongs together: "from Monday" and "to Friday", "tomorrow" and "at 5".

    How long something takes beside a day is no part of it, nor another time.
    """
    first = last = -1
    sort: str | None = None
    for match in _DAY.finditer(parts):
        start, end = match.span()
        ended = sort == match.lastgroup == "day" and "." in parts[last:start]
        near = sort is not None and start - last <= 3 and not ended
        if near and _LINK.fullmatch(parts, last, start):
            if sort == "day" and match.lastgroup == "span" and "&" not in parts[last:start]:
                continue  # "yesterday 75 minutes late"
            if sort == "span" and match.lastgroup == "day" and _LASTS.match(parts, first, start):
                first = start  # "for 3 days from Friday"
            last, sort = end, _stronger(sort or "", match.lastgroup or "weak")
            continue
        if sort is not None and sort != "weak":
            yield first, last, sort  # type: ignore[misc]  # a name of one of the groups
        first, last, sort = start, end, match.lastgroup
    if sort is not None and sort != "weak":
        yield first, last, sort  # type: ignore[misc]


_LASTS = re.compile(r"r.*f")
_STRENGTH = ("", "weak", "vague", "span", "time", "day")


def _stronger(one: str, other: str) -> str:
    return max(one, other, key=_STRENGTH.index)
