"""The grammar of conditions, and what to say about one that does not fit it."""

import re
from functools import cache
from typing import Any

import re2
from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken

from intakebot.engine import comparing
from intakebot.engine.condition_tree import (
    All,
    Comparison,
    ConditionError,
    Either,
    Not,
    Op,
    Span,
    Tree,
)

GRAMMAR = r"""
    start: either
    ?either: both (_OR both)*
    ?both: one (_AND one)*
    ?one: _NOT one -> opposite
        | "(" either ")"
        | test
    ?test: NAME _IS value -> is_
        | NAME _IS_NOT value -> is_not
        | NAME _ONE_OF _values -> one_of
        | NAME _NOT_ONE_OF _values -> not_one_of
        | NAME _CONTAINS value -> contains
        | NAME _NOT_CONTAINS value -> not_contains
        | NAME _MATCHES PATTERN -> matches
        | NAME _NOT_MATCHES PATTERN -> not_matches
        | NAME _ANSWERED -> answered
        | NAME _NOT_ANSWERED -> not_answered
        | NAME COMPARED value -> compared
    _values: value ("," value)*
    value: QUOTED | WORD+

    _AND.5: /and(?=[\s(]|$)/i
    _OR.5: /or(?=[\s(]|$)/i
    _NOT.5: /not(?=[\s(]|$)/i
    _NOT_ONE_OF.4: /is\s+not\s+one\s+of(?=\s|$)/i
    _ONE_OF.4: /is\s+one\s+of(?=\s|$)/i
    _NOT_ANSWERED.4: /is\s+not\s+answered(?=\s*(\)|$|(and|or)[\s(]))/i
    _ANSWERED.4: /is\s+answered(?=\s*(\)|$|(and|or)[\s(]))/i
    _IS_NOT.3: /is\s+not(?=\s|$)/i
    _IS.2: /is(?=\s|$)/i
    _NOT_CONTAINS.4: /does\s+not\s+contain(?=\s|$)/i
    _CONTAINS.4: /contains(?=\s|$)/i
    _NOT_MATCHES.4: /does\s+not\s+match(?=\s|$)/i
    _MATCHES.4: /matches(?=\s|$)/i
    COMPARED.4: /<=|>=|<|>/
    PATTERN.4: /\/(?:[^\/\\]|\\.)+\//
    QUOTED.3: /"[^"]*"|“[^”]*”|„[^“”]*[“”]|'[^']*'(?=\s*([),]|$|(and|or)[\s(]))/
    WORD: /(?!&&|\|\|)[^\s(),"“”„<>=]+/
    NAME: /[^\W\d][\w-]*(\.[\w-]+)*/
    %ignore /\s+/
"""


def read(text: str, phrases: tuple[str, ...] = ()) -> Tree:
    """The tree of a condition.

    Args:
        text: the condition.
        phrases: values that are known to be one, although they hold reserved words or signs.

    Raises:
        ConditionError: with the place and, where there is one, a way out.
    """
    try:
        tree: Tree = _parser().parse(_held_together(text, phrases))  # type: ignore[assignment]  # the transformer's result
    except UnexpectedInput as wrong:
        raise _explained(text, wrong) from None
    return tree


_RESERVED = re.compile(r"(?:^|\s)(?:and|or|not)(?:\s|$)|[(),<>=\"“”„]", re.IGNORECASE)
_STAND_INS = {sign: 0xE000 + number for number, sign in enumerate(' ,()<>="“”„')}
"""Signs of the grammar and, for each, a sign of no meaning that a word may hold."""
_HELD = str.maketrans({sign: chr(code) for sign, code in _STAND_INS.items()})
_TAKEN_BACK = {code: sign for sign, code in _STAND_INS.items()}


def _held_together(text: str, phrases: tuple[str, ...]) -> str:
    """The text, of the same length, with each phrase that stands for a value as one word."""
    tricky = sorted((p for p in phrases if _RESERVED.search(p)), key=len, reverse=True)
    if not tricky:
        return text
    any_of = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in tricky)
    value = re.compile(
        rf"((?:\b(?:is|not|of|contains?)|,)\s+)({any_of})(?=\s*(?:$|[,)]|(?:and|or)[\s(]))",
        re.IGNORECASE,
    )
    return value.sub(lambda found: found[1] + found[2].translate(_HELD), text)


