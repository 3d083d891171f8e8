"""Whether conditions make sense in their flow."""

import pytest

from intakebot.authoring.folder import compile_folder

FLOW = """\
flow: f
title: T
questions:
  - id: what
    kind: choice
    ask: A?
    options: [Plants or care, {en: Delivery, de: Lieferung}, {value: other, label: Something else}]
  - id: many
    kind: choices
    ask: A?
    options: [X, Y]
  - id: b
    kind: text
    ask: B?
    when: CONDITION
case:
  priority: [high when RULE]
"""


def said(condition="what is answered", rule="what is answered"):
    text = FLOW.replace("CONDITION", condition).replace("RULE", rule)
    return [f"{p.message}. {p.hint}" for p in compile_folder({"f.yaml": text.encode()}).problems]


@pytest.mark.parametrize(
    "condition",
    [
        "what is Plants or care",
        "what is Delivery and many contains X",
        "what is one of plants or care, delivery, OTHER",
        "page.url contains /pay and site.plan is Pro",
    ],
)
def test_a_condition_that_fits_is_taken(condition):
    assert said(condition) == []


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("what is Lieferung", "'Lieferung' is no answer to 'what'. did you mean 'Delivery'?"),
        ("what is Something else", "is no answer to 'what'. did you mean 'other'?"),
        ("what is one of Delivery, Nothing", "'Nothing' is no answer to 'what'. answers: Plants"),
        ("many contains Z1", "'Z1' is no answer to 'many'. answers: X, Y"),
        ("page.ulr is x", "'when' asks about 'page.ulr', and nothing has that name. did you mean"),
        ("b is x", "'when' asks about the question itself. "),
        ("what is Delivery and what is other", "this never holds, so 'b' is never asked"),
    ],
)
def test_a_condition_that_does_not_fit_is_refused(condition, words):
    (only,) = said(condition)

    assert words in only


def test_a_rule_may_ask_about_every_question_and_is_checked_too():
    assert said(rule="b contains help") == []
    assert said(rule="what is Delivry")[0].endswith("did you mean 'Delivery'?")
    assert said(rule="many is X and many is not answered")[0].startswith("this never holds")
