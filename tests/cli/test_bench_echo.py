"""What the bench compares with."""

from starlette.testclient import TestClient

from intakebot.cli.bench_echo import app


def test_it_sends_back_whatever_comes():
    with TestClient(app).websocket_connect("/ws") as line:
        line.send_text("مرحبا")

        assert line.receive_text() == "مرحبا"
