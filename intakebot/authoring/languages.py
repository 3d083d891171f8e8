"""Whether a flow that speaks several languages speaks each of them everywhere."""

from collections.abc import Iterable, Iterator

from intakebot.authoring.bench import Bench
from intakebot.authoring.document import Listing, Node, Scalar, Settings, Span
from intakebot.engine.wording import LANGUAGE

SENTENCES = ("ask", "help", "unclear")
TEXTS = ("title", "hello", "closing", "ask", "label", "help", "unclear", "example")


def check_languages(flow: Settings, questions: Iterable[Settings], bench: Bench) -> None:
    """Note every text that lacks a language which other texts of the flow have."""
    case = flow.get("case")
    groups = [flow, *questions, *([case] if isinstance(case, Settings) else [])]
    maps = [text for group in groups for text in _maps(group)]
    spoken = {language for text in maps for language in text.entries}
    spoken = {language for language in spoken if LANGUAGE.fullmatch(language)}
    for text in maps:
        lacks(text, spoken, "which other texts of the flow have", bench)
    own = [group for group in groups if group.span.source is flow.span.source]
    if any(isinstance(group.get("ask"), Settings) for group in own):  # not only what it includes
        for span in _alone(own):
            said = "this text is in one language, and others of the flow are in several"
            hint = "such as: {" + ", ".join(f"{each}: …" for each in sorted(spoken)) + "}"
            bench.note(span, "missing-language", said, hint)


def lacks(text: Settings, spoken: Iterable[str], which: str, bench: Bench) -> None:
    """Note what a text lacks of these languages."""
    lacking = sorted(each for each in set(spoken) - set(text.entries) if LANGUAGE.fullmatch(each))
    if not lacking or any(each.value for each in text if not isinstance(each.value, Scalar)):
        return
    first = next(iter(text)).key
    said = f"this text has no '{', '.join(lacking)}', {which}"
    hint = f"add {', '.join(f'{each}: …' for each in lacking)}, or write one text for all"
    bench.note(first.span, "missing-language", said, hint)


def _alone(groups: Iterable[Settings]) -> Iterator[Span]:
    """Sentences that are written once, for whatever language; names of things may well be."""
    for group in groups:
        for name in SENTENCES:
            value = group.get(name)
            if isinstance(value, Scalar) and " " in value.text.strip():
                yield value.span
        options = group.get("options")
        listed = options.items if isinstance(options, Listing) else ()
        if any(isinstance(each, Settings) for each in listed):
            for each in listed:
                if isinstance(each, Scalar) and " " in each.text.strip():
                    yield each.span


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
