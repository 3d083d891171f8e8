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
