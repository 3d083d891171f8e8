"""The flow files as they stand."""


async def test_a_good_flow_is_live(house):
    editor = await house.agent("editor")

    (flow,) = (await editor.get("/api/v1/flows")).json()

    assert (flow["id"], flow["title"], flow["file"]) == (
        "broken-page",
        "Something is broken",
        "broken-page.yaml",
    )
    assert flow["edition"]
    assert flow["published"] > 0
    assert flow["problems"] == []


async def test_a_broken_save_shows_its_problems_and_what_is_live_meanwhile(house, flows):
    editor = await house.agent("editor")
    before = (await editor.get("/api/v1/flows")).json()[0]
    file = flows / "broken-page.yaml"
    file.write_text(file.read_text().replace("kind: text", "kind: txet"))

    house.parts.library.reload()

    (flow,) = (await editor.get("/api/v1/flows")).json()
    assert flow["edition"] == before["edition"]
    assert "broken-page.yaml:8:" in flow["problems"][0]
    assert "txet" in flow["problems"][0]


async def test_a_new_file_that_never_worked_is_listed_under_its_name(house, flows):
    editor = await house.agent("editor")
    (flows / "fresh.yaml").write_text("flow: fresh\n")

    house.parts.library.reload()

    fresh = [one for one in (await editor.get("/api/v1/flows")).json() if one["edition"] == ""]
    assert [(one["id"], one["file"]) for one in fresh] == [("fresh.yaml", "fresh.yaml")]
    assert fresh[0]["problems"]
