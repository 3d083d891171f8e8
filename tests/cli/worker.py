"""Plays one of several workers: answers on the shared port, and ends as its number says."""

import os
import signal
import socket
import sys
import time
from pathlib import Path

number, listening, lifeline = map(int, sys.argv[-1].split(","))
folder = Path(sys.argv[1])
kind = sys.argv[2]
(folder / f"{number}-{os.getpid()}").touch()
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
if kind == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if kind == "refused" and number == 2:
    sys.exit(2)
if kind == "dying" and number == 2:
    sys.exit(1)
if kind == "waits":
    os.read(lifeline, 1)  # returns when the parent is gone
    (folder / f"alone-{number}").touch()
    sys.exit(0)
with socket.socket(fileno=listening) as port:
    while True:
        peer, _ = port.accept()
        peer.sendall(b"%d %d" % (number, os.getpid()))
        peer.close()
        time.sleep(0.01)
