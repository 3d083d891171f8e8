"""What staff read on their screens: in the console's language, where the author wrote it."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from intakebot.engine.answers import Answer
from intakebot.engine.flow import Flow, Item

DESK: Final = "en"
"""The console's language. A text that its author did not write in it stays as it is."""


def called(what: Flow) -> str:
    """A flow's title."""
    return what.title.say(DESK, {})


def label(item: Item) -> str:
    """What a question is called."""
    return item.label.say(DESK, {})


def answered(item: Item, answer: Answer) -> Answer:
    """An answer, with the names of the options that were chosen. Own words stay as they were."""
    chosen = answer.value if isinstance(answer.value, list) else [answer.value]
    names = {option.value: option.label for option in item.question.choices(DESK)}
    if not answer.known or not names or not names.keys() >= set(map(str, chosen)):
        return answer
    return replace(answer, text=", ".join(names[str(each)] for each in chosen))


def all_answered(flow: Flow, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """All answers in the same way."""
    return {
        name: answered(item, answer) if (item := flow.item(name)) else answer
        for name, answer in answers.items()
    }
