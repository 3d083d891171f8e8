"""Running a flow's tests: the engine that customers talk to, driven by the author's lines."""

import mimetypes
from collections.abc import Callable, Mapping
from typing import Any

from intakebot.authoring.flow_tests import FlowTest, in_words, moment, said
from intakebot.authoring.shapes import Line
from intakebot.authoring.transcript import Outcome, shown, spoken
from intakebot.engine import comparing
from intakebot.engine import events as ev
from intakebot.engine.case import priority_of, title_of
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import entries, refusal
from intakebot.engine.entries import Context, Entry, Upload
from intakebot.engine.incident_entries import OpenIncident
from intakebot.engine.talk import talk
from intakebot.engine.topics import Flows


class _Differs(Exception):
    def __init__(self, wrong: str, expected: str = "", got: str = "") -> None:
        self.wrong, self.expected, self.got = wrong, expected, got


def rehearse(test: FlowTest, flows: Flows) -> Outcome:
    """Run one test against the engine. It ends at the first line that differs."""
    outcome = Outcome(test)
    stage = _Stage(test, flows, outcome)
    outcome.line = test.line
    try:
        stage.begin()
        for number, line in zip(test.lines, test.shape.chat, strict=True):
            outcome.line = number
            stage.take(line)
        outcome.line = test.case_line or test.line
        stage.check_case()
    except _Differs as differs:
        outcome.wrong, outcome.expected, outcome.got = differs.wrong, differs.expected, differs.got
    return outcome


