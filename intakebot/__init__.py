"""Intakebot: a self-hosted intake chat that hands agents one complete case."""

__version__ = "0.1.0"
