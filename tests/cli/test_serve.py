"""``intakebot serve``: it starts, or says in words why not, and ends when it is told to."""

import json
import signal
import socket
import urllib.request

import pytest


@pytest.mark.parametrize(
    ("setting", "value", "why"),
    [
        ("INTAKEBOT_PROT", "8000", "unknown setting: INTAKEBOT_PROT"),
        ("INTAKEBOT_PORT", "eighty", "INTAKEBOT_PORT: "),
        ("INTAKEBOT_IDENTITY_KEYS", '{"shop": "changeme"}', "the key of site 'shop' is weak"),
        ("INTAKEBOT_DATABASE_URL", "mysql://db/x", "not the address of an SQLite file or a Post"),
        ("INTAKEBOT_DATABASE_URL", "postgresql://127.0.0.1:1/x", "the database cannot be used"),
        ("INTAKEBOT_DATABASE_URL", "://", "not the address of an SQLite file"),
        ("INTAKEBOT_HOST", "203.0.113.1", "cannot listen on 203.0.113.1:0"),
        ("INTAKEBOT_FLOWS", "nowhere", "no flow can be served from nowhere"),
    ],
)
def test_what_can_not_be_is_said_in_words(flows, run, monkeypatch, setting, value, why):
    monkeypatch.setenv("INTAKEBOT_PORT", "0")
    monkeypatch.setenv(setting, value)

    done = run("serve")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Not started: ")
    assert why in done.stderr
    assert "Traceback" not in done.stderr


def test_flows_that_are_all_broken_are_said_with_their_places(flows, run):
    (flows / "broken-page.yaml").write_text("flow: broken-page\n")

    done = run("serve", "--port", "0")

    assert done.exit_code == 2
    assert "flows/broken-page.yaml:1:1: " in done.stderr


def test_a_port_that_is_taken_is_said(flows, run):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        done = run("serve", "--port", str(port))

    assert done.exit_code == 2
    assert f"cannot listen on 127.0.0.1:{port}: " in done.stderr
    assert "in use" in done.stderr


def test_it_serves_until_it_is_told_to_end(flows, start, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_LOG_FORMAT", "json")
    server = start("serve", "--port", "0")

    server.until("no_admin_yet")
    serving, admin = map(json.loads, server.said.splitlines())
    with urllib.request.urlopen(serving["address"] + "/readyz") as answer:
        assert answer.status == 200

    assert admin["join_once_at"].startswith(serving["address"] + "/console#join=")
    assert server.end(signal.SIGTERM) == 0
    assert "Traceback" not in server.said
