"""Which facts of a text answer a question, where it names several of one sort.

A story names pages, browsers and days that are beside the point: where a link leads, what
somebody else uses, when a build was made. What is meant stays filled in, the rest is offered.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from intakebot.understanding import standing_cues as cues
from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import lowered

MOST = 40
"""Facts of one sort that are weighed; a text with more is a list or a log."""
_NEAR = 80
_SENTENCE = re.compile(r"[.!?;](?:\s|$)|\n")
_ANNOUNCED = re.compile(r":\s*\n\s*$")
_BETWEEN = re.compile(r"[\s,;/&*\u2022-]*(?:(?:and|or|und|oder)\b\s*)?")


def settled(text: str, found: Sequence[Finding], asked: str = "") -> list[Finding]:
    """The findings in order, with what is beside the point in band C.

    ``asked``: the label that was asked for; then all that is named of it may be the answer.
    """
    if not found:
        return []
    low = lowered(text)
    told = list(_as_messages_say(found))
    for label, settle in SORTS.items():
        of = [each for each in told if each.label == label and each.band != "C"]
        if of and label != asked and len(of) <= MOST:
            better = {id(old): new for old, new in zip(of, settle(low, of), strict=True)}
            told = [better.get(id(each), each) for each in told]
    return _with_their_versions(sorted(told, key=lambda each: each.span))


def _as_messages_say(found: Sequence[Finding]) -> Iterable[Finding]:
    """What a message says of a browser or system is not the customer's word."""
    messages = [each.span for each in found if each.label == "error"]
    for each in found:
        start, end = each.span
        inside = any(first <= start and end <= last for first, last in messages)
        named = each.label in ("os", "browser", "version", "device")
        yield _offered(each) if inside and named else each


def _with_their_versions(found: Sequence[Finding]) -> list[Finding]:
    """A version stands as its browser stands."""
    offered = [each.span for each in found if each.label == "browser" and each.band == "C"]
    return [
        _offered(each)
        if each.label == "version" and any(a <= each.span[0] < b for a, b in offered)
        else each
        for each in found
    ]


def pages(text: str, found: Sequence[Finding]) -> list[Finding]:
    """Addresses: pages of the site that is spoken of stay, what is only pointed at is offered.

    A bare site that is spoken of together with one page of it means that page.
    """
    named = [each for each in found if not _pointed_at(text, each)]
    if not named:
        return [_offered(each) for each in found]
    meant = [each for each in named if not cues.MENTIONED.search(_before(text, each))] or named
    visited = [each for each in meant if cues.VISITED.search(_before(text, each))]
    meant = meant if visited else _repeated(meant) or meant
    main = min(visited or meant, key=lambda each: each.span)
    kept = _listed_with(text, main, meant)
    kept += [each for each in meant if site(each.value) == site(main.value)]
    deeper = {each.value for each in kept if not _bare(each.value)}
    page = deeper.pop() if len(deeper) == 1 else ""
    return [
        _offered(each)
        if each not in kept
        else Finding(page, each.span, each.band, each.label)
        if page and _bare(each.value) and site(each.value) == site(page)
        else each
        for each in found
    ]


def _repeated(found: Sequence[Finding]) -> list[Finding]:
    """The page that alone is named more than once, each time; none where there is no such page."""
    times = Counter(each.value for each in found)
    often = [value for value, count in times.items() if count > 1]
    return [each for each in found if [each.value] == often and not _bare(each.value)]


def site(address: str) -> str:
    """The part of a host that its owner has registered, near enough."""
    host = address.partition("://")[2].partition("/")[0].partition(":")[0]
    parts = host.casefold().split(".")
    short = len(parts) > 2 and len(parts[-2]) <= 3  # ``co.uk``
    return ".".join(parts[-3 if short else -2 :])


def _bare(address: str) -> bool:
    return address.partition("://")[2].partition("/")[2] == ""


