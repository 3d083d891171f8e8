"""The AsyncAPI document: complete, without loose ends, and the one that is kept."""

import json
from typing import get_args

import pytest

from intakebot import __version__
from intakebot.edge import asyncapi, customer_socket, wire
from intakebot.edge.generate import ASYNCAPI, UNIONS

DOCUMENT = asyncapi.document()


def parts(of):
    """Every object in the document."""
    if isinstance(of, dict):
        yield of
    for inner in of.values() if isinstance(of, dict) else of if isinstance(of, list) else ():
        yield from parts(inner)


def found(ref):
    """What a reference points to."""
    here = DOCUMENT
    for step in ref.removeprefix("#/").split("/"):
        here = here[step]
    return here


def test_the_document_beside_the_code_is_fresh():
    assert ASYNCAPI.read_text() == asyncapi.text()


def test_every_reference_leads_somewhere():
    refs = {one["$ref"] for one in parts(DOCUMENT) if "$ref" in one}
    assert len(refs) > 50
    assert all(found(ref) for ref in refs)


def test_each_socket_receives_and_sends_exactly_its_own_frames():
    by_operation = {
        "receive_customer": wire.FromCustomer,
        "send_customer": wire.ToCustomer,
        "receive_agent": wire.FromAgent,
        "send_agent": wire.ToAgent,
    }
    assert set(DOCUMENT["operations"]) == set(by_operation)
    for name, union in by_operation.items():
        operation = DOCUMENT["operations"][name]
        said = [one["$ref"].rpartition("/")[2] for one in operation["messages"]]
        assert said == [kind.__name__ for kind in get_args(union)]
        assert operation["action"] == name.partition("_")[0]
        assert operation["channel"]["$ref"].endswith(name.partition("_")[2])


async def test_the_addresses_are_those_that_the_app_answers_on(live):
    for channel in DOCUMENT["channels"].values():
        phone = await live.dial(
            channel["address"].removeprefix("/api/v1/"),
            origin=live.address,
            cookie=(await live.house.agent("lead")).headers["cookie"],
        )
        assert phone.line.subprotocol == wire.PROTOCOL


@pytest.mark.parametrize("name", sorted(DOCUMENT["components"]["messages"]))
def test_every_message_says_in_words_what_it_is_and_what_it_holds(name):
    message = DOCUMENT["components"]["messages"][name]

    assert len(message["summary"]) > 10
    assert not message["summary"].startswith(f"{name}(")
    assert message["payload"] == {"$ref": f"#/components/schemas/{name}"}
    tag = DOCUMENT["components"]["schemas"][name]["properties"]["type"]
    assert tag == {"enum": [getattr(wire, name).__struct_config__.tag]}


def test_no_schema_uses_a_word_that_asyncapi_does_not_know():
    assert not any("prefixItems" in one for one in parts(DOCUMENT))
    span = DOCUMENT["components"]["schemas"]["Source"]["properties"]["span"]
    assert {"items", "additionalItems"} <= set(span["anyOf"][0])


def test_the_head_names_the_version_and_the_subprotocol():
    assert DOCUMENT["asyncapi"] == "3.0.0"
    assert DOCUMENT["info"]["version"] == __version__
    assert wire.PROTOCOL in DOCUMENT["info"]["description"]
    assert json.loads(asyncapi.text()) == DOCUMENT


def test_the_generator_and_the_sockets_know_the_same_unions():
    assert {getattr(wire, name) for name in UNIONS} >= {
        union for _, *both in asyncapi.SOCKETS.values() for union in both
    }
    assert set(customer_socket.ACTIONS) == set(get_args(wire.FromCustomer))
