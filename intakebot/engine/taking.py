"""Taking words or files as the open question's answer, and insisting only so often."""

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import asked
from intakebot.engine.asking_back import answer_back, is_question
from intakebot.engine.choosing import clause_of
from intakebot.engine.declining import decline, pass_over, wont_say
from intakebot.engine.denying import corrected
from intakebot.engine.draft import Draft
from intakebot.engine.elsewhere import CHOICES, answers_elsewhere
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import add_words, go_on
from intakebot.engine.having_none import ANSWERED_BY_NO, OWNING, has_none, says_no
from intakebot.engine.kinds.base import Read, Unclear, plain
from intakebot.engine.kinds.choice import Choice
from intakebot.engine.kinds.choices import Choices
from intakebot.engine.naming import note_name
from intakebot.engine.noting import notice
from intakebot.engine.reaching import given_instead
from intakebot.engine.settling import leave_out, not_known, settle, what_is_missing
from intakebot.engine.sources import own_words, said, without
from intakebot.understanding.extract import errors
from intakebot.understanding.finding import only
from intakebot.understanding.normal import listed, words
from intakebot.understanding.vocabulary import FILLERS, GREETINGS, NO, POLITE, UNSURE, VAGUE, YES

NO_ATTEMPT = YES | NO | UNSURE | VAGUE | GREETINGS
"""What nobody means as the answer to a question that asks for more."""
TELLING = 3
"""Telling words that describe something."""
AGREEING = 3
FEW = 4
"""Telling words that are no more than one answer."""
NO_CHOICE = NO_ATTEMPT - NO
_POINTS = listed("""
    see look here attached attachment screenshot picture photo image above below error message
    siehe hier anbei anhang bild foto screenshot bildschirmfoto fehlermeldung meldung angehängt
    صوره الصوره مرفق مرفقه انظر هنا الرساله لقطه
""")
"""Words that only point at a picture which was sent with them."""


def take_answer(
    draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int, *, patient: bool = False
) -> None:
    """Read words or files as the open question's answer; insist only so often.

    ``patient``: the message was about something else as well, so what does not answer is no
    failed try and the question simply stays open.
    """
    if not event.uploads and has_none(item, event.text):
        return nothing_to_give(draft, flow, item, event.text, seq)
    if not event.uploads and refuses(item, event.text):
        return pass_over(draft, flow, item)
    messages = item.question.kind == "error_message" and not event.uploads
    if messages and no_message(draft, event.text):
        notice(draft, flow, event.text, seq)
        return not_known(draft, flow, item)
    read = read_reply(draft, item, event)
    if answers_elsewhere(draft, flow, item, event, seq):
        return stay(draft, flow, item)
    if isinstance(read, Read):
        settle(draft, flow, item, said(read, event.text, seq))
        notice(draft, flow, event.text, seq)
        return go_on(draft, flow)
    known = len(draft.now.answers)
    notice(draft, flow, event.text, seq)
    note_name(draft, flow, event.text, seq)
    if item.id in draft.now.answers and draft.now.open is None:
        return go_on(draft, flow)  # what was told besides has answered it
    number = given_instead(draft, flow, seq)
    if number is not None:
        return ask_for_both(draft, flow, item, number)
    if len(draft.now.answers) > known and len(corrected(event.text).telling) <= FEW:
        return stay(draft, flow, item)  # it answered what comes later
    if not patient:
        insist(draft, flow, item, event, seq, read)
    return None


def nothing_to_give(draft: Draft, flow: Flow, item: Item, text: str, seq: int) -> None:
    """Go on without an answer that the customer hasn't got; what else they say is kept."""
    notice(draft, flow, text, seq)
    if item.id in draft.now.answers and draft.now.open is None:
        return go_on(draft, flow)
    if wont_say(draft, text) or (says_no(text) and OWNING.isdisjoint(words(plain(text)))):
        return pass_over(draft, flow, item)
    settle_without = leave_out if item.question.optional else not_known
    return settle_without(draft, flow, item)


