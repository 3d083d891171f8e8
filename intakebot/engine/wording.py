"""An author's texts: plain, or with blanks as in ``{{ symptom }} on {{ page.path }}``.

Jinja2 reads them, an allow-list decides what may stand in them (``wording_rules``), and
Jinja2's immutable sandbox fills them in. What is not known yet is filled in as empty text, so
that ``{{ error or doing }}`` works; a name that can never be known is refused beforehand.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Template, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from intakebot.engine import wording_filters, wording_rules
from intakebot.engine.wording_rules import UnknownLanguage, UnknownName, WordingError

__all__ = ["UnknownLanguage", "UnknownName", "Wording", "WordingError", "compile", "url_parts"]

LONGEST = 8_000
"""Characters in one text."""
LONGEST_SAID = 65_536
"""Characters that a text may grow to when it is filled in; the rest is cut."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)

_BLANK = re.compile(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in its languages, ready to say. ``names`` are what its blanks need."""

    texts: Mapping[str, str]
    """By language; the key is empty for a text that is the same in all."""
    names: frozenset[str] = frozenset()

    def say(self, language: str, values: Mapping[str, Any]) -> str:
        """The text in ``language`` (or the nearest there is) with its blanks filled in.

        Args:
            language: a tag such as ``de-AT``; ``de``, then ``en``, then the first follow.
            values: by name; a text, a number, or a plain dict for dotted names.
        """
        text = self._text(language)
        if "{" not in text or not _BLANK.search(text):
            return text
        said, length = [], 0
        for piece in _template(text).generate(**values):
            said.append(piece[: LONGEST_SAID - length])
            length += len(said[-1])
            if length >= LONGEST_SAID:
                break
        return "".join(said)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in; empty for a text that is the same in all."""
        return tuple(language for language in self.texts if language)

    def language(self, wanted: str) -> str:
        """The language that ``say`` says it in; empty for a text that is the same in all."""
        texts = self.texts
        if "" in texts or wanted in texts:
            return "" if "" in texts else wanted
        for each in (wanted.partition("-")[0], "en"):
            if each in texts:
                return each
        return next(iter(texts), "")

    def _text(self, language: str) -> str:
        return self.texts.get(self.language(language), "")


def compile(  # noqa: A001  # wording.compile, as re.compile
    text: str | Mapping[str, str], known: Collection[str] | None = None
) -> Wording:
    """Make a text ready.

    Args:
        text: one string, or one for each language.
        known: names that blanks may use; ``page.url`` allows that one, ``site.*`` every name
            of that kind. None allows all.

    Raises:
        WordingError: with the place and, where there is one, a way out.
    """
    texts = {"": text} if isinstance(text, str) else dict(text)
    names: set[str] = set()
    for language, each in texts.items():
        try:
            names |= _checked(language, each, known)
        except WordingError as wrong:
            wrong.language = language
            raise
    return Wording(texts, frozenset(names))


def _checked(language: str, text: str, known: Collection[str] | None) -> frozenset[str]:
    if language and not LANGUAGE.fullmatch(language):
        raise UnknownLanguage(f"'{language}' is no language", 0, 0, "such as: en, de or pt-BR")
    if len(text) > LONGEST:
        message = f"a text has at most {LONGEST:,} characters, and this has {len(text):,}"
        raise WordingError(message, LONGEST, len(text))
    if not _BLANK.search(text):
        return frozenset()
    try:
        tree = _environment().parse(text)
    except (TemplateSyntaxError, RecursionError) as wrong:
        raise wording_rules.misspelt(text, wrong) from None
    return wording_rules.check(text, tree, known)


def url_parts(text: str) -> dict[str, str]:
    """``host`` and ``path`` of a web address; both empty for any other text."""
    try:
        parts = urlsplit(text) if text.startswith(("http://", "https://")) else None
        host = (parts.hostname or "") if parts else ""
    except ValueError:
        parts, host = None, ""
    return {"host": host, "path": (parts.path or "/") if parts else ""}


class _Environment(ImmutableSandboxedEnvironment):
    """The second wall: whatever passes the allow-list still finds nothing but plain data."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return _part(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return _part(obj, argument)


def _part(obj: Any, name: str) -> Any:
    if isinstance(obj, Mapping):
        return obj.get(name, "")
    return url_parts(obj).get(name, "") if isinstance(obj, str) else ""


@cache
def _environment() -> _Environment:
    environment = _Environment(finalize=wording_filters.shown)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters.update(wording_filters.FILTERS)
    return environment


@lru_cache(maxsize=4096)
def _template(text: str) -> Template:
    return _environment().from_string(text)
