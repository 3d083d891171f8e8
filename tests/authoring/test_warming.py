"""The first customer after a start waits no longer than the others."""

import subprocess
import sys

import pytest

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
ARABIC = "مرحبا اسمي أحمد، ما وصل الطلب من يوم الأحد وما بعرف شو صار، بدي احكي مع موظف"


@pytest.mark.parametrize("arabic", [False, True])
def test_the_first_message_after_a_start_costs_about_as_much_as_the_next(arabic):
    """Without warming it took a hundred times as long: 0.35 s against 2 ms."""
    script = SCRIPT.replace("def took", f"WORDS = {ARABIC!r}\ndef took") if arabic else SCRIPT
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert float(done.stdout) < 30
