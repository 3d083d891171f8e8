"""Agents: the fence decides, the bot is silent, and nothing is lost on the way back."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.belonging import Linked, Unlinked
from intakebot.engine.effects import HandOver, Settle


def test_taking_silences_the_bot_and_names_the_agent(asked):
    asked.take()

    assert asked.said == [e.Taken(1, "agent_priya", "Priya")]
    assert (asked.now.phase, asked.now.owner, asked.open) == ("live", "agent_priya", "")
    assert HandOver(1042) in asked.effects


def test_of_two_who_saw_the_same_only_the_first_takes(waiting):
    fence = waiting.now.fence
    waiting.take()

    waiting.agent(ev.Take(fence), "agent_tom", "Tom")

    assert waiting.refused.code == "held"
    assert (waiting.refused.by, waiting.refused.fence) == ("Priya", fence + 1)
    assert "Priya" in waiting.refused.text


def test_taking_twice_is_refused_without_harm(live):
    assert live.take().refused.code == "not_now"


def test_a_colleague_who_saw_who_holds_it_may_take_over(live):
    live.take("agent_tom", "Tom")

    assert (live.now.owner, live.now.fence) == ("agent_tom", 2)


@pytest.mark.parametrize(
    "event",
    [
        lambda fence: ev.Respond(fence, "hello"),
        lambda fence: ev.Return(fence),
        lambda fence: ev.Collect(fence, "email"),
    ],
)
def test_only_the_holder_with_the_newest_fence_speaks(live, event):
    assert live.agent(event(live.now.fence - 1)).refused.code == "held"
    assert live.agent(event(live.now.fence), "agent_tom", "Tom").refused.code == "held"
    assert not live.agent(event(live.now.fence)).refused


@pytest.mark.parametrize(
    "event",
    [
        lambda fence: ev.Take(fence),
        lambda fence: ev.Close(fence),
        lambda fence: ev.Transfer(fence, team="orders"),
    ],
)
def test_an_old_fence_changes_nothing(live, event):
    assert live.agent(event(live.now.fence - 1), "agent_tom", "Tom").refused.code == "held"


def test_an_answer_stops_the_waiting_clock_and_the_customers_words_start_it(live):
    assert live.now.waiting_since > 0

    live.agent(ev.Respond(live.now.fence, "Hello, Priya here."))
    assert live.now.waiting_since == 0

    live.say("hello")
    assert live.now.waiting_since == live.at


def test_an_empty_reply_or_note_is_refused(live):
    assert live.agent(ev.Respond(live.now.fence, " ")).refused.code == "empty"
    assert live.agent(ev.WriteNote(" ")).refused.code == "empty"


def test_after_a_takeover_no_entry_is_the_bots(live):
    taken = next(entry.seq for entry in live.log if isinstance(entry.body, e.Taken))

    live.agent(ev.Collect(live.now.fence, "since"))
    live.do(ev.Why("doing")).do(ev.DontKnow("since", live.turn))
    live.agent(ev.Collect(live.now.fence, "doing"))
    live.do(ev.Skip("doing", live.turn)).say("thanks").say("are you a bot?").say("a human please")
    live.do(ev.Change("symptom", "An error message"))

    assert {entry.by for entry in live.log if entry.seq > taken} <= {"customer", "agent", "system"}
    assert live.now.phase == "live"


def test_a_note_is_private_and_needs_no_fence(waiting):
    waiting.agent(ev.WriteNote("Angry, be kind."), "agent_tom", "Tom")

    assert waiting.log[-1].private
    assert waiting.log[-1].name == "Tom"
    assert waiting.now.phase == "waiting"


def test_given_back_with_questions_open_the_bot_asks_on(asked):
    asked.take()

    asked.agent(ev.Return(asked.now.fence))

    assert asked.said[0] == e.Returned(2, "intake")
    assert (asked.now.phase, asked.open, asked.now.owner) == ("intake", "symptom", "")


def test_given_back_with_nothing_open_it_waits(live):
    live.agent(ev.Return(live.now.fence))

    assert (live.now.phase, live.now.waiting_since) == ("waiting", live.at)


def test_the_bot_collects_in_the_agents_name_and_goes_no_further(asked):
    asked.take().agent(ev.Collect(asked.now.fence, "email"))

    assert (asked.log[-1].by, asked.log[-1].name) == ("agent", "Priya")
    asked.say("mara@garden.example", question="email", turn=asked.turn)
    assert asked.answers["email"] == "mara@garden.example"
    assert (asked.now.phase, asked.open) == ("live", "")


def test_what_was_collected_anew_takes_back_what_stood_on_the_old(asked):
    asked.say("An error message").say('it says "Error 402"').take()
    asked.agent(ev.Collect(asked.now.fence, "symptom"))

    asked.say("A blank page")

    assert asked.all(e.Cleared) == [e.Cleared(["error"], "symptom")]


def test_a_question_the_flow_does_not_have_cannot_be_collected(live):
    assert live.agent(ev.Collect(live.now.fence, "nonsense")).refused.code == "stale"


def test_a_transfer_to_a_colleague_keeps_it_live_with_a_note_for_them(live):
    live.agent(
        ev.Transfer(live.now.fence, agent="agent_tom", agent_name="Tom", note="Knows PayPal.")
    )

    assert (live.now.phase, live.now.owner, live.now.owner_name) == ("live", "agent_tom", "Tom")
    assert live.said[-1] == e.Note("Knows PayPal.")


def test_a_transfer_to_a_team_waits_there(live):
    live.agent(ev.Transfer(live.now.fence, team="orders", team_name="Orders"))

    assert (live.now.phase, live.now.owner, live.now.team) == ("waiting", "", "orders")


def test_a_transfer_out_of_the_intake_makes_it_a_case(summed):
    summed.agent(ev.Transfer(summed.now.fence, team="orders"))

    assert HandOver(1042) in summed.effects
    assert summed.now.handed_over == summed.at


@pytest.mark.parametrize("where", [{}, {"agent": "agent_tom", "team": "orders"}])
def test_a_transfer_goes_to_one_place(live, where):
    assert live.agent(ev.Transfer(live.now.fence, **where)).refused.code == "not_now"


def test_an_agents_answer_says_whose_it_is(waiting):
    waiting.agent(ev.SetAnswer("email", "lind@garden.example"))

    source = waiting.now.answers["email"].source
    assert (source.by, source.who) == ("agent", "Priya")


def test_an_agents_answer_that_does_not_fit_is_kept_as_written(waiting):
    waiting.agent(ev.SetAnswer("email", "by letter only"))

    answer = waiting.now.answers["email"]
    assert (answer.value, answer.state) == ("by letter only", "unverified")


def test_an_agents_answer_to_the_open_question_lets_the_bot_go_on(asked):
    asked.agent(ev.SetAnswer("symptom", "A blank page"))

    assert asked.open == "doing"


def test_an_agents_answer_takes_back_what_stood_on_the_old(asked):
    asked.say("An error message").say('it says "Error 402"')

    asked.agent(ev.SetAnswer("symptom", "A blank page"))

    assert "error" not in asked.answers


@pytest.mark.parametrize(("question", "text"), [("nonsense", "x"), ("email", " ")])
def test_an_agent_cannot_answer_nothing(waiting, question, text):
    assert waiting.agent(ev.SetAnswer(question, text)).refused


def test_closing_and_opening_again_is_told_to_whoever_follows_the_case(live):
    live.agent(ev.Close(live.now.fence, "solved", "Paid now."))
    assert Settle(closed=True) in live.effects
    assert (live.now.phase, live.now.owner, live.now.closed_at) == ("closed", "", live.at)

    live.agent(ev.Reopen(live.now.fence), "agent_tom", "Tom")
    assert Settle(closed=False) in live.effects
    assert (live.now.phase, live.now.owner, live.now.closed_at) == ("live", "agent_tom", 0)


def test_links_are_entries_and_can_be_taken_back(waiting):
    waiting.agent(ev.Link(7, 0.93, ["same message"]))
    assert waiting.now.linked == [7]
    assert waiting.log[-1].private

    waiting.agent(ev.Unlink(7))
    assert waiting.now.linked == []
    assert [type(entry.body) for entry in waiting.log[-2:]] == [Linked, Unlinked]


@pytest.mark.parametrize("event", [ev.Link(1042), ev.Unlink(7)])
def test_a_case_is_no_contact_of_itself_and_only_a_link_can_be_taken_back(waiting, event):
    assert waiting.agent(event).refused.code == "not_now"


def test_a_link_is_made_once(waiting):
    waiting.agent(ev.Link(7))

    assert waiting.agent(ev.Link(7)).refused.code == "not_now"


HOUR = 3_600_000


@pytest.fixture
def aside(live):
    """A conversation that its holder put aside for an hour."""
    return live.agent(ev.Snooze(live.now.fence, live.at + HOUR))


def test_put_aside_it_stays_the_holders_and_only_agents_hear_of_it(aside):
    assert aside.now.snoozed_until == aside.log[-1].body.until > aside.at
    assert (aside.now.phase, aside.now.owner) == ("live", "agent_priya")
    assert aside.log[-1].private
    assert not aside.agent(ev.Snooze(aside.now.fence, aside.at + 2 * HOUR)).refused


@pytest.mark.parametrize(
    "taken_up",
    [
        lambda c: c.say("any news?"),
        lambda c: c.agent(ev.Respond(c.now.fence, "Here I am again.")),
        lambda c: c.take("agent_tom", "Tom"),
        lambda c: c.agent(ev.Transfer(c.now.fence, team="orders")),
        lambda c: c.agent(ev.Transfer(c.now.fence, agent="agent_tom", agent_name="Tom")),
        lambda c: c.agent(ev.Return(c.now.fence)),
        lambda c: c.agent(ev.Close(c.now.fence)),
        lambda c: c.agent(ev.Snooze(c.now.fence)),
    ],
)
def test_whoever_does_something_with_it_takes_it_up_again(aside, taken_up):
    taken_up(aside)

    assert not aside.refused
    assert aside.now.snoozed_until == 0


def test_a_note_leaves_it_aside(aside):
    aside.agent(ev.WriteNote("The bank calls on Monday."), "agent_tom", "Tom")

    assert aside.now.snoozed_until > aside.at


def test_after_its_time_it_is_still_known_that_it_was_aside(aside):
    aside.at += 2 * HOUR

    aside.agent(ev.WriteNote("The bank has not called."))

    assert 0 < aside.now.snoozed_until < aside.at


def test_only_who_holds_it_and_saw_that_puts_it_aside(live, waiting):
    fence, until = live.now.fence, live.at + HOUR

    assert live.agent(ev.Snooze(fence, until), "agent_tom", "Tom").refused.code == "held"
    assert live.agent(ev.Snooze(fence - 1, until)).refused.code == "held"
    live.take("agent_tom", "Tom")
    assert live.agent(ev.Snooze(fence, until)).refused.by == "Tom"


@pytest.mark.parametrize("ahead", [-HOUR, 366 * 24 * HOUR + 2000, 2**62])
def test_only_a_time_that_is_to_come_within_a_year_counts(live, ahead):
    assert live.agent(ev.Snooze(live.now.fence, live.at + ahead)).refused.code == "not_now"


def test_what_was_not_put_aside_cannot_be_taken_up_again(live):
    assert live.agent(ev.Snooze(live.now.fence)).refused.code == "not_now"
