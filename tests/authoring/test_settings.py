"""Settings that do not fit, in words."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from intakebot.authoring.document import Source
from intakebot.authoring.reading import read
from intakebot.authoring.settings import fit
from intakebot.engine.kinds import KINDS


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    colour: Literal["red", "green"] = "red"


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str | dict[str, str]
    options: list[str] = []
    few: list[str] = Field([], max_length=2)
    many: Annotated[list[Inner], Field(min_length=1)] | None = None
    count: int = Field(1, ge=1, le=9)
    share: float = 0.5
    on: bool = False
    inner: Inner | None = None
    short: str = Field("", max_length=3)
    odd: str = "fine"
    weights: dict[Literal["steps", "where"], int] = {}

    @field_validator("odd")
    @classmethod
    def _odd(cls, odd: str) -> str:
        if odd != "fine":
            raise ValueError("This is odd.")
        return odd


def problems(text):
    node, found = read(Source("f.yaml", text))
    assert found == []
    return fit(Shape, node, "a shape")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("nam: x", "unknown setting 'nam' for a shape", "did you mean 'name'?"),
        ("on: maybe", "'on' is yes or no, and this is 'maybe'", ""),
        ("count: two", "'count' is a whole number, and this is 'two'", ""),
        ("count: 10", "'count' is at most 9, and this is '10'", ""),
        ("count: 0", "'count' is at least 1, and this is '0'", ""),
        ("share: half", "'share' is a number, and this is 'half'", ""),
        ("few: one", "'few' must be a list, and this is 'one'", "such as: [one, two]"),
        (
            "few: {a: b}",
            "'few' must be a list, and this is a group of settings",
            "such as: [one, two]",
        ),
        (
            "options: {a: Big one, b: Other}",
            "'options' must be a list, and this is a group of settings",
            "write - {value: a, label: Big one}, and so on",
        ),
        ("few: [a, b, c]", "'few' has at most 2 entries, and this is a list", ""),
        ("few: [a, [b]]", "'few' must be a text, and this is a list", ""),
        ("inner: x", "'inner' must hold settings, and this is 'x'", ""),
        ("inner: {color: red}", "unknown setting 'color' for 'inner'", "did you mean 'colour'?"),
        ("inner: {colour: gren}", "'colour' can't be 'gren'", "did you mean 'green'?"),
        ("inner: {colour: blue}", "'colour' can't be 'blue'", "it is one of: red, green"),
        ("many: [{colur: red}]", "unknown setting 'colur' for 'many'", "did you mean 'colour'?"),
        ("short: long", "'short' has at most 3 characters, and this is 'long'", ""),
        ("odd: x", "This is odd", ""),
        ("weights: {stesp: 2}", "unknown setting 'stesp' for 'weights'", "did you mean 'steps'?"),
        ("weights: {steps: lots}", "'steps' is a whole number, and this is 'lots'", ""),
        ("count:", "'count' has no value", "write one, or remove the line"),
        (
            "inner: {colour: red, or green}",
            "'or green' has no value",
            "within { } a comma ends a text: put the text before it in quotes",
        ),
    ],
)
def test_a_wrong_setting_is_said_in_words(text, message, hint):
    _, found = problems(f"name: x\n{text}\n")

    assert [(p.message, p.hint) for p in found] == [(message, hint)]


def test_a_text_may_be_one_or_one_for_each_language():
    assert problems("name: {en: x}\n")[1] == []
    assert [p.message for p in problems("name: [x]\n")[1]] == [
        "'name' must be a text, or one for each language"
    ]
    assert [p.message for p in problems("name: {en: [x]}\n")[1]] == [
        "'en' must be a text, and this is a list"
    ]


def test_what_is_missing_is_said_at_the_first_setting():
    _, found = problems("on: yes\ncount: 2\n")

    assert [(p.message, p.line, p.column) for p in found] == [("a shape needs 'name'", 1, 1)]


def test_something_else_than_settings_is_said_so():
    _, found = problems("- a\n- b\n")

    assert [p.code for p in found] == ["not-a-flow"]


def test_authors_write_yes_and_no():
    shape, _ = problems("name: x\non: yes\n")
    assert shape.on is True

    shape, _ = problems("name: x\non: no\n")
    assert shape.on is False


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_speaks_of_our_own_matters(kind):
    junk = "".join(f"{name}: [[x]]\n" for name in KINDS[kind].model_fields if name != "kind")
    node, _ = read(Source("f.yaml", f"kind: {kind}\n{junk}"))

    _, found = fit(KINDS[kind], node, f"a {kind} question")

    said = " ".join(p.message for p in found)
    assert found
    assert not any(
        word in said for word in ("Input", "valid", "schema", "dict", "NoneType", "str,")
    )
