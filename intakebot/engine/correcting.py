"""What a customer takes back: "no, my e-mail is …", "sorry, I meant Chrome", "it was yesterday".

The right answer changes, what stood on it is asked again, and both values stay in the log. A
new value that can't be read never destroys the old one.
"""

import re
from collections.abc import Collection, Iterator
from itertools import chain
from typing import NamedTuple

from intakebot.engine.answers import Answer
from intakebot.engine.asking import asked
from intakebot.engine.conversation import Conversation
from intakebot.engine.denying import Corrected, corrected
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on, reopen
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.noting import notice
from intakebot.engine.sources import own_words, said
from intakebot.understanding.normal import words
from intakebot.understanding.vocabulary import FILLERS, NO_MESSAGE

SETTLING = ("choice", "choices", "yes_no", "text", "number", "rating")
"""Kinds of answers that no fact tells apart: one of the newest is meant."""
NEWEST = 3
"""Of them are tried."""
NAMES_AN_OPTION, LEFT = 8, 3
"""Words that may name an option, and that may be left over of a correction nobody called one."""
ON_WHAT = frozenset({"browser", "os"})
"""Facts that a device is told by."""
ON = frozenset({"use", "using", "used", "benutze", "nutze", "bin", "dem", "der", "استخدم", "انا"})
"""What stands before its name."""
_STAR = re.compile(r"\s*\*+(?=\w[^*\n]{0,80}$)")
"""How people who chat mend their last line: "*John"."""
_OTHER = re.compile(
    r"another|other|more|second|next|\b(?:i|we|my|our|the|your|die|der|das|meine?|unsere?|noch"
    r"|andere[sr]?|zweite[sr]?)\b|اخر|ثان|آخر",
    re.IGNORECASE,
)
"""What a matter of its own is called; "also, I use Firefox" only adds to this one."""
_WORD = re.compile(r"[^\s,.;:!?]+")
_ENDS = " ,.:;-–—"


class Fix(NamedTuple):
    """That a message takes something back."""

    start: int
    """Where the new answer begins."""
    about: str = ""
    """The sort of fact it names, if it names one."""
    sure: bool = True
    """Whether a phrase says so; else only the shape of the message does."""


def takes_back(draft: Draft, open_item: Item, text: str) -> Fix | None:
    """How a message takes an answer back; None where it doesn't.

    Beside what phrase lists know, that is a message that begins with a no or denies something,
    as long as it is no answer to the question that stands open.
    """
    if not text or begins_another(draft, text) or denies(draft, open_item, text):
        return None
    if draft.flow and (starred := _STAR.match(text)):
        last = next(iter(answered(draft.flow, draft.now)), open_item)
        return Fix(starred.end(), last.question.finds)
    for act in draft.acts(text):
        if act.kind == "correction":
            return Fix(act.span[1], act.about)
    parts = corrected(text)
    nothing = plain(text) in NO_MESSAGE or plain(parts.affirmed) in NO_MESSAGE
    if nothing or not parts.affirmed or not (parts.leads or parts.denied):
        return None
    question = open_item.question
    answers = isinstance(question.read(own_words(draft, open_item, text), draft.reading), Read)
    if draft.flow and denied_by(draft.flow, draft.now, text):  # "not tuesday, wednesday"
        answers = False
    if question.kind == "yes_no" or (question.kind != "text" and answers):
        return None
    return Fix(parts.span[0], sure=False)


def begins_another(draft: Draft, text: str) -> bool:
    """Whether a message is about another matter from its first word on: no fact of it corrects."""
    return any(
        act.kind == "another_issue"
        and not any(c.isalnum() for c in text[: act.span[0]])
        and _OTHER.search(text[slice(*act.span)])
        for act in draft.acts(text)
    )


