"""How the database would answer a statement, so that a test can refuse reading whole tables."""

import re
import sqlite3

import psycopg


def scans(where, statement, values=None):
    """The steps that read a table from end to end; asking a full-text index is none.

    ``where`` is the file of an SQLite database, or the address of any.
    """
    if str(where).startswith("postgresql"):
        return scans_of_postgres(where, statement, values)
    where = str(where).removeprefix("sqlite:///")
    with sqlite3.connect(where) as db:
        values = [0] * blanks(db, statement) if values is None else values
        plan = db.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    steps = [row[3] for row in plan]
    return [step for step in steps if step.startswith("SCAN") and not harmless(step)]


def scans_of_postgres(url, statement, values):
    """Its tables here are small and reading them whole is what it likes best; if it still does
    when that is forbidden, no index fits."""
    statement = re.sub(r"(?<![:\w]):(\w+)", r"%(\1)s", statement)
    with psycopg.connect(url) as db:
        db.execute("SET enable_seqscan = off")
        db.execute("SET enable_bitmapscan = on")
        rows = db.execute(f"EXPLAIN {statement}", values).fetchall()
    found = (re.search(r"(?:Seq|Index Only|Index) Scan (?:.*)on (\w+).*", row[0]) for row in rows)
    steps = [each.group() for each in found if each and each.group().startswith("Seq Scan")]
    return [step for step in steps if "change_counter" not in step]  # it has one row


def harmless(step):
    is_full_text = "VIRTUAL TABLE INDEX" in step and ":M" in step
    is_given = "VIRTUAL TABLE INDEX" in step and step.split()[1] in (
        "j",
        "json_each",
    )  # the values of the question itself
    is_counted = step in ("SCAN down", "SCAN up")  # a case and its contacts, a few rows
    return is_full_text or is_given or is_counted or "CONSTANT" in step


def blanks(db, statement):
    for count in range(1000):
        try:
            db.execute(f"EXPLAIN {statement}", [0] * count)
        except sqlite3.ProgrammingError:
            continue
        return count
    raise AssertionError(statement)
