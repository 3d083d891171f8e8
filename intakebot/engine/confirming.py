"""What a customer does at the summary: confirm it, refuse it, or add to it."""

import re

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.answering import wants_person
from intakebot.engine.answers import Answer, Source
from intakebot.engine.approving import approves, refuses
from intakebot.engine.correcting import Fix, begins_another, change, correct
from intakebot.engine.denying import Corrected, corrected
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import MORE, add_words, go_on, summarise
from intakebot.engine.handing import hand_over
from intakebot.engine.kinds.base import Read, Unclear, plain
from intakebot.engine.kinds.text import ADDRESS
from intakebot.engine.ledger import named_in
from intakebot.engine.noting import note_down
from intakebot.engine.reaching import PHONE
from intakebot.engine.small_talk import go_back
from intakebot.engine.sources import own_words, said, without
from intakebot.engine.speaking import hear_language
from intakebot.engine.status import tell_status
from intakebot.engine.tone import another, hear_tone
from intakebot.understanding.normal import listed, words
from intakebot.understanding.vocabulary import FILLERS, GREETINGS, UNSURE, VAGUE

_WRONG = listed("""
    wrong incorrect right correct change edit fix needs should different isn't not please must be
    falsch stimmt nicht ändern korrigieren anders bitte muss
    خطا خاطئ تغيير تعديل غير صحيح غلط مو مش مب صح فيه
""")
"""What is said of a row that should change."""
CALLED: dict[str, frozenset[str]] = {
    "date": listed("date day datum tag zeitpunkt التاريخ تاريخ اليوم"),
    "email": listed("email e mail address adresse mailadresse البريد بريد الايميل ايميل ايميلي"),
    "name": listed("name nachname vorname الاسم اسم اسمي"),
    "phone": listed("""
        phone number telefon telefonnummer nummer handynummer
        الهاتف رقم الرقم رقمي التلفون الجوال الموبايل جوالي
    """),
    "url": listed("page address link url seite adresse الصفحه الرابط"),
    "device": listed("device browser phone computer gerät الجهاز المتصفح"),
    "code": listed("number order nummer bestellnummer رقم الطلب"),
    "number": listed("amount number betrag zahl summe المبلغ العدد"),
    "error_message": listed("message error meldung fehlermeldung الرساله"),
    "file": listed("photo picture file foto bild datei الصوره الملف"),
}
"""What people call an answer of each kind, whatever its label says."""
FEW = 2
"""Telling words beside what was missing: "ah, here it is: …"."""
_TOWARDS = listed("""
    it's its it is that's to should be must read make
    das es ist an auf bei für lautet soll heißen الي
""")


def confirm(draft: Draft, event: ev.Confirm) -> None:
    """The summary is right."""
    if event.turn and event.turn != draft.now.summary_turn:
        return draft.refuse("stale")
    if draft.flow is None:
        return draft.refuse("not_now")
    return hand_over(draft, draft.flow, "confirmed")


def add_more(draft: Draft, event: ev.Say) -> None:
    """Words at the summary: a yes confirms, anything else is added to what is passed on."""
    flow = draft.flow
    if flow is None or (not event.text.strip() and not event.uploads):
        return draft.refuse("empty")
    if event.question:
        return draft.refuse("stale")
    seq = draft.hear(event)
    if hear_language(draft, event.text):
        return None
    if hear_tone(draft, event.text, seq) or wants_person(draft, event.text):
        return hand_over(draft, flow, "asked")
    if not event.uploads and about_the_summary(draft, flow, event.text, seq):
        return None
    if not event.uploads and tells_what_was_missing(draft, flow, event.text, seq):
        return summarise(draft, flow)
    add_words(draft, event.text or ", ".join(upload.name for upload in event.uploads), seq)
    return summarise(draft, flow)


def about_the_summary(draft: Draft, flow: Flow, text: str, seq: int) -> bool:
    """Obey words that are about the summary itself; False where they add to it."""
    if begins_another(draft, text):
        another(draft, text, seq, (0, len(text)))
    elif approves(text) or ends(draft, text):
        hand_over(draft, flow, "confirmed")
    elif refuses(text):
        draft.tell("summary_no", "note")
    elif row := named_row(draft, flow, text):
        go_back(draft, flow, row.id)
    else:
        return (
            corrects(draft, flow, text, seq)
            or restates(draft, flow, text, seq)
            or is_aside(draft, flow, text)
            or tells_nothing(draft, text)
        )
    return True


def tells_what_was_missing(draft: Draft, flow: Flow, text: str, seq: int) -> bool:
    """Take what words tell of questions that had no answer; whether that is all they say."""
    missing = [
        item
        for item in flow.noticing
        if item.id in draft.now.answers and not draft.now.answers[item.id].known
    ]
    told = [item for item in missing if note_down(draft, item, text, seq)]
    spans = [each for item in told if (each := draft.now.answers[item.id].source.span)]
    return bool(told) and len(corrected(without(text, spans)).telling) <= FEW


def ends(draft: Draft, text: str) -> bool:
    """Whether somebody says that this is all."""
    return any(act.whole and act.kind == "done" for act in draft.acts(text))


def tells_nothing(draft: Draft, text: str) -> bool:
    """Ask what is wrong where nothing was said: "hmm", "skip"."""
    told = [word for word in words(plain(text[:100])) if word not in FILLERS]
    said = plain(text)
    if told and said not in UNSURE | VAGUE | GREETINGS | _HUMS and not passes(draft, text):
        return False
    draft.tell("summary_no", "note")
    return True


