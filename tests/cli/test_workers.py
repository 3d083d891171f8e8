"""Several workers: one port, whoever dies is replaced, one signal ends all, none is left over."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests import postgres

PARENT = Path(__file__).with_name("parent.py")
WITHIN = 20.0


class Family:
    """A parent and what its children leave in a folder."""

    def __init__(self, folder, kind="plain", count=3):
        self.folder = folder
        self.parent = subprocess.Popen([sys.executable, str(PARENT), str(folder), kind, str(count)])

    def came(self, number):
        """The process ids that ever held a worker's place."""
        return [int(each.name.partition("-")[2]) for each in self.folder.glob(f"{number}-*")]

    def ask(self):
        """Which worker answers on the port: its number and process id."""
        port = int((self.folder / "port").read_text())
        with socket.create_connection(("127.0.0.1", port), timeout=5) as peer:
            number, pid = peer.recv(100).split()
        return int(number), int(pid)

    def until(self, what):
        end = time.monotonic() + WITHIN
        while not what():
            assert time.monotonic() < end, sorted(each.name for each in self.folder.iterdir())
            time.sleep(0.02)

    def everybody_came(self, count=3):
        self.until(lambda: all(self.came(n) for n in range(1, count + 1)))

    def left(self):
        """Children that still run."""
        return [pid for n in range(1, 10) for pid in self.came(n) if alive(pid)]

    def end(self, name=signal.SIGTERM):
        self.parent.send_signal(name)
        return self.parent.wait(WITHIN)


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def family(tmp_path):
    families = []

    def made(*arguments):
        families.append(Family(tmp_path, *arguments))
        return families[-1]

    yield made
    for each in families:
        each.parent.kill()
        each.parent.wait()
        for pid in each.left():
            os.kill(pid, signal.SIGKILL)


def test_all_answer_on_one_port_and_one_signal_ends_them(family):
    workers = family()
    workers.everybody_came()

    seen = {workers.ask()[0] for _ in range(200)}

    assert seen == {1, 2, 3}
    assert workers.end() == 0
    assert workers.left() == []


def test_one_that_is_killed_is_replaced_and_the_others_go_on(family):
    workers = family()
    workers.everybody_came()
    (first,) = workers.came(1)

    os.kill(first, signal.SIGKILL)
    workers.until(lambda: not alive(first))

    assert all(workers.ask()[1] != first for _ in range(20))
    workers.until(lambda: len(workers.came(1)) == 2)
    assert [len(workers.came(n)) for n in (2, 3)] == [1, 1]
    assert workers.end() == 0


def test_one_that_dies_at_once_is_not_started_without_end(family):
    workers = family("dying")
    workers.everybody_came()

    time.sleep(2.5)

    assert 2 <= len(workers.came(2)) <= 3, "at once, after one second, after two more"
    assert workers.end() == 0


def test_settings_that_can_not_work_end_all_of_them(family):
    workers = family("refused")

    assert workers.parent.wait(WITHIN) == 2
    assert workers.left() == []


def test_one_that_does_not_leave_is_killed_and_the_status_says_so(family):
    workers = family("stubborn", 2)
    workers.everybody_came(2)
    workers.until(lambda: workers.ask())

    began = time.monotonic()

    assert workers.end(signal.SIGINT) == 1
    assert time.monotonic() - began < 5
    assert workers.left() == []


def test_children_notice_that_the_parent_was_killed(family):
    workers = family("waits", 2)
    workers.everybody_came(2)

    workers.end(signal.SIGKILL)

    workers.until(lambda: len(list(workers.folder.glob("alone-*"))) == 2)


# --- the command ------------------------------------------------------------------------------


def test_several_workers_on_an_sqlite_file_are_refused_with_a_way_out(flows, run):
    done = run("serve", "--workers", "2", "--port", "0")

    assert done.exit_code == 2
    assert "2 workers need Postgres" in done.stderr
    assert "DATABASE_URL=postgresql://" in done.stderr


@pytest.mark.parametrize("count", ["0", "-1", "1000", "many"])
def test_a_count_that_makes_no_sense_is_refused(flows, run, count):
    assert run("serve", "--workers", count).exit_code == 2


def test_a_worker_ends_with_its_parent_and_finishes_first(flows, start):
    """The real server in a worker's place: its lifeline closes, it drains and ends with 0."""
    end, lifeline = os.pipe()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place = f"2,{listening.fileno()},{end}"
        worker = start("serve", "--place", place, keep=(listening.fileno(), end))
        worker.until("serving")
        assert "no_admin_yet" not in worker.said, "the first worker speaks for all"
        os.close(lifeline)
        assert worker.process.wait(WITHIN) == 0
    os.close(end)


# --- the real server --------------------------------------------------------------------------


@pytest.fixture
def database(monkeypatch):
    with postgres.database() as url:
        monkeypatch.setenv("INTAKEBOT_DATABASE_URL", url)
        monkeypatch.setenv("INTAKEBOT_LOG_FORMAT", "json")
        yield url


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


@pytest.mark.postgres
@pytest.mark.timeout(240)
def test_two_real_workers_serve_as_one_and_one_that_is_killed_comes_back(flows, database, start):
    server = start("serve", "--workers", "2", "--port", "0")
    for _ in range(2):
        server.until('"serving"')
    address = json.loads(next(x for x in server.said.splitlines() if '"serving"' in x))["address"]

    end = time.monotonic() + WITHIN
    while json.loads(fetch(f"{address}/readyz"))["bus"] != {
        "over": "postgres",
        "up": True,
        "others": 1,
    }:
        assert time.monotonic() < end
        time.sleep(0.1)
    workers = psutil.Process(server.process.pid).children()
    assert len(workers) == 2
    asked = json.dumps({"site": "shop"}).encode()
    for _ in range(4):
        post = urllib.request.Request(f"{address}/api/v1/sessions", asked)
        post.add_header("content-type", "application/json")
        assert urllib.request.urlopen(post, timeout=10).status == 201
    told = fetch(f"{address}/metrics")
    assert re.search(r"^intakebot_commit_requests_sum 4\.0$", told, re.MULTILINE), "of both"

    workers[0].kill()
    server.until('"serving"')

    assert server.end(signal.SIGTERM) == 0
    assert server.said.count("no_admin_yet") <= 2, "only the first worker speaks for all"
    assert not any(each.is_running() for each in workers)
