"""Write a text file anew without the secrets in it, in a process of its own with hard limits.

``python -m intakebot.desk.censor IN OUT`` prints the sorts of secrets that it found as a JSON
list, and writes OUT where there are any: a log often holds a password or a token that nobody
meant to send. All other bytes stay as they are.
"""

import json
import sys
from pathlib import Path

from intakebot.desk.reencode import limit
from intakebot.understanding.extract import secrets

SECONDS = 20
"""Of CPU time; ten megabytes take about four."""


def censor(source: Path, target: Path) -> list[str]:
    """The sorts of secrets in ``source``, each once, in order; ``target`` is without them."""
    text = source.read_bytes().decode("utf-8", "surrogateescape")
    left, removed = secrets.redacted(text)
    if removed:
        target.write_bytes(left.encode("utf-8", "surrogateescape"))
    return list(dict.fromkeys(each.kind for each in removed))


def main() -> int:
    """Bind, censor, say what was found."""
    limit(SECONDS)
    sys.stdout.write(json.dumps(censor(Path(sys.argv[1]), Path(sys.argv[2]))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