def passes(draft: Draft, text: str) -> bool:
    return any(act.whole and act.kind in ("skip", "dont_know") for act in draft.acts(text))


_HUMS = listed("hm hmm hmmm mh mhm uh um er eh ähm äh naja اممم")


def corrects(draft: Draft, flow: Flow, text: str, seq: int) -> bool:
    """Change what is taken back: what it names, else what was said last."""
    text = without_yes(text)
    parts = corrected(text)
    acts = [act for act in draft.acts(text) if act.kind == "correction"]
    if acts and correct(draft, flow, text, seq, Fix(acts[0].span[1], acts[0].about)):
        return True
    if not parts.affirmed or not (parts.leads or parts.denied):
        return False
    if correct(draft, flow, text, seq, Fix(parts.span[0], sure=False)):
        return True
    item = said_last(draft, flow)
    if not parts.leads or item is None or item.question.kind != "text":
        return False
    read = item.question.read(towards(parts), draft.reading)
    if isinstance(read, Read):
        answer = said(Read(read.value, read.text, "B", parts.span), text, seq)
        change(draft, flow, item, replace(answer, value=read.value, text=read.text))
        summarise(draft, flow)
    return isinstance(read, Read)


_YES_BUT = re.compile(
    r"\s*(?:yes|yeah|yep|ok(?:ay)?|almost|nearly|ja|fast|نعم|تقريبا"
    r"|ايوه|أيوه|أيوة|ايوا|اه|آه|تمام|صح|كله صح|كله تمام)[\s,.]+"
    r"(?:but|except|only|just|aber|nur|bis auf|لكن|بس)\b[\s,]*",
    re.IGNORECASE,
)


def without_yes(text: str) -> str:
    """Words without the "yes, but" that begins them; places stay."""
    begins = _YES_BUT.match(text)
    return " " * begins.end() + text[begins.end() :] if begins else text


def restates(draft: Draft, flow: Flow, text: str, seq: int) -> bool:
    """Change the one answer that words name and give a new value of: "the amount was 59.90"."""
    told = set(words(plain(text[:200])))
    for item in flow.items:
        before = draft.now.answers.get(item.id)
        kind = item.question.kind
        called = CALLED.get(kind, frozenset()) | set(words(plain(draft.label(item))))
        if before is None:
            continue
        read: Read | Unclear | None = named_in(draft, item, text)
        if read is None and (called - FILLERS) & told:
            if kind in RESTATED:
                read = item.question.read(own_words(draft, item, text), draft.reading)
            elif item.question.finds == ADDRESS:
                read = item.question.notice(draft.understood(text), text, draft.reading)
        if isinstance(read, Read) and read.value != before.value:
            change(draft, flow, item, said(read, text, seq))
            go_on(draft, flow)
            return True
    return False


RESTATED = ("number", "code", "email", "phone", "date", "url")
"""Kinds whose new answer stands out in a sentence."""


def towards(parts: Corrected) -> str:
    """The new words themselves: "Acme AG" of "no, to Acme AG"."""
    said = parts.affirmed.split()
    while len(said) > 1 and plain(said[0]) in _TOWARDS:
        said = said[1:]
    return " ".join(said)


def said_last(draft: Draft, flow: Flow) -> Item | None:
    """The question whose answer the customer gave last."""
    answers = draft.now.answers
    spoken = [name for name, each in answers.items() if each.known and each.source.by == "said"]
    latest = max(spoken, key=lambda name: answers[name].source.seq, default="")
    return flow.item(latest)


def named_row(draft: Draft, flow: Flow, text: str) -> Item | None:
    """The answer that a message names by its label, to have it changed: "the name is wrong"."""
    told = {word for word in words(plain(text[:100])) if word not in FILLERS} - _WRONG
    there = [item for item in flow.items if item.id in draft.now.answers] if told else []
    for item in there:
        if told == {word for word in words(plain(draft.label(item))) if word not in FILLERS}:
            return item
    so_called = [item for item in there if told <= CALLED.get(item.question.kind, frozenset())]
    return so_called[0] if len(so_called) == 1 else None


def is_aside(draft: Draft, flow: Flow, text: str) -> bool:
    """Answer what is neither about the case nor the summary."""
    whole = next((act.kind for act in draft.acts(text) if act.whole), "")
    if whole == "back":
        go_back(draft, flow, "")
    elif whole == "status":
        tell_status(draft)
    elif whole in SAID_BACK:
        draft.tell(SAID_BACK[whole], "note")
    else:
        return False
    return True


SAID_BACK = {
    "thanks": "thanks_ok",
    "wait": "wait_ok",
    "are_you_bot": "are_you_a_bot",
    "calls_out": "are_you_a_bot",
    "off_topic": "off_topic",
    "progress": "progress_none",
    "why": "why_default",
}


def change_more(draft: Draft, event: ev.Change) -> None:
    """Put other words in the place of what was said and no question asks for."""
    labels = {MORE: "more_label", PHONE: "phone_label"}
    if event.question not in labels or event.question not in draft.now.answers:
        return draft.refuse("stale")
    if not event.text.strip():
        return draft.refuse("empty")
    source = Source("said", draft.now.seq + 1, (0, len(event.text)), event.text[:500])
    answer = Answer(event.text, event.text, source=source)
    label = draft.word(labels[event.question])
    return draft.answer_as(event.question, label, answer, "customer")
