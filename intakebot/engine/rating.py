"""Whether customers are asked how it was, at the end, and what comes of their answer."""

from collections.abc import Iterable

from msgspec import Struct

from intakebot.engine.draft import Draft
from intakebot.engine.entries import Closed, Entry
from intakebot.engine.rating_entries import GiveStars, Rated


class Ratings(Struct, frozen=True):
    """How often it was asked, and how many gave one, two … five stars."""

    asked: int = 0
    stars: tuple[int, ...] = (0, 0, 0, 0, 0)

    def __add__(self, other: "Ratings") -> "Ratings":
        both = zip(self.stars, other.stars, strict=True)
        return Ratings(self.asked + other.asked, tuple(a + b for a, b in both))

    @property
    def rated(self) -> int:
        """How many answered."""
        return sum(self.stars)

    @property
    def average(self) -> float:
        """What they gave; 0 where nobody did."""
        given = sum(stars * times for stars, times in enumerate(self.stars, 1))
        return given / self.rated if self.rated else 0.0


def asks(draft: Draft) -> bool:
    """Whether it may be asked: of who had a person's help, on no hard day and not in anger."""
    now = draft.now
    return draft.act.manners.rates and now.replied and not now.gentle and not now.insults


def give_stars(draft: Draft, event: GiveStars) -> None:
    """Write down how it was; until the matter is opened again it may be said anew."""
    if not asks(draft):
        return draft.refuse("not_now")
    draft.write(Rated(event.stars), "customer")
    return None


def counted(log: Iterable[Entry]) -> Ratings:
    """Count one conversation's log: of each end that asked, the last answer."""
    ends: list[int] = []
    for entry in log:
        body = entry.body
        if isinstance(body, Closed) and body.rating:
            ends.append(0)
        elif isinstance(body, Rated) and ends:
            ends[-1] = body.stars
    return Ratings(len(ends), tuple(ends.count(stars) for stars in range(1, 6)))
