"""The draft of a step: numbers, who speaks, refusals, and what texts may name."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.answers import Answer
from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft, values
from intakebot.engine.effects import Append
from intakebot.engine.events import Act
from intakebot.engine.manners import Manners


def draft(now=None, by="customer", who="", name="", cid="c1"):
    return Draft(None, now or Conversation("c", seq=4), Act(ev.Begin(), 77, by, who, name, cid))


def test_entries_are_numbered_on_from_the_last():
    made = draft()

    assert (made.write(e.Told("a")), made.write(e.Told("b"))) == (5, 6)
    assert made.now.seq == 6
    assert [effect.entry.at for effect in made.effects] == [77, 77]


def test_only_an_agents_entry_carries_a_name():
    made = draft(by="agent", who="agent_priya", name="Priya")
    made.write(e.Reply("a"), "agent")
    made.write(e.Cleared([]), "system")

    names = [effect.entry.name for effect in made.effects if isinstance(effect, Append)]
    assert names == ["Priya", ""]


@pytest.mark.parametrize(("phase", "by"), [("intake", "bot"), ("live", "system")])
def test_the_bot_has_no_voice_while_a_person_talks(phase, by):
    made = draft(Conversation("c", phase=phase))

    made.put("Because.", "help")

    assert made.effects[0].entry.by == by


def test_a_refusal_throws_away_what_was_drafted():
    made = draft()
    made.write(e.Told("a"))

    made.refuse("stale")

    assert made.refused
    assert len(made.effects) == 1


def test_the_last_words_are_kept_short():
    made = draft()
    made.heard("x" * 5000, "customer")

    assert len(made.now.last) == 120


def test_clearing_nothing_writes_nothing():
    made = draft()
    made.clear([], "a")

    assert made.effects == []


def test_texts_may_name_answers_the_page_and_the_first_words():
    now = Conversation(
        "c",
        number=1042,
        opening="help",
        context=e.Context(
            url="https://shop.example:8080/basket/pay?id=7#x", title="Pay", facts={"plan": "Pro"}
        ),
        answers={"a": Answer("v", "as read"), "b": Answer(None, "doesn't know", "unknown")},
    )

    known = values(now)

    assert (known["a"], known["opening"], known["number"]) == ("as read", "help", "1042")
    assert "b" not in known
    assert known["page"]["path"] == "/basket/pay"
    assert known["page"]["host"] == "shop.example"
    assert known["site"] == {"plan": "Pro"}


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        (Answer("https://shop.example/cart", "shop.example/cart"), "/cart"),
        (Answer("the cart", "the cart", "unverified"), "the cart"),
        (Answer(None, "doesn't know", "unknown"), "/basket"),
    ],
)
def test_an_answer_called_page_knows_better_than_the_browser(answer, path):
    now = Conversation(
        "c", context=e.Context(url="https://shop.example/basket"), answers={"page": answer}
    )

    assert values(now)["page"]["path"] == path


@pytest.mark.parametrize("url", ["", "about:blank", "https://[", "javascript:alert(1)", "x" * 9000])
def test_no_address_of_a_page_is_an_exception(url):
    assert values(Conversation("c", context=e.Context(url=url)))["page"]["url"] == url


@pytest.mark.parametrize(
    ("language", "region"), [("de-AT", "AT"), ("en", ""), ("zh-Hans-CN", ""), ("en-419", "")]
)
def test_the_browsers_language_tells_whose_phone_numbers_are_meant(language, region):
    made = draft(Conversation("c", context=e.Context(language=language)))

    assert made.reading.region == made.reading.dials == region


def test_the_sites_own_country_goes_before_the_browsers():
    here = Conversation("c", context=e.Context(language="en-US"))
    made = Draft(None, here, Act(ev.Begin(), 77, manners=Manners(region="IE")))

    assert (made.reading.region, made.reading.dials) == ("US", "IE")
