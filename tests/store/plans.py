"""How SQLite would answer a statement, so that a test can refuse reading whole tables."""

import sqlite3


def scans(path, statement, values=None):
    """The steps that read a table from end to end; asking a full-text index is none."""
    with sqlite3.connect(path) as db:
        values = [0] * blanks(db, statement) if values is None else values
        plan = db.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
    steps = [row[3] for row in plan]
    return [step for step in steps if step.startswith("SCAN") and not harmless(step)]


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
