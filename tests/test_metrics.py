"""The process's figures: every label is made in the code, so the set of them has an end."""

import os
import subprocess
import sys

from prometheus_client import generate_latest

from intakebot import metrics


def test_every_figure_is_named_as_prometheus_wants_it():
    families = [each for each in metrics.REGISTRY.collect() if not each.name.startswith("process_")]

    assert len(families) >= 8
    for family in families:
        assert family.name.startswith("intakebot_")
        assert family.documentation.endswith(".")


def test_figures_that_did_not_move_yet_are_told_as_nothing():
    told = generate_latest(metrics.REGISTRY).decode()

    for author in ("customer", "agent"):
        assert f'intakebot_turn_seconds_count{{author="{author}"}} ' in told
        assert f'intakebot_ws_connections{{role="{author}"}} ' in told
    for by in ("bot", "agent"):
        assert f'intakebot_facts_reasked_total{{by="{by}"}} ' in told


def test_the_process_itself_is_told():
    told = generate_latest(metrics.REGISTRY).decode()

    for name in ("process_start_time_seconds", "process_resident_memory_bytes", "process_open_fds"):
        assert f"\n{name} " in told


def test_a_lone_turn_on_a_quick_disk_falls_into_a_bucket_of_its_own():
    assert list(metrics.QUICK) == sorted(metrics.QUICK)
    assert metrics.QUICK[0] <= 0.0005
    assert metrics.QUICK[-1] >= 5  # when a client sends again


def test_of_several_workers_the_sum_is_told(tmp_path):
    """Each in a process of its own, as workers are; one of them is gone."""
    counting = "from intakebot import metrics; metrics.ASKED.inc(3); metrics.BUS_UP.set(1)"
    telling = "from intakebot import metrics; from prometheus_client import generate_latest\n"
    telling += "metrics.ASKED.inc(2); print(generate_latest(metrics.counted()).decode())"
    env = os.environ | {metrics.TOGETHER: str(tmp_path)}

    subprocess.run([sys.executable, "-c", counting], env=env, check=True)
    told = subprocess.run(
        [sys.executable, "-c", telling], env=env, check=True, capture_output=True, text=True
    ).stdout

    assert "intakebot_questions_asked_total 5.0" in told
