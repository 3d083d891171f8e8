"""Messages of customers who write again: what counts as right, and above which score."""

from intakebot.cli.match_returning import Tried, recall_at, tries

REPORTS = [
    {"id": "a", "time": "2026-01-01T10:00", "reporter": "u", "title": "gateway", "text": "pay"},
    {"id": "b", "time": "2026-01-02T10:00", "reporter": "u", "title": "parcel", "text": "late"},
    {"id": "x", "time": "2026-01-03T10:00", "reporter": "v", "title": "zebra", "text": "blank"},
]


def message(case, time, text):
    return {"case": case, "reporter": "u", "time": time, "text": text}


def test_a_message_belongs_to_its_case_and_a_new_report_to_none():
    said = list(tries([message("a", "2026-01-04T10:00", "the gateway again")], REPORTS))

    assert [(each.belongs, each.right, each.choice) for each in said] == [
        (False, False, False),
        (True, True, True),
    ]


def test_a_problem_that_is_reported_again_belongs_to_the_first_report():
    again = REPORTS[0] | {"id": "c", "time": "2026-01-05T10:00", "cluster": "a"}
    reports = [REPORTS[0] | {"cluster": "a"}, *REPORTS[1:], again]

    assert [each.belongs for each in tries([], reports)] == [False, True]


def test_an_old_case_is_not_open_any_more_and_staff_is_no_customer():
    late = message("a", "2026-09-04T10:00", "the gateway again")
    staff = [REPORTS[0] | {"id": f"s{n}", "reporter": "w"} for n in range(41)]

    assert len(list(tries([late], [REPORTS[0], *staff]))) == 0


def test_recall_is_taken_where_the_precision_holds():
    tried = [Tried(9.0 - n / 99, True, True, False) for n in range(20)]
    tried += [Tried(5.0, False, False, False)] * 20 + [Tried(1.0, True, True, False)] * 20

    assert recall_at(tried, 0.95) == 0.5
    assert recall_at(tried, 0.6) == 1.0
    assert recall_at(tried[20:], 0.95) == 0
