"""Which question comes next, what it looks like, and what a changed answer reopens."""

from collections.abc import Iterator
from typing import Any

from intakebot.engine.answers import Answer, Source
from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft, values
from intakebot.engine.entries import Asked, Row, Summary
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import Read

MORE = "more"
"""The pseudo question under which words added at the summary are kept."""


def applies(flow: Flow, conversation: Conversation, item: Item) -> bool:
    """Whether the question's condition holds with what is known now."""
    when = item.when
    if when is None:
        return True
    if len(when.names) == len(item.depends):  # it asks about answers alone
        return when.holds(conversation.answers)
    return when.holds(conversation.answers, facts(conversation))


def facts(conversation: Conversation) -> dict[str, str]:
    """The page's and the site's facts under the names that conditions and ``prefill`` use."""
    context = conversation.context
    page = {
        "page.url": context.url,
        "page.title": context.title,
        "page.language": context.language,
        "page.browser": context.browser,
        "page.referrer": context.referrer,
        "page.time_zone": context.time_zone,
        "page.viewport": context.viewport,
    }
    return page | {f"site.{name}": value for name, value in context.facts.items()}


def following(flow: Flow, conversation: Conversation) -> Item | None:
    """The first question, in the order of the talk, that is open and applies."""
    answers = conversation.answers
    for item in flow.items:
        if item.id not in answers and applies(flow, conversation, item):
            return item
    return None


def may_come(flow: Flow, conversation: Conversation) -> Iterator[Item]:
    """Unanswered questions that apply, or that may once what they ask about is known."""
    return (item for item in flow.items if may_apply(flow, conversation, item))


def to_come(flow: Flow, conversation: Conversation) -> int:
    """How many ``may_come``, without looking at those that always do."""
    always = len(flow.always) - len(flow.always & conversation.answers.keys())
    return always + sum(may_apply(flow, conversation, item) for item in flow.perhaps)


def may_apply(flow: Flow, conversation: Conversation, item: Item) -> bool:
    """Whether an unanswered question applies, or may yet."""
    answers = conversation.answers
    if item.id in answers:
        return False
    undecided = any(name in flow.index and name not in answers for name in item.depends)
    return undecided or applies(flow, conversation, item)


def missing(flow: Flow, conversation: Conversation) -> list[Row]:
    """What the case still lacks: open questions that apply, and those left without a value."""
    return [
        Row(item.id, item.label.say(conversation.language, {}))
        for item in flow.items
        if lacks(flow, conversation, item)
    ]


def lacks(flow: Flow, conversation: Conversation, item: Item) -> bool:
    """Whether a person who reads the case would miss this answer."""
    answer = conversation.answers.get(item.id)
    if answer is None:
        return not item.question.optional and applies(flow, conversation, item)
    return answer.state == "unknown"


def progress(draft: Draft, flow: Flow, question: str) -> tuple[int, int]:
    """Where the question about to be asked stands, as in "3 of 6"; the total never grows."""
    answered = flow.index.keys() & draft.now.answers.keys()
    total = len(answered) + to_come(flow, draft.now)
    if draft.now.of:
        total = min(total, draft.now.of)
    if question in answered:  # reopened: its place is where it was
        answered = {name for name in answered if flow.index[name] < flow.index[question]}
    return min(len(answered) + 1, max(total, 1)), max(total, 1)


def asked(draft: Draft, flow: Flow, item: Item, text: str = "", **more: Any) -> Asked:
    """The question as an entry, in the conversation's language."""
    now = draft.now
    at, of = progress(draft, flow, item.id)
    draft.set(of=of)
    language = now.language
    spoken = values(now) if item.ask.names else {}
    question = item.question
    return Asked(
        question.id,
        question.kind,
        question.control,
        draft.label(item),
        text or item.ask.say(language, spoken),
        item.help.say(language, spoken) if item.help else "",
        item.example.say(language, spoken) if item.example else "",
        question.choices(language),
        question.optional,
        at,
        of,
        accept=question.media_types(),
        **more,
    )


def go_on(draft: Draft, flow: Flow) -> None:
    """Ask what comes next, or show the summary when nothing is left to ask.

    A question that has just come to apply may be answered by the first words. Does nothing
    while a person holds the conversation or the customer waits for one.
    """
    if draft.now.phase not in ("intake", "confirming"):
        return
    item = following(flow, draft.now)
    while item is not None and item.when is not None and remembered(draft, item):
        item = following(flow, draft.now)
    if item is not None:
        draft.ask(item, asked(draft, flow, item))
    else:
        summarise(draft, flow)


def summarise(draft: Draft, flow: Flow) -> None:
    """Show everything for the customer to confirm."""
    text = draft.word("summary_ask")
    turn = draft.write(Summary(rows(draft, flow), missing(flow, draft.now), text))
    draft.set(phase="confirming", open=None, summary_turn=turn)


