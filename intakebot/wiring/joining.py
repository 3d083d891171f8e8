"""Joining the rooms: the desk over an open store."""

import time

from intakebot.authoring.library import Library
from intakebot.desk.conversations import Conversations
from intakebot.desk.editions import Editions
from intakebot.desk.presence import Presence
from intakebot.desk.proposals import Proposer
from intakebot.desk.reception import Reception
from intakebot.desk.returning import Returning
from intakebot.desk.staff import StaffDesk
from intakebot.desk.takeover import Takeover
from intakebot.desk.uploads import Uploads
from intakebot.desk.waiting import Waiting
from intakebot.desk.world import World
from intakebot.edge.api import Parts
from intakebot.edge.sockets import Sockets
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.sqlite_journal import SqliteJournal
from intakebot.store.stores import Stores


def joined(
    settings: Settings,
    world: World,
    journal: SqliteJournal,
    stores: Stores,
    library: Library,
    editions: Editions,
) -> Parts:
    """The desk over an open store."""
    hub = Hub()
    presence = Presence(hub)
    conversations = Conversations(journal, library, hub, world, editions.restore)
    waiting = Waiting(journal, hub, world.now, stores.queue)
    uploads = Uploads(settings, stores.uploads, world)
    staff = StaffDesk(settings, stores.agents, stores.sessions, hub, world)
    reception = Reception(
        settings,
        conversations,
        library,
        presence,
        waiting,
        uploads,
        hub,
        world,
        Proposer(settings),
        Returning(settings, conversations, presence, stores, world.now),
    )
    waiting.staffing = reception.returning.staffing = reception.staffing_of
    takeover = Takeover(
        settings, conversations, library, presence, uploads, hub, staff.colleague, stores
    )
    sockets = Sockets(world.jitter, time.monotonic, settings.frames_a_second)
    return Parts(
        settings, world, hub, library, stores, reception, takeover, staff, uploads, sockets
    )
