"""Placeholder until the compiler lands."""


class Wording: ...
