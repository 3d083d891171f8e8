"""``intakebot understand``: JSON lines in and out, and the table for labelled texts."""

import json

import pytest

SAID = "Jane Doe here (jane@shop.example), the page stays blank"


@pytest.fixture
def ask(run):
    """Send lines through the command; its status, what it wrote and what it complained of."""

    def asking(*lines, words=()):
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        done = run("understand", *words, says=text)
        return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    return asking


def labels(told):
    return {each["label"]: each["value"] for each in told["findings"]}


def test_every_finding_has_its_words_and_their_place(ask, folder):
    code, [told], _ = ask({"text": SAID})

    assert code == 0
    assert labels(told)["email"] == "jane@shop.example"
    assert "route" not in told  # there are no flows here
    for each in told["findings"]:
        assert SAID[each["start"] : each["end"]] == each["quote"]
        assert each["band"] in ("A", "B", "C")


def test_what_was_asked_tells_what_a_bare_answer_is(ask, folder):
    _, [named, worded, bare], _ = ask(
        {"text": "mara lind", "asked": "person_name"},
        {"text": "mara lind", "asked": "May I have your name, please?"},
        {"text": "mara lind", "asked": ""},
    )

    assert "person_name" in labels(named)
    assert "person_name" in labels(worded)
    assert "person_name" not in labels(bare)


def test_the_language_is_told_where_it_is_sure(ask, folder):
    _, told, _ = ask(
        {"text": "Seit heute früh geht die Anmeldung nicht mehr"},
        {"text": "My parcel hasn't arrived"},
        {"text": "FF-20418"},
    )

    assert [each["language"] for each in told] == ["de", "en", None]


def test_acts_have_their_public_names_each_once(ask, folder):
    _, [person, unsure, nothing_asked], _ = ask(
        {"text": "I want to talk to a human. A human, please!"},
        {"text": "I don't know"},
        {"text": "I don't know", "asked": ""},
    )

    assert person["acts"] == ["human_request"]
    assert unsure["acts"] == ["dont_know"]
    assert nothing_asked["acts"] == []


def test_flows_of_the_folder_or_of_another_are_routed_to(ask, flows):
    _, [told], _ = ask({"text": SAID})
    (flows / "broken-page.yaml").rename(flows.parent / "elsewhere.yaml")
    elsewhere = flows.parent / "more"
    elsewhere.mkdir()
    (flows.parent / "elsewhere.yaml").rename(elsewhere / "broken-page.yaml")
    (elsewhere / "teams.yaml").write_text((flows / "teams.yaml").read_text())
    _, [other], _ = ask({"text": "qqq zzz"}, words=("--flows", "more"))

    assert told["route"]["flow"] == "broken-page"
    assert told["route"]["likeliest"] == ["broken-page"]
    assert 0.5 < told["route"]["score"] <= 1
    assert other["route"] == {"flow": None, "likeliest": [], "score": 0.0}


def test_an_authors_own_patterns_count_where_the_flow_is_named(ask, flows):
    (flows / "parcel.yaml").write_text(
        "flow: parcel\ntitle: Parcel\nteam: web\nquestions:\n"
        '  - {id: order, kind: code, ask: Which?, pattern: "RX[0-9]{4}K"}\n'
    )
    _, [with_flow, without], _ = ask(
        {"text": "it is RX4821K", "flow": "parcel"}, {"text": "it is RX4821K"}
    )

    assert "RX4821K" in [each["quote"] for each in with_flow["findings"]]
    assert "RX4821K" not in [each["quote"] for each in without["findings"]]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '"text"', '{"asked": "name"}', '{"text": 1}', '{"text": "x", "kind": "y"}',
     '{"text": "x", "flow": "nowhere"}', '{"text": "\\ud800"}'],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_rest_goes_on(ask, folder, line):
    code, told, complaint = ask({"text": "a"}, "", line, {"text": "b"})

    assert code == 1
    assert len(told) == 2
    assert complaint.startswith("line 3: ")
    assert complaint.count("\n") == 1


def test_a_folder_of_flows_that_is_not_there_is_said(run, folder):
    done = run("understand", "--flows", "nowhere", says="")

    assert done.exit_code == 2


def test_a_folder_that_can_not_be_measured_is_said(run, folder):
    (folder / "slots.jsonl").write_text('{"text": "x"}\n')

    for name in ("nowhere", "."):
        done = run("understand", "--eval", name)
        assert done.exit_code == 2
        assert name in done.stderr
        assert done.stdout == ""


def test_the_table_is_there_for_people_and_for_programs(run, folder):
    row = {"id": "1", "source": "s", "text": "mail a@b.example", "annotated": ["email"],
           "spans": [{"label": "email", "start": 5, "end": 16}]}  # fmt: skip
    (folder / "slots.jsonl").write_text(json.dumps(row))

    table = run("understand", "--eval", ".").stdout
    lines = [
        json.loads(each) for each in run("understand", "--eval", ".", "--json").stdout.splitlines()
    ]

    assert "email" in table
    assert lines[0] == {"table": "slots", "name": "email", "n": 1, "precision": 1.0, "recall": 1.0}
    assert {each["table"] for each in lines} == {"slots", "cost"}
