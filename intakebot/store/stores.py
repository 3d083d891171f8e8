"""The room's table of contents: every store over one database."""

from intakebot.store.agents import Agents
from intakebot.store.candidates import CaseSearch
from intakebot.store.cases import Cases
from intakebot.store.contacts import Contacts
from intakebot.store.customers import Customers
from intakebot.store.database import Database
from intakebot.store.editions import Editions
from intakebot.store.incident_writes import IncidentWrites
from intakebot.store.incidents import Incidents
from intakebot.store.logs import Logs
from intakebot.store.outbox import Outbox
from intakebot.store.proofs import Proofs
from intakebot.store.queue import Queue
from intakebot.store.search import Search
from intakebot.store.sessions import Sessions
from intakebot.store.sightings import Sightings
from intakebot.store.uploads import Uploads
from intakebot.store.verdicts import Verdicts


class Stores:
    """Everything but the journal. All methods of its members block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.agents = Agents(database)
        self.candidates = CaseSearch(database)
        self.cases = Cases(database)
        self.contacts = Contacts(database)
        self.customers = Customers(database)
        self.editions = Editions(database)
        self.incidents = Incidents(database)
        self.incident_writes = IncidentWrites(database)
        self.logs = Logs(database)
        self.outbox = Outbox(database)
        self.proofs = Proofs(database)
        self.queue = Queue(database)
        self.search = Search(database)
        self.sessions = Sessions(database)
        self.sightings = Sightings(database)
        self.uploads = Uploads(database)
        self.verdicts = Verdicts(database)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()
