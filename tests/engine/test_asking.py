"""Which question comes next, progress, what is known beforehand, and what falls with a change."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.asking import following, lacks, may_come, missing


def test_what_the_page_told_is_written_down_and_not_asked(asked):
    answer = asked.now.answers["page"]

    assert (answer.value, answer.source.by) == ("https://shop.example/basket?id=7", "page")


def test_what_the_site_set_is_written_down_as_the_sites(chat_of, flow):
    made = flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: order, kind: code, pattern: 'FF-[0-9]{5}', ask: Which?, prefill: site.order}
          - {id: doing, kind: text, ask: What?}
        """)
    chat = chat_of(made).begin(facts={"order": "FF-20418"}).say("it is broken")

    assert chat.now.answers["order"].source.by == "site"
    assert chat.open == "doing"


def test_what_the_page_told_and_does_not_fit_is_asked(chat):
    chat.begin(url="javascript:alert(1)").say("the page stays blank").say("A blank page")

    assert chat.open == "page"


def test_the_first_words_answer_a_question_that_comes_to_apply_later(chat):
    chat.begin().say('I get an error when I pay, it says "Card refused (51)"')

    assert chat.answers["symptom"] == "An error message"  # who can quote one has seen one
    assert chat.now.answers["symptom"].band == "B"
    assert chat.answers["error"] == "Card refused (51)"
    assert chat.now.answers["error"].source.seq == 2
    assert chat.open == "page"


def test_the_first_words_can_be_a_questions_answer_as_a_whole(chat_of, parcel):
    chat = chat_of(parcel).begin().say("my parcel FF-20418 lies in the garden")

    assert chat.answers == {"order": "FF-20418", "story": "my parcel FF-20418 lies in the garden"}
    assert chat.now.phase == "confirming"


def test_first_words_that_say_too_little_are_asked_for_more(chat_of, parcel):
    chat = chat_of(parcel).begin().say("order FF-20418")

    assert chat.open == "story"


def test_words_that_gave_one_answer_do_not_give_another(chat_of, flow):
    chat = (
        chat_of(
            flow("""
        flow: two
        title: Two
        default: yes
        questions:
          - {id: email, kind: email, ask: Yours?}
          - {id: other, kind: email, ask: And the account's?}
        """)
        )
        .begin()
        .say("I am mara@garden.example")
    )

    assert chat.answers == {"email": "mara@garden.example"}
    assert chat.open == "other"


def test_what_depends_on_an_unanswered_question_may_still_come(asked, shop):
    assert [item.id for item in may_come(shop, asked.now)] == [
        "symptom",
        "error",
        "doing",
        "email",
        "since",
    ]
    assert following(shop, asked.now).id == "symptom"


def test_progress_counts_what_is_known_and_shrinks_when_a_question_drops_out(asked):
    assert (asked.now.open.asked.at, asked.now.open.asked.of) == (2, 6)

    asked.say("A blank page")

    assert (asked.now.open.asked.at, asked.now.open.asked.of) == (3, 5)


def test_a_question_that_appears_late_does_not_stretch_the_way(summed):
    summed.do(ev.Change("symptom", "An error message"))

    assert (summed.open, summed.now.open.asked.at, summed.now.open.asked.of) == ("error", 5, 5)


def test_what_is_missing_are_open_questions_and_what_nobody_knew(asked, shop):
    asked.say("A blank page").say("I don't know")

    assert [row.question for row in missing(shop, asked.now, "en")] == ["doing", "email"]
    assert not lacks(shop, asked.now, shop.item("since"))  # optional
    assert not lacks(shop, asked.now, shop.item("error"))  # does not apply


def test_the_summary_lists_the_answers_in_the_order_of_the_talk(summed, shop):
    card = summed.all(e.Summary)[-1]

    assert [row.question for row in card.rows] == ["symptom", "page", "doing", "email", "since"]
    assert card.missing == []
    assert card.text == "Here's what we'll pass on. Does it look right?"


CHAIN = """
    flow: chain
    title: Chain
    default: yes
    questions:
      - {id: a, kind: choice, ask: A?, options: [x, y]}
      - {id: b, kind: choice, ask: B?, options: [x, y], when: a is x}
      - {id: c, kind: text, ask: C?, when: b is x}
      - {id: d, kind: text, ask: 'What about {{ a }}?'}
      - {id: f, kind: text, ask: F?}
    """


@pytest.fixture
def chain(chat_of, flow):
    return (
        chat_of(flow(CHAIN))
        .begin()
        .say("it is broken")
        .say("x")
        .say("x")
        .say("cc")
        .say("dd")
        .say("ff")
    )


def test_a_change_takes_back_what_stands_on_what_it_takes_back(chain):
    chain.do(ev.Change("a", "y"))

    assert chain.all(e.Cleared)[0].questions == ["b", "d", "c"]
    assert chain.answers == {"a": "y", "f": "ff"}
    assert chain.open == "d"


def test_a_question_whose_words_named_the_change_is_asked_in_the_new_words(chain):
    chain.do(ev.Change("a", "y"))

    assert chain.said[-1].text == "What about y?"


def test_a_change_further_down_leaves_everything_above(chain):
    chain.do(ev.Change("b", "y"))

    assert chain.answers == {"a": "x", "b": "y", "d": "dd", "f": "ff"}
    assert chain.now.phase == "confirming"


def test_rows_keep_what_was_left_out(summed):
    summed.do(ev.Back("since")).say("skip")

    assert summed.all(e.Summary)[-1].rows[-1] == e.Row("since", "Since")
