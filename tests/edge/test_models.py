"""The bodies of the REST API: closed, bounded on the way in, complete on the way out."""

import inspect
from typing import get_args

import pytest
from pydantic import ValidationError

from intakebot.edge import incident_models, models
from intakebot.edge.models import (
    AgentChange,
    InviteAsked,
    Join,
    Model,
    Problem,
    SessionAsked,
    SignIn,
)

NAME = "n" * 32
CHANGE = {"id": NAME, "version": 1}
ALL = [
    kind
    for module in (models, incident_models)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, Model) and kind is not Model
]
GOOD = {
    SessionAsked: {"site": "shop"},
    SignIn: {"email": "a@staff.example", "password": "four quiet wooden chairs"},
    Join: {"token": "x" * 43, "name": "Priya", "password": "four quiet wooden chairs"},
    InviteAsked: {"email": "a@staff.example"},
    models.InviteToken: {"token": "x" * 43},
    AgentChange: {"role": "lead"},
    models.DraftAsked: {"text": "Hello Mara"},
    incident_models.IncidentAsked: {"id": NAME, "conversation": "conv_1"},
    incident_models.CasesAdded: CHANGE | {"conversations": ["conv_1"]},
    incident_models.CaseRemoved: CHANGE | {"conversation": "conv_1"},
    incident_models.IncidentEdit: CHANGE,
    incident_models.IncidentMoved: CHANGE | {"state": "fixed"},
    incident_models.UpdatePosted: CHANGE | {"text": "We are on it"},
}
"""What people send us; whatever else is a body we only send."""


def named(kind):
    return kind.__name__


def taken_in():
    """The bodies that some route reads."""
    from intakebot.edge.api import ROUTERS

    for router in ROUTERS:
        for route in router.routes:
            for field in route.dependant.body_params:
                yield field.field_info.annotation


def test_the_bodies_that_routes_read_are_the_ones_tried_here():
    found = {kind for kind in taken_in() if inspect.isclass(kind) and issubclass(kind, Model)}
    assert found == set(GOOD)


@pytest.mark.parametrize("kind", GOOD, ids=named)
def test_a_field_that_is_none_is_refused_by_name_and_nothing_is_guessed(kind):
    kind.model_validate(GOOD[kind])

    for extra in {"nmae", "id", "active_", "__class__"} - kind.model_fields.keys():
        with pytest.raises(ValidationError) as wrong:
            kind.model_validate(GOOD[kind] | {extra: "x"})
        assert [(one["type"], one["loc"]) for one in wrong.value.errors()] == [
            ("extra_forbidden", (extra,))
        ]


@pytest.mark.parametrize("kind", ALL, ids=named)
def test_every_body_is_closed(kind):
    assert kind.model_config["extra"] == "forbid"
    assert kind.model_json_schema()["additionalProperties"] is False


@pytest.mark.parametrize("kind", GOOD, ids=named)
def test_every_text_and_list_that_comes_in_has_an_end(kind):
    for name, part in kind.model_json_schema()["properties"].items():
        for one in part.get("anyOf", [part]):
            if one.get("type") == "string" and "enum" not in one:
                assert one["maxLength"] <= 8000, name
            if one.get("type") == "array":
                assert one["maxItems"] <= 100, name


@pytest.mark.parametrize("kind", GOOD, ids=named)
def test_every_limit_holds(kind):
    for name, field in kind.model_fields.items():
        limits = [one.max_length for one in field.metadata if hasattr(one, "max_length")]
        for limit in limits:
            listed = "list" in str(field.annotation)
            fill = ["x"] if listed else "x"
            kind.model_validate(GOOD[kind] | {name: fill * limit})
            with pytest.raises(ValidationError):
                kind.model_validate(GOOD[kind] | {name: fill * (limit + 1)})


@pytest.mark.parametrize("kind", GOOD, ids=named)
@pytest.mark.parametrize("value", [7, 7.5, [], {}, ["x"], True, None])
def test_what_should_be_text_is_not_made_into_it(kind, value):
    for name, field in kind.model_fields.items():
        if field.annotation is str:
            with pytest.raises(ValidationError):
                kind.model_validate(GOOD[kind] | {name: value})


@pytest.mark.parametrize("role", ["", "Admin", "owner", "agent ", None, 1])
def test_no_role_but_the_four_can_be_given(role):
    with pytest.raises(ValidationError):
        InviteAsked.model_validate({"email": "a@staff.example", "role": role})
    assert get_args(InviteAsked.model_fields["role"].annotation) == (
        "agent", "lead", "editor", "admin",
    )  # fmt: skip


def test_a_change_of_nothing_changes_nothing():
    assert AgentChange.model_validate({}).model_dump(exclude_none=True) == {}


def test_a_name_is_needed_to_join():
    with pytest.raises(ValidationError):
        Join.model_validate(GOOD[Join] | {"name": ""})


def test_a_problem_is_as_rfc_9457_has_it():
    problem = Problem(title="Gone", status=410).model_dump()
    assert {"type", "title", "status", "detail"} <= set(problem)
    assert problem["type"] == "about:blank"
