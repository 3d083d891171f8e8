"""Entries on the wire and in the store."""

from typing import Literal, get_args, get_origin

import msgspec
import pytest

from intakebot.engine import entries as e
from intakebot.engine.belonging import Dismissed, Gained, Lost
from intakebot.engine.entries import Entry
from intakebot.engine.incident_entries import IncidentJoined, IncidentLeft
from intakebot.engine.snooze_entries import Snoozed
from intakebot.engine.split_entries import SplitFrom, SplitOff
from intakebot.engine.tags import snake


@pytest.mark.parametrize(
    ("name", "tag"), [("Said", "said"), ("DontKnow", "dont_know"), ("WantPerson", "want_person")]
)
def test_classes_are_tagged_by_their_names(name, tag):
    assert snake(name) == tag


def test_every_body_has_a_tag_of_its_own():
    tags = [body.__struct_config__.tag for body in get_args(e.AnyBody)]

    assert len(set(tags)) == len(tags) == 36


def test_an_entry_survives_the_store_and_leaves_out_what_is_usual():
    entry = Entry(3, 1_772_445_600_000, "customer", e.Said("الصفحة بيضاء 🪴"), cid="c1")

    text = msgspec.json.encode(entry)

    assert msgspec.json.decode(text, type=Entry) == entry
    assert b"files" not in text


def test_an_entry_of_an_older_version_still_reads():
    text = b'{"seq":3,"at":0,"by":"bot","body":{"type":"asked","question":"q","kind":"text",'
    text += b'"control":"text","label":"Q","text":"Why?","gone":1}}'

    assert msgspec.json.decode(text, type=Entry).body.of == 0


def test_only_notes_and_the_desks_own_affairs_are_private():
    private = {
        body
        for body in get_args(e.AnyBody)
        if Entry(1, 0, "agent", msgspec.convert(made(body), body)).private
    }

    belongs = {e.Linked, e.Unlinked, Gained, Lost, Dismissed, IncidentJoined, IncidentLeft}
    belongs |= {SplitOff, SplitFrom, Snoozed}
    assert private == {e.Note, e.Noticed, e.Forgiven, *belongs}


def made(body):
    """The least that a body can be made of."""
    some = {"str": "x", "int": 1, "list": [], "Answer": {"value": "x", "text": "x"}}
    some |= {"tuple": [0, 1]}
    needed = {
        field.name: get_args(field.type)[0]
        if get_origin(field.type) is Literal
        else some[getattr(field.type, "__name__", "list")]
        for field in msgspec.structs.fields(body)
        if field.required
    }
    return {"type": body.__struct_config__.tag, **needed}
