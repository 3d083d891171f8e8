"""Placeholder until the parser lands."""


class Condition: ...
