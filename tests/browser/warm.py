"""What every server does when it begins, done once in the process that all are forked from."""

import gc
import tempfile

from intakebot.authoring.library import Library
from intakebot.store.database import upgrade
from tests.browser.served import ROOT

with tempfile.TemporaryDirectory() as made:
    upgrade(f"sqlite:///{made}/store.sqlite", epoch="e", at=0)
Library().load(ROOT / "flows")
gc.collect()
gc.freeze()
