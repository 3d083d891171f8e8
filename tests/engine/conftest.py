"""Conversations for tests: real flows out of YAML, and a driver that checks every step it makes."""

import textwrap
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from intakebot.authoring import reading
from intakebot.authoring.flows import compile_flow
from intakebot.engine import conversation as states
from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Effect, Refuse, entries, refusal
from intakebot.engine.events import Act, Staffing
from intakebot.engine.flow import Flow
from intakebot.engine.incident_entries import OpenIncident
from intakebot.engine.manners import PLAIN, Manners
from intakebot.engine.recall import NOBODY
from intakebot.engine.talk import talk
from intakebot.engine.view import View, fold
from intakebot.understanding.route import Routable

MONDAY = 1_772_445_600_000
"""2026-03-02, 10:00 UTC."""

SHOP = """
flow: shop
title: Something on the website isn't working
team: web
default: yes
starts_with: [the page stays blank, I get an error when I pay, the website is broken]
hello: Hi! What is going wrong?
questions:
  - id: symptom
    kind: choice
    ask: What do you see?
    options: [An error message, A blank page, Something else]
  - id: error
    kind: error_message
    ask: What does the message say?
    when: symptom is An error message
  - id: page
    kind: url
    ask: On which page?
    prefill: page.url
  - id: doing
    kind: text
    ask: What were you doing just before?
    help: If we do the same, we see the same.
    unclear: Even a few words help, like "I pressed Pay".
  - id: email
    kind: email
    ask: Which e-mail address can we answer to?
    unclear: I couldn't spot an address. It looks like mara@garden.example.
  - id: since
    kind: date
    ask: Since when?
    optional: yes
case:
  title: "{{ symptom }} on {{ page.path }}: {{ error or doing }}"
  priority: [high when symptom is A blank page]
  same_when: [error, page]
"""
PARCEL = """
flow: parcel
title: Something is wrong with an order
team: orders
starts_with: [my parcel hasn't arrived, where is my order, the pot arrived broken]
questions:
  - id: order
    kind: code
    pattern: FF-[0-9]{5}
    ask: Which order is it?
  - id: story
    kind: text
    min_words: 3
    ask: What happened?
    prefill: opening
"""


def compiled(text: str, **shared: str) -> Flow:
    """The flow that a YAML text makes, or a failure that shows its problems."""
    texts = {"": textwrap.dedent(text), **shared}
    nodes = {}
    for name, each in texts.items():
        source, problems = reading.decode(name or "flow.yaml", each.encode())
        nodes[name], more = reading.read(source)
        assert not problems + more
    made = compile_flow(nodes.pop(""), nodes, None, texts)
    assert made.flow, made.problems
    return made.flow


