"""How problems are printed."""

import json

from intakebot.authoring.diagnostics import Diagnostic
from intakebot.authoring.folder import compile_folder
from intakebot.authoring.rendering import as_json, full, github, one_line

RETURN = """\
# yaml-language-server: $schema=flow.schema.json
flow: return-a-parcel
title: Return a parcel
hello: Hi! A few questions, then a colleague takes over right here.

questions:
  - id: order
    kind: text
    ask: Which order is it? The number starts with RX.
    unclear: That doesn't look like an order number. An example is RX-4821-77.
    # the number is also noticed when it comes up earlier

  - id: reason
    kind: choice
    ask: Why are you sending it back?
    options: [Too small, Too big, Broken, No reason]

  - id: photo
    kind: file
    ask: Could you add a photo of the damage?
    when: raeson is Broken
    optionel: yes
"""

PRINTED = """\
flows/return-a-parcel.yaml:21:11: 'when' asks about 'raeson', and no question has that id  \
[unknown-question]
   21 |     when: raeson is Broken
      |           ^^^^^^ did you mean 'reason' (line 13)?
flows/return-a-parcel.yaml:22:5: unknown setting 'optionel' for a file question  [unknown-setting]
   22 |     optionel: yes
      |     ^^^^^^^^ did you mean 'optional'?
2 problems. Customers still see the flow as it was at 14:02. What each message means: flows/README.\
"""


def compiled():
    return compile_folder({"return-a-parcel.yaml": RETURN.encode()}, "flows")


def shown(text, diagnostic):
    folder = compile_folder({"f.yaml": text.encode()})
    return full([diagnostic], {s.file: s for s in folder.sources.values()}).splitlines()


def test_problems_are_printed_with_their_line_and_a_caret():
    folder = compiled()
    sources = {source.file: source for source in folder.sources.values()}
    meanwhile = "Customers still see the flow as it was at 14:02."

    assert full(folder.problems, sources, meanwhile) == PRINTED


def test_json_holds_every_field():
    (first, _) = json.loads(as_json(compiled().problems))

    assert first == {
        "code": "unknown-question",
        "message": "'when' asks about 'raeson', and no question has that id",
        "file": "flows/return-a-parcel.yaml",
        "line": 21,
        "column": 11,
        "end_column": 17,
        "hint": "did you mean 'reason' (line 13)?",
        "severity": "error",
    }


def test_github_gets_one_command_a_problem_and_no_sign_breaks_out_of_it():
    assert github(compiled().problems).splitlines()[1] == (
        "::error file=flows/return-a-parcel.yaml,line=22,col=5,endColumn=13,title=unknown-setting"
        "::unknown setting 'optionel' for a file question – did you mean 'optional'?"
    )
    odd = Diagnostic("tag", "a\n::error::b", "a,b:c.yaml")
    assert github([odd]) == (
        "::error file=a%2Cb%3Ac.yaml,line=1,col=1,endColumn=2,title=tag::a%0A::error::b"
    )


def test_the_caret_stands_below_wide_letters_and_marks():
    lines = shown("タイトル: x\n", Diagnostic("tag", "m", "f.yaml", 1, 7, 8))
    assert lines[2] == "      | " + " " * 10 + "^"

    lines = shown("e\u0301: x\n", Diagnostic("tag", "m", "f.yaml", 1, 5, 6))
    assert lines[2] == "      | " + " " * 3 + "^"


def test_a_long_line_is_shown_around_the_place():
    lines = shown(
        "a: " + "x" * 500 + "HERE" + "y" * 500, Diagnostic("tag", "m", "f.yaml", 1, 504, 508)
    )

    at = lines[2].index("^^^^")
    assert lines[1][at : at + 4] == "HERE"
    assert len(lines[1]) < 130


def test_nothing_in_a_file_can_play_tricks_on_the_terminal():
    lines = shown("a: \x1b[31mred\u202e\n", Diagnostic("tag", "\x1b[2J", "f.yaml", 1, 1, 2))

    assert "\x1b" not in "".join(lines)
    assert "\u202e" not in "".join(lines)


def test_warnings_are_counted_apart():
    warning = Diagnostic("no-default", "m", "f.yaml", severity="warning", hint="h")

    assert full([warning], {}).splitlines() == [
        "f.yaml:1:1: warning: m  [no-default]",
        "      | h",
        "1 warning. What each message means: flows/README.",
    ]
    assert one_line(warning) == "f.yaml:1:1: m – h  [no-default]"


def test_a_file_of_the_folder_is_shown_by_its_name_within_it():
    problem = Diagnostic("no-default", "m", "/srv/flows/shared/f.yaml")

    assert one_line(problem, "/srv/flows") == "shared/f.yaml:1:1: m  [no-default]"
    assert one_line(problem, "/srv/other") == "/srv/flows/shared/f.yaml:1:1: m  [no-default]"
