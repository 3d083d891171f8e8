"""How a site meets people: its phrases, and what it says on a hard day and to an insult."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from intakebot.engine.wording import Wording
from intakebot.engine.words import LANGUAGES
from intakebot.understanding.phrasebook import Phrasebook, shipped

Rung: TypeAlias = Literal["note", "warn", "pause"]


@dataclass(frozen=True)
class Manners:
    """What the operator decides; all of it may be left out."""

    phrases: Phrasebook | None = None
    """What acts sound like here; the lists that ship where it is None."""
    gentle: Wording | None = None
    """Said once to somebody in distress."""
    crisis: Wording | None = None
    """Said at once to somebody in danger: where help is, day and night."""
    ladder: tuple[Rung, ...] = ("note", "warn", "pause")
    """What the first, second … insult leads to; the last rung stays."""
    pause_minutes: int = 10
    rates: bool = True
    """Whether customers are asked how it was, once their matter is closed."""
    languages: tuple[str, ...] = tuple(LANGUAGES)
    """What it speaks; a customer who writes in one of them is answered in it."""
    region: str = ""
    """Two letters: whose phone numbers are meant where no country code is given."""

    @cached_property
    def book(self) -> Phrasebook:
        """What acts sound like."""
        return self.phrases or shipped()

    def rung(self, step: int) -> Rung:
        """What the insult of that number leads to; the first is 1."""
        return self.ladder[min(step, len(self.ladder)) - 1] if self.ladder else "note"


PLAIN = Manners()
"""What counts where a site says nothing."""
