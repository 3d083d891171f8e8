"""A second matter begins a case of its own: with its words, the person, and nothing else."""

from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import HandOver, Refuse, entries, refusal
from intakebot.engine.entries import Context
from intakebot.engine.events import Act
from intakebot.engine.recall import Recalled
from intakebot.engine.split_entries import SplitFrom, SplitOff
from intakebot.engine.splitting import of_the_person
from intakebot.engine.talk import talk
from tests.engine.conftest import MONDAY, PARCEL, SHOP, Shelf, compiled

SHELF = Shelf([compiled(SHOP), compiled(PARCEL)])
FRESH = Conversation("conv_b", 1043, "shop", began=MONDAY)
BEGIN = ev.BeginFrom(
    5,
    1042,
    "conv_a",
    "where is my order FF-20418",
    Context(browser="Firefox 128"),
    "shop:C-1",
    "Mara",
    [Recalled("email", "mara@garden.example", "remembered")],
)


def begun(event=BEGIN, conversation=FRESH):
    act = Act(event, MONDAY, "agent", "agent_anna", "Anna", "split-1042-9")
    return talk(SHELF, conversation, act)


def test_it_begins_with_the_words_in_the_flow_they_are_about_and_waits_for_the_team():
    after, effects = begun()

    bodies = [entry.body for entry in entries(effects)]
    assert isinstance(bodies[0], e.Began)
    assert bodies[1] == SplitFrom(5, 1042, "conv_a")
    assert bodies[2] == e.Said("where is my order FF-20418")
    assert (after.flow, after.team, after.phase) == ("parcel", "orders", "waiting")
    assert after.answers["order"].value == "FF-20418"
    assert after.answers["order"].source.seq == 3, "where its words stand in its own log"
    assert (after.came_from, after.dismissed, after.opening_seq) == (1042, [1042], 3)
    assert (after.identity, after.customer) == ("shop:C-1", "Mara")
    assert effects[-1] == HandOver(1043)
    assert not any(isinstance(body, e.Told | e.Asked) for body in bodies), "nobody would read it"
    assert [entry.seq for entry in entries(effects)] == list(range(1, after.seq + 1))
    assert [bool(entry.cid) for entry in entries(effects)].count(True) == 1


def test_what_is_known_of_the_person_comes_along_and_the_page_does_not():
    after, _ = begun(replace(BEGIN, quote="the page stays blank"))

    assert after.flow == "shop"
    assert after.answers["email"].text == "mara@garden.example"
    assert after.answers["email"].source.by == "remembered"
    assert "page" not in after.answers


def test_words_that_lead_nowhere_go_to_who_takes_the_rest():
    for quote in ("hm", "x" * 5000, "وأيضا الفاتورة غير صحيحة", "' OR 1=1 --"):
        after, effects = begun(replace(BEGIN, quote=quote))
        assert (after.flow, after.phase) == ("shop", "waiting"), quote[:20]
        assert refusal(effects) is None


def test_only_what_is_empty_can_begin_so():
    once, _ = begun()

    assert begun(conversation=once) == (once, [Refuse("not_now")])


def test_the_matter_is_noted_once_and_is_no_likeness_of_this_case(waiting):
    waiting.agent(ev.Split(4, 1043, "conv_b"))

    assert waiting.log[-1].body == SplitOff(4, 1043, "conv_b")
    assert waiting.log[-1].private
    assert (waiting.now.split, waiting.now.dismissed) == ({4: 1043}, [1043])
    assert waiting.agent(ev.Split(4, 1044, "conv_c")).refused.code == "not_now"


def test_nobody_writes_where_the_customer_does_not_read():
    after, _ = begun()
    taken, _ = talk(SHELF, after, Act(ev.Take(0), MONDAY, "agent", "agent_anna", "Anna"))

    for event in (ev.Respond(1, "Hello"), ev.Return(1), ev.Collect(1, "story")):
        same, effects = talk(SHELF, taken, Act(event, MONDAY, "agent", "agent_anna", "Anna"))
        assert (same, refusal(effects).code) == (taken, "elsewhere")
        assert "1042" in refusal(effects).text
    noted, _ = talk(SHELF, taken, Act(ev.WriteNote("look"), MONDAY, "agent", "agent_anna", "Anna"))
    assert noted.seq > taken.seq


def test_of_the_person_is_what_they_gave_and_what_was_signed(waiting):
    flow = SHELF.flow("shop")
    known = replace(
        waiting.now,
        recalled=[
            Recalled("email", "old@garden.example"),
            Recalled("person_name", "Mara Lind"),
        ],
    )

    told = {each.label: (each.text, each.by) for each in of_the_person(flow, known)}

    assert told["person_name"] == ("Mara Lind", "site")
    assert told["email"][0] == known.answers["email"].text
    assert told["email"][1] == "remembered"
    assert of_the_person(None, FRESH) == []
