"""A text written anew without its secrets."""

import subprocess
import sys

import pytest

from intakebot.desk.censor import censor


def test_a_text_without_secrets_is_not_written_again(tmp_path):
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("GET /cart 500\n" * 100)

    assert censor(source, target) == []
    assert not target.exists()


@pytest.mark.parametrize("between", ["\n", "\r\n"])
def test_every_secret_goes_and_every_other_byte_stays(tmp_path, between):
    source, target = tmp_path / "a", tmp_path / "b"
    key = between.join(
        ["-----BEGIN RSA PRIVATE KEY-----", "MIIEow" * 10, "-----END RSA PRIVATE KEY-----"]
    )
    lines = [
        "Überweisung fehlt",
        "password: hunter2secret",
        key,
        "card 4111 1111 1111 1111",
        "end\udcff",
    ]
    source.write_bytes(between.join(lines).encode("utf-8", "surrogateescape"))

    assert censor(source, target) == ["password", "private_key", "card"]

    left = target.read_bytes()
    assert not any(each in left for each in (b"hunter2", b"MIIEow", b"4111 1111"))
    assert left.startswith("Überweisung fehlt".encode())
    assert left.endswith(f"{between}end".encode() + b"\xff")


def test_it_runs_alone(tmp_path):
    source = tmp_path / "a"
    source.write_text("password=hunter2secret")

    done = subprocess.run(
        [sys.executable, "-I", "-m", "intakebot.desk.censor", source, tmp_path / "b"],
        capture_output=True, check=True, env={},
    )  # fmt: skip

    assert done.stdout == b'["password"]'
