"""One example of every diagnostic, with exactly what its author reads."""

import pytest

from intakebot.authoring.codes import CODES
from intakebot.authoring.flow_tests import compile_tests
from intakebot.authoring.folder import compile_folder
from intakebot.authoring.rendering import one_line

HEAD = "flow: f\ntitle: T\nquestions:\n"
A = "  - {id: a, kind: choice, ask: A?, options: [X, Y]}\n"


def said(files):
    """What is said about these files, a line each; a text alone is the file f.yaml."""
    files = {"f.yaml": files} if isinstance(files, str | bytes) else files
    raw = {name: t.encode() if isinstance(t, str) else t for name, t in files.items()}
    flows = {name: t for name, t in raw.items() if ".test." not in name}
    folder = compile_folder(flows)
    live = {c.id: c.flow for c in folder.flows.values()}
    tests = {name: t for name, t in raw.items() if ".test." in name}
    return [one_line(each) for each in [*folder.problems, *compile_tests(tests, "", live.get)[1]]]


def when(condition, more=""):
    return f"{HEAD}{A}{more}  - id: b\n    kind: text\n    ask: B?\n    when: {condition}\n"


EXAMPLES = {
    "unreadable": (
        b"flow: f\ntitle: caf\xe9\n",
        "f.yaml:2:11: the file is not UTF-8 text from here on – save it again as UTF-8",
    ),
    "too-big": (
        "a: [" + "[" * 30,
        "f.yaml:1:24: this is nested more than 20 deep – flows need four levels",
    ),
    "strange-character": (
        "flow: f\ntitle: a\u202eb\n",
        "f.yaml:2:9: a character that can't be seen stands here (U+202E) – delete it",
    ),
    "tab": (
        "flow: f\ncase:\n\ttitle: T\n",
        "f.yaml:3:1: this line is indented with a tab – use two spaces for each level",
    ),
    "not-yaml": (
        'flow: f\ntitle: "Return\nquestions: []\n',
        "f.yaml:2:8: quotes are opened here and never closed – close them",
    ),
    "braces": (
        "flow: f\ntitle: T\ncase:\n  title: {{ a }} on\n",
        "f.yaml:4:10: a text that begins with {{ needs quotes around all of it"
        ' – such as: title: "{{ symptom }}"',
    ),
    "tag": (
        "flow: f\ntitle: !important T\n",
        "f.yaml:2:8: '!important' is a tag, and flows have none"
        " – quote the text if it begins with '!'",
    ),
    "anchor": (
        "flow: f\ntitle: &t T\n",
        "f.yaml:2:8: '&t' is not used in flows – quote the text if it begins with '&' or '*'",
    ),
    "duplicate-setting": (
        "flow: f\ntitle: T\nflow: g\n",
        "f.yaml:3:1: 'flow' stands here twice, first in line 1 – keep one of them",
    ),
    "unknown-setting": (
        HEAD + "  - id: a\n    kind: file\n    ask: A?\n    optionel: yes\n",
        "f.yaml:7:5: unknown setting 'optionel' for a file question – did you mean 'optional'?",
    ),
    "missing-setting": (
        HEAD + "  - id: a\n    kind: choice\n    ask: A?\n",
        "f.yaml:4:5: a choice question needs 'options'",
    ),
    "wrong-value": (
        HEAD + "  - id: a\n    kind: text\n    ask: A?\n    optional: perhaps\n",
        "f.yaml:7:15: 'optional' is yes or no, and this is 'perhaps'",
    ),
    "unknown-kind": (
        HEAD + "  - id: a\n    kind: choise\n    ask: A?\n",
        "f.yaml:5:11: there is no kind 'choise' – did you mean 'choice'?",
    ),
    "not-a-flow": (
        HEAD + "  - just words\n",
        "f.yaml:4:5: a question with its settings is expected here – such as: - id: order",
    ),
    "bad-text": (
        "flow: f\ntitle: T\nhello: Hi {{ a( }}\n",
        "f.yaml:3:11: this blank can't be read – such as: {{ error or doing }}",
    ),
    "unknown-name": (
        f"{HEAD}{A}case:\n  title: 'It is {{{{ aa }}}}'\n",
        "f.yaml:6:20: the text names 'aa', and nothing has that name – did you mean 'a'?",
    ),
    "bad-language": (
        "flow: f\ntitle: {en: T, german: T}\n",
        "f.yaml:2:16: 'german' is no language – such as: en, de or pt-BR",
    ),
    "bad-condition": (
        when("a == X"),
        "f.yaml:8:13: conditions do not know '==' – write 'is'",
    ),
    "bad-pattern": (
        HEAD + "  - id: a\n    kind: code\n    ask: A?\n    pattern: (?=x)y\n",
        "f.yaml:7:14: This pattern can't be read: (?= is something RE2 patterns don't have",
    ),
    "duplicate-id": (
        HEAD + A + A,
        "f.yaml:5:10: the id 'a' is taken – by line 4",
    ),
    "duplicate-flow": (
        {"f.yaml": HEAD + A + "default: yes\n", "g.yaml": HEAD + A},
        "g.yaml:1:7: there is another flow 'f' – see f.yaml:1",
    ),
    "unknown-question": (
        when("aa is X"),
        "f.yaml:8:11: 'when' asks about 'aa', and no question has that id"
        " – did you mean 'a' (line 4)?",
    ),
    "later-question": (
        HEAD + "  - {id: b, kind: text, ask: B?, when: a is X}\n" + A,
        "f.yaml:4:40: 'when' asks about 'a', which comes later (line 5) – move 'a' further up",
    ),
    "impossible-option": (
        when("a is Z"),
        "f.yaml:8:16: 'Z' is no answer to 'a' – answers: X, Y",
    ),
    "never-asked": (
        when("a is X and a is Y"),
        'f.yaml:8:11: this never holds, so \'b\' is never asked – it says: a is "X" and a is "Y"',
    ),
    "perhaps-never-asked": (
        when("c is Z and a is Y", "  - {id: c, kind: text, ask: C?, when: a is X}\n"),
        "f.yaml:9:11: 'b' is perhaps never asked"
        " – what this asks about is only asked where this does not hold",
    ),
    "always-asked": (
        when("a is X or a is not X"),
        "f.yaml:8:11: this always holds, so 'b' is always asked – leave 'when' out",
    ),
    "unknown-include": (
        {"f.yaml": HEAD + "  - include: identiy\n", "shared/identity.yaml": "questions:\n" + A},
        "f.yaml:4:14: there is no file shared/identiy.yaml – did you mean 'identity'?",
    ),
    "include-loop": (
        {"f.yaml": HEAD + "  - include: s\n", "shared/s.yaml": "questions:\n  - include: s\n"},
        "shared/s.yaml:2:14: this goes round in a circle: s includes s",
    ),
    "unknown-team": (
        {"f.yaml": "flow: f\ntitle: T\nteam: wbe\n", "teams.yaml": "teams: [{id: web, name: W}]"},
        "f.yaml:3:7: there is no team 'wbe' – did you mean 'web'?",
    ),
    "unknown-flow": (
        {"f.yaml": HEAD + A, "f.test.yaml": "flow: ff\ntests: [{it: works, chat: []}]\n"},
        "f.test.yaml:1:7: there is no flow 'ff' that could be tested"
        " – see `flows check` if it is there",
    ),
    "two-defaults": (
        {
            "f.yaml": "flow: f\ntitle: T\ndefault: yes\n",
            "g.yaml": "flow: g\ntitle: T\ndefault: yes\n",
        },
        "g.yaml:3:10: another flow is the default already – see f.yaml:3",
    ),
    "no-default": (
        {"f.yaml": "flow: f\ntitle: T\n", "g.yaml": "flow: g\ntitle: T\n"},
        "g.yaml:1:7: no flow says 'default: yes' – add it to the flow that takes what no other"
        " claims",
    ),
    "same-opening": (
        {
            "f.yaml": "flow: f\ntitle: T\ndefault: yes\nstarts_with: [It broke]\n",
            "g.yaml": "flow: g\ntitle: T\nstarts_with: [it broke!]\n",
        },
        "g.yaml:3:15: 'it broke!' leads to 'f' as well – see f.yaml:4",
    ),
    "unheard-opening": (
        "flow: f\ntitle: T\ndefault: yes\nstarts_with: [it broke]\nquestions:\n"
        "  - {id: story, kind: text, ask: What happened?}\n",
        "f.yaml:6:10: 'story' is asked, though the first message may have said it already"
        " – put 'prefill: opening' under it",
    ),
    "plain-text": (
        "flow: f\ntitle: T\ndefault: yes\nquestions:\n"
        "  - {id: since, kind: text, ask: Since when?}\n",
        "f.yaml:5:23: 'since' asks for what 'kind: date' hears by itself in earlier words"
        " – kind: date",
    ),
    "missing-language": (
        "flow: f\ntitle: {en: T, de: T}\nhello: {en: Hi}\n",
        "f.yaml:3:9: this text has no 'de', which other texts of the flow have"
        " – add de: …, or write one text for all",
    ),
}


def test_every_code_has_an_example():
    assert EXAMPLES.keys() == CODES.keys()


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_problem_is_said_in_exactly_these_words(code):
    files, words = EXAMPLES[code]

    assert said(files) == [f"{words}  [{code}]"]


@pytest.mark.parametrize("code", CODES)
def test_every_code_says_what_to_do_without_our_own_words(code):
    text = CODES[code].says

    assert text.endswith(".")
    assert not {"schema", "node", "mapping", "scalar", "sequence", "str"} & set(
        text.lower().split()
    )
