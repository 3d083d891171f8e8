"""Every frame, over and over with any content: what Python writes the schema takes, and back."""

import json
import math
import types
from pathlib import Path
from typing import Literal, Union, get_args, get_origin, get_type_hints

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intakebot.edge import wire
from intakebot.edge.line import encode

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "web" / "wire.schema.json").read_text())
UNIONS = {
    name: getattr(wire, name) for name in ("FromCustomer", "ToCustomer", "FromAgent", "ToAgent")
}
FRAMES = list(dict.fromkeys(kind for union in UNIONS.values() for kind in get_args(union)))
INCOMING = {kind: name for name in ("FromCustomer", "FromAgent") for kind in get_args(UNIONS[name])}

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLAIN = {
    str: TEXT,
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False, width=32),
    bool: st.booleans(),
    type(None): st.none(),
}


def of(kind):
    """Any value of that type."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(of, inner))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is list:
        return st.lists(of(inner[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(of(inner[0]), of(inner[1]), max_size=3)
    if origin is tuple:
        return st.tuples(*map(of, inner)) if ... not in inner else st.lists(of(inner[0])).map(tuple)
    return st.builds(kind, **{name: of(field) for name, field in fields(kind).items()})


def fields(kind):
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__struct_fields__}


VALIDATORS = {
    kind: jsonschema.Draft7Validator({"$ref": f"#/definitions/{kind.__name__}", **SCHEMA})
    for kind in FRAMES
}


@pytest.mark.parametrize("kind", FRAMES, ids=lambda kind: kind.__name__)
def test_whatever_a_frame_holds_the_schema_takes_it_and_it_reads_back_the_same(kind):
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(of(kind))
    def survives(frame):
        text = encode(frame)
        VALIDATORS[kind].validate(json.loads(text))
        for name, union in UNIONS.items():
            if kind in get_args(union):
                assert msgspec.json.decode(text, type=union) == frame, name

    survives()


def least(kind):
    """A frame with what it needs and no more, as JSON."""
    required = {field.name: field.type for field in msgspec.structs.fields(kind) if field.required}
    made = {name: example(field) for name, field in required.items()}
    return {"type": kind.__struct_config__.tag} | made


def example(kind):
    simple = {str: "words", int: 7, bool: True}
    if kind in simple:
        return simple[kind]
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is list:
        return []
    first = get_args(kind)[0]
    return least(first)


def reads(kind, frame):
    """Whether the server takes this as a frame of that kind."""
    try:
        got = msgspec.json.decode(json.dumps(frame), type=UNIONS[INCOMING[kind]])
    except msgspec.MsgspecError:
        return False
    return isinstance(got, kind)


@pytest.mark.parametrize("kind", INCOMING, ids=lambda kind: kind.__name__)
def test_a_field_that_is_missing_or_of_another_type_is_refused_by_server_and_schema(kind):
    whole = least(kind)
    assert reads(kind, whole)
    VALIDATORS[kind].validate(whole)

    wrong = [{key: value for key, value in whole.items() if key != name} for name in whole]
    for field in msgspec.structs.fields(kind):
        others = [None, [], {}, {"type": "nothing"}, "words", 7, 7.5, True, math.pi]
        wrong += [whole | {field.name: one} for one in others if not fitting(one, field.type)]
    assert wrong
    for frame in wrong:
        assert not reads(kind, frame), frame
        assert not VALIDATORS[kind].is_valid(frame), frame


def fitting(value, kind):
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize("kind", INCOMING, ids=lambda kind: kind.__name__)
def test_a_field_that_is_none_is_refused_by_the_schema_and_means_nothing_to_the_server(kind):
    """A page that is newer than the server may say more; what it says is not taken in."""
    more = least(kind) | {"shade": "green"}

    assert not VALIDATORS[kind].is_valid(more)
    union = UNIONS[INCOMING[kind]]
    read, plain = (msgspec.json.decode(json.dumps(one), type=union) for one in (more, least(kind)))
    assert read == plain


@pytest.mark.parametrize("tag", ["", "Do", "nothing", "welcome", "log", 7, None, ["do"]])
def test_a_frame_that_only_servers_send_or_nobody_does_is_refused(tag):
    for name in ("FromCustomer", "FromAgent"):
        with pytest.raises(msgspec.MsgspecError):
            msgspec.json.decode(json.dumps({"type": tag}), type=UNIONS[name])


def test_a_customers_command_is_none_of_an_agents_and_the_other_way_round():
    do = {"type": "do", "id": "x" * 16, "event": {"type": "take", "fence": 0}}
    act = {"type": "act", "id": "x" * 16, "conversation": "c", "event": {"type": "want_person"}}
    for frame, name in ((do, "FromCustomer"), (act, "FromAgent")):
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(json.dumps(frame), type=UNIONS[name])


def test_no_two_frames_share_a_name_and_no_frame_is_left_out_of_the_schema():
    tags = [kind.__struct_config__.tag for kind in FRAMES]
    assert len(set(tags)) == len(tags)
    for name, union in UNIONS.items():
        refs = {one["$ref"].rpartition("/")[2] for one in SCHEMA["definitions"][name]["anyOf"]}
        assert refs == {kind.__name__ for kind in get_args(union)}
    declared = {
        name
        for name, kind in vars(wire).items()
        if isinstance(kind, type) and issubclass(kind, wire.Frame) and kind is not wire.Frame
    }
    assert declared == {kind.__name__ for kind in FRAMES}, "declared, and never sent or taken"
