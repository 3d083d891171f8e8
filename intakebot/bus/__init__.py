"""Hints and passing messages between processes. Whatever is said here may be lost."""
