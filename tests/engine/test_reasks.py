"""Asking again for what is known: seen in a draft, and counted in a log."""

from intakebot.engine.answers import Answer, Source
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Answered, Asked, Cleared, Context, Entry, Reply
from intakebot.engine.reasks import Reasks, counted, reasked
from tests.engine.conftest import SHOP, compiled

FLOW = compiled(SHOP)
ERROR = Answer("ERR_402", "ERR_402", source=Source("said", 2, (0, 7), "ERR_402"))
UNKNOWN = Answer(None, "doesn't know", "unknown")


def asked(question, **more):
    return Asked(question, "text", "text", question.title(), f"{question}?", **more)


def log(*bodies):
    """Entries of these bodies; a reply is by an agent, everything else by the bot."""
    return [
        Entry(seq, 0, "agent" if isinstance(body, Reply) else "bot", body)
        for seq, body in enumerate(bodies, 1)
    ]


def test_a_draft_that_asks_for_something_on_the_sheet_is_shown_it():
    known = Conversation("c_1", answers={"error": ERROR, "email": UNKNOWN})

    draft = "Thanks! What does the error message say exactly?"
    (again,) = reasked(FLOW, known, draft)

    assert (again.fact.question, again.fact.answer.text) == ("error", "ERR_402")
    assert draft[slice(*again.span)] == "What does the error message say exactly?"
    assert reasked(FLOW, known, "Which e-mail address can we answer to?") == []  # not known


def test_a_draft_is_shown_what_the_page_told_where_the_flow_has_no_question_for_it():
    context = Context(browser="Firefox 128", url="https://shop.example/pay")
    known = Conversation("c_1", context=context)

    (again,) = reasked(FLOW, known, "Hi! Which browser is it, and on which page?")

    assert not any(item.question.kind == "device" for item in FLOW.items)
    assert (again.fact.question, again.fact.answer.text) == ("", "Firefox 128")
    assert again.fact.answer.source.by == "page"


def test_the_bot_that_asks_for_a_known_fact_is_counted():
    entries = log(asked("error"), Answered("error", "Error", ERROR), asked("error"), asked("page"))

    assert counted(FLOW, "en", entries) == Reasks(asked=3, by_bot=1)


def test_a_question_that_was_reopened_or_did_not_fit_is_not_asked_twice():
    entries = log(
        Answered("error", "Error", ERROR),
        asked("error", old="ERR_402"),
        asked("page"),
        asked("page", again=True),
        Cleared(["error"], "symptom"),
        asked("error"),
        Answered("email", "E-mail", UNKNOWN),
        asked("email"),
    )

    assert counted(FLOW, "en", entries) == Reasks(asked=5)


def test_the_end_of_a_log_is_counted_by_what_was_known_before_it():
    known = {"error": ERROR, "email": UNKNOWN}

    assert counted(FLOW, "en", log(asked("error"), asked("email")), known) == Reasks(2, by_bot=1)


def test_agents_are_counted_by_what_their_replies_ask_for():
    entries = log(
        Answered("error", "Error", ERROR),
        Reply("Hello, I'm Priya."),
        Reply("What does the error message say?"),
        Reply("And which e-mail address can we answer to?"),
    )

    assert counted(FLOW, "en", entries) == Reasks(asked=2, by_agents=1)
