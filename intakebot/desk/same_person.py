"""Who may be the same customer: by what was told of them, for agents to judge.

A proof makes two conversations one customer's; an address, a number or an account that was only
typed makes it possible, and a name alone makes nothing. The customer is told none of this.
"""

import asyncio
from dataclasses import dataclass

from intakebot.desk.matching import digest_of
from intakebot.engine.conversation import Conversation
from intakebot.engine.flow import Flow
from intakebot.engine.recall import MAIL, trust
from intakebot.matching.digests import Digest
from intakebot.matching.identity import Person, compare
from intakebot.store.cases import Contact
from intakebot.store.stores import Stores

MOST = 5
"""Cases that are shown, the newest."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Another case that may be the same customer's."""

    case: Contact
    agrees: tuple[str, ...]
    proved: bool = False


async def likely(stores: Stores, flow: Flow | None, conversation: Conversation) -> list[Likely]:
    """The newest first; what is one case with this already is left out."""
    if flow is None:
        return []
    return await asyncio.to_thread(_likely, stores, flow, conversation)


def _likely(stores: Stores, flow: Flow, conversation: Conversation) -> list[Likely]:
    mine = digest_of(flow, conversation)
    theirs = {digest.number: digest for digest in stores.candidates.of_person(mine)}
    known = trust(conversation.identity) >= MAIL
    proved = {
        each.number
        for each in (stores.customers.conversations(conversation.identity) if known else ())
        if each.handed_over
    }
    home = conversation.home or conversation.number
    one = {conversation.number, *(each.number for each in stores.cases.contacts(home))}
    found = []
    for number in sorted((proved | theirs.keys()) - one, reverse=True):
        case, other = stores.cases.find(number), theirs.get(number)
        agrees = compare(person(mine), person(other)).agrees if other else ()
        if case is not None and (agrees or number in proved):
            found.append(Likely(case, agrees, number in proved))
    return found[:MOST]


def person(digest: Digest) -> Person:
    """What a case tells of its customer."""
    given, _, family = digest.name.partition(" ")
    return Person(given, family, digest.email, digest.phone, digest.account)
