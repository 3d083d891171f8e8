"""The saved replies as an agent is offered them."""

import pytest

from intakebot.engine.events import Begin, Say

V1 = "/api/v1/conversations"
REPLIES = """
replies:
  - id: everyone
    text: {en: "Hello, {{ agent }} here. You saw {{ symptom }}.", de: Guten Tag}
  - {id: orders-only, teams: [orders], text: Parcels}
  - {id: web-only, teams: [web], text: "Case {{ number }}"}
"""


@pytest.fixture
def flows(flows):
    (flows / "replies.yaml").write_text(REPLIES)
    return flows


async def test_those_of_the_cases_team_come_first_with_their_blanks_filled(house):
    agent = await house.agent("agent")
    _, name = await house.customer()
    await house.say(name, Begin(flow="broken-page"), Say("It is broken"))
    number = (await house.parts.reception.conversations.get(name)).number

    offered = (await agent.get(f"{V1}/{name}/replies")).json()
    await house.say(name, Say("a blank page {{ number }}"))
    later = (await agent.get(f"{V1}/{name}/replies")).json()

    assert offered == [
        {
            "id": "web-only",
            "text": f"Case {number}",
            "language": "",
            "teams": ["web"],
            "open": [],
        },
        {
            "id": "everyone",
            "text": "Hello, Agent here. You saw [Symptom].",
            "language": "en",
            "teams": [],
            "open": ["[Symptom]"],
        },
    ]
    assert later[1]["text"] == "Hello, Agent here. You saw a blank page {{ number }}."


async def test_an_agents_own_teams_count_too(house):
    agent = await house.agent("agent", teams=("orders",))
    _, name = await house.customer()

    offered = (await agent.get(f"{V1}/{name}/replies")).json()

    assert "orders-only" in [reply["id"] for reply in offered]


async def test_before_a_flow_is_chosen_there_are_replies_as_well(house):
    agent = await house.agent("agent")
    _, name = await house.customer()

    offered = (await agent.get(f"{V1}/{name}/replies")).json()

    assert [(one["id"], one["open"]) for one in offered] == [("everyone", ["[symptom]"])]


async def test_no_conversation_no_replies(house):
    agent = await house.agent("agent")
    customer, name = await house.customer()

    assert (await agent.get(f"{V1}/conv_absent/replies")).status_code == 404
    assert (await customer.get(f"{V1}/{name}/replies")).status_code == 403
