"""What Prometheus reads: true figures, nobody's words, and only for those who watch us."""

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families

from intakebot import __version__
from intakebot.engine import events as ev
from intakebot.engine.effects import Refuse
from tests.house import OWN
from tests.live import Phone

TOKEN = "Zk3mPq8vX1sLw9RtYb5nHc7dJf2gKa4u"
WORDS = "my grandmother's umbrella"


@pytest.fixture
def here(house):
    """A browser on the same machine as the server."""

    def client(address="127.0.0.1", **headers):
        transport = httpx2.ASGITransport(house.app.asgi, client=(address, 5000))
        return httpx2.AsyncClient(transport=transport, base_url=OWN, headers=headers)

    return client


@pytest.fixture
def figures(here):
    """Every figure by its name and labels."""

    async def read():
        answer = await here().get("/metrics")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        return {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }

    return read


class Grown:
    """By how much the figures of this process grew since then: other tests have been here."""

    def __init__(self, before, now):
        self.before, self.now = before, now

    def __call__(self, *name):
        return self.now[name] - self.before.get(name, 0)


async def handed_over(house):
    """A case that waits for the web team: symptom and page are known."""
    browser, conversation = await house.customer()
    await house.say(conversation, ev.Begin(flow="broken-page"), ev.Say(WORDS))
    await house.say(conversation, ev.Say("https://shop.example/pay"), ev.Say("It stays blank"))
    await house.say(conversation, ev.Confirm())
    return browser, conversation


# --- what is told -----------------------------------------------------------------------------


async def test_turns_commits_and_who_waits_are_counted(house, figures):
    before = await figures()

    await handed_over(house)
    await house.parts.reception.waiting.begin()

    now = await figures()
    grown = Grown(before, now)
    assert grown("intakebot_turn_seconds_count", "customer") == 5
    assert grown("intakebot_turn_seconds_sum", "customer") > 0
    assert grown("intakebot_commit_requests_sum") == 6  # the conversation itself is one
    assert grown("intakebot_commit_seconds_count") == 6
    assert now["intakebot_conversations", "waiting"] == 1
    assert now["intakebot_conversations", "live"] == 0
    assert now["intakebot_queue_depth", "web"] == 1
    assert now["intakebot_jobs", "due"] == 2  # it is matched and made findable
    assert now["intakebot_jobs", "given_up"] == 0
    assert now["intakebot_build_info", __version__] == 1
    assert now["intakebot_storage_up",] == 1
    assert now["process_start_time_seconds",] > 1e9


async def test_an_agent_who_asks_for_what_is_known_is_counted(house, figures):
    _, conversation = await handed_over(house)
    agent = await house.parts.staff.who((await house.agent("agent")).headers["cookie"][17:])
    before = await figures()

    async def act(number, event):
        done = await house.parts.takeover.perform(
            agent, conversation, event, f"command-{number:08}"
        )
        assert not isinstance(done, Refuse), done
        return done.conversation.fence

    fence = await act(1, ev.Take(0))
    await act(2, ev.Respond(fence, "Hello! Which page is it, please?"))
    await act(3, ev.Respond(fence, "Thank you, I look into it."))

    grown = Grown(before, await figures())
    assert grown("intakebot_facts_reasked_total", "agent") == 1
    assert grown("intakebot_facts_reasked_total", "bot") == 0
    assert grown("intakebot_questions_asked_total") == 1
    assert grown("intakebot_turn_seconds_count", "agent") == 3


async def test_open_sockets_and_refusals_are_counted(live, figures):
    before = await figures()
    token, _ = await live.token()
    phone: Phone = await live.customer(token)
    await live.hired()

    refused = await phone.do(type="say", text="x" * 20_000)
    assert refused["code"] == "too_long"
    await live.house.http.get("/api/v1/nowhere")

    now = await figures()
    grown = Grown(before, now)
    assert grown("intakebot_refused_total", "too_long") == 1
    assert grown("intakebot_refused_total", "not_found") == 1
    assert grown("intakebot_ws_connections", "customer") == 1
    assert grown("intakebot_ws_connections", "agent") == 1


async def test_no_word_id_or_address_of_anybody_is_told(house, here):
    browser, conversation = await handed_over(house)
    agent = await house.agent("agent", "mara@staff.example")
    await browser.get(f"/api/v1/{WORDS}")

    told = (await here().get("/metrics")).text

    for secret in ("umbrella", conversation, "conv_", "mara", "shop.example", house.ids["agent"]):
        assert secret not in told
    assert agent.headers["cookie"][17:] not in told


@pytest.mark.on_file
async def test_a_store_that_can_not_be_read_leaves_the_rest(house, figures):
    path = house.parts.stores.database.path
    house.parts.stores.close()
    for ending in ("-wal", "-shm", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(b"once upon a time " * 1000)

    now = await figures()

    assert now["intakebot_build_info", __version__] == 1
    assert ("intakebot_jobs", "due") not in now


# --- who may read it --------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
async def test_without_a_token_this_machine_may_read(here, address):
    assert (await here(address).get("/metrics")).status_code == 200


@pytest.mark.parametrize("address", ["203.0.113.9", "10.0.0.1", "::2", "testclient", ""])
async def test_without_a_token_no_other_machine_may(here, address):
    assert (await here(address).get("/metrics")).status_code == 401


@pytest.mark.parametrize(
    "sent",
    [
        {"x-forwarded-for": "203.0.113.9"},
        {"forwarded": "for=203.0.113.9"},
        {"via": "1.1 proxy"},
        {"host": "help.example.com"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "localhost.evil.example:8000"},
    ],
)
async def test_whoever_comes_through_a_proxy_on_this_machine_may_not(here, sent):
    assert (await here(**sent).get("/metrics")).status_code == 401


@pytest.mark.parametrize("host", ["localhost", "localhost:9090", "[::1]:8000", "127.0.0.1"])
async def test_this_machine_has_several_names(here, host):
    assert (await here(host=host).get("/metrics")).status_code == 200


class TestWithAToken:
    """The setting is there: the token and nothing else opens."""

    @pytest.fixture
    def given(self):
        return {"metrics_token": TOKEN}

    async def test_it_opens_from_anywhere(self, here):
        away = here("203.0.113.9", authorization=f"bearer {TOKEN}")
        assert (await away.get("/metrics")).status_code == 200

    @pytest.mark.parametrize("sent", ["", TOKEN, f"Bearer {TOKEN[:-1]}", "Bearer ", "Bearer é"])
    async def test_without_it_not_even_this_machine_may(self, here, sent):
        headers = {"authorization": sent.encode()} if sent else {}
        assert (await here(**headers).get("/metrics")).status_code == 401

    async def test_customers_and_staff_may_not(self, house):
        browser, _ = await house.customer()
        assert (await browser.get("/metrics")).status_code == 403
        assert (await (await house.agent("admin")).get("/metrics")).status_code == 403