class _Build(Transformer[Token, Any]):
    """From the grammar's pieces to the tree."""

    def start(self, parts: list[Tree]) -> Tree:
        return parts[0]

    def either(self, parts: list[Tree]) -> Tree:
        return Either(tuple(parts))

    def both(self, parts: list[Tree]) -> Tree:
        return All(tuple(parts))

    def opposite(self, parts: list[Tree]) -> Tree:
        return Not(parts[0])

    def value(self, words: list[Token]) -> tuple[str, Span]:
        text = " ".join(words)
        if words[0].type == "QUOTED":
            text = text[1:-1]
        text = text.translate(_TAKEN_BACK)
        return text, (words[0].start_pos or 0, words[-1].end_pos or 0)

    def is_(self, parts: list[Any]) -> Tree:
        return _test("is", parts[0], parts[1:])

    def is_not(self, parts: list[Any]) -> Tree:
        return Not(self.is_(parts))

    def one_of(self, parts: list[Any]) -> Tree:
        return _test("one of", parts[0], parts[1:])

    def not_one_of(self, parts: list[Any]) -> Tree:
        return Not(self.one_of(parts))

    def contains(self, parts: list[Any]) -> Tree:
        return _test("contains", parts[0], parts[1:])

    def not_contains(self, parts: list[Any]) -> Tree:
        return Not(self.contains(parts))

    def matches(self, parts: list[Token]) -> Tree:
        name, pattern = parts
        span = (pattern.start_pos or 0, pattern.end_pos or 0)
        text = pattern[1:-1].replace("\\/", "/")
        try:
            comparing.pattern(text)
        except re2.error as wrong:
            raise ConditionError(*_bad_pattern(wrong, span)) from None
        return _test("matches", name, [(text, span)])

    def not_matches(self, parts: list[Token]) -> Tree:
        return Not(self.matches(parts))

    def answered(self, parts: list[Token]) -> Tree:
        return _test("answered", parts[0], [])

    def not_answered(self, parts: list[Token]) -> Tree:
        return Not(self.answered(parts))

    def compared(self, parts: list[Any]) -> Tree:
        name, sign, (text, span) = parts
        if comparing.measure(text) is None:
            message = f"'{sign}' compares numbers and dates, and '{text}' is neither"
            raise ConditionError(
                message, span[0], span[1], "such as: amount > 100, or bought < 2026-01-31"
            )
        return _test(str(sign), name, [(text, span)])  # type: ignore[arg-type]  # COMPARED is an Op


def _test(op: Op, name: Token, values: list[tuple[str, Span]]) -> Comparison:
    name_span = (name.start_pos or 0, name.end_pos or 0)
    spans = tuple(span for _, span in values)
    end = spans[-1][1] if spans else name_span[1]
    texts = tuple(text for text, _ in values)
    return Comparison(str(name), op, texts, (name_span[0], end), name_span, spans)


def _bad_pattern(wrong: Exception, span: Span) -> tuple[str, int, int, str]:
    said = wrong.args[0] if wrong.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    hint = "patterns have no look-around, no back-references and no repeats over 1000"
    return f"this pattern does not work: {text}", *span, hint


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", transformer=_Build(), maybe_placeholders=False)


_SIGNS = {"==": "is", "=": "is", "!=": "is not", "&&": "and", "||": "or", "!": "not"}
_VALUE = r"((?:(?! (?:and|or|is) )[^()]){1,80})"
_EITHER = re.compile(rf"(\w+) is {_VALUE} or {_VALUE}(?= (?:and|or) |[()]|$)")
_COMPARISONS = "is, is not, is one of, contains, matches, is answered, <, <=, > or >="


def _explained(text: str, wrong: UnexpectedInput) -> ConditionError:
    """The parser's complaint in an author's words."""
    at: int | None = wrong.pos_in_stream
    ended = isinstance(wrong, UnexpectedToken) and wrong.token.type == "$END"
    at = len(text.rstrip()) if ended or at is None else at
    found = text[at:].split(maxsplit=1)[0] if text[at:].strip() else ""
    span = (at, at + max(1, len(found)))
    for sign, word in _SIGNS.items():
        if found.startswith(sign):
            return ConditionError(f"conditions do not know '{sign}'", *span, f"write '{word}'")
    accepted = getattr(wrong, "accepts", None) or getattr(wrong, "allowed", None) or ()
    before = text[:at].rsplit(maxsplit=1)[-1][-40:] if text[:at].strip() else ""
    several = next((each for each in _EITHER.finditer(text) if each.start(3) < at), None)
    if "_IS" in accepted and several and at <= several.end() + 1:
        first, other = several[2].strip(), several[3].strip()
        return ConditionError(
            f"'{other[:40]}' stands where a test should follow 'or'",
            *_place(text, other, several.end()),
            f"for one of several, write: {several[1]} is one of {first}, {other}",
        )
    if "_AND" not in accepted and "_IS" in accepted and " and " in text[:at].casefold():
        return ConditionError(
            f"'{before}' stands where a test should follow 'and'",
            *_place(text, before, at),
            "put the value in quotes if 'and' is part of it",
        )
    message, hint = _missing(set(accepted), before, f"'{found[:40]}'" if found else "the end")
    return ConditionError(message, *span, hint)


def _place(text: str, word: str, before: int) -> Span:
    start = text.rfind(word, 0, before)
    return start, start + len(word)


def _missing(accepted: set[str], before: str, found: str) -> tuple[str, str]:
    """The message and the way out, by what would have fitted."""
    after = f" after '{before}'" if before else ""
    if "PATTERN" in accepted:
        return f"a pattern between slashes is missing{after}", "such as: order matches /^RX-/"
    if accepted & {"_AND", "RPAR", "$END"}:
        quotes = "put a value in quotes if it holds brackets, commas or signs"
        return f"{found} does not fit{after}", f"join tests with 'and' or 'or'; {quotes}"
    if "_IS" in accepted:
        return f"a comparison is missing{after}, before {found}", f"use {_COMPARISONS}"
    if "WORD" in accepted:
        return f"a value is missing{after}, before {found}", "such as: reason is Broken"
    return f"a question's name is missing{after}, before {found}", "such as: reason is Broken"
