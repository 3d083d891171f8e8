"""Which event means what in which phase: the whole table.

intake → confirming → waiting → live → closed, and back where people take things back. An
event that a row does not name is refused as ``not_now`` (``closed`` in the last phase).
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from intakebot.engine import (
    agent,
    confirming,
    contacts,
    customer,
    incident_moves,
    knowing,
    other_matters,
    parting,
    proving,
    rating,
)
from intakebot.engine import events as ev
from intakebot.engine.conversation import Phase
from intakebot.engine.draft import Draft

Move: TypeAlias = Callable[[Draft, Any], None]

ALWAYS: Mapping[type[ev.Event], Move] = {
    ev.WriteNote: agent.note,
    ev.Forgive: agent.forgive,
    ev.Identify: knowing.identify,
    ev.Unlink: contacts.unlink,
    ev.Dismiss: contacts.dismiss,
    ev.Split: contacts.split,
    ev.Tally: contacts.tally,
    ev.PutBack: contacts.put_back,
    ev.JoinIncident: incident_moves.join,
    ev.LeaveIncident: incident_moves.leave,
    ev.TellIncident: incident_moves.tell,
    ev.TellOther: other_matters.tell,
}
OPEN: Mapping[type[ev.Event], Move] = {
    **ALWAYS,
    ev.Link: contacts.link,
    ev.Take: agent.take,
    ev.Transfer: agent.transfer,
    ev.Close: agent.close,
    ev.SetAnswer: agent.set_answer,
    ev.Change: customer.change,
    ev.Part: parting.undo,
    ev.Prove: proving.prove,
}
ASKING: Mapping[type[ev.Event], Move] = {
    **OPEN,
    ev.Back: customer.back,
    ev.Why: customer.why,
    ev.WantPerson: customer.want_person,
}

PHASES: Mapping[Phase, Mapping[type[ev.Event], Move]] = {
    "intake": {
        **ASKING,
        ev.Begin: customer.begin,
        ev.Say: customer.say,
        ev.Skip: customer.skip,
        ev.DontKnow: customer.dont_know,
    },
    "confirming": {
        **ASKING,
        ev.Say: confirming.add_more,
        ev.Confirm: confirming.confirm,
    },
    "waiting": {
        **OPEN,
        ev.Say: customer.write,
    },
    "live": {
        **OPEN,
        ev.Say: customer.write,
        ev.Skip: customer.skip,
        ev.DontKnow: customer.dont_know,
        ev.Why: customer.why,
        ev.Respond: agent.respond,
        ev.Return: agent.give_back,
        ev.Collect: agent.collect,
        ev.Snooze: agent.snooze,
    },
    "closed": {
        **ALWAYS,
        ev.Say: customer.write_again,
        ev.GiveStars: rating.give_stars,
        ev.Reopen: agent.reopen_matter,
    },
}
