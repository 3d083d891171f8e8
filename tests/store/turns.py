"""Small real turns for the store's tests: what the engine would hand over, without its flows."""

from hashlib import blake2b

from msgspec import structs

from intakebot.engine.brief import Brief
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Body, Entry, Note, Said, Told
from intakebot.store.journal import Turn
from intakebot.store.tokens import hashed

NOW = 1_790_000_000_000


def digest(text):
    return blake2b(text.encode(), digest_size=16).digest()


async def begun(journal, conversation_id="conv-1", **fields):
    """A conversation that was stored, with its number."""
    fresh = Conversation(id=conversation_id, site="shop", began=NOW, **fields)
    number = await journal.create(fresh, hashed(conversation_id))
    return structs.replace(fresh, number=number)


def entries(conversation, *bodies, by="customer", who="", cid=""):
    return [
        Entry(conversation.seq + place, NOW + place, by, body, who=who, cid=cid)
        for place, body in enumerate(bodies, 1)
    ]


def turn(conversation, *said, cid="", by="customer", who="", brief=False, jobs=(), **state):
    """A turn of these texts or bodies; ``state`` is what else changes in the conversation."""
    bodies = [each if isinstance(each, Body) else Said(text=each) for each in said]
    after = structs.replace(conversation, seq=conversation.seq + len(bodies), **state)
    return Turn(
        conversation=after,
        expected=conversation.seq,
        entries=entries(conversation, *bodies, by=by, who=who, cid=cid),
        cid=cid,
        digest=digest("".join(map(repr, said))) if cid else b"",
        by=by,
        who=who,
        brief=row_of(after) if brief else None,
        jobs=jobs,
    )


def row_of(conversation, **fields):
    return Brief(
        conversation=conversation.id,
        number=conversation.number,
        phase=conversation.phase,
        seq=conversation.seq,
        waiting_since=conversation.waiting_since,
        team=conversation.team,
        **fields,
    )


async def spoken(journal, conversation, *said, **more):
    """Commit a turn and return where the conversation stands then."""
    made = turn(conversation, *said, **more)
    await journal.commit(made)
    return made.conversation


async def handed_over(journal, conversation_id="conv-1", **fields):
    """A conversation whose case waits in the queue."""
    conversation = await begun(journal, conversation_id)
    state = {"phase": "waiting", "handed_over": NOW, "waiting_since": NOW} | fields
    return await spoken(journal, conversation, "it is broken", brief=True, **state)


PRIVATE = Note(text="only for us")
BOT = Told(text="thank you")