def _pointed_at(text: str, each: Finding) -> bool:
    """Whether an address is no page that was visited: a picture of it, a report about it."""
    if cues.SHARED.search(each.value):
        return True
    before, after = _before(text, each), text[each.span[1] : each.span[1] + _NEAR]
    return bool(cues.POINTED.search(before) or cues.SERVED.match(after))


def _listed_with(text: str, main: Finding, others: Sequence[Finding]) -> list[Finding]:
    """The addresses of one list, a line or an "or" between them."""
    kept, end = [main], main.span[1]
    for each in others:
        if each.span[0] >= end and _BETWEEN.fullmatch(text, end, each.span[0]):
            kept.append(each)
            end = each.span[1]
    return kept


def software(text: str, found: Sequence[Finding]) -> list[Finding]:
    """Browsers or systems: the one they say they use, else the one named with its version."""
    values = {each.value.casefold() for each in found}
    if len(values) == 1:
        return list(found)
    using = _one([each for each in found if _used(text, each)])
    exact = _one(
        [
            each
            for each in found
            if _figure(each.value) and not cues.ALSO.search(_before(text, each))
        ]
    )
    meant = using or exact
    return [each if each.value.casefold() == meant else _offered(each) for each in found]


def _one(found: Iterable[Finding]) -> str:
    """The one value of all; empty where there is none, or more than one."""
    values = {each.value.casefold() for each in found}
    return values.pop() if len(values) == 1 else ""


def _figure(value: str) -> bool:
    return any(map(str.isdecimal, value))


def _used(text: str, each: Finding) -> bool:
    before = _before(text, each)
    if cues.NOT_USED.search(before) or cues.ALSO.search(before):
        return False
    alone = not before.strip(" \t*-•") and text[each.span[1] : each.span[1] + 1] in ("\n", "")
    return (alone and _figure(each.value)) or bool(cues.USED.search(before))


def days(text: str, found: Sequence[Finding]) -> list[Finding]:
    """Days: the one from when on it is so, or the only one. Days of other things are offered."""
    own = [each for each in found if not _of_others(text, each)]
    since = [each for each in own if _since(text, each)]
    meant = since or [each for each in own if not cues.TOLD.search(_before(text, each))] or own
    if len({text[slice(*each.span)].casefold() for each in meant}) > 1:
        meant = []
    return [each if each in meant else _offered(each) for each in found]


def _since(text: str, each: Finding) -> bool:
    said = text[slice(*each.span)]
    return bool(cues.SINCE_WITHIN.match(said) or cues.SINCE.search(_before(text, each)))


def _of_others(text: str, each: Finding) -> bool:
    """Whether a day is that of a log line, a build, a chat, or of when it still worked."""
    said = text[slice(*each.span)]
    before, after = _before(text, each), _after(text, each)
    if cues.LOGGED.search(before) or cues.CLOCKED.search(said) or cues.FIGURES.match(after):
        return True
    if _since(text, each):
        return bool(cues.BUILT.search(before))
    if cues.BUILT.search(before) or cues.WRITTEN.search(before) or cues.NEXT.match(said):
        return True
    return bool(cues.WORKED.search(before[-50:]) or cues.WORKED_THEN.match(after))


def _before(text: str, each: Finding) -> str:
    """The words of the sentence that stand before a finding, or that announce it a line above."""
    near = text[max(0, each.span[0] - _NEAR) : each.span[0]]
    if near[-1:].isspace():
        near = _ANNOUNCED.sub(": ", near)
    return near[max((end.end() for end in _SENTENCE.finditer(near)), default=0) :]


def _after(text: str, each: Finding) -> str:
    near = text[each.span[1] : each.span[1] + _NEAR]
    end = _SENTENCE.search(near)
    return near[: end.start()] if end else near


def _offered(each: Finding) -> Finding:
    return Finding(each.value, each.span, "C", each.label)


SORTS: dict[str, Callable[[str, Sequence[Finding]], list[Finding]]] = {
    "url": pages,
    "browser": software,
    "os": software,
    "datetime": days,
}
"""Sorts of which a case has one, and how it is told from the others."""