def no_message(draft: Draft, text: str) -> bool:
    """Whether there was none, or words begin with "I don't remember" and tell none after it."""
    said = draft.understood(text)
    return errors.none(text) or (
        not said.all("error")
        and any(
            act.kind == "dont_know" and len(text[: act.span[0]].split()) < 2 for act in said.acts
        )
    )


def ask_for_both(draft: Draft, flow: Flow, item: Item, number: Answer) -> None:
    """Thank for a telephone number and say, once, why an address helps besides."""
    tries = item.question.tries
    if draft.now.open is None or draft.now.open.tries >= tries:
        return not_known(draft, flow, item)
    why = item.help.say(draft.now.language, draft.values()) if item.help else ""
    said_so = draft.word("phone_instead", number=number.text)
    text = " ".join(part for part in (said_so, why, draft.word("cannot_skip")) if part)
    return draft.ask(item, asked(draft, flow, item, text, again=True), tries)


def refuses(item: Item, text: str) -> bool:
    """Whether a no is all that was said to what no "no" answers, such as an address."""
    return item.question.kind not in (*ANSWERED_BY_NO, "text", "number") and says_no(text)


def read_reply(draft: Draft, item: Item, event: ev.Say) -> Read | Unclear:
    """What a message answers: by its words, where they do more than point at its files."""
    question, tries = item.question, draft.now.open.tries if draft.now.open else 0
    by_file = question.read_files(event.uploads) if event.uploads else None
    if isinstance(by_file, Read):
        told = [word for word in words(plain(event.text)) if word not in FILLERS]
        if question.kind == "file" or _POINTS.issuperset(told):
            return by_file
    if event.text.strip():
        if taken := suggestion_taken(draft, item, event.text):
            return taken
        open_choice = question.kind in CHOICES and getattr(question, "other", False)
        if open_choice and plain(event.text) in NO_CHOICE:
            return Unclear("unclear")  # "yes" is nobody's own words for what they tried
        told_here = own_words(draft, item, event.text)
        read = question.read(told_here, replace(draft.reading, tried=tries))
        if question.kind == "yes_no" and isinstance(read, Unclear):
            read = by_other_address(draft, item, told_here) or read
        if question.kind == "choice" and isinstance(read, Unclear):
            read = by_clause(draft, item, told_here) or read
        if isinstance(read, Unclear):
            read = nearest(draft, item, told_here) or read
        if isinstance(read, Unclear):
            read = taken_back(draft, item, told_here) or read
        return by_file if isinstance(by_file, Read) and isinstance(read, Unclear) else read
    return by_file or Unclear("empty")


def suggestion_taken(draft: Draft, item: Item, text: str) -> Read | None:
    """What was offered as one tap, to who says "yes" instead of tapping it."""
    stands = draft.now.open
    hint = stands.asked.suggested if stands and stands.asked else ""
    if not hint or item.question.kind == "yes_no" or not agrees(text):
        return None
    read = item.question.read(hint, draft.reading)
    return read if isinstance(read, Read) else None


def agrees(text: str) -> bool:
    """Whether words are a yes and no more: "ja genau", "yes, that one"."""
    said = [word for word in words(plain(text)) if word not in FILLERS and word not in POLITE]
    return plain(text) in YES or (0 < len(said) <= AGREEING and YES.issuperset(said))


def taken_back(draft: Draft, item: Item, text: str) -> Read | None:
    """The answer behind what leads a correction: "actually no, it was the basket page"."""
    parts = corrected(text)
    read = item.question.read(parts.affirmed, draft.reading) if parts.leads else None
    return Read(read.value, read.text, "B", parts.span) if isinstance(read, Read) else None


def by_clause(draft: Draft, item: Item, text: str) -> Read | None:
    """The option that a part of the answer names, where the whole is too much: "paypal. and …"."""
    one = clause_of(draft, item, text)
    alone = item.question.read(text[slice(*one.span)], draft.reading) if one and one.span else None
    return replace(one, band=alone.band) if one and isinstance(alone, Read) else None


def nearest(draft: Draft, item: Item, text: str) -> Read | None:
    """The option that a short answer comes nearest to: "krankmeldung" of "Kind krank melden"."""
    if not isinstance(item.question, Choice | Choices) or item.question.other or is_question(text):
        return None
    return item.question.nearest(text, draft.now.language)


