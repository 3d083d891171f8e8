"""The people who answer: coming in, staying, inviting, going."""

import secrets
import statistics
import time

import argon2
import pytest

from intakebot.desk.access import Staff
from intakebot.desk.passwords import WeakPassword
from intakebot.desk.people import BadEmail
from intakebot.desk.staff import DAY, FIRST_LINK_FOR, INVITED_FOR, REMEMBERED_FOR, StaffDesk, topic
from intakebot.desk.world import World
from intakebot.errors import NotAllowed, NotFound, NotSignedIn, TooMany
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.database import Database, upgrade
from intakebot.store.stores import Stores

PASSWORD = "four quiet wooden chairs"
HOME = "203.0.113.9"


class Office:
    """A staff desk on a database of its own, a hub that can be listened to, a clock to move."""

    def __init__(self, folder, **settings):
        url = f"sqlite:///{folder / 'store.sqlite'}"
        upgrade(url, epoch="one", at=1)
        self.at = int(time.time() * 1000)
        self.steady = None
        self.stores = Stores(Database(url))
        self.hub = Hub()
        world = World(
            lambda: self.at,
            lambda prefix: prefix + secrets.token_hex(8),
            lambda: secrets.token_urlsafe(32),
            lambda low, _: low,
            lambda: self.at / 1000 if self.steady is None else self.steady,
        )
        given = Settings(database_url=url, **settings)
        self.staff = StaffDesk(given, self.stores.agents, self.stores.sessions, self.hub, world)

    async def joined(self, email="ada@example.com", role="agent", teams=()):
        link = await self.staff.link(email, "", role, teams)
        return await self.staff.join(link.token, email.partition("@")[0].title(), PASSWORD)

    def woken(self, agent_id):
        heard = []
        self.hub.subscribe(topic(agent_id), lambda: heard.append(agent_id))
        return heard


@pytest.fixture
def office(tmp_path):
    made = Office(tmp_path)
    yield made
    made.stores.close()


# --- signing in ---------------------------------------------------------------------------


async def test_the_right_password_begins_a_session_of_its_own(office):
    await office.joined(teams=("web",))

    made = await office.staff.sign_in(" Ada@Example.com ", PASSWORD, HOME)

    me = await office.staff.who(made.token)
    assert (me.name, me.email, me.role, me.teams) == ("Ada", "ada@example.com", "agent", ("web",))
    assert len(made.token) >= 43
    assert me.csrf
    assert me.csrf not in made.token


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ada@example.com", "wrong password"),
        ("ada@example.com", ""),
        ("nobody@example.com", PASSWORD),
        ("", ""),
        ("' OR 1=1 --", PASSWORD),
        ("ada@example.com\x00", PASSWORD),
    ],
)
async def test_whatever_does_not_belong_together_gets_the_same_words(office, email, password):
    await office.joined()

    with pytest.raises(NotSignedIn) as refused:
        await office.staff.sign_in(email, password, HOME)
    assert str(refused.value) == "That e-mail and password don't belong together."


async def test_somebody_switched_off_is_like_somebody_unknown(office):
    made = await office.joined()
    await office.staff.change(made.staff.id, active=False)

    with pytest.raises(NotSignedIn) as refused:
        await office.staff.sign_in("ada@example.com", PASSWORD, HOME)
    assert str(refused.value) == "That e-mail and password don't belong together."


async def test_an_unknown_address_takes_as_long_as_a_wrong_password(office):
    await office.joined()

    spent = {"ada@example.com": [], "nobody@example.com": []}
    for turn in range(9):
        for email, times in spent.items():
            began = time.perf_counter()
            with pytest.raises(NotSignedIn):
                await office.staff.sign_in(email, "wrong password", f"{email}{turn}")
            times.append(time.perf_counter() - began)

    known, unknown = (statistics.median(times) for times in spent.values())
    assert 0.6 < known / unknown < 1.6


async def test_guessing_ends_and_says_until_when(office):
    await office.joined()
    for _ in range(10):
        with pytest.raises(NotSignedIn):
            await office.staff.sign_in("ada@example.com", "wrong password", HOME)

    with pytest.raises(TooMany, match="try again in 15 minutes"):
        await office.staff.sign_in("ada@example.com", PASSWORD, HOME)
    assert await office.staff.sign_in("ada@example.com", PASSWORD, "198.51.100.4")


async def test_an_old_hash_is_made_anew_when_the_password_is_seen(office):
    made = await office.joined()

    old = argon2.PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    agents = office.stores.agents
    agents.rehash(made.staff.id, agents.get(made.staff.id).password_hash, old)

    signed = await office.staff.sign_in("ada@example.com", PASSWORD, HOME)

    kept = agents.get(made.staff.id).password_hash
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert await office.staff.who(signed.token)


