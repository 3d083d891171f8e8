"""What a customer's events do."""

from intakebot.engine import events as ev
from intakebot.engine import incident_moves, incidents, knowing, parting, switching
from intakebot.engine.announcing import ANNOUNCING
from intakebot.engine.answering import at_hand, reply_to, wants_person
from intakebot.engine.asking import applies, following
from intakebot.engine.confirming import change_more
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Route, Settle
from intakebot.engine.entries import Began, Reopened
from intakebot.engine.flow import Flow
from intakebot.engine.going_on import go_on
from intakebot.engine.handing import hand_over
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.ledger import keep
from intakebot.engine.matters import Second, take_out
from intakebot.engine.noting import listen, notice
from intakebot.engine.settling import leave_out, not_known, settle, what_is_missing
from intakebot.engine.small_talk import explain, go_back
from intakebot.engine.sources import said
from intakebot.engine.speaking import greeted_in, hear_language, speak
from intakebot.engine.status import tell_status, tells_which, wants_news
from intakebot.engine.tone import hear_tone
from intakebot.understanding.vocabulary import GREETINGS


def begin(draft: Draft, event: ev.Begin) -> None:
    """Entry 1: where the customer is."""
    if draft.now.seq:
        return draft.refuse("not_now")
    draft.set(context=event.context, language=event.language or "en", began=draft.act.at)
    draft.write(Began(event.context, event.language or "en"), "system")
    return None


def say(draft: Draft, event: ev.Say) -> None:
    """The customer's words while the bot holds the talk."""
    if not event.text.strip() and not event.uploads:
        return draft.refuse("empty")
    stands = draft.now.open
    moved_on = stands is None or event.question != stands.question
    if event.question and (moved_on or (event.turn and stands and event.turn != stands.turn)):
        return draft.refuse("stale")
    if greets(draft, event):
        return greet(draft, event)
    seq = draft.hear(event)
    if hear_language(draft, event.text):
        return None
    danger = hear_tone(draft, event.text, seq)
    if not danger and of_a_case(draft, event.text, seq):
        return None
    if draft.now.paused_until > draft.act.at and not wants_person(draft, event.text):
        return keep(draft, draft.flow, event.text, seq)
    if draft.flow is None:
        return first_words(draft, event.text, seq)
    if danger:
        return hand_over(draft, draft.flow, "asked")
    if stands is None:
        return open_talk(draft, draft.flow, event.text, seq)
    return reply_to(draft, draft.flow, event, seq)


def of_a_case(draft: Draft, text: str, seq: int) -> bool:
    """Take words as the answer to a case or an incident that was shown; False where none was."""
    if parting.undoes(draft, text):
        parting.part(draft)
    elif knowing.asks(draft):
        knowing.reply(draft, text)
    elif tells_which(draft, text):
        pass
    elif draft.flow is not None and switching.asks(draft):
        switching.reply(draft, draft.flow, text, seq)
    elif draft.flow is not None and incidents.asks(draft):
        incident_moves.reply(draft, draft.flow, text, seq)
    else:
        return False
    return True


def first_words(draft: Draft, text: str, seq: int) -> None:
    """Words before any flow was chosen: they choose it."""
    if draft.now.opening:
        keep(draft, None, text, seq)
    else:
        draft.set(opening=text, opening_seq=seq)
        if knowing.meets(draft, text):
            return
    draft.effects.append(Route(text))


def greets(draft: Draft, event: ev.Say) -> bool:
    """Whether nothing was told yet, and these words only greet or announce a question."""
    now = draft.now
    if event.uploads or now.opening or now.open is not None:
        return False
    said = plain(event.text)
    return said in ANNOUNCING or (not now.last_by and said in GREETINGS)


def greet(draft: Draft, event: ev.Say) -> None:
    """Greet back, or say "go ahead", and wait for what it is about."""
    draft.hear(event)
    if plain(event.text) in ANNOUNCING:
        hear_language(draft, event.text)
        return draft.tell("go_ahead", "hello")
    speak(draft, greeted_in(event.text))
    hello = draft.flow.hello if draft.flow else None
    text = hello.say(draft.now.language, draft.values()) if hello else draft.word("greeting")
    return draft.put(text, "hello")


