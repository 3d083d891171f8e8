"""Reports lined up in time order on a store of their own: matching without conversations."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from msgspec import Struct

from intakebot.matching.digests import About, Digest, digest
from intakebot.matching.ranking import Ranked, rank
from intakebot.store.candidates import CaseSearch
from intakebot.store.database import Database, upgrade
from intakebot.understanding.static import meaning


class Report(Struct, frozen=True):
    """One report as trackers have them. ``time`` is ISO 8601, UTC where it names no zone."""

    id: str
    time: str
    title: str = ""
    text: str = ""
    reporter: str | None = None
    product: str | None = None
    component: str | None = None
    version: str | None = None
    os: str | None = None
    url: str | None = None
    error: str | None = None
    cluster: str | None = None
    """Which reports are the same problem, where that is known; never looked at to rank."""

    @property
    def at(self) -> int:
        """When it was filed, UTC milliseconds; ``ValueError`` when that is no time."""
        moment = datetime.fromisoformat(self.time)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


class Lineup:
    """The real index and ranking over a folder that is gone afterwards. Methods block."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="intakebot-match-"))
        url = f"sqlite:///{self._folder}/cases.sqlite"
        upgrade(url, epoch="lineup", at=0)
        self._database = Database(url)
        self.cases = CaseSearch(self._database)
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}

    def __enter__(self) -> "Lineup":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._database.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def name(self, number: int) -> str:
        """The id of a report by its number here."""
        return self._ids[number - 1]

    def add(self, report: Report) -> None:
        """Make a report findable."""
        self._ids.append(report.id)
        self._numbers[report.id] = len(self._ids)
        self.cases.index(compared(report, len(self._ids)), report.id, report.at)

    def link(self, one: str, other: str) -> None:
        """An agent confirms that two reports belong together."""
        self.cases.link(self._numbers[one], self._numbers[other])

    def root(self, report: str) -> int:
        """The case that a report belongs to."""
        return self.cases.root(self._numbers[report])

    def ranked(self, report: Report) -> list[Ranked]:
        """The earlier reports that this one looks like, the likeliest first."""
        mine = compared(report)
        candidates = self.cases.find(mine, report.at, among="all")
        return rank(mine, candidates.found, candidates.known, report.at)


def compared(report: Report, number: int = 0) -> Digest:
    """What is compared of a report."""
    return digest(
        number,
        title=report.title,
        error=report.error or "",
        url=report.url or "",
        account=report.reporter or "",
        text=report.text,
        about=About(
            report.product or "", report.component or "", report.version or "", report.os or ""
        ),
        meant=meaning,
    )
