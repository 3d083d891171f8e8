"""What may stand in a text's blanks: an allow-list over Jinja2's tree."""

import re
from collections.abc import Collection, Iterator

from jinja2 import TemplateSyntaxError, nodes

from intakebot.engine import spelling, wording_filters

MOST_PARTS = 200
"""Pieces in one text: words between blanks, names, filters and so on."""
RESERVED = {"self", "super", "caller", "loop", "varargs", "kwargs"}

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr,
    nodes.Filter, nodes.CondExpr, nodes.If, nodes.And, nodes.Or, nodes.Not, nodes.Compare,
    nodes.Operand, nodes.Concat,
)  # fmt: skip
_BLOCK = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)", re.DOTALL)
_WAY = "blanks hold names, filters, 'or', 'and', 'not' and 'if … else …'"


class WordingError(ValueError):
    """What is wrong with a text, and where: ``start`` and ``end`` count code points."""

    language = ""
    """Which of the text's languages is meant; empty for a text that is the same in all."""

    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.start, self.end, self.hint = message, start, end, hint


class UnknownName(WordingError):
    """A blank names what can never be known."""


class UnknownLanguage(WordingError):
    """A text's language is named by something that is no language code."""


def check(text: str, tree: nodes.Template, known: Collection[str] | None) -> frozenset[str]:
    """The names that the blanks need, or the first thing in them that is not allowed.

    Raises:
        WordingError: something else than the allow-list names, or an unknown name.
    """
    names: set[str] = set()
    for count, node in enumerate(_walk(tree), 1):
        if count > MOST_PARTS:
            raise WordingError("this text has too many blanks", 0, len(text), "use fewer")
        _allow(text, node)
        if isinstance(node, nodes.Filter):
            _allow_filter(text, node)
        name = _dotted(node)
        if name:
            _allow_name(text, node, name, known)
            names.add(name)
    return frozenset(names)


def misspelt(text: str, wrong: Exception) -> WordingError:
    """Jinja2's complaint about the spelling, in an author's words."""
    line = wrong.lineno if isinstance(wrong, TemplateSyntaxError) else 1
    unknown = re.match(r"No (filter|test) named '(.{1,40}?)'", str(wrong))
    if unknown:
        return _unknown_filter(text, unknown[2], line)
    start, end = _block(text, line)
    if "Jinja was looking for" in str(wrong):
        return WordingError("this 'if' is never closed", start, end, "close it with {% endif %}")
    opened = text[start:end]
    if not opened.endswith("}"):
        closing = "%}" if opened.startswith("{%") else "}}"
        hint = f"close it with {closing}"
        return WordingError(
            f"this blank is opened with {opened[:2]} and not closed", start, end, hint
        )
    return WordingError("this blank can't be read", start, end, "such as: {{ error or doing }}")


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Every node; the inside of a dotted name belongs to the name."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        if not (isinstance(node, nodes.Getattr) and _dotted(node)):
            stack.extend(reversed(list(node.iter_child_nodes())))


def _dotted(node: nodes.Node) -> str:
    """``page.path`` as it is written; empty for anything that is no name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    return ""


def _allow(text: str, node: nodes.Node) -> None:
    allowed = isinstance(node, _ALLOWED)
    if isinstance(node, nodes.Operand):
        allowed = node.op in ("eq", "ne")
    elif isinstance(node, nodes.Getattr):
        allowed = bool(_dotted(node)) and not node.attr.startswith("_")
    elif isinstance(node, nodes.Name):
        ok = node.ctx == "load" and node.name not in RESERVED and not node.name.startswith("_")
        allowed = ok and len(node.name) <= 80
    elif isinstance(node, nodes.Const):
        allowed = isinstance(node.value, str | int | float) and len(str(node.value)) <= 1000
    if not allowed:
        start, end = _block(text, node.lineno)
        raise WordingError("this is not allowed in a text", start, end, _WAY)


def _allow_filter(text: str, node: nodes.Filter) -> None:
    rule = wording_filters.ALL.get(node.name)
    if rule is None or node.node is None:
        raise _unknown_filter(text, node.name, node.lineno)
    given = [each.value if isinstance(each, nodes.Const) else None for each in node.args]
    fits = (
        rule.needs <= len(given) <= len(rule.takes)
        and all(isinstance(value, kind) for value, kind in zip(given, rule.takes, strict=False))
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )
    if not fits:
        start, end = _place(text, node.name, node.lineno)
        raise WordingError(f"'{node.name}' is not used like this", start, end, rule.says)


def _allow_name(text: str, node: nodes.Node, name: str, known: Collection[str] | None) -> None:
    first, _, part = name.partition(".")
    if known is None or name in known or (part and f"{first}.*" in known):
        return
    start, end = _place(text, name, node.lineno)
    like = spelling.closest(name, (each for each in known if not each.endswith("*")))
    hint = f"did you mean '{like}'?" if like else ""
    raise UnknownName(f"the text names '{name}', and nothing has that name", start, end, hint)


def _unknown_filter(text: str, name: str, line: int | None) -> WordingError:
    like = spelling.closest(name, wording_filters.ALL)
    hint = f"did you mean '{like}'?" if like else "filters: " + ", ".join(wording_filters.ALL)
    return WordingError(f"there is no filter '{name}'", *_place(text, name, line), hint)


def _block(text: str, line: int | None) -> tuple[int, int]:
    """Where the blank on that line stands; Jinja2 tells lines only."""
    starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    wanted = starts[min(line or 1, len(starts)) - 1]
    spans = [found.span() for found in _BLOCK.finditer(text)]
    best = next((span for span in spans if span[1] > wanted), None)
    return best or (spans[-1] if spans else (0, len(text)))


def _place(text: str, word: str, line: int | None) -> tuple[int, int]:
    """Where a word stands within a blank, at or after that line if it is there."""
    first = _block(text, line)[0]
    blocks = [found.span() for found in _BLOCK.finditer(text)]
    whole = re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w)")
    for start, end in [*(b for b in blocks if b[0] >= first), *blocks]:
        if found := whole.search(text, start, end):
            return found.span()
    return _block(text, line)
