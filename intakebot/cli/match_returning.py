"""How well the messages of customers who write again find the case that they are about."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from msgspec import Struct

from intakebot.matching import terms
from intakebot.matching.digests import TermStatistics
from intakebot.matching.returning import DAY, Fit, OpenCase, attach
from intakebot.settings import Settings

Lines: TypeAlias = list[dict[str, Any]]

FIELDS = Settings.model_fields
SHIPPED = FIELDS["join_from"].default, FIELDS["ask_from"].default
OPEN_DAYS = 180
"""How long a case counts as open after its customer's last word."""
MOST_REPORTS = 40
"""Who has filed more is no customer but works there."""


class Tried(Struct):
    """One message of a customer with open cases."""

    score: float
    right: bool
    belongs: bool
    choice: bool
    """Between several cases."""
    fit: Fit = "new"
    """What would be done at the thresholds that ship."""


class Known:
    """Term statistics that grow with each report."""

    def __init__(self) -> None:
        self.cases = 0
        self.standing: dict[str, int] = {}

    def add(self, text: str) -> None:
        self.cases += 1
        for term in terms.counted(text):
            self.standing[term] = self.standing.get(term, 0) + 1

    def now(self) -> TermStatistics:
        return TermStatistics(self.cases, self.standing)


def returning(name: str, messages: Lines, reports: Lines) -> Iterator[str]:
    """The share of messages whose case comes first, and what may be attached unasked."""
    tried = list(tries(messages, reports))
    about = [each for each in tried if each.belongs]
    several = [each for each in about if each.choice]
    yield f"{name}: {len(tried)} messages, {len(about)} about an open case"
    yield (
        f"  right case first {_right(about):.3f}"
        f"  of several {_right(several):.3f}"
        f"  recall at precision 0.95 {recall_at(tried, 0.95):.3f},"
        f" at 0.90 {recall_at(tried, 0.9):.3f}"
    )
    yield f"  as shipped: {as_shipped(tried)}"


def as_shipped(tried: Sequence[Tried]) -> str:
    """What happens at the thresholds that ship, and how often that is right."""
    joined = [each for each in tried if each.fit == "join"]
    asked = [each for each in tried if each.fit == "ask"]
    about = max(1, sum(each.belongs for each in tried))
    return (
        f"joined unasked {sum(each.right for each in joined) / about:.3f} of them"
        f" at precision {_right(joined):.3f};"
        f" asked {len(asked) / max(1, len(tried)):.3f} of all, {_right(asked):.3f} rightly"
    )


def _right(tried: Sequence[Tried]) -> float:
    return sum(each.right for each in tried) / max(1, len(tried))


def recall_at(tried: Sequence[Tried], precision: float) -> float:
    """How many messages find their case above the score that keeps this precision."""
    right = wrong = 0
    best = 0
    for each in sorted(tried, key=lambda one: -one.score):
        right += each.right
        wrong += not each.right
        if right >= 20 and right / (right + wrong) >= precision:
            best = right
    return best / max(1, sum(each.belongs for each in tried))


def tries(messages: Lines, reports: Lines) -> Iterator[Tried]:
    """Messages and reports of the same people in time order. A title is part of the text here."""
    by_id = {report["id"]: report for report in reports}
    filed = Counter(report["reporter"] for report in reports)
    events = [(moment(each["time"]), 0, each) for each in reports if each["reporter"]]
    events += [(moment(each["time"]), 1, each) for each in messages if each["case"] in by_id]
    events.sort(key=lambda event: event[:2])
    mine: dict[str, dict[str, OpenCase]] = defaultdict(dict)
    known = Known()
    for at, kind, each in events:
        who = each["reporter"]
        cases = [case for case in mine[who].values() if at - case.last <= OPEN_DAYS * DAY]
        text = "\n".join(filter(None, (each.get("title"), each["text"])))
        if cases and who and filed[who] <= MOST_REPORTS:
            truth = each["case"] if kind else _filed_again(each, cases, by_id)
            first = attach(text, cases, known.now(), at)[0]
            belongs = truth in {case.id for case in cases}
            right, fit = belongs and first.id == truth, first.fit(*SHIPPED)
            yield Tried(first.score, right, belongs, len(cases) > 1, fit)
        if kind == 0:
            known.add(text)
            mine[who][each["id"]] = OpenCase(each["id"], each["title"], each["text"], at, at)
        else:
            _said_more(mine[by_id[each["case"]]["reporter"]], each, at)


def _filed_again(
    report: dict[str, Any], cases: Sequence[OpenCase], by_id: dict[str, dict[str, Any]]
) -> str | None:
    """The newest of the cases that is the same problem."""
    cluster = report.get("cluster")
    same = [case.id for case in cases if cluster and by_id[case.id].get("cluster") == cluster]
    return same[-1] if same else None


def _said_more(cases: dict[str, OpenCase], message: dict[str, Any], at: int) -> None:
    case = cases.get(message["case"])
    if case is not None:
        text = f"{case.text}\n{message['text']}"
        cases[case.id] = OpenCase(
            case.id, case.title, text, case.opened, at, case.messages + 1, message["text"]
        )


def moment(time: str) -> int:
    """UTC milliseconds."""
    return int(datetime.fromisoformat(time).replace(tzinfo=UTC).timestamp() * 1000)
