"""``step`` as a whole: total for whatever a customer does, and nobody is trapped."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Append, HandOver, entries
from intakebot.engine.events import Act
from intakebot.engine.step import enter, step
from intakebot.engine.view import View, fold
from intakebot.understanding.acts import acts as acts_in

LONGEST_TALK = 60
"""Turns after which anybody who keeps talking has a person, however they talk."""

WORDS = [
    "yes", "no", "skip", "back", "why", "I don't know", "what?", "thanks", "wait", "hm", "error",
    "An error message", "A blank page", "Something else", "2", "mara@garden.example", "asdf",
    "I pressed Pay and it said \"Error 402\"", "yesterday", "https://shop.example/x", "نعم",
    "الصفحة بيضاء منذ أمس", "\u202eevil", "{{ page.url }}", "' or 1=1 --",
    "🪴" * 50, "x" * 9000, "\x00",
]  # fmt: skip
lines = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=80), st.text(string.printable, max_size=40)
)
question = st.sampled_from(["symptom", "error", "page", "doing", "email", "since", "more", "nope"])
acts = st.one_of(
    st.builds(ev.Say, text=lines),
    st.builds(ev.Say, text=lines, question=question, turn=st.integers(0, 40)),
    st.builds(ev.Change, question=question, text=lines),
    st.builds(ev.Back, question=st.sampled_from(["", "symptom", "email", "nope"])),
    st.builds(ev.Skip, question=question, turn=st.integers(0, 40)),
    st.builds(ev.DontKnow, question=question),
    st.builds(ev.Why, question=question),
)


def goes_forward(words):
    """Whoever keeps going back is not trapped, but where they want to be."""
    return words.strip() and not any(act.kind == "back" for act in acts_in(words, "en", "text"))


def deed_words(deed):
    return getattr(deed, "text", "") or "-"


slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@slow
@given(st.lists(acts, max_size=25))
def test_nothing_a_customer_does_is_an_exception(chat_of, shop, parcel, deeds):
    chat = chat_of(shop, parcel).begin(url="https://shop.example/basket")

    for deed in deeds:
        chat.do(deed)  # every step is checked by the driver

    chat.do(ev.WantPerson())
    assert chat.now.phase == "waiting"


@slow
@given(st.lists(lines.filter(goes_forward), min_size=1, max_size=12))
def test_whoever_keeps_talking_comes_to_a_person(chat_of, shop, says):
    chat = chat_of(shop).begin()

    for turn in range(LONGEST_TALK):
        if chat.now.phase != "intake":
            break
        chat.say(says[turn % len(says)])
        if chat.texts[-1:] and "need this one" in chat.texts[-1]:
            chat.say("I don't know")  # the way out that the bot just named
        elif not any(isinstance(b, e.Asked | e.Summary | e.Handover) for b in chat.said):
            chat.say("something")  # small talk leaves the question open
    if chat.now.phase == "confirming":
        chat.do(ev.Confirm(chat.now.summary_turn))

    assert chat.now.phase == "waiting", (chat.now.open, says)


@slow
@given(st.lists(acts, max_size=20))
def test_i_dont_know_is_never_asked_again(chat_of, shop, deeds):
    chat = chat_of(shop).begin().say("it is broken")
    chat.say("Something else").do(ev.DontKnow("page", chat.turn))
    assert chat.now.answers["page"].state == "unknown"

    for deed in deeds:
        chat.do(deed)
        if isinstance(deed, ev.Back | ev.Change) or not goes_forward(deed_words(deed)):
            break  # whoever asks for the question gets it
        assert all(a.question != "page" for a in chat.said if isinstance(a, e.Asked))


@slow
@given(st.lists(acts, max_size=25))
def test_the_total_of_questions_never_grows(chat_of, shop, deeds):
    chat = chat_of(shop).begin().say("it is broken")
    for deed in deeds:
        chat.do(deed)

    asked = [body for body in chat.all(e.Asked) if body.question != "topic"]

    assert all(1 <= body.at <= body.of for body in asked)
    assert [body.of for body in asked] == sorted((body.of for body in asked), reverse=True)


@slow
@given(st.lists(acts, min_size=1, max_size=15), st.data())
def test_a_log_folds_alike_from_any_place(chat_of, shop, deeds, data):
    chat = chat_of(shop).begin().say("it is broken")
    for deed in deeds:
        chat.do(deed)
    chat.take()
    k = data.draw(st.integers(0, chat.now.seq))

    seen = fold(View(), 0, k, chat.log[:k])

    assert fold(seen, k, chat.now.seq, chat.log[k:]) == fold(View(), 0, chat.now.seq, chat.log)


def test_a_step_gives_the_same_for_the_same(asked):
    act = Act(ev.Say("A blank page"), asked.at)

    assert step(asked.shelf.default(), asked.now, act) == step(
        asked.shelf.default(), asked.now, act
    )


def test_the_effects_stand_in_the_order_the_customer_sees_them(summed):
    summed.do(ev.Confirm(summed.now.summary_turn), cid="c1")

    kinds = [type(effect) for effect in summed.effects]
    assert kinds == [Append, Append, HandOver]
    assert [type(body) for body in summed.said] == [e.Handover, e.Told]


def test_only_the_first_entry_of_a_turn_carries_the_senders_id(asked):
    asked.do(ev.Say("A blank page"), cid="c1")

    assert [entry.cid for entry in entries(asked.effects)] == ["c1", "", ""]


def test_entering_a_flow_without_first_words_greets_and_waits(shop):
    now, effects = enter(shop, Conversation("c", seq=1), Act(ev.Begin(), 0))

    assert [entry.body for entry in entries(effects)][1:] == [
        e.Told("Hi! What is going wrong?", "hello")
    ]
    assert now.open is None


def test_entering_a_flow_with_first_words_asks_what_they_leave_open(shop):
    words = "I am mara@garden.example and the page stays blank"
    begun = Conversation("c", seq=2, opening=words, opening_seq=2)

    now, _ = enter(shop, begun, Act(ev.Begin(), 0))

    assert now.answers["email"].value == "mara@garden.example"
    assert now.answers["email"].source.quote == "mara@garden.example"
    assert now.open.question == "symptom"


def test_entering_a_flow_quietly_says_nothing(shop):
    _, effects = enter(shop, Conversation("c", seq=1), Act(ev.Begin(), 0), quiet=True)

    assert [type(entry.body) for entry in entries(effects)] == [e.Entered]
