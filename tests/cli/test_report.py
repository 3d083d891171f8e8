"""Loading flows for a command."""

import pytest
import typer

from intakebot.cli.report import loaded


def test_good_flows_are_loaded_quietly(tmp_path, capsys):
    (tmp_path / "f.yaml").write_text("flow: f\ntitle: T\n")

    assert loaded(tmp_path).flow("f")
    assert capsys.readouterr().err == ""


def test_problems_are_printed_and_the_good_flows_serve(tmp_path, capsys):
    (tmp_path / "f.yaml").write_text("flow: f\ntitle: T\n")
    (tmp_path / "g.yaml").write_text("flow: g\n")

    assert loaded(tmp_path).flow("f")
    assert "[missing-setting]" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["flow: f\n", None])
def test_without_a_good_flow_it_ends_with_2(tmp_path, capsys, text):
    if text:
        (tmp_path / "f.yaml").write_text(text)

    with pytest.raises(typer.Exit) as caught:
        loaded(tmp_path)

    assert caught.value.exit_code == 2
    assert capsys.readouterr().err
