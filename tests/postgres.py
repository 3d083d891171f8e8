"""PostgreSQL for tests: the one that answers on this machine, or one of our own.

``TEST_POSTGRES_URL`` names another one, with the right to make databases.
"""

import os
import secrets
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import psycopg
import pytest

USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"
PROGRAMS = (*Path("/usr/lib/postgresql").glob("*/bin"), Path("/usr/local/bin"), Path("/usr/bin"))


@cache
def address() -> str:
    """Where one answers; empty when none does."""
    for url in filter(None, (os.environ.get("TEST_POSTGRES_URL"), USUAL)):
        with suppress(psycopg.OperationalError):
            psycopg.connect(url, connect_timeout=3).close()
            return url
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
  DELETE FROM meta WHERE key <> 'epoch';
  INSERT INTO change_counter VALUES (0);
END $$
"""


def wiped(url: str) -> str:
    """A migrated database as it was when it was new: making another one takes much longer."""
    run(url, WIPE)
    return url


class Server:
    """A server of our own in a folder, to be stopped, killed and started again."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.folder = Path(tempfile.mkdtemp(prefix="intakebot-postgres-"))
        self.url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
        self._bin = next(path for path in PROGRAMS if (path / "initdb").is_file())
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
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
        log = str(self.folder / "log")
        self._run("pg_ctl", "-w", "-s", "-l", log, "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """``immediate`` ends it as a crash would."""
        self._run("pg_ctl", "-w", "-s", "-m", mode, "stop")

    def remove(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)
