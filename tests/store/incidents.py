"""What the tests of incidents in the store share."""

from intakebot.store.incident_changes import Deed, NewCase
from tests.store.turns import NOW, handed_over

FIELDS = {"state": "working", "title": "Payments fail", "fingerprint": "ab" * 16, "site": "shop"}


def deed(kind="edited", who="anna", cid="", said="", at=NOW, **data):
    return Deed(at, kind, who, who.title(), data, cid, said.encode().ljust(16, b".")[:16])


def case(name, number=1001, at=NOW, **more):
    return NewCase(name, number, at, more.pop("customer", name), **more)


async def talks(journal, *names):
    return [await handed_over(journal, name) for name in names]
