"""The first customer after a start waits no longer than the others."""

import subprocess
import sys

SCRIPT = """
import time
from pathlib import Path
from intakebot.authoring.library import Library
from intakebot.engine.conversation import Conversation
from intakebot.engine.events import Act, Begin, Say
from intakebot.engine.talk import talk

library = Library()
library.load(Path("flows"))
WORDS = "Tom here, tom@garden.example, error 402 since Monday on https://shop.example/pay, Edge 120"

def took():
    talked, _ = talk(library, Conversation("c", 1), Act(Begin(), 1_772_445_600_000))
    began = time.process_time()
    talk(library, talked, Act(Say(WORDS), 1_772_445_600_000))
    return time.process_time() - began

first = took()
print(first / min(took() for _ in range(5)))
"""


def test_the_first_message_after_a_start_costs_about_as_much_as_the_next():
    """Without warming it took a hundred times as long: 0.35 s against 2 ms."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )

    assert float(done.stdout) < 30
