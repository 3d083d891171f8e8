"""A flow file becomes a flow."""

import random
import time

import pytest

from intakebot.authoring.flows import edition
from intakebot.authoring.folder import compile_folder
from intakebot.engine.answers import Answer
from intakebot.engine.kinds import KINDS
from tests.costs import slowness

GOOD = """\
# yaml-language-server: $schema=flow.schema.json
flow: website-problem
title: {en: Something isn't working, de: Etwas klappt nicht}
team: web
starts_with:
  - the page stays blank
  - {en: it broke, de: es geht nicht}
hello: Hi! Tell me in your own words what's going wrong.
closing: Bye {{ name }}.
default: yes

questions:
  - include: identity
  - id: symptom
    kind: choice
    ask: What do you see?
    prefill: opening
    options: [An error message, A blank page, It's very slow]
  - id: error
    kind: error_message
    ask: "What does the message say, {{ name or 'friend' }}?"
    help: The exact words help.
    when: symptom is An error message
  - id: page
    kind: url
    ask: On which page?
    prefill: page.url
  - id: order_number
    kind: code
    ask: Which order?
    pattern: 'RX-[0-9]{4}'
    example: RX-4821
    tries: 3
    optional: yes
    when: page contains /order and symptom is not answered or page.url contains /order

case:
  title: "{{ symptom }} on {{ page.path }}: {{ error or symptom }}"
  priority:
    - high when symptom is A blank page
    - LOW when symptom is It's very slow
  same_when: [error, page]
  incident_asks: [order_number]
  send_to: [returns, web]
"""
IDENTITY = "questions:\n  - {id: name, kind: name, ask: Who?, label: Name}\n"
TEAMS = "teams: [{id: web, name: Web}, {id: returns, name: Returns}]\n"


def compiled(text=GOOD, identity=IDENTITY):
    files = {"f.yaml": text, "shared/identity.yaml": identity, "teams.yaml": TEAMS}
    return compile_folder({name: each.encode() for name, each in files.items()})


def flow(text=GOOD, identity=IDENTITY):
    folder = compiled(text, identity)
    assert folder.problems == []
    return folder.flows["f.yaml"].flow


def test_everything_that_is_written_is_in_the_flow():
    made = flow()

    assert made.id == "website-problem"
    assert made.title.say("de", {}) == "Etwas klappt nicht"
    assert made.starts_with == ("the page stays blank", "it broke", "es geht nicht")
    assert made.default is True
    assert made.team == "returns"
    assert [item.id for item in made.items] == ["name", "symptom", "error", "page", "order_number"]
    assert made.index["page"] == 3
    assert made.closing.say("en", {"name": "Mara"}) == "Bye Mara."
    assert made.case.same_when == ("error", "page")
    assert made.case.incident_asks == ("order_number",)
    assert made.case.send_to == ("returns", "web")


def test_questions_have_their_texts_conditions_and_labels():
    made = flow()
    error, number = made.item("error"), made.item("order_number")

    assert error.ask.say("en", {}) == "What does the message say, friend?"
    assert error.when.holds({"symptom": Answer("An error message", "An error message")})
    assert error.depends == {"symptom"}
    assert made.item("name").label.say("en", {}) == "Name"
    assert number.label.say("en", {}) == "Order number"
    assert number.depends == {"page", "symptom"}
    assert (number.question.tries, number.question.optional) == (3, True)
    assert number.example.say("en", {}) == "RX-4821"


def test_the_title_and_the_priority_come_from_the_answers():
    case = flow().case
    answers = {"symptom": Answer("It's very slow", "It's very slow")}

    assert case.title.say("en", {"symptom": "Slow", "page": {"path": "/a"}}) == "Slow on /a: Slow"
    assert [rule.priority for rule in case.priorities] == ["high", "low"]
    assert [rule.when.holds(answers) for rule in case.priorities] == [False, True]


def test_the_same_text_gives_the_same_edition_wherever_it_lies():
    files = {"g.yaml": GOOD, "shared/identity.yaml": IDENTITY, "shared/x.yaml": IDENTITY}
    other = compile_folder({n: t.encode() for n, t in files.items()}, "somewhere/else")

    assert other.flows["g.yaml"].flow.edition == flow().edition
    assert flow(GOOD.replace("\n", "\r\n")).edition == flow().edition


def test_every_change_gives_another_edition_included_files_too():
    editions = {
        flow().edition,
        flow(GOOD.replace("blank", "white")).edition,
        flow(identity=IDENTITY.replace("Who?", "Who is it?")).edition,
        flow(GOOD + "# a remark\n").edition,
    }

    assert len(editions) == 4
    assert edition({"": "ab", "c": ""}, ["c"]) != edition({"": "a", "b": "c"}, ["b"])


