"""The teams."""


async def test_every_team_and_whether_somebody_is_here(house):
    editor = await house.agent("editor")
    house.parts.reception.presence.arrive("agent_x", ("orders",))

    teams = (await editor.get("/api/v1/teams")).json()

    assert [(team["id"], team["name"], team["online"]) for team in teams] == [
        ("web", "Web team", False),
        ("orders", "Order team", True),
    ]
    assert {team["begins"] for team in teams} == {0}, "they are always there"


async def test_agents_without_a_team_serve_every_team(house):
    agent = await house.agent("agent")
    house.parts.reception.presence.arrive("agent_x", ())
    assert all(team["online"] for team in (await agent.get("/api/v1/teams")).json())
