"""How a message is meant: distress, danger and insults, and what the bot does about them.

A hard day makes the bot gentle for good: one warm sentence, a person first, only what is
needed. An insult gets one calm sentence and a way forward; it never blocks or ends a case.
Everything is an entry that agents see and may take back.
"""

import re
from collections.abc import Iterable

from intakebot.engine.draft import SHORT, Draft
from intakebot.engine.entries import Noticed
from intakebot.understanding.acts import Act
from intakebot.understanding.finding import Span, trimmed

QUOTED = 200
"""Characters of the words that are kept beside what was noticed."""
LOOSE = " .,;:!?–-\n"
"""What may be left around words that were cut out."""
RUDE = 8
"""Rude words of one message that are looked for, beside the first insult."""
_TWICE = re.compile(r"([.,;:!?])(?:\s*[.,;:!?])+")


def hear_tone(draft: Draft, text: str, seq: int) -> bool:
    """Notice how entry ``seq`` is meant; True when a person must take over at once."""
    found = {act.kind: act for act in draft.acts(text)}
    if not found:
        return False
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
    noticed = Noticed(
        seq, "abuse", *words_at(text, act.span), step, rung, rude_words(draft, text, act.span)
    )
    notice(draft, noticed)
    draft.set(last=calm([noticed], text)[:SHORT])
    if silent(draft) or draft.now.paused_until > draft.act.at:
        return
    if rung == "pause":
        minutes = manners.pause_minutes
        draft.set(paused_until=draft.act.at + minutes * 60_000)
        draft.tell("pause", "calm", minutes=str(minutes))
    elif rung == "warn":
        draft.tell("warn", "calm")
    elif step == 1:
        draft.tell("calm", "calm")


def rude_words(draft: Draft, text: str, insult: Span) -> list[str]:
    """What else of the message is rude; each search finds the first."""
    found: list[str] = []
    left, span = text, insult
    while len(found) < RUDE:
        left = left[: span[0]] + " " * (span[1] - span[0]) + left[span[1] :]
        acts = draft.acts(left)
        again = next((act.span for act in acts if act.kind in ("abuse", "swearing")), None)
        if again is None:
            break
        found.append(words_at(text, again)[1])
        span = again
    return found


def calm(noticed: Iterable[Noticed], text: str) -> str:
    """A text without the insults in it: what heads a case and a row of the queue."""
    rude = [words for each in noticed if each.kind == "abuse" for words in (each.quote, *each.more)]
    if not rude:
        return text
    calmer = text
    for words in sorted(rude, key=len, reverse=True):
        calmer = calmer.replace(words, " ")
    if calmer == text:
        return text
    return _TWICE.sub(r"\1", " ".join(calmer.split())).strip(LOOSE)


def silent(draft: Draft) -> bool:
    """Whether people talk, or have been asked to: then the bot only writes down."""
    return draft.now.phase not in ("intake", "confirming")


def notice(draft: Draft, noticed: Noticed) -> None:
    """Write down how a message is meant."""
    entry = draft.write(noticed, "system")
    draft.set(noticed={**draft.now.noticed, entry: noticed})


def words_at(text: str, span: Span) -> tuple[Span, str]:
    """A span with the words that stand there, without the comma or full stop before them."""
    words = text[span[0] : span[1]].lstrip(LOOSE)
    start, end = trimmed(text, (span[1] - len(words), span[1]))
    return (start, end), text[start:end][:QUOTED]


def another(draft: Draft, text: str, seq: int, span: Span) -> None:
    """A second matter: noted for the agent, so that neither is lost nor mixed with the other."""
    whole = (span[0], len(text))
    notice(draft, Noticed(seq, "another", *words_at(text, whole)))
    draft.tell("another_noted", "note")
