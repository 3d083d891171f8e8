"""Joining the rooms: the desk over an open store, and this process to the others."""

import asyncio
import importlib.util
from functools import partial

import structlog

from intakebot.authoring.library import Library
from intakebot.bus.line import Carrier, Line
from intakebot.connectors.mail import MailCourier
from intakebot.desk.conversations import Conversations
from intakebot.desk.editions import Editions
from intakebot.desk.incidents import IncidentDesk
from intakebot.desk.known_incidents import KnownIncidents
from intakebot.desk.limits import Shared
from intakebot.desk.nodes import Nodes
from intakebot.desk.presence import Presence
from intakebot.desk.proposals import Proposer
from intakebot.desk.proving import Proving
from intakebot.desk.reception import Reception
from intakebot.desk.returning import Returning
from intakebot.desk.staff import StaffDesk
from intakebot.desk.takeover import Takeover
from intakebot.desk.tries import Tries
from intakebot.desk.uploads import Uploads
from intakebot.desk.waiting import Waiting
from intakebot.desk.world import World
from intakebot.edge.api import Parts
from intakebot.edge.sockets import Sockets
from intakebot.errors import StartRefused
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store import postgres
from intakebot.store.journal import Journal
from intakebot.store.stores import Stores

log = structlog.get_logger()


def joined(
    settings: Settings,
    world: World,
    journal: Journal,
    stores: Stores,
    library: Library,
    editions: Editions,
    carries: Carrier | None = None,
) -> Parts:
    """The desk over an open store; ``carries`` is the bus, where there are other processes."""
    hub, limits = Hub(), Shared(world.now)
    presence = Presence(hub)
    conversations = Conversations(journal, library, hub, world, editions.restore)
    waiting = Waiting(journal, hub, world.now, stores.queue)
    uploads = Uploads(settings, stores.uploads, world)
    staff = StaffDesk(settings, stores.agents, stores.sessions, hub, world)
    returning = Returning(settings, conversations, presence, stores, world.now)
    codes = proving(settings, conversations, stores, library, world, limits)
    desk = settings, conversations, library, presence
    reception = Reception(
        *desk, waiting, uploads, hub, world, Proposer(settings), returning, limits, codes
    )
    codes.here = lambda: next(iter(reception.own_origins), "")
    waiting.staffing = returning.staffing = reception.staffing_of
    takeover = Takeover(*desk, uploads, hub, staff.colleague, stores)
    rate, each = settings.frames_a_second, settings.sockets_each
    sockets = Sockets(world.jitter, asyncio.get_running_loop().time, rate, each)
    told = hub, conversations, presence, limits, staff.tries
    incidents = IncidentDesk(conversations, stores, hub, world.now)
    known = KnownIncidents(stores, hub)
    conversations.meet = known.meet

    def turned() -> None:
        log.warning("another_history", epoch=journal.epoch)
        conversations.memory.let_go()
        sockets.send_back()

    journal.turned = turned
    ours = settings, world, hub, library, stores, reception, takeover, staff, uploads, sockets
    nodes = among_others(world, carries, *told) if carries else None
    return Parts(*ours, incidents, known, limits, nodes)


def among_others(
    world: World,
    carries: Carrier,
    hub: Hub,
    conversations: Conversations,
    presence: Presence,
    limits: Shared,
    tries: Tries,
) -> Nodes:
    """This process among others."""
    conversations.shared = True
    now = asyncio.get_running_loop().time
    line = Line(carries, world.new_id("node_"), now, world.jitter)
    return Nodes(line, hub, conversations, presence, limits, tries)


def carrier(settings: Settings) -> Carrier | None:
    """What carries hints between processes; None where there is one process alone.

    Raises:
        StartRefused: a part that it needs is not installed.
    """
    channel = f"{settings.bus_prefix}_bus"
    if settings.redis_url:
        needs("redis", "REDIS_URL")
        from intakebot.bus.over_redis import OverRedis

        return OverRedis(settings.redis_url, channel)
    if postgres.is_postgres(settings.database_url):
        needs("asyncpg", "DATABASE_URL")
        from intakebot.bus.over_postgres import OverPostgres

        return OverPostgres(partial(postgres.reached, settings.database_url), channel)
    return None


def needs(module: str, setting: str) -> None:
    """Refuse to start without an optional part of the installation."""
    if importlib.util.find_spec(module) is None:
        extra = "redis" if module == "redis" else "postgres"
        raise StartRefused(f"{setting} needs `pip install 'intakebot[{extra}]'`")


def proving(
    settings: Settings,
    conversations: Conversations,
    stores: Stores,
    library: Library,
    world: World,
    limits: Shared,
) -> Proving:
    """Proving addresses by mail, where there is a server to hand mail to and a sender."""
    set_up = settings.smtp_url and settings.mail_from
    post = MailCourier(settings.smtp_url, settings.mail_from) if set_up else None

    def site_name(site: str) -> str:
        found = library.site(site)
        return found.name if found else site

    return Proving(post, stores.proofs, conversations, world, site_name, limits)
