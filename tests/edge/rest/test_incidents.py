"""Incidents over HTTP: each command once, on what was seen, by whom it may be."""

import secrets

import pytest

from intakebot.engine.events import Begin, Context, Say, WantPerson
from tests.desk.incidents import ERROR, FLOW, run

URL = "/api/v1/incidents"


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


async def case(house, said=ERROR, **context):
    _, name = await house.customer()
    page = Context(url="https://shop.example/checkout", browser="Firefox 128, Linux")
    await house.say(name, Begin(page, "en", "broken-page"), Say(said), WantPerson())
    await run(house)
    return name


def named(**body):
    return {"id": secrets.token_hex(16), **body}


@pytest.fixture
async def agent(house):
    return await house.agent("agent")


@pytest.fixture
async def opened(house, agent):
    answer = await agent.post(URL, json=named(conversation=await case(house)))
    assert answer.status_code == 201, answer.text
    await run(house)
    return answer.json()


async def test_an_incident_is_opened_and_seen_whole(house, agent, opened):
    seen = (await agent.get(f"{URL}/{opened['number']}")).json()

    assert (seen["state"], seen["cases"], seen["customers"]) == ("working", 1, 1)
    assert seen["owner_name"] == "Agent"
    assert seen["hours"][-1]["count"] == 1
    assert {"what": "error", "label": "Error", "values": [{"value": "PAY-4102", "count": 1}]} in (
        seen["common"]
    )
    assert [line["kind"] for line in seen["history"]] == ["opened"]
    assert [one["number"] for one in (await agent.get(URL)).json()] == [seen["number"]]


async def test_the_case_sheet_names_its_incident(house, agent, opened):
    name = opened["members"][0]["conversation"]

    sheet = (await agent.get(f"/api/v1/conversations/{name}/case")).json()

    assert sheet["incident"] == {
        "number": opened["number"],
        "title": opened["title"],
        "state": "working",
    }


async def test_suggested_cases_are_added_in_one_go(house, agent, opened):
    names = [await case(house), await case(house)]
    seen = (await agent.get(f"{URL}/{opened['number']}")).json()
    assert {one["conversation"] for one in seen["suggested"]} == set(names)
    assert "same error line" in seen["suggested"][0]["reasons"]

    body = named(version=seen["version"], conversations=names)
    after = await agent.post(f"{URL}/{opened['number']}/cases", json=body)

    assert (after.json()["cases"], after.json()["suggested"]) == (3, [])
    again = await agent.post(f"{URL}/{opened['number']}/cases", json=body)
    assert again.status_code == 200
    assert again.json()["version"] == after.json()["version"]


async def test_everything_about_it_can_be_changed(house, agent, opened):
    place, me = f"{URL}/{opened['number']}", house.ids["agent"]
    await house.agent("lead")
    body = named(
        version=1,
        title="Card payments fail",
        note={"en": "Bank transfer works.", "de": "Überweisung geht.", "ar": "  "},
        owner=house.ids["lead"],
        asks=["card"],
    )

    seen = (await agent.patch(place, json=body)).json()

    assert (seen["title"], seen["owner_name"], seen["asks"]) == (
        "Card payments fail",
        "Lead",
        ["card"],
    )
    assert seen["note"] == {"en": "Bank transfer works.", "de": "Überweisung geht."}
    back = named(version=2, note="Soon.", owner="", asks=None)
    seen = (await agent.patch(place, json=back)).json()
    assert (seen["note"], seen["owner"], seen["asks"]) == ({"": "Soon."}, "", None)
    assert me


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("PATCH", "/1", {"version": 1}, 400, "empty"),
        ("PATCH", "/1", {"version": 9, "title": "x"}, 409, "stale"),
        ("PATCH", "/99", {"version": 1, "title": "x"}, 404, "not_found"),
        ("PATCH", "/1", {"version": 1, "owner": "agent_absent"}, 404, "not_found"),
        ("PATCH", "/1", {"version": 1, "title": ""}, 422, "invalid"),
        ("POST", "/1/updates", {"version": 1, "text": " "}, 400, "empty"),
        ("POST", "/1/updates", {"version": 1, "text": {"en": ""}}, 400, "empty"),
        ("POST", "/1/updates", {"version": 1, "text": "x" * 2001}, 422, "invalid"),
        ("POST", "/1/state", {"version": 1, "state": "working"}, 409, "not_now"),
        ("POST", "/1/state", {"version": 1, "state": "proposed"}, 422, "invalid"),
        ("POST", "/1/removals", {"version": 1, "conversation": "absent"}, 404, "not_found"),
        ("POST", "/1/cases", {"version": 1, "conversations": ["absent"]}, 404, "not_found"),
        ("POST", "/1/cases", {"version": 1, "conversations": []}, 422, "invalid"),
        ("POST", "", {"conversation": "absent"}, 404, "not_found"),
    ],
)
async def test_what_does_not_fit_is_refused_by_name(
    agent, opened, method, path, body, status, code
):
    answer = await agent.request(method, URL + path, json=named(**body))

    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_a_case_is_in_one_incident(house, agent, opened):
    name = opened["members"][0]["conversation"]

    answer = await agent.post(URL, json=named(conversation=name))

    assert (answer.status_code, answer.json()["code"]) == (409, "in_incident")


