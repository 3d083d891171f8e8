"""Settings against what they may be: pydantic's findings, in words content staff understand."""

import types
import typing
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from intakebot.authoring import habits
from intakebot.authoring.diagnostics import Diagnostic, at
from intakebot.authoring.document import Listing, Node, Scalar, Settings, Span, find, plain

M = TypeVar("M", bound=BaseModel)
Path = tuple[int | str, ...]


def fit(model: type[M], node: Node, what: str) -> tuple[M | None, list[Diagnostic]]:
    """The settings as ``model``, and everything that is wrong with them.

    Args:
        model: what they should be.
        node: what stands in the file.
        what: how to call it, such as "a flow" or "a file question".
    """
    if not isinstance(node, Settings):
        first = "flow" if what == "a flow" else "id"
        said = f"settings of {what} are expected here, such as '{first}: …'"
        return None, [at(node.span, "not-a-flow", said)]
    empty = list(_empty(node, ()))
    diagnostics = [_no_value(node, path) for path in empty]
    try:
        return model.model_validate(plain(node), by_alias=True), diagnostics
    except ValidationError as wrong:
        found = wrong.errors(include_url=False)
    for path, errors in _by_place(node, found).items():
        if path not in empty:
            diagnostics += _explained(model, node, path, errors, what)
    return None, diagnostics


def _empty(node: Node, path: Path) -> Iterable[Path]:
    """Where a setting has a name and no value."""
    if isinstance(node, Settings):
        for entry in node:
            value, inner = entry.value, (*path, entry.key.text)
            if isinstance(value, Scalar) and not value.text and not value.style:
                yield inner
            else:
                yield from _empty(value, inner)
    elif isinstance(node, Listing):
        for number, item in enumerate(node.items):
            yield from _empty(item, (*path, number))


def _no_value(root: Settings, path: Path) -> Diagnostic:
    _, key = find(root, path)
    span = key.span if key else root.span
    hint = "write one, or remove the line"
    if span.source.text[: span.start].rstrip().endswith(","):
        hint = "within { } a comma ends a text: put the text before it in quotes"
    return at(span, "wrong-value", f"'{path[-1]}' has no value", hint)


def _by_place(root: Settings, errors: list[ErrorDetails]) -> dict[Path, list[ErrorDetails]]:
    """The errors by the place in the file; what pydantic adds for unions is left out."""
    grouped: dict[Path, list[ErrorDetails]] = defaultdict(list)
    for error in errors:
        last = error["type"] in ("extra_forbidden", "missing")
        grouped[_real(root, error["loc"], keep_last=last)].append(error)
    for path in [*grouped]:
        deeper = any(len(other) > len(path) and other[: len(path)] == path for other in grouped)
        if deeper and all(error["type"] == "string_type" for error in grouped[path]):
            del grouped[path]  # one text for all languages would have been fine: that is not it
    return grouped


def _real(root: Node, loc: Path, *, keep_last: bool) -> Path:
    path: list[int | str] = []
    node = root
    for number, step in enumerate(loc):
        inside = (isinstance(node, Settings) and step in node.entries) or (
            isinstance(node, Listing) and isinstance(step, int) and step < len(node.items)
        )
        if inside:
            path.append(step)
            node, _ = find(node, (step,))
        elif keep_last and number == len(loc) - 1:
            path.append(step)
    return tuple(path)


def _explained(
    model: type[BaseModel], root: Settings, path: Path, errors: list[ErrorDetails], what: str
) -> list[Diagnostic]:
    """One place, one diagnostic."""
    kinds = {error["type"]: error for error in errors}
    name = str(path[-1]) if path else ""
    here = what if len(path) < 2 else f"'{_named(path[:-1])}'"
    if "extra_forbidden" in kinds:
        _, key = find(root, path)
        said = f"unknown setting '{name}' for {here}"
        known = _settings(model, path[:-1])
        hint = _did_you_mean(name, known) or (known and f"settings: {', '.join(known)}") or ""
        return [at(key.span if key else root.span, "unknown-setting", said, hint)]
    _, key = find(root, path)
    if key and any(error["loc"][-1] == "[key]" for error in errors):
        hint = _literal(name, key, str(errors[0].get("ctx", {}).get("expected", "")))[1]
        return [at(key.span, "unknown-setting", f"unknown setting '{name}' for {here}", hint)]
    if "missing" in kinds:
        parent, _ = find(root, path[:-1])
        return [at(_first(parent), "missing-setting", f"{_subject(here)} needs '{name}'")]
    node, _ = find(root, path)
    message, hint = _value(kinds, name if not name.isdigit() else _named(path), node)
    code = "bad-pattern" if name in ("pattern", "matches") else "wrong-value"
    return [at(_value_span(node), code, message, hint)]


def _named(path: Path) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _subject(what: str) -> str:
    return what[:1].lower() + what[1:]


def _first(node: Node) -> Span:
    """Where to point for something that is not there: the first setting's name."""
    if isinstance(node, Settings) and node.entries:
        return next(iter(node)).key.span
    return node.span


