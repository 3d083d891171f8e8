"""What is compared of a case, and how it is made from what is known."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from intakebot.matching import fingerprint as prints
from intakebot.matching import normalise, terms
from intakebot.matching.shapes import LONGEST, shape

FIRST_WORDS: Final = 600
"""Characters of a text that say what it is about."""


class Digest(Struct, frozen=True, omit_defaults=True):
    """A case, made comparable."""

    number: int = 0
    error: str = ""
    """The shape of its error message."""
    codes: tuple[str, ...] = ()
    host: str = ""
    path: str = ""
    email: str = ""
    phone: str = ""
    """E.164, or the last digits where the country is not known."""
    account: str = ""
    name: str = ""
    title: dict[str, int] = {}
    """Terms of the title, and how often each stands there."""
    terms: dict[str, int] = {}
    """Terms of all that was said, the title's too."""
    head: str = ""
    """The title's letters, for typos."""
    product: str = ""
    component: str = ""
    version: str = ""
    system: str = ""
    fingerprint: prints.Fingerprint = prints.Fingerprint()
    flow: str = ""
    meaning: bytes = b""
    """Where its first words point, a signed byte for each direction; empty without vectors."""
    same: dict[str, str] = {}
    """The answers that the author says make two cases of this flow the same, as keys."""


class About(Struct, frozen=True):
    """Where a report belongs, as far as it is known: soft signs, never alone a reason."""

    product: str = ""
    component: str = ""
    version: str = ""
    system: str = ""


def digest(
    number: int = 0,
    *,
    title: str = "",
    error: str = "",
    url: str = "",
    email: str = "",
    phone: str = "",
    account: str = "",
    name: str = "",
    text: str = "",
    about: About = About(),  # noqa: B008 (frozen)
    flow: str = "",
    same: Mapping[str, str] | None = None,
    meant: Callable[[str], bytes] | None = None,
) -> Digest:
    """Make a case comparable. ``text`` is what the customer wrote, in whatever order.

    ``meant`` says where words point, if anything here can.
    """
    host, path = normalise.place(url)
    head = title or error or text[: terms.LONGEST_TITLE]
    return Digest(
        number=number,
        error=shape(error),
        codes=normalise.codes(f"{error}\n{title}\n{text}"),
        host=host,
        path=path,
        email=normalise.email(email),
        phone=normalise.phone(phone) or normalise.phone_end(phone),
        account=account.strip()[:200],
        name=" ".join(normalise.folded(name).split()),
        title=terms.counted(head[: terms.LONGEST_TITLE]),
        terms=terms.counted(title, error[:LONGEST], text),
        head=head[: terms.LONGEST_TITLE],
        product=about.product,
        component=about.component,
        version=about.version,
        system=about.system,
        fingerprint=prints.fingerprint(error, about.product, f"{title}\n{text}"),
        flow=flow,
        meaning=meant(f"{head[: terms.LONGEST_TITLE]}\n{text[:FIRST_WORDS]}") if meant else b"",
        same={name: key for name, key in (same or {}).items() if key},
    )


class TermStatistics(Struct, frozen=True):
    """In how many of the known cases each term of a question stands."""

    cases: int = 0
    """Cases known."""
    standing: dict[str, int] = {}

    def rarity(self, term: str) -> float:
        """The inverse document frequency: large for a word that few cases have."""
        known = self.standing.get(term, 0)
        return math.log(1 + (self.cases - known + 0.5) / (known + 0.5)) if known else 0.0

    def norm(self, counts: Mapping[str, int]) -> float:
        """The length of a text's vector; 1 for an empty one."""
        weights = ((1 + math.log(count)) * self.rarity(term) for term, count in counts.items())
        return math.sqrt(sum(weight * weight for weight in weights)) or 1.0