async def test_each_sign_in_has_a_new_token_and_ends_the_one_before_in_that_browser(office):
    first = await office.joined()

    second = await office.staff.sign_in("ada@example.com", PASSWORD, HOME, first.token)

    assert second.token != first.token
    assert second.staff.csrf != first.staff.csrf
    assert await office.staff.who(first.token) is None
    assert await office.staff.who(second.token)


async def test_a_planted_token_is_not_taken_over(office):
    await office.joined()

    made = await office.staff.sign_in("ada@example.com", PASSWORD, HOME, "planted-by-mallory" * 3)

    assert "planted" not in made.token
    assert await office.staff.who("planted-by-mallory" * 3) is None


# --- staying ------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "\ud800"])
async def test_a_token_that_was_never_given_out_is_nobody(office, token):
    await office.joined()
    assert await office.staff.who(token) is None


async def test_a_clock_that_is_set_a_day_ahead_signs_out_nobody_who_is_here(office):
    token = (await office.joined()).token
    office.steady = 1.0
    assert await office.staff.who(token)
    office.at += 24 * 3600 * 1000
    office.steady += 5

    assert await office.staff.who(token)

    office.steady += 12 * 3600
    office.at += 12 * 3600 * 1000
    assert await office.staff.who(token) is None


async def test_a_session_unused_for_twelve_hours_is_over(office):
    made = await office.joined()
    for _ in range(3):
        office.at += 11 * 3600 * 1000
        assert await office.staff.who(made.token)

    office.at += 12 * 3600 * 1000 + 1
    assert await office.staff.who(made.token) is None


async def test_a_session_used_every_hour_is_over_after_seven_days(office):
    made = await office.joined()
    hours = 0
    while await office.staff.who(made.token):
        office.at += 3600 * 1000
        hours += 1
        assert hours < 1000
    assert hours == 7 * 24


async def test_the_store_holds_no_token_that_could_be_used(office, tmp_path):
    made = await office.joined()
    link = await office.staff.link("bob@example.com")
    office.stores.close()

    stored = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite*"))
    assert b"ada@example.com" in stored
    for secret in (made.token, link.token, PASSWORD):
        assert secret.encode() not in stored


async def test_what_somebody_may_do_is_read_once_a_second_at_most(office):
    made = await office.joined()
    assert (await office.staff.who(made.token)).role == "agent"
    office.stores.agents.grant(made.staff.id, role="lead")  # behind the desk's back

    assert (await office.staff.who(made.token)).role == "agent"
    office.at += REMEMBERED_FOR
    assert (await office.staff.who(made.token)).role == "lead"


# --- going --------------------------------------------------------------------------------


async def test_signing_out_ends_this_session_only_and_wakes_its_sockets(office):
    here = await office.joined()
    there = await office.staff.sign_in("ada@example.com", PASSWORD, HOME)
    heard = office.woken(here.staff.id)

    await office.staff.sign_out(here.token)

    assert await office.staff.who(here.token) is None
    assert await office.staff.who(there.token)
    assert heard


@pytest.mark.parametrize(
    ("change", "left"),
    [({"active": False}, None), ({"role": "editor"}, "editor"), ({"teams": ["web"]}, "agent")],
)
async def test_a_change_of_what_somebody_may_do_holds_at_once_and_wakes_their_sockets(
    office, change, left
):
    made = await office.joined()
    await office.staff.who(made.token)
    heard = office.woken(made.staff.id)

    await office.staff.change(made.staff.id, **change)

    me = await office.staff.who(made.token)
    assert (me.role if me else None) == left
    assert me is None or me.grant_version > made.staff.grant_version
    assert heard


async def test_a_change_made_by_another_process_holds_as_soon_as_the_hub_tells(office):
    made = await office.joined()
    await office.staff.who(made.token)
    office.stores.agents.grant(made.staff.id, active=False)

    office.hub.wake(topic(made.staff.id))

    assert await office.staff.who(made.token) is None


async def test_a_new_password_ends_every_session_that_began_under_the_old_one(office):
    old = await office.joined()
    other = await office.staff.sign_in("ada@example.com", PASSWORD, HOME)
    heard = office.woken(old.staff.id)

    link = await office.staff.link("ada@example.com")
    fresh = await office.staff.join(link.token, "Ada", "another four words now")

    assert await office.staff.who(old.token) is None
    assert await office.staff.who(other.token) is None
    assert (await office.staff.who(fresh.token)).id == old.staff.id
    assert heard
    with pytest.raises(NotSignedIn):
        await office.staff.sign_in("ada@example.com", PASSWORD, HOME)


async def test_the_only_admin_can_neither_be_switched_off_nor_demoted(office):
    admin = await office.joined("root@example.com", "admin")
    for change in ({"active": False}, {"role": "agent"}):
        with pytest.raises(NotAllowed, match="only admin"):
            await office.staff.change(admin.staff.id, **change)

    await office.joined("other@example.com", "admin")
    assert not (await office.staff.change(admin.staff.id, active=False)).active


