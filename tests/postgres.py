"""PostgreSQL for tests: one of our own in memory, or the one that answers on this machine.

``TEST_POSTGRES_URL`` names another one, with the right to make databases.
"""

import atexit
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import psutil
import psycopg
import pytest

USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"
PROGRAMS = (*Path("/usr/lib/postgresql").glob("*/bin"), Path("/usr/local/bin"), Path("/usr/bin"))


MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@cache
def address() -> str:
    """Where one answers; empty when none does."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        return url
    with suppress(StopIteration, OSError, subprocess.CalledProcessError):
        own = Server(fsync="off", shared_buffers="16MB", max_connections="50")
        atexit.register(own.remove)
        return own.url
    with suppress(psycopg.OperationalError):
        psycopg.connect(USUAL, connect_timeout=3).close()
        return USUAL
    return ""


def needed() -> str:
    """Where one answers; skips the test when none does, and fails where CI should have one."""
    found = address()
    if not found:
        why = "no PostgreSQL answers; set TEST_POSTGRES_URL"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return found


def run(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(statement)  # type: ignore[call-overload]


@contextmanager
def locked(url: str, table: str):
    """Hold a table so that nobody else can read or write it."""
    with psycopg.connect(url) as db:
        db.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
        with suppress(psycopg.OperationalError):  # a test may have cut everybody off
            db.rollback()


@contextmanager
def database(template: str = ""):
    """A database of its own, empty or like the one at that address; its address."""
    server = needed()
    name = f"intakebot_test_{secrets.token_hex(8)}"
    like = f" TEMPLATE {template.rpartition('/')[2]}" if template else ""
    run(server, f"CREATE DATABASE {name}{like}")
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        run(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


WIPE = """
DO $$ DECLARE each record; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  FOR each IN SELECT relname AS name FROM pg_class WHERE relkind = 'r'
      AND relnamespace = 'public'::regnamespace AND relname NOT IN ('alembic_version', 'meta') LOOP
    EXECUTE format('DELETE FROM %I', each.name);
  END LOOP;
  FOR each IN SELECT sequencename AS name, start_value AS first FROM pg_sequences LOOP
    PERFORM setval(each.name::regclass, each.first, false);
  END LOOP;
  DELETE FROM meta;
  INSERT INTO meta VALUES ('epoch', {epoch});
  INSERT INTO change_counter VALUES (0);
  UPDATE alembic_version SET version_num = {version};
END $$
"""
NEW = "SELECT quote_literal(value), quote_literal(version_num) FROM meta, alembic_version"
_new: dict[str, tuple[str, str]] = {}
"""By address: epoch and version, as they were when it was first seen."""


def wiped(url: str) -> str:
    """A migrated database as it was when it was new: making another one takes much longer."""
    if url not in _new:
        with psycopg.connect(url) as db:
            _new[url] = db.execute(f"{NEW} WHERE key = 'epoch'").fetchone()  # type: ignore[assignment]
    epoch, version = _new[url]
    run(url, WIPE.replace("{epoch}", epoch).replace("{version}", version))
    return url


class Server:
    """A server of our own in a folder, to be stopped, killed and started again.

    ``after``: the port of another one, which it follows as a standby until it is promoted.
    ``port``: where to listen, if not at any free one.
    """

    def __init__(self, after: int = 0, port: int = 0, **settings: str) -> None:
        self._bin = next(path for path in PROGRAMS if (path / "initdb").is_file())
        self._settings = settings
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            self.port = int(probe.getsockname()[1])
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        self.folder = Path(tempfile.mkdtemp(prefix="intakebot-postgres-", dir=MEMORY))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        if after:
            where = f"host=127.0.0.1 port={after} user=postgres application_name=standby"
            self._run("pg_basebackup", "-R", "-c", "fast", "--no-sync", "-d", where)
        else:
            self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), "-D", str(self.folder / "data"), *arguments]
        if os.geteuid() == 0:
            command = [
                "setpriv",
                "--reuid=postgres",
                "--regid=postgres",
                "--clear-groups",
                *command,
            ]
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        options += "".join(f" -c {name}={value}" for name, value in self._settings.items())
        log = str(self.folder / "log")
        self._run("pg_ctl", "-w", "-s", "-l", log, "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """``immediate`` ends it as a crash would."""
        self._run("pg_ctl", "-w", "-s", "-m", mode, "stop")

    def promote(self) -> None:
        """A standby takes writes from now on."""
        self._run("pg_ctl", "-w", "-s", "promote")

    def processes(self) -> list[psutil.Process]:
        """All that it runs, the first one first."""
        number = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        first = psutil.Process(int(number))
        return [first, *first.children(recursive=True)]

    def kill(self) -> None:
        """As if its machine were gone: nobody finishes anything."""
        first = self.processes()[0]
        first.suspend()  # so that it starts no more of them
        for each in self.processes():
            with suppress(psutil.NoSuchProcess):
                each.kill()

    def remove(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)