def _value_span(node: Node) -> Span:
    """A value, or only its beginning where it goes on for lines."""
    if isinstance(node, Settings) and node.entries:
        return next(iter(node)).key.span
    if isinstance(node, Listing) and node.items:
        return Span(node.span.source, node.span.start, node.span.start + 1)
    return node.span


def _did_you_mean(word: str, known: Collection[str]) -> str:
    like = habits.meant(word, known)
    return f"did you mean '{like}'?" if like else ""


_PATTERNS = {
    r"^[a-z][a-z0-9_]{0,39}$": "small letters, digits and _, and begins with a letter",
    r"^[a-z0-9][a-z0-9-]{0,59}$": "small letters, digits and -",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$": "a language code, such as en, de or pt-BR",
    r"^(#[0-9a-fA-F]{6})?$": "# and six digits or letters a to f, in quotes",
    r"^([A-Z]{2})?$": "two large letters",
}


def _value(kinds: dict[str, ErrorDetails], name: str, node: Node) -> tuple[str, str]:
    """What is wrong with a value, and the way out."""
    got = _shown(node)
    if "string_type" in kinds and "dict_type" in kinds:
        return f"'{name}' must be a text, or one for each language", "such as: {en: …, de: …}"
    kind, error = next(iter(kinds.items()))
    context = error.get("ctx", {})
    simple = {
        "string_type": (f"'{name}' must be a text, and this is {got}", ""),
        "list_type": (f"'{name}' must be a list, and this is {got}", _as_list(name, node)),
        "dict_type": (f"'{name}' must hold settings, and this is {got}", ""),
        "model_type": (f"'{name}' must hold settings, and this is {got}", ""),
        "bool_parsing": (f"'{name}' is yes or no, and this is {got}", ""),
        "bool_type": (f"'{name}' is yes or no, and this is {got}", ""),
        "int_parsing": (f"'{name}' is a whole number, and this is {got}", ""),
        "int_type": (f"'{name}' is a whole number, and this is {got}", ""),
        "float_parsing": (f"'{name}' is a number, and this is {got}", ""),
        "float_type": (f"'{name}' is a number, and this is {got}", ""),
    }
    if kind in simple:
        return simple[kind]
    if kind == "literal_error":
        return _literal(name, node, str(context.get("expected", "")))
    if kind == "string_pattern_mismatch":
        rule = _PATTERNS.get(str(context.get("pattern")), "something else")
        return f"{got} can't be the '{name}'", f"it consists of {rule}" if rule else ""
    if kind == "value_error":
        return str(context.get("error", error["msg"])).rstrip("."), ""
    return _limits(kind, name, got, context)


def _as_list(name: str, node: Node) -> str:
    """What a list looks like; options that were written as "cancel: Cancel for good", as one."""
    first = next(iter(node), None) if isinstance(node, Settings) else None
    if first and isinstance(first.value, Listing):
        return "write one list, with the words of all languages"
    if first is None or not isinstance(first.value, Scalar) or name != "options":
        return "such as: [one, two]"
    return f"write - {{value: {first.key.text[:40]}, label: {first.value.text[:40]}}}, and so on"


def _limits(kind: str, name: str, got: str, context: dict[str, Any]) -> tuple[str, str]:
    says = {
        "greater_than_equal": f"'{name}' is at least {context.get('ge')}",
        "greater_than": f"'{name}' is more than {context.get('gt')}",
        "less_than_equal": f"'{name}' is at most {context.get('le')}",
        "less_than": f"'{name}' is less than {context.get('lt')}",
        "too_short": f"'{name}' has at least {context.get('min_length')} entries",
        "too_long": f"'{name}' has at most {context.get('max_length')} entries",
        "string_too_short": f"'{name}' has at least {context.get('min_length')} characters",
        "string_too_long": f"'{name}' has at most {context.get('max_length')} characters",
    }
    if kind in says:
        return f"{says[kind]}, and this is {got}", ""
    return f"'{name}' can't be {got}", ""


def _literal(name: str, node: Node, expected: str) -> tuple[str, str]:
    known = [each.strip(" '") for each in expected.replace(" or ", ",").split(",")]
    given = node.text if isinstance(node, Scalar) else ""
    hint = _did_you_mean(given, known) or f"it is one of: {', '.join(known)}"
    return f"'{name}' can't be {_shown(node)}", hint


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"'{node.text[:40]}{'…' if len(node.text) > 40 else ''}'"
    return "a list" if isinstance(node, Listing) else "a group of settings"


def _settings(model: type[BaseModel], path: Path) -> list[str]:
    """The names that settings at ``path`` may have."""
    here: Any = model
    for step in path:
        inner = here.model_fields.get(step) if _is_model(here) and isinstance(step, str) else None
        here = _inner(inner.annotation if inner else here)
        if here is None:
            return []
    fields = here.model_fields if _is_model(here) else {}
    return [field.alias or name for name, field in fields.items()]


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inner(annotation: Any) -> Any:
    """The settings within ``list[X]``, ``X | None`` and the like."""
    if _is_model(annotation):
        return annotation
    if typing.get_origin(annotation) in (
        list,
        dict,
        typing.Union,
        types.UnionType,
        typing.Annotated,
    ):
        found = (_inner(each) for each in typing.get_args(annotation))
        return next((each for each in found if each is not None), None)
    return None
