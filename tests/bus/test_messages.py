"""Frames: what goes in comes out; what is strange, torn, huge or of tomorrow does no harm."""

import msgspec
import pytest

from intakebot.bus.messages import (
    LARGEST,
    AgentAt,
    Beat,
    Bye,
    Hello,
    Person,
    RoomNow,
    Strange,
    Took,
    Tried,
    Wakes,
    frames,
    opened,
)

EVERY = [
    Beat(),
    Hello(),
    Bye(),
    Wakes({"conv_1": 7, "queue": 0}),
    RoomNow("conv_1", {"agent_1": Person("منى", "writing")}, 2, True, 3, 4, True),
    AgentAt("agent_1", ["web", ""]),
    Took("messages", "conv_1", 3.5),
    Tried("a" * 32, "b" * 32, right=True),
]


def test_every_message_comes_out_as_it_went_in():
    (frame,) = frames("node_1", EVERY, 32_000)

    assert opened(frame) == ("node_1", EVERY, 0)


def test_many_messages_fill_frames_that_are_never_too_large():
    many = [Wakes({f"conv_{n:032}": n for n in range(start, start + 50)}) for start in range(300)]

    made = list(frames("node_1", many, 7900))

    assert max(map(len, made)) <= 7900
    assert [each for frame in made for each in opened(frame)[1]] == many
    assert len(made) < len(many)


def test_a_message_that_fits_into_no_frame_is_left_out_and_the_rest_goes():
    huge = AgentAt("agent_1", ["t" * 190] * 100)

    (frame,) = frames("node_1", [huge, Beat()], 7900)

    assert opened(frame)[1] == [Beat()]


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\0\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b'{"v":2,"node":"n","m":[{"t":"beat"}]}',
        b'{"v":1,"node":7,"m":[]}',
        b'{"v":1,"node":"n","m":{}}',
        b'{"v":1,"node":"' + b"n" * 300 + b'","m":[]}',
        b'{"v":1,"node":"n","m":[' + b"[" * 100_000,
        b'{"v":1,"node":"n","m":["' + b"x" * LARGEST + b'"]}',
    ],
    ids=range(11),
)
def test_what_is_no_frame_of_ours_is_refused(frame):
    with pytest.raises(Strange):
        opened(frame)


@pytest.mark.parametrize(
    "strange",
    [
        {"t": "tomorrow", "a": 1},
        {"t": "wakes", "at": {"conv_1": -1}},
        {"t": "wakes", "at": {"conv_1": 2**53}},
        {"t": "wakes", "at": {"c" * 201: 1}},
        {"t": "wakes", "at": {f"c{n}": 1 for n in range(1001)}},
        {"t": "room", "conversation": "c", "customers": "many"},
        {"t": "room", "conversation": "c", "agents": {f"a{n}": {"name": "A"} for n in range(101)}},
        {"t": "agent", "agent": "a", "teams": ["t"] * 101},
        {"t": "took", "bucket": "messages", "key": "c", "much": 1e300},
        {"t": "took", "bucket": "messages", "key": "c", "much": -1},
        "beat",
        None,
    ],
)
def test_what_is_not_understood_is_counted_and_the_rest_is_heard(strange):
    frame = msgspec.json.encode({"v": 1, "node": "n", "m": [strange, {"t": "hello"}]})

    assert opened(frame) == ("n", [Hello()], 1)


def test_a_newer_version_may_say_more_in_a_message_that_we_know():
    told = b'{"t":"agent","agent":"a","teams":["web"],"mood":"good"}'
    frame = b'{"v":1,"node":"n","m":[' + told + b'],"x":1}'

    assert opened(frame) == ("n", [AgentAt("a", ["web"])], 0)