def correct(
    draft: Draft, flow: Flow, text: str, seq: int, fix: Fix, open_item: Item | None = None
) -> bool:
    """Change what a correction means; False where it means nothing that was answered."""
    target = target_of(draft, flow, text, fix, open_item)
    if target is not None:
        item, read = target
        if draft.now.answers[item.id].value == read.value:
            return as_it_stands(draft, item, text)
        change(draft, flow, item, said(read, text, seq))
        notice(draft, flow, text, seq)
        go_on(draft, flow)
        return True
    named = named_by(flow, draft.now, fix.about)
    if not named or named[0] is open_item or _STAR.match(text):  # a star is but a shape
        return False
    keep(draft, flow, named[0])
    return True


def as_it_stands(draft: Draft, item: Item, text: str) -> bool:
    """Say that it is noted just so; False for a starred word, which then is no correction."""
    if _STAR.match(text):
        return False
    old = draft.now.answers[item.id].text
    draft.tell("as_you_say", "ack", item.id, label=draft.label(item), value=old)
    return True


def target_of(
    draft: Draft, flow: Flow, text: str, fix: Fix, open_item: Item | None
) -> tuple[Item, Read] | None:
    """The answer that a correction changes, and its new value."""
    parts = corrected(text)
    found = chain(other_options(draft, flow, parts), by_words(draft, flow, text, fix, parts))
    for item, read in found:
        if is_all_of(open_item, item, read, parts, fix):
            return item, read
    return None


def keep(draft: Draft, flow: Flow, item: Item) -> None:
    """Ask for the new answer where none could be read; until then the old one stays."""
    kept = draft.now.answers[item.id].text
    text = draft.word("kept", label=draft.label(item), value=kept)
    draft.ask(item, asked(draft, flow, item, text, old=kept))


def other_options(draft: Draft, flow: Flow, parts: Corrected) -> Iterator[tuple[Item, Read]]:
    """The choices of which a message names another option: "no, it was an error message"."""
    if not parts.affirmed or len(parts.affirmed.split()) > NAMES_AN_OPTION:
        return
    for item in newest(flow, draft.now, ("choice",)):
        question, old = item.question, draft.now.answers[item.id].value
        if question.values() is None:  # it takes any words
            continue
        read = question.read(parts.affirmed, draft.reading)
        if isinstance(read, Read) and (read.value != old or parts.denied):
            yield item, Read(read.value, read.text, read.band, parts.span)


def by_words(
    draft: Draft, flow: Flow, text: str, fix: Fix, parts: Corrected
) -> Iterator[tuple[Item, Read]]:
    """The answers that a message holds a new value of, the likeliest first."""
    for item in meant(draft, flow, text, fix):
        read = item.question.notice(draft.understood(text), text, draft.reading)
        if read is None or item.question.kind == "device":
            read = after_cue(draft, item, text, fix, parts) or read
        if read is not None:
            yield item, whole_name(draft, item, read, parts)


def whole_name(draft: Draft, item: Item, read: Read, parts: Corrected) -> Read:
    """A name of which one word is denied, with the rest as it was: "tim not tom" of Tom Lind."""
    told = draft.now.answers[item.id].text.split()
    gone = [plain(each) for each in parts.denied]
    if item.question.kind != "name" or len(read.text.split()) > 1 or len(told) < 2:
        return read
    name = " ".join(read.text if plain(word) in gone else word for word in told)
    return Read(name, name, read.band, read.span) if name != " ".join(told) else read


def is_all_of(open_item: Item | None, item: Item, read: Read, parts: Corrected, fix: Fix) -> bool:
    """Whether the new answer is what the message is for, and not told beside another answer."""
    question, finds = item.question, item.question.finds
    if question.kind == "choice" or open_item is None:
        return True
    told = words(plain(read.text))
    over = sum(word not in told for word in parts.telling) > LEFT
    if fix.sure:
        return not (over and open_item.question.kind == "text" and question.kind == "device")
    tells = bool(finds) or question.kind == "number"
    return tells and finds != open_item.question.finds and not over