def open_talk(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """The first words in a flow that was entered before anything was said."""
    if not draft.now.opening:
        draft.set(opening=text, opening_seq=seq)
        if knowing.meets(draft, text):
            return None
    if wants_person(draft, text):
        return hand_over(draft, flow, "asked")
    if draft.act.beside:
        take_out(draft, Second(draft.act.beside, draft.act.beside))
    listen(draft, flow)
    acknowledge(draft)
    return go_on(draft, flow)


def acknowledge(draft: Draft) -> None:
    """Say that the first words were heard, where nothing else says so.

    On a hard day the warm sentence has, and of an incident its card does.
    """
    if draft.now.gentle or incidents.due(draft):
        return
    noted = any(each.known and each.source.by == "said" for each in draft.now.answers.values())
    draft.tell("ack_noted" if noted else "ack", "ack")


def skip(draft: Draft, event: ev.Skip) -> None:
    """Leave the open question out."""
    if switching.passes(draft, event.question):
        return
    item = at_hand(draft, event.question, event.turn)
    if item and draft.flow:
        leave_out(draft, draft.flow, item)


def dont_know(draft: Draft, event: ev.DontKnow) -> None:
    """The customer does not know: that settles the question for good."""
    if switching.passes(draft, event.question):
        return
    item = at_hand(draft, event.question, event.turn)
    if item and draft.flow:
        not_known(draft, draft.flow, item)


def why(draft: Draft, event: ev.Why) -> None:
    """Say why a question is asked; it stays open."""
    item = draft.flow.item(event.question) if draft.flow else None
    if item is None:
        return draft.refuse("stale")
    return explain(draft, draft.flow, item)


def back(draft: Draft, event: ev.Back) -> None:
    """Open an earlier question once more."""
    if draft.flow is None:
        return draft.refuse("not_now")
    return go_back(draft, draft.flow, event.question)


def change(draft: Draft, event: ev.Change) -> None:
    """Change an answer in place, from the summary card or a chip."""
    flow = draft.flow
    item = flow.item(event.question) if flow else None
    if flow is None or item is None:
        return change_more(draft, event)
    if item.id not in draft.now.answers and not applies(flow, draft.now, item):
        return draft.refuse("stale")
    question, text = item.question, event.text
    read = (
        question.read_files(event.uploads) if event.uploads else question.read(text, draft.reading)
    )
    if not isinstance(read, Read):
        return draft.refuse("unclear", what_is_missing(draft, item, read))
    stood = draft.now.open.question if draft.now.open else ""
    answer = said(read, text, draft.now.seq + 1)
    settle(draft, flow, item, answer, "customer")
    draft.tell_removed()
    if draft.now.phase in ("intake", "confirming"):
        _after_change(draft, flow, stood)
    return None


def _after_change(draft: Draft, flow: Flow, stood: str) -> None:
    """Ask what the change opened; leave alone what stands as it stood."""
    item = following(flow, draft.now)
    still_open = draft.now.open is not None and draft.now.open.question == stood
    if still_open and (stood in draft.now.answers or (item and item.id == stood)):
        return
    go_on(draft, flow)


def want_person(draft: Draft, event: ev.WantPerson) -> None:
    """A human, now, with what is there."""
    if draft.flow is not None:
        hand_over(draft, draft.flow, "asked")


def write(draft: Draft, event: ev.Say) -> None:
    """Words while people talk, or while the customer waits for one: the bot stays silent."""
    if not event.text.strip() and not event.uploads:
        return draft.refuse("empty")
    stands = draft.now.open
    moved_on = stands is None or stands.question != event.question
    if event.question and (moved_on or (event.turn and stands and event.turn != stands.turn)):
        return draft.refuse("stale")
    seq = draft.hear(event)
    if parting.undoes(draft, event.text):
        return parting.part(draft)
    hear_tone(draft, event.text, seq)
    if draft.now.phase == "waiting" and asks_for_news(draft, event.text):
        tell_status(draft)
    item = draft.flow.item(stands.question) if draft.flow and stands else None
    if draft.flow is not None and item is not None:
        question = item.question
        read = question.read_files(event.uploads) if event.uploads else None
        read = read or question.read(event.text, draft.reading)
        if isinstance(read, Read):
            settle(draft, draft.flow, item, said(read, event.text, seq))
    if draft.flow is not None:
        notice(draft, draft.flow, event.text, seq)  # what is told to a person is not asked again
    if not draft.now.waiting_since:
        draft.set(waiting_since=draft.act.at)
    return None


def asks_for_news(draft: Draft, text: str) -> bool:
    """Whether somebody who waits asks how it stands, how long it takes, or calls out."""
    return any(act.kind in ("status", "progress", "calls_out") for act in draft.acts(text))


def write_again(draft: Draft, event: ev.Say) -> None:
    """Writing opens a closed matter again."""
    if not event.text.strip() and not event.uploads:
        return draft.refuse("empty")
    draft.hear(event)
    if wants_news(draft, event.text):
        return tell_status(draft)
    fence = draft.now.fence + 1
    draft.write(Reopened(fence), "system")
    draft.set(phase="waiting", fence=fence, closed_at=0, waiting_since=draft.act.at)
    draft.effects.append(Settle(closed=False))
    return None
