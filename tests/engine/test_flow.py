"""A compiled flow: finding its questions, and its edition."""

from intakebot.engine.flow import Flow
from intakebot.engine.wording import compile as wording


def test_a_question_is_found_by_its_id(shop):
    assert shop.item("email").question.kind == "email"
    assert shop.item("email").id == "email"
    assert shop.item("nonsense") is None


def test_the_same_text_makes_the_same_edition_and_another_text_another(flow):
    text = "flow: one\ntitle: One\nquestions:\n  - {id: a, kind: text, ask: What?}\n"

    assert flow(text).edition == flow(text).edition
    assert flow(text).edition != flow(text.replace("What?", "What now?")).edition


def test_a_question_knows_what_its_condition_asks_about(shop):
    assert shop.item("error").depends == {"symptom"}
    assert shop.item("email").depends == frozenset()


def test_a_flow_without_questions_is_a_flow():
    empty = Flow("one", "ed", wording("One"))

    assert empty.item("a") is None
    assert empty.items == ()


def test_a_question_brings_along_what_it_hangs_on(shop):
    assert shop.with_conditions(["page", "error", "nobody"]) == ["symptom", "error", "page"]
    assert shop.with_conditions([]) == []


def test_a_flow_knows_which_questions_a_text_may_answer_by_name(flow):
    club = flow(
        "flow: club\ntitle: Club\nquestions:\n"
        "  - {id: player_name, kind: text, ask: Who are you?}\n"
        "  - {id: kit, kind: text, label: {en: Shirt, de: Trikot}, ask: Which one?}\n"
        "  - {id: page, kind: url, ask: Where?}\n"
    )

    assert club.named_in("My PLAYER NAME is Falcon") == {"player_name"}
    assert club.named_in("Trikot: 7, the shirt page is gone") == {"kit"}
    assert club.named_in("it does not work") == frozenset()


def test_words_without_a_name_can_only_answer_what_has_a_sort_of_fact(flow):
    club = flow(
        "flow: club\ntitle: Club\nquestions:\n  - {id: a, kind: text, ask: What?}\n"
        "  - {id: b, kind: email, ask: Which?}\n  - {id: c, kind: text, ask: Why?, find: doing}\n"
    )

    assert [item.id for item in club.noticing] == ["a", "b", "c"]
    assert [item.id for item in club.by_facts] == ["b", "c"]
