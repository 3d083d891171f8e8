"""Who may sign in: one agent an address, links that work once, grants that count up."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from intakebot.store.agents import Agent, Invite, Taken
from tests.store.turns import NOW

ANNA = Agent("ag-1", "anna@example.org", "Anna", "agent", ("web",), "hash", True, 1, NOW)
INVITE = Invite("bea@example.org", "Bea", "lead", ("web", "orders"), NOW + 1000)


@pytest.fixture
def agents(stores):
    stores.agents.add(ANNA)
    return stores.agents


def test_an_agent_is_found_by_id_and_address(agents):
    assert agents.get("ag-1") == ANNA
    assert agents.by_email("  Anna@Example.ORG ") == ANNA
    assert agents.get("unknown") is None
    assert agents.by_email("' OR 1=1 --") is None
    assert agents.all() == [ANNA]


def test_an_address_belongs_to_one_agent(agents):
    with pytest.raises(Taken):
        agents.add(Agent("ag-2", "ANNA@example.org", "Other", "agent", (), "", True, 1, NOW))
    assert len(agents.all()) == 1


def test_every_grant_is_a_new_version(agents):
    lead = agents.grant("ag-1", role="lead")
    moved = agents.grant("ag-1", teams=["orders"])

    assert (lead.role, lead.teams, lead.grant_version) == ("lead", ("web",), 2)
    assert (moved.role, moved.teams, moved.grant_version) == ("lead", ("orders",), 3)
    assert agents.grant("unknown", role="admin") is None


@pytest.mark.parametrize("end", ["password", "inactive"])
def test_a_new_password_and_a_lock_out_end_every_session(agents, stores, end):
    for token in ("one", "two"):
        stores.sessions.begin(token, "ag-1", "csrf", NOW, NOW + 1000)

    if end == "password":
        agents.invite("link", Invite(ANNA.email, ANNA.name, "agent", ANNA.teams, NOW + 1000))
        assert agents.join("link", "ag-2", ANNA.name, "new hash", NOW).id == "ag-1"
    else:
        agents.grant("ag-1", active=False)
        agents.grant("ag-1", active=True)

    assert stores.sessions.find("one", NOW) is None
    assert stores.sessions.find("two", NOW) is None
    assert agents.get("ag-1").grant_version > 1


def test_a_stronger_hash_of_the_same_password_ends_no_session(agents, stores):
    stores.sessions.begin("one", "ag-1", "csrf", NOW, NOW + 1000)

    agents.rehash("ag-1", "hash", "stronger")
    agents.rehash("ag-1", "hash", "from an old sign-in that was overtaken")

    assert agents.get("ag-1").password_hash == "stronger"
    assert stores.sessions.find("one", NOW)


def test_a_link_adds_who_was_invited_with_what_was_granted(agents):
    agents.invite("token", INVITE)
    assert agents.invitation("token", NOW) == INVITE

    bea = agents.join("token", "ag-9", "Bea B.", "her hash", NOW)

    assert bea == agents.by_email("bea@example.org")
    assert (bea.id, bea.name, bea.role, bea.teams) == ("ag-9", "Bea B.", "lead", INVITE.teams)
    assert (bea.grant_version, bea.active) == (1, True)


def test_a_link_works_once(agents):
    agents.invite("token", INVITE)
    agents.join("token", "ag-9", "Bea", "hash", NOW)

    assert agents.join("token", "ag-10", "Mallory", "hash", NOW) is None
    assert agents.invitation("token", NOW) is None


def test_of_many_who_use_a_link_at_once_one_joins(agents):
    agents.invite("token", INVITE)
    start = threading.Barrier(8)

    def join(n):
        start.wait()
        return agents.join("token", f"ag-{n}", f"name {n}", "hash", NOW)

    with ThreadPoolExecutor(8) as pool:
        joined = [each for each in pool.map(join, range(10, 18)) if each]

    assert len(joined) == 1
    assert agents.by_email("bea@example.org") == joined[0]


def test_a_link_expires_and_an_unknown_one_is_nothing(agents):
    agents.invite("token", INVITE)

    assert agents.invitation("token", NOW + 1000) is None
    assert agents.join("token", "ag-9", "Bea", "hash", NOW + 1000) is None
    assert agents.invitation("tokeN", NOW) is None
    assert agents.by_email("bea@example.org") is None


def test_a_newer_link_for_the_same_address_ends_the_older(agents):
    agents.invite("old", INVITE)
    agents.invite("new", INVITE)

    assert agents.invitation("old", NOW) is None
    assert agents.invitation("new", NOW)


def test_a_link_gives_who_is_there_a_new_password_and_nothing_more(agents, stores):
    stores.sessions.begin("one", "ag-1", "csrf", NOW, NOW + 1000)
    agents.invite("token", Invite("anna@example.org", "Anna", "admin", (), NOW + 1000))

    anna = agents.join("token", "ag-9", "Anna", "new hash", NOW)

    assert (anna.id, anna.role, anna.teams) == ("ag-1", "agent", ("web",))
    assert anna.password_hash == "new hash"
    assert stores.sessions.find("one", NOW) is None


def test_a_link_does_not_let_in_who_was_locked_out(agents):
    agents.grant("ag-1", active=False)
    agents.invite("token", Invite("anna@example.org", "Anna", "agent", (), NOW + 1000))

    assert agents.join("token", "ag-9", "Anna", "new hash", NOW) is None
    assert agents.get("ag-1").password_hash == "hash"


def test_no_token_lies_in_the_file(agents, stores, path):
    stores.sessions.begin("session-secret", "ag-1", "csrf", NOW, NOW + 1000)
    agents.invite("invite-secret", INVITE)

    kept = path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()

    assert b"anna@example.org" in kept
    assert b"session-secret" not in kept
    assert b"invite-secret" not in kept