class _Stage:
    """One conversation on the stage."""

    def __init__(self, test: FlowTest, flows: Flows, outcome: Outcome) -> None:
        self.test, self.flows, self.outcome = test, flows, outcome
        self.now = Conversation("rehearsal", 1001, language=test.shape.language)
        self.at = moment(test.shape.at) or 0
        self.fresh: list[Entry] = []
        self.files = 0
        self.incident = False

    def begin(self) -> None:
        shape = self.test.shape
        page = {"language": shape.language, **shape.page}
        context = Context(**page, facts=dict(shape.site))
        self.act(ev.Begin(context, shape.language, self.test.flow))

    def act(self, event: ev.CustomerEvent) -> None:
        """Do something and note what comes of it."""
        self.at += 1000
        act = ev.Act(event, self.at, incident=self.known_incident())
        self.now, effects = talk(self.flows, self.now, act)
        refused = refusal(effects)
        if refused is not None:
            raise _Differs(f"this can't be done here: {refused.text or refused.code}")
        self.fresh = entries(effects)
        for entry in self.fresh:
            self.outcome.went += shown(entry)

    def known_incident(self) -> OpenIncident | None:
        """What the desk would tell of; as if its cases differ in nothing."""
        flow = self.flows.edition(self.now.edition) if self.incident else None
        if flow is None:
            return None
        asks = flow.with_conditions(flow.case.incident_asks or ())
        return OpenIncident(1, others=2, since=self.at, asks=asks)

    def take(self, line: Line) -> None:
        """One line of the chat: do it, or see whether it is so."""
        word, value = said(line)
        if word == "asks":
            self.check_asks(str(value))
        elif word == "says":
            self.check_says(str(value))
        elif word == "summary":
            self.check_phase("confirming", bool(value), line)
        elif word == "handed over":
            self.check_phase("waiting", bool(value), line)
        elif word == "incident":
            self.incident = bool(value)
        else:
            self.act(self.event(word, value))

    def event(self, word: str, value: Any) -> ev.CustomerEvent:
        """What the customer does, as an event."""
        if word in ("skips", "doesnt_know", "why"):
            return self.about_question(word, str(value))
        if word == "changes":
            return self.change(value)
        events: dict[str, Callable[[str], ev.CustomerEvent]] = {
            "customer": ev.Say,
            "sends": lambda name: ev.Say("", uploads=[self.upload(name)]),
            "taps": self.tap,
            "goes_back": lambda name: ev.Back("" if _yes(name) else name),
            "wants": lambda _: ev.WantPerson(),
            "confirms": lambda _: ev.Confirm(self.now.summary_turn),
        }
        if word not in events:
            raise _Differs("this line says nothing")
        return events[word](str(value))

    def about_question(self, word: str, value: str) -> ev.CustomerEvent:
        stands = self.now.open
        question, turn = (stands.question, stands.turn) if stands else ("", 0)
        name = question if _yes(value) else value
        if word == "why":
            return ev.Why(name)
        turn = turn if name == question else 0
        return ev.Skip(name, turn) if word == "skips" else ev.DontKnow(name, turn)

    def upload(self, name: str) -> Upload:
        self.files += 1
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Upload(f"file_{self.files}", name, kind, 20_000)

    def tap(self, label: str) -> ev.Say:
        stands = self.now.open
        options = stands.asked.options if stands and stands.asked else []
        for option in options:
            if comparing.same(label) in (
                comparing.same(option.label),
                comparing.same(option.value),
            ):
                assert stands is not None
                return ev.Say(option.label, question=stands.question, turn=stands.turn)
        there = ", ".join(option.label for option in options) or "no buttons"
        raise _Differs("there is no such button", f"taps: {label}", there)

    def change(self, value: Mapping[str, str]) -> ev.Change:
        changes = list(value.items())
        for question, text in changes[:-1]:
            self.act(ev.Change(question, text))
        question, text = changes[-1]
        return ev.Change(question, text)

    # --- what is expected ----------------------------------------------------------------

    def check_asks(self, question: str) -> None:
        stands = self.now.open
        if stands is None or stands.question != question:
            raise _Differs("the bot does something else", f"asks: {question}", self.stands())

    def check_says(self, words: str) -> None:
        heard = [text for entry in self.fresh for text in spoken(entry)]
        if not any(comparing.same(words) in comparing.same(text) for text in heard):
            got = " / ".join(heard) or "nothing"
            raise _Differs("the bot does not say that", f"says: {words}", f"says: {got}")

    def check_phase(self, phase: str, wanted: bool, line: Line) -> None:
        if (self.now.phase == phase) != wanted:
            raise _Differs("the bot does something else", in_words(line), self.stands())

    def check_case(self) -> None:
        shape, flow = self.test.shape, self.flows.edition(self.now.edition)
        if shape.case is not None:
            _compare_case(shape.case, self.now)
        if flow is None:
            return
        if shape.title is not None and comparing.same(title_of(flow, self.now)) != comparing.same(
            shape.title
        ):
            got = f"title: {title_of(flow, self.now)}"
            raise _Differs("the title is another one", f"title: {shape.title}", got)
        if shape.priority is not None and priority_of(flow, self.now) != shape.priority:
            got = f"priority: {priority_of(flow, self.now)}"
            raise _Differs("the priority is another one", f"priority: {shape.priority}", got)

    def stands(self) -> str:
        """Where the conversation stands, in the words of a test."""
        if self.now.open is not None:
            asked = self.now.open.asked
            return f"asks: {self.now.open.question}" + (f"  ({asked.text})" if asked else "")
        return {"confirming": "summary: yes", "waiting": "handed over: yes"}.get(
            self.now.phase, f"nothing is asked ({self.now.phase})"
        )


def _compare_case(expected: Mapping[str, Any], now: Conversation) -> None:
    known = {name: answer for name, answer in now.answers.items() if answer.known}
    differing = []
    for name in dict.fromkeys([*expected, *known]):
        wanted, answer = expected.get(name), known.get(name)
        if answer is None:
            differing.append((f"{name}: {_flat(wanted)}", f"{name} is not in it"))
        elif name not in expected:
            differing.append((f"{name} is not in it", f"{name}: {answer.text}"))
        elif comparing.same(_flat(wanted)) not in (
            comparing.same(answer.text),
            comparing.same(_flat(answer.value)),
        ):
            differing.append((f"{name}: {_flat(wanted)}", f"{name}: {answer.text}"))
    if differing:
        raise _Differs(
            "the case is another one",
            "\n".join(left for left, _ in differing),
            "\n".join(right for _, right in differing),
        )


def _yes(value: str) -> bool:
    return value.lower() in ("yes", "true")


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
