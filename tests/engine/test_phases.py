"""The table of phases: every event in every phase does what its row says, or is refused."""

from typing import get_args

import pytest
from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.phases import PHASES
from intakebot.engine.recall import Known

EVENTS = {
    ev.Begin: lambda c: ev.Begin(),
    ev.Identify: lambda c: proved(c),
    ev.Say: lambda c: ev.Say("the coupon was not taken off either"),
    ev.Change: lambda c: ev.Change("symptom", "Something else"),
    ev.Back: lambda c: ev.Back(),
    ev.Skip: lambda c: ev.Skip(c.open, c.turn),
    ev.DontKnow: lambda c: ev.DontKnow(c.open, c.turn),
    ev.Why: lambda c: ev.Why("doing"),
    ev.WantPerson: lambda c: ev.WantPerson(),
    ev.Prove: lambda c: mailed(c),
    ev.Part: lambda c: joined(c),
    ev.Confirm: lambda c: ev.Confirm(c.now.summary_turn),
    ev.GiveStars: lambda c: helped(c),
    ev.Take: lambda c: ev.Take(c.now.fence),
    ev.Respond: lambda c: ev.Respond(c.now.fence, "Hello, Priya here."),
    ev.WriteNote: lambda c: ev.WriteNote("Saw this yesterday."),
    ev.Return: lambda c: ev.Return(c.now.fence),
    ev.Collect: lambda c: ev.Collect(c.now.fence, "email"),
    ev.Snooze: lambda c: ev.Snooze(c.now.fence, c.at + 3_600_000),
    ev.Transfer: lambda c: ev.Transfer(c.now.fence, team="orders", team_name="Orders"),
    ev.SetAnswer: lambda c: ev.SetAnswer("email", "priya@shop.example"),
    ev.Close: lambda c: ev.Close(c.now.fence),
    ev.Reopen: lambda c: ev.Reopen(c.now.fence),
    ev.Forgive: lambda c: ev.Forgive(rude(c)),
    ev.Link: lambda c: ev.Link(7),
    ev.Unlink: lambda c: ev.Unlink(7),
    ev.Dismiss: lambda c: ev.Dismiss(8),
    ev.Split: lambda c: ev.Split(1, 9, "conv_b"),
    ev.Tally: lambda c: ev.Tally(8),
    ev.PutBack: lambda c: ev.PutBack(next(iter(c.now.answers))),
    ev.JoinIncident: lambda c: ev.JoinIncident(31),
    ev.LeaveIncident: lambda c: ev.LeaveIncident(31),
    ev.TellIncident: lambda c: ev.TellIncident(31),
    ev.TellOther: lambda c: ev.TellOther(9),
}
BY_AGENT = {*get_args(ev.AgentEvent), *get_args(ev.DeskEvent)} - {ev.BeginFrom}
"""Beginning from another one's words chooses a flow, so ``talk`` does it."""


def mailed(chat):
    """Let the desk be able to send mail."""
    chat.known = Known(mail=True)
    if chat.now.phase != "closed":
        chat.agent(ev.SetAnswer("email", "mara@garden.example"))
    return ev.Prove()


def joined(chat):
    """Let the conversation be a contact of another case."""
    chat.now = replace(chat.now, joined=7, linked=[7])
    return ev.Part(7)


def proved(chat):
    """Let the desk know who the customer is."""
    chat.known = Known("shop:C-77", "Mara")
    return ev.Identify("signed")


def helped(chat):
    """Let somebody of the team have written, and nobody have been rude."""
    chat.now = replace(chat.now, replied=True, noticed={})
    return ev.GiveStars(4)


def rude(chat):
    """Let the customer insult somebody; the entry that says so. A closed matter has its own."""
    if not chat.now.noticed and chat.now.phase != "closed":
        chat.say("you useless idiot")
    return max(chat.now.noticed, default=0)


@pytest.fixture
def standing(request):
    """Bring a conversation into a phase."""

    def bring(phase):
        if phase == "intake":
            return request.getfixturevalue("asked")
        if phase == "confirming":
            return request.getfixturevalue("summed")
        chat = request.getfixturevalue("waiting" if phase == "waiting" else "live")
        if phase == "live":
            chat.agent(ev.Collect(chat.now.fence, "doing"))
        if phase == "closed":
            rude(chat)
            chat.agent(ev.Link(7)).agent(ev.Close(chat.now.fence))
        return chat

    return bring


def test_the_table_knows_every_event_and_every_phase():
    known = set(get_args(ev.CustomerEvent)) | BY_AGENT
    assert set(EVENTS) == known
    assert {event for row in PHASES.values() for event in row} == known


@pytest.mark.parametrize("phase", list(PHASES))
@pytest.mark.parametrize("event", list(EVENTS), ids=lambda event: event.__name__)
def test_an_event_does_what_its_row_says_or_is_refused_by_name(standing, phase, event):
    chat = standing(phase)
    assert chat.now.phase == phase
    if event is ev.Unlink and not chat.now.linked:
        chat.agent(ev.Link(7))
    if event in (ev.LeaveIncident, ev.TellIncident):
        chat.agent(ev.JoinIncident(31))
    if event is ev.TellOther:
        chat.agent(ev.Split(1, 9, "conv_b"))

    act = EVENTS[event](chat)
    chat.agent(act) if event in BY_AGENT else chat.do(act)

    if event not in PHASES[phase]:
        assert chat.refused
        assert chat.refused.code == ("closed" if phase == "closed" else "not_now")
    elif event is ev.Take and phase == "live":
        assert chat.refused.code == "not_now"  # it is theirs already
    elif event is ev.Begin:
        assert chat.refused.code == "not_now"  # it began already
    else:
        assert not chat.refused, chat.refused
        assert chat.said


AFTER = {
    ("intake", ev.WantPerson): "waiting",
    ("intake", ev.Take): "live",
    ("intake", ev.Close): "closed",
    ("confirming", ev.Back): "intake",
    ("confirming", ev.Confirm): "waiting",
    ("confirming", ev.Say): "confirming",
    ("confirming", ev.Transfer): "waiting",
    ("waiting", ev.Take): "live",
    ("waiting", ev.Say): "waiting",
    ("live", ev.Say): "live",
    ("live", ev.DontKnow): "live",
    ("live", ev.Skip): "live",
    ("live", ev.Why): "live",
    ("live", ev.Return): "waiting",
    ("live", ev.Transfer): "waiting",
    ("live", ev.Close): "closed",
    ("closed", ev.Say): "waiting",
    ("closed", ev.Reopen): "live",
    ("closed", ev.WriteNote): "closed",
}


@pytest.mark.parametrize(("phase", "event"), list(AFTER), ids=str)
def test_where_an_event_leads(standing, phase, event):
    chat = standing(phase)
    act = EVENTS[event](chat)

    chat.agent(act) if event in BY_AGENT else chat.do(act)

    assert chat.now.phase == AFTER[phase, event]
