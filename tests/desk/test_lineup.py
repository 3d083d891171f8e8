"""A lineup: reports in time order find the earlier ones of their problem, on a store of its own."""

import pytest

from intakebot.desk.lineup import Lineup, Report, compared

FIRST = Report("a", "2026-01-01T10:00", "Payment fails", "PAY-4102: gateway timeout", "anna")
OTHER = Report("b", "2026-01-02T10:00", "Parcel is late", "where is my parcel", "bea")
AGAIN = Report("c", "2026-01-03T10:00", "Cannot pay", "gateway timeout PAY-4102 again", "cleo")


def test_an_earlier_report_of_the_problem_is_found():
    with Lineup() as lineup:
        assert lineup.ranked(FIRST) == []
        lineup.add(FIRST)
        lineup.add(OTHER)

        ranked = lineup.ranked(AGAIN)

        assert lineup.name(ranked[0].digest.number) == "a"
        assert "same error code: PAY-4102" in ranked[0].alike.reasons


def test_linked_reports_are_one_case():
    with Lineup() as lineup:
        for report in (FIRST, OTHER, AGAIN):
            lineup.add(report)
        lineup.link("c", "a")

        assert lineup.root("c") == lineup.root("a") != lineup.root("b")


def test_nothing_is_left_behind():
    with Lineup() as lineup:
        lineup.add(FIRST)
        folder = lineup.cases.database.path.parent
        assert folder.is_dir()

    assert not folder.exists()


@pytest.mark.parametrize(
    ("time", "at"), [("1970-01-01T00:01", 60_000), ("1970-01-01T01:01+01:00", 60_000)]
)
def test_a_time_without_a_zone_is_utc(time, at):
    assert Report("a", time).at == at


def test_the_truth_is_never_compared():
    assert compared(Report("a", "1970-01-01", "x", cluster="b")) == compared(
        Report("a", "1970-01-01", "x")
    )