def meant(draft: Draft, flow: Flow, text: str, fix: Fix) -> list[Item]:
    """The answered questions a correction may be about, the likeliest first.

    What it names, what it holds a fact of, and the newest answer that no fact tells apart.
    """
    now = draft.now
    found = {each.label for each in draft.understood(text).findings}
    if found & ON_WHAT:
        found.add("device")
    by_fact = [item for item in answered(flow, now) if item.question.finds in found]
    likely = [*named_by(flow, now, fix.about), *denied_by(flow, now, text), *by_fact]
    if fix.sure:
        likely += newest(flow, now, SETTLING)
    elif corrected(text).leads:  # "no wait, 59.90" right behind an amount
        likely += newest(flow, now, ("number",))[:1]
    return list({item.id: item for item in likely}.values())


def denied_by(flow: Flow, now: Conversation, text: str) -> list[Item]:
    """The facts of which a message says that they are not so: "not Tom"."""
    gone = [plain(each) for each in corrected(text).denied]
    return [
        item
        for item in (answered(flow, now) if gone else ())
        if item.question.finds
        and any(f" {each} " in f" {plain(now.answers[item.id].text)} " for each in gone)
    ]


def newest(flow: Flow, now: Conversation, kinds: Collection[str]) -> list[Item]:
    """The few answers of these kinds that were given last."""
    return [item for item in answered(flow, now) if item.question.kind in kinds][:NEWEST]


def denies(draft: Draft, item: Item, text: str) -> bool:
    """Whether this says no to "Is jane@x.com the address of your account?".

    What such a question reads out stays as it is, however the "no" goes on.
    """
    question = item.question
    if question.kind != "yes_no" or item.ask.names.isdisjoint(draft.now.answers):
        return False
    read = question.read(text, draft.reading)
    return isinstance(read, Read) and read.value == "no"


def named_by(flow: Flow, now: Conversation, about: str) -> list[Item]:
    """The answered questions whose sort of fact a correction names."""
    return [item for item in answered(flow, now) if about and item.question.finds == about]


def answered(flow: Flow, now: Conversation) -> list[Item]:
    """The questions with an answer, the newest first."""
    items = (flow.item(name) for name in reversed(now.answers))
    return [item for item in items if item is not None and now.answers[item.id].known]


def after_cue(draft: Draft, item: Item, text: str, fix: Fix, parts: Corrected) -> Read | None:
    """The answer in what follows "I meant"; None where that is no answer to this question."""
    kind = item.question.kind
    if parts.denied:
        rest, start = parts.affirmed, parts.span[0]
    else:
        start = word_start(text, max(fix.start, 0))
        rest = text[start:].rstrip(_ENDS)
    if kind == "device":
        rest, start = without_fillers(rest, start)
    if not any(c.isalnum() for c in rest) or kind == "text":
        return None
    if kind == "device" and len(rest.split()) > NAMES_AN_OPTION:
        return None
    read = item.question.read(rest, draft.reading)
    if not isinstance(read, Read):
        return None
    first, last = read.span or (0, len(rest))
    if parts.denied:
        first, last = 0, parts.span[1] - start
    return Read(read.value, read.text, read.band, (start + first, start + last))


def word_start(text: str, place: int) -> int:
    """Where the words after a cue begin, which may have ended within one of them."""
    while 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum():
        place -= 1
    while place < len(text) and text[place] in _ENDS:
        place += 1
    return place


def without_fillers(text: str, start: int) -> tuple[str, int]:
    """A text from its first telling word on: "it's on an iPhone" names an iPhone."""
    for match in _WORD.finditer(text):
        if plain(match[0]) not in FILLERS | ON:
            return text[match.start() :], start + match.start()
    return text, start


def change(draft: Draft, flow: Flow, item: Item, answer: Answer) -> None:
    """Put a new answer in the place of one that stands, and say so."""
    before = draft.now.answers.get(item.id)
    draft.answer(item, answer)
    label = draft.label(item)
    if before is not None and before.value == answer.value:
        return
    draft.tell("changed", "ack", item.id, label=label, value=answer.text)
    reopen(draft, flow, item.id)