class Shelf:
    """Flows to talk along; the first one is the default."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        self.live = {flow.id: flow for flow in flows}
        self.editions = {flow.edition: flow for flow in flows}
        self.meets = PLAIN

    def flow(self, flow_id: str) -> Flow | None:
        return self.live.get(flow_id)

    def edition(self, edition: str) -> Flow | None:
        return self.editions.get(edition)

    def default(self) -> Flow:
        return next(iter(self.live.values()))

    def routables(self) -> list[Routable]:
        return [
            Routable(flow.id, (*flow.starts_with, flow.title.say("en", {})))
            for flow in self.live.values()
        ]

    def manners(self, site: str) -> Manners:
        return self.meets


class Chat:
    """One conversation. Each step is held to what must be true of every step."""

    def __init__(self, shelf: Shelf, language: str = "en", number: int = 1042) -> None:
        self.shelf = shelf
        self.now = Conversation("conv_1", number=number, site="shop", language=language)
        self.log: list[e.Entry] = []
        self.effects: list[Effect] = []
        self.at = MONDAY
        self.staffing = Staffing("our website team")
        self.known = NOBODY
        self.incident: OpenIncident | None = None

    # --- doing ------------------------------------------------------------------------------

    def do(self, event, by="customer", who="", name="", cid="") -> "Chat":
        self.at += 1000
        act = Act(event, self.at, by, who, name, cid, self.staffing)
        act = replace(act, known=self.known, incident=self.incident)
        before, kept = self.now, states.encode(self.now)
        self.now, self.effects = talk(self.shelf, before, act)
        assert states.encode(before) == kept, "the step changed its input"
        self.log += entries(self.effects)
        self._check(before)
        return self

    def _check(self, before: Conversation) -> None:
        refused = refusal(self.effects)
        if refused is not None:
            assert self.effects == [refused]
            assert self.now is before
            return
        assert [entry.seq for entry in self.log] == list(range(1, self.now.seq + 1))
        assert states.decode(states.encode(self.now)) == self.now
        another = self.now.flow != before.flow or before.joined > self.now.joined
        assert before.of == 0 or self.now.of <= before.of or another
        same_view(fold(View(), 0, self.now.seq, self.log), self.now)

    def begin(self, flow="", language="en", **context) -> "Chat":
        return self.do(ev.Begin(e.Context(**context), language, flow))

    def say(self, text="", question="", turn=0, uploads=()) -> "Chat":
        return self.do(ev.Say(text, question=question, turn=turn, uploads=list(uploads)))

    def agent(self, event, who="agent_priya", name="Priya") -> "Chat":
        return self.do(event, "agent", who, name)

    def take(self, who="agent_priya", name="Priya") -> "Chat":
        return self.agent(ev.Take(self.now.fence), who, name)

    # --- looking ----------------------------------------------------------------------------

    @property
    def open(self) -> str:
        """The id of the question that stands open."""
        return self.now.open.question if self.now.open else ""

    @property
    def turn(self) -> int:
        return self.now.open.turn if self.now.open else self.now.summary_turn

    @property
    def said(self) -> list[e.AnyBody]:
        """What the last step wrote."""
        return [entry.body for entry in entries(self.effects)]

    @property
    def texts(self) -> list[str]:
        return [getattr(body, "text", "") for body in self.said]

    @property
    def refused(self) -> Refuse | None:
        return refusal(self.effects)

    @property
    def answers(self) -> dict[str, str]:
        """Known answers as people read them."""
        return {name: a.text for name, a in self.now.answers.items() if a.known}

    def all(self, kind) -> list:
        """All bodies of one type on the log."""
        return [entry.body for entry in self.log if isinstance(entry.body, kind)]


def same_view(view: View, now: Conversation) -> None:
    """The log alone tells a screen what the state tells the server."""
    open_turn = now.open.turn if now.open else 0
    assert (view.open.turn if view.open else 0) == open_turn
    assert (view.open.asked if view.open else None) == (now.open.asked if now.open else None)
    assert (view.summary.turn if view.summary else 0) == now.summary_turn
    assert (view.seq, view.phase, view.fence) == (now.seq, now.phase, now.fence)
    assert (view.flow, view.owner.id if view.owner else "") == (now.flow, now.owner)
    assert view.team == now.team
    assert (view.incident, view.snoozed) == (now.incident, now.snoozed_until)
    shown = {line.question: line.answer for line in view.answers}
    assert shown == now.answers


@pytest.fixture(scope="session")
def flow():
    return compiled


@pytest.fixture(scope="session")
def shop():
    return compiled(SHOP)


@pytest.fixture(scope="session")
def parcel():
    return compiled(PARCEL)


@pytest.fixture
def chat(shop):
    """A conversation that has not begun, along the shop's flow."""
    return Chat(Shelf([shop]))


@pytest.fixture
def chat_of():
    """Make a conversation along these flows."""
    return lambda *flows, **more: Chat(Shelf(flows), **more)


@pytest.fixture
def asked(chat):
    """A conversation with the first question open."""
    return chat.begin(url="https://shop.example/basket?id=7").say("the page stays blank")


@pytest.fixture
def summed(asked):
    """A conversation whose summary stands to be confirmed."""
    asked.say("A blank page").say("I pressed Pay").say("mara@garden.example").say("yesterday")
    return asked


@pytest.fixture
def waiting(summed):
    return summed.do(ev.Confirm(summed.now.summary_turn))


@pytest.fixture
def live(waiting):
    return waiting.take()
