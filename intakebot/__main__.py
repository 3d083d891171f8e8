"""``python -m intakebot``."""

from intakebot.cli import main

main()