async def test_somebody_who_is_not_there_cannot_be_changed(office):
    with pytest.raises(NotFound):
        await office.staff.change("agent_absent", active=False)


# --- one-time links -----------------------------------------------------------------------


async def test_a_link_works_once(office):
    link = await office.staff.link("ada@example.com", "Ada")
    assert (await office.staff.invited(link.token)).email == "ada@example.com"

    await office.staff.join(link.token, "Ada", PASSWORD)

    for use in (office.staff.invited(link.token), office.staff.join(link.token, "Eve", PASSWORD)):
        with pytest.raises(NotFound, match="can't be used any more"):
            await use


async def test_a_weak_password_does_not_use_the_link_up(office):
    link = await office.staff.link("ada@example.com")
    for weak in ("short", "password1", "ada@example.com"):
        with pytest.raises(WeakPassword):
            await office.staff.join(link.token, "Ada", weak)

    assert (await office.staff.join(link.token, "Ada", PASSWORD)).staff.name == "Ada"


async def test_a_later_link_ends_the_one_before(office):
    first, second = (
        await office.staff.link("ada@example.com"),
        await office.staff.link("ada@example.com"),
    )

    with pytest.raises(NotFound):
        await office.staff.invited(first.token)
    assert await office.staff.invited(second.token)


async def test_links_end(office):
    invited = await office.staff.link("ada@example.com")
    first = await office.staff.first_admin_link("root@example.com")
    assert invited.expires == office.at + INVITED_FOR == office.at + 7 * DAY

    office.at += FIRST_LINK_FOR
    with pytest.raises(NotFound):
        await office.staff.join(first, "Root", PASSWORD)
    assert await office.staff.invited(invited.token)
    office.at += INVITED_FOR
    with pytest.raises(NotFound):
        await office.staff.invited(invited.token)


@pytest.mark.parametrize("token", ["", "x" * 43, "x" * 5000, "\ud800"])
async def test_a_guessed_link_is_nothing(office, token):
    await office.staff.link("ada@example.com")
    with pytest.raises(NotFound):
        await office.staff.invited(token)


async def test_there_is_a_first_admins_link_until_there_is_an_admin(office):
    assert office.stores.agents.all() == []
    token = await office.staff.first_admin_link()
    assert (await office.staff.invited(token)).role == "admin"

    made = await office.staff.join(token, "", PASSWORD)

    assert (made.staff.role, made.staff.email) == ("admin", "admin@localhost")
    assert made.staff.name == "admin"
    assert await office.staff.first_admin_link() == ""
    assert await office.staff.sign_in("admin@localhost", PASSWORD, HOME)


async def test_whoever_was_invited_has_no_password_until_the_link_is_used(office):
    link = await office.staff.link("priya@demo.example", "Priya")

    with pytest.raises(NotSignedIn):
        await office.staff.sign_in("priya@demo.example", "", HOME)
    assert (await office.staff.join(link.token, "Priya", PASSWORD)).staff.role == "agent"


def somebody(role, teams=()):
    return Staff("agent_x", "X", "x@example.com", role, teams)


async def test_a_lead_invites_agents_to_their_own_teams_and_nothing_more(office):
    lead = somebody("lead", ("web",))
    assert await office.staff.invite(lead, "new@example.com", "", "agent", ["web"])
    for role in ("lead", "editor", "admin"):
        with pytest.raises(NotAllowed):
            await office.staff.invite(lead, "new@example.com", "", role, ["web"])
    with pytest.raises(NotAllowed, match="your own teams"):
        await office.staff.invite(lead, "new@example.com", "", "agent", ["billing"])


async def test_a_lead_cannot_take_an_admins_account_by_a_new_link(office):
    await office.joined("root@example.com", "admin")

    with pytest.raises(NotAllowed):
        await office.staff.invite(somebody("lead"), "ROOT@example.com ", "", "agent", [])


async def test_a_link_never_switches_somebody_on_again(office):
    made = await office.joined()
    early = await office.staff.link("ada@example.com")
    await office.staff.change(made.staff.id, active=False)

    with pytest.raises(NotFound):
        await office.staff.join(early.token, "Ada", PASSWORD)
    with pytest.raises(NotAllowed, match="switched off"):
        await office.staff.invite(somebody("admin"), "ada@example.com", "", "agent", [])


async def test_a_link_for_somebody_who_is_here_gives_no_other_role(office):
    await office.joined()
    link = await office.staff.link("ada@example.com", "", "admin")

    assert (await office.staff.join(link.token, "Ada", PASSWORD)).staff.role == "agent"


async def test_an_address_that_is_none_is_not_invited(office):
    with pytest.raises(BadEmail):
        await office.staff.invite(somebody("admin"), "nobody", "", "agent", [])


async def test_a_colleague_is_known_by_name(office):
    made = await office.joined()

    assert (await office.staff.colleague(made.staff.id)).name == "Ada"
    assert await office.staff.colleague("agent_absent") is None
