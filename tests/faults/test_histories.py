"""Commands twice, out of order, late and again after a restart: the store and a model agree."""

import asyncio
import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from msgspec import structs

from intakebot.engine.entries import Entry
from intakebot.store.journal import LostRace, Repeated
from intakebot.store.journals import open_journal
from tests.store.turns import PRIVATE, begun, digest, turn

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]

HISTORIES = settings(
    max_examples=500,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
decode = msgspec.json.Decoder(Entry).decode

NAMES = st.sampled_from(["a", "b"])
CIDS = st.sampled_from([f"c{n}" for n in range(5)])
TEXTS = st.sampled_from(["yes", "no", "نعم"])
SENDERS = st.sampled_from([("customer", ""), ("agent", "anna"), ("agent", "bea")])
COMMANDS = st.tuples(NAMES, SENDERS, CIDS, TEXTS)


async def perform(journal, command, at=None):
    """What a desk does with a command; ``at`` is the place that it answers to."""
    name, (by, who), cid, text = command
    while True:
        loaded = await journal.load(name)
        known = loaded.commands.get((by, who, cid))
        if known:
            return ("again", known[0], 0) if known[1] == digest(text) else ("conflict", 0, 0)
        if at is not None and at != loaded.conversation.seq:
            return "stale", loaded.conversation.seq, 0
        said = [text] if text == "no" else [text, PRIVATE, "noted"]
        made = turn(loaded.conversation, *said, cid=cid, by=by, who=who, brief=True)
        made = structs.replace(made, digest=digest(text))
        try:
            committed = await journal.commit(made)
        except (LostRace, Repeated):
            continue
        return "done", committed.seq, committed.changed


class Histories(RuleBasedStateMachine):
    """Drives the journal and keeps the simplest model that could be right: a list a talk."""

    perform = staticmethod(perform)
    template: Path

    @initialize()
    def open(self):
        self.runner = asyncio.Runner()
        self.journal = self.run(open_journal(self.made()))
        self.logs = {"a": [], "b": []}
        self.answers = {}
        self.moved = []
        for name in self.logs:
            self.run(begun(self.journal, name))

    def made(self):
        """The address of a store of its own."""
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        self.path = Path(shutil.copy(self.template, self.folder / "store.sqlite"))
        return f"sqlite:///{self.path}"

    def run(self, work):
        return self.runner.run(work)

    def expect(self, command, outcome):
        """Hold one outcome against the model, and bring the model on."""
        name, sender, cid, text = command
        kind, seq, _ = outcome
        log, known = self.logs[name], self.answers.get((name, sender, cid))
        if known is None:
            assert kind == "done", outcome
            assert seq == len(log) + 1
            self.answers[name, sender, cid] = seq, text
            log.append(text)
            if text != "no":
                log += [None, "noted"]
            self.moved = [each for each in self.moved if each != name] + [name]
        elif known[1] == text:
            assert outcome == ("again", known[0], 0)
        else:
            assert kind == "conflict", outcome

    @rule(command=COMMANDS)
    def say(self, command):
        self.expect(command, self.run(self.perform(self.journal, command)))

    @rule(commands=st.lists(COMMANDS, min_size=2, max_size=8))
    def say_at_once(self, commands):
        async def all_of_them():
            return await asyncio.gather(*(self.perform(self.journal, each) for each in commands))

        outcomes = self.run(all_of_them())
        pairs = list(zip(commands, outcomes, strict=True))
        # They may have happened in any order; the order of changes says in which.
        for command, outcome in sorted(pairs, key=lambda pair: (pair[1][0] != "done", pair[1][2])):
            self.expect(command, outcome)

    @rule(command=COMMANDS, back=st.integers(1, 3))
    def answer_too_late(self, command, back):
        name, sender, cid, _ = command
        at = len(self.logs[name]) - back
        outcome = self.run(self.perform(self.journal, command, at))
        if (name, sender, cid) in self.answers:
            self.expect(command, outcome)
        else:
            assert outcome == ("stale", len(self.logs[name]), 0)

    @rule(data=st.data())
    def say_everything_again(self, data):
        for name, sender, cid in data.draw(st.permutations(sorted(self.answers))):
            seq, text = self.answers[name, sender, cid]
            outcome = self.run(self.perform(self.journal, (name, sender, cid, text)))
            assert outcome == ("again", seq, 0)

    @rule()
    def restart(self):
        self.run(self.journal.close())
        self.journal = self.run(open_journal(self.where()))

    def where(self):
        return f"sqlite:///{self.path}"

    @rule()
    def crash(self):
        """Go on after a crash, the journal still open."""
        self.crashed()

    def crashed(self):
        """From a copy of the files as they lie there."""
        after = self.folder / f"{self.path.stem}-x.sqlite"
        for ending in ("", "-wal"):
            left = self.path.with_name(self.path.name + ending)
            if left.exists():
                shutil.copy(left, after.with_name(after.name + ending))
        self.run(self.journal.close())
        self.path = after
        self.journal = self.run(open_journal(self.where()))

    @rule(name=NAMES, after=st.integers(0, 30), private=st.booleans(), limit=st.integers(1, 9))
    def read(self, name, after, private, limit):
        self.agrees(name, after, private, limit)

    def agrees(self, name, after, private, limit):
        log = self.logs[name]
        read = self.run(self.journal.read(name, after, private, limit))
        part = log[after : after + limit]
        assert read.upto == min(after + len(part), len(log))
        assert [decode(line).body.text for line in read.entries] == [
            text or PRIVATE.text for text in part if text or private
        ]

    @invariant()
    def the_queue_is_in_the_order_of_changes(self):
        changes = self.journal.changes_now(0) or self.run(self.journal.changes(0))
        assert [row.conversation for row in changes.rows] == self.moved
        assert [row.seq for row in changes.rows] == [len(self.logs[each]) for each in self.moved]

    def teardown(self):
        if not hasattr(self, "journal"):
            return
        for name, log in self.logs.items():
            loaded = self.run(self.journal.load(name))
            assert loaded.conversation.seq == len(log)
            self.agrees(name, 0, True, len(log) + 1)
            mine = {key[1:]: seq for key, (seq, _) in self.answers.items() if key[0] == name}
            assert {
                ((by, who), cid): seq for (by, who, cid), (seq, _) in loaded.commands.items()
            } == mine
        self.run(self.journal.close())
        self.runner.close()
        self.removed()

    def removed(self):
        shutil.rmtree(self.folder)


class Forgetful(Histories):
    """Planted: a desk that does not look whether the command was there before."""

    @staticmethod
    async def perform(journal, command, at=None):
        name, (by, who), _, text = command
        loaded = await journal.load(name)
        made = turn(loaded.conversation, text, by=by, who=who, brief=True)
        committed = await journal.commit(made)
        return "done", committed.seq, committed.changed


class Unordered(Histories):
    """Planted: a reader that is handed one entry too few."""

    def run(self, work):
        outcome = super().run(work)
        if type(outcome).__name__ == "Slice" and len(outcome.entries) > 1:
            outcome.entries.pop()
        return outcome


@pytest.fixture(autouse=True)
def where(template):
    Histories.template = template


def test_five_hundred_histories_agree_with_the_model():
    run_state_machine_as_test(Histories, settings=HISTORIES)


@pytest.mark.parametrize("planted", [Forgetful, Unordered])
def test_the_harness_finds_a_planted_bug(planted):
    few = settings(
        HISTORIES, max_examples=200, database=None, derandomize=True, phases=[Phase.generate]
    )

    with pytest.raises((AssertionError, LostRace, BaseExceptionGroup)):
        run_state_machine_as_test(planted, settings=few)
