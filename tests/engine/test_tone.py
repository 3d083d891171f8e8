"""A hard day, danger, and insults."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine import wording
from intakebot.engine.case import brief
from intakebot.engine.manners import Manners
from intakebot.engine.tone import calm

GRIEF = "my dog died this morning and I can't even cancel the coat order, the button does nothing"


@pytest.mark.parametrize(
    "words", [GRIEF, "I'm desperate, my rent depends on this", "ich bin völlig verzweifelt"]
)
def test_a_hard_day_gets_one_warm_sentence_and_a_person_first(chat, words):
    chat.begin().say(words)

    (gentle,) = [told for told in chat.all(e.Told) if told.why == "gentle"]
    assert "person" in gentle.text or "ein Mensch" in gentle.text
    assert chat.now.gentle
    assert not [told for told in chat.all(e.Told) if told.why == "ack"]


def test_a_hard_day_is_quoted_without_the_blank_behind_it(chat):
    chat.begin().say("Mein Hund ist heute gestorben und ich kann nicht bezahlen")

    (noticed,) = chat.all(e.Noticed)
    assert noticed.quote == "Mein Hund ist heute gestorben"


def test_the_technical_goal_is_kept_and_what_may_be_left_out_is(chat):
    chat.begin(url="https://shop.example/pay").say("my mother died and the page stays blank")
    assert chat.now.flow == "shop"

    while chat.now.phase == "intake":
        assert chat.open != "since"  # optional
        chat.say({"email": "mara@garden.example"}.get(chat.open, "A blank page"))

    assert chat.now.phase == "confirming"


def test_the_warm_sentence_is_said_once(chat):
    chat.begin().say(GRIEF).say("I'm desperate, please").say("I am so desperate")

    assert len([told for told in chat.all(e.Told) if told.why == "gentle"]) == 1


def test_the_operators_own_words_are_said(chat):
    chat.shelf.meets = Manners(
        gentle=wording.compile({"en": "We are so sorry."}),
        crisis=wording.compile("Call 0800 111 0 111."),
    )
    chat.begin().say(GRIEF)
    assert "We are so sorry." in chat.texts


@pytest.mark.parametrize("words", ["I want to kill myself", "ich will nicht mehr leben"])
def test_somebody_in_danger_reaches_a_person_at_once_with_the_signposts(chat, words):
    chat.shelf.meets = Manners(crisis=wording.compile("Call 0800 111 0 111."))

    chat.begin().say(words)

    assert chat.now.phase == "waiting"
    assert any("0800 111 0 111" in told.text for told in chat.all(e.Told))


def test_words_of_danger_answer_no_question_and_nobody_says_of_course_to_them(chat_of, flow):
    made = flow("""
        flow: else
        title: Something else
        default: yes
        questions:
          - {id: wish, kind: text, ask: What would help?, prefill: opening}
        """)
    chat = chat_of(made).begin().say("I want to kill myself, the page stays blank")

    assert (chat.now.phase, chat.now.answers) == ("waiting", {})
    assert not any("Of course" in text for text in chat.texts)

    asks = chat_of(made).begin().say("the page stays blank").do(ev.WantPerson())
    assert "wish" in asks.now.answers
    assert any("Of course" in text for text in asks.texts)


def test_danger_makes_the_case_urgent_whatever_the_rules_say_until_it_is_taken_back(asked, shop):
    asked.say("A blank page").say("I want to kill myself")
    (entry,) = asked.now.noticed

    assert brief(shop, asked.now).priority == "urgent"

    asked.agent(ev.Forgive(entry))

    assert brief(shop, asked.now).priority == "high"


def test_danger_in_the_middle_of_the_questions_hands_over_with_what_is_known(asked):
    asked.say("A blank page").say("I can't go on, I want to end my life")

    assert asked.now.phase == "waiting"
    assert asked.answers["symptom"] == "A blank page"


@pytest.mark.parametrize(
    "words",
    [
        "this damn page stays blank",
        "your shitty website is broken again",
        "so ein Mist, alles weiß",
    ],
)
def test_grumbling_about_software_is_neither_distress_nor_an_insult(chat, words):
    chat.begin().say(words)

    assert chat.now.noticed == {}


def test_an_insult_gets_one_calm_sentence_and_never_ends_the_case(asked):
    asked.say("you are a useless idiot")

    assert asked.now.insults == 1
    assert any(told.why == "calm" for told in asked.said if isinstance(told, e.Told))
    assert asked.open == "symptom"

    asked.say("A blank page")
    assert asked.answers["symptom"] == "A blank page"


def test_the_facts_beside_an_insult_are_taken(asked):
    asked.say("A blank page").say("I pressed Pay")
    asked.say("mara@garden.example, you stupid idiots")

    assert asked.answers["email"] == "mara@garden.example"
    assert asked.now.insults == 1


def test_the_ladder_is_the_operators_and_its_last_rung_stays(asked):
    asked.shelf.meets = Manners(ladder=("note", "warn"))
    for _ in range(3):
        asked.say("you are a useless idiot")

    actions = [noticed.action for noticed in asked.now.noticed.values()]
    assert actions == ["note", "warn", "warn"]


def test_a_pause_writes_down_and_says_nothing_and_a_person_stays_in_reach(asked):
    asked.shelf.meets = Manners(ladder=("pause",), pause_minutes=10)
    asked.say("you are a useless idiot")
    assert asked.now.paused_until > asked.at

    asked.say("my e-mail is mara@garden.example")
    assert [type(body) for body in asked.said] == [e.Said]

    asked.say("let me talk to a person")
    assert asked.now.phase == "waiting"


def test_the_pause_is_said_once(asked):
    asked.shelf.meets = Manners(ladder=("pause",))
    asked.say("you are a useless idiot").say("you stupid idiot")

    assert asked.now.insults == 2
    assert len([told for told in asked.all(e.Told) if "break" in told.text]) == 1


def test_after_the_pause_the_question_stands_as_it_stood(asked):
    asked.shelf.meets = Manners(ladder=("pause",), pause_minutes=10)
    asked.say("you are a useless idiot").say("still here")
    asked.at += 11 * 60_000

    asked.say("A blank page")

    assert asked.answers["symptom"] == "A blank page"


def test_an_agent_takes_it_back(asked):
    asked.shelf.meets = Manners(ladder=("pause",))
    asked.say("you are a useless idiot")
    (entry,) = asked.now.noticed

    asked.agent(ev.Forgive(entry))
    assert (asked.now.insults, asked.now.paused_until) == (0, 0)

    asked.agent(ev.Forgive(entry))
    assert asked.refused


def test_while_people_talk_the_bot_only_writes_down(live):
    live.say("you are a useless idiot")

    assert live.now.insults == 1
    assert [type(body) for body in live.said] == [e.Said, e.Noticed]


def test_what_was_noticed_is_for_agents_alone(asked):
    asked.say("you are a useless idiot")

    assert all(entry.private for entry in asked.log if isinstance(entry.body, e.Noticed))


def test_a_second_matter_is_noted_and_not_mixed_into_the_first(asked):
    asked.say("A blank page")
    asked.say("I pressed Pay. And another thing: the invoice is wrong too")

    (noticed,) = asked.now.noticed.values()
    assert noticed.kind == "another"
    assert "the invoice is wrong too" in noticed.quote
    assert asked.answers["doing"].startswith("I pressed Pay")
    assert "invoice" not in asked.answers["doing"]


def test_an_insult_says_what_else_of_the_message_is_rude(chat):
    chat.begin().say("You idiots. My fucking parcel never came, you stupid morons")

    (noticed,) = chat.all(e.Noticed)

    assert noticed.quote == "You idiots"
    assert noticed.more == ["you stupid morons", "fucking"]


def test_the_queue_repeats_no_insult(chat):
    chat.begin().say("You idiots. My fucking parcel never came, you stupid morons")

    row = brief(None, chat.now)

    assert (row.title, row.last) == ("My parcel never came", "My parcel never came")


def test_what_was_forgiven_is_shown_in_full_again():
    assert calm([], "You idiots. My parcel") == "You idiots. My parcel"


def test_a_sentence_that_is_cut_out_leaves_one_full_stop():
    noticed = [e.Noticed(1, "abuse", (0, 0), "You idiots")]

    assert calm(noticed, "It is late. You idiots. My parcel!") == "It is late. My parcel"


def test_what_was_noticed_begins_with_its_first_word(asked):
    asked.say("A blank page. Also, I need an invoice")

    (another,) = asked.all(e.Noticed)
    assert (another.span, another.quote) == ((14, 37), "Also, I need an invoice")
