"""The row of the agents' queue."""

from msgspec import Struct

from intakebot.engine.conversation import Phase


class Brief(Struct, frozen=True, omit_defaults=True):
    """One row of the agents' queue; kept in columns beside the state and sent as it stands."""

    conversation: str
    number: int
    changed: int = 0
    """Position in the site's order of changes; a later change has a higher one."""
    site: str = ""
    phase: Phase = "intake"
    flow: str = ""
    flow_title: str = ""
    title: str = ""
    customer: str = ""
    """Name or e-mail as claimed; empty when unknown."""
    team: str = ""
    owner: str = ""
    owner_name: str = ""
    fence: int = 0
    priority: str = "normal"
    waiting_since: int = 0
    """UTC milliseconds; 0 when nobody waits."""
    missing: int = 0
    first_missing: str = ""
    last: str = ""
    """The last words said, shortened."""
    last_by: str = ""
    last_at: int = 0
    seq: int = 0
    alike: int = 0
    """How many open cases look like it."""
    contacts: int = 1
    care: str = ""
    """``distress`` or ``crisis``: go gently."""
    insults: int = 0
    """Messages that insulted somebody and were not forgiven."""
    incident: int = 0
    """The incident it belongs to."""
    joined: int = 0
    """The case that it became part of; 0 where it is one of its own."""
    snoozed_until: int = 0
    """Until when its holder put it aside, UTC milliseconds; in the past it is back."""
