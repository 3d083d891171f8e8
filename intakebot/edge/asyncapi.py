"""The AsyncAPI 3 document of both sockets, made from ``wire.py``."""

import json
from typing import Any, get_args

import msgspec

from intakebot import __version__
from intakebot.edge import wire

SOCKETS = {
    "customer": ("/api/v1/customer", wire.FromCustomer, wire.ToCustomer),
    "agent": ("/api/v1/agent", wire.FromAgent, wire.ToAgent),
}


def document() -> dict[str, Any]:
    """Channels, operations and messages; servers send and receive from our own side."""
    channels, operations = {}, {}
    kinds: dict[type, None] = {}
    for name, (address, incoming, outgoing) in SOCKETS.items():
        both = [*get_args(incoming), *get_args(outgoing)]
        kinds.update(dict.fromkeys(both))
        channels[name] = {"address": address, "messages": {k.__name__: message(k) for k in both}}
        for action, union in (("receive", incoming), ("send", outgoing)):
            operations[f"{action}_{name}"] = operation(action, name, union)
    _, schemas = msgspec.json.schema_components(
        list(kinds), ref_template="#/components/schemas/{name}"
    )
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Intakebot", "version": __version__, "description": DESCRIPTION},
        "channels": channels,
        "operations": operations,
        "components": {
            "messages": {kind.__name__: component(kind) for kind in kinds},
            "schemas": dict(sorted(draft_07(schemas).items())),
        },
    }


DESCRIPTION = (
    "Live conversations between customers and agents. PROTOCOL.md explains the order of "
    f"frames, resuming and close codes. The subprotocol is {wire.PROTOCOL}."
)


def draft_07(part: Any) -> Any:
    """Tuples as AsyncAPI's draft of JSON Schema has them; msgspec writes a later one."""
    if isinstance(part, list):
        return [draft_07(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {key: draft_07(value) for key, value in part.items()}
    if "prefixItems" in kept:
        kept |= {"items": kept.pop("prefixItems"), "additionalItems": False}
    return kept


def message(kind: type) -> dict[str, str]:
    """A channel's reference to a message."""
    return {"$ref": f"#/components/messages/{kind.__name__}"}


def component(kind: type) -> dict[str, Any]:
    """One frame as a message."""
    return {
        "name": kind.__name__,
        "contentType": "application/json",
        "summary": (kind.__doc__ or "").strip().partition("\n")[0],
        "payload": {"$ref": f"#/components/schemas/{kind.__name__}"},
    }


def operation(action: str, channel: str, union: Any) -> dict[str, Any]:
    """Everything the server sends, or receives, on one channel."""
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{channel}"},
        "messages": [
            {"$ref": f"#/channels/{channel}/messages/{kind.__name__}"} for kind in get_args(union)
        ],
    }


def text() -> str:
    """The document as it is kept beside this file."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"
