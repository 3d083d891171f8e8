"""``intakebot demo``: everything to see the whole story, from an empty folder."""

import re
import signal

import httpx2
import pytest

from intakebot.cli.demo import starter_flows
from tests.house import PASSWORD


def links(said):
    return dict(re.findall(r"(\w+) +joins, once, at +(\S+)", said))


def test_the_demo_runs_from_an_empty_folder_and_again(folder, start, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", f"sqlite:///{folder}/the-real-one.sqlite")
    demo = start("demo", "--port", "0")

    said = demo.until("Ctrl-C")
    address = re.search(r"(http://\S+)/demo\n", said)[1]
    with httpx2.Client(base_url=address, headers={"origin": address}) as browser:
        shop = browser.get("/demo")
        asked = {"token": links(said)["Admin"].partition("#join=")[2], "name": "Ada"}
        joined = browser.post("/api/v1/join", json=asked | {"password": PASSWORD})
        again = browser.post("/api/v1/join", json=asked | {"password": PASSWORD})

    assert list(links(said)) == ["Admin", "Priya", "Tom"]
    assert '<script src="/widget.js"' in shop.text
    assert (joined.status_code, joined.json()["role"]) == (200, "admin")
    assert again.status_code == 404
    assert demo.end(signal.SIGINT) in (0, 130)
    assert "Traceback" not in demo.said
    assert not (folder / "the-real-one.sqlite").exists()

    demo = start("demo", "--port", "0")
    said = demo.until("Ctrl-C")

    assert "Admin  signs in as          admin@demo.example" in said
    assert list(links(said)) == ["Priya", "Tom"]
    assert demo.end(signal.SIGINT) in (0, 130)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--flows", "nowhere"], "no flow can be served from nowhere"),
        (["--data", "file"], "the database cannot be used"),
    ],
)
def test_what_can_not_be_is_said_in_words(folder, run, words, why):
    (folder / "file").write_text("not a folder")

    done = run("demo", "--port", "0", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert why in done.stderr


def test_the_flows_that_ship_are_found_from_anywhere(folder):
    assert (starter_flows() / "website-problem.yaml").is_file()
