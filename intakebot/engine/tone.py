"""How a message is meant: distress, danger and insults, and what the bot does about them.

A hard day makes the bot gentle for good: one warm sentence, a person first, only what is
needed. An insult gets one calm sentence and a way forward; it never blocks or ends a case.
Everything is an entry that agents see and may take back.
"""

from intakebot.engine.draft import Draft
from intakebot.engine.entries import Noticed
from intakebot.understanding.acts import Act
from intakebot.understanding.finding import Span

QUOTED = 200
"""Characters of the words that are kept beside what was noticed."""


def hear_tone(draft: Draft, text: str, seq: int) -> bool:
    """Notice how entry ``seq`` is meant; True when a person must take over at once."""
    found = {act.kind: act for act in draft.acts(text)}
    if "crisis" in found:
        return in_danger(draft, text, seq, found["crisis"].span)
    if "distress" in found and not draft.now.gentle:
        notice(draft, Noticed(seq, "distress", *words_at(text, found["distress"].span)))
        manners = draft.act.manners
        if not silent(draft):
            draft.say_of_site(manners.gentle, "gentle", "gentle")
    if "abuse" in found:
        insulted(draft, text, seq, found["abuse"])
    return False


def in_danger(draft: Draft, text: str, seq: int, span: Span) -> bool:
    """Show the operator's signposts, each time; a person takes over."""
    notice(draft, Noticed(seq, "crisis", *words_at(text, span)))
    draft.say_of_site(draft.act.manners.crisis, "crisis", "crisis")
    return True


def insulted(draft: Draft, text: str, seq: int, act: Act) -> None:
    """Take the next rung of the operator's ladder."""
    manners = draft.act.manners
    step = draft.now.insults + 1
    rung = manners.rung(step)
    notice(draft, Noticed(seq, "abuse", *words_at(text, act.span), step, rung))
    if silent(draft):
        return
    if rung == "pause":
        minutes = manners.pause_minutes
        draft.set(paused_until=draft.act.at + minutes * 60_000)
        draft.tell("pause", "calm", minutes=str(minutes))
    elif rung == "warn":
        draft.tell("warn", "calm")
    elif step == 1:
        draft.tell("calm", "calm")


def silent(draft: Draft) -> bool:
    """Whether people talk, or have been asked to: then the bot only writes down."""
    return draft.now.phase not in ("intake", "confirming")


def notice(draft: Draft, noticed: Noticed) -> None:
    """Write down how a message is meant."""
    entry = draft.write(noticed, "system")
    draft.set(noticed={**draft.now.noticed, entry: noticed})


def words_at(text: str, span: Span) -> tuple[Span, str]:
    """A span with the words that stand there."""
    return span, text[span[0] : span[1]][:QUOTED]


def another(draft: Draft, text: str, seq: int, span: Span) -> None:
    """A second matter: noted for the agent, so that neither is lost nor mixed with the other."""
    whole = (span[0], len(text))
    notice(draft, Noticed(seq, "another", *words_at(text, whole)))
    draft.tell("another_noted", "note")
