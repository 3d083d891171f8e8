"""The fold: what a log means on a screen, from any place, however the log arrives."""

from typing import get_args

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Added, Dismissed, Gained, Linked, Lost, Parted, Unlinked
from intakebot.engine.entries import Entry
from intakebot.engine.incident_entries import IncidentJoined, IncidentLeft, IncidentNews
from intakebot.engine.rating_entries import Rated
from intakebot.engine.snooze_entries import Snoozed
from intakebot.engine.speech import LanguageChanged
from intakebot.engine.split_entries import SplitFrom, SplitOff
from intakebot.engine.view import View, fold

SAMPLES = {
    e.Began: e.Began(e.Context(url="https://shop.example/")),
    e.Identified: e.Identified("shop:C-77", "Mara"),
    e.Proof: e.Proof("A code is on its way.", "Send it again", sent=True),
    e.Entered: e.Entered("shop", "ed1", "Shop", "web"),
    e.Said: e.Said("hello"),
    e.Told: e.Told("Thank you.", "ack"),
    e.Asked: e.Asked("email", "email", "email", "E-mail", "Where to?", at=1, of=2),
    e.Answered: e.Answered("email", "E-mail", Answer("a@b.example", "a@b.example")),
    e.Cleared: e.Cleared(["email"], "name"),
    e.Summary: e.Summary([e.Row("email", "E-mail")]),
    e.Handover: e.Handover(1042, "web", "Web", "It broke"),
    e.Taken: e.Taken(1, "agent_priya", "Priya"),
    e.Transferred: e.Transferred(2, team="orders", team_name="Orders"),
    e.Returned: e.Returned(3, "intake"),
    Snoozed: Snoozed(1_772_445_600_000),
    e.Reply: e.Reply("Hello."),
    e.Note: e.Note("Angry."),
    e.Noticed: e.Noticed(3, "abuse", (0, 5), "Angry", 1, "note"),
    e.Forgiven: e.Forgiven(13),
    Linked: Linked(7),
    Unlinked: Unlinked(7),
    IncidentJoined: IncidentJoined(31, wants=True),
    IncidentLeft: IncidentLeft(31),
    IncidentNews: IncidentNews(31, "update", "News", "Nearly there."),
    Added: Added(7, "Added to your case 7.", "No"),
    Parted: Parted(7, 1042, "A case of its own.", "waiting"),
    Gained: Gained(8),
    Lost: Lost(8),
    Dismissed: Dismissed(9),
    SplitOff: SplitOff(4, 1043, "conv_b"),
    SplitFrom: SplitFrom(4, 1042, "conv_a"),
    LanguageChanged: LanguageChanged("de"),
    e.Redacted: e.Redacted(3, "[removed]"),
    e.Closed: e.Closed(4, "solved", rating=True),
    Rated: Rated(4),
    e.Reopened: e.Reopened(5, "agent_priya", "Priya"),
}
LOG = [Entry(n, n, "system", body) for n, body in enumerate(SAMPLES.values(), 1)]
WHOLE = fold(View(), 0, len(LOG), LOG)


def test_every_entry_type_is_among_the_samples():
    assert set(SAMPLES) == set(get_args(e.AnyBody))


@pytest.mark.parametrize("k", range(len(LOG) + 1))
def test_the_view_at_any_place_and_the_rest_make_the_whole(k):
    seen = fold(View(), 0, k, LOG[:k])

    assert fold(seen, k, len(LOG), LOG[k:]) == WHOLE


@pytest.mark.parametrize("body", SAMPLES.values(), ids=lambda body: type(body).__name__)
def test_an_entry_type_folds_alike_alone_and_in_a_batch(body):
    """From every state that one entry can lead to."""
    for before in SAMPLES.values():
        log = [Entry(1, 1, "bot", before), Entry(2, 2, "bot", body)]
        seen = fold(View(), 0, 1, log[:1])
        assert fold(seen, 1, 2, log[1:]) == fold(View(), 0, 2, log)


def test_what_comes_twice_or_late_changes_nothing():
    assert fold(WHOLE, 0, len(LOG), LOG) == WHOLE
    assert fold(WHOLE, 3, 5, LOG[3:5]) == WHOLE


def test_a_hole_is_noticed_and_closed_by_asking_again():
    torn = fold(fold(View(), 0, 3, LOG[:3]), 5, 7, LOG[5:7])
    assert torn.gap
    assert torn.seq == 3

    assert fold(torn, 3, len(LOG), LOG[3:]) == WHOLE


def test_numbers_of_private_entries_are_passed_over():
    public = [entry for entry in LOG if not entry.private]

    seen = fold(View(), 0, len(LOG), public)

    assert seen.seq == len(LOG)
    assert not any(entry.private for entry in seen.entries)
    assert (seen.phase, seen.owner, seen.closed) == (WHOLE.phase, WHOLE.owner, WHOLE.closed)


def test_a_redaction_removes_the_words_and_leaves_the_entry():
    log = [
        Entry(1, 1, "customer", e.Said("4111 1111 1111 1111", question="error")),
        Entry(2, 2, "system", e.Redacted(1, "[card number]")),
    ]

    seen = fold(View(), 0, 2, log)

    assert seen.entries[0].body == e.Said("[card number]", question="error")
    assert len(seen.entries) == 2


def test_a_redaction_of_what_holds_no_words_changes_nothing():
    log = [LOG[1], Entry(3, 3, "system", e.Redacted(2, "x"))]

    assert fold(View(), 0, 3, log).entries[0] == LOG[1]


def test_a_new_answer_takes_the_place_of_the_old_one_in_the_order_of_the_talk():
    answer = lambda q, text: e.Answered(q, q, Answer(text, text))  # noqa: E731
    bodies = [answer("a", "1"), answer("b", "2"), answer("a", "3")]
    log = [Entry(n, n, "system", body) for n, body in enumerate(bodies, 1)]

    seen = fold(View(), 0, 3, log)

    assert [(line.question, line.answer.text, line.seq) for line in seen.answers] == [
        ("a", "3", 3),
        ("b", "2", 2),
    ]


def test_a_handover_after_the_summary_confirms_and_one_on_demand_does_not():
    answered = Entry(1, 1, "system", SAMPLES[e.Answered])
    for why, confirmed in (("confirmed", True), ("asked", False)):
        over = Entry(2, 2, "bot", e.Handover(1, why=why))
        assert fold(View(), 0, 2, [answered, over]).answers[0].answer.confirmed is confirmed


def test_the_summary_goes_when_the_matter_moves_on(summed):
    def shown():
        return fold(View(), 0, summed.now.seq, summed.log).summary

    assert shown().turn == summed.now.summary_turn
    summed.agent(ev.Transfer(summed.now.fence, team="orders"))
    assert shown() is None