async def test_an_update_and_the_fix_are_in_its_history(house, agent, opened):
    place = f"{URL}/{opened['number']}"
    await agent.post(f"{place}/updates", json=named(version=1, text="Nearly there."))
    seen = (await agent.post(f"{place}/state", json=named(version=2, state="fixed"))).json()

    assert [(line["kind"], line["text"], line["name"]) for line in seen["history"]] == [
        ("fixed", "", "Agent"),
        ("update", "Nearly there.", "Agent"),
        ("opened", "", "Agent"),
    ]
    assert seen["fixed_at"]


@pytest.mark.parametrize("number", ["0", "99", "-1", str(2**70), "x"])
async def test_what_is_not_there_is_not_found(agent, number):
    assert (await agent.get(f"{URL}/{number}")).status_code in (404, 422)


async def test_agents_choose_what_its_customers_are_still_asked(house, agent, opened):
    place = f"{URL}/{opened['number']}"
    assert (opened["asks"], opened["asked"], opened["chosen_by"]) == (None, [], "cases")
    labels = {one["id"]: one["label"] for one in opened["questions"]}
    assert list(labels) == ["symptom", "error", "page", "card"], "who they are is asked anyway"
    assert all(one["flow"] == "" for one in opened["questions"])

    chosen = await agent.patch(place, json=named(version=1, asks=["card", "page"]))
    nothing = await agent.patch(place, json=named(version=2, asks=[]))
    by_itself = await agent.patch(place, json=named(version=3, asks=None))

    assert chosen.json()["asked"] == chosen.json()["asks"] == ["card", "page"]
    assert (nothing.json()["asks"], nothing.json()["asked"]) == ([], [])
    assert by_itself.json()["asks"] is None
    assert [line["kind"] for line in by_itself.json()["history"]].count("edited") == 3


async def test_what_the_author_says_is_shown_until_an_agent_chooses(house, agent, opened, flows):
    place = f"{URL}/{opened['number']}"
    (flows / "broken-page.yaml").write_text(f"{FLOW}  incident_asks: [error]\n")
    assert house.parts.library.load(flows).ok

    by_flow = (await agent.get(place)).json()
    chosen = (await agent.patch(place, json=named(version=1, asks=["card"]))).json()

    assert (by_flow["asked"], by_flow["chosen_by"]) == (["error", "symptom"], "flow")
    assert (chosen["asked"], chosen["chosen_by"]) == (["card"], "agents")


async def test_it_says_why_customers_are_not_told(house, agent, opened):
    assert opened["silent"] == ""
    place = f"{URL}/{opened['number']}"

    fixed = await agent.post(f"{place}/state", json=named(version=1, state="fixed"))

    assert fixed.json()["silent"] == "nobody"
