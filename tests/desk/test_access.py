"""Who may do what: the table decides, and says no to whatever is not in it."""

import itertools

import pytest

from intakebot.desk.access import (
    ALL_STAFF,
    ANYONE,
    MONITOR,
    OWN,
    PEOPLE,
    POLICY,
    Customer,
    Monitor,
    Staff,
    Stranger,
    may,
)

MINE = Customer("conv_mine")
ROLES = [Staff("agent_1", "Anna", "anna@staff.example", role) for role in ALL_STAFF]
EVERYBODY = [Stranger(), Monitor(), MINE, Customer(""), *ROLES]


@pytest.mark.parametrize(
    "action",
    ["", "conversation", "conversation.", "CASE.READ", " case.read", "case.read\0", "قراءة", "own"],
)
def test_what_is_not_in_the_table_is_refused_to_everybody(action):
    for principal, conversation in itertools.product(EVERYBODY, ["", "conv_mine"]):
        assert not may(principal, action, conversation)


def test_every_row_names_somebody_and_nobody_that_the_table_does_not_know():
    known = {ANYONE, OWN, MONITOR, *ALL_STAFF}
    for action, granted in POLICY.items():
        assert granted, action
        assert set(granted) <= known, action


def test_a_stranger_may_do_what_anyone_may_and_nothing_else():
    for action, granted in POLICY.items():
        assert may(Stranger(), action, "conv_mine") == (ANYONE in granted), action


def test_a_monitor_reads_figures_and_what_anyone_may_and_nothing_else():
    allowed = {action for action, granted in POLICY.items() if ANYONE not in granted}

    assert {each for each in allowed if may(Monitor(), each, "conv_mine")} == {"metrics.read"}


def test_a_customer_may_act_on_their_own_conversation_and_on_no_other():
    own = [action for action, granted in POLICY.items() if OWN in granted]
    assert own
    for action in own:
        assert may(MINE, action, "conv_mine")
        for other in ("", "conv_other", "conv_min", "conv_mine ", "CONV_MINE"):
            assert not may(MINE, action, other), (action, other)


def test_a_customer_without_a_conversation_owns_nothing():
    for action, granted in POLICY.items():
        assert may(Customer(""), action, "") == (ANYONE in granted), action


def test_a_customer_never_does_what_only_staff_may():
    for action, granted in POLICY.items():
        if not {ANYONE, OWN} & set(granted):
            assert not may(MINE, action, "conv_mine"), action


@pytest.mark.parametrize("staff", ROLES, ids=lambda staff: staff.role)
def test_staff_may_what_their_role_is_granted_on_any_conversation(staff):
    for action, granted in POLICY.items():
        expected = ANYONE in granted or staff.role in granted
        for conversation in ("", "conv_mine", "conv_other"):
            assert may(staff, action, conversation) == expected, action


@pytest.mark.parametrize("role", ["", "own", "customer", "owner", "root", "Admin"])
def test_a_role_that_is_none_grants_nothing(role):
    somebody = Staff("agent_1", "Anna", "anna@staff.example", role)

    for action, granted in POLICY.items():
        if ANYONE not in granted and OWN not in granted:
            assert not may(somebody, action, "conv_mine"), action


def test_whoever_writes_the_flows_reads_no_conversation():
    editor = next(staff for staff in ROLES if staff.role == "editor")

    assert may(editor, "flow.list")
    for action in ("conversation.follow", "conversation.handle", "case.read", "search"):
        assert not may(editor, action, "conv_mine")
    assert "editor" not in PEOPLE
