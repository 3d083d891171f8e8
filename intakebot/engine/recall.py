"""What is known of a customer besides this conversation: who they are, and their open cases.

The desk looks it up and hands it to ``step`` with the event; no client can say any of it.
"""

from typing import Literal

from msgspec import Struct

from intakebot.engine.answers import Answer
from intakebot.matching.returning import Fit


class Recalled(Struct, frozen=True, omit_defaults=True):
    """A fact that rarely changes: the site signed it, or an earlier contact told it."""

    label: str
    """The sort of fact, as a question's ``finds`` names it."""
    text: str
    by: Literal["site", "remembered"] = "site"


class OpenCase(Struct, frozen=True):
    """A case of this customer that the team still works on, as it stands now."""

    number: int
    about: str = ""
    """The customer's own first words."""
    opened: int = 0
    flow: str = ""
    edition: str = ""
    answers: dict[str, Answer] = {}
    team: str = ""
    team_name: str = ""
    owner: str = ""
    owner_name: str = ""
    live: bool = False
    """Whether its owner is at the desk, so that they can be spoken to at once."""
    last: str = ""
    last_by: str = ""
    last_at: int = 0
    online: bool = True
    opens: int = 0
    """When the team is back, UTC milliseconds; 0 where it is open or has no hours."""
    sure: float = 0.0
    """How sure it is, 0 to 1, that the customer's words are about it."""
    fit: Fit = "new"
    reasons: list[str] = []
    """Why, for agents."""


class KnownCase(Struct, frozen=True, omit_defaults=True):
    """An open case as its customer is shown it, in their language."""

    number: int
    stands: str
    """Who has it."""
    last: str = ""
    """The last word on it, whose and when."""
    next: str = ""
    """What happens next."""


class Known(Struct, frozen=True):
    """All that the desk found; mostly empty where the customer is nobody we know."""

    identity: str = ""
    """``site:id`` as the site signed it; ``@mail:site:address`` for an address that was proved;
    ``@`` and a conversation of the same browser."""
    name: str = ""
    facts: list[Recalled] = []
    cases: list[OpenCase] = []
    """The likeliest first, then the newest."""
    mail: bool = False
    """Whether a code can be sent to an address."""
    code: Literal["", "right", "wrong", "over"] = ""
    """What the words are, where they are a code that was sent."""


NOBODY = Known()


def signed(identity: str) -> bool:
    """Whether a site vouches for it, and not only the browser."""
    return bool(identity) and not identity.startswith("@")


BROWSER, MAIL, SITE = 1, 2, 3
"""By what somebody is known: the browser, their mailbox, the website."""
BY_MAIL = "@mail:"


def trust(identity: str) -> int:
    """By what an identity is known; 0 for an empty one."""
    if signed(identity):
        return SITE
    return MAIL if identity.startswith(BY_MAIL) else BROWSER if identity else 0


def by_mail(site: str, address: str) -> str:
    """The identity of whoever reads what is sent to that address."""
    return f"{BY_MAIL}{site}:{address}"


def proved_address(identity: str) -> str:
    """The address that was proved; empty where none was."""
    return identity.removeprefix(BY_MAIL).partition(":")[2] if trust(identity) == MAIL else ""
