"""Which incident a case belongs to is agents' business; the news of it is the customer's."""

import msgspec

from intakebot.engine.entries import Entry
from intakebot.engine.incident_entries import IncidentJoined, IncidentLeft, IncidentNews


def test_customers_get_the_news_and_never_the_bookkeeping():
    joined = Entry(7, 0, "agent", IncidentJoined(31, "Payments fail", 0.9, ["same error line"]))

    assert joined.private
    assert Entry(8, 0, "customer", IncidentLeft(31, "different")).private
    assert not Entry(9, 0, "agent", IncidentNews(31, "update", "News", "Nearly there.")).private
    assert msgspec.json.decode(msgspec.json.encode(joined), type=Entry) == joined