def rows(draft: Draft, flow: Flow) -> list[Row]:
    """The lines of the summary card, in the order of the talk."""
    answers = draft.now.answers
    card = [Row(item.id, draft.label(item)) for item in flow.items if item.id in answers]
    if MORE in answers:
        card.append(Row(MORE, draft.word("more_label")))
    return card


def prefill(draft: Draft, flow: Flow) -> None:
    """Write down what the page or the site told us, so that it is not asked."""
    known = facts(draft.now)
    for item in flow.items:
        source = item.question.prefill or ""
        told = known.get(source, "")
        if not told or item.id in draft.now.answers:
            continue
        read = item.question.read(told, draft.reading)
        if isinstance(read, Read):
            quote = told[:200]
            where = Source("site" if source.startswith("site.") else "page", quote=quote)
            answer = Answer(read.value, read.text, source=where)
            draft.answer(item, answer)


def notice(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Write down what the words of entry ``seq`` tell beyond doubt of questions still to come."""
    for item in flow.noticing:
        if item.id not in draft.now.answers and applies(flow, draft.now, item):
            note_down(draft, item, text, seq)


def listen(draft: Draft, flow: Flow) -> None:
    """Write down all that the first words tell, so that none of it is asked."""
    notice(draft, flow, draft.now.opening, draft.now.opening_seq)
    for item in flow.items:
        if item.id not in draft.now.answers and applies(flow, draft.now, item):
            remembered(draft, item)


def note_down(draft: Draft, item: Item, text: str, seq: int) -> bool:
    """Take an answer out of words that were said before it was asked, if they hold one.

    Words that another answer was taken from are not taken twice.
    """
    read = item.question.notice(text, draft.reading)
    if read is None or (read.span and claimed(draft, seq, read.span)):
        return False
    draft.answer(item, said(read, text, seq))
    return True


def claimed(draft: Draft, seq: int, span: tuple[int, int]) -> bool:
    """Whether an answer stands on some of these words of entry ``seq`` already."""
    taken = (taken_from(draft, name, seq) for name in draft.now.answers)
    return any(each and each[0] < span[1] and span[0] < each[1] for each in taken)


def unclaimed(draft: Draft) -> str:
    """The first words, with those blanked out that other answers were taken from."""
    text, seq = draft.now.opening, draft.now.opening_seq
    for name in draft.now.answers:
        span = taken_from(draft, name, seq)
        if span:
            text = text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]
    return text


TELLING = ("text", "choice", "choices", "yes_no")


def taken_from(draft: Draft, name: str, seq: int) -> tuple[int, int] | None:
    """Which words of entry ``seq`` an answer was taken from, so that no other takes them.

    A story and a choice leave the words to others as well.
    """
    item = draft.flow.item(name) if draft.flow else None
    source = draft.now.answers[name].source
    if source.by != "said" or source.seq != seq or (item and item.question.kind in TELLING):
        return None
    return source.span


def remembered(draft: Draft, item: Item) -> bool:
    """Answer a question from the first words, where they hold it."""
    opening, seq = draft.now.opening, draft.now.opening_seq
    if not opening:
        return False
    if item.question.prefill == "opening":
        story = item.question.kind == "text"
        read = item.question.read(opening if story else unclaimed(draft), draft.reading)
        if isinstance(read, Read):
            draft.answer(item, said(read, opening, seq))
            return True
    return note_down(draft, item, opening, seq)


def said(read: Read, text: str, seq: int) -> Answer:
    """An answer with the words it came from."""
    span = read.span or (0, len(text))
    source = Source("said", seq, span, text[span[0] : span[1]][:500])
    return Answer(read.value, read.text, source=source, band=read.band)


def reopen(draft: Draft, flow: Flow, changed: str) -> None:
    """Take back what stood on an answer that changed, and on what that takes back in turn.

    An answer falls when its question no longer applies, or when its question's own words
    named what changed. Everything else stays.
    """
    ground = {changed}
    gone: list[str] = []
    while True:
        falls = [item.id for item in flow.items if falls_with(draft, flow, item, ground)]
        if not falls:
            break
        gone += falls
        ground |= set(falls)
        kept = {k: v for k, v in draft.now.answers.items() if k not in falls}
        draft.set(answers=kept)
    draft.clear(gone, changed)


def falls_with(draft: Draft, flow: Flow, item: Item, ground: set[str]) -> bool:
    """Whether an answer loses its ground when the answers in ``ground`` change."""
    answer = draft.now.answers.get(item.id)
    if answer is None or item.id in ground:
        return False
    if ground & item.depends and not applies(flow, draft.now, item):
        return True
    return bool(ground & item.ask.names) and answer.known and answer.source.by == "said"
