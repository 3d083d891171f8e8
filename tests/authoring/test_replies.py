"""Saved replies: their blanks are checked against all flows, and filled from the case."""

import pytest

from intakebot.authoring.document import Source
from intakebot.authoring.folder import compile_folder
from intakebot.authoring.library import Library
from intakebot.authoring.reading import read
from intakebot.authoring.replies import compile_replies
from intakebot.engine.answers import Answer
from intakebot.engine.conversation import Conversation

FLOW = """\
flow: late-order
title: An order is late
default: yes
questions:
  - {id: order, kind: code, pattern: "FF-[0-9]+", ask: Which order?,
     label: {en: Order, de: Bestellung}}
  - {id: page, kind: url, ask: Where?}
"""
REPLIES = """\
replies:
  - id: found
    teams: [orders]
    text:
      en: I have {{ order }}, {{ agent }} here. {{ order | default('It') }} is late.
      de: Ich habe {{ order }}. Seite {{ page.path }}.
  - id: plain
    text: One moment.
"""


def compiled(text, files=(("late.yaml", FLOW),), teams="teams:\n  - {id: orders, name: Orders}\n"):
    every = {**dict(files), "teams.yaml": teams, "replies.yaml": text}
    return compile_folder({name: each.encode() for name, each in every.items()})


def conversation(language="en", **answers):
    given = {name: Answer(value=text, text=text) for name, text in answers.items()}
    return Conversation("c", number=1042, language=language, answers=given)


def found(folder, reply, talk, agent="Priya"):
    return folder.replies[reply].filled(talk, folder.flows["late.yaml"].flow, agent)


def test_blanks_are_filled_from_the_case_and_from_who_writes():
    folder = compiled(REPLIES)

    made = found(folder, "found", conversation(order="FF-1"))

    assert folder.problems == []
    assert made.text == "I have FF-1, Priya here. FF-1 is late."
    assert (made.language, made.open) == ("en", [])


def test_what_the_case_does_not_know_is_left_open_by_its_label_and_counts_as_empty():
    folder = compiled(REPLIES)

    made = found(folder, "found", conversation())
    german = found(folder, "found", conversation("de-AT"))

    assert made.text == "I have [Order], Priya here. It is late."
    assert made.open == ["[Order]"]
    assert german.text == "Ich habe [Bestellung]. Seite [page path]."
    assert (german.language, german.open) == ("de", ["[Bestellung]", "[page path]"])


def test_an_answer_from_the_page_fills_its_parts():
    folder = compiled(REPLIES)

    made = found(folder, "found", conversation("de", page="https://shop.example/pay?x=1"))

    assert made.text == "Ich habe [Bestellung]. Seite /pay."


def test_words_of_a_customer_are_never_read_as_blanks():
    folder = compiled(REPLIES)

    made = found(folder, "found", conversation(order="{{ agent }} {% if %}"), agent="{{ order }}")

    assert made.text.startswith("I have {{ agent }} {% if %}, {{ order }} here.")


def test_replies_of_other_teams_are_not_offered():
    replies = compiled(REPLIES).replies

    assert [replies["found"].fits(teams) for teams in (("orders",), ("web", ""), ())] == [
        True,
        False,
        False,
    ]
    assert replies["plain"].fits(())


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("replies:\n  - {id: a, text: 'Hi {{ ordr }}'}\n", "unknown-name", 2, "ordr"),
        ("replies:\n  - {id: a, text: Hi, teams: [order]}\n", "unknown-team", 2, "order"),
        ("replies:\n  - {id: a, text: Hi}\n  - {id: a, text: Ho}\n", "duplicate-flow", 3, "'a'"),
        ("replies:\n  - {id: a, text: Hi, team: x}\n", "unknown-setting", 2, "team"),
        ("replies:\n  - {id: A b, text: Hi}\n", "wrong-value", 2, "A b"),
        ("replies:\n  - {id: a}\n", "missing-setting", 2, "text"),
        ("replies:\n  - {id: a, text: {en: Hi, klingon1: x}}\n", "bad-language", 2, "klingon1"),
        ("replies: hello\n", "wrong-value", 1, "list"),
        ("- hello\n", "not-a-flow", 1, "replies.yaml"),
        ("", "not-a-flow", 1, "empty"),
    ],
)
def test_each_mistake_is_shown_where_it_stands(text, code, line, words):
    folder = compiled(text)

    first = next(each for each in folder.problems if each.severity == "error")

    assert (first.code, first.line) == (code, line)
    assert words in first.message
    assert folder.replies is None
    assert folder.flows["late.yaml"].flow is not None  # customers are served all the same


def test_a_language_that_other_replies_have_is_missed():
    text = "replies:\n  - {id: a, text: {en: Hi, de: Ho}}\n  - {id: b, text: {en: Hi}}\n"

    (problem,) = compiled(text).problems

    assert (problem.code, problem.line, problem.severity) == ("missing-language", 3, "warning")


def test_beside_a_broken_flow_any_name_will_do():
    folder = compiled(REPLIES, files=[("late.yaml", FLOW.replace("kind: url", "kind: urk"))])

    assert {each.code for each in folder.problems} == {"unknown-kind"}
    assert list(folder.replies) == ["found", "plain"]


def test_too_many_replies_are_refused_in_words():
    many = "replies:\n" + "  - {id: a%d, text: Hi}\n" * 501 % tuple(range(501))
    node, _ = read(Source("replies.yaml", many))

    made, problems = compile_replies(node, [], None)

    assert made is None
    assert "at most 500" in problems[0].message


def test_a_broken_save_keeps_the_replies_that_were_live(tmp_path):
    (tmp_path / "late.yaml").write_text(FLOW)
    (tmp_path / "replies.yaml").write_text("replies:\n  - {id: a, text: Hi}\n")
    library = Library()
    library.load(tmp_path)
    before = library.replies

    (tmp_path / "replies.yaml").write_text("replies:\n  - {id: a, text: 'Hi {{'}\n")
    report = library.reload()

    assert [each.code for each in report.problems] == ["bad-text"]
    assert library.replies == before
    assert any("replies.yaml:2" in notice for notice in library.notices())
    (tmp_path / "replies.yaml").unlink()
    library.reload()
    assert library.replies == {}
