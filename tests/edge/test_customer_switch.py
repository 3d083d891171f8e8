"""Another flow than the button's, over a real server and from either store."""

import pytest

from tests.house import flow_files

PARCEL = """
flow: late-parcel
title: Something is wrong with an order
team: web
starts_with: [my parcel hasn't arrived, where is my order, the pot arrived broken]
questions:
  - {id: email, kind: email, ask: Which e-mail address can we answer to?}
  - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order is it?}
  - {id: story, kind: text, ask: What happened?}
"""


@pytest.fixture
def flows(tmp_path):
    folder = flow_files(tmp_path / "flows")
    (folder / "late-parcel.yaml").write_text(PARCEL)
    return folder


async def test_the_customer_is_led_to_the_other_flow_with_all_that_they_said(live):
    token, _ = await live.token()
    phone = await live.customer(token)
    await phone.do(type="begin", flow="broken-page")

    await phone.do(type="say", text="my parcel FF-20418 hasn't arrived, I'm mara@garden.example")
    await phone.settled()
    asked = phone.log[-1]
    assert asked["body"]["question"] == "switch"

    await phone.do(type="say", text="yes", question="switch", turn=asked["seq"])
    await phone.settled()

    bodies = [entry["body"] for entry in phone.log]
    assert [b["flow"] for b in bodies if b["type"] == "entered"] == ["broken-page", "late-parcel"]
    assert bodies[-1]["question"] == "story"
    known = {b["question"]: b["answer"]["text"] for b in bodies if b["type"] == "answered"}
    assert known == {"email": "mara@garden.example", "order": "FF-20418"}
