"""ruamel.yaml's scanner, with limits before it works and shortcuts for what flows consist of.

A flow file is plain text with ``\\n`` at its line ends (``reading`` sees to that), so places
can be counted without looking at each character, and a plain value that ends with its line is
found by one pattern. Everything else is ruamel.yaml's own; a test holds both to the same events.
"""

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import Event
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tokens import ScalarToken

DEEPEST = 20
"""Levels of lists and settings within each other."""

_SPACE_AND_REMARK = re.compile(r" *(?:#[^\n\0]*)?")
_WORD = r"(?:[^\s:\0]|:(?![\s\0]))"
_PLAIN = re.compile(rf"{_WORD}+(?: +(?!#){_WORD}+)*")
_BLANK_LINES = re.compile(r" *(?:\n *)*")


class TooDeep(MarkedYAMLError):
    """Lists within lists within lists."""


def events(text: str) -> Iterator[Event]:
    """The text's YAML events, in order, lazily.

    Raises:
        MarkedYAMLError: at the first place that is not YAML, or is nested too deep.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Reader = _Reader
    yaml.Scanner = _Scanner
    _, parser = yaml.get_constructor_parser(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    except (ValueError, OverflowError, IndexError) as odd:  # such as "\\UFFFFFFFF"
        mark = parser.reader.get_mark() if hasattr(parser, "reader") else None
        raise MarkedYAMLError(problem="unreadable", problem_mark=mark) from odd
    finally:
        parser.dispose()


class _Reader(Reader):
    """Counts lines by the whole step instead of by the character."""

    buffer: str
    pointer: int

    def peek(self, index: int = 0) -> str:
        return self.buffer[self.pointer + index]

    def prefix(self, length: int = 1) -> str:
        return self.buffer[self.pointer : self.pointer + length]

    def forward(self, length: int = 1) -> None:
        start, end = self.pointer, self.pointer + length
        lines = self.buffer.count("\n", start, end)
        if lines:
            self.line += lines
            self.column = end - self.buffer.rfind("\n", start, end) - 1
        else:
            self.column += length
        self.pointer = end
        self.index += length


class _Scanner(Scanner):
    """Refuses depth before it costs anything, and takes the straight way where there is one."""

    def fetch_flow_collection_start(self, TokenClass: Any, to_push: str) -> None:  # noqa: N803
        if self.flow_level >= DEEPEST:
            raise TooDeep(problem="too deep", problem_mark=self.reader.get_mark())
        super().fetch_flow_collection_start(TokenClass, to_push)

    def fetch_directive(self) -> None:
        raise MarkedYAMLError(problem="directive", problem_mark=self.reader.get_mark())

    def add_indent(self, column: int) -> bool:
        if len(self.indents) > 2 * DEEPEST:
            raise TooDeep(problem="too deep", problem_mark=self.reader.get_mark())
        return bool(super().add_indent(column))

    def need_more_tokens(self) -> bool:
        if self.done or (self.tokens and not self.possible_simple_keys):
            return False
        return bool(super().need_more_tokens())

    def check_token(self, *choices: Any) -> bool:
        while self.need_more_tokens():
            self.fetch_more_tokens()
        return bool(self.tokens) and (not choices or isinstance(self.tokens[0], choices))

    def scan_to_next_token(self) -> Any:
        if self.flow_level:
            return super().scan_to_next_token()
        reader = self.reader
        while True:
            space = _SPACE_AND_REMARK.match(reader.buffer, reader.pointer)
            if space and space[0]:
                reader.forward(len(space[0]))
            if reader.peek() != "\n":
                return None
            reader.forward()
            self.allow_simple_key = True

    def scan_plain(self) -> Any:
        """A plain value; at once if it ends with its line, else character by character."""
        reader = self.reader
        found = None if self.flow_level else _PLAIN.match(reader.buffer, reader.pointer)
        if found is None or not self._ends(reader.buffer, found.end()):
            return super().scan_plain()
        start = reader.get_mark()
        reader.forward(len(found[0]))
        self.allow_simple_key = False
        return ScalarToken(found[0], True, start, reader.get_mark())

    def _ends(self, buffer: str, at: int) -> bool:
        """Whether a plain value that came as far as ``at`` goes no further."""
        blank = _BLANK_LINES.match(buffer, at)
        after = blank.end() if blank else at
        if buffer[after] == "\t":
            return False
        line = buffer.rfind("\n", at, after)
        if line < 0:
            return buffer[after] in "#:\0"
        return buffer[after] == "\0" or after - line - 1 < self.indent + 1
