import pytest

from intakebot.authoring.folder import compile_folder
from intakebot.authoring.phrases import is_phrases, language
from intakebot.understanding.acts import acts
from intakebot.understanding.phrasebook import shipped

OWN = """\
# how our customers talk
person:
  whole: [Chef bitte]
  anywhere:
    - zum Oberboss
dont_know:
  whole:
    - "ka: wirklich"
"""


def compiled(text, name="phrases.de.yaml", before=None):
    return compile_folder({name: text.encode()}, "flows", before)


def told(text, name="phrases.de.yaml"):
    return [
        f"{each.line}:{each.column} {each.code} {each.message}"
        for each in compiled(text, name).problems
    ]


def test_phrases_in_the_flows_folder_are_added_to_those_that_ship():
    folder = compiled(OWN)

    assert folder.problems == []
    assert folder.flows == {}
    assert [act.kind for act in acts("Chef bitte", book=folder.book)] == ["person"]
    assert [act.kind for act in acts("bring mich zum Oberboss", book=folder.book)] == ["person"]
    assert [act.kind for act in acts("a human please", book=folder.book)] == ["person"]
    assert acts("Chef bitte") == []


def test_a_folder_without_phrases_has_those_that_ship():
    assert compile_folder({}).book is shipped()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("persn:\n  whole: [a]\n", "1:1 unknown-setting there is no act 'persn'"),
        ("person:\n  hole: [a b]\n", "2:3 unknown-setting there is no setting 'hole'"),
        ("person: get me the boss\n", "1:9 not-a-flow 'person' needs 'whole' or 'anywhere'"),
        ("person:\n  whole: boss\n", "2:10 not-a-flow 'whole' is a list of phrases"),
        ("person:\n  whole:\n    - a: b\n", "3:7 not-a-flow a phrase is a text"),
        ("person:\n  anywhere: [to]\n", "2:14 wrong-value 'to' is too short"),
        ("person:\n  whole: ['?!']\n", "2:11 wrong-value '?!' is too short"),
        ("- boss\n", "1:1 not-a-flow acts with their phrases"),
        (
            "skip:\n  whole: [weg da]\nback:\n  whole: [Weg da!]\n",
            "4:11 wrong-value 'Weg da!' stands here twice",
        ),
        ("skip:\n  whole: [" + "x" * 121 + "]\n", "2:11 wrong-value a phrase has at most 120"),
    ],
)
def test_a_mistake_is_told_with_its_place(text, problem):
    (said,) = told(text)

    assert said.startswith(problem)
    assert compiled(text).book is None


def test_a_misspelt_act_gets_the_right_one_offered():
    (problem,) = compiled("persn:\n  whole: [a]\n").problems

    assert problem.hint == "did you mean 'person'?"
    assert problem.file == "flows/phrases.de.yaml"


def test_the_file_says_which_language_it_is_for():
    assert told(OWN, "phrases.german.yaml")[0].startswith("2:1 bad-language")
    assert told(OWN, "phrases.yaml")[0].startswith("2:1 bad-language")
    assert told(OWN, "phrases.pt-BR.yaml") == []
    assert language("phrases.pt-BR.yaml") == "pt-BR"


def test_only_files_beside_the_flows_hold_phrases():
    assert is_phrases("phrases.en.yaml")
    assert not is_phrases("shared/phrases.en.yaml")
    assert not is_phrases("phrases-of-ours.yaml")


def test_an_unchanged_file_is_not_compiled_again_and_a_removed_one_is_forgotten():
    first = compiled(OWN)

    assert compiled(OWN, before=first).book is first.book
    assert compiled(OWN + "# more\n", before=first).book is not first.book
    assert compile_folder({}, "flows", first).book is shipped()


def test_a_file_that_cannot_be_read_gives_no_book():
    assert compiled("person: [\n").book is None