def by_other_address(draft: Draft, item: Item, text: str) -> Read | None:
    """A no to "Is that the address of your account too?" that only names the other one."""
    known = {draft.now.answers[name].value for name in item.ask.names & draft.now.answers.keys()}
    told = only(draft.understood(text).all("email"))
    other = told and told.value not in known and any("@" in str(each) for each in known)
    return Read("no", draft.word("no"), "B", (0, len(text))) if other else None


def tells_instead(item: Item, event: ev.Say) -> bool:
    """Whether words describe what a file could have shown that may be left out."""
    may_be_left = item.question.kind == "file" and item.question.optional and not event.uploads
    told = [word for word in words(plain(event.text)) if word not in FILLERS]
    return may_be_left and len(told) >= TELLING and not is_question(event.text)


def tells_besides(draft: Draft, item: Item, text: str) -> bool:
    """Whether words that were not meant as the answer tell something all the same."""
    facts = [each.span for each in draft.understood(text).findings if each.label != "doing"]
    told = len(corrected(without(text, facts)).telling) >= TELLING
    return told and not is_attempt(draft, item, text)


def keep_story(draft: Draft, text: str, seq: int) -> None:
    """Thank for what was told instead of an answer; of vague first words it is the rest."""
    opening = draft.now.opening
    if len(corrected(opening).telling) < TELLING:
        draft.set(opening=f"{opening}\n{text}")
    add_words(draft, text, seq)
    draft.tell("ack", "ack")


def insist(
    draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int, read: Read | Unclear
) -> None:
    """Ask again; after so many tries take what was said, if it was meant as an answer at all."""
    if tells_instead(item, event):
        add_words(draft, event.text, seq)
        return leave_out(draft, flow, item)
    unclear = read if isinstance(read, Unclear) else Unclear("empty")
    if not event.text.strip():  # a file that can't answer it, and no words
        return draft.put(what_is_missing(draft, item, unclear), "retry", item.id)
    if item.question.kind != "text" and is_question(event.text):
        return answer_back(draft, flow, item, event.text, seq)
    tries = (draft.now.open.tries if draft.now.open else 0) + 1
    if item.question.kind != "text" and wont_say(draft, event.text):
        return decline(draft, flow, item, event.text, seq)
    if any(act.kind == "dont_know" for act in draft.acts(event.text)):
        return not_known(draft, flow, item)
    if tries <= (1 if draft.now.gentle else item.question.tries):
        text = what_is_missing(draft, item, unclear, again=tries > 1)
        if tells_besides(draft, item, event.text):
            keep_story(draft, event.text, seq)
            text = ""
        again = plain(event.text) == plain(draft.now.opening) and len(event.text.split()) >= TELLING
        if item.question.kind != "text" and again:
            draft.tell("have_that", "ack")  # said once more, to be heard at all
            text = ""
        return draft.ask(item, asked(draft, flow, item, text, again=True), tries)
    if not is_attempt(draft, item, event.text):
        return not_known(draft, flow, item)
    told = event.text.strip()
    source = Source("said", seq, (0, len(event.text)), told[:500])
    settle(draft, flow, item, Answer(told, told[:500], "unverified", source, "B"))
    draft.tell("retry_accepted", "accepted", item.id)
    return go_on(draft, flow)


def is_attempt(draft: Draft, item: Item, text: str) -> bool:
    """Whether words that don't fit were meant as the answer, and not as something else."""
    rest = list(text)
    for each in draft.understood(text).findings:
        start, end = each.span
        chosen = item.question.kind in CHOICES and each.label == "datetime"  # "mornings"
        if each.label != item.question.finds and not chosen:
            rest[start:end] = " " * (end - start)
    left = "".join(rest)
    if plain(text) in NO_ATTEMPT or not corrected(left).telling:
        return False
    return item.question.attempted(left)


def stay(draft: Draft, flow: Flow, item: Item) -> None:
    """Say that it was heard, and let the question stand as it stood."""
    if draft.now.open is None or draft.now.open.question != item.id:
        return go_on(draft, flow)
    draft.tell("ack", "ack")
    return draft.ask(item, asked(draft, flow, item), draft.now.open.tries)
