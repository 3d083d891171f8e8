"""Stack traces within a text: runs of frames with what stands above and between them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from intakebot.understanding.finding import Finding, Span

_HINTS = (
    "at ", "bei ", 'File "', "File '", "from ", ".go:", ".rb:", "#0", "#1", "@", "goroutine",
    "0x", "::", "called at", ".ex:", "Traceback", "\\s",
)  # fmt: skip
_FRAME = re.compile(
    r"\s*(?:\[?\w{1,10}\]?:? {1,2})?(?:"
    r"(?:at|bei) (?:async |new )?(?:[\w$<>`/@*+-]{0,100}\.){1,20}[\w$<>`\[\], |]{0,120}"
    r"\([^()\n]{0,400}(?:\([^()\n]{0,99}\)[^()\n]{0,99})?\)"
    r"(?: ?~?\[[^\]\n]{1,99}\]| (?:in|at) [^\n]{1,300}| \[0x\w+\][^\n]{0,200})?"
    r"|at (?:async |new )?[^()\n]{1,200} \((?:[^()\n]{0,300}[./\\][^()\n:]{0,99}:\d+(?::\d+)?|"
    r"<anonymous>|native(?: code)?|node:[^()\n]{1,99})\)"
    r"|at (?:async )?(?:\w{2,12}://|/|[A-Za-z]:\\|file:|node:|<anonymous>|"
    r"webpack)[^\s()]{0,400}:\d+(?::\d+)?"
    r"""|File ["'][^"'\n]{1,300}["'], line \d+(?:, in [^\n]{1,200})?"""  # Python
    r"|(?:from )?[\w./\\<>() -]{1,200}\.r[bu]:\d+:in [`'][^\n]{1,200}"  # Ruby
    r"|[\w.$/<>*]{0,100}@(?:\w{2,12}://|/|\[native|self-hosted|resource:|chrome:)[^\s]{0,400}"
    r"|#\d{1,3}:?\s{1,8}(?:0x[0-9a-f]+|[^\n]{0,200}(?:\(\d+\): |:\d+|\(\)|\([^\n]{0,150}\) (?:at|"
    r"from) |\{main\}))[^\n]{0,300}"
    r"|\S{1,200}\.go:\d+(?: \+0x[0-9a-f]+)?"
    r"|[\w./*()\[\]·{}-]{1,200}\((?:0x[0-9a-f]+|\.\.\.|\{0x)[^\n]{0,200}\)?|created by "
    r"[\w./*()-]{1,200}[^\n]{0,99}"
    r"|\d{1,3}: {1,16}(?:0x[0-9a-f]+ - )?[\w<][\w<>:$&\[\]{}#, *+'.-]{1,200}(?:::|main)"
    r"[^\n]{0,200}"  # Rust
    r"|at (?:\.{0,2}/)?[\w./-]{1,200}\.\w{1,4}:\d+(?::\d+)?"
    r"|\d{1,3}\s{1,4}[\w.+?-]{2,60}\s{1,30}0x[0-9a-f]{6,16} [^\n]{1,200}"  # macOS, iOS
    r"|\S{1,200}\([\w+]{0,99}\) ?\[0x[0-9a-f]+\]"
    r"|[^\n]{1,200} called at [^\n]{1,200} line \d+"
    r"|[\w.:<>`$ ]{1,150} ?\(at [^\n()]{1,150}:\d+\)"  # Unity
    r"|\([\w.]+ [\w.-]+\) [\w/.]{1,100}\.exs?:\d+: [^\n]{1,150}"
    r")[\s,;]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:\[?\w{1,10}\]?:? )?(?:\.\.\. ?\d+ (?:more|common frames)[^\n]{0,40}|\.\.\.|…|"
    r"(?:caused by|suppressed|wrapped by|verursacht durch|nested exception)\b[^\n]{0,500}|"
    r"-{2,}[>-]? ?(?:end of|ende der)[^\n]{0,150}|-{3,}> [^\n]{0,300}|"
    r"during handling of the above|the above exception was|\[previous line repeated|"
    r"goroutine \d+ \[|stack ?trace:|stack backtrace:|next [\w.$\\]{1,200}:|thrown in |"
    r"\[?cause\]?:|"
    r"traceback \(most|[\^~ ]{2,200}$|main\.main\(\)|exit status \d)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:traceback \(most recent|exception in thread|uncaught\b|unhandled\b|unbehandelte|panic:|"
    r"thread '[^'\n]{1,80}' |fatal error|php (?:fatal|warning|notice)|goroutine \d+|program "
    r"(?:received|terminated)|={2,}\d+={2,}|[\w.$\\:/-]{0,150}(?:error|exception|throwable|failure|"
    r"fault|warning|panic)\b|caused by|error\b|severe\b|warn\b|\(?node:\d+\)|crash|signal\b|"
    r"\S{1,150}\.(?:rb|py|pl|php|exs?):\d+:)|[^\n]{0,150}(?:\w(?:error|exception)\b|\b(?:error|"
    r"fatal|"
    r"severe|failure|abort(?:ed)?|panicked|sigsegv|sigabrt|segmentation|exception)\b)",
    re.IGNORECASE,
)
_INLINE = (
    r"\bat [\w.$<>/]{3,150}\((?:[\w$-]{1,80}\.\w{1,8}:\d{1,6}|Native Method|Unknown Source|"
    r"<[^>\n]{1,40}>(?::\d{1,6}){0,2})\)|\bat (?:[\w.$<> \[\]]{1,80} "
    r"\()?\w{2,10}:/{2}[^\s()]{1,300}:\d+:\d+\)?"
    r"|File \"[^\"\n]{1,200}\", line \d+, in [\w<>]{1,60}"
)
_TOLD = re.compile(
    r"\s*(?:[\w.$\\]{1,200}\.)?[\w$\\]{0,100}(?:Error|Exception|Warning|Interrupt|Exit|Failure|"
    r"Throwable)\b"
)
_CAUSE = re.compile(r"\s*(?:caused by|verursacht durch): ", re.IGNORECASE)
_ABOVE = 6
"""Lines above the first frame that may belong to its message."""
_GAP = 3
"""Lines between two frames that may be source code or the next cause."""
_LONGEST_LINE = 1200
_MOST = 400


def find(text: str) -> list[Finding]:
    """Each trace whole, with the exception above it, and the line in it that names the error."""
    if not any(map(text.__contains__, _HINTS)):
        return []
    found: list[Finding] = []
    lines = list(_lines(text))
    for first, last in _runs(text, lines):
        span = (lines[first][0], lines[last][1])
        found.extend(_told(text, span))
    return found or [each for span in _inline(text) for each in _told(text, span)]


def error_line(trace: str) -> str:
    """The line that names the error: the last cause, Python's last, else the first that tells."""
    start, end = _error_span(trace)
    return trace[start:end]


