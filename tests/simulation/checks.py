"""What must be so after a history, whatever befell it. Each promise is one function.

They read what everybody's pages show and what they were answered, and the store as it lies
on the disk; nothing of the product but the shape of entries, the fold and the queue's row.
"""

from collections import Counter, defaultdict

import msgspec

from intakebot.engine import conversation as states
from intakebot.engine.brief import Brief
from intakebot.engine.case import brief
from intakebot.engine.entries import (
    PRIVATE,
    Asked,
    Closed,
    Entry,
    Reopened,
    Reply,
    Returned,
    Summary,
    Taken,
    Told,
    Transferred,
)
from intakebot.engine.events import Link, Unlink
from intakebot.engine.view import View, fold
from tests.faults.clients import unkept

decode = msgspec.json.Decoder(Entry).decode
row_of = msgspec.json.Decoder(Brief).decode
MOVES = (Taken, Transferred, Returned, Closed, Reopened)
"""Entries that move the fence."""


class Stored:
    """What lies on the disk."""

    def __init__(self, sim):
        self.states, self.rows, self.columns = {}, {}, {}
        for name, state, row, *columns in sim.ask(
            "SELECT id, state, brief, seq, changed, phase, owner, team, alike, contacts"
            " FROM conversation ORDER BY number"
        ):
            self.states[name] = states.decode(state)
            self.rows[name] = row_of(row) if row else None
            self.columns[name] = columns
        self.lines = sim.ask(
            "SELECT id, entry.seq, entry.cid, data, conversation.seq, sender, who FROM entry"
            " JOIN conversation USING (number) ORDER BY number, entry.seq"
        )
        self.logs = {name: [] for name in self.states}
        for name, _, _, data, *_ in self.lines:
            self.logs[name].append(decode(data))


def violations(sim):
    """Everything that is not as it must be, in words."""
    stored = Stored(sim)
    found = [text for page in sim.pages for text in page.wrong]
    for promise in PROMISES:
        found += promise(sim, stored)
    return found


def nothing_acknowledged_is_lost(sim, stored):
    """Nor twice, nor in two places: the checker of the other faults, over customers' words."""
    spoken = {did.cid for did in sim.commands if f"the words of {did.cid}" in str(did.event)}
    acked = {
        (did.conversation, did.cid): did.page.answers[did.cid]
        for did in sim.commands
        if did.cid in spoken and did.page.answers.get(did.cid)
    }
    lines = [
        (name, seq, cid, data if cid in spoken else "", last)
        for name, seq, cid, data, last, *_ in stored.lines
    ]
    wrong, _ = unkept(lines, acked)
    return wrong


def each_command_is_there_once(sim, stored):
    """Under its number if it was acknowledged; not at all if it was refused."""
    where = defaultdict(list)
    for name, seq, cid, _, _, sender, who in stored.lines:
        if cid:
            where[cid].append((name, sender, who, seq))
    found = []
    for did in sim.commands:
        there = where[did.cid]
        is_mine = len(there) == 1 and there[0][:3] == (did.conversation, did.by, did.who)
        joins = isinstance(did.event, Link | Unlink)  # the entry may stand in the other's log
        at = [seq for _, _, _, seq in there] if is_mine or joins else there
        answer, sent = did.page.answers.get(did.cid), did.page.sent.get(did.cid, 0)
        if answer and at != [answer]:
            found.append(f"{did.cid} was acknowledged as {answer} and is at {there}")
        elif answer == 0 and there and sent == 1:
            found.append(f"{did.cid} was refused and is at {there}: {did.event}")
        elif len(there) > 1:
            found.append(f"{did.cid} is at {there}")
    return found


def everybody_sees_one_order(sim, stored):
    """Each page shows what the store holds, without a gap; customers nothing private."""
    found = []
    for page in sim.pages:
        for name, view in page.views.items():
            log = stored.logs[name][: view.seq]
            if page.path == "customer":
                log = [entry for entry in log if not isinstance(entry.body, PRIVATE)]
            if view.entries != log:
                found.append(f"{page.name} shows another log of {name}")
    return found


def nobody_reads_anothers_words(sim, stored):
    """No page of a customer's shows the mark of another one."""
    marks = {person.id: person.mark for person in sim.customers}
    return [
        f"{page.name} shows words of {mark}"
        for person in sim.customers
        for page in person.pages
        for name, mark in marks.items()
        if name != person.id and mark in msgspec.json.encode(page.view.entries).decode()
    ]


def one_owner_at_a_time(sim, stored):
    """The fence moves by one, only owners reply, and the bot is silent while there is one."""
    found = []
    for name, log in stored.logs.items():
        owner, fence = "", 0
        for entry in log:
            body = entry.body
            if isinstance(body, Reply) and entry.who != owner:
                found.append(f"{name}: {entry.who} replied at {entry.seq}, {owner} holds it")
            if owner and entry.by == "bot" and isinstance(body, Told | Asked | Summary):
                found.append(f"{name}: the bot spoke at {entry.seq}, {owner} holds it")
            if isinstance(body, MOVES):
                if body.fence != fence + 1:
                    found.append(f"{name}: fence {body.fence} at {entry.seq} after {fence}")
                owner, fence = getattr(body, "agent", ""), body.fence
    return found


def the_fold_is_the_state(sim, stored):
    """What the entries tell is what the state says, and the numbers go together."""
    found = []
    for name, state in stored.states.items():
        log = stored.logs[name]
        view = fold(View(), 0, len(log), log)
        told = (view.phase, view.fence, view.owner.id if view.owner else "", view.seq)
        told += (view.snoozed,)
        said = (state.phase, state.fence, state.owner, state.seq, state.snoozed_until)
        if told != said:
            found.append(f"{name}: the log tells {told}, the state says {said}")
        answers = {line.question: line.answer.value for line in view.answers}
        kept = {question: answer.value for question, answer in state.answers.items()}
        if answers != kept:
            found.append(f"{name}: the log tells {answers}, the state says {kept}")
        if [entry.seq for entry in log] != list(range(1, state.seq + 1)):
            found.append(f"{name}: gaps")
    return found


def the_queue_is_the_state(sim, stored):
    """Each row is what its state makes, at a place of its own; columns say the same."""
    found = []
    for name, state in stored.states.items():
        row = stored.rows[name]
        seq, changed, phase, owner, team, *_ = stored.columns[name]
        flow = sim.library.edition(state.edition) if state.edition else None
        made = brief(flow, state) if state.seq else None
        if row != made:
            found.append(f"{name}: its row is {row}, not {made}")
        if (seq, phase, owner, team) != (state.seq, state.phase, state.owner, state.team):
            found.append(f"{name}: its columns say {seq, phase, owner, team}")
        if bool(changed) != bool(state.seq):
            found.append(f"{name}: its place is {changed}")
    places = Counter(columns[1] for columns in stored.columns.values() if columns[1])
    return found + [f"two rows are at place {at}" for at, many in places.items() if many > 1]


PROMISES = (
    nothing_acknowledged_is_lost,
    each_command_is_there_once,
    everybody_sees_one_order,
    nobody_reads_anothers_words,
    one_owner_at_a_time,
    the_fold_is_the_state,
    the_queue_is_the_state,
)
