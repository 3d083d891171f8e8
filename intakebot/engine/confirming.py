"""What a customer does at the summary: confirm it, refuse it, or add to it."""

import re

from intakebot.engine import events as ev
from intakebot.engine.answering import go_back, wants_person
from intakebot.engine.answers import Answer, Source
from intakebot.engine.correcting import correct
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow
from intakebot.engine.going_on import MORE, summarise
from intakebot.engine.handing import hand_over
from intakebot.engine.status import tell_status
from intakebot.engine.tone import hear_tone
from intakebot.engine.wording_filters import shown
from intakebot.understanding.normal import plain
from intakebot.understanding.phrasebook import shipped
from intakebot.understanding.vocabulary import LOOKS_RIGHT, NO, YES

RIGHT = YES | LOOKS_RIGHT
WITH_IT = RIGHT | shipped().phrases("thanks")
_BETWEEN = re.compile(r"[,.;:!?–—،؛؟]|\s-\s")


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
    if hear_tone(draft, event.text, seq) or wants_person(draft, event.text):
        return hand_over(draft, flow, "asked")
    found = draft.acts(event.text) if event.text else ()
    fix = next((act for act in found if act.kind == "correction"), None)
    if fix is not None and correct(draft, flow, event.text, seq, fix):
        return None
    if not event.uploads and about_the_summary(draft, flow, event.text):
        return None
    before = draft.now.answers.get(MORE)
    text = event.text or ", ".join(upload.name for upload in event.uploads)
    whole = f"{shown(before.value)}\n{text}" if before else text
    source = Source("said", seq, (0, len(event.text)), text[:500])
    draft.answer_as(MORE, draft.word("more_label"), Answer(whole, whole, source=source))
    return summarise(draft, flow)


def about_the_summary(draft: Draft, flow: Flow, text: str) -> bool:
    """Obey words that are about the summary itself; False where they add to it."""
    parts = [plain(each) for each in _BETWEEN.split(text[:200]) if plain(each)]
    if parts and parts[0] in RIGHT and all(each in WITH_IT for each in parts):
        hand_over(draft, flow, "confirmed")
    elif parts and all(each in NO for each in parts):
        draft.tell("summary_no", "note")
    else:
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
    "off_topic": "off_topic",
}


def change_more(draft: Draft, event: ev.Change) -> None:
    """Put other words in the place of those that were added at the summary."""
    if event.question != MORE or MORE not in draft.now.answers:
        return draft.refuse("stale")
    if not event.text.strip():
        return draft.refuse("empty")
    source = Source("said", draft.now.seq + 1, (0, len(event.text)), event.text[:500])
    answer = Answer(event.text, event.text, source=source)
    return draft.answer_as(MORE, draft.word("more_label"), answer, "customer")