def _told(text: str, span: Span) -> Iterator[Finding]:
    start = span[0] + len(text[slice(*span)]) - len(text[slice(*span)].lstrip())
    end = span[0] + len(text[slice(*span)].rstrip())
    trace = text[start:end]
    yield Finding(trace, (start, end), "A", "stack_trace")
    told = _error_span(trace)
    if told[0] < told[1] and (_HEAD.match(trace, *told) or " panicked at " in trace):
        value = _CAUSE.sub("", trace[slice(*told)])
        yield Finding(value, (start + told[0], start + told[1]), "A", "error")


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _runs(text: str, lines: list[Span]) -> Iterator[tuple[int, int]]:
    """First and last line of each run of frames, with its head and its tail."""
    frames = [
        number
        for number, (start, end) in enumerate(lines)
        if 8 < end - start < _LONGEST_LINE and _FRAME.match(text, start, end)
    ]
    run: list[int] = []
    free = 0
    for number in [*frames, len(lines) + 99]:
        if run and not _joined(text, lines, run[-1], number):
            first, last = _with_head(text, lines, run[0], free), _with_tail(text, lines, run[-1])
            if (
                len(run) > 1
                or first < run[0]
                or _inline_pattern().search(text[slice(*lines[run[0]])])
            ):
                yield first, last
                free = last + 1
            run = []
        run.append(number)


