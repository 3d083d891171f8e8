"""``intakebot chat``: a flow in the terminal, and as JSON for pipes."""

import json
import signal

import pytest

FLOW = """
flow: late-parcel
title: A parcel is late
team: web
starts_with: [my parcel is late]
hello: Hi!
questions:
  - {id: order, kind: code, ask: Which order?, pattern: "RX-[0-9]{4}", unclear: Like RX-1000.}
  - {id: gift, kind: yes_no, ask: Is it a gift?}
  - {id: note, kind: text, ask: Anything else?, optional: yes}
case: {title: "{{ order }} is late"}
"""
WHOLE = "my parcel is late\nRX-4821\nno\n/skip\nyes\n"


@pytest.fixture
def flows(flows):
    (flows / "late-parcel.yaml").write_text(FLOW)
    return flows


@pytest.fixture
def script(flows, run):
    """Play a script; the exit status, the report and what was said beside it."""

    def playing(text, *words):
        (flows.parent / "script.txt").write_text(text, encoding="utf-8")
        done = run("chat", "late-parcel", "--script", "script.txt", *words)
        return done.exit_code, json.loads(done.stdout), done.stderr

    return playing


def test_a_whole_script_gives_the_finished_case_as_json_alone(script):
    code, report, beside = script(WHOLE)

    assert (code, beside) == (0, "")
    assert (report["phase"], report["open"]) == ("waiting", None)
    assert report["case"]["title"] == "RX-4821 is late"
    facts = {fact["question"]: fact["answer"] for fact in report["case"]["facts"]}
    assert facts["order"]["value"] == "RX-4821"
    assert facts["gift"]["value"] == "no"
    assert facts["note"]["state"] == "skipped"
    said = [(line["by"], line["says"]) for line in report["conversation"]]
    assert said[:3] == [
        ("bot", "Hi!"),
        ("customer", "my parcel is late"),
        ("bot", "Thank you. I've noted that."),
    ]


def test_a_script_that_ends_early_says_what_is_still_open(script):
    code, report, beside = script("my parcel is late\nRX-4821\n")

    assert code == 1
    assert (report["phase"], report["open"]) == ("intake", "gift")
    assert report["case"]["missing"] == [{"question": "gift", "label": "Gift"}]
    assert beside == (
        "The script ends early. 'gift' stands open: Is it a gift? Still missing: Gift.\n"
    )


def test_an_empty_script_is_asked_nothing_yet(script):
    code, report, beside = script("\n")

    assert (code, report["phase"]) == (1, "intake")
    assert "Nothing is asked yet." in beside


def test_answers_without_the_last_yes_are_whole_but_not_handed_over(script):
    code, report, beside = script(WHOLE.removesuffix("yes\n"))

    assert (code, report["phase"], report["case"]["missing"]) == (0, "confirming", [])
    assert beside == "The script ends early. The summary is not confirmed yet.\n"


def test_a_line_that_does_not_fit_is_said_beside_the_json(script):
    code, report, beside = script("my parcel is late\n/send\n/quit\nRX-4821\n")

    assert beside.startswith("/send: That isn't possible at this point.")
    assert (code, report["open"]) == (1, "order")


def test_the_buttons_of_the_widget_have_commands(script):
    lines = ["my parcel is late", "RX-1", "/why", "RX-4821", "/dontknow", "/back", "yes", "/skip"]
    code, report, _ = script("\n".join([*lines, "/change order RX-7777", "/send"]))

    assert (code, report["phase"]) == (0, "waiting")
    assert report["case"]["title"] == "RX-7777 is late"
    assert {"by": "bot", "says": "Like RX-1000."} in report["conversation"]
    assert script("my parcel is late\n/person\n")[1]["phase"] == "waiting"


def test_the_page_is_told_as_the_widget_would(flows, run):
    words = ["chat", "broken-page", "--page", "https://shop.example/cart", "--script", "-"]

    done = run(*words, says="It stays blank\nyes\nyes\n")

    answers = {f["question"]: f["answer"] for f in json.loads(done.stdout)["case"]["facts"]}
    assert answers["page"]["value"] == "https://shop.example/cart"


def test_without_a_flow_the_first_words_choose_one(flows, run):
    done = run("chat", "--script", "-", says="my parcel is late\n")

    assert json.loads(done.stdout)["case"]["flow"] == "late-parcel"


def test_umlauts_and_a_byte_order_mark_come_through(flows, run):
    (flows.parent / "s.txt").write_text("my parcel is late\nRX-4821\nnö\n", encoding="utf-8-sig")

    said = json.loads(run("chat", "late-parcel", "--script", "s.txt").stdout)["conversation"]

    assert said[1] == {"by": "customer", "says": "my parcel is late"}
    assert {"by": "customer", "says": "nö"} in said


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("late-parcl", "did you mean 'late-parcel'?"),
        ("weather", "there are: broken-page, late-parcel."),
    ],
)
def test_a_flow_that_is_not_there_is_said_with_a_way_out(flows, run, name, hint):
    done = run("chat", name)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"There is no flow '{name}' in flows; {hint}\n"


def test_a_script_that_can_not_be_read_is_said(flows, run):
    (flows.parent / "latin.txt").write_bytes("nö".encode("latin-1"))

    for name, why in (("none.txt", "No such file or directory"), ("latin.txt", "it is no UTF-8")):
        done = run("chat", "late-parcel", "--script", name)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{name} can't be read: {why}")


def test_problems_of_other_flows_do_not_get_into_the_json(flows, script):
    (flows / "broken.yaml").write_text("flow: broken\n")

    code, report, beside = script(WHOLE)

    assert (code, report["phase"]) == (0, "waiting")
    assert "flows/broken.yaml:1:1" in beside


def test_a_person_can_type_and_see_the_summary(flows, run):
    done = run("chat", "late-parcel", says=WHOLE)

    assert done.exit_code == 0
    assert "  ✓ Order: RX-4821" in done.stdout
    assert "(2 of 3) Yes · No" in done.stdout
    assert "/send passes it on" in done.stdout
    assert "[1001] RX-4821 is late" in done.stdout


@pytest.mark.parametrize("says", ["my parcel is late\n/quit\n", "my parcel is late\n"])
def test_a_person_can_leave(flows, run, says):
    assert run("chat", "late-parcel", says=says).exit_code == 0


def test_ctrl_c_leaves_without_a_word_of_complaint(flows, start):
    talk = start("chat", "late-parcel")
    talk.until("Hi!")

    assert talk.end(signal.SIGINT) == 0
    assert "Traceback" not in talk.said
