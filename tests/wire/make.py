"""Writes the logs that the Python and the TypeScript fold must read alike.

``python tests/wire/make.py`` renews the files. Each holds what sockets received, push by push,
and the view that must come of it. The logs are real: the engine wrote them.
"""

import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.entries import Entry
from intakebot.engine.incident_entries import OpenIncident
from intakebot.engine.recall import Known, OpenCase, Recalled
from intakebot.engine.view import View, fold

HERE = Path(__file__).resolve().parent
URL = "https://shop.example/basket?id=7"


def driver() -> Any:
    """The driver of conversations that the engine's tests use."""
    place = HERE.parent / "engine" / "conftest.py"
    spec = importlib.util.spec_from_file_location("wire_driver", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DRIVER = driver()


def chat() -> Any:
    shelf = DRIVER.Shelf([DRIVER.compiled(DRIVER.SHOP), DRIVER.compiled(DRIVER.PARCEL)])
    return DRIVER.Chat(shelf)


def summed() -> Any:
    talk = chat().begin(url=URL, title="Basket").say("the page stays blank, it is broken")
    talk.say("A blank page").say("I pressed Pay").say("mara@garden.example").say("skip")
    return talk


def told(talk: Any, fence_event: Any, **more: Any) -> Any:
    return talk.agent(fence_event(talk.now.fence, **more))


def the_whole_story() -> list[Entry]:
    talk = summed()
    talk.say("the coupon failed too").do(ev.Confirm(talk.now.summary_turn)).take()
    told(talk, ev.Respond, text="Hello, Priya here.")
    talk.say("thank you").agent(ev.Close(talk.now.fence, "solved", "Mended."))
    return talk.do(ev.GiveStars(3)).do(ev.GiveStars(4)).log


def changes_and_what_they_take_back() -> list[Entry]:
    talk = chat().begin(url=URL).say("the website is broken").say("An error message")
    talk.say('it says "Error 402"').say("hm").say("I pressed Pay").do(ev.Back("symptom"))
    talk.say("A blank page").do(ev.Change("doing", "I opened the basket")).say("I don't know")
    return talk.log


def people_come_and_go() -> list[Entry]:
    talk = summed().take()
    talk.agent(ev.WriteNote("Angry, be kind."), "agent_tom", "Tom")
    talk.agent(ev.Collect(talk.now.fence, "email")).say("lind@garden.example")
    talk.say("you useless idiot").agent(ev.Forgive(max(talk.now.noticed)))
    talk.agent(ev.Link(7, 0.91, ["same message"])).agent(ev.Unlink(7)).agent(ev.Dismiss(8))
    talk.agent(ev.Tally(9)).agent(ev.Tally(9, gained=False)).agent(ev.Split(2, 1050, "conv_b"))
    told(talk, ev.Transfer, team="orders", team_name="Orders", note="Yours, I think.")
    talk.take("agent_tom", "Tom")
    talk.agent(
        ev.Transfer(talk.now.fence, agent="agent_priya", agent_name="Priya"), "agent_tom", "Tom"
    )
    told(talk, ev.Snooze, until=talk.at + 3_600_000).say("hello?")
    told(talk, ev.Snooze, until=talk.at + 7_200_000)
    told(talk, ev.Return)
    return talk.log


def closed_and_open_again() -> list[Entry]:
    talk = summed().do(ev.WantPerson()).take()
    told(talk, ev.Respond, text="Priya here.")
    told(talk, ev.Close).do(ev.GiveStars(2)).say("it is back").take()
    told(talk, ev.Close, reason="duplicate").agent(ev.Reopen(talk.now.fence))
    return talk.log


def a_secret_is_removed() -> list[Entry]:
    talk = chat().begin().say("the page stays blank, my card is 4111 1111 1111 1111")
    removed = e.Redacted(2, "the page stays blank, my card is gone")
    return [*talk.log, Entry(talk.now.seq + 1, talk.at, "system", removed)]


def who_comes_back_joins_their_case() -> list[Entry]:
    known = Known("shop:C-77", "Mara", [Recalled("email", "mara@garden.example")])
    case = OpenCase(1007, "the page stays blank", 0, "shop", team="web", sure=0.6, fit="ask")
    talk = chat().begin(url=URL)
    talk.known = known
    talk.do(ev.Identify("signed"))
    talk.known = replace(known, cases=[case])
    talk.say("it is still blank").say("Yes, add it to case 1007").say("A blank page")
    talk.do(ev.WantPerson()).say("any news?")
    return talk.log


def an_incident_is_met_told_of_and_fixed() -> list[Entry]:
    talk = chat().begin(url=URL)
    talk.incident = OpenIncident(31, 6, 1_772_442_120_000, {"": "Your basket is safe."})
    talk.say("the page stays blank").say("Tell me when it's fixed").say("mara@garden.example")
    talk.agent(ev.TellIncident(31, "update", {"": "The bank is looking into it."}))
    talk.agent(ev.TellIncident(31, "fixed"))
    talk.agent(ev.LeaveIncident(31)).agent(ev.JoinIncident(31, "Payments fail"))
    return talk.log


def in_another_language() -> list[Entry]:
    talk = chat().begin(url=URL).say("die Seite bleibt leer, seit heute")
    return talk.say("English please").say("A blank page").log


def it_is_something_else_after_all() -> list[Entry]:
    known = Known("shop:C-77", "Mara")
    case = OpenCase(1007, "the page stays blank", 0, "shop", team="web", sure=0.97, fit="join")
    talk = chat().begin(url=URL)
    talk.known = known
    talk.do(ev.Identify("signed"))
    talk.known = replace(known, cases=[case])
    talk.say("the page stays blank").do(ev.WantPerson()).do(ev.Part(1007))
    return talk.log


def an_address_is_proved() -> list[Entry]:
    talk = chat()
    talk.known = Known(mail=True)
    talk.begin(url=URL).say("the page stays blank, I am mara@garden.example").do(ev.Prove())
    talk.known = Known(mail=True, code="wrong")
    talk.say("482913")
    talk.known = Known("@mail:shop:mara@garden.example", mail=True, code="right")
    talk.say("482 914")
    return talk.log


def it_was_a_second_matter() -> list[Entry]:
    event = ev.BeginFrom(4, 1042, "conv_a", "where is my order FF-20418")
    return chat().agent(event).take().log


def a_bare_start() -> list[Entry]:
    return chat().begin(language="ar").log


Push = tuple[int, int, Sequence[Entry]]


def at_once(log: list[Entry]) -> list[Push]:
    return [(0, len(log), log)]


def one_by_one(log: list[Entry]) -> list[Push]:
    return [(n, n + 1, log[n : n + 1]) for n in range(len(log))]


def late_and_twice(log: list[Entry]) -> list[Push]:
    """As a bad line delivers: a piece, a later one, the gap filled, all of it once more."""
    a, b = len(log) // 3, 2 * len(log) // 3
    return [(0, a, log[:a]), (b, len(log), log[b:]), (a, len(log), log[a:]), (0, b, log[:b])]


def torn(log: list[Entry]) -> list[Push]:
    """A piece is missing and was not asked for yet."""
    return [(0, 3, log[:3]), (5, len(log), log[5:])]


def as_a_customer(log: list[Entry]) -> list[Push]:
    """What only agents see is left out; its numbers are passed over."""
    return [(0, len(log), [entry for entry in log if not entry.private])]


FIXTURES = {
    "whole-story": (the_whole_story, at_once),
    "whole-story-one-by-one": (the_whole_story, one_by_one),
    "changes": (changes_and_what_they_take_back, late_and_twice),
    "people-for-agents": (people_come_and_go, at_once),
    "people-for-the-customer": (people_come_and_go, as_a_customer),
    "closed-and-open-again": (closed_and_open_again, one_by_one),
    "redacted": (a_secret_is_removed, at_once),
    "gap": (the_whole_story, torn),
    "split-off": (it_was_a_second_matter, at_once),
    "another-language": (in_another_language, as_a_customer),
    "parted": (it_is_something_else_after_all, as_a_customer),
    "proved": (an_address_is_proved, as_a_customer),
    "known": (who_comes_back_joins_their_case, as_a_customer),
    "incident": (an_incident_is_met_told_of_and_fixed, at_once),
    "incident-for-the-customer": (an_incident_is_met_told_of_and_fixed, as_a_customer),
    "bare-start": (a_bare_start, at_once),
}


def pushed(pushes: Sequence[Push]) -> View:
    """The view after all pushes."""
    view = View()
    for after, upto, entries in pushes:
        view = fold(view, after, upto, entries)
    return view


def text_of(name: str) -> str:
    """One fixture as it stands in its file."""
    story, line = FIXTURES[name]
    pushes = line(story())
    fixture = {
        "pushes": [
            {"after": after, "upto": upto, "entries": msgspec.to_builtins(list(entries))}
            for after, upto, entries in pushes
        ],
        "view": msgspec.to_builtins(pushed(pushes)),
    }
    return json.dumps(fixture, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    for old in HERE.glob("*.json"):
        old.unlink()
    for name in FIXTURES:
        (HERE / f"{name}.json").write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
