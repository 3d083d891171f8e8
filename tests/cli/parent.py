"""A parent of workers as ``serve --workers`` is, over the children that ``worker.py`` plays."""

import socket
import sys
from pathlib import Path

from intakebot.cli import workers
from intakebot.cli.workers import Workers

folder, kind, count = sys.argv[1:4]
workers.EXIT_WITHIN = 1.0
with socket.create_server(("127.0.0.1", 0)) as listening:
    (Path(folder) / "port").write_text(str(listening.getsockname()[1]))
    command = [sys.executable, str(Path(__file__).with_name("worker.py")), folder, kind]
    raise SystemExit(Workers(int(count), command, listening, Path(folder)).run())
