"""An act without the secrets in its words: nothing behind this ever sees them."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Context, Removed
from intakebot.engine.events import Act
from intakebot.engine.flow import Flow
from intakebot.engine.kinds.base import Read, Reading
from intakebot.understanding.extract import secrets

Kept: TypeAlias = Collection[secrets.Secret]

NUMBERS: Kept = ("card", "card_code", "iban", "social_security", "one_time_code")
"""What a site's own fact may look like that is a number alone: it knows which is an order's."""
TOLD: Kept = ("password", "key", "one_time_code", "iban")
"""What an agent may have to tell a customer: a first password, the account to pay to."""
WORDS: Mapping[type[ev.Event], tuple[str, Kept]] = {
    ev.Say: ("text", ()),
    ev.Change: ("text", ()),
    ev.SetAnswer: ("text", ()),
    ev.WriteNote: ("text", ()),
    ev.Transfer: ("note", ()),
    ev.Respond: ("text", TOLD),
    ev.Close: ("text", TOLD),
}
"""Where an event has words of a person, and what may stay in them."""


def cleaned(flow: Flow | None, conversation: Conversation, act: Act) -> tuple[Act, list[Removed]]:
    """The act without secrets, and what was cut out of the words; the page's go silently."""
    event = act.event
    if isinstance(event, ev.Begin):
        return replace(act, event=replace(event, context=page(event.context))), []
    where, kept = WORDS.get(type(event), ("", ()))
    words = getattr(event, where) if where else ""
    if not words:
        return act, []
    text, removed = secrets.redacted(words, dotted, kept or asked_for(flow, conversation, event))
    if not removed:
        return act, []
    gone = [Removed(each.kind, each.ending) for each in removed]
    return replace(act, event=replace(event, **{where: text})), gone


def asked_for(flow: Flow | None, conversation: Conversation, event: ev.Event) -> Kept:
    """The sorts of numbers that are no secret now, since the question asks for one."""
    stands = conversation.open
    asked = stands.question if stands else ""
    named = event.question if isinstance(event, ev.Change | ev.SetAnswer) else asked
    item = flow.item(named) if flow else None
    text = getattr(event, "text", "")
    if item is None or item.question.kind != "code" or not text:
        return ()
    fits = isinstance(item.question.read(text, Reading()), Read)
    return ("card", "iban", "social_security") if fits else ()


def page(context: Context) -> Context:
    """What the page told, without the keys and passwords that stand in addresses."""
    return replace(
        context,
        url=without(context.url),
        title=without(context.title),
        referrer=without(context.referrer),
        facts={name: fact(name, value) for name, value in context.facts.items()},
    )


def fact(name: str, value: str) -> str:
    """What the site set under a name; the name tells whether it is a key."""
    head = f"{name}="
    kept = NUMBERS if value.isalnum() else ()
    text, removed = secrets.redacted(head + value, dotted, kept)
    return value if not removed else text.removeprefix(head)


def without(text: str) -> str:
    """A text without its secrets."""
    return secrets.redacted(text, dotted)[0]


def dotted(removed: secrets.Removed) -> str:
    """What stands in a secret's place: dots, and the last four digits where there are some."""
    return f"•••• {removed.ending}" if removed.ending else "••••••"
