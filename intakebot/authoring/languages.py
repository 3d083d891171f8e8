"""Whether a flow that speaks several languages speaks each of them everywhere."""

from collections.abc import Iterable, Iterator

from intakebot.authoring.bench import Bench
from intakebot.authoring.document import Listing, Node, Scalar, Settings
from intakebot.engine.wording import LANGUAGE

TEXTS = ("title", "hello", "closing", "ask", "label", "help", "unclear", "example")


def check_languages(flow: Settings, questions: Iterable[Settings], bench: Bench) -> None:
    """Note every text that lacks a language which other texts of the flow have."""
    case = flow.get("case")
    groups = [flow, *questions, *([case] if isinstance(case, Settings) else [])]
    maps = [text for group in groups for text in _maps(group)]
    spoken = {language for text in maps for language in text.entries}
    spoken = {language for language in spoken if LANGUAGE.fullmatch(language)}
    for text in maps:
        lacking = sorted(spoken - set(text.entries))
        if lacking and not any(each.value for each in text if not isinstance(each.value, Scalar)):
            first = next(iter(text)).key
            said = f"this text has no '{', '.join(lacking)}', which other texts of the flow have"
            bench.note(first.span, "missing-language", said, "add it, or write one text for all")


def _maps(group: Settings) -> Iterator[Settings]:
    for name in TEXTS:
        value: Node | None = group.get(name)
        if isinstance(value, Settings) and value.entries:
            yield value
    options = group.get("options")
    if isinstance(options, Listing):
        for option in options.items:
            if isinstance(option, Settings) and option.entries and "value" not in option.entries:
                yield option
            elif isinstance(option, Settings) and isinstance(option.get("label"), Settings):
                yield from _maps(option)
