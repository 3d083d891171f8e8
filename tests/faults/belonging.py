"""A whole desk under random histories of joining, parting and writing, beside a simple model.

The model knows where each conversation's link leads and what was written in which log. It is
compared with the logs, the rows, the queue, and what each customer's socket would be sent.
"""

import asyncio
import random
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from intakebot.desk.access import Staff
from intakebot.desk.belonging import Belonging
from intakebot.desk.commands import Done
from intakebot.engine.belonging import Dismissed, Gained, Linked, Lost, Unlinked
from intakebot.engine.entries import Entry, Note, Said
from intakebot.engine.events import Begin, Dismiss, Link, Say, SetAnswer, Unlink, WantPerson
from intakebot.engine.events import WriteNote as Noted
from intakebot.store.outbox import Claimed

AGENTS = (
    Staff("agent_anna", "Anna", "anna@staff.example", "agent"),
    Staff("agent_bea", "Bea", "bea@staff.example", "agent"),
)
TRAIL = (Linked, Unlinked, Gained, Lost, Dismissed)
"""What joining and parting may leave in a log, and nothing else may change by it."""
CUSTOMERS = 5

decode = msgspec.json.Decoder(Entry).decode


class History:
    """One history: a desk, its model, and a dice."""

    def __init__(self, house: Any, seed: int) -> None:
        self.house = house
        self.dice = random.Random(seed)
        self.desk = house.parts.takeover
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        self.home: dict[str, str] = {}
        """The model: what each conversation is linked to, if to anything."""
        self.written: dict[str, list[str]] = {}
        self.shown: dict[str, list[bytes]] = {}
        """What each customer was sent so far."""
        self.steps: list[str] = []

    # --- the model -------------------------------------------------------------------------

    def root(self, name: str) -> str:
        """The conversation of the case that this one belongs to."""
        while name in self.home:
            name = self.home[name]
        return name

    def members(self, name: str) -> set[str]:
        """All conversations whose link leads there, and that one."""
        return {each for each in self.names if name in self.upwards(each)}

    def upwards(self, name: str) -> list[str]:
        """The conversation, and what its links lead to in turn."""
        found = [name]
        while found[-1] in self.home:
            found.append(self.home[found[-1]])
        return found

    def mark(self, name: str) -> str:
        """A word that is said in this conversation and in no other."""
        return f"zebra{self.names.index(name)}"

    # --- what people do --------------------------------------------------------------------

    async def begin(self) -> None:
        """Some customers write, each on their own, and wait for a person."""
        for at in range(CUSTOMERS):
            reception = self.house.parts.reception
            conversation, _ = await reception.open("shop", "en")
            name = conversation.id
            self.names.append(name)
            self.numbers[name] = conversation.number
            self.written[name] = ["It is broken", f"{self.mark(name)} sees {at % 3}"]
            await self.house.say(name, Begin(flow="broken-page"))
            await self.house.say(name, *map(Say, self.written[name]), WantPerson())
            self.shown[name] = await self.sent(name)

    async def step(self) -> None:
        """One thing that somebody does."""
        doings: list[Callable[[], Awaitable[None]]] = [
            self.link,
            self.link,
            self.part,
            self.write,
            self.note,
            self.refuse,
            self.there_and_back,
            self.at_once,
        ]
        doing = self.dice.choice(doings)
        self.steps.append(doing.__name__)
        self.house.clock.forward(1)
        await doing()

    async def act(self, name: str, event: Any) -> Any:
        """Let an agent do it, sometimes twice under one name; jobs run now, or twice."""
        cid = secrets.token_hex(8)
        staff = self.dice.choice(AGENTS)
        outcome = await self.desk.perform(staff, name, event, cid)
        if self.dice.random() < 0.2:
            again = await self.desk.perform(staff, name, event, cid)
            if isinstance(outcome, Done):
                assert (again.seq, type(again)) == (outcome.seq, Done), self.steps
        return outcome

    async def link(self) -> None:
        """An agent joins the cases of two conversations."""
        one, other = self.dice.choice(self.names), self.dice.choice(self.names)
        outcome = await self.act(one, Link(self.numbers[other], 0.5, ["same page"]))
        self.linked(one, other, outcome)

    def linked(self, one: str, other: str, outcome: Any) -> None:
        """Bring the model on: the older case stays."""
        first, second = sorted((self.root(one), self.root(other)), key=self.numbers.__getitem__)
        if first == second:
            assert not isinstance(outcome, Done), self.steps
            return
        assert isinstance(outcome, Done), (outcome, self.steps)
        self.home[second] = first

    async def part(self) -> None:
        """An agent takes a conversation out of its case, with what came with it."""
        name = self.dice.choice(self.names)
        to = self.home.get(name) or self.dice.choice(self.names)
        outcome = await self.act(name, Unlink(self.numbers[to]))
        assert isinstance(outcome, Done) == (name in self.home), (outcome, self.steps)
        self.home.pop(name, None)

    async def write(self) -> None:
        """A customer writes on."""
        name = self.dice.choice(self.names)
        text = f"{self.mark(name)} says {len(self.written[name])}"
        await self.house.say(name, Say(text))
        self.written[name].append(text)

    async def note(self) -> None:
        """An agent notes something, or corrects an answer."""
        name = self.dice.choice(self.names)
        if self.dice.random() < 0.5:
            await self.act(
                name, SetAnswer("symptom", f"{self.mark(name)} is {self.dice.randrange(4)}")
            )
            return
        text = f"{self.mark(name)} noted {len(self.written[name])}"
        await self.act(name, Noted(text))
        self.written[name].append(text)

    async def refuse(self) -> None:
        """An agent says that two are not the same, or that they may be."""
        one, other = self.dice.choice(self.names), self.dice.choice(self.names)
        await self.act(one, Dismiss(self.numbers[other], on=self.dice.random() < 0.7))

    async def there_and_back(self) -> None:
        """Joined and taken apart at once, nothing is left but the trail."""
        one, other = self.dice.choice(self.names), self.dice.choice(self.names)
        if self.root(one) == self.root(other):
            return
        goes = max(self.root(one), self.root(other), key=self.numbers.__getitem__)
        before = await self.picture()
        outcome = await self.act(one, Link(self.numbers[other]))
        self.linked(one, other, outcome)
        await self.act(goes, Unlink(self.numbers[self.home[goes]]))
        del self.home[goes]
        assert await self.picture() == before, self.steps

    async def at_once(self) -> None:
        """Two agents join the same two from both sides, in the same moment."""
        one, other = self.dice.choice(self.names), self.dice.choice(self.names)
        if self.root(one) == self.root(other):
            return
        outcomes = await asyncio.gather(
            self.desk.perform(AGENTS[0], one, Link(self.numbers[other]), secrets.token_hex(8)),
            self.desk.perform(AGENTS[1], other, Link(self.numbers[one]), secrets.token_hex(8)),
        )
        done = [each for each in outcomes if isinstance(each, Done)]
        assert len(done) == 1, (outcomes, self.steps)
        self.linked(one, other, done[0])

    async def settle(self) -> None:
        """The background work is done, as often as it likes, in any order."""
        parts = self.house.parts
        errand = Belonging(parts.reception.conversations, parts.stores, parts.hub)
        for name in self.dice.choices(self.names, k=2 * len(self.names)) + self.names:
            await errand.belong(Claimed(1, "belong", name, "{}", 1))

    # --- what must be so -------------------------------------------------------------------

    async def log(self, name: str) -> list[Entry]:
        """Everything on the disk of a conversation."""
        journal = self.house.parts.reception.conversations.journal
        lines = (await journal.read(name, 0, private=True, limit=100_000)).entries
        return [decode(line) for line in lines]

    async def sent(self, name: str) -> list[bytes]:
        """What a customer's socket is sent of it."""
        journal = self.house.parts.reception.conversations.journal
        return list((await journal.read(name, 0, private=False, limit=100_000)).entries)

    async def picture(self) -> Any:
        """All that joining and parting must leave as it was."""
        found = {}
        for name in self.names:
            now = await self.desk.conversations.get(name)
            row = self.house.parts.stores.queue.row(now.number)
            entries = [e.body for e in await self.log(name) if not isinstance(e.body, TRAIL)]
            family = await self.desk.families.of(now.number)
            found[name] = (
                (now.phase, now.owner, now.fence, now.answers, now.linked, now.decided, now.joined),
                (row.contacts, row.joined, row.phase, row.owner, row.waiting_since),
                entries,
                family.joints,
            )
        return found

    async def holds(self) -> None:
        """Store, fold and queue agree with the model; nothing is lost, nobody sees more."""
        contacts = self.house.parts.stores.contacts
        seen: list[int] = []
        for name in self.names:
            number = self.numbers[name]
            assert contacts.case_of(number) == self.numbers[self.root(name)], self.steps
            members = {each.conversation for each in contacts.of(number)}
            assert members == self.members(name), self.steps
            row = self.house.parts.stores.queue.row(number)
            home = self.numbers[self.home[name]] if name in self.home else 0
            assert (row.contacts, row.joined) == (len(members), home), self.steps
            if name not in self.home:
                seen += [each.number for each in contacts.of(number)]
            await self._nothing_lost(name)
        assert sorted(seen) == sorted(self.numbers.values()), self.steps

    async def _nothing_lost(self, name: str) -> None:
        entries = await self.log(name)
        assert [e.seq for e in entries] == list(range(1, len(entries) + 1))
        kept = [
            e.body.text
            for e in entries
            if isinstance(e.body, Said | Note) and not e.body.text.startswith("From case")
        ]
        assert kept == self.written[name], self.steps
        sent = await self.sent(name)
        before = self.shown[name]
        assert sent[: len(before)] == before, self.steps
        for line in sent[len(before) :]:
            self._is_theirs(name, msgspec.json.encode(decode(line).body).decode())
        self.shown[name] = sent

    def _is_theirs(self, name: str, line: str) -> None:
        """Nobody is sent what was said elsewhere, what agents note, or another's number."""
        for other in self.names:
            if other != name:
                assert self.mark(other) not in line, (line, self.steps)
                assert str(self.numbers[other]) not in line, (line, self.steps)
        assert "noted" not in line, (line, self.steps)