def test_all_kinds_can_be_asked_with_the_least_of_settings():
    more = {
        "choice": ", options: [A, B]",
        "choices": ", options: [A, B]",
        "code": ", pattern: 'X[0-9]'",
    }
    text = "flow: f\ntitle: T\nquestions:\n" + "".join(
        f"  - {{id: q_{kind}, kind: {kind}, ask: A?{more.get(kind, '')}}}\n" for kind in KINDS
    )

    assert [item.question.kind for item in flow(text).items] == list(KINDS)


def test_a_misspelt_priority_is_named():
    (problem,) = compiled(GOOD.replace("- high when", "- hihg when")).problems

    assert problem.message == "a rule names a priority and when it holds"
    assert problem.hint == "did you mean 'high'?"


@pytest.mark.parametrize(
    ("written", "asks"),
    [
        ("", None),
        ("  incident_asks: []\n", ()),
        ("  incident_asks: [error, page]\n", ("error", "page")),
    ],
)
def test_asking_an_incidents_customers_nothing_is_not_leaving_it_open(written, asks):
    made = flow(GOOD.replace("  incident_asks: [order_number]\n", written))

    assert made.case.incident_asks == asks


def test_a_list_of_questions_that_are_not_there_is_named():
    folder = compiled(GOOD.replace("incident_asks: [order_number]", "incident_asks: [eror, 4]"))

    said = [(problem.code, problem.message, problem.hint) for problem in folder.problems]
    lost = "'incident_asks' names '{}', and no question has that id"
    assert said == [
        ("unknown-question", lost.format("eror"), "did you mean 'error' (line 19)?"),
        ("unknown-question", lost.format("4"), ""),
    ]


def test_a_flow_with_a_problem_is_no_flow():
    folder = compiled(GOOD.replace("What do you see?", "Hm, {{ nobody }}"))

    assert folder.flows["f.yaml"].flow is None
    assert folder.flows["f.yaml"].id == "website-problem"


def test_a_problem_in_a_shared_file_keeps_the_flow_back():
    for identity in ("questions: [", "questions: []\n", IDENTITY.replace("Who?", "'{{ x }}'")):
        assert compiled(identity=identity).flows["f.yaml"].flow is None


def test_a_hundred_slips_of_the_pen_never_crash():
    dice = random.Random(11)
    signs = [" ", "\n", ":", "-", '"', "'", "{", "}", "[", "]", "#", "é", "x", "|", "\t", ",", "%"]
    for _ in range(100):
        text = GOOD
        for _ in range(dice.choice((1, 1, 3))):
            at = dice.randrange(len(text))
            cut = dice.choice((0, 0, 1, 8, 40))
            text = text[:at] + dice.choice(["", *signs]) + text[at + cut :]
        folder = compiled(text)
        made = folder.flows["f.yaml"].flow
        assert made is not None or folder.problems, text
        assert all(p.line >= 1 and p.end_column > p.column for p in folder.problems)


@pytest.mark.parametrize("line", range(2, GOOD.count("\n")))
def test_a_line_that_is_missing_never_crashes(line):
    lines = GOOD.splitlines(keepends=True)

    compiled("".join(lines[: line - 1] + lines[line:]))


def test_a_thousand_questions_are_checked_within_a_second():
    text = "flow: f\ntitle: T\nquestions:\n" + "".join(
        f"  - id: q{n}\n    kind: text\n    ask: What, {{{{ q{n - 1} }}}}?\n"
        f"    when: q{n - 1} is answered\n"
        for n in range(1, 1000)
    ).replace("q0 is answered", "page.url is answered").replace("{{ q0 }}", "then")
    spent = []
    for _ in range(3):
        began = time.process_time()
        folder = compile_folder({"f.yaml": text.encode()})
        spent.append(time.process_time() - began)
        assert folder.problems == []

    assert len(folder.flows["f.yaml"].flow.items) == 999
    assert min(spent) < slowness()


OPENED = """\
flow: f
title: T
default: yes
starts_with: [it broke]
questions:
  - {id: name, kind: name, ask: Who?}
  - {id: order, kind: code, ask: Which?, pattern: "FF-[0-9]{5}"}
  - {id: tried, kind: text, ask: What did you try?, optional: yes}
  - {id: story, kind: text, ask: What happened?, SET}
  - {id: more, kind: text, ask: What else is wrong?}
"""


@pytest.mark.parametrize(
    ("text", "noted"),
    [(OPENED.replace("SET", "help: So that we see it."), ["'story'"]),
     (OPENED.replace("SET", "prefill: opening"), []),
     (OPENED.replace("SET", "find: doing"), ["'more'"]),
     (OPENED.replace("SET", "optional: yes").replace("wrong?}", "?, prefill: opening}"), []),
     (OPENED.replace("starts_with: [it broke]\n", "").replace("SET", "help: x"), []),
     (OPENED.replace("id: story", "id: nick").replace("What happened?, SET", "Nick?"), ["'more'"])],
)  # fmt: skip
def test_a_story_that_is_asked_for_again_is_noted(text, noted):
    found = [each for each in compiled(text).problems if each.code == "unheard-opening"]

    assert [each.message.split()[0] for each in found] == noted
    assert all(each.severity == "warning" for each in found)
