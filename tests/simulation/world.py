"""One history's world: processes, people, and all that they share. ``play.py`` lets it run."""

import asyncio
import atexit
import contextvars
import random
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from intakebot.authoring.library import Library
from intakebot.engine.events import Say
from intakebot.settings import Settings
from intakebot.store.agents import Invite
from intakebot.store.database import Database, upgrade
from intakebot.store.journal import StorageError
from intakebot.store.stores import Stores
from tests.simulation import doings
from tests.simulation.disk import Disk
from tests.simulation.loop import SimulatedLoop, Trace
from tests.simulation.net import Net, Wire
from tests.simulation.node import BEGAN, OWN, Node
from tests.simulation.people import AgentPage, CustomerPage

FLOWS = Path(__file__).parents[2] / "flows"
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
AGENTS = 3

LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""What ids are written in: with figures one may be an IBAN, which is cut out of what is said."""


@dataclass
class Person:
    """Somebody, with their tabs. ``mark`` is in what this customer says, and nowhere else."""

    id: str
    token: str
    mark: str = ""
    number: int = 0
    pages: list = field(default_factory=list)


@dataclass(frozen=True)
class Did:
    """A command that somebody gave."""

    conversation: str
    by: str
    who: str
    cid: str
    event: object
    page: object


@cache
def library():
    """The flows that ship, compiled once."""
    made = Library()
    made.load(FLOWS)
    assert made.ready
    return made


@cache
def folder():
    """Where the store of the history lies that is played; gone when the process ends."""
    made = Path(tempfile.mkdtemp(dir=MEMORY))
    atexit.register(shutil.rmtree, made)
    return made


@cache
def stores():
    """What reads and writes but for turns. One for all histories: it knows its statements."""
    return Stores(Database(f"sqlite:///{folder()}/store.sqlite"))


@cache
def template():
    """A new store with its agents, signed in."""
    made = folder() / "template.sqlite"
    upgrade(f"sqlite:///{made}", epoch="epoch", at=BEGAN)
    store = Stores(Database(f"sqlite:///{made}"))
    for n in range(AGENTS):
        invite = Invite(f"a{n}@staff.example", f"Agent {n}", "agent", (), BEGAN * 2)
        store.agents.invite(f"link{n}" * 9, invite)
        store.agents.join(f"link{n}" * 9, f"agent_{n}", f"Agent {n}", "", BEGAN)
        store.sessions.begin(agent_token(n), f"agent_{n}", "csrf", BEGAN, BEGAN * 2)
    store.close()
    return made


def agent_token(n):
    return f"agent-{n}-" * 5


class Simulation:
    """What belongs to one history."""

    own = OWN

    def __init__(self, seed, keep=0):
        self.dice = random.Random(seed)
        self.trace = Trace(keep)
        self.loop = SimulatedLoop(self.dice, self.trace, self.dice.choice((0.0, 0.0, 0.1, 0.5)))
        self.outside = contextvars.copy_context()
        self.disk = Disk(self.dice, self.trace)
        self.net = Net(self)
        self.stores = stores()
        self.path = shutil.copy(template(), self.stores.database.path)
        self.settings = Settings(
            database_url=self.stores.database.url, flows=FLOWS, uploads=folder() / "uploads"
        )
        self.library = library()
        self.among = self.dice.random() < 0.5
        """Whether there are several processes on one store."""
        self.errands = self.dice.random() < 0.3
        """Whether the jobs run that follow turns: most of what a history costs."""
        self.nodes = []
        self.dead = []
        self.customers = []
        self.agents = []
        self.commands = []
        self.tasks = []
        self.wrong = []
        self._db = None

    def cid(self):
        return f"{self.dice.getrandbits(128):032x}".translate(LETTERS)

    def did(self, *what):
        self.commands.append(Did(*what))

    # --- processes -------------------------------------------------------------------------

    async def start(self, name):
        """Another process, once it is up."""
        carrier = self.net.carrier() if self.among else None
        node = Node(name, self, carrier)
        if carrier:
            carrier.node = node
        self.nodes.append(node)
        node.spawn(node.start())
        while node.alive and not node.up:
            await asyncio.sleep(0.05)

    async def leave(self, node):
        """It ends as on SIGTERM, and leaves nothing behind."""
        self.nodes.remove(node)
        self.dead.append(node)
        leaving = node.spawn(node.stop())
        for _ in range(200):
            if leaving.done():
                self.wrong += node.left()
                break
            await asyncio.sleep(0.1)
        else:
            self.wrong.append(f"{node} does not end")
        node.kill()

    def dial(self, path, headers):
        """A line to a process that is up, or to one that was just now."""
        up = [node for node in self.nodes if node.up]
        return Wire(self.net, self.dice.choice(up), path, headers) if up else None

    # --- people ----------------------------------------------------------------------------

    async def arrive(self, n):
        """A customer opens the page, in a tab or some."""
        while True:
            up = [node for node in self.nodes if node.up]
            try:
                if up:
                    node = self.dice.choice(up)
                    asked = node.spawn(node.parts.reception.open("shop", "en"))
                    async with asyncio.timeout(5):
                        made, token = await asked
                    break
            except (StorageError, TimeoutError):
                pass
            await asyncio.sleep(0.5)
        person = Person(made.id, token, f"zebra{n}q", made.number)
        for tab in range(self.dice.choice((1, 1, 2, 3))):
            person.pages.append(CustomerPage(self, f"customer {n}.{tab}", person))
        self.customers.append(person)
        for page in person.pages:
            self.keep(page.live())

    def keep(self, work):
        """Somebody's task, outside of every process."""
        self.tasks.append(self.loop.create_task(work, context=self.outside))

    def customer_does(self):
        """Some customer does something in some tab."""
        person = self.dice.choice(self.customers)
        page = self.dice.choice(person.pages)
        if len(page.outbox) > 3:
            return
        cid = self.cid()
        page.do(cid, doings.by_customer(self.dice, page.view, person.mark, cid))

    def agent_does(self):
        """Some agent does something, or opens a conversation."""
        agent = self.dice.choice(self.agents)
        page = self.dice.choice(agent.pages)
        unseen = [row for row in page.rows if row not in page.views]
        if unseen and (not page.views or self.dice.random() < 0.5):
            page.watch(self.dice.choice(unseen))
        elif page.views and len(page.outbox) < 4:
            name = self.dice.choice(list(page.views))
            others = (
                [each.id for each in self.agents],
                [row.number for row in page.rows.values() if row.conversation != name],
            )
            mark = next((each.mark for each in self.customers if each.id == name), "")
            view = page.views[name]
            page.act(name, doings.by_agent(self.dice, view, agent.id, mark, others))

    def come_agents(self):
        """Everybody at the desk, in a tab or two."""
        for n in range(AGENTS):
            person = Person(f"agent_{n}", agent_token(n))
            for tab in range(self.dice.choice((1, 1, 2))):
                person.pages.append(AgentPage(self, f"agent {n}.{tab}", person))
            self.agents.append(person)
            for page in person.pages:
                self.keep(page.live())

    @property
    def pages(self):
        """Every tab of everybody."""
        return [page for person in (*self.customers, *self.agents) for page in person.pages]

    # --- what everybody sees ---------------------------------------------------------------

    def customer_says_on(self, person):
        """One more word, from the first tab."""
        cid = self.cid()
        person.pages[0].do(cid, Say(f"{person.mark} has the words of {cid}"))

    def lacks(self):
        """What is not answered, and who does not see everything yet."""
        seqs = dict(self.ask("SELECT id, seq FROM conversation"))
        changed = dict(self.ask("SELECT id, changed FROM conversation WHERE changed > 0"))
        found = []
        for page in self.pages:
            found += [f"{page.name} waits for {cid}" for cid in page.outbox]
            for name, view in page.views.items():
                if view.seq != seqs[name]:
                    found.append(f"{page.name} is at {view.seq} of {seqs[name]} in {name}")
        for page in (page for agent in self.agents for page in agent.pages):
            if {row.conversation: row.changed for row in page.rows.values()} != changed:
                found.append(f"{page.name} shows another queue")
        return found

    def ask(self, statement):
        """The store, past every process."""
        if self._db is None:
            self._db = sqlite3.Connection(self.path, isolation_level=None)
        return self._db.execute(statement).fetchall()

    def clean(self):
        """Nothing of the store is left for the next history."""
        for node in (*self.nodes, *self.dead):
            node.kill()
        if self._db is not None:
            self._db.close()
        self.stores.close()
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
