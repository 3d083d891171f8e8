"""Flows in several languages."""

from intakebot.authoring.folder import compile_folder


def said(text):
    return [(p.line, p.message) for p in compile_folder({"f.yaml": text.encode()}).problems]


def test_options_and_questions_are_looked_at_too():
    text = """\
flow: f
title: {en: T, de: T}
questions:
  - id: a
    kind: choice
    ask: {en: A?}
    options: [{en: X, de: X}, {de: Y}, {value: z, label: {en: Z}}]
case:
  title: {de: T}
"""
    assert said(text) == [
        (6, "this text has no 'de', which other texts of the flow have"),
        (7, "this text has no 'en', which other texts of the flow have"),
        (7, "this text has no 'de', which other texts of the flow have"),
        (9, "this text has no 'en', which other texts of the flow have"),
    ]


def test_one_text_for_all_languages_is_fine():
    assert said("flow: f\ntitle: {en: T, de: T}\nhello: Hi\n") == []


def test_what_is_missing_is_named_in_the_hint():
    text = "flow: f\ntitle: {en: T, de: T, ar: T}\nhello: {en: Hi there}\n"
    (problem,) = compile_folder({"f.yaml": text.encode()}).problems

    assert problem.severity == "warning"
    assert problem.hint == "add ar: …, de: …, or write one text for all"


def test_a_sentence_in_one_language_among_others_is_told():
    text = """\
flow: f
title: {en: T, de: T}
questions:
  - id: a
    kind: choice
    ask: {en: A?, de: A?}
    help: So that we know.
    options: [{en: X, de: X}, Something else, PayPal]
"""
    told = "this text is in one language, and others of the flow are in several"
    assert said(text) == [(7, told), (8, told)]


def test_a_flow_of_one_language_is_told_nothing():
    text = """\
flow: f
title: T
questions:
  - {id: a, kind: choice, ask: What is it?, options: [One thing, {value: b, also: [bee]}]}
"""
    assert said(text) == []


def test_a_site_greets_in_every_language_it_speaks():
    sites = """\
sites:
  - id: shop
    name: Shop
    languages: [en, de]
    greeting: {en: Hi there}
    care:
      gentle: {de: Das tut mir leid.}
"""
    found = compile_folder({"sites.yaml": sites.encode()}).problems
    assert [(p.line, p.message) for p in found if p.code == "missing-language"] == [
        (5, "this text has no 'de', which the site speaks"),
        (7, "this text has no 'en', which the site speaks"),
    ]


def test_what_a_flow_includes_asks_no_language_of_it():
    shared = "questions: [{id: n, kind: name, ask: {en: Who is it?, de: Wer ist da?}}]"
    text = """\
flow: f
title: T
questions:
  - include: who
  - {id: a, kind: text, ask: What is it?}
"""
    files = {"f.yaml": text.encode(), "shared/who.yaml": shared.encode()}
    assert compile_folder(files).problems == []