def _joined(text: str, lines: list[Span], last: int, following: int) -> bool:
    """Whether what stands between two frames belongs to one trace."""
    if following >= len(lines) or following - last > 40:
        return False
    gap = [text[slice(*lines[n])] for n in range(last + 1, following)]
    if len(gap) <= _GAP and all(not each.strip() or each[:1] in " \t" for each in gap):
        return True
    return any(_BETWEEN.match(each) or _TOLD.match(each) for each in gap[: _GAP + 1])


def _with_head(text: str, lines: list[Span], first: int, free: int) -> int:
    """The line where a trace begins: the exception above the frames, over its own lines."""
    best = first
    for number in range(first - 1, max(free, first - _ABOVE) - 1, -1):
        line = text[slice(*lines[number])]
        if not line.strip():
            above_go = best < first and text.startswith("goroutine", lines[best][0])
            if (best < first or first - number > 1) and not above_go:
                break
            continue
        if _HEAD.match(line.lstrip()[:400]) or _BETWEEN.match(line[:400]):
            best = number
    return best


def _with_tail(text: str, lines: list[Span], last: int) -> int:
    """The line where a trace ends: "... 12 more", the line of code, Python's exception."""
    for number in range(last + 1, min(len(lines), last + 1 + _GAP)):
        line = text[slice(*lines[number])]
        if not line.strip():
            break
        if _BETWEEN.match(line) or _TOLD.match(line) or line[:1] in " \t":
            last = number
        elif not line[:1].isspace():
            break
    return last


def _inline(text: str) -> Iterator[Span]:
    """Traces whose line ends were lost on the way: two frames and more in one line."""
    run: list[Span] = []
    if ":" not in text and "Native" not in text and 'File "' not in text:
        return
    for match in islice(_inline_pattern().finditer(text), _MOST):
        if run and match.start() - run[-1][1] > 200:
            run = []
        run.append(match.span())
    if len(run) > 1:
        before = text[max(0, run[0][0] - 300) : run[0][0]]
        heads = list(
            re.finditer(r"(?:[\w$]{1,80}\.){0,12}\w{0,60}(?:Error|Exception)\b|Traceback", before)
        )
        yield run[0][0] - len(before) + heads[0].start() if heads else run[0][0], run[-1][1]


def _error_span(trace: str) -> Span:
    lines = [span for span in _lines(trace) if trace[slice(*span)].strip()]
    causes = [span for span in lines if _CAUSE.match(trace, *span)]
    told = [span for span in lines if _TOLD.match(trace[span[0] : min(span[1], span[0] + 400)])]
    if causes:
        chosen = causes[-1]
    elif told:
        chosen = told[-1] if "Traceback (most" in trace else told[0]
    else:
        telling = (
            span
            for span in lines
            if _HEAD.match(trace[slice(*span)].lstrip()[:400])
            and not _FRAME.match(trace, *span)
            and not trace.startswith("goroutine", span[0])
        )
        chosen = next(telling, lines[0] if lines else (0, 0))
    if " panicked at " in trace[slice(*chosen)] and chosen != lines[-1]:  # Rust: then what it says
        chosen = lines[lines.index(chosen) + 1]
    line = trace[slice(*chosen)]
    frame = _inline_pattern().search(line) if len(line) > 40 else None
    if frame is not None and frame.start() > 0:  # a trace that lost its line ends
        line = line[: frame.start()]
        chosen = (chosen[0], chosen[0] + len(line))
    return chosen[0] + len(line) - len(line.lstrip()), chosen[0] + len(line.rstrip())


@lru_cache(1)
def _inline_pattern() -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(_INLINE, options)
